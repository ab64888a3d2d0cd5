"""What happens to a calendar by itself when the local day begins (docs/algorithms/midnight.md). Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from roomrack.core.money import MAX_MINOR
from roomrack.core.stay import DateRange
from roomrack.domain.products.rules import Automation


class Kind(StrEnum):
    """Why a stored price is not the one that a person wrote."""

    RAISED = "RAISED"
    """Revenue management."""
    TRIPLED = "TRIPLED"


@dataclass(frozen=True, slots=True)
class Mark:
    """A price that was changed by itself, in minor units: what it was, and what was written."""

    base: int
    price: int


@dataclass(frozen=True, slots=True)
class Night:
    """One day of a product, as the rules about its price see it."""

    price: int
    """As it is stored, in minor units; 0 is none."""
    left: int
    """What is left to sell."""
    sold: int
    total: int
    """How many there are to sell in all, those included that are sold."""
    raised: Mark | None = None
    tripled: Mark | None = None


@dataclass(frozen=True, slots=True)
class Priced:
    """What the rules make of a night's price."""

    price: int
    raised: Mark | None
    tripled: Mark | None


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


def priced(night: Night, automation: Automation, minor_per_unit: int) -> Priced:
    """The price of a night after `revenue...` and `tripleThePrice`.

    A price that a person changed since is a new base. A night that is tripled is left alone until a person has written
    its price and something is left again.
    """
    tripled = night.tripled
    if tripled and (not automation.triple_the_price or (night.left > 0 and night.price != tripled.price)):
        tripled = None
    if tripled and night.price == tripled.price:
        return Priced(night.price, None, tripled)
    own = night.raised.base if night.raised and night.price == night.raised.price else night.price
    price = own
    if automation.revenue_active and own:
        price = raised(own, night.sold, night.total, automation, minor_per_unit)
    mark = Mark(own, price) if price != own else None
    if automation.triple_the_price and not night.left and price and tripled is None:
        tripled = Mark(price, min(3 * price, MAX_MINOR))
        return Priced(tripled.price, None, tripled)
    return Priced(price, mark, tripled)


def raised(base: int, sold: int, total: int, automation: Automation, minor_per_unit: int) -> int:
    """A price raised in equal steps, one for each unit sold, and the whole increment when all are; between the bounds.

    Rounded to the nearest minor unit, halves up.
    """
    sold = min(sold, total)
    increment = automation.revenue_max_increment or 0
    price = base
    if sold > 0 and increment:
        if automation.revenue_max_increment_percent:
            numerator, denominator = base * increment * sold, 100 * total
        else:
            numerator, denominator = increment * minor_per_unit * sold, total
        price = base + (2 * numerator + denominator) // (2 * denominator)
    if automation.revenue_max_price is not None:
        price = min(price, automation.revenue_max_price * minor_per_unit)
    if automation.revenue_min_price is not None:
        price = max(price, automation.revenue_min_price * minor_per_unit)
    return min(price, MAX_MINOR)


def runs(days: "dict[date, int]") -> Iterator[tuple[DateRange, int]]:
    """Neighbouring days with equal values as ranges, in order."""
    ordered = sorted(days)
    start = 0
    for place in range(1, len(ordered) + 1):
        first, before = ordered[start], ordered[place - 1]
        if place == len(ordered) or ordered[place] != before + timedelta(1) or days[ordered[place]] != days[first]:
            yield DateRange(first, before), days[first]
            start = place
