"""Amounts between decimals, minor units and JSON numbers."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.core.money import (
    MAX_MINOR,
    digits,
    from_minor,
    minor_per_unit,
    to_minor,
    wire_number,
)


@pytest.mark.parametrize(
    ("currency", "expected"), [("EUR", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4), ("CLP", 0), ("???", 2)]
)
def test_digits_of_a_currency(currency: str, expected: int) -> None:
    assert digits(currency) == expected
    assert minor_per_unit(currency) == 10**expected


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("99.5", "EUR", 9950),
        ("99.50000", "EUR", 9950),
        ("1E+2", "EUR", 10000),
        ("5000", "JPY", 5000),
        ("1.234", "KWD", 1234),
        ("-0.01", "EUR", -1),
        ("0", "EUR", 0),
    ],
)
def test_amounts_become_minor_units(amount: str, currency: str, minor: int) -> None:
    assert to_minor(Decimal(amount), currency) == minor


@pytest.mark.parametrize(
    ("amount", "currency"),
    [("0.001", "EUR"), ("1.5", "JPY"), ("NaN", "EUR"), ("Infinity", "EUR"), ("1e18", "EUR"), ("1e400000", "EUR")],
)
def test_amounts_that_are_refused(amount: str, currency: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        to_minor(Decimal(amount), currency)


@given(st.integers(-MAX_MINOR, MAX_MINOR), st.sampled_from(["EUR", "JPY", "KWD", "CLF"]))
def test_every_amount_survives_the_way_to_the_wire_and_back(minor: int, currency: str) -> None:
    amount = from_minor(minor, currency)
    assert -amount.as_tuple().exponent == digits(currency)  # type: ignore[operator]
    assert to_minor(amount, currency) == minor
    written = json.dumps(wire_number(amount))
    assert to_minor(Decimal(written), currency) == minor


def test_whole_amounts_are_integers_on_the_wire() -> None:
    assert json.dumps([wire_number(Decimal("100.00")), wire_number(Decimal("99.50"))]) == "[100, 99.5]"
