"""What can be done with a connection besides changing it (docs/contract.md 9): load, close, send, record."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from roomrack.core.errors import PartnerError
from roomrack.domain.connections.errors import ActionImpossible, HotelMissing
from roomrack.domain.connections.rules import API, Action, Connection, LogType, Portal, Status
from roomrack.domain.connections.service import connecting, journal, linting, mailing, mapping
from roomrack.domain.connections.service import portals as known
from roomrack.domain.connections.service.registry import ActionSteps, actions, channels
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Catalog
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.channels import Channel, ChannelError, ExternalProduct

Work = Callable[[], Awaitable["Brought"]]


@dataclass(frozen=True, slots=True)
class Brought:
    """What the work of an action came to."""

    value: Any


async def perform(unit: WriteUnit, accommodation: int, id: int, action: Action, brought: Brought | None) -> Work | None:
    """Carry out an action, or give what must be done outside of any transaction first.

    When it gives work, what it brings is for a second call in a new unit. Raises `ConnectionNotFound`,
    `ActionImpossible`, and what the action refuses; the work raises `PartnerError` with the channel's own words.
    """
    connection = await connecting.hold(unit, accommodation, id)
    portal = await known.portal(unit, connection.portal)
    if portal is None:
        raise LookupError("portals are never deleted")
    steps = _OWN.get(action) or actions.get(action)
    if steps is None:
        raise ActionImpossible("action", portal=portal.external_name, action=action.value)
    if brought is None:
        work = await steps.prepare(unit, connection)
        if work is not None:
            return _asking(portal, work)
    await steps.record(unit, connection, None if brought is None else brought.value)
    return None


def _asking(portal: Portal, work: Callable[[], Awaitable[Any]]) -> Work:
    async def ask() -> Brought:
        try:
            return Brought(await work())
        except ChannelError as error:
            raise PartnerError(partner=portal.external_name, words=[error.problem]) from error

    return ask


async def channel_of(unit: ReadUnit, connection: Connection) -> tuple[Portal, Channel | None]:
    """The portal of a connection, and what speaks with it; None for API portals and for what is not served here."""
    portal = await known.portal(unit, connection.portal)
    if portal is None:
        raise LookupError("portals are never deleted")
    return portal, channels.get(portal.channel)


async def _begin_rooms(unit: ReadUnit, connection: Connection) -> Callable[[], Awaitable[Any]]:
    portal, channel = await channel_of(unit, connection)
    if channel is None or not channel.abilities.lists_products:
        raise ActionImpossible("action", portal=portal.external_name, action=Action.IMPORT_ROOMS.value)
    if portal.requires_hotel and connection.hotel is None:
        raise HotelMissing("$.hotelId")
    account = await connecting.account(unit, connection)
    return lambda: channel.products(account)


async def _keep_rooms(unit: WriteUnit, connection: Connection, found: Any) -> None:
    sold = await mapping.replace_externals(unit, connection, found)
    await connecting.logged_in(unit, connection.accommodation, connection.id)
    await journal.log(unit, connection, LogType.ROOM, f"Rooms and rates read: {len(sold)}.")


async def _no_work(unit: ReadUnit, connection: Connection) -> None:
    return None


def _places(catalog: Catalog, product: int | None) -> int:
    """How many guests a physical room of a product holds."""
    return max(1, catalog[product].adults) if product is not None and product in catalog else 1


async def _keep_physical_rooms(unit: WriteUnit, connection: Connection, found: Any) -> None:
    """The property's own physical rooms, for portals that want to know which room a guest gets."""
    catalog = await products.catalog(unit, connection.accommodation)
    rooms = await products.pms_rooms(unit, [connection.accommodation])
    listed = [
        ExternalProduct(
            room=str(room.id),
            room_name=room.name,
            occupancy=max(1, catalog[room.product].adults)
            if room.product is not None and room.product in catalog
            else 1,
            manageable=False,
        )
        for room in rooms
    ]
    await mapping.replace_externals(unit, connection, listed, physical=True)
    await journal.log(unit, connection, LogType.PMS_ROOM, f"Physical rooms entered: {len(listed)}.")


async def _begin_check(unit: ReadUnit, connection: Connection) -> Callable[[], Awaitable[Any]] | None:
    portal, channel = await channel_of(unit, connection)
    if portal.requires_hotel and connection.hotel is None:
        raise HotelMissing("$.hotelId")
    if portal.channel == API:
        return None
    if channel is None:
        raise ActionImpossible("action", portal=portal.external_name, action=Action.MARK_CONNECTED.value)
    account = await connecting.account(unit, connection)
    return lambda: channel.check(account)


async def _mark(unit: WriteUnit, connection: Connection, found: Any) -> None:
    await connecting.logged_in(unit, connection.accommodation, connection.id)
    await connecting.set_status(unit, connection.accommodation, connection.id, Status.ENABLED, "Marked as connected.")
    await journal.log(unit, connection, LogType.ACCEPT, "The account is connected.")


async def _commit_mapping(unit: WriteUnit, connection: Connection, found: Any) -> None:
    wrong = await linting.errors_of(unit, connection)
    if wrong:
        raise wrong[0]
    await connecting.set_status(
        unit, connection.accommodation, connection.id, Status.ENABLED, "The mapping is complete."
    )
    await journal.log(unit, connection, LogType.MAPPING, "The mapping was found complete.")


async def _help(unit: WriteUnit, connection: Connection, found: Any) -> None:
    await mailing.help_customer(unit, connection)


_OWN: dict[Action, ActionSteps] = {
    Action.IMPORT_ROOMS: ActionSteps(_begin_rooms, _keep_rooms),
    Action.IMPORT_ROOMS_PMS: ActionSteps(_no_work, _keep_physical_rooms),
    Action.MARK_CONNECTED: ActionSteps(_begin_check, _mark),
    Action.COMMIT_MAPPING_AS_COMPLETED: ActionSteps(_no_work, _commit_mapping),
    Action.EMAIL_HELP_CUSTOMER: ActionSteps(_no_work, _help),
}
