"""Calendars that are closed on one portal: its product is sold everywhere else, and there nothing is left."""

from collections.abc import Collection

from roomrack.domain.connections.rules import Connection, Portal
from roomrack.domain.content import events, repository
from roomrack.domain.content.service.places import on_portal
from roomrack.infra.db import ReadUnit, WriteUnit


async def switch(
    unit: WriteUnit, accommodation: int, product: int, portal: str, *, open: bool
) -> tuple[Connection, Portal]:
    """Open or close the calendar of a product, which exists, on a portal that the property is connected to.

    Records `content.calendar_opened` or `content.calendar_closed` if that changes anything. Raises
    `PortalNotConnected`.
    """
    connection, found = await on_portal(unit, accommodation, portal)
    now = unit.now(accommodation)
    if await repository.switch(unit, accommodation, connection.id, product, now, open=open):
        await unit.record(events.switched(accommodation, connection.id, product, open=open))
    return connection, found


async def closed_on(unit: ReadUnit, accommodation: int, connection: int, products: Collection[int]) -> set[int]:
    """Those of some products whose calendar is closed on a connection."""
    return await repository.closed(unit, accommodation, connection, products) if products else set()


async def is_closed(unit: ReadUnit, accommodation: int, connection: int, product: int) -> bool:
    """Whether the calendar of a product is closed on a connection: nothing of it is sold there then."""
    return product in await closed_on(unit, accommodation, connection, [product])
