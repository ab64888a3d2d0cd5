"""What extras cost: docs/algorithms/extras.md, held against a model that walks through the stay person by person."""

from collections.abc import Collection
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.core.money import digits
from roomrack.core.stay import Stay
from roomrack.domain.extras import rules
from roomrack.domain.extras.errors import ExtraSortUnknown
from roomrack.domain.extras.rules import Charge, Extra, Model, Order, ValidDay, VatExemption

NOW = datetime(2030, 1, 1, tzinfo=UTC)
EXTRA = Extra(id=1, accommodation=9, name="Extra", model=Model.DAY, created_at=NOW, updated_at=NOW)
ARRIVAL = date(2030, 6, 1)


def _extra(**values: Any) -> Extra:
    return rules.changed(EXTRA, values)


def _stay(nights: int) -> Stay:
    return Stay(ARRIVAL, ARRIVAL + timedelta(nights))


extras = st.builds(
    _extra,
    model=st.sampled_from(Model),
    base_price=st.decimals(0, 10_000, places=0),
    tax_percent=st.decimals(0, 100, places=2),
    vat_exemption=st.none() | st.sampled_from(VatExemption),
    valid_days=st.lists(st.sampled_from(ValidDay), unique=True).map(tuple),
)
stays = st.builds(_stay, st.integers(1, 40))
people = st.integers(0, 9)
quantities = st.none() | st.integers(0, 9)
chosen_days = st.none() | st.lists(st.integers(-2, 42).map(lambda day: ARRIVAL + timedelta(day)))


def _slow_days(extra: Extra, stay: Stay, chosen: Collection[date] | None) -> list[date]:
    """Every day of the stay, with what it is, one at a time."""
    found = []
    day = stay.arrival
    while day <= stay.departure:
        what = "CHECKIN" if day == stay.arrival else "CHECKOUT" if day == stay.departure else "STAY"
        allowed = [each.value for each in extra.valid_days] or ["CHECKIN", "STAY"]
        if what in allowed and (chosen is None or day in chosen):
            found.append(day)
        day += timedelta(1)
    return found


def _slow_units(
    extra: Extra, stay: Stay, adults: int, children: int, quantity: int | None, chosen: Collection[date] | None
) -> int:
    """One tick for each thing that is paid."""
    days = _slow_days(extra, stay, chosen)
    if not days:
        return 0
    words = extra.model.value
    guests = ["adult"] * adults + ["child"] * children
    if words.startswith("ADULTS"):
        payers = ["adult"] * adults
    elif words.startswith("CHILDREN"):
        payers = ["child"] * children
    elif words == "PERSON" and quantity is not None:
        payers = guests[:quantity]
    elif words.startswith("PERSON"):
        payers = guests
    elif words.startswith("QUANTITY"):
        payers = ["piece"] * (1 if quantity is None else quantity)
    else:
        payers = ["booking"]
    if words.endswith("DAY"):
        times = days
    elif words.endswith("WEEK"):
        times = days[::7]
    else:
        times = days[:1]
    return sum(1 for _ in payers for _ in times)


@given(extras, stays, people, people, quantities, chosen_days)
def test_units_are_those_of_the_slow_model(
    extra: Extra, stay: Stay, adults: int, children: int, quantity: int | None, days: list[date] | None
) -> None:
    units = rules.units_of(extra, stay, adults=adults, children=children, quantity=quantity, days=days)
    assert units == _slow_units(extra, stay, adults, children, quantity, days)


@given(extras, stays, people, people, st.sampled_from(["EUR", "JPY", "KWD"]), st.integers(0, 3))
def test_amounts_have_the_currencys_decimals_and_vat_comes_out_of_them(
    extra: Extra, stay: Stay, adults: int, children: int, currency: str, places: int
) -> None:
    extra = _extra(
        model=extra.model,
        tax_percent=extra.tax_percent,
        vat_exemption=extra.vat_exemption,
        base_price=extra.base_price.scaleb(-min(places, digits(currency))),
    )
    charge = rules.charge(extra, stay, currency, adults=adults, children=children)
    grain = Fraction(1, 10 ** digits(currency))
    assert Fraction(charge.amount) == Fraction(extra.base_price) * charge.units
    assert charge.net + charge.vat == charge.amount
    rate = Fraction(0) if extra.vat_exemption else Fraction(extra.tax_percent)
    exact = Fraction(charge.amount) * 100 / (100 + rate)
    # Halves up: the multiple of the grain that is at most half a grain above, and less than half below.
    assert -grain / 2 < Fraction(charge.net) - exact <= grain / 2
    for amount in (charge.amount, charge.net, charge.vat):
        assert -int(amount.as_tuple().exponent) == digits(currency)


@given(extras, stays)
def test_days_are_those_of_the_slow_model(extra: Extra, stay: Stay) -> None:
    assert list(rules.days_of(extra.valid_days, stay)) == _slow_days(extra, stay, None)


@pytest.mark.parametrize(
    ("model", "units"),
    [
        (Model.BOOKING, 1),
        (Model.WEEK, 2),
        (Model.DAY, 8),
        (Model.PERSONBOOKING, 3),
        (Model.PERSONDAY, 24),
        (Model.PERSONWEEK, 6),
        (Model.QUANTITY, 5),
        (Model.QUANTITYDAY, 40),
        (Model.PERSON, 3),
        (Model.CHILDREN, 1),
        (Model.CHILDRENDAY, 8),
        (Model.ADULTSDAY, 16),
    ],
)
def test_two_adults_and_a_child_for_eight_nights_who_take_five(model: Model, units: int) -> None:
    assert rules.units_of(_extra(model=model), _stay(8), adults=2, children=1, quantity=5) == units


def test_vat_is_within_the_price_and_an_exemption_ends_it() -> None:
    extra = _extra(model=Model.PERSONDAY, base_price=Decimal("12.50"), tax_percent=Decimal(10))
    taxed = Charge(4, Decimal("50.00"), Decimal("45.45"), Decimal("4.55"))
    assert rules.charge(extra, _stay(2), "EUR", adults=2) == taxed
    exempt = rules.changed(extra, {"vat_exemption": VatExemption.IT_ART15})
    untaxed = Charge(4, Decimal("50.00"), Decimal("50.00"), Decimal("0.00"))
    assert rules.charge(exempt, _stay(2), "EUR", adults=2) == untaxed


def test_an_extra_of_the_days_between_is_not_had_in_one_night() -> None:
    extra = _extra(model=Model.BOOKING, base_price=Decimal(9), valid_days=(ValidDay.STAY,), enabled=True)
    assert rules.charge(extra, _stay(1), "EUR", adults=2).units == 0
    assert not rules.is_offered(extra, 1, _stay(1))
    assert rules.is_offered(extra, 1, _stay(2))


def test_it_is_offered_when_enabled_and_for_the_products_of_its_filter() -> None:
    assert not rules.is_offered(_extra(), 1, _stay(1))
    assert rules.is_offered(_extra(enabled=True), 1, _stay(1))
    filtered = _extra(enabled=True, room_filter=(2, 3))
    assert [rules.is_offered(filtered, product, _stay(1)) for product in (1, 2, 3)] == [False, True, True]


def test_what_is_left_of_a_day() -> None:
    assert rules.left(_extra(), 1000) is None
    assert [rules.left(_extra(availability=2), sold) for sold in (0, 1, 2, 3)] == [2, 1, 0, 0]


@pytest.mark.parametrize("wrong", [{"adults": -1}, {"adults": 1, "children": -1}, {"adults": 1, "quantity": -1}])
def test_nobody_pays_for_fewer_than_none(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="negative"):
        rules.units_of(EXTRA, _stay(1), **wrong)


def test_null_gives_the_default_and_texts_are_merged() -> None:
    extra = _extra(title={"EN": "A", "IT": "B"}, priority=3, availability=4)
    after = rules.changed(extra, {"title": {"IT": None, "DE": "C"}, "priority": None, "availability": None})
    assert (after.title, after.priority, after.availability) == ({"EN": "A", "DE": "C"}, 99, None)
    assert rules.changed(after, {"title": {"EN": None, "DE": None}}).title is None
    assert rules.changed(after, {"title": None}).title is None


def test_orders() -> None:
    assert rules.order_of(" -basePrice ") == (Order.BASE_PRICE, True)
    assert rules.order_of("name") == (Order.NAME, False)
    for wrong in ("colour", "", "--name", "+name"):
        with pytest.raises(ExtraSortUnknown):
            rules.order_of(wrong)
