"""Days that each have values of their own, as arrays: a `Range` for each would be most of the work of an import."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from roomrack.core.stay import DateRange
from roomrack.domain.calendar.rules.columns import Column
from roomrack.domain.calendar.rules.writing import Range

BLANK = -1
"""Stands where a day says nothing of a column: such a value stays as it is."""


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """What is to be written on some days of some products, in the order of product and day, no day twice."""

    products: NDArray[np.int64]
    days: NDArray[np.int64]
    """As ordinals."""
    columns: tuple[Column, ...]
    values: NDArray[np.int64]
    """A row for each of the columns; `BLANK` leaves it as it is. Flags are 0 or 1, prices in minor units."""

    def __len__(self) -> int:
        return len(self.days)

    def only(self, kept: NDArray[np.bool_]) -> "Days":
        """Some of the days."""
        return Days(self.products[kept], self.days[kept], self.columns, self.values[:, kept])

    def dates(self) -> list[date]:
        """The days as dates."""
        known = {ordinal: date.fromordinal(ordinal) for ordinal in np.unique(self.days).tolist()}
        return [known[ordinal] for ordinal in self.days.tolist()]

    def spans(self, accommodation: int) -> list[Range]:
        """The same days in as few ranges as hold them, without values."""
        bounds = _bounds((self.products[1:] != self.products[:-1]) | self._gaps())
        firsts, lasts = self.days[bounds[:-1]].tolist(), self.days[np.array(bounds[1:]) - 1].tolist()
        return [
            Range(accommodation, product, DateRange(date.fromordinal(first), date.fromordinal(last)), {})
            for product, first, last in zip(self.products[bounds[:-1]].tolist(), firsts, lasts, strict=True)
        ]

    def of_products(self) -> Iterator[tuple[int, slice]]:
        """Each product with the places of its days."""
        for start, end in pairwise(_bounds(self.products[1:] != self.products[:-1])):
            yield int(self.products[start]), slice(start, end)

    def runs(self) -> NDArray[np.bool_]:
        """Which days begin a run: neighbouring days of a product on which the same is to be written."""
        begins = np.ones(len(self), dtype=np.bool_)
        differs = (self.values[:, 1:] != self.values[:, :-1]).any(axis=0)
        begins[1:] = differs | (self.products[1:] != self.products[:-1]) | self._gaps()
        return begins

    def _gaps(self) -> NDArray[np.bool_]:
        gaps: NDArray[np.bool_] = self.days[1:] != self.days[:-1] + 1
        return gaps


def _bounds(changes: NDArray[np.bool_]) -> list[int]:
    """Where stretches begin, and the end of the last, from whether each place but the first begins one."""
    return [0, *(np.flatnonzero(changes) + 1).tolist(), len(changes) + 1]
