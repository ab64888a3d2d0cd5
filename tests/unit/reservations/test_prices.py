"""Amounts part and sum to the minor unit."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.reservations.rules.prices import (
    Component,
    PaymentStatus,
    Row,
    breakdown,
    nightly,
    payment_status,
    spread,
    total_gross,
)
from roomrack.domain.reservations.rules.refers import ENTROPY, refer_of
from tests.unit.reservations.examples import BOOKED

NIGHTS = [date(2030, 5, 1) + timedelta(n) for n in range(3)]


@given(st.integers(0, 10**13 - 1), st.integers(1, 365))
def test_parts_sum_to_the_total_and_differ_by_one_unit_at_most(total: int, nights: int) -> None:
    parts = spread(total, nights)
    assert (sum(parts), len(parts)) == (total, nights)
    assert parts[0] - parts[-1] in {0, 1}
    assert list(parts) == sorted(parts, reverse=True)


def test_a_stay_without_nights_has_no_parts() -> None:
    with pytest.raises(ValueError, match="at least one night"):
        spread(100, 0)


def test_without_an_amount_the_calendar_prices_and_nights_without_a_price_are_free() -> None:
    assert nightly(None, NIGHTS, [100, None, 50]) == (100, 0, 50)


def test_daily_prices_count_when_they_name_every_night_and_agree() -> None:
    stated = dict(zip(NIGHTS, (1, 2, 3), strict=True))
    assert nightly(None, NIGHTS, [], stated) == (1, 2, 3)
    assert nightly(6, NIGHTS, [], stated) == (1, 2, 3)
    assert nightly(7, NIGHTS, [], stated) == (3, 2, 2)
    assert nightly(6, NIGHTS, [], {NIGHTS[0]: 6}) == (2, 2, 2)


def test_the_breakdown_sums_to_the_gross_amount_twice() -> None:
    room = replace(BOOKED, room_gross=30001, nightly=(10001, 10000, 10000), cleaning_fee=2500)
    rows = breakdown(room)
    assert rows == [
        Row(Component.DAILY_ROOM_PRICE, 10001, day=NIGHTS[0]),
        Row(Component.DAILY_ROOM_PRICE, 10000, day=NIGHTS[1]),
        Row(Component.DAILY_ROOM_PRICE, 10000, day=NIGHTS[2]),
        Row(Component.ROOM_NET, 30001),
        Row(Component.VAT, 0),
        Row(Component.CLEANING, 2500),
    ]
    assert total_gross(room) == 32501


@pytest.mark.parametrize(
    ("total", "deposit", "paid", "status"),
    [
        (100, 0, 0, PaymentStatus.UNPAID),
        (100, 30, 0, PaymentStatus.UNPAID),
        (100, 0, 1, PaymentStatus.PARTIALLY_PAID),
        (100, 30, 29, PaymentStatus.PARTIALLY_PAID),
        (100, 30, 30, PaymentStatus.PAID_DEPOSIT),
        (100, 30, 99, PaymentStatus.PAID_DEPOSIT),
        (100, 30, 100, PaymentStatus.PAID),
        (100, 0, 101, PaymentStatus.PAID),
        (0, 0, 0, PaymentStatus.UNPAID),
    ],
)
def test_payment_status(total: int, deposit: int, paid: int, status: PaymentStatus) -> None:
    assert payment_status(total=total, deposit=deposit, paid=paid) is status


def test_refers_have_ten_characters_that_are_not_mistaken_for_each_other() -> None:
    assert refer_of(0) == "0000000000"
    assert refer_of(ENTROPY - 1) == "ZZZZZZZZZZ"
    assert refer_of(33) == "0000000011"
    with pytest.raises(ValueError, match="outside"):
        refer_of(ENTROPY)
