"""Whole columns of the calendar as arrays, one row per product and one column per day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from roomrack.domain.products.rules import ColumnGroup

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

NEVER_SET = {"min_stay": 1, "max_stay": 99}
"""Days that were never set read as these; all other columns as 0 or false (docs/contract.md 6)."""


class Column(StrEnum):
    """What a client can write on a day."""

    AVAILABILITY = "availability"
    PRICE = "price"
    MIN_STAY = "min_stay"
    MAX_STAY = "max_stay"
    CUT_OFF_DAYS = "cut_off_days"
    STOP_SELL = "stop_sell"
    CLOSED_TO_ARRIVAL = "closed_to_arrival"
    CLOSED_TO_DEPARTURE = "closed_to_departure"


GROUPS: dict[Column, ColumnGroup] = {
    Column.AVAILABILITY: ColumnGroup.AVAILABILITY,
    Column.PRICE: ColumnGroup.PRICE,
    Column.MIN_STAY: ColumnGroup.STAY,
    Column.MAX_STAY: ColumnGroup.STAY,
    Column.CUT_OFF_DAYS: ColumnGroup.RESTRICTIONS,
    Column.STOP_SELL: ColumnGroup.STOP_SELL,
    Column.CLOSED_TO_ARRIVAL: ColumnGroup.RESTRICTIONS,
    Column.CLOSED_TO_DEPARTURE: ColumnGroup.RESTRICTIONS,
}
"""Which columns follow a parent together."""


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The calendar of some products from `first` on. Row i of each array is products[i], column j the day first + j.

    It holds either what is stored for the products that own columns, or what is shown for any product; `derive` turns
    the one into the other.
    """

    first: date
    products: tuple[int, ...]
    available: Ints
    """What is left to sell; may be negative where it is stored, never where it is shown."""
    price: Ints
    """In minor units; 0 is no price."""
    min_stay: Ints
    max_stay: Ints
    cut_off_days: Ints
    stop_sell: Flags
    closed_to_arrival: Flags
    closed_to_departure: Flags

    @property
    def days(self) -> int:
        """How many days each product has."""
        return int(self.available.shape[1])

    @classmethod
    def empty(cls, first: date, days: int, products: Sequence[int]) -> "Columns":
        """A calendar in which no day was ever set."""
        shape = (len(products), days)

        def ints(column: str) -> Ints:
            return np.full(shape, NEVER_SET.get(column, 0), dtype=np.int64)

        return cls(
            first,
            tuple(products),
            available=ints("available"),
            price=ints("price"),
            min_stay=ints("min_stay"),
            max_stay=ints("max_stay"),
            cut_off_days=ints("cut_off_days"),
            stop_sell=np.zeros(shape, dtype=np.bool_),
            closed_to_arrival=np.zeros(shape, dtype=np.bool_),
            closed_to_departure=np.zeros(shape, dtype=np.bool_),
        )

    def fill(self, records: NDArray[Any]) -> "Columns":
        """Put stored days into their places, and give itself back.

        A record has the fields `product` (one of these), `offset` (days from the first), `allotment`, `sold` and the
        other columns by name.
        """
        if not len(records):
            return self
        order = np.argsort(np.asarray(self.products, dtype=np.int64))
        ranked = np.asarray(self.products, dtype=np.int64)[order]
        rows = order[np.searchsorted(ranked, records["product"])]
        at = (rows, records["offset"])
        self.available[at] = records["allotment"].astype(np.int64) - records["sold"]
        for name in (
            "price",
            "min_stay",
            "max_stay",
            "cut_off_days",
            "stop_sell",
            "closed_to_arrival",
            "closed_to_departure",
        ):
            getattr(self, name)[at] = records[name]
        return self
