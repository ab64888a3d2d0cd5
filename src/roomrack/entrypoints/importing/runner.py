"""The order of an import.

It is property, products, policies, extras, rate plans, physical rooms, photos, guests, settings of the check-in,
reservations with their parts, calendar.

The calendar comes last. Reservations take their nights, whatever is left of them, and the calendar then sets what is
left to what the source shows. So a night that is given back later is free again, and what a live source sells between
the two steps is missing here as a reservation, never as a night that could be sold twice.

Networks come when all properties are here.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from roomrack.core.localtime import local_day
from roomrack.domain.properties.rules import DEFAULT_TIME_ZONE
from roomrack.domain.reference.rules import time_zones
from roomrack.entrypoints.importing import (
    bodies,
    bookings,
    days,
    houses,
    networks,
    parts,
    people,
    photos,
    products,
    readback,
    rooms,
    terms,
)
from roomrack.entrypoints.importing.houses import look_of as look_of_property
from roomrack.entrypoints.importing.model import SEQUENCES, Done, Kind, Left
from roomrack.entrypoints.importing.source import PRODUCTS_AT_ONCE, Untold
from roomrack.entrypoints.importing.terms import Sort
from roomrack.entrypoints.importing.work import GONE, House, Work, digest
from roomrack.infra import imported
from roomrack.infra.imported import Known

ISSUED = (
    "They were issued there and keep their numbers there; none is issued again here. Keep copies as long as the law "
    "asks, and let the series go on with firstNumbers of /rest/x1/invoice/{accommodation}/settings."
)


async def run(work: Work, chosen: Sequence[str], *, final: bool = False) -> None:
    """Take over the chosen properties, or all that the credential reaches.

    `final` says that each is taken over for the last time: later runs leave it alone. Raises what the client raises
    where the source refuses or is gone, and `SourceWrong`; what was committed until then stays.
    """
    listed = await work.source.properties(chosen)
    for raw in listed:
        number = str(raw["id"])
        place = await houses.find(work, number)
        if place is not None:
            work.report.properties[number] = place.accommodation
        if place is not None and place.final_at is not None:
            work.report.final.append(number)
        elif work.report.dry_run:
            await _counted(work, raw, place)
        else:
            await _taken(work, raw, place, final=final)
    await networks.take(work, listed)
    work.report.complete = True


async def _taken(work: Work, raw: dict[str, Any], place: imported.Place | None, *, final: bool) -> None:
    house = await houses.take(work, raw, place)
    if house is None:
        return
    listed: dict[Kind, list[dict[str, Any]]] = {Kind.PROPERTY: [raw]}
    listed[Kind.PRODUCT] = await work.source.products(house.source_id)
    results = await products.take(work, house, listed[Kind.PRODUCT])
    house.policies = await _terms(work, house, terms.POLICIES, listed)
    await products.link(work, house, listed[Kind.PRODUCT], results)
    house.extras = await _terms(work, house, terms.EXTRAS, listed)
    house.plans = await _terms(work, house, terms.RATE_PLANS, listed)
    listed[Kind.ROOM] = await work.source.rooms(house.source_id)
    await rooms.take(work, house, listed[Kind.ROOM])
    await products.close_rooms(work, house, listed[Kind.PRODUCT], results)
    await photos.take(work, house, listed[Kind.PRODUCT], listed[Kind.ROOM])
    await readback.compare(work, house, listed)
    await people.take(work, house)
    await people.take_settings(work, house)
    await _note_invoices(work, house.source_id)
    home = await days.home_of(work, house)
    await bookings.take(work, house, home.today)
    await days.take(work, house)
    await work.writing(None, lambda unit: imported.place_done(unit, work.source.name, house.source_id, final=final))


async def _terms(work: Work, house: House, sort: Sort, listed: dict[Kind, list[dict[str, Any]]]) -> dict[int, int]:
    """Take over the things of a kind; gives the ids here of all that are known, by those there."""
    try:
        listed[sort.kind] = await sort.read(work.source, house.source_id)
    except Untold as untold:
        listed[sort.kind] = []
        work.report.refuse(house.source_id, sort.kind, "*", Left(None, f"The source does not tell them: {untold}"))
        known = await _known(work, house.accommodation, sort.kind)
        here = {key: one.id for key, one in known.items() if key.isdigit() and one.digest != GONE}
        return {int(key): id for key, id in here.items() if id is not None}
    return await terms.take(work, house, sort, listed[sort.kind])


async def _note_invoices(work: Work, house: str) -> None:
    """Documents are never issued again: their numbers are the source's."""
    try:
        issued = await work.source.invoices(house)
    except Untold as untold:
        work.report.note(house, "invoice", f"The source does not tell its documents: {untold}")
        return
    if issued:
        work.report.note(house, "invoice", ISSUED, issued)


async def _counted(work: Work, raw: dict[str, Any], place: imported.Place | None) -> None:
    """Count what an import would do, from what it remembers; nothing is written."""
    number = str(raw["id"])
    accommodation = None if place is None else place.accommodation
    work.report.properties[number] = accommodation
    work.progress.begin(f"{number}: reading", None)
    known = {kind: await _known(work, accommodation, kind) for kind in SEQUENCES}
    _note(work, Kind.PROPERTY, known, [(number, look_of_property(raw))], [raw])
    listed = await work.source.products(number)
    _note(work, Kind.PRODUCT, known, [(str(one["id"]), digest(one)) for one in listed], listed)
    for sort in (terms.POLICIES, terms.EXTRAS, terms.RATE_PLANS):
        try:
            rows = await sort.read(work.source, number)
        except Untold as untold:
            work.report.refuse(number, sort.kind, "*", Left(None, f"The source does not tell them: {untold}"))
            continue
        _note(work, sort.kind, known, [(str(one["id"]), terms.look_of(one)) for one in rows], rows)
    doors = await work.source.rooms(number)
    _note(work, Kind.ROOM, known, [(str(one["id"]), digest(one)) for one in doors], ())
    shown = await photos.listed(work, number, listed, doors)
    _note(work, Kind.PHOTO, known, [(one.key, one.look) for one in shown], ())
    house = House(number, accommodation or 0)
    await _counted_people(work, house, known)
    await _note_invoices(work, number)
    zone = _zone(raw)
    today = local_day(work.context.clock.now(), zone)
    async for rows, _ in work.source.reservations(number, work.since, today + bookings.REACH):
        looks = [(str(one["id"]), bookings.look_of(one, house)) for one in rows]
        _note(work, Kind.RESERVATION, known, looks, rows)
        found = [part for one in rows for part in parts.parts_of(one, zone)]
        for kind in parts.KINDS:
            _note(work, kind, known, [(one.key, one.look) for one in found if one.kind is kind], ())
        work.progress.advance(len(rows))
    home = None if place is None else await days.home_of(work, house)
    for window in days.windows(today):
        for start in range(0, len(listed), PRODUCTS_AT_ONCE):
            ids = [int(one["id"]) for one in listed[start : start + PRODUCTS_AT_ONCE]]
            rows = await work.source.calendar(number, ids, window.first, window.last)
            work.progress.advance(len(rows))
            for row in rows:
                before = known[Kind.PRODUCT].get(str(row["id"]))
                here = before.id if before is not None else None
                known_here = home is not None and here is not None and here in home.catalog
                owned = days.owned_by(home.catalog, here) if home and here and known_here else list(days.NAMES)
                done = days.judged(known[Kind.CALENDAR], row, owned, window)
                if done is not None:
                    work.report.count(Kind.CALENDAR, done)


async def _counted_people(work: Work, house: House, known: Mapping[Kind, Mapping[str, Known]]) -> None:
    """Count the registry of guests and the settings of the check-in."""
    number = house.source_id
    try:
        async for rows in work.source.guests(number):
            house.registry = True
            _note(work, Kind.GUEST, known, [(str(one["id"]), people.look_of(one)) for one in rows], rows)
        work.report.note(number, Kind.GUEST.value, people.HIDDEN)
    except Untold as untold:
        work.report.refuse(number, Kind.GUEST, "*", Left(None, f"The source does not tell them: {untold}"))
    settings = await people.settings_of(work, number)
    if settings is not None:
        _note(work, Kind.CHECKIN, known, [(number, people.look_of(settings))], ())


def _zone(raw: Mapping[str, Any]) -> ZoneInfo:
    """The zone of a property that may not be here yet."""
    named = raw.get("timeZone")
    name = str(named.get("id") if isinstance(named, Mapping) else named)
    return ZoneInfo(name if name in time_zones() else DEFAULT_TIME_ZONE)


async def _known(work: Work, accommodation: int | None, kind: Kind) -> dict[str, Known]:
    if accommodation is None:
        return {}
    async with work.reading(accommodation) as unit:
        return await imported.known(unit, accommodation, SEQUENCES[kind])


def _note(
    work: Work,
    kind: Kind,
    known: Mapping[Kind, Mapping[str, Known]],
    looks: Sequence[tuple[str, bytes]],
    rows: Sequence[dict[str, Any]],
) -> None:
    for key, look in looks:
        before = known[kind].get(key)
        done = Done.CREATED if before is None else Done.UNCHANGED if before.digest == look else Done.UPDATED
        work.report.count(kind, done)
    for raw in rows:
        work.report.left_out[kind].update(bodies.unplaced(kind, raw))
