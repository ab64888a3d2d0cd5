"""Taking over the nights of calendars elsewhere (docs/guides/ical.md).

An import takes units as a reservation does, through the one function that every path that sells goes through, and is
always kept, because the stay that it tells of is real (docs/adr/0014). Locks: a share in the property's sale, the
imports of the property, then days in their order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from roomrack.core.errors import NotFound
from roomrack.domain.calendar import service as calendar
from roomrack.domain.ical import events, repository
from roomrack.domain.ical.rules import importing as rules
from roomrack.domain.ical.rules.importing import Event, Import, Night
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Catalog
from roomrack.domain.products.service import Copying
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra.db import ReadUnit, WriteUnit


@dataclass(frozen=True, slots=True)
class Found:
    """How an attempt to read a calendar ended, outside of any transaction."""

    events: Sequence[Event] | None = None
    """What it says; None when it has not changed, or could not be read."""
    problem: str | None = None
    """Why it could not be read; with `events`, what of it could not."""
    etag: str | None = None
    last_modified: str | None = None

    @property
    def failed(self) -> bool:
        """Whether nothing is known anew."""
        return self.events is None and self.problem is not None


async def claim(unit: WriteUnit, limit: int) -> list[Import]:
    """Take imports that are due for an attempt each; other workers leave them alone until the lease ends."""
    now = unit.now()
    return await repository.claim(unit, now, now + rules.LEASE, limit)


async def window(unit: ReadUnit, accommodation: int) -> tuple[str, date, date] | None:
    """The zone of a property and the local days over which its imports are read; None when it is gone."""
    try:
        place = await properties.get(unit, accommodation)
    except NotFound:
        return None
    today = place.day_of(unit.now(accommodation))
    return place.time_zone, today, today + timedelta(rules.DAYS)


async def finish(unit: WriteUnit, one: Import, found: Found, every: timedelta) -> list[int]:
    """Store what an attempt came to and take and give back nights; gives the reservations that overlap.

    A failed attempt changes no night. Nothing is done for an import that was dropped meanwhile, or that another worker
    has taken since. Records `ical.changed`, `ical.overlapped` and `ical.failed`.
    """
    try:
        place = await properties.get_to_sell(unit, one.accommodation)
    except NotFound:
        await _rest(unit, one, every)
        return []
    known = await repository.lock(unit, one.accommodation)
    if not any(each.id == one.id and each.attempted_at == one.attempted_at for each in known):
        return []
    await _note(unit, one, found, every)
    if found.events is not None:
        await repository.replace_events(unit, one, found.events)
    return await _settle(unit, place, known, await products.catalog_of(unit, place))


async def keep(unit: WriteUnit, accommodation: int, product: int, urls: Sequence[str]) -> None:
    """Import these calendars for a product and no others; for `products.calendar_keepers`.

    What others had taken is given back at once, what new ones take is known once a worker has read them.
    """
    known = await repository.lock(unit, accommodation)
    mine = [one for one in known if one.product == product]
    gone = [one.id for one in mine if one.url not in urls]
    new = [url for url in dict.fromkeys(urls) if url not in {one.url for one in mine}]
    if gone:
        await _drop(unit, accommodation, gone)
        place = await properties.get(unit, accommodation)
        left = [one for one in known if one.id not in gone]
        await _settle(unit, place, left, await products.catalog(unit, accommodation))
    if new:
        await repository.add(unit, accommodation, product, new)


async def begin_move(unit: WriteUnit, copying: Copying) -> None:
    """Give back what the imports of products hold that move to another property; for `products.copiers`.

    Before the calendar is copied, so that the days go along as they are without them.
    """
    if copying.moved:
        known = await repository.lock(unit, copying.source.id)
        await _release(unit, copying.source.id, [one.id for one in known if one.product in copying.ids])


async def end_move(unit: WriteUnit, copying: Copying) -> None:
    """Let the same imports take their nights at the new place; for `products.copiers`, after the calendar."""
    source, destination = copying.source.id, copying.destination
    if not copying.moved:
        return
    ids = [one.id for one in await repository.imports(unit, source) if one.product in copying.ids]
    if not ids:
        return
    ended = {one for one in await repository.overlaps(unit, source) if one[0] in ids}
    await repository.change_overlaps(unit, source, ended=ended, begun=())
    await repository.move(unit, source, destination.id, list(copying.ids), ids)
    known = await repository.lock(unit, destination.id)
    await _settle(unit, destination, known, await products.catalog(unit, destination.id))


async def hasten(unit: WriteUnit, accommodation: int, product: int | None) -> list[int]:
    """Let the imports of a property, or of a product, be read now and in full; gives their ids."""
    return await repository.hasten(unit, accommodation, product, unit.now())


async def _rest(unit: WriteUnit, one: Import, every: timedelta) -> None:
    """Leave the calendars of a deactivated property for later, and forget those of a deleted one."""
    if await window(unit, one.accommodation) is not None:
        await repository.postpone(unit, one, unit.now() + every)
        return
    known = await repository.lock(unit, one.accommodation)
    await repository.forget(unit, one.accommodation, [each.id for each in known])


async def _note(unit: WriteUnit, one: Import, found: Found, every: timedelta) -> None:
    now = unit.now()
    if found.failed:
        failures = one.failures + 1
        problem = found.problem or ""
        await repository.end(
            unit,
            one,
            status="FAILED",
            problem=problem,
            failures=failures,
            etag=one.etag,
            last_modified=one.last_modified,
            due=now + rules.back_off(failures, every),
            checked=one.checked_at,
            read=one.read_at,
        )
        if one.status != "FAILED":
            await unit.record(events.failed(one.accommodation, one.id, one.product, problem))
        return
    unchanged = found.events is None
    await repository.end(
        unit,
        one,
        status="OK",
        problem=one.problem if unchanged and one.status == "OK" else found.problem,
        failures=0,
        etag=one.etag if unchanged else found.etag,
        last_modified=one.last_modified if unchanged else found.last_modified,
        due=now + every,
        checked=now,
        read=one.read_at if unchanged else now,
    )


async def _settle(unit: WriteUnit, place: Accommodation, known: Sequence[Import], catalog: Catalog) -> list[int]:
    """Let every import of a property hold just what its events ask for; gives the reservations that overlap."""
    today = place.day_of(unit.now(place.id))
    await repository.forget_past(unit, place.id, today)
    wanted = rules.wanted(known, await repository.events(unit, place.id), catalog, today, await repository.origin(unit))
    held = await calendar.held(unit, place.id, [-one.id for one in known])
    moves, told = [], []
    for one in known:
        take, give = rules.difference(held.get(-one.id, set()), wanted[one.id], today)
        if take or give:
            moves.append(calendar.Move(reservation=-one.id, give=give, take=take, keep_anyway=True))
            told.append(events.changed(place.id, one.id, one.product, take, give))
    if moves:
        await calendar.move(unit, place.id, moves)
        await unit.record(*told)
    return await _watch(unit, place.id, known, catalog, today)


async def _watch(
    unit: WriteUnit, accommodation: int, known: Sequence[Import], catalog: Catalog, today: date
) -> list[int]:
    """Keep account of the nights that are taken too often, and tell of new ones."""
    before = await repository.overlaps(unit, accommodation)
    nights = {
        (one.product, one.day): Night(one.product, one.day, one.sold, one.allotment, one.holders, one.closed)
        for one in await calendar.shared(unit, accommodation, today)
    }

    def quantity(product: int) -> int:
        return catalog[product].quantity if product in catalog else 1

    now = rules.overlaps(nights.values(), quantity, before.keys())
    await repository.change_overlaps(unit, accommodation, ended=before.keys() - now, begun=now - before.keys())
    for one in known:
        new = [others_of(nights[product, day]) for id, product, day in sorted(now - before.keys()) if id == one.id]
        if new:
            await unit.record(events.overlapped(accommodation, one.id, one.product, new))
    return sorted({holder for _, product, day in now for holder in nights[product, day].holders if holder > 0})


def others_of(night: Night) -> dict[str, Any]:
    """Who takes a night, as events and answers tell it."""
    return {
        "product": night.product,
        "day": night.day,
        "reservations": [holder for holder in night.holders if holder > 0],
        "imports": sorted(-holder for holder in night.holders if holder < 0),
        **({"closedRooms": list(night.closed)} if night.closed else {}),
    }


async def _drop(unit: WriteUnit, accommodation: int, ids: Sequence[int]) -> None:
    await _release(unit, accommodation, ids)
    await repository.forget(unit, accommodation, ids)


async def _release(unit: WriteUnit, accommodation: int, ids: Sequence[int]) -> None:
    """Give back all that some imports hold."""
    held = await calendar.held(unit, accommodation, [-id for id in ids]) if ids else {}
    moves = [calendar.Move(reservation=holder, give=units) for holder, units in sorted(held.items())]
    if moves:
        await calendar.move(unit, accommodation, moves)
