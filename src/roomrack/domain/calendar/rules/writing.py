"""How a list of items, applied in order, becomes disjoint ranges with the values that win on them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

import numpy as np

from roomrack.core.stay import DateRange
from roomrack.domain.calendar.rules.columns import Column

HORIZON_DAYS = 1095
"""How far ahead of the local day the calendar can be written (docs/contract.md 6)."""

MAX_WRITE_ROOM_DAYS = 300_000
"""The most that one call writes, summed over its items (ours)."""

ROOM_DAYS_PER_UNIT = 15


@dataclass(frozen=True, slots=True)
class Item:
    """Values for some days of a product. Flags are 0 or 1, the price is in minor units."""

    accommodation: int
    product: int
    days: DateRange
    values: Mapping[Column, int]
    paths: Mapping[str, str] = field(default_factory=dict)
    """Where an error about a column, or about the "last" day, points."""

    def path(self, of: str) -> str | None:
        """Where an error about a column or the "last" day points; None where nobody said."""
        return self.paths.get(of)


@dataclass(frozen=True, slots=True)
class Range:
    """Days of a product that all get the same values."""

    accommodation: int
    product: int
    days: DateRange
    values: Mapping[Column, int]
    sources: Mapping[Column, int] = field(default_factory=dict)
    """Which item, by its position, each value comes from."""


def cost(room_days: int) -> int:
    """Units of additional quota for so many room-days: one for each 15 begun (docs/contract.md 4)."""
    return -(-room_days // ROOM_DAYS_PER_UNIT)


def ranges(items: Sequence[Item]) -> list[Range]:
    """The disjoint ranges that the items come to, by accommodation, product and day. The later item wins an overlap."""
    by_product: defaultdict[tuple[int, int], list[tuple[int, Item]]] = defaultdict(list)
    for position, item in enumerate(items):
        if item.values:
            by_product[item.accommodation, item.product].append((position, item))
    return [part for key in sorted(by_product) for part in _of_product(*key, by_product[key])]


def _of_product(accommodation: int, product: int, items: Sequence[tuple[int, Item]]) -> list[Range]:
    if len(items) == 1:
        position, item = items[0]
        return [Range(accommodation, product, item.days, dict(item.values), dict.fromkeys(item.values, position))]
    bounds = sorted(
        {item.days.first.toordinal() for _, item in items} | {item.days.last.toordinal() + 1 for _, item in items}
    )
    index = {ordinal: place for place, ordinal in enumerate(bounds)}
    columns = list(Column)
    winners = np.full((len(columns), len(bounds) - 1), -1, dtype=np.int64)
    rows = {column: row for row, column in enumerate(columns)}
    by_position = dict(items)
    for position, item in items:
        start, end = index[item.days.first.toordinal()], index[item.days.last.toordinal() + 1]
        for column in item.values:
            winners[rows[column], start:end] = position
    # Neighbouring pieces that the same items won are one range.
    changes = np.flatnonzero((winners[:, 1:] != winners[:, :-1]).any(axis=0)) + 1
    found = []
    for start, end in pairwise([0, *changes.tolist(), len(bounds) - 1]):
        sources = {column: int(winners[row, start]) for row, column in enumerate(columns) if winners[row, start] >= 0}
        if sources:
            days = DateRange(date.fromordinal(bounds[start]), date.fromordinal(bounds[end] - 1))
            values = {column: by_position[position].values[column] for column, position in sources.items()}
            found.append(Range(accommodation, product, days, values, sources))
    return found
