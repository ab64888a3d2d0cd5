"""The nightly rules against a slow and obvious model."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor
from typing import NamedTuple

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from roomrack.core.money import MAX_MINOR
from roomrack.core.stay import DateRange
from roomrack.domain.calendar.rules import ABSENT, Ints, Marks, Nights, closed_days, midnight, opened_days
from roomrack.domain.products.rules import Automation

TODAY = date(2026, 3, 29)
REVENUE = Automation(revenue_active=True, revenue_max_increment=20, revenue_max_increment_percent=True)
TRIPLE = Automation(triple_the_price=True)


class Mark(NamedTuple):
    """A price that was changed by itself: what it was, and what was written."""

    base: int
    price: int


@dataclass(frozen=True)
class Night:
    """One night of a product."""

    price: int
    left: int
    sold: int
    total: int
    raised: Mark | None = None
    tripled: Mark | None = None


class Priced(NamedTuple):
    """What becomes of a night."""

    price: int
    raised: Mark | None
    tripled: Mark | None


def ints(values: Iterable[int]) -> Ints:
    return np.array(list(values), dtype=np.int64)


def marks(found: Iterable[Mark | None]) -> Marks:
    known = [mark or Mark(ABSENT, ABSENT) for mark in found]
    return Marks(ints(mark.base for mark in known), ints(mark.price for mark in known))


def marked(found: Marks) -> list[Mark | None]:
    return [
        None if price == ABSENT else Mark(base, price)
        for base, price in zip(found.base.tolist(), found.price.tolist(), strict=True)
    ]


def all_priced(nights: Sequence[Night], automation: Automation, minor_per_unit: int) -> list[Priced]:
    after = midnight.priced(
        Nights(
            price=ints(night.price for night in nights),
            left=ints(night.left for night in nights),
            sold=ints(night.sold for night in nights),
            total=ints(night.total for night in nights),
            raised=marks(night.raised for night in nights),
            tripled=marks(night.tripled for night in nights),
        ),
        automation,
        minor_per_unit,
    )
    return [
        Priced(*each) for each in zip(after.price.tolist(), marked(after.raised), marked(after.tripled), strict=True)
    ]


def priced(night: Night, automation: Automation, minor_per_unit: int) -> Priced:
    return all_priced([night], automation, minor_per_unit)[0]


def raised(base: int, sold: int, total: int, automation: Automation, minor_per_unit: int) -> int:
    return int(midnight.raised(ints([base]), ints([sold]), ints([total]), automation, minor_per_unit)[0])


def in_days(days: DateRange | None) -> list[int]:
    return [(day - TODAY).days for day in days or ()]


@given(days=st.integers(0, 40), missed=st.integers(0, 60))
def test_the_days_that_are_closed_and_opened(days: int, missed: int) -> None:
    automation = Automation(close_next_days=days, open_next_days=days)
    assert in_days(closed_days(automation, TODAY)) == (list(range(days + 1)) if days else [])
    # Night after night, the single day X+1 ahead of that night is opened; days that have passed are of no interest.
    opened = {missed_night + days + 1 for missed_night in range(-missed, 1)} if days else set()
    done = TODAY - timedelta(missed + 1)
    assert in_days(opened_days(automation, TODAY, done)) == sorted(day for day in opened if day >= 0)


def test_nothing_is_closed_or_opened_unasked() -> None:
    assert closed_days(Automation(), TODAY) is None
    assert opened_days(Automation(), TODAY, TODAY - timedelta(1)) is None


@given(
    base=st.integers(1, 10**7),
    total=st.integers(0, 60),
    sold=st.integers(0, 80),
    increment=st.none() | st.integers(0, 500),
    percent=st.booleans(),
    least=st.none() | st.integers(0, 50_000),
    most=st.none() | st.integers(0, 50_000),
)
def test_a_price_is_raised_in_equal_steps_between_its_bounds(
    base: int, total: int, sold: int, increment: int | None, percent: bool, least: int | None, most: int | None
) -> None:
    automation = Automation(
        revenue_active=True,
        revenue_max_increment=increment,
        revenue_max_increment_percent=percent,
        revenue_min_price=least,
        revenue_max_price=most,
    )
    price = Decimal(base) / 100
    whole = Decimal(increment or 0)
    if percent:
        whole = price * whole / 100
    price += whole * min(sold, total) / total if total else 0
    price = price.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    if most is not None:
        price = min(price, Decimal(most))
    if least is not None:
        price = max(price, Decimal(least))
    assert raised(base, sold, total, automation, 100) == int(price * 100)


@given(
    base=st.integers(1, 10**6),
    total=st.integers(1, 20),
    sales=st.lists(st.integers(0, 20), max_size=8),
    automation=st.sampled_from([REVENUE, replace(REVENUE, revenue_min_price=50, revenue_max_price=120)]),
)
def test_what_was_raised_is_undone_as_rooms_come_back(
    base: int, total: int, sales: list[int], automation: Automation
) -> None:
    night = Night(price=base, left=total, sold=0, total=total)
    for sold in (min(sold, total) for sold in [*sales, 0]):
        night = replace(night, sold=sold, left=total - sold)
        after = priced(night, automation, 100)
        assert after.price == raised(base, sold, total, automation, 100)
        night = replace(night, price=after.price, raised=after.raised)
        # Done twice, it changes nothing.
        assert priced(night, automation, 100) == after
    ended = priced(night, Automation(), 100)
    assert (ended.price, ended.raised) == (base, None)


def test_a_price_that_a_person_wrote_is_the_new_base() -> None:
    night = Night(price=9000, left=1, sold=1, total=2, raised=Mark(10000, 11000))
    assert priced(night, REVENUE, 100) == Priced(9900, Mark(9000, 9900), None)
    assert priced(night, Automation(), 100) == Priced(9000, None, None)


def test_sold_out_triples_once_and_a_person_restores_it() -> None:
    night = Night(price=10000, left=0, sold=2, total=2)
    after = priced(night, TRIPLE, 100)
    assert after == Priced(30000, None, Mark(10000, 30000))
    tripled = replace(night, price=30000, tripled=after.tripled)
    assert priced(tripled, TRIPLE, 100) == after
    # A cancellation does not restore it, and being sold out again does not triple it again.
    open_again = replace(tripled, left=1, sold=1)
    assert priced(open_again, TRIPLE, 100) == after
    assert priced(tripled, TRIPLE, 100) == after
    # Restored by a person while it is sold out, it stays so; once something was left, it triples again.
    restored = replace(tripled, price=10000)
    assert priced(restored, TRIPLE, 100) == Priced(10000, None, after.tripled)
    assert priced(replace(restored, left=1), TRIPLE, 100) == Priced(10000, None, None)
    assert priced(replace(restored, tripled=None), TRIPLE, 100) == after
    # Without the rule, what is tripled is a price like any other.
    assert priced(tripled, Automation(), 100) == Priced(30000, None, None)


def test_a_missing_price_stays_missing() -> None:
    assert priced(Night(price=0, left=0, sold=2, total=2), replace(REVENUE, triple_the_price=True), 100).price == 0


def test_revenue_leaves_what_is_tripled_alone() -> None:
    both = replace(REVENUE, triple_the_price=True)
    sold_out = Night(price=11000, left=0, sold=2, total=2, raised=Mark(10000, 11000))
    after = priced(sold_out, both, 100)
    assert after == Priced(36000, None, Mark(12000, 36000))
    assert priced(Night(price=36000, left=1, sold=1, total=2, tripled=after.tripled), both, 100) == after


MARKS = st.none() | st.builds(Mark, st.integers(0, 9), st.integers(0, 9))
NIGHTS = st.builds(
    Night,
    price=st.integers(0, 9) | st.integers(0, MAX_MINOR),
    left=st.integers(0, 2),
    sold=st.integers(0, 3),
    total=st.integers(0, 3) | st.integers(0, 2**31 - 1),
    raised=MARKS,
    tripled=MARKS,
)
AUTOMATIONS = st.builds(
    Automation,
    triple_the_price=st.none() | st.booleans(),
    revenue_active=st.none() | st.booleans(),
    revenue_min_price=st.none() | st.integers(0, 3) | st.integers(0, 2**31 - 1),
    revenue_max_price=st.none() | st.integers(0, 3) | st.integers(0, 2**31 - 1),
    revenue_max_increment=st.none() | st.integers(0, 300) | st.integers(0, 2**31 - 1),
    revenue_max_increment_percent=st.none() | st.booleans(),
)


def model(night: Night, rule: Automation, minor_per_unit: int) -> Priced:
    """The document's words, one after another, for one night."""
    tripled = night.tripled
    if not rule.triple_the_price or (tripled and night.left and night.price != tripled.price):
        tripled = None
    if tripled and night.price == tripled.price:
        return Priced(night.price, None, tripled)
    base = night.raised.base if night.raised and night.raised.price == night.price else night.price
    price = base
    if rule.revenue_active and base:
        sold = min(night.sold, night.total)
        if sold and rule.revenue_max_increment:
            whole = Fraction(rule.revenue_max_increment * minor_per_unit)
            if rule.revenue_max_increment_percent:
                whole = Fraction(base * rule.revenue_max_increment, 100)
            price = floor(base + whole * sold / night.total + Fraction(1, 2))
        if rule.revenue_max_price is not None:
            price = min(price, rule.revenue_max_price * minor_per_unit)
        if rule.revenue_min_price is not None:
            price = max(price, rule.revenue_min_price * minor_per_unit)
        price = min(price, MAX_MINOR)
    if rule.triple_the_price and not night.left and price and not tripled:
        return Priced(min(3 * price, MAX_MINOR), None, Mark(price, min(3 * price, MAX_MINOR)))
    return Priced(price, Mark(base, price) if price != base else None, tripled)


@given(nights=st.lists(NIGHTS, max_size=6), automation=AUTOMATIONS, minor_per_unit=st.sampled_from([1, 100, 1000]))
def test_each_of_many_nights_is_priced_as_the_document_says(
    nights: list[Night], automation: Automation, minor_per_unit: int
) -> None:
    expected = [model(night, automation, minor_per_unit) for night in nights]
    assert all_priced(nights, automation, minor_per_unit) == expected
