"""City tax as the settings of the check-in say it is city tax as the terms of a property say it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from roomrack.core.money import from_minor
from roomrack.core.stay import Stay
from roomrack.domain.offers.rules.citytax import OLDEST, Band, Plain, city_tax, plain_of, rules_of
from roomrack.domain.offers.rules.party import Exemption, Party, Person
from roomrack.domain.offers.rules.terms import CityTax

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
    plain = Plain(amount, max_nights, (Band(low, high, reduced),))
    rules = rules_of(plain)
    born = None if age_days is None else arrival - timedelta(age_days)
    expected = Decimal(0)
    for number in range(nights):
        if max_nights is not None and number >= max_nights:
            break
        age = None if born is None else _birthdays(born, arrival + timedelta(number))
        expected += reduced if age is not None and low <= age <= high else amount
    stay = Stay(arrival, arrival + timedelta(nights))
    guest = Person(born=born)
    assert from_minor(sum(line.amount for line in city_tax(rules, 1, stay, Party((guest,)), "EUR")), "EUR") == expected
    let_off = Party((replace(guest, exempt=True),))
    assert city_tax(rules, 1, stay, let_off, "EUR") == ()


@given(
    st.lists(st.integers(0, 120), min_size=2, max_size=8, unique=True), AMOUNTS, AMOUNTS, st.integers(1, 9) | st.none()
)
def test_what_the_check_in_says_comes_back_as_it_was_said(
    edges: list[int], amount: Decimal, other: Decimal, nights: int | None
) -> None:
    ordered = sorted(edges)
    pairs = list(zip(ordered[::2], ordered[1::2], strict=False))
    plain = Plain(amount, nights, tuple(Band(low, high, other) for low, high in pairs))
    said = plain_of(rules_of(plain))
    assert said is not None

    def of(one: Plain, age: int) -> Decimal:
        return next((band.amount for band in one.bands if band.from_age <= age <= band.to_age), one.amount)

    # An age of 30 is what the plain amount is read from, so that it may be one of a band's.
    assert [of(said, age) for age in range(OLDEST + 1)] == [of(plain, age) for age in range(OLDEST + 1)]


def test_what_the_check_in_has_no_words_for_is_not_shown_there() -> None:
    rule = CityTax(id=1, name="Tax", amount=Decimal(2))
    assert plain_of([]) is None
    assert plain_of([replace(rule, from_age=10, max_nights=5)]) == Plain(Decimal(2), 5, (Band(0, 9, Decimal(0)),))
    for other in (
        replace(rule, date_from=date(2030, 1, 1)),
        replace(rule, date_to=date(2030, 1, 1)),
        replace(rule, room_ids=(1,)),
        replace(rule, exemptions=(Exemption.DRIVER,)),
    ):
        assert plain_of([other]) is None
    assert plain_of([replace(rule, to_age=17, max_nights=5), replace(rule, id=2)]) is None
