"""Taking over reservations with their guests."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from roomrack.core.errors import RoomrackError
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Catalog
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.state import Reservation
from roomrack.domain.reservations.service import Adopted, Copy
from roomrack.domain.reservations.wire import NewReservation, draft_of
from roomrack.entrypoints.importing import bodies
from roomrack.entrypoints.importing.bodies import Refused
from roomrack.entrypoints.importing.days import quarter_of, stretch
from roomrack.entrypoints.importing.model import SEQUENCES, Done, Kind, Left
from roomrack.entrypoints.importing.products import remember_gone
from roomrack.entrypoints.importing.source import RESERVATIONS_AT_ONCE
from roomrack.entrypoints.importing.work import House, Taken, Work, digest, remember, tell
from roomrack.infra import imported
from roomrack.infra.db import WriteUnit

REACH = timedelta(days=1095 + 366)
"""How far after today a stay can begin, and more: calendars end after 1,095 days."""

_VOLATILE = frozenset(
    {"accommodation", "linkedReservations", "grouped", "rooms", "statusDisagree", "roomName", "roomNameGuest"}
)
"""What changes without anybody changing the reservation."""


@dataclass(slots=True)
class _Waiting:
    """A reservation on its way: its body, from which wrong fields are taken out, and what was taken out."""

    key: str
    look: bytes
    id: int
    body: dict[str, Any]
    raw: Mapping[str, Any]
    left: list[Left]

    def copy(self) -> Copy:
        body = bodies.read(NewReservation, Kind.RESERVATION, self.body, self.left)
        return Copy(self.id, draft_of(body), bodies.past_of(self.raw))


def look_of(raw: Mapping[str, Any]) -> bytes:
    """The digest of a reservation."""
    return digest({name: value for name, value in raw.items() if name not in _VOLATILE})


async def take(work: Work, house: House, today: date) -> None:
    """Take over the reservations of the chosen time, a page in a transaction."""
    begun = False
    async for rows, pages in work.source.reservations(house.source_id, work.since, today + REACH):
        if not begun:
            total = len(rows) if len(rows) < RESERVATIONS_AT_ONCE else (pages or 0) * RESERVATIONS_AT_ONCE
            work.progress.begin(f"{house.source_id}: reservations", total or None)
            begun = True
        if rows:
            await _page(work, house, rows)
        work.progress.advance(len(rows))


async def _page(work: Work, house: House, rows: Sequence[dict[str, Any]]) -> None:
    for raw in rows:
        work.report.left_out[Kind.RESERVATION].update(bodies.unplaced(Kind.RESERVATION, raw))
    async with work.reading(house.accommodation) as unit:
        keys = [str(raw["id"]) for raw in rows]
        known = await imported.known(unit, house.accommodation, SEQUENCES[Kind.RESERVATION], keys)
    await work.skip(Kind.RESERVATION, [int(key) for key in keys if key not in known])
    gone = _gone(house, rows)
    await work.skip(Kind.PRODUCT, gone)
    taken, numbers = await work.writing(house.accommodation, lambda unit: _write(unit, work, house, rows, gone))
    house.products |= numbers
    tell(work, house.source_id, Kind.RESERVATION, taken)


def _gone(house: House, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Products that reservations name and that are no more at the source."""
    named = {raw.get("product") for raw in rows}
    return sorted(
        number
        for number in named
        if isinstance(number, int) and number not in house.at_source and number not in house.products
    )


async def _write(
    unit: WriteUnit, work: Work, house: House, rows: Sequence[dict[str, Any]], gone: Sequence[int]
) -> tuple[list[Taken], dict[int, int]]:
    accommodation = house.accommodation
    keys = [str(raw["id"]) for raw in rows]
    known = await imported.known(unit, accommodation, SEQUENCES[Kind.RESERVATION], keys)
    new = [int(key) for key in keys if key not in known]
    numbers = await work.number(unit, Kind.RESERVATION, new)
    gone_here = await remember_gone(unit, work, house, gone) if gone else {}
    here = house.products | gone_here
    taken: list[Taken] = []
    waiting: list[_Waiting] = []
    for key, raw in zip(keys, rows, strict=True):
        before, look, left = known.get(key), look_of(raw), list[Left]()
        if before is not None and before.is_as(look):
            taken.append(Taken(key, Done.UNCHANGED, id=before.id, digest=look))
            continue
        number = before.id if before is not None and before.id is not None else numbers[int(key)]
        try:
            body = bodies.reservation_body(raw, here, house.rooms)
        except Refused as refused:
            taken.append(Taken(key, Done.REFUSED, [refused.left]))
            continue
        bodies.name_a_guest(body, raw, left)
        left += bodies.unread_payments(raw)
        waiting.append(_Waiting(key, look, number, body, raw, left))
    catalog = await products.catalog(unit, accommodation)
    while waiting:
        results, waiting = await _adopted(unit, accommodation, waiting)
        for one, adopted in results:
            taken.append(_taken(one, adopted))
            if isinstance(adopted, Adopted):
                await _look_again(unit, house, catalog, adopted)
    await remember(unit, accommodation, Kind.RESERVATION, taken)
    return taken, gone_here


async def _adopted(
    unit: WriteUnit, accommodation: int, waiting: Sequence[_Waiting]
) -> tuple[list[tuple[_Waiting, Adopted | Left]], list[_Waiting]]:
    """What became of some reservations, and those to try again without what was wrong in them."""
    results: list[tuple[_Waiting, Adopted | Left]] = []
    again: list[_Waiting] = []
    ready: list[tuple[_Waiting, Copy]] = []
    for one in waiting:
        try:
            ready.append((one, one.copy()))
        except Refused as refused:
            results.append((one, refused.left))
    outcomes = await reservations.adopt(unit, accommodation, [copy for _, copy in ready])
    for (one, _), outcome in zip(ready, outcomes, strict=True):
        if isinstance(outcome, RoomrackError):
            try:
                bodies.leave_out(Kind.RESERVATION, one.body, outcome, one.left)
                again.append(one)
            except Refused as refused:
                results.append((one, refused.left))
        else:
            results.append((one, outcome))
    return results, again


def _taken(one: _Waiting, outcome: Adopted | Left) -> Taken:
    if isinstance(outcome, Left):
        return Taken(one.key, Done.REFUSED, [*one.left, outcome])
    done = Done.CREATED if outcome.old is None else Done.UPDATED if outcome.is_change else Done.UNCHANGED
    return Taken(one.key, done, one.left, one.id, one.look)


async def _look_again(unit: WriteUnit, house: House, catalog: Catalog, adopted: Adopted) -> None:
    """Have what is left to sell set anew where nights were taken or given back.

    In the same transaction: an import that is killed before it comes to the calendar knows it the next time.
    """
    there = {here: source for source, here in house.products.items()}
    before, after = set(_nights(catalog, adopted.old)), set(_nights(catalog, adopted.new))
    moved = {stretch(there[unit_], quarter_of(day)) for unit_, day in before ^ after if unit_ in there}
    if moved:
        await imported.look_again(unit, house.accommodation, SEQUENCES[Kind.CALENDAR], moved)


def _nights(catalog: Catalog, room: Reservation | None) -> Iterator[tuple[int, date]]:
    if room is not None and room.holds_nights and room.product in catalog:
        for unit in catalog.stock(room.product):
            for night in room.stay.nights:
                yield unit, night
