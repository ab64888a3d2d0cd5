"""What a bulk write would do, read without a lock and without a trace."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import numpy as np

from roomrack.core.money import minor_per_unit
from roomrack.domain.calendar import repository
from roomrack.domain.calendar.errors import TooManyRoomDays
from roomrack.domain.calendar.repository import imported
from roomrack.domain.calendar.rules import (
    GROUPS,
    Change,
    Column,
    Columns,
    Item,
    Range,
    applied,
    derive,
    differences,
    needed,
    ranges,
)
from roomrack.domain.calendar.service.reading import unpacked
from roomrack.domain.calendar.service.writing import impossible_stays, problems, refuse
from roomrack.domain.products.rules import Catalog
from roomrack.infra.db import ReadUnit

MAX_PREVIEW_ROOM_DAYS = 150_000
"""The most that one dry run looks at, over all products that show the change (ours)."""
_STAYS = np.dtype([("min_stay", np.int64), ("max_stay", np.int64)])


@dataclass(frozen=True, slots=True)
class Preview:
    """The changes of one property."""

    accommodation: int
    changes: Sequence[Change]


async def preview(
    unit: ReadUnit,
    items: Sequence[Item],
    catalogs: Mapping[int, Catalog],
    todays: Mapping[int, date],
    currencies: Mapping[int, str],
) -> list[Preview]:
    """What `write` would change of what clients see, in all products that show it; it refuses what `write` refuses.

    Raises `TooManyRoomDays` when more than 150,000 room-days would have to be looked at.
    """
    refuse(problems(items, catalogs, todays))
    groups = {key: list(parts) for key, parts in groupby(ranges(items), key=lambda part: part.accommodation)}
    affected = {key: _affected(catalogs[key], parts) for key, parts in groups.items()}
    asked = sum(len(affected[key]) * _span(parts)[1] for key, parts in groups.items())
    if asked > MAX_PREVIEW_ROOM_DAYS:
        raise TooManyRoomDays("$", limit=MAX_PREVIEW_ROOM_DAYS, asked=asked)
    found = []
    for accommodation, parts in groups.items():
        catalog = catalogs[accommodation]
        first, days = _span(parts)
        owners = needed(catalog, affected[accommodation])
        last = date.fromordinal(first.toordinal() + days - 1)
        before = unpacked(await repository.stored(unit, accommodation, owners, first, last), owners, first, days)
        refuse(impossible_stays(items, _with_stays(parts, before)))
        unit_price = minor_per_unit(currencies[accommodation])
        after = await _bounded(unit, accommodation, catalog, parts, applied(before, parts))
        shown = [derive(stored, catalog, affected[accommodation], unit_price) for stored in (before, after)]
        found.append(Preview(accommodation, list(differences(shown[0], shown[1], todays[accommodation]))))
    return found


async def _bounded(
    unit: ReadUnit, accommodation: int, catalog: Catalog, parts: Sequence[Range], written: Columns
) -> Columns:
    """What would be left in truth, of nights that imported calendars take."""
    offered = [part for part in parts if Column.AVAILABILITY in part.values]
    if offered:
        quantities = {part.product: catalog[part.product].quantity for part in offered}
        row = {product: index for index, product in enumerate(written.products)}
        most = await imported.most_left(unit, accommodation, offered, quantities)
        for (product, day), left in most.items():
            at = (row[product], (day - written.first).days)
            written.available[at] = min(written.available[at], left)
    return written


def _affected(catalog: Catalog, parts: Sequence[Range]) -> list[int]:
    found: dict[int, None] = {}
    for product, group in groupby(parts, key=lambda part: part.product):
        written = {GROUPS[column] for part in group for column in part.values}
        found.update(dict.fromkeys(catalog.affected(product, sorted(written))))
    return sorted(found)


def _span(parts: Sequence[Range]) -> tuple[date, int]:
    """The first day of some ranges, and how many days there are from it to their last."""
    first = min(part.days.first for part in parts)
    return first, (max(part.days.last for part in parts) - first).days + 1


def _with_stays(parts: Sequence[Range], stored: Columns) -> Iterator[tuple[Range, repository.Records]]:
    row = {product: index for index, product in enumerate(stored.products)}
    for part in parts:
        start = (part.days.first - stored.first).days
        at = (row[part.product], slice(start, start + len(part.days)))
        days = np.zeros(len(part.days), dtype=_STAYS)
        days["min_stay"], days["max_stay"] = stored.min_stay[at], stored.max_stay[at]
        yield part, days
