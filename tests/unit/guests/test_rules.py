"""Bands of city tax, names as searches compare them, and the pauses between attempts."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.guests.rules.registry import folded
from roomrack.domain.guests.rules.reports import pause
from roomrack.domain.guests.rules.settings import bands_apart
from roomrack.domain.offers.rules.citytax import Band

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
AMOUNTS = st.decimals(0, 100, places=2)


def test_bands_that_meet_or_turn_round_are_not_apart() -> None:
    one = Decimal(1)
    assert bands_apart((Band(10, 12, one), Band(0, 9, one)))
    assert not bands_apart((Band(0, 10, one), Band(10, 12, one)))
    assert not bands_apart((Band(5, 4, one),))


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
