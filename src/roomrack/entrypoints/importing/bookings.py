"""Taking over reservations with their guests."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from roomrack.core.errors import RoomrackError
from roomrack.domain.extras import service as extras
from roomrack.domain.guests import service as guests
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Catalog
from roomrack.domain.properties import service as properties
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.splitting import segments
from roomrack.domain.reservations.rules.state import GUEST, Reservation
from roomrack.domain.reservations.service import Adopted, Copy
from roomrack.domain.reservations.wire import NewReservation, draft_of
from roomrack.entrypoints.importing import bodies, readback, tags
from roomrack.entrypoints.importing.bodies import Refused
from roomrack.entrypoints.importing.days import quarter_of, stretch
from roomrack.entrypoints.importing.model import SEQUENCES, Done, Kind, Left
from roomrack.entrypoints.importing.parts import (
    KINDS,
    Around,
    Here,
    Part,
    keep,
    name_of,
    number,
    parts_of,
    past_of,
    split_rooms,
)
from roomrack.entrypoints.importing.products import remember_gone
from roomrack.entrypoints.importing.source import RESERVATIONS_AT_ONCE
from roomrack.entrypoints.importing.work import GONE, House, Taken, Work, digest, remember, tell
from roomrack.infra import imported
from roomrack.infra.db import WriteUnit
from roomrack.infra.imported import Known

REACH = timedelta(days=1095 + 366)
"""How far after today a stay can begin, and more: calendars end after 1,095 days."""

_VOLATILE = frozenset(
    {"accommodation", "linkedReservations", "grouped", "rooms", "statusDisagree", "roomName", "roomNameGuest"}
)
"""What changes without anybody changing the reservation."""

PLANNED = "They were still planned there. That server takes them; nothing here does (stopCron)."
CARDS = "Their payment cards stay in the vault of the source: no operation gives them out."
LOST = (
    "They were sold with reservations and are not in the source's list. They keep their prices; their VAT is not told."
)


@dataclass(slots=True)
class _Waiting:
    """A reservation on its way: its body, from which wrong fields are taken out, and what was taken out."""

    key: str
    look: bytes
    id: int
    body: dict[str, Any]
    raw: Mapping[str, Any]
    parts: Mapping[Part, Here]
    around: Around
    left: list[Left]
    told: list[Left] = field(default_factory=list)
    """What was left out of its parts."""

    def copy(self) -> Copy:
        body = bodies.read(NewReservation, Kind.RESERVATION, self.body, self.left)
        self.told = []
        return Copy(self.id, draft_of(body), past_of(self.raw, self.body, self.parts, self.around, self.told))


@dataclass(slots=True)
class _Page:
    """What became of a page of reservations."""

    taken: list[Taken] = field(default_factory=list)
    parts: list[tuple[Part, Taken]] = field(default_factory=list)
    gone: Mapping[int, int] = field(default_factory=dict)
    """The ids here of products that are no more at the source."""


def look_of(raw: Mapping[str, Any], house: House) -> bytes:
    """The digest of a reservation; once the source tells its registry, who stays is looked for in that."""
    return digest({name: value for name, value in raw.items() if name not in _VOLATILE}, house.registry)


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
        zone = (await properties.get(unit, house.accommodation)).zone
    await tags.learn(work, house, rows)
    await work.skip(Kind.RESERVATION, [int(key) for key in keys if key not in known])
    gone = _gone(house, rows)
    await work.skip(Kind.PRODUCT, gone)
    fresh = [raw for raw in rows if not _is_as(known.get(str(raw["id"])), look_of(raw, house))]
    found = {raw["id"]: parts_of(raw, zone) for raw in rows}
    for kind in KINDS:
        wished = [part.wished for raw in fresh for part in found[raw["id"]] if part.kind is kind]
        await work.skip(kind, [one for one in wished if one is not None])
    lost = {name_of(part.raw) for raw in fresh for part in found[raw["id"]] if part.kind is Kind.SOLD}
    lost -= {str(number) for number in house.extras}
    await work.skip(Kind.EXTRA, [int(name) for name in lost if name.isdigit()])
    page = await work.writing(house.accommodation, lambda unit: _write(unit, work, house, rows, gone, found, lost))
    house.products |= page.gone
    tell(work, house.source_id, Kind.RESERVATION, page.taken)
    _tell_parts(work, house, page, found)
    _note(work, house, rows, found)
    await readback.compare_stays(work, house, rows)


def _is_as(before: Known | None, look: bytes) -> bool:
    return before is not None and before.is_as(look)


def _tell_parts(work: Work, house: House, page: _Page, found: Mapping[int, Sequence[Part]]) -> None:
    """Count what was committed of the parts of reservations."""
    for part, taken in page.parts:
        work.report.count(part.kind, taken.done)
        if taken.done is Done.CREATED and part.wished is not None and taken.id is not None:
            work.numbered(house.source_id, part.kind, part.wished, taken.id)
    told = {part for part, _ in page.parts}
    for one in page.taken:
        if one.done is Done.UNCHANGED:
            for part in found[int(one.source_id)]:
                if part not in told:
                    work.report.count(part.kind, Done.UNCHANGED)


def _note(work: Work, house: House, rows: Sequence[Mapping[str, Any]], found: Mapping[int, Sequence[Part]]) -> None:
    """Note what the source keeps of the reservations."""
    parts = [part for raw in rows for part in found[int(raw["id"])]]
    listed = {str(number) for number in house.extras}
    for about, text, things in (
        (Kind.PAYMENT, PLANNED, sum(part.raw.get("scheduled") is True for part in parts if part.kind is Kind.PAYMENT)),
        (Kind.RESERVATION, CARDS, sum(bool(raw.get("creditCard")) for raw in rows)),
        (
            Kind.SOLD,
            LOST,
            sum(name_of(part.raw) not in listed for part in parts if part.kind is Kind.SOLD),
        ),
    ):
        if things:
            work.report.note(house.source_id, about.value, text, things)


def _gone(house: House, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Products that reservations name and that are no more at the source."""
    named = {raw.get("product") for raw in rows} | {room for raw in rows for room in split_rooms(raw)}
    return sorted(
        number
        for number in named
        if isinstance(number, int) and number not in house.at_source and number not in house.products
    )


async def _write(
    unit: WriteUnit,
    work: Work,
    house: House,
    rows: Sequence[dict[str, Any]],
    gone: Sequence[int],
    found: Mapping[int, Sequence[Part]],
    lost: Collection[str],
) -> _Page:
    accommodation, page = house.accommodation, _Page()
    keys = [str(raw["id"]) for raw in rows]
    known = await imported.known(unit, accommodation, SEQUENCES[Kind.RESERVATION], keys)
    numbers = await work.number(unit, Kind.RESERVATION, [int(key) for key in keys if key not in known])
    page.gone = await remember_gone(unit, work, house, gone) if gone else {}
    here = house.products | page.gone
    fresh = [raw for raw in rows if not _is_as(known.get(str(raw["id"])), look_of(raw, house))]
    numbered = await number(unit, work, accommodation, [part for raw in fresh for part in found[raw["id"]]])
    around = await _around(unit, work, house, here, lost)
    waiting: list[_Waiting] = []
    for key, raw in zip(keys, rows, strict=True):
        before, look, left = known.get(key), look_of(raw, house), list[Left]()
        if before is not None and before.is_as(look):
            page.taken.append(Taken(key, Done.UNCHANGED, id=before.id, digest=look))
            continue
        id = before.id if before is not None and before.id is not None else numbers[int(key)]
        try:
            body = bodies.reservation_body(raw, here, house)
        except Refused as refused:
            page.taken.append(Taken(key, Done.REFUSED, [refused.left]))
            continue
        bodies.name_a_guest(body, raw, left)
        own = {part: numbered[part] for part in found[raw["id"]]}
        waiting.append(_Waiting(key, look, id, body, raw, own, around, left))
    catalog = await products.catalog(unit, accommodation)
    while waiting:
        results, waiting = await _adopted(unit, accommodation, waiting)
        for one, adopted in results:
            page.taken.append(_taken(one, adopted))
            if isinstance(adopted, Adopted):
                page.parts += await keep(unit, accommodation, one.parts, _ids_of(adopted.new))
                await _look_again(unit, house, catalog, adopted)
                if house.registry:
                    for person in adopted.new.guests:
                        if person.type == GUEST:
                            await guests.recognize(unit, adopted.new, person)
    await remember(unit, accommodation, Kind.RESERVATION, page.taken)
    return page


async def _around(unit: WriteUnit, work: Work, house: House, rooms: Mapping[int, int], lost: Collection[str]) -> Around:
    """What parts are read with; what was sold and is not in the source's list gets an id that names nothing here."""
    place = await properties.get(unit, house.accommodation)
    kind = SEQUENCES[Kind.EXTRA]
    before = await imported.known(unit, house.accommodation, kind, list(lost)) if lost else {}
    sold = {str(number): here for number, here in house.extras.items()}
    sold |= {name: one.id for name, one in before.items() if one.id is not None}
    missing = sorted(name for name in lost if name not in sold)
    kept = await work.number(unit, Kind.EXTRA, [int(name) for name in missing if name.isdigit()])
    unnamed = [name for name in missing if not name.isdigit()]
    made = {str(number): here for number, here in kept.items()}
    made |= dict(zip(unnamed, await unit.new_ids(kind, len(unnamed)), strict=True))
    await imported.remember(unit, house.accommodation, kind, [Known(name, id, GONE) for name, id in made.items()])
    listed = await extras.known(unit, house.accommodation, list(sold.values()))
    return Around(house, place.currency, place.zone, place.name, rooms, sold | made, listed)


def _ids_of(room: Reservation) -> dict[Kind, set[int]]:
    return {
        Kind.PERSON: {guest.id for guest in room.guests if guest.type == GUEST},
        Kind.SOLD: {line.id for line in room.extras},
        Kind.PAYMENT: {payment.id for payment in room.payments},
    }


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
        return Taken(one.key, Done.REFUSED, [*one.left, *one.told, outcome])
    done = Done.CREATED if outcome.old is None else Done.UPDATED if outcome.is_change else Done.UNCHANGED
    return Taken(one.key, done, [*one.left, *one.told], one.id, one.look)


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
    if room is None or not room.holds_nights:
        return
    for segment in segments(room):
        if segment.accommodation == room.accommodation and segment.product in catalog:
            for unit in catalog.stock(segment.product):
                for night in segment.stay.nights:
                    yield unit, night
