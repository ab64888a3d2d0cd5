"""Looking a mapping over (docs/contract.md 9)."""

from collections.abc import Sequence

from roomrack.core.errors import RoomrackError
from roomrack.domain.connections.errors import MappingFaulty
from roomrack.domain.connections.repository import connections as repository
from roomrack.domain.connections.repository import products as sold
from roomrack.domain.connections.rules import Connection
from roomrack.domain.connections.rules.linting import Finding, Level, Situation, Sold, lint
from roomrack.domain.connections.service import feeds
from roomrack.domain.connections.service import portals as known
from roomrack.domain.products import service as products
from roomrack.domain.properties import service as properties
from roomrack.infra.db import ReadUnit


async def findings(unit: ReadUnit, connection: Connection) -> Sequence[Finding]:
    """Everything that is wrong with the mapping of a connection, errors first."""
    place = await properties.get(unit, connection.accommodation)
    portal = await known.portal(unit, connection.portal)
    if portal is None:
        raise LookupError("portals are never deleted")
    catalog = await products.catalog(unit, place.id)
    listings = {one.id: one for one in await products.find(unit, place.id, only_to_show=True)}
    beside = [
        one.id
        for one in await repository.find(unit, [place.id], portals=[connection.portal])
        if one.id != connection.id and one.hotel == connection.hotel
    ]
    situation = Situation(
        connection=connection,
        portal=portal,
        currency=place.currency,
        products={
            id: Sold(id, one.name, catalog.chain(id)[0].id, one.adults, listings[id].children or 0)
            for id, one in catalog.items()
            if id in listings
        },
        mappings=await sold.mappings(unit, place.id, [connection.id]),
        beside=await sold.mappings(unit, place.id, beside) if beside else (),
        feeds=feeds.are_sold(portal),
    )
    return lint(situation)


async def errors_of(unit: ReadUnit, connection: Connection) -> list[RoomrackError]:
    """The errors among the findings, as one refusal; empty when there are none."""
    wrong = [one.error for one in await findings(unit, connection) if one.level is Level.ERROR]
    return [MappingFaulty("$.updateCalendar", nested=wrong)] if wrong else []
