"""When rate plans hold and what they make of a price: docs/algorithms/rate-plans.md, held against a slow model."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.core.money import digits
from roomrack.core.stay import Stay
from roomrack.domain.rateplans import rules
from roomrack.domain.rateplans.rules import Period, PriceModel, RatePlan

ROME = ZoneInfo("Europe/Rome")
PLAN = RatePlan(id=1, accommodation=9, internal_label="P", created_at=datetime(2030, 1, 1, tzinfo=UTC))
ARRIVAL = date(2030, 3, 29)


def _plan(**values: Any) -> RatePlan:
    return rules.changed(PLAN, values)


def _at(day: date, zone: ZoneInfo = ROME) -> datetime:
    return datetime.combine(day, time(12), zone).astimezone(UTC)


def _span(first: int | None, last: int | None) -> Period:
    def day(number: int | None) -> datetime | None:
        return None if number is None else _at(ARRIVAL + timedelta(number))

    return Period(1, day(first), day(last))


offsets = st.none() | st.integers(-3, 12)
spans = st.lists(st.builds(_span, offsets, offsets), max_size=3).map(tuple)
plans = st.builds(
    _plan,
    periods=spans,
    price_model=st.none() | st.sampled_from(PriceModel),
    price=st.none() | st.integers(-99, 300).map(Decimal),
    room_ids=st.sampled_from([(), (5,), (6, 7)]),
)


def _slow_holds(plan: RatePlan, night: date) -> bool:
    if not plan.periods:
        return True
    for period in plan.periods:
        day = date(2030, 1, 1) if period.start is None else period.start.astimezone(ROME).date()
        last = date(2030, 12, 31) if period.end is None else period.end.astimezone(ROME).date()
        while day <= last:
            if day == night:
                return True
            day += timedelta(1)
    return False


def _slow_price(plan: RatePlan, stay: Stay, prices: list[Decimal], people: int, currency: str) -> Fraction:
    """In minor units, night by night and person by person."""
    scale = 10 ** digits(currency)
    total, charged = Fraction(0), False
    value = Fraction(plan.price or 0)
    for night, price in zip(stay.nights, prices, strict=True):
        minor = Fraction(price) * scale
        if plan.price_model is None or not _slow_holds(plan, night):
            total += minor
            continue
        match plan.price_model:
            case PriceModel.PERCENT:
                exact = minor * (100 + value) / 100
                total += int(exact) + (1 if exact - int(exact) >= Fraction(1, 2) else 0)
            case PriceModel.FIXED_DAY:
                total += minor + value * scale
            case PriceModel.FIXED_PAX_DAY:
                total += minor + sum(value * scale for _ in range(people))
            case PriceModel.FIXED:
                total += minor + (0 if charged else value * scale)
            case PriceModel.FIXED_PAX:
                total += minor + (0 if charged else sum(value * scale for _ in range(people)))
        charged = True
    return max(Fraction(0), total)


@given(
    plans,
    st.lists(st.integers(0, 50_000), min_size=1, max_size=10),
    st.integers(0, 6),
    st.sampled_from(["EUR", "JPY", "KWD"]),
)
def test_prices_are_those_of_the_slow_model(plan: RatePlan, minors: list[int], people: int, currency: str) -> None:
    prices = [Decimal(minor).scaleb(-digits(currency)) for minor in minors]
    stay = Stay(ARRIVAL, ARRIVAL + timedelta(len(prices)))
    price = rules.price_of(plan, stay, prices, people=people, currency=currency, zone=ROME)
    assert Fraction(price) * 10 ** digits(currency) == _slow_price(plan, stay, prices, people, currency)


@given(plans, st.integers(1, 10), st.sampled_from([5, 6, 8]))
def test_plans_are_offered_as_in_the_slow_model(plan: RatePlan, nights: int, product: int) -> None:
    stay = Stay(ARRIVAL, ARRIVAL + timedelta(nights))
    held = sum(_slow_holds(plan, night) for night in stay.nights)
    for_product = not plan.room_ids or product in plan.room_ids
    assert rules.is_offered(plan, product, stay, ROME, cross=False) is (for_product and held == nights)
    assert rules.is_offered(plan, product, stay, ROME, cross=True) is (for_product and held > 0)


@pytest.mark.parametrize(
    ("model", "price"),
    [
        (PriceModel.PERCENT, "270.45"),
        (PriceModel.FIXED, "290.50"),
        (PriceModel.FIXED_PAX, "280.50"),
        (PriceModel.FIXED_DAY, "270.50"),
        (PriceModel.FIXED_PAX_DAY, "240.50"),
        (None, "300.50"),
    ],
)
def test_ten_less_for_two_people_in_three_nights(model: PriceModel | None, price: str) -> None:
    plan = _plan(price_model=model, price=None if model is None else Decimal(-10))
    stay = Stay(ARRIVAL, ARRIVAL + timedelta(3))
    prices = [Decimal(100), Decimal(120), Decimal("80.50")]
    assert rules.price_of(plan, stay, prices, people=2, currency="EUR", zone=ROME) == Decimal(price)


def test_only_the_nights_on_which_it_holds_are_changed() -> None:
    plan = _plan(price_model=PriceModel.PERCENT, price=Decimal(50), periods=(_span(1, 1),))
    stay = Stay(ARRIVAL, ARRIVAL + timedelta(3))
    assert rules.price_of(plan, stay, [Decimal(100)] * 3, people=2, currency="EUR", zone=ROME) == 350


def test_a_day_of_a_span_is_the_propertys() -> None:
    # 22:30 UTC is half past midnight in Rome, after its clocks went forward.
    plan = _plan(periods=(Period(1, datetime(2030, 4, 1, 22, 30, tzinfo=UTC), None),))
    assert [rules.holds_on(plan, date(2030, 4, day), ROME) for day in (1, 2)] == [False, True]
    assert rules.holds_on(plan, date(2030, 4, 1), ZoneInfo("UTC"))


def test_a_price_for_each_night_is_needed() -> None:
    with pytest.raises(ValueError, match="2 prices for 1 nights"):
        rules.price_of(
            PLAN, Stay(ARRIVAL, ARRIVAL + timedelta(1)), [Decimal(1)] * 2, people=1, currency="EUR", zone=ROME
        )


def test_the_lowest_priority_is_first_and_those_without_one_are_last() -> None:
    found = [_plan(id=4), _plan(id=3, priority=2), _plan(id=2, priority=-1), _plan(id=1, priority=2)]
    assert [plan.id for plan in rules.in_order(found)] == [2, 1, 3, 4]
