"""Writing days that each have values of their own: imports, and what the nightly rules make of prices.

It does what `writing` does with ranges, in the same order and under the same locks, on arrays: for 100,000 days the
objects would take ten times as long as the database.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from roomrack.core.errors import RoomrackError, many
from roomrack.domain.calendar import events, repository
from roomrack.domain.calendar.errors import MinStayOverMaxStay
from roomrack.domain.calendar.repository import Records
from roomrack.domain.calendar.rules import BLANK, GROUPS, Column, Days
from roomrack.domain.calendar.service.writing import STORED_AS, fields_of, runs
from roomrack.domain.products.rules import Catalog
from roomrack.infra.db import WriteUnit
from roomrack.infra.events import Event, encoded

Where = Callable[[int, Column], str]
"""What an error about a column of a day points at, by the place of the day."""


async def write_days(
    unit: WriteUnit, accommodation: int, process: int, days: Days, catalog: Catalog, where: Where | None = None
) -> None:
    """Write days of one property, at least one, and record one `calendar.changed` for each product.

    Raises one error for the days on which a written limit of the stay would contradict the other.
    """
    locked = await lock_days(unit, accommodation, days)
    if wrong := _impossible_stays(days, locked, where):
        raise many(wrong)
    await write_locked(unit, accommodation, process, days, locked, catalog)


async def lock_days(unit: WriteUnit, accommodation: int, days: Days) -> Records:
    """Lock days, at least one, in key order, and give what a write of their columns looks at."""
    return await repository.lock_ranges(unit, accommodation, days.spans(accommodation), fields_of(days.columns))


async def write_locked(
    unit: WriteUnit, accommodation: int, process: int, days: Days, locked: Records, catalog: Catalog
) -> None:
    """What `write_days` does, to days that are locked and whose limits were not written."""
    await repository.write_days(unit, accommodation, days)
    await unit.record(*_events(accommodation, process, days, locked, catalog))


def _impossible_stays(days: Days, locked: Records, where: Where | None) -> list[RoomrackError]:
    """The first day of each run on which a limit would contradict the one that is written or stored."""
    said = dict(zip(days.columns, days.values, strict=True))
    written = [said[column] for column in (Column.MIN_STAY, Column.MAX_STAY) if column in said]
    if not written:
        return []
    least, most = (
        np.where(said[column] != BLANK, said[column], locked[STORED_AS[column]])
        if column in said
        else locked[STORED_AS[column]]
        for column in (Column.MIN_STAY, Column.MAX_STAY)
    )
    wrong = (least > most) & np.any([values != BLANK for values in written], axis=0)
    dates = days.dates() if wrong.any() else []
    found: list[RoomrackError] = []
    for place in np.flatnonzero(wrong & days.runs()).tolist():
        named = Column.MIN_STAY in said and said[Column.MIN_STAY][place] != BLANK
        column = Column.MIN_STAY if named else Column.MAX_STAY
        found.append(
            MinStayOverMaxStay(
                where(place, column) if where else None,
                product=int(days.products[place]),
                day=dates[place].isoformat(),
                least=int(least[place]),
                most=int(most[place]),
            )
        )
    return found


def _events(accommodation: int, process: int, days: Days, locked: Records, catalog: Catalog) -> Iterator[Event]:
    dates = days.dates()
    begins = days.runs()
    names = [column.value for column in days.columns]
    for product, mine in days.of_products():
        said = days.values[:, mine]
        old = np.stack([locked[STORED_AS[column]][mine].astype(np.int64) for column in days.columns])
        bounds = [*np.flatnonzero(begins[mine]).tolist(), said.shape[1]]
        rows = said[:, bounds[:-1]].T.tolist()
        plain = old.tolist()
        own = dates[mine]
        ranges: list[Mapping[str, Any]] = []
        before: list[Mapping[str, Any]] = []
        for (start, end), row in zip(pairwise(bounds), rows, strict=True):
            span = {"from": own[start], "to": own[end - 1]}
            written = {name: value for name, value in zip(names, row, strict=True) if value != BLANK}
            ranges.append({**span, "values": written})
            before.append({**span, "values": _overwritten(names, written, plain, old, start, end)})
        groups = sorted(
            {GROUPS[column] for column, row in zip(days.columns, said, strict=True) if (row != BLANK).any()}
        )
        # Encoded at once: as objects until the end they would keep the collector busy.
        affected = catalog.affected(product, groups)
        yield events.changed(accommodation, process, product, affected, encoded(ranges), encoded(before))


_ONCE = (1,)


def _overwritten(
    names: Sequence[str],
    written: Mapping[str, int],
    plain: Sequence[Sequence[int]],
    old: NDArray[np.int64],
    start: int,
    end: int,
) -> dict[str, Any]:
    if end - start == 1:
        return {name: ([plain[row][start]], _ONCE) for row, name in enumerate(names) if name in written}
    return {name: runs(old[row, start:end]) for row, name in enumerate(names) if name in written}
