"""Connections of properties to portals: finding, making, changing and deleting them, and their accounts.

A connection is locked before anything is decided about it, its products or its mappings. Its password is sealed under
its own id, so that a sealed one that is moved to another row does not open.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from roomrack.core.calendar_values import CalendarValue
from roomrack.core.errors import RoomrackError, many
from roomrack.core.rights import Area, Level
from roomrack.domain.connections import events, rules
from roomrack.domain.connections.errors import (
    AlreadyConnected,
    ConnectionNotFound,
    CorrectionOutOfRange,
    HotelMissing,
    MappingFirst,
    PortalFixed,
    PropertyConnected,
    UnknownPortal,
    ValueNotTaken,
    WrongPortalForSandbox,
)
from roomrack.domain.connections.repository import connections as repository
from roomrack.domain.connections.repository import products as sold
from roomrack.domain.connections.rules import Connection, LogType, Portal, Status
from roomrack.domain.connections.service import feeds, journal, linting
from roomrack.domain.connections.service import portals as known
from roomrack.domain.identity import service as identity
from roomrack.domain.products import service as products
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.channels import Account

PORTAL_PATH = "$.channelId"
LEAST_RATIO, MOST_RATIO = Decimal("0.2"), Decimal(3)
"""Between these a ratio can be meant; where the portal has another currency than the property, it converts too."""
LEAST_CONVERSION, MOST_CONVERSION = Decimal("0.00001"), Decimal(100_000)

_SWITCHES = (("update_calendar", "$.updateCalendar"), ("pull_reservations", "$.pullReservations"))
_CREDENTIALS = frozenset({"hotel", "username", "password"})
_CORRECTION = frozenset({"correction_ratio", "correction_fixed", "correction_round"})


@dataclass(frozen=True, slots=True)
class Shown:
    """A connection with what it is shown with."""

    connection: Connection
    portal: Portal
    accommodation: Accommodation
    has_rooms: bool
    """Whether the portal is known to sell something over it."""
    has_physical_rooms: bool
    accepted: rules.LogLine | None
    """When the portal last took something."""


# --- finding ---------------------------------------------------------------------------------------------------------


async def get(unit: ReadUnit, accommodation: int, id: int) -> Connection:
    """A connection of a property. Raises `ConnectionNotFound`."""
    found = await repository.get(unit, accommodation, id)
    if found is None:
        raise ConnectionNotFound(id)
    return found


async def once_there(unit: ReadUnit, accommodation: int, id: int) -> Connection:
    """A connection of a property, though it may be deleted by now: what it left behind can still be dealt with.

    Raises `ConnectionNotFound`.
    """
    found = await repository.get(unit, accommodation, id, deleted=True)
    if found is None:
        raise ConnectionNotFound(id)
    return found


async def locate(unit: ReadUnit, id: int) -> Connection:
    """A connection of any property that the unit sees: its id leads to its tenant. Raises `ConnectionNotFound`.

    Who calls it judges afterwards whether the caller may touch that property (`Call.require`).
    """
    found = await repository.locate(unit, id)
    if found is None:
        raise ConnectionNotFound(id)
    return found


async def hold(unit: WriteUnit, accommodation: int, id: int) -> Connection:
    """A connection, held against other changes of it until the unit ends. Raises `ConnectionNotFound`."""
    found = await repository.lock(unit, accommodation, id)
    if found is None:
        raise ConnectionNotFound(id)
    return found


async def connections_of(unit: ReadUnit, accommodation: int) -> list[Connection]:
    """The connections of a property, by id."""
    return await repository.find(unit, [accommodation])


async def find(
    unit: ReadUnit,
    accommodations: Collection[int],
    *,
    ids: Collection[int] | None = None,
    name: str | None = None,
    hotel: str | None = None,
) -> list[Connection]:
    """Connections of some properties, by id. `name` is a part of a name of the portal, in any case."""
    found = await repository.find(unit, accommodations, ids=ids, hotel=hotel)
    if name is None:
        return found
    wanted = name.casefold()
    portals = await known.portals_by_id(unit, [one.portal for one in found])
    return [
        one
        for one in found
        if any(
            wanted in text.casefold() for text in (portals[one.portal].internal_name, portals[one.portal].external_name)
        )
    ]


async def connections_on(unit: ReadUnit, portal: int, *, hotel: str | None = None) -> list[Connection]:
    """The connections to a portal that the unit sees, by id: for workers and for what a portal sends to us."""
    return await repository.on_portal(unit, portal, hotel)


async def every_connection(unit: ReadUnit) -> list[Connection]:
    """All connections that the unit sees, of all properties, by id: for workers."""
    return await repository.every(unit)


async def shown(unit: ReadUnit, found: Collection[Connection]) -> list[Shown]:
    """Connections, in order, with what they are shown with."""
    portals = await known.portals_by_id(unit, [one.portal for one in found])
    homes = {one.id: one for one in await properties.find(unit, {one.accommodation for one in found})}
    accepted = await journal.last_lines(unit, found, LogType.ACCEPT)
    listed: list[Shown] = []
    for accommodation, home in homes.items():
        ids = [one.id for one in found if one.accommodation == accommodation]
        externals = [one for one in await sold.externals(unit, accommodation, ids) if one.gone_at is None]
        rooms = {one.connection for one in externals if not one.physical}
        physical = {one.connection for one in externals if one.physical}
        listed += [
            Shown(
                one,
                portals[one.portal],
                home,
                one.id in rooms,
                one.id in physical,
                accepted.get(one.id),
            )
            for one in found
            if one.accommodation == accommodation
        ]
    order = [one.id for one in found]
    return sorted(listed, key=lambda one: order.index(one.connection.id))


async def account(unit: ReadUnit, connection: Connection, home: Accommodation | None = None) -> Account:
    """The account of a connection at its channel, its password in clear: never log it, never keep it.

    `home` is its property where that was read already. Raises `KeyringError` when the key that sealed the password is
    gone.
    """
    home = home or await properties.get(unit, connection.accommodation)
    return Account(
        connection=connection.id,
        accommodation=connection.accommodation,
        hotel=connection.hotel,
        username=connection.username,
        password=await _password(unit, connection),
        currency=connection.currency or home.currency,
        now=unit.now(connection.accommodation),
        feeds=await feeds.addresses(unit, connection),
    )


# --- changing --------------------------------------------------------------------------------------------------------


async def create(
    unit: WriteUnit, accommodation: int, draft: Mapping[str, Any], *, grant: int | None, id: int | None = None
) -> Connection:
    """Connect a property to a portal and record `connection.created`.

    `draft` has the names of `Connection`, and `password`. Credentials that are missing are taken from a connection of
    the same hotel at the same portal, of this property or of another that `grant` may write, in the same network. An
    explicit `id` is for demo data. Raises `UnknownPortal`, `WrongPortalForSandbox`, `AlreadyConnected`, and, for all
    fields together, `ValueNotTaken`, `CorrectionOutOfRange` and `MappingFirst`.
    """
    place = await properties.get(unit, accommodation)
    portal = await known.portal(unit, draft["portal"])
    if portal is None:
        raise UnknownPortal(PORTAL_PATH, draft["portal"])
    if not await known.fits(unit, portal, sandbox=place.sandbox):
        raise WrongPortalForSandbox(PORTAL_PATH)
    await repository.lock_property(unit, accommodation)
    for other in await repository.find(unit, [accommodation], portals=[portal.id]):
        if other.hotel == draft.get("hotel"):
            raise AlreadyConnected(PORTAL_PATH, connection=other.id)
    values = {name: value for name, value in draft.items() if name not in ("password", "portal")}
    wrong = _wrong(values, portal, place)
    wrong += [MappingFirst(element) for name, element in _SWITCHES if values.get(name)]
    if wrong:
        raise many(wrong)
    now = unit.now(accommodation)
    made = Connection(
        id=(await unit.new_ids("connection_id", 1))[0] if id is None else id,
        accommodation=accommodation,
        portal=portal.id,
        status=Status.WAITING,
        created_at=now,
        updated_at=now,
        **{
            "calendar_values": portal.calendar_values,
            **{name: _kept(name, value) for name, value in values.items() if value is not None},
        },
    )
    password = draft.get("password")
    if made.hotel is not None and (made.username is None or password is None):
        username, lent = await _lent(unit, place, made, grant)
        made = replace(made, username=made.username or username)
        password = password or lent
    made = replace(made, has_password=password is not None)
    await repository.store(unit, made)
    await _seal(unit, made, password)
    await unit.record(events.created(accommodation, rules.snapshot(made)))
    await journal.log(unit, made, LogType.CONNECT, f"Connected to {portal.external_name}.")
    return made


async def update(unit: WriteUnit, accommodation: int, id: int, draft: Mapping[str, Any]) -> tuple[Connection, bool]:
    """Change what was sent of a connection; gives it as it is now, and whether anything changed.

    None clears what may be missing and puts the rest back to its default. Switching `update_calendar` or
    `pull_reservations` on enables the connection, and so do new credentials of one that has them on. Records
    `connection.changed`. Raises `ConnectionNotFound`, `PortalFixed`, `AlreadyConnected`, and, for all fields together,
    `ValueNotTaken`, `CorrectionOutOfRange`, `MappingFirst`, `HotelMissing` and `MappingFaulty`.
    """
    current = await hold(unit, accommodation, id)
    place = await properties.get(unit, accommodation)
    portal = await _portal(unit, current)
    if draft.get("portal") not in (None, current.portal):
        raise PortalFixed(PORTAL_PATH, portal=current.portal)
    values = {name: value for name, value in draft.items() if name not in ("password", "portal")}
    after = replace(
        current,
        **{name: _defaults(portal)[name] if value is None else _kept(name, value) for name, value in values.items()},
    )
    given = "password" in draft
    password = draft.get("password")
    new_password = given and password != await _password(unit, current)
    after = replace(after, has_password=password is not None if given else current.has_password)
    renewed = new_password or (after.hotel, after.username) != (current.hotel, current.username)
    on = [
        (name, path)
        for name, path in _SWITCHES
        if getattr(after, name)
        and (not getattr(current, name) or (values.get(name) and current.status is not Status.ENABLED))
    ]
    if renewed:
        after = replace(after, logged_in_at=None)
    if on or (renewed and (after.update_calendar or after.pull_reservations)):
        after = replace(after, status=Status.ENABLED)
    elif renewed and after.status is Status.DISABLED:
        after = replace(after, status=Status.WAITING)
    if after == current and not renewed:
        return current, False
    if after.hotel != current.hotel:
        await repository.lock_property(unit, accommodation)
        for other in await repository.find(unit, [accommodation], portals=[portal.id]):
            if other.id != id and other.hotel == after.hotel:
                raise AlreadyConnected("$.hotelId", connection=other.id)
    wrong = _wrong(values, portal, place, after)
    if on:
        wrong += await _against(unit, after, portal, on)
    if wrong:
        raise many(wrong)
    after = await store(unit, current, after)
    if given:
        await _seal(unit, after, password)
    await _note(unit, current, after, renewed=new_password)
    return after, True


async def set_status(unit: WriteUnit, accommodation: int, id: int, status: Status, reason: str) -> Connection:
    """Enable or disable a connection, or let it wait; `reason` goes into its log. Records `connection.changed`.

    Raises `ConnectionNotFound`, and of one that is to be enabled `HotelMissing`.
    """
    current = await hold(unit, accommodation, id)
    if current.status is status:
        return current
    if status is Status.ENABLED and current.hotel is None and (await _portal(unit, current)).requires_hotel:
        raise HotelMissing("$.hotelId")
    after = await store(unit, current, replace(current, status=status))
    type = LogType.ONLINE if status is Status.ENABLED else LogType.OFFLINE
    await journal.log(unit, after, type, reason)
    return after


async def refuse_credentials(unit: WriteUnit, accommodation: int, id: int, problem: str) -> Connection:
    """Disable a connection whose portal does not accept its credentials: nothing more is sent until they change.

    Records `connection.changed`. Raises `ConnectionNotFound`.
    """
    current = await hold(unit, accommodation, id)
    after = replace(current, status=Status.DISABLED, logged_in_at=None)
    if after != current:
        after = await store(unit, current, after)
    await journal.log(unit, after, LogType.EXPIRED, problem, executed=False)
    return after


async def logged_in(unit: WriteUnit, accommodation: int, id: int) -> Connection:
    """Note that a portal accepted the account; a connection that waited is enabled. Raises `ConnectionNotFound`."""
    current = await hold(unit, accommodation, id)
    status = Status.ENABLED if current.status is Status.WAITING else current.status
    after = replace(current, logged_in_at=unit.now(accommodation), status=status)
    return await store(unit, current, after)


async def delete(unit: WriteUnit, accommodation: int, id: int) -> Connection:
    """Delete a connection with its mappings; gives it as it was. Its password is forgotten.

    Calendar files that its mappings let products import are imported no more. Records `connection.deleted`. Raises
    `ConnectionNotFound`.
    """
    await products.hold(unit, accommodation)
    current = await hold(unit, accommodation, id)
    mappings = await sold.mappings(unit, accommodation, [id])
    await sold.unmap(unit, accommodation, id, [one.id for one in mappings])
    if await feeds.are_sold_over(unit, current):
        for mapping in mappings:
            await feeds.end(unit, mapping)
    await repository.mark_deleted(unit, current, unit.now(accommodation))
    await journal.log(unit, current, LogType.CONNECT, "Deleted.")
    await unit.record(events.deleted(accommodation, rules.snapshot(current)))
    return current


async def property_guard(unit: WriteUnit, accommodation: int) -> list[RoomrackError]:
    """Connections that still send or read, which stands against deleting; for `properties.deletion_guards`."""
    live = await repository.live(unit, accommodation)
    return [PropertyConnected(connections=", ".join(map(str, live)))] if live else []


async def store(unit: WriteUnit, current: Connection, after: Connection) -> Connection:
    """Write a connection that the unit holds as it is now. Records `connection.changed`."""
    after = replace(after, updated_at=unit.now(current.accommodation))
    await repository.replace(unit, after)
    await unit.record(events.changed(current.accommodation, rules.snapshot(current), rules.snapshot(after)))
    return after


async def _note(unit: WriteUnit, current: Connection, after: Connection, *, renewed: bool) -> None:
    """Write into the log what of a connection changed; of credentials only that they did."""
    before, now = rules.snapshot(current), rules.snapshot(after)
    changed = [
        name for name in now if now[name] != before[name] and name not in ("updated_at", "has_password", "logged_in_at")
    ]
    if renewed:
        changed.append("password")
    type = LogType.CONFIGURATION
    if changed and set(changed) <= _CORRECTION:
        type = LogType.CORRECTION
    elif changed == ["availability_percentage"]:
        type = LogType.AVAILABILITY
    shown = {name: {"from": before[name], "to": now[name]} for name in changed if name not in _CREDENTIALS}
    await journal.log(unit, after, type, f"Changed: {', '.join(changed)}.", snapshot=shown)


async def _portal(unit: ReadUnit, connection: Connection) -> Portal:
    found = await known.portal(unit, connection.portal)
    if found is None:
        raise LookupError("portals are never deleted")
    return found


def _defaults(portal: Portal) -> Mapping[str, Any]:
    """What a field of a connection is when it was cleared."""
    return {
        "hotel": None,
        "username": None,
        "currency": None,
        "update_calendar": False,
        "pull_reservations": False,
        "pull_mapped_only": True,
        "content": False,
        "messages": False,
        "mail_on_error": False,
        "calendar_values": portal.calendar_values,
        "correction_ratio": None,
        "correction_fixed": False,
        "correction_round": False,
        "commission": None,
        "availability_percentage": 100,
        "color": None,
    }


def _kept(name: str, value: Any) -> Any:
    """A field as it is kept: the values of the calendar in their own order, each once."""
    return tuple(one for one in CalendarValue if one in value) if name == "calendar_values" else value


def _wrong(
    values: Mapping[str, Any], portal: Portal, place: Accommodation, after: Connection | None = None
) -> list[RoomrackError]:
    """What is wrong with the fields of a connection that were sent."""
    wrong: list[RoomrackError] = []
    taken = ", ".join(portal.calendar_values) or "none"
    for index, value in enumerate(values.get("calendar_values") or ()):
        if value not in portal.calendar_values:
            wrong.append(ValueNotTaken(f"$.calendarValues[{index}]", value=value.value, taken=taken))
    ratio = after.correction_ratio if after else values.get("correction_ratio")
    fixed = after.correction_fixed if after else values.get("correction_fixed")
    currency = after.currency if after else values.get("currency")
    if ratio is not None and not fixed and (after is None or values.keys() & {*_CORRECTION, "currency"}):
        converts = currency not in (None, place.currency)
        least, most = (LEAST_CONVERSION, MOST_CONVERSION) if converts else (LEAST_RATIO, MOST_RATIO)
        if not least <= ratio <= most:
            wrong.append(CorrectionOutOfRange("$.correctionRatio", least=least, most=most))
    return wrong


async def _against(
    unit: ReadUnit, connection: Connection, portal: Portal, on: Collection[tuple[str, str]]
) -> list[RoomrackError]:
    """What stands against switching something on."""
    if not await sold.mappings(unit, connection.accommodation, [connection.id]):
        return [MappingFirst(path) for _, path in on]
    if portal.requires_hotel and connection.hotel is None:
        return [HotelMissing("$.hotelId")]
    if any(name == "update_calendar" for name, _ in on):
        return await linting.errors_of(unit, connection)
    return []


async def _lent(
    unit: WriteUnit, place: Accommodation, made: Connection, grant: int | None
) -> tuple[str | None, str | None]:
    """Username and password of a connection of the same hotel, of whoever runs this property too."""
    own = place.id
    before = unit.scope
    reached = [own]
    if grant is not None and place.network is not None:
        written = [
            one.accommodation
            for one in (await identity.grant(unit, grant)).resources
            if one.permissions.get(Area.ACCOMMODATION, Level.NONE) >= Level.READWRITE
        ]
        await unit.widen(*written)
        reached += [one.id for one in await properties.find(unit, written) if one.network == place.network]
    username: str | None = None
    password: str | None = None
    donors = await repository.find(unit, reached, portals=[made.portal], hotel=made.hotel)
    for donor in sorted(donors, key=lambda one: (one.accommodation != own, -one.id)):
        username = username or donor.username
        password = password or await _password(unit, donor)
    await unit.narrow(before)
    return username, password


async def _password(unit: ReadUnit, connection: Connection) -> str | None:
    sealed = await repository.secret(unit, connection.accommodation, connection.id)
    if sealed is None:
        return None
    return unit.keyring.open(sealed.kid, sealed.blob, _context(connection)).decode()


async def _seal(unit: WriteUnit, connection: Connection, password: str | None) -> None:
    sealed = None if password is None else unit.keyring.seal(password.encode(), _context(connection))
    await repository.seal(unit, connection.accommodation, connection.id, sealed)


def _context(connection: Connection) -> bytes:
    return f"connection.password:{connection.accommodation}:{connection.id}".encode()
