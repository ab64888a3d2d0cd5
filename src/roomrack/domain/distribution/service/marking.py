"""From the event log to days that channels may have to be told of.

It is read like webhooks read it (docs/algorithms/delivery.md), with a cursor of its own: marks and cursor are written
in one transaction, so no change is lost and none is marked twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from roomrack.domain.connections import service as connections
from roomrack.domain.connections.rules import Connection
from roomrack.domain.distribution.repository import pending, work
from roomrack.domain.distribution.repository.pending import Dirty
from roomrack.domain.distribution.repository.work import Kind
from roomrack.domain.distribution.rules.marking import ALWAYS, EVERY_PRODUCT, Mark, marks_of
from roomrack.domain.distribution.rules.spans import Spans, joined
from roomrack.domain.distribution.service import pulling, quarantine
from roomrack.domain.distribution.service.linking import abilities_of
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra import events as event_log
from roomrack.infra.db import WriteUnit
from roomrack.infra.events import RecordedEvent

CURSOR = "distribution"
BATCH = 500

LONGEST_CUT_OFF = 99
"""Up to so many days ahead a new day can move a day into the cut-off."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What one round did."""

    read: int
    """Events read; a full batch means that there may be more."""
    marked: bool
    """Whether some connection has something to look at now."""
    held_back: bool
    """Whether committed events wait for an older transaction to end."""


async def mark_news(unit: WriteUnit) -> Marked:
    """Mark what the next events of the log changed and move the cursor behind them; both happen, or neither.

    One worker at a time: while another one has the cursor this does nothing.
    """
    position = await event_log.lock_cursor(unit.raw, CURSOR)
    if position is None:
        return Marked(0, marked=False, held_back=False)
    found = await event_log.read(unit.raw, position, BATCH)
    held_back = len(found) < BATCH and await event_log.held_back(unit.raw)
    if not found:
        return Marked(0, marked=False, held_back=held_back)
    marks = [
        (mark, event.occurred_at)
        for event in found
        for mark in marks_of(event.type, event.accommodation, event.payload, event.before)
    ]
    marked = await _mark(unit, marks)
    await _settle_connections(unit, found)
    await event_log.move_cursor(unit.raw, CURSOR, (found[-1].xid, found[-1].id), unit.now())
    return Marked(len(found), marked, held_back)


async def _mark(unit: WriteUnit, marks: Sequence[tuple[Mark, datetime]]) -> bool:
    """Give each connection that sends its calendar the marks that it can be concerned by."""
    found: dict[tuple[int, int, int], Dirty] = {}
    by_home: defaultdict[int, list[tuple[Mark, datetime]]] = defaultdict(list)
    for mark, since in marks:
        by_home[mark.accommodation].append((mark, since))
    for accommodation, mine in sorted(by_home.items()):
        pushing = [one for one in await connections.connections_of(unit, accommodation) if one.pushes]
        if not pushing:
            continue
        mapped: defaultdict[int, set[int]] = defaultdict(set)
        named = {mark.product for mark, _ in mine if mark.product != EVERY_PRODUCT}
        for mapping in await connections.mappings_of_property(unit, accommodation, named) if named else ():
            mapped[mapping.connection].add(mapping.product)
        for one in pushing:
            for mark, since in mine:
                if mark.connection not in (None, one.id):
                    continue
                if mark.product != EVERY_PRODUCT and mark.product not in mapped[one.id]:
                    continue
                key = (accommodation, one.id, mark.product)
                found[key] = _added(found.get(key), Dirty(*key, mark.days, (), since, mark.urgent))
    await _write(unit, list(found.values()))
    return bool(found)


def _added(known: Dirty | None, more: Dirty) -> Dirty:
    if known is None:
        return more
    return Dirty(
        known.accommodation,
        known.connection,
        known.product,
        joined(known.days, more.days),
        joined(known.forced, more.forced),
        min(known.since, more.since),
        known.urgent or more.urgent,
    )


async def _write(unit: WriteUnit, dirty: Sequence[Dirty]) -> None:
    if not dirty:
        return
    urgent: dict[tuple[int, int], bool] = {}
    for one in dirty:
        key = (one.accommodation, one.connection)
        urgent[key] = urgent.get(key, False) or one.urgent
    # A worker that claims or records locks a connection's work before what waits at it. In the other order the two
    # would wait for each other until PostgreSQL ends one of them, a second later.
    await work.want(unit, Kind.PUSH, [(*key, hurry) for key, hurry in sorted(urgent.items())], unit.now())
    await pending.mark(unit, dirty)


async def mark_days(
    unit: WriteUnit, connection: Connection, days: Mapping[int, Spans], *, forced: bool = False
) -> None:
    """Mark days of products for one connection; `forced` ones are told even if the channel was told before."""
    now = unit.now(connection.accommodation)
    await _write(
        unit,
        [
            Dirty(connection.accommodation, connection.id, product, spans, spans if forced else (), now)
            for product, spans in sorted(days.items())
            if spans
        ],
    )


async def mark_everything(unit: WriteUnit, connection: Connection, products: Iterable[int]) -> None:
    """Have a channel told of all days of some products, whatever it was told before."""
    await mark_days(unit, connection, dict.fromkeys(products, ALWAYS), forced=True)


async def begin_day(unit: WriteUnit, home: Accommodation, today: date, done: date) -> None:
    """A day of the property begins; for `properties.night_tasks`.

    Another day enters the horizon of each channel, and days move into their cut-off. `done` is the last day that was
    begun before.
    """
    now = unit.now(home.id)
    dirty = []
    for one in await connections.connections_of(unit, home.id):
        if not one.pushes:
            continue
        portal = await connections.portal(unit, one.portal)
        abilities = None if portal is None else abilities_of(portal)
        horizon = 0 if abilities is None else abilities.horizon_days
        first = today.toordinal()
        entering = (done + timedelta(horizon)).toordinal()
        near = ((first, first + LONGEST_CUT_OFF), (max(entering, first), first + horizon))
        dirty.append(Dirty(home.id, one.id, EVERY_PRODUCT, joined(near), (), now))
    await _write(unit, dirty)


async def _settle_connections(unit: WriteUnit, found: Sequence[RecordedEvent]) -> None:
    """Begin and end the other work of connections that changed, and place what waited for a mapping."""
    changed: dict[tuple[int, int], bool] = {}
    for event in found:
        kind = event.type.partition(".")[0]
        if kind not in ("connection", "mapping"):
            continue
        key = (event.accommodation, int(event.reference))
        changed[key] = changed.get(key, False) or kind == "mapping"
    for (accommodation, id), remapped in sorted(changed.items()):
        await pulling.settle(unit, accommodation, id)
        if remapped:
            await quarantine.replay_later(unit, accommodation, id)
