"""Nights of a stay and closed ranges of days."""

from datetime import date, datetime

import pytest

from roomrack.core.stay import DateRange, Stay


def test_the_nights_run_to_the_day_before_departure() -> None:
    stay = Stay(date(2026, 3, 28), date(2026, 3, 30))
    assert stay.nights == [date(2026, 3, 28), date(2026, 3, 29)]
    assert len(stay) == 2


@pytest.mark.parametrize("departure", [date(2026, 3, 28), date(2026, 3, 27)])
def test_a_stay_has_a_night_at_least(departure: date) -> None:
    with pytest.raises(ValueError, match="no night"):
        Stay(date(2026, 3, 28), departure)


def test_both_ends_of_a_range_belong_to_it() -> None:
    week = DateRange(date(2026, 3, 1), date(2026, 3, 7))
    assert len(week) == len(list(week)) == 7
    assert date(2026, 3, 1) in week
    assert date(2026, 3, 7) in week
    assert date(2026, 3, 8) not in week
    assert "2026-03-01" not in week
    assert not isinstance(next(iter(week)), datetime)


def test_a_reversed_range_is_refused() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        DateRange(date(2026, 3, 7), date(2026, 3, 1))
