"""What a channel is told of a day."""

from datetime import date
from decimal import Decimal

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from roomrack.core.money import from_minor
from roomrack.domain.calendar.rules import Columns
from roomrack.domain.connections.rules import prices
from roomrack.domain.distribution.rules.outward import (
    AVAILABILITY,
    CLOSED_TO_ARRIVAL,
    CUT_OFF,
    PRICE,
    ROW,
    STOP_SELL,
    VALUES,
    Terms,
    corrected,
    offered,
    told,
)

TODAY = date(2026, 5, 4)
ALL = frozenset(VALUES)


def shown(**columns: list[int]) -> Columns:
    """A calendar of one product from today."""
    days = len(next(iter(columns.values())))
    calendar = Columns.empty(TODAY, days, [1])
    calendar.price[0] = 10_000
    calendar.available[0] = 5
    for name, values in columns.items():
        getattr(calendar, name)[0] = values
    return calendar


@given(
    st.lists(st.integers(0, 10**7), min_size=1, max_size=20),
    st.one_of(st.none(), st.decimals(Decimal("0.2"), Decimal(3), places=4)),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["EUR", "JPY", "KWD"]),
)
def test_prices_are_corrected_as_a_connection_says(
    amounts: list[int], ratio: Decimal | None, fixed: bool, whole: bool, currency: str
) -> None:
    made = corrected(np.array(amounts), Terms(ALL, currency, ratio, fixed=fixed, whole=whole))
    for minor, result in zip(amounts, made.tolist(), strict=True):
        amount = from_minor(minor, currency)
        wanted = prices.corrected(amount, currency, ratio=ratio, fixed=fixed, whole=whole)
        assert from_minor(result, currency) == wanted


@given(st.integers(0, 1000), st.integers(0, 100))
def test_never_more_is_offered_than_is_left(left: int, percentage: int) -> None:
    (share,) = offered(np.array([left]), percentage).tolist()
    assert share == prices.shared(left, percentage)
    assert 0 <= share <= left
    assert (share > 0) == (left > 0 and percentage > 0)


def test_a_night_without_a_price_is_closed_and_has_none() -> None:
    found = told(shown(price=[0, 10_000]), 0, Terms(ALL, "EUR"), TODAY)
    assert found.values[ROW[AVAILABILITY]].tolist() == [0, 5]
    assert found.said[ROW[PRICE]].tolist() == [False, True]
    without = told(shown(price=[0, 10_000]), 0, Terms(frozenset({PRICE, STOP_SELL}), "EUR"), TODAY)
    assert without.values[ROW[STOP_SELL]].tolist() == [1, 0]
    unpriced = told(shown(price=[0, 10_000]), 0, Terms(frozenset({AVAILABILITY}), "EUR"), TODAY)
    assert unpriced.values[ROW[AVAILABILITY]].tolist() == [5, 5]


def test_stop_sell_leaves_nothing_where_the_channel_knows_no_stop_sell() -> None:
    calendar = shown(stop_sell=[1, 0])
    assert told(calendar, 0, Terms(ALL, "EUR"), TODAY).values[ROW[AVAILABILITY]].tolist() == [5, 5]
    blind = Terms(ALL - {STOP_SELL}, "EUR")
    assert told(calendar, 0, blind, TODAY).values[ROW[AVAILABILITY]].tolist() == [0, 5]


def test_the_cut_off_closes_arrivals_where_the_channel_knows_no_cut_off() -> None:
    calendar = shown(cut_off_days=[2, 2, 2, 0])
    assert told(calendar, 0, Terms(ALL, "EUR"), TODAY).values[ROW[CLOSED_TO_ARRIVAL]].tolist() == [0, 0, 0, 0]
    blind = Terms(ALL - {CUT_OFF}, "EUR")
    assert told(calendar, 0, blind, TODAY).values[ROW[CLOSED_TO_ARRIVAL]].tolist() == [1, 1, 0, 0]


def test_only_what_is_taken_is_said() -> None:
    found = told(shown(price=[1, 2]), 0, Terms(frozenset({AVAILABILITY}), "EUR"), TODAY)
    assert [name for row, name in enumerate(VALUES) if found.said[row].any()] == [AVAILABILITY]


def test_a_product_that_is_closed_on_a_channel_is_closed_by_what_the_channel_takes() -> None:
    def closed(values: frozenset[str]) -> tuple[list[int], list[int], list[int]]:
        found = told(shown(price=[0, 10_000]), 0, Terms(values, "EUR"), TODAY, closed=True).values
        left, stop, arrival = (found[ROW[value]].tolist() for value in (AVAILABILITY, STOP_SELL, CLOSED_TO_ARRIVAL))
        return left, stop, arrival

    assert closed(ALL) == ([0, 5], [1, 1], [0, 0])
    assert closed(ALL - {STOP_SELL})[0] == [0, 0]
    assert closed(ALL - {AVAILABILITY})[1] == [1, 1]
    assert closed(ALL - {AVAILABILITY, STOP_SELL})[2] == [1, 1]
