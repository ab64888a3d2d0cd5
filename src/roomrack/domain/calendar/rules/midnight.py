"""What happens to a calendar by itself when the local day begins (docs/algorithms/midnight.md). Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from roomrack.core.money import MAX_MINOR
from roomrack.core.stay import DateRange
from roomrack.domain.calendar.rules.columns import Ints
from roomrack.domain.products.rules import Automation

ABSENT = -1
"""Stands in a mark for none."""
_SAFE = 2**62
"""Products of integers stay under this in int64; beyond it Python's own integers compute the same."""


class Kind(StrEnum):
    """Why a stored price is not the one that a person wrote."""

    RAISED = "RAISED"
    """Revenue management."""
    TRIPLED = "TRIPLED"


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Prices that were changed by themselves, in minor units: what they were, and what was written; or `ABSENT`."""

    base: Ints
    price: Ints

    @classmethod
    def none(cls, nights: int) -> "Marks":
        """No mark on any of some nights."""
        return cls(np.full(nights, ABSENT, dtype=np.int64), np.full(nights, ABSENT, dtype=np.int64))

    def where(self, kept: NDArray[np.bool_]) -> "Marks":
        """The marks of some nights, and none on the others."""
        return Marks(np.where(kept, self.base, ABSENT), np.where(kept, self.price, ABSENT))

    def differ(self, others: "Marks") -> NDArray[np.bool_]:
        """The nights that are marked otherwise."""
        found: NDArray[np.bool_] = (self.base != others.base) | (self.price != others.price)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Nights:
    """Some days of a product, as the rules about its price see them: an entry of each array for a day."""

    price: Ints
    """As it is stored, in minor units; 0 is none."""
    left: Ints
    """What is left to sell."""
    sold: Ints
    total: Ints
    """How many there are to sell in all, those included that are sold."""
    raised: Marks
    tripled: Marks


@dataclass(frozen=True, slots=True, eq=False)
class Priced:
    """What the rules make of the prices of nights."""

    price: Ints
    raised: Marks
    tripled: Marks


def closed_days(automation: Automation, today: date) -> DateRange | None:
    """The days that `closeNextDays` keeps closed: today, which earlier nights closed, and so many days after it."""
    days = automation.close_next_days
    return DateRange(today, today + timedelta(days)) if days else None


def opened_days(automation: Automation, today: date, done: date) -> DateRange | None:
    """The days that `openNextDays` opens: the single day X+1 ahead of today, and of each night missed since `done`."""
    days = automation.open_next_days
    if not days:
        return None
    last = today + timedelta(days + 1)
    first = min(last, max(today, done + timedelta(days + 2)))
    return DateRange(first, last)


def priced(nights: Nights, automation: Automation, minor_per_unit: int) -> Priced:
    """The prices of nights after `revenue...` and `tripleThePrice`.

    A price that a person changed since is a new base. A night that is tripled is left alone until a person has written
    its price and something is left again.
    """
    tripled = nights.tripled.where(
        np.bool_(automation.triple_the_price) & ((nights.left == 0) | (nights.price == nights.tripled.price))
    )
    is_tripled = tripled.price != ABSENT
    stays = is_tripled & (nights.price == tripled.price)
    own = np.where(nights.price == nights.raised.price, nights.raised.base, nights.price)
    price = own
    if automation.revenue_active:
        price = np.where(own > 0, raised(own, nights.sold, nights.total, automation, minor_per_unit), own)
    triples = np.bool_(automation.triple_the_price) & (nights.left == 0) & (price > 0) & ~is_tripled
    threefold = np.minimum(3 * price, MAX_MINOR)
    return Priced(
        np.where(stays, nights.price, np.where(triples, threefold, price)),
        Marks(own, price).where(~stays & ~triples & (price != own)),
        Marks(np.where(triples, price, tripled.base), np.where(triples, threefold, tripled.price)),
    )


def raised(base: Ints, sold: Ints, total: Ints, automation: Automation, minor_per_unit: int) -> Ints:
    """Prices raised in equal steps, one for each unit sold, and the whole increment when all are; between the bounds.

    Rounded to the nearest minor unit, halves up.
    """
    sold = np.minimum(sold, total)
    increment = automation.revenue_max_increment or 0
    price = base
    if increment:
        largest = max(int(base.max(initial=0)), minor_per_unit) * increment * max(int(sold.max(initial=0)), 1)
        if 2 * largest + 200 * int(total.max(initial=0)) > _SAFE:
            base, sold, total = base.astype(object), sold.astype(object), total.astype(object)
        if automation.revenue_max_increment_percent:
            numerator, denominator = base * increment * sold, 100 * total
        else:
            numerator, denominator = increment * minor_per_unit * sold, total
        denominator = np.where(sold > 0, denominator, 1)
        more = base + (2 * numerator + denominator) // (2 * denominator)
        price = np.where(sold > 0, np.minimum(more, MAX_MINOR), base).astype(np.int64)
    if automation.revenue_max_price is not None:
        price = np.minimum(price, automation.revenue_max_price * minor_per_unit)
    if automation.revenue_min_price is not None:
        price = np.maximum(price, automation.revenue_min_price * minor_per_unit)
    found: Ints = np.minimum(price, MAX_MINOR)
    return found
