"""City tax against a slow obvious model, names as searches compare them, and the pauses between attempts."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.guests.rules.citytax import Band, CityTax, tax_of
from roomrack.domain.guests.rules.registry import folded
from roomrack.domain.guests.rules.reports import pause

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
AMOUNTS = st.decimals(0, 100, places=2)


def _birthdays(born: date, day: date) -> int:
    """How many birthdays lie between, one of 29 February on 1 March in other years: counted day by day."""
    count, at = 0, born + timedelta(1)
    while at <= day:
        leap = (born.month, born.day) == (2, 29)
        there = at.year % 4 == 0 and (at.year % 100 != 0 or at.year % 400 == 0)
        if (at.month, at.day) == ((3, 1) if leap and not there else (born.month, born.day)):
            count += 1
        at += timedelta(1)
    return count


@given(
    arrival=DAYS,
    nights=st.integers(1, 12),
    age_days=st.none() | st.integers(0, 9000),
    amount=AMOUNTS,
    max_nights=st.none() | st.integers(1, 10),
    edges=st.lists(st.integers(0, 25), min_size=2, max_size=4, unique=True),
    reduced=AMOUNTS,
)
def test_city_tax_is_that_of_each_night(
    arrival: date,
    nights: int,
    age_days: int | None,
    amount: Decimal,
    max_nights: int | None,
    edges: list[int],
    reduced: Decimal,
) -> None:
    low, high = sorted(edges)[:2]
    rule = CityTax(amount, max_nights, (Band(low, high, reduced),))
    assert rule.bands_apart
    born = None if age_days is None else arrival - timedelta(age_days)
    expected = Decimal(0)
    for number in range(nights):
        if max_nights is not None and number >= max_nights:
            break
        age = None if born is None else _birthdays(born, arrival + timedelta(number))
        expected += reduced if age is not None and low <= age <= high else amount
    assert tax_of(rule, arrival, arrival + timedelta(nights), born=born) == expected
    assert tax_of(rule, arrival, arrival + timedelta(nights), born=born, exempt=True) == 0


def test_bands_that_meet_or_turn_round_are_not_apart() -> None:
    one = Decimal(1)
    assert CityTax(one, bands=(Band(10, 12, one), Band(0, 9, one))).bands_apart
    assert not CityTax(one, bands=(Band(0, 10, one), Band(10, 12, one))).bands_apart
    assert not CityTax(one, bands=(Band(5, 4, one),)).bands_apart


def test_names_are_compared_without_what_people_leave_out() -> None:
    assert folded("  Søren  KIERKEGAARD-Ærø ") == "soren kierkegaard aero"
    assert folded("Łukasz Straße") == "lukasz strasse"
    assert folded("D’Angelo") == "d angelo"
    assert folded("小龍") == "小龍"


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_attempts_are_further_and_further_apart() -> None:
    assert [pause(number).total_seconds() / 60 for number in (1, 2, 3, 7, 8, 12)] == [2, 4, 8, 128, 240, 240]
