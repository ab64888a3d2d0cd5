"""The steps of a price, against the derivation that they tell of and against examples."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.core.money import MAX_MINOR, minor_per_unit
from roomrack.domain.calendar.rules import StepKind, derive_prices, result, trace
from roomrack.domain.products.rules import Catalog, ColumnGroup, Product
from tests.unit.calendar.test_derivation import families, rate


@given(
    families(), st.integers(0, 5_000_000) | st.sampled_from([0, 1, MAX_MINOR]), st.sampled_from(["EUR", "JPY", "KWD"])
)
def test_the_last_step_is_what_the_product_shows(products: list[Product], stored: int, currency: str) -> None:
    catalog = Catalog(products)
    per_unit = minor_per_unit(currency)
    for product in catalog:
        steps = trace(catalog, product, stored, per_unit)
        owner = catalog.owner(product, ColumnGroup.PRICE)
        shown = derive_prices(np.array([stored]), owner, catalog, product, per_unit)
        assert result(steps) == int(shown[0])
        assert steps[-1].price.denominator == 1
        assert steps[0].kind is StepKind.BASE


@pytest.mark.parametrize(
    ("stored", "steps"),
    [
        (
            10_050,
            [
                (StepKind.BASE, 1, Fraction(10_050)),
                (StepKind.PERCENT, 2, Fraction(90_450, 10)),
                (StepKind.ROUNDING, 2, Fraction(9_000)),
                (StepKind.INCREMENT, 3, Fraction(-1_000)),
                (StepKind.NOTHING, 3, Fraction(0)),
                (StepKind.FLOOR, 3, Fraction(4_000)),
            ],
        ),
        (
            0,
            [
                (StepKind.BASE, 1, Fraction(0)),
                (StepKind.NOTHING, 2, Fraction(0)),
                (StepKind.NOTHING, 3, Fraction(0)),
                (StepKind.FLOOR, 3, Fraction(4_000)),
            ],
        ),
    ],
)
def test_every_kind_of_step(stored: int, steps: list[tuple[StepKind, int, Fraction]]) -> None:
    catalog = Catalog(
        [
            Product(id=1, accommodation=1),
            rate(2, 1, "PERCENT", "-10", rounded=True),
            rate(3, 2, "INCREMENT", "-100", minimum=4_000),
        ]
    )
    found = trace(catalog, 3, stored, 100)
    assert [(step.kind, step.product, step.price) for step in found] == steps


def test_a_price_of_its_own_starts_there_and_the_most_is_the_most() -> None:
    catalog = Catalog([Product(id=1, accommodation=1), rate(2, 1, "CALENDAR", "0"), rate(3, 2, "PERCENT", "300")])
    assert [step.product for step in trace(catalog, 3, 100, 100)] == [2, 3]
    last = trace(catalog, 3, MAX_MINOR, 100)[-1]
    assert (last.kind, last.price) == (StepKind.LIMIT, Fraction(MAX_MINOR))
    third = trace(catalog, 3, 101, 100)[1]
    assert (third.kind, third.value) == (StepKind.PERCENT, Decimal(300))
