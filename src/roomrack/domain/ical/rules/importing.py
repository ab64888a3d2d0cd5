"""Which nights each imported calendar takes, when the next attempt is due, and which nights are taken too often.

Everything is decided anew from all events of a property at once, so that it does not matter which of its calendars was
read last.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from roomrack.domain.ical.rules.links import product_of_own
from roomrack.domain.products.rules import Catalog

DAYS = 730
"""How far ahead events are taken over, from the local day on."""

KEPT_DAYS = 30
"""How long past nights stay taken; until then they can still be looked up."""

MAX_BACK_OFF = timedelta(hours=24)
LEASE = timedelta(minutes=5)
READ_ANEW = timedelta(hours=12)
"""Content is read again after this time even if it has not changed: time has brought further repetitions near."""

Unit = tuple[int, date]
"""A night of the product whose units are counted."""


@dataclass(frozen=True, slots=True)
class Event:
    """Nights that an imported calendar says to be taken."""

    uid: str
    arrival: date
    departure: date
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Import:
    """An imported calendar, and how reading it went."""

    accommodation: int
    id: int
    product: int
    url: str
    status: str
    problem: str | None
    failures: int
    etag: str | None
    last_modified: str | None
    created_at: datetime
    due_at: datetime
    attempted_at: datetime | None
    checked_at: datetime | None
    read_at: datetime | None


def wanted(
    imports: Sequence[Import],
    events: Mapping[int, Iterable[Event]],
    catalog: Catalog,
    today: date,
    origin: str,
) -> dict[int, set[Unit]]:
    """The units that each import takes, by its id, from the local day on.

    One unit of each night, however many of its events are about it. Not taken is what comes from a calendar of ours of
    the same rooms, nor what an import with a lower id takes of the same rooms under the same id of event: it is the
    same stay, which travels in a circle.
    """
    last = today + timedelta(days=DAYS)
    found: dict[int, set[Unit]] = {}
    seen: set[tuple[int, str]] = set()
    for each in sorted(imports, key=lambda one: one.id):
        units = found.setdefault(each.id, set())
        if each.product not in catalog:
            continue
        owners = catalog.stock(each.product)
        mine: set[tuple[int, str]] = set()
        for event in events.get(each.id, ()):
            if _is_ours(event.uid, origin, owners, catalog):
                continue
            fresh = [owner for owner in owners if (owner, event.uid) not in seen]
            mine.update((owner, event.uid) for owner in fresh)
            first, end = max(event.arrival, today), min(event.departure, last + timedelta(days=1))
            units.update((owner, first + timedelta(days=n)) for owner in fresh for n in range((end - first).days))
        seen |= mine
    return found


def _is_ours(uid: str, origin: str, owners: Collection[int], catalog: Catalog) -> bool:
    product = product_of_own(origin, uid)
    if product is None:
        return False
    return product not in catalog or bool(set(catalog.stock(product)) & set(owners))


def difference(held: AbstractSet[Unit], needed: AbstractSet[Unit], today: date) -> tuple[set[Unit], set[Unit]]:
    """What an import takes, and what it gives back: of what is past only what is past for long."""
    old = today - timedelta(days=KEPT_DAYS)
    return set(needed - held), {unit for unit in held - needed if unit[1] >= today or unit[1] < old}


def back_off(failures: int, every: timedelta) -> timedelta:
    """How long after the latest of so many failures in a row the next attempt is made."""
    return min(MAX_BACK_OFF, every * (1 << min(failures, 10)))


@dataclass(frozen=True, slots=True)
class Night:
    """A night that several take, as far as a decision about it needs to know."""

    product: int
    day: date
    sold: int
    allotment: int
    holders: Sequence[int]
    """Imports by their negative ids, and reservations."""
    closed: Sequence[int] = ()
    """The physical rooms that are worked on; the product of a period that names none."""


def overlaps(
    nights: Iterable[Night], quantity: Callable[[int], int], known: AbstractSet[tuple[int, int, date]]
) -> set[tuple[int, int, date]]:
    """Which imports take which nights although there is no room for all who do, as (import, product, day).

    There is room for as many as the product has rooms, or as are offered of it if that is more. What is known as an
    overlap stays one while somebody else is there: a client that sets what is left does not build a room.
    """
    found = set()
    for night in nights:
        crowded = night.sold > max(night.allotment, quantity(night.product))
        for holder in night.holders:
            one = (-holder, night.product, night.day)
            if holder < 0 and (crowded or one in known):
                found.add(one)
    return found
