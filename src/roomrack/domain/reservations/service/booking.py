"""Selling: new reservations, and those that are posted again."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from roomrack.core.errors import RoomrackError, many
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Catalog
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reservations import repository
from roomrack.domain.reservations.errors import NoRooms, RefersDiffer, RoomsIndistinct
from roomrack.domain.reservations.rules import changes
from roomrack.domain.reservations.rules.changes import Method, Origin
from roomrack.domain.reservations.rules.drafts import Draft, Settled, settle
from roomrack.domain.reservations.rules.refers import ENTROPY, refer_of
from roomrack.domain.reservations.rules.state import Place, Reservation, Source, Status, View
from roomrack.domain.reservations.service import checking, extras, ledger, portals, rooms
from roomrack.domain.reservations.service.changing import changed, ended, store
from roomrack.domain.reservations.service.outcome import Outcome, event_of, finish
from roomrack.domain.reservations.service.reading import place_of, views_of_new
from roomrack.infra.db import WriteUnit
from roomrack.infra.events import Event

Key = tuple[int, str, int]
"""Channel, channelRefer and product: what makes a reservation the same one again."""


@dataclass(frozen=True, slots=True)
class _Request:
    """One call: what is asked for, checked, and where."""

    house: Accommodation
    catalog: Catalog
    settled: Sequence[Settled]
    origin: Origin


async def create(
    unit: WriteUnit,
    accommodation: int,
    draft: Draft,
    *,
    availability: bool = True,
    application: int | None = None,
    source: Source = Source.API,
    keep_anyway: bool = False,
    id: int | None = None,
) -> View:
    """Book one room, or change the reservation that has the same channel, channelRefer and product.

    With `availability` it takes its nights, or is refused with `NightSoldOut`; without, it takes none. `keep_anyway`
    is for what is real whatever the calendar says: a reservation read by a connection. One posted by the application
    that owns its channel's portal is kept likewise. An explicit `id` is for demo data. Raises the errors of `settle`,
    `UnknownProduct`, `UnknownRoom`, and for a repeat those of `changing.update`.
    """
    origin = Origin(unit.now(accommodation), application, source)
    booked = await _book(
        unit, accommodation, [draft], origin, availability=availability, keep_anyway=keep_anyway, id=id
    )
    return booked[0]


async def create_many(
    unit: WriteUnit,
    accommodation: int,
    drafts: Sequence[Draft],
    *,
    application: int | None = None,
    source: Source = Source.API,
    keep_anyway: bool = False,
) -> list[View]:
    """Book the rooms of one booking, all or none, under one refer; each is announced on its own.

    Raises what `create` raises, for all bad items together, and `NoRooms`, `RefersDiffer`, `RoomsIndistinct`.
    """
    if not drafts:
        raise NoRooms("$.reservations")
    origin = Origin(unit.now(accommodation), application, source)
    return await _book(unit, accommodation, drafts, origin, availability=True, keep_anyway=keep_anyway)


async def _book(
    unit: WriteUnit,
    accommodation: int,
    drafts: Sequence[Draft],
    origin: Origin,
    *,
    availability: bool,
    keep_anyway: bool,
    id: int | None = None,
) -> list[View]:
    house = await properties.get_to_sell(unit, accommodation)
    place = place_of(house)
    catalog = await products.catalog_of(unit, house)
    settled = await _settled(unit, place, catalog, drafts, origin)
    request = _Request(house, catalog, settled, origin)
    keys = _keys(settled)
    existing: dict[Key, Reservation] = {}
    if len(settled) > 1 and keys:
        # The rooms of a booking that is posted again keep its refer, so one that is new must join it.
        existing = await _existing(unit, accommodation, list(keys))
    refer = _refer(settled, list(existing.values()))
    new = await _new(unit, request, {keys[key] for key in existing}, refer, id)
    new = {index: await ledger.planned(unit, house, None, room) for index, room in new.items()}
    await rooms.check(unit, accommodation, [(None, room, settled[index].path) for index, room in new.items()])
    channels = {item.values["channel_id"] for item in settled}
    kept = channels if keep_anyway else await portals.owned(unit, origin.application, channels)
    alone = not existing and all("refer" not in item.values for item in settled)
    shown = await views_of_new(unit, house, list(new.values()), catalog, alone=alone)
    told = [] if kept else [event_of(None, view) for view in shown]
    existing |= await _insert(unit, accommodation, new, keys, told)
    await ledger.keep_plans(unit, accommodation, [(None, room) for room in new.values()])
    outcomes = {index: Outcome(None, room, keep_anyway=room.channel_id in kept) for index, room in new.items()}
    for key, old in existing.items():
        item = settled[keys[key]]
        item.status = item.status or Status.CONFIRMED
        after = await changed(unit, house, catalog, old, item, method=Method.PUT, complete=True, origin=origin)
        if after is not old:
            after = await ledger.planned(unit, house, old, after)
            await rooms.check(unit, accommodation, [(old, after, item.path)])
            await store(unit, [after], item.path)
            await ledger.keep_plans(unit, accommodation, [(old, after)])
        outcomes[keys[key]] = Outcome(old, after, keep_anyway=after.channel_id in kept)
    return await finish(
        unit,
        house,
        catalog,
        [
            replace(outcome, element=f"{settled[index].path}.product", path=settled[index].path)
            for index, outcome in sorted(outcomes.items())
        ],
        availability=availability,
        shown=shown if not existing and not kept else None,
        told=[room.id for room in new.values()] if told else [],
    )


async def _settled(
    unit: WriteUnit, place: Place, catalog: Catalog, drafts: Sequence[Draft], origin: Origin
) -> list[Settled]:
    settled: list[Settled] = []
    errors: list[RoomrackError] = []
    for draft in drafts:
        missing = await checking.unknown(unit, place.id, draft, catalog)
        try:
            settled.append(settle(draft, place, place.day_of(origin.now), complete=True, errors=missing))
        except RoomrackError as error:
            errors.append(error)
    if len(errors) == 1 and len(drafts) == 1:
        raise errors[0]
    if not errors:
        errors = list(_indistinct(settled))
    if errors:
        raise many(errors)
    return settled


def _indistinct(settled: Sequence[Settled]) -> list[RoomrackError]:
    """What keeps the items of a bulk from being the rooms of one booking."""
    found: list[RoomrackError] = []
    first: dict[Key, int] = {}
    refers = {item.values["refer"]: item.path for item in settled if "refer" in item.values}
    if len(refers) > 1:
        found.append(RefersDiffer(f"{list(refers.values())[1]}.refer", refers=", ".join(sorted(refers))))
    for index, item in enumerate(settled):
        key = _key(item)
        if key is not None and first.setdefault(key, index) != index:
            found.append(RoomsIndistinct(f"{item.path}.channelRefer", first=first[key], second=index))
    return found


def _key(item: Settled) -> Key | None:
    refer = item.values.get("channel_refer")
    return None if refer is None else (item.values["channel_id"], refer, item.values["product"])


def _keys(settled: Sequence[Settled]) -> dict[Key, int]:
    return {key: index for index, item in enumerate(settled) if (key := _key(item)) is not None}


def _refer(settled: Sequence[Settled], existing: Sequence[Reservation]) -> str:
    for item in settled:
        if "refer" in item.values:
            return str(item.values["refer"])
    return existing[0].refer if existing else refer_of(secrets.randbelow(ENTROPY))


async def _existing(unit: WriteUnit, accommodation: int, keys: Sequence[Key]) -> dict[Key, Reservation]:
    found = await repository.lock_channel(unit, accommodation, keys)
    return {(room.channel_id, room.channel_refer or "", room.product): room for room in found}


async def _new(
    unit: WriteUnit, request: _Request, existing: set[int], refer: str, id: int | None
) -> dict[int, Reservation]:
    wanted = {index: item for index, item in enumerate(request.settled) if index not in existing}
    if not wanted:
        return {}
    ids = await repository.fresh(
        unit,
        reservations=len(wanted) if id is None else 0,
        guests=sum(item.guest_count for item in wanted.values()),
        metadata=sum(len(item.metadata or ()) for item in wanted.values()),
    )
    if id is not None:
        ids.reservations.append(id)
    house, origin = request.house, request.origin
    made: dict[int, Reservation] = {}
    for index, item in wanted.items():
        room = changes.make(
            item,
            accommodation=house.id,
            currency=house.currency,
            refer=refer,
            calendar=await checking.prices(unit, house, request.catalog, item),
            ids=ids,
            origin=origin,
        )
        if item.extras:
            room = await extras.stated(unit, house, room, item.extras, origin, others=list(made.values()))
        made[index] = await ended(unit, house, None, room, origin)
    return made


async def _insert(
    unit: WriteUnit, accommodation: int, new: dict[int, Reservation], keys: Mapping[Key, int], told: Sequence[Event]
) -> dict[Key, Reservation]:
    """Write the new ones with their events.

    One that exists already is taken out of `new` and given, locked: someone made it between our look and our insert,
    or it is the only one of its call, for which nobody looked.
    """
    if not new:
        return {}
    # In the order of the unique key: two calls with the same rooms wait for each other instead of deadlocking.
    ordered = sorted(new.values(), key=lambda room: (room.channel_id, room.channel_refer or "", room.product))
    written = await repository.insert(unit, ordered, told)
    if len(written) == len(new):
        return {}
    again = [key for key, index in keys.items() if index in new and new[index].id not in written]
    existing = await _existing(unit, accommodation, again)
    if len(existing) < len(again) or len(new) > 1:
        # Its key has changed since, or the events of its companions name an id that was never written.
        raise repository.KeyMoved("a reservation was made or changed while it was posted again")
    for key in again:
        del new[keys[key]]
    return existing
