"""Conditions, other currencies, hidden products, and the nearest stays that work."""

from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roomrack.core.money import digits, from_minor
from roomrack.core.stay import Stay
from roomrack.domain.calendar.rules import Columns, findings
from roomrack.domain.offers.rules.conditions import Conditions, Named, conditions
from roomrack.domain.offers.rules.exchange import conversion
from roomrack.domain.offers.rules.listing import Filter, Sellable, hidden, looked_at
from roomrack.domain.offers.rules.party import party_of
from roomrack.domain.offers.rules.pricing import Asked, House, price
from roomrack.domain.offers.rules.reasons import LOOK_AROUND, by_day, nearest, window
from roomrack.domain.policies.rules import Part, Policy, StepType

ROME = ZoneInfo("Europe/Rome")
ARRIVAL = date(2030, 5, 30)
STAY = Stay(ARRIVAL, ARRIVAL + timedelta(2))
NOW = datetime(2030, 5, 1, 9, tzinfo=UTC)
HOUSE = House(currency="EUR", zone=ROME, cleaning=3_000)
ASKED = Asked(product=5, stay=STAY, nights=[10_000, 12_000], party=party_of(2, ()), booked_on=date(2030, 5, 1))
QUOTE = price(HOUSE, ASKED)


def _policy(id: int, kind: StepType = StepType.CANCELLATION, **values: Any) -> Policy:
    return Policy(id=id, accommodation=9, step_type=kind, title=f"P{id}", created_at=NOW - timedelta(9), **values)


def _conditions(*policies: Policy, named: Named | None = None, now: datetime = NOW) -> Conditions:
    return conditions(HOUSE, ASKED, QUOTE, policies, named or Named(), now)


def test_without_policies_cancelling_is_free_unless_the_product_is_not_refundable() -> None:
    assert _conditions() == Conditions()
    assert _conditions(named=Named(not_refundable=True)) == Conditions(free_now=False, free_days=None, cost=22_000)


def test_cancelling_is_free_until_a_step_is_reached() -> None:
    step = _policy(1, days=7, before_checkin=True, value_nights=1)
    found = _conditions(step)
    assert found == Conditions(free_now=True, free_days=7, cost=10_000, decider=step)
    late = _conditions(step, now=datetime(2030, 5, 29, 9, tzinfo=UTC))
    assert late == Conditions(free_now=False, free_days=None, cost=10_000, decider=step)


def test_what_is_due_with_the_booking_is_its_deposit() -> None:
    now = _policy(1, StepType.PAYMENT, value_percent=30, charge_credit_card=True)
    rest = _policy(
        2,
        StepType.PAYMENT,
        value_percent=100,
        days=7,
        before_checkin=True,
        calculate_values=(Part.ROOM, Part.CLEANING_FEE),
    )
    found = _conditions(now, rest)
    assert (found.deposit, found.charges_card, found.asks_ahead, found.free_now) == (6_600, True, True, True)
    found = _conditions(now, rest, now=datetime(2030, 5, 29, 9, tzinfo=UTC))
    assert found.deposit == 25_000


def test_a_step_that_the_product_names_stands_instead_of_the_others() -> None:
    strict, mild = _policy(1, not_refundable=True), _policy(2, days=1, before_checkin=True, value_fixed=Decimal(50))
    assert _conditions(strict, mild).cost == 22_000
    found = _conditions(strict, mild, named=Named(cancellation=2))
    assert (found.cost, found.free_days, found.decider) == (5_000, 1, mild)


rates = st.fixed_dictionaries(
    {"USD": st.decimals("0.5", "2", places=4), "JPY": st.decimals(100, 200, places=2), "KWD": st.just(Decimal("0.33"))}
)


@given(rates=rates, minor=st.integers(-(10**9), 10**9), pair=st.permutations(["EUR", "USD", "JPY", "KWD"]))
def test_amounts_are_converted_exactly_and_rounded_once(rates: dict[str, Decimal], minor: int, pair: list[str]) -> None:
    source, target = pair[:2]
    found = conversion(source, target, rates)
    assert found is not None
    known = {**rates, "EUR": Decimal(1)}
    exact = abs(from_minor(minor, source)) * known[target] / known[source]
    slow = exact.quantize(Decimal(1).scaleb(-digits(target)), ROUND_HALF_UP)
    assert abs(from_minor(found(minor), target)) == slow
    same = conversion(source, source, {})
    assert same is not None
    assert same(minor) == minor


def test_without_a_rate_there_is_no_conversion() -> None:
    assert conversion("EUR", "USD", {}) is None
    assert conversion("GBP", "EUR", {"USD": Decimal(1)}) is None


def _sellable(id: int, adults: int = 2, **values: Any) -> Sellable:
    return Sellable(**{"id": id, "name": f"R{id}", "is_base": True, "adults": adults, **values})


ROOMS = [
    _sellable(1),
    _sellable(2, 1),
    _sellable(3, 4, children=1),
    _sellable(4, is_base=False),
    _sellable(5, visible=False),
]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), [1, 2, 3, 4]),
        (Filter(show_hidden=True), [1, 2, 3, 4, 5]),
        (Filter(show_rates=False), [1, 2, 3]),
        (Filter(ids=frozenset({4, 2, 9})), [2, 4]),
        (Filter(party=party_of(2, ())), [1, 3, 4]),
        (Filter(party=party_of(2, ()), show_lower=True), [1, 2, 3, 4]),
        (Filter(party=party_of(2, ()), ignore_greater=True), [1, 4]),
        (Filter(party=party_of(1, [4])), [1, 3, 4]),
        (Filter(party=party_of(5, ())), []),
    ],
)
def test_a_search_looks_at_what_was_asked_for(wanted: Filter, found: list[int]) -> None:
    assert [one.id for one in looked_at(reversed(ROOMS), wanted)] == found


def test_what_can_be_booked_hides_others_once() -> None:
    rooms = {
        1: _sellable(1, hides=frozenset({1, 2})),
        2: _sellable(2, hides=frozenset({3})),
        3: _sellable(3),
    }
    assert hidden(rooms, [1, 2, 3]) == {2}
    assert hidden(rooms, [2, 3]) == {3}
    assert hidden(rooms, [3]) == set()


@st.composite
def calendars(draw: st.DrawFn) -> Columns:
    days = 150
    shown = Columns.empty(ARRIVAL - timedelta(LOOK_AROUND), days, [5])
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    shown.available[0] = rng.integers(0, 5, days)
    shown.price[0] = rng.integers(0, 6, days) * 1_000
    shown.min_stay[0] = rng.integers(1, 4, days)
    shown.max_stay[0] = rng.integers(2, 9, days)
    shown.stop_sell[0] = rng.random(days) < 0.05
    shown.closed_to_arrival[0] = rng.random(days) < 0.2
    shown.closed_to_departure[0] = rng.random(days) < 0.2
    return shown


@settings(max_examples=60)
@given(shown=calendars(), length=st.integers(1, 4), today=st.integers(0, 70))
def test_the_nearest_stays_are_those_that_trying_one_after_another_finds(
    shown: Columns, length: int, today: int
) -> None:
    now = shown.first + timedelta(today)
    stay = Stay(ARRIVAL, ARRIVAL + timedelta(length))

    def works(arrival: date, nights: int) -> bool:
        inside = shown.first <= arrival and (arrival - shown.first).days + nights < shown.days
        return inside and not findings(shown, 0, Stay(arrival, arrival + timedelta(nights)), now)

    def first(step: int) -> date | None:
        tried = (ARRIVAL + timedelta(step * number) for number in range(1, LOOK_AROUND + 1))
        return next((arrival for arrival in tried if works(arrival, length)), None)

    found = nearest(shown, 0, stay, now)
    assert (found.earlier and found.earlier.arrival) == first(-1)
    assert (found.later and found.later.arrival) == first(1)
    others = sorted(
        (number for number in range(1, 40) if number != length and abs(number - length) <= 30),
        key=lambda number: (abs(number - length), -number),
    )
    best = next((number for number in others if works(ARRIVAL, number)), None)
    assert (found.same_arrival and len(found.same_arrival)) == best


def test_reasons_stand_by_the_day_that_they_are_about() -> None:
    shown = Columns.empty(ARRIVAL, 5, [5])
    found = findings(shown, 0, STAY, ARRIVAL)
    days = by_day(found)
    assert list(days) == [ARRIVAL, ARRIVAL + timedelta(1)]
    assert [one.obstacle.value for one in days[ARRIVAL]] == ["sold_out", "no_price"]


def test_the_days_looked_at_hold_the_stay_and_never_leave_the_calendar() -> None:
    assert window(STAY, ARRIVAL - timedelta(200)) == (ARRIVAL - timedelta(60), ARRIVAL + timedelta(62))
    assert window(STAY, ARRIVAL - timedelta(3))[0] == ARRIVAL - timedelta(3)
    assert window(STAY, ARRIVAL + timedelta(3))[0] == ARRIVAL
    end = Stay(date(9999, 12, 30), date(9999, 12, 31))
    assert window(end, ARRIVAL)[1] == date.max
