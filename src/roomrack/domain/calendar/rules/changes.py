"""What a bulk write would change, told day by day without writing it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

import numpy as np

from roomrack.domain.calendar.rules.bookability import bookable
from roomrack.domain.calendar.rules.columns import Column, Columns
from roomrack.domain.calendar.rules.writing import Range

BOOKABLE = "bookable"
_FIELD = {column: column.value for column in Column} | {Column.AVAILABILITY: "available"}
"""Which array of the columns holds each column."""


@dataclass(frozen=True, slots=True)
class Change:
    """A day of a product that shows other values than before; by column, or `BOOKABLE`, the old and the new one."""

    product: int
    day: date
    values: Mapping[str, tuple[int, int]]


def applied(stored: Columns, parts: Sequence[Range]) -> Columns:
    """What would be stored after the ranges were written; all of their products and days are in `stored`."""
    arrays: dict[str, Any] = {
        each.name: np.array(getattr(stored, each.name))
        for each in fields(stored)
        if each.name not in ("first", "products")
    }
    row = {product: index for index, product in enumerate(stored.products)}
    for part in parts:
        start = (part.days.first - stored.first).days
        for column, value in part.values.items():
            arrays[_FIELD[column]][row[part.product], start : start + len(part.days)] = value
    return replace(stored, **arrays)


def differences(before: Columns, after: Columns, today: date) -> Iterator[Change]:
    """What differs between two calendars of the same products and days, by product and day.

    `today` is the local day of the property, which decides what is bookable.
    """
    pairs = {column.value: (getattr(before, name), getattr(after, name)) for column, name in _FIELD.items()}
    pairs[BOOKABLE] = (bookable(before, today), bookable(after, today))
    differs = {name: old != new for name, (old, new) in pairs.items()}
    places = np.argwhere(np.logical_or.reduce(list(differs.values())))
    for row, column in places.tolist():
        yield Change(
            before.products[row],
            before.first + timedelta(column),
            {
                name: (int(old[row, column]), int(new[row, column]))
                for name, (old, new) in pairs.items()
                if differs[name][row, column]
            },
        )
