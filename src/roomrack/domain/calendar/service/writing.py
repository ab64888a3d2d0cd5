"""Writing the calendar in bulk, all or nothing (docs/contract.md 6)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any

import numpy as np

from roomrack.core.errors import RoomrackError, many
from roomrack.core.stay import DateRange
from roomrack.domain.calendar import events, repository
from roomrack.domain.calendar.errors import (
    LinkedColumn,
    MinStayOverMaxStay,
    PastHorizon,
    SuiteAvailability,
    VersionChanged,
)
from roomrack.domain.calendar.repository import Records, imported
from roomrack.domain.calendar.rules import GROUPS, HORIZON_DAYS, Column, Columns, Item, Range, ranges, version
from roomrack.domain.products.rules import Catalog
from roomrack.domain.products.service import Copying
from roomrack.infra.db import WriteUnit
from roomrack.infra.events import Event

STORED_AS = {column: column.value for column in Column} | {Column.AVAILABILITY: "allotment"}
"""Which field of a stored day each column overwrites."""

Problem = tuple[int, RoomrackError]
"""What is wrong with the item at a position."""


def problems(items: Sequence[Item], catalogs: Mapping[int, Catalog], todays: Mapping[int, date]) -> list[Problem]:
    """What rules refuse about the items, without looking at the calendar.

    `catalogs` hold all products, and `todays` the local day, of each accommodation that is written.
    """
    found: list[Problem] = []
    for position, item in enumerate(items):
        horizon = todays[item.accommodation] + timedelta(days=HORIZON_DAYS)
        if item.days.last > horizon:
            found.append((position, PastHorizon(item.path("last"), last=horizon.isoformat())))
        found += [(position, error) for error in _refused_columns(item, catalogs[item.accommodation])]
        least, most = item.values.get(Column.MIN_STAY), item.values.get(Column.MAX_STAY)
        if least is not None and most is not None and least > most:
            found.append((position, _over(item, Column.MIN_STAY, item.days.first, least, most)))
    return found


def _refused_columns(item: Item, catalog: Catalog) -> Iterator[RoomrackError]:
    for column in item.values:
        error = linked(catalog, item.product, column, item.path(column))
        if error is not None:
            yield error


def linked(catalog: Catalog, product: int, column: Column, path: str | None) -> RoomrackError | None:
    """Why a column of a product can't be written, pointing at the path: it is another's, or a suite's; else None."""
    found = catalog[product]
    if catalog.owner(product, GROUPS[column]) != product:
        return LinkedColumn(path, product=product, parent=found.parent)
    if column is Column.AVAILABILITY and found.is_suite:
        return SuiteAvailability(path, product=product, rooms=", ".join(map(str, found.children)))
    return None


def _over(item: Item, column: Column, day: date, least: int, most: int) -> RoomrackError:
    return MinStayOverMaxStay(item.path(column), product=item.product, day=day.isoformat(), least=least, most=most)


async def write(
    unit: WriteUnit,
    items: Sequence[Item],
    catalogs: Mapping[int, Catalog],
    todays: Mapping[int, date],
    versions: Mapping[int, str] | None = None,
) -> int:
    """Write the items in order, the later winning where they overlap; gives the id of this write.

    Setting the availability sets what is left: the allotment becomes that plus what is sold, under the row locks that
    bookings take. Of a night that imported calendars take, no more is offered in all than the product has rooms.
    Records one `calendar.changed` for each product. `versions`, by position, are those that items must
    still have. Raises one error with all bad items nested, and then the transaction must be rolled back.
    """
    refuse(problems(items, catalogs, todays))
    if versions:
        await _guard(unit, items, versions)
    process = await repository.next_write_id(unit)
    for accommodation, group in groupby(ranges(items), key=lambda part: part.accommodation):
        await write_parts(unit, process, items, list(group), catalogs[accommodation])
    return process


async def copy(unit: WriteUnit, copying: Copying) -> None:
    """Copy the calendar of products from the local day on; for `products.copiers`. Records `calendar.copied`.

    What is left of an original is all that there is of its copy.
    """
    source, destination = copying.source, copying.destination
    first = min(source.day_of(unit.now(source.id)), destination.day_of(unit.now(destination.id)))
    process = await repository.next_write_id(unit)
    await repository.copy_days(unit, source.id, destination.id, copying.ids, first)
    await unit.record(events.copied(destination.id, process, source.id, copying.ids, first))


async def write_parts(
    unit: WriteUnit, process: int, items: Sequence[Item], parts: Sequence[Range], catalog: Catalog
) -> None:
    """Write ranges of one property, disjoint and ordered by product and day, and record what they overwrote.

    Raises one error with every item nested that would leave an impossible limit.
    """
    accommodation = parts[0].accommodation
    written = {column for part in parts for column in part.values}
    locked = await repository.lock_ranges(unit, accommodation, _whole(parts), fields_of(written))
    refuse(impossible_stays(items, pieces_of(parts, locked)))
    await repository.write_ranges(unit, accommodation, parts)
    offered = [part for part in parts if Column.AVAILABILITY in part.values]
    if offered:
        quantities = {part.product: catalog[part.product].quantity for part in offered}
        await imported.keep_taken(unit, accommodation, offered, quantities)
    await unit.record(*_events(process, catalog, parts, locked))


def _whole(parts: Sequence[Range]) -> Sequence[Range]:
    """The same days in as few ranges as hold them: looking up each range costs more than each day."""
    whole: list[Range] = []
    first = 0
    for at, part in enumerate(parts, 1):
        after = parts[at] if at < len(parts) else None
        if after is None or after.product != part.product or (after.days.first - part.days.last).days != 1:
            days = DateRange(parts[first].days.first, part.days.last)
            whole.append(part if first == at - 1 else Range(part.accommodation, part.product, days, {}))
            first = at
    return whole


async def _guard(unit: WriteUnit, items: Sequence[Item], versions: Mapping[int, str]) -> None:
    """Lock everything that is written, then refuse the items whose days have another version by now."""
    for accommodation, group in groupby(ranges(items), key=lambda part: part.accommodation):
        await repository.lock_ranges(unit, accommodation, list(group), {"price"})
    changed: list[Problem] = []
    for position, expected in versions.items():
        item = items[position]
        days = item.days
        records = await repository.stored(unit, item.accommodation, [item.product], days.first, days.last)
        now = version(Columns.empty(days.first, len(days), [item.product]).fill(records), item.product)
        if now != expected:
            changed.append((position, VersionChanged(item.path("version"), product=item.product, version=now)))
    refuse(changed)


def fields_of(written: Collection[Column]) -> set[str]:
    """Which fields of the stored days a write of some columns looks at: what it overwrites, and what limits that."""
    limits = {Column.MIN_STAY, Column.MAX_STAY}
    return {STORED_AS[column] for column in (limits.union(written) if limits.intersection(written) else written)}


def refuse(found: Sequence[Problem]) -> None:
    """Raise what is wrong with items as one error, in their order; nothing when there is nothing."""
    if found:
        raise many([error for _, error in sorted(found, key=lambda problem: problem[0])])


def pieces_of(parts: Sequence[Range], locked: Records) -> Iterator[tuple[Range, Records]]:
    """Each range with its stored days; both stand in the same order."""
    start = 0
    for part in parts:
        end = start + len(part.days)
        yield part, locked[start:end]
        start = end


def impossible_stays(items: Sequence[Item], pieces: Iterable[tuple[Range, Records]]) -> list[Problem]:
    """Days on which a written limit would contradict the one that is stored; each item is told once."""
    found: dict[int, RoomrackError] = {}
    for part, days in pieces:
        least, most = part.values.get(Column.MIN_STAY), part.values.get(Column.MAX_STAY)
        if least is None and most is None:
            continue
        column = Column.MIN_STAY if least is not None else Column.MAX_STAY
        if len(days) == 1:
            # Where every day has values of its own, arrays would be all of the work.
            if (day_least := int(days["min_stay"][0]) if least is None else least) <= (
                day_most := int(days["max_stay"][0]) if most is None else most
            ):
                continue
            error = _over(items[part.sources[column]], column, part.days.first, day_least, day_most)
            found.setdefault(part.sources[column], error)
            continue
        lower = days["min_stay"] if least is None else np.full(len(days), least)
        upper = days["max_stay"] if most is None else np.full(len(days), most)
        wrong = np.flatnonzero(lower > upper)
        if len(wrong):
            place = int(wrong[0])
            position = part.sources[column]
            day = part.days.first + timedelta(days=place)
            error = _over(items[position], column, day, int(lower[place]), int(upper[place]))
            found.setdefault(position, error)
    return list(found.items())


def _events(process: int, catalog: Catalog, parts: Sequence[Range], locked: Records) -> Iterator[Event]:
    columns = sorted({column for part in parts for column in part.values})
    stored = {column: locked[STORED_AS[column]].astype(np.int64) for column in columns}
    # Also as lists: where every day has values of its own, taking each from an array would be all of the work.
    plain = {column: values.tolist() for column, values in stored.items()}
    start = 0
    for product, group in groupby(parts, key=lambda part: part.product):
        mine = list(group)
        before = []
        for part in mine:
            end = start + len(part.days)
            if end - start == 1:
                before.append(_told(part, {column: ([plain[column][start]], [1]) for column in part.values}))
            else:
                before.append(_told(part, {column: runs(stored[column][start:end]) for column in part.values}))
            start = end
        yield events.changed(
            mine[0].accommodation,
            process,
            product,
            catalog.affected(product, sorted({GROUPS[column] for part in mine for column in part.values})),
            [_told(part, dict(part.values)) for part in mine],
            before,
        )


def _told(part: Range, values: Mapping[Column, Any]) -> dict[str, Any]:
    return {"from": part.days.first, "to": part.days.last, "values": values}


def runs(values: np.ndarray[Any, Any]) -> tuple[list[int], list[int]]:
    """Equal neighbours counted, as values and lengths: [7, 7, 9] becomes ([7, 9], [2, 1])."""
    changes = (values[1:] != values[:-1]).nonzero()[0] + 1
    if not len(changes):
        return [int(values[0])], [len(values)]
    starts = [0, *changes.tolist()]
    lengths = [end - start for start, end in pairwise([*starts, len(values)])]
    return values[starts].astype(np.int64).tolist(), lengths
