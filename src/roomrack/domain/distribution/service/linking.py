"""A connection with all that sending and reading over it takes."""

from dataclasses import dataclass
from datetime import date

from roomrack.core.calendar_values import CalendarValue
from roomrack.domain.connections import service as connections
from roomrack.domain.connections.rules import API, Connection, Mapping, Portal
from roomrack.domain.distribution.rules.outward import VALUES, Terms
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Catalog
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra.db import ReadUnit
from roomrack.ports.channels import Abilities, Account, Channel

API_ABILITIES = Abilities(calendar_values=frozenset(CalendarValue), horizon_days=730, days_per_call=20_000)
"""What portals that are applications take: each push is one webhook."""


@dataclass(frozen=True, slots=True)
class Link:
    """A connection, ready to be used. It holds an account: never log it."""

    connection: Connection
    portal: Portal
    abilities: Abilities
    channel: Channel | None
    """None for a portal that is an application: it is told by webhooks."""
    account: Account | None
    home: Accommodation
    catalog: Catalog
    today: date
    """The property's local day."""
    currency: str
    mapped: dict[int, Mapping]
    """By product, what can be written."""

    @property
    def terms(self) -> Terms:
        """How the calendar goes out."""
        one = self.connection
        values = frozenset(VALUES).intersection(
            one.calendar_values, self.portal.calendar_values, self.abilities.calendar_values
        )
        return Terms(
            values,
            self.currency,
            one.correction_ratio,
            fixed=one.correction_fixed,
            whole=one.correction_round,
            percentage=one.availability_percentage,
        )


def abilities_of(portal: Portal) -> Abilities | None:
    """What the channel of a portal can do; None when this server does not speak with it."""
    if portal.channel == API:
        return API_ABILITIES
    channel = connections.channels.get(portal.channel)
    return None if channel is None else channel.abilities


async def link(unit: ReadUnit, connection: Connection) -> Link | None:
    """All that using a connection takes; None when this server does not speak with its channel."""
    portal = await connections.portal(unit, connection.portal)
    abilities = None if portal is None else abilities_of(portal)
    if portal is None or abilities is None:
        return None
    home = await properties.get(unit, connection.accommodation)
    channel = connections.channels.get(portal.channel)
    return Link(
        connection=connection,
        portal=portal,
        abilities=abilities,
        channel=channel,
        account=None if channel is None else await connections.account(unit, connection, home),
        home=home,
        catalog=await products.catalog_of(unit, home),
        today=home.day_of(unit.now(home.id)),
        # Amounts are in the property's currency; a ratio converts them where the channel's is another.
        currency=connection.currency or home.currency,
        mapped={
            one.product: one
            for one in await connections.mappings_of(unit, connection)
            if one.external.manageable and one.external.gone_at is None
        },
    )
