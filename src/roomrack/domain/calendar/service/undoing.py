"""Undoing a bulk write: what it overwrote comes back, where nothing has changed since (docs/contract.md 6)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise
from typing import Any

import numpy as np

from roomrack.core.errors import RoomrackError
from roomrack.core.stay import DateRange
from roomrack.domain.calendar import repository
from roomrack.domain.calendar.errors import BookedSince, ProductGone, WrittenSince, first_with_all, told
from roomrack.domain.calendar.events import CHANGED
from roomrack.domain.calendar.repository import Records
from roomrack.domain.calendar.rules import Column, Item, Range
from roomrack.domain.calendar.service.writing import STORED_AS, pieces_of, problems, refuse, write_parts
from roomrack.domain.products.rules import Catalog
from roomrack.infra import events
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.infra.events import RecordedEvent

UNDO_TIME = timedelta(days=1)
"""How long a write can be undone."""

_Touched = Mapping[tuple[int, Column], set[date]]
"""By product and column, the days that were written."""


@dataclass(frozen=True, slots=True)
class Written:
    """A bulk write that can still be undone, as far as one property goes."""

    process: int
    occurred_at: datetime
    actor: Mapping[str, Any]
    parts: Sequence[Range]


async def recent_writes(unit: ReadUnit, accommodation: int, *, limit: int) -> list[Written]:
    """The last bulk writes of a property that are not over a day old, the newest first."""
    since = unit.now(accommodation) - UNDO_TIME
    found: list[Written] = []
    for one in await events.latest(unit.raw, accommodation, CHANGED, since, limit):
        told_of = await events.of_reference(unit.raw, [accommodation], CHANGED, one.reference, since)
        parts = [part for event in told_of for part in _ranges(event)]
        if one.reference.isdigit() and parts:
            found.append(Written(int(one.reference), one.occurred_at, one.actor, parts))
    return found


async def writes_of(unit: ReadUnit, process: int) -> list[RecordedEvent]:
    """What the write with this id did to the properties that the unit sees; none when it is over a day old."""
    scope = sorted(unit.context.scope)
    if not scope:
        return []
    since = min(unit.now(accommodation) for accommodation in scope) - UNDO_TIME
    found = await events.of_reference(unit.raw, scope, CHANGED, str(process), since)
    return [event for event in found if event.occurred_at >= unit.now(event.accommodation) - UNDO_TIME]


def room_days_of(found: Sequence[RecordedEvent]) -> int:
    """How many days of products a write wrote."""
    return sum(len(part.days) for event in found for part in _ranges(event))


async def undo(
    unit: WriteUnit, found: Sequence[RecordedEvent], catalogs: Mapping[int, Catalog], todays: Mapping[int, date]
) -> int:
    """Bring back what a write overwrote, as a write of its own; gives its id.

    Raises an error that names, product by product, the days on which another write or a booking has changed the same
    values since, or what rules refuse of the old ones; then the transaction must be rolled back.
    """
    process = await repository.next_write_id(unit)
    for accommodation, group in groupby(found, key=lambda event: event.accommodation):
        told_of = sorted(group, key=lambda event: int(event.payload["product"]))
        catalog = catalogs[accommodation]
        gone = [event.payload["product"] for event in told_of if event.payload["product"] not in catalog]
        if gone:
            raise first_with_all([ProductGone(product=product) for product in gone])
        parts = [part for event in told_of for part in _ranges(event)]
        items = [Item(accommodation, part.product, part.days, part.values) for part in parts]
        refuse(problems(items, catalogs, todays))
        locked = await repository.lock_ranges(unit, accommodation, parts, _fields(parts))
        # Read behind the locks, so that every write of these days is there.
        newer = await events.later(unit.raw, accommodation, max(event.id for event in told_of), CHANGED)
        changed = _changed(list(pieces_of(parts, locked)), _touched(newer))
        if changed:
            raise first_with_all(changed)
        before = [old for event in told_of for old in (event.before or {})["ranges"]]
        restored = [
            each
            for position, ((part, days), old) in enumerate(zip(pieces_of(parts, locked), before, strict=True))
            for each in _restored(part, days, old["values"], position)
        ]
        await write_parts(unit, process, items, restored, catalog)
    return process


def _ranges(event: RecordedEvent) -> Iterator[Range]:
    for each in event.payload["ranges"]:
        days = DateRange(date.fromisoformat(each["from"]), date.fromisoformat(each["to"]))
        values = {Column(name): value for name, value in each["values"].items()}
        yield Range(event.accommodation, event.payload["product"], days, values)


def _fields(parts: Sequence[Range]) -> set[str]:
    fields = {STORED_AS[column] for part in parts for column in part.values}
    return fields | {"sold"} if STORED_AS[Column.AVAILABILITY] in fields else fields


def _touched(newer: Sequence[RecordedEvent]) -> _Touched:
    touched: defaultdict[tuple[int, Column], set[date]] = defaultdict(set)
    for event in newer:
        for part in _ranges(event):
            for column in part.values:
                touched[part.product, column].update(part.days)
    return touched


def _changed(pieces: Sequence[tuple[Range, Records]], touched: _Touched) -> list[RoomrackError]:
    """One error for each product with days that were written again, and one with days that bookings changed."""
    written: defaultdict[int, set[date]] = defaultdict(set)
    booked: defaultdict[int, set[date]] = defaultdict(set)
    for part, days in pieces:
        for column, value in part.values.items():
            again = touched.get((part.product, column), set()) & set(part.days)
            written[part.product] |= again
            differs = np.flatnonzero(_present(days, column) != value).tolist()
            others = {part.days.first + timedelta(place) for place in differs} - again
            (booked if column is Column.AVAILABILITY else written)[part.product] |= others
    products = sorted({part.product for part, _ in pieces})
    found: list[RoomrackError] = []
    for product in products:
        if written[product]:
            found.append(WrittenSince(product=product, days=told(sorted(written[product]))))
        if booked[product]:
            found.append(BookedSince(product=product, days=told(sorted(booked[product]))))
    return found


def _present(days: Records, column: Column) -> Any:
    stored = days[STORED_AS[column]].astype(np.int64)
    return stored - days["sold"] if column is Column.AVAILABILITY else stored


def _restored(
    part: Range, days: Records, before: Mapping[str, Sequence[Sequence[int]]], position: int
) -> Iterator[Range]:
    """The old values of a range, in as few ranges as they need."""
    old = {Column(name): np.repeat(*map(np.asarray, runs)).astype(np.int64) for name, runs in before.items()}
    if Column.AVAILABILITY in old:
        old[Column.AVAILABILITY] = old[Column.AVAILABILITY] - days["sold"]
    columns = list(old)
    table = np.stack([old[column] for column in columns])
    changes = np.flatnonzero((table[:, 1:] != table[:, :-1]).any(axis=0)) + 1
    for start, end in pairwise([0, *changes.tolist(), table.shape[1]]):
        span = DateRange(part.days.first + timedelta(start), part.days.first + timedelta(end - 1))
        values = {column: int(table[row, start]) for row, column in enumerate(columns)}
        yield Range(part.accommodation, part.product, span, values, dict.fromkeys(values, position))
