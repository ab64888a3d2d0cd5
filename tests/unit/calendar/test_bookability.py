"""When a day can be sold, and what stands against a stay."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.core.stay import Stay
from roomrack.domain.calendar.rules import Columns, Finding, Obstacle, bookable, findings, hindered

TODAY = date(2026, 3, 10)
NIGHTS = [TODAY + timedelta(n) for n in range(10)]


def open_calendar(**changes: list[Any]) -> Columns:
    """Ten days from today, all open, with some columns replaced."""
    made = Columns.empty(TODAY, 10, [1])
    made.available[0] = 2
    made.price[0] = 100
    for name, values in changes.items():
        getattr(made, name)[0, : len(values)] = values
    return made


def test_an_open_day_is_bookable() -> None:
    assert bookable(open_calendar(), TODAY).all()


@pytest.mark.parametrize(
    ("column", "value"), [("available", 0), ("stop_sell", True), ("price", 0), ("cut_off_days", 1)]
)
def test_each_condition_closes_the_day(column: str, value: int) -> None:
    assert bookable(open_calendar(**{column: [value]}), TODAY).tolist() == [[False] + [True] * 9]


def test_the_cut_off_counts_days_from_today() -> None:
    shown = open_calendar(cut_off_days=[2] * 10)
    assert bookable(shown, TODAY).tolist() == [[False, False] + [True] * 8]
    assert bookable(shown, TODAY - timedelta(2)).all()


def test_days_that_have_passed_are_not_bookable() -> None:
    assert bookable(open_calendar(), TODAY + timedelta(3)).tolist() == [[False] * 3 + [True] * 7]


def test_closed_days_and_stay_limits_do_not_close_the_night_itself() -> None:
    shown = open_calendar(closed_to_arrival=[True], closed_to_departure=[True], min_stay=[5], max_stay=[0])
    assert bookable(shown, TODAY).all()


def found(nights: tuple[int, int], **changes: list[Any]) -> list[Finding]:
    stay = Stay(TODAY + timedelta(nights[0]), TODAY + timedelta(nights[1]))
    return findings(open_calendar(**changes), 0, stay, TODAY)


def test_nothing_stands_against_an_open_stay() -> None:
    assert found((0, 3)) == []


def test_every_night_counts_and_the_departure_day_does_not() -> None:
    assert found((0, 3), available=[1, 0, 0, 0]) == [Finding(Obstacle.SOLD_OUT, (NIGHTS[1], NIGHTS[2]))]
    assert found((0, 3), stop_sell=[0, 0, 1, 1]) == [Finding(Obstacle.STOP_SELL, (NIGHTS[2],))]
    assert found((0, 3), price=[100, 0, 100, 0]) == [Finding(Obstacle.NO_PRICE, (NIGHTS[1],))]


def test_arrival_and_departure_days() -> None:
    assert found((1, 3), closed_to_arrival=[1, 1]) == [Finding(Obstacle.CLOSED_TO_ARRIVAL, (NIGHTS[1],))]
    assert found((1, 3), closed_to_arrival=[1, 0, 1, 1]) == []
    assert found((1, 3), closed_to_departure=[0, 0, 0, 1]) == [Finding(Obstacle.CLOSED_TO_DEPARTURE, (NIGHTS[3],))]
    assert found((1, 3), closed_to_departure=[1, 1, 1, 0]) == []


def test_the_arrival_day_decides_stay_limits_and_cut_off() -> None:
    assert found((1, 3), min_stay=[1, 3, 1]) == [Finding(Obstacle.MIN_STAY, (NIGHTS[1],), 3)]
    assert found((1, 3), min_stay=[9, 2, 9]) == []
    assert found((1, 3), max_stay=[1, 1, 9]) == [Finding(Obstacle.MAX_STAY, (NIGHTS[1],), 1)]
    assert found((1, 3), cut_off_days=[0, 2, 9]) == [Finding(Obstacle.CUT_OFF, (NIGHTS[1],), 2)]
    assert found((1, 3), cut_off_days=[9, 1, 9]) == []


def test_all_reasons_are_found_in_their_order() -> None:
    assert [one.obstacle for one in found((0, 2), available=[0], stop_sell=[1], price=[0], cut_off_days=[1])] == [
        Obstacle.SOLD_OUT,
        Obstacle.STOP_SELL,
        Obstacle.NO_PRICE,
        Obstacle.CUT_OFF,
    ]


def test_an_arrival_that_has_passed() -> None:
    late = findings(open_calendar(), 0, Stay(TODAY, NIGHTS[2]), NIGHTS[1])
    assert late == [Finding(Obstacle.CUT_OFF, (TODAY,), 0)]


def test_the_columns_must_cover_the_departure_day() -> None:
    with pytest.raises(ValueError, match="do not cover"):
        findings(open_calendar(), 0, Stay(TODAY, TODAY + timedelta(10)), TODAY)


FEW = st.integers(0, 4)
OFTEN_SOME = FEW.map(lambda number: 4 - number)
ANY_DAY = {
    "available": OFTEN_SOME,
    "price": OFTEN_SOME,
    "min_stay": FEW,
    "max_stay": OFTEN_SOME,
    "cut_off_days": FEW,
    **dict.fromkeys(("stop_sell", "closed_to_arrival", "closed_to_departure"), st.sampled_from((False, False, True))),
}


@given(
    st.fixed_dictionaries({name: st.lists(day, min_size=20, max_size=20) for name, day in ANY_DAY.items()}),
    st.integers(0, 3),
    st.integers(1, 5),
    st.integers(-2, 3),
)
def test_all_rows_at_once_say_the_same(days: dict[str, list[Any]], start: int, nights: int, later: int) -> None:
    shown = Columns.empty(TODAY, 10, [1, 2])
    for name, values in days.items():
        getattr(shown, name)[:] = np.reshape(values, (2, 10))
    stay, today = Stay(NIGHTS[start], NIGHTS[start + nights]), TODAY + timedelta(later)
    assert hindered(shown, stay, today).tolist() == [bool(findings(shown, row, stay, today)) for row in (0, 1)]
