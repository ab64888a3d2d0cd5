"""Physical rooms of stays: one room holds one stay at a time.

The last wall is an exclusion constraint of the database. It is asked first all the same, so that a refusal names the
field and the reservation that is in the way; who loses a race at the wall is asked again, and refused in the same way.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from roomrack.core.errors import RoomrackError, many
from roomrack.domain.products import service as products
from roomrack.domain.products.errors import UnknownProduct
from roomrack.domain.products.rules.maintenance import works
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reservations import repository
from roomrack.domain.reservations.errors import RoomTaken
from roomrack.domain.reservations.repository import rooms as rows
from roomrack.domain.reservations.repository.rooms import Stay, Wanted
from roomrack.domain.reservations.rules.assignment import Span, Wish, assign
from roomrack.domain.reservations.rules.state import Reservation
from roomrack.domain.reservations.rules.staying import in_room
from roomrack.domain.reservations.service.outcome import Outcome, finish
from roomrack.infra.db import ReadUnit, WriteUnit

Change = tuple[Reservation | None, Reservation, str]
"""A reservation before (None: a new one) and after, and the path of its body."""


class Lack(StrEnum):
    """Why a stay got no room."""

    NO_ROOMS = "NO_ROOMS"
    """No physical room belongs to what was sold."""
    NO_ROOM_FREE = "NO_ROOM_FREE"
    """None is free for the whole stay."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """A stay and the room that it gets."""

    stay: Stay
    room: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What automatic assignment comes to."""

    assigned: Sequence[Assigned]
    unassigned: Sequence[tuple[Stay, Lack]]


async def check(unit: ReadUnit, accommodation: int, changes: Sequence[Change]) -> None:
    """Refuse changes that would put two stays into one room. Raises `RoomTaken`, one for each stay without a place."""
    errors = [
        RoomTaken(
            f"{path}.{_blamed(old, new)}", room=new.pms_product, other=other, arrival=arrival, departure=departure
        )
        for (old, new, path), (other, arrival, departure) in await _conflicts(unit, accommodation, changes)
    ]
    if errors:
        raise errors[0] if len(errors) == 1 else many(list[RoomrackError](errors))


async def without_taken(
    unit: ReadUnit, accommodation: int, changes: Sequence[tuple[Reservation | None, Reservation]]
) -> dict[int, Reservation]:
    """Reservations that must be kept whatever their room says, without it where another stay has it; by id."""
    found = await _conflicts(unit, accommodation, [(old, new, "$") for old, new in changes])
    return {new.id: replace(new, pms_product=None) for (_, new, _), _ in found}


async def _conflicts(
    unit: ReadUnit, accommodation: int, changes: Sequence[Change]
) -> list[tuple[Change, tuple[int, date, date]]]:
    asking = [change for change in changes if _asks(change[0], change[1])]
    if not asking:
        return []
    # What the same call changes is compared as it will be.
    aside = {new.id for _, new, _ in changes}
    wanted = [
        Wanted(new.id, new.pms_product or 0, new.arrival, new.departure, new.channel_id, new.channel_refer, new.product)
        for _, new, _ in asking
    ]
    kept = {one.id: one for one in await rows.overlapping(unit, accommodation, wanted, aside)}
    found: list[tuple[Change, tuple[int, date, date]]] = []
    beside = [new for _, new, _ in changes if new.holds_nights and new.pms_product is not None]
    for change in asking:
        new = change[1]
        if new.id in kept:
            found.append((change, kept[new.id][1:]))
            continue
        for other in beside[: beside.index(new)]:
            if other.pms_product == new.pms_product and other.arrival < new.departure and new.arrival < other.departure:
                found.append((change, (other.id, other.arrival, other.departure)))
                break
    return found


def _asks(old: Reservation | None, new: Reservation) -> bool:
    """Whether a change asks for a room that the reservation does not hold for these days already."""
    if new.pms_product is None or not new.holds_nights:
        return False
    if old is None or not old.holds_nights or old.pms_product != new.pms_product:
        return True
    return new.arrival < old.arrival or new.departure > old.departure


def _blamed(old: Reservation | None, new: Reservation) -> str:
    """The field that a refusal names: what the client changed."""
    if old is None or old.pms_product != new.pms_product:
        return "pmsProduct"
    if not old.holds_nights:
        return "status"
    return "checkin" if new.arrival < old.arrival else "checkout"


async def assign_rooms(
    unit: WriteUnit,
    accommodation: int,
    first: date,
    last: date,
    *,
    wanted: Sequence[int] | None = None,
    dry_run: bool = False,
) -> Plan:
    """Give rooms to the stays with a night between two local days, both included, that have none.

    `wanted` names the products whose stays are meant, all with None. Stays that have a room keep it. With `dry_run`
    nothing is written. Raises `UnknownProduct`.
    """
    house = await properties.get_to_sell(unit, accommodation)
    catalog = await products.catalog_of(unit, house)
    unknown = [
        UnknownProduct(f"$.products[{index}]", product)
        for index, product in enumerate(wanted or ())
        if product not in catalog
    ]
    if unknown:
        raise unknown[0] if len(unknown) == 1 else many(list[RoomrackError](unknown))
    stays = await rows.without_room(unit, accommodation, first, last, wanted)
    by_product: dict[int, list[int]] = {}
    for room in await products.pms_rooms(unit, [accommodation]):
        by_product.setdefault(room.product or 0, []).append(room.id)
    rooms = {
        product: _rooms_of(product, catalog.stock(product) if product in catalog else (), by_product)
        for product in {stay.product for stay in stays}
    }
    usable = sorted({room for found in rooms.values() for room in found})
    taken = await _taken(unit, house, usable)
    wishes = [Wish(stay.id, stay.arrival, stay.departure, rooms[stay.product]) for stay in stays]
    chosen = assign(wishes, taken)
    plan = Plan(
        [Assigned(stay, chosen[stay.id]) for stay in stays if stay.id in chosen],
        [
            (stay, Lack.NO_ROOM_FREE if rooms[stay.product] else Lack.NO_ROOMS)
            for stay in stays
            if stay.id not in chosen
        ],
    )
    if plan.assigned and not dry_run:
        await _write(unit, house, chosen, {stay.id: stay for stay in stays})
    return plan


def _rooms_of(product: int, stock: Sequence[int], by_product: Mapping[int, Sequence[int]]) -> tuple[int, ...]:
    """The rooms of a product; of a rate, those of the room that it sells. A suite of several has only its own."""
    own = by_product.get(product, ())
    if not own and len(stock) == 1:
        own = by_product.get(stock[0], ())
    return tuple(own)


async def _taken(unit: ReadUnit, house: Accommodation, rooms: Collection[int]) -> dict[int, list[Span]]:
    """When rooms are occupied, or closed by maintenance."""
    taken: dict[int, list[Span]] = {room: [] for room in rooms}
    for one in await rows.taken(unit, house.id, rooms):
        taken[one.room].append((one.arrival, one.departure))
    for listing in await products.find(unit, house.id):
        for work in works(listing.details, listing.product.id):
            nights = work.nights(house.zone)
            if nights is not None and work.room in taken:
                taken[work.room].append((nights.first, nights.last + timedelta(1)))
    return taken


async def _write(unit: WriteUnit, house: Accommodation, chosen: Mapping[int, int], seen: Mapping[int, Stay]) -> None:
    locked = await repository.lock(unit, house.id, list(chosen))
    moved = [
        one.id
        for one in locked
        if not one.holds_nights
        or one.pms_product is not None
        or (one.arrival, one.departure) != (seen[one.id].arrival, seen[one.id].departure)
    ]
    if moved or len(locked) != len(chosen):
        raise repository.RoomMoved("a reservation was changed while rooms were assigned")
    now = unit.now(house.id)
    outcomes = [Outcome(one, in_room(one, chosen[one.id], now)) for one in locked]
    await repository.update(unit, [outcome.new for outcome in outcomes])
    await finish(unit, house, None, outcomes, availability=False)
