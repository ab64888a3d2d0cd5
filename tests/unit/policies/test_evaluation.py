"""What policies ask for: docs/algorithms/policies.md, held against a model that walks from instant to instant."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.core.stay import Stay
from roomrack.domain.policies import rules
from roomrack.domain.policies.rules import Booking, Cancellation, Due, Part, PayMode, Policy, StepType

ROME = ZoneInfo("Europe/Rome")
ZONES = [ROME, ZoneInfo("America/Santiago"), ZoneInfo("Africa/Cairo"), ZoneInfo("Pacific/Auckland"), ZoneInfo("UTC")]
MADE = datetime(2029, 1, 1, tzinfo=UTC)
CREATED = datetime(2030, 3, 1, 12, tzinfo=UTC)
ARRIVAL = date(2030, 4, 2)
BOOKING = Booking(
    product=5,
    stay=Stay(ARRIVAL, ARRIVAL + timedelta(3)),
    created_at=CREATED,
    nights=(Decimal(100), Decimal(120), Decimal("80.50")),
    parts={Part.EXTRA: Decimal(30), Part.CLEANING_FEE: Decimal(25)},
)


def _policy(kind: StepType = StepType.CANCELLATION, id: int = 1, **values: Any) -> Policy:
    return rules.changed(Policy(id=id, accommodation=9, step_type=kind, title="T", created_at=MADE), values)


def _payment(id: int = 1, **values: Any) -> Policy:
    return _policy(StepType.PAYMENT, id, **values)


hours = st.none() | st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.sampled_from([0, 30, 59]))
policies = st.builds(
    lambda kind, id, values: _policy(kind, id, **values),
    st.sampled_from(StepType),
    st.integers(1, 99),
    st.fixed_dictionaries(
        {},
        optional={
            "days": st.integers(0, 40),
            "before_checkin": st.booleans(),
            "hour": hours,
            "not_refundable": st.booleans(),
            "value_fixed": st.decimals(0, 500, places=2),
            "value_percent": st.integers(0, 100),
            "value_nights": st.integers(0, 5),
            "calculate_values": st.lists(st.sampled_from(Part), unique=True).map(tuple),
            "disabled": st.booleans(),
            "refund_after_days": st.integers(0, 20),
            "room_ids": st.sampled_from([(), (5,), (6,)]),
            "portal_names": st.sampled_from([(), ("BOOKING",), ("booking", "OTHER")]),
            "filter_pay_mode": st.sampled_from([(), (PayMode.CASH,)]),
            "vcc": st.booleans(),
        },
    ),
)
steps = st.lists(policies, max_size=5, unique_by=lambda policy: policy.id)
money = st.decimals(0, 300, places=2)


@st.composite
def bookings(draw: st.DrawFn) -> Booking:
    nights = draw(st.lists(money, min_size=1, max_size=4))
    created = datetime(2030, 1, 1, tzinfo=UTC) + timedelta(minutes=draw(st.integers(0, 400 * 24 * 60)))
    arrival = created.date() + timedelta(draw(st.integers(0, 40)))
    return Booking(
        product=draw(st.sampled_from([5, 6])),
        stay=Stay(arrival, arrival + timedelta(len(nights))),
        created_at=created,
        nights=tuple(nights),
        parts=draw(st.dictionaries(st.sampled_from([part for part in Part if part is not Part.ROOM]), money)),
        portal=draw(st.none() | st.sampled_from(["Booking", "Airbnb"])),
        pay_mode=draw(st.sampled_from([PayMode.CASH, PayMode.PREPAID])),
        virtual_card=draw(st.booleans()),
        paid=draw(money),
    )


def _slow_instant(day: date, hour: str | None, zone: ZoneInfo) -> datetime:
    """Walk the clock from two days before, by the minute where it matters, until it shows the time or later."""
    wanted = datetime.combine(day, datetime.min.time())
    if hour:
        wanted = wanted.replace(hour=int(hour[:2]), minute=int(hour[3:]))
    instant = datetime.combine(day - timedelta(1), datetime.min.time(), UTC) - timedelta(hours=3)
    while True:
        shown = instant.astimezone(zone).replace(tzinfo=None)
        if shown >= wanted:
            break
        instant += timedelta(minutes=30 if wanted - shown > timedelta(hours=3) else 1)
    if hour and shown > wanted:
        # The clock has jumped over the time: it is as long after the jump as it would have been after the last minute.
        before = (instant - timedelta(minutes=1)).astimezone(zone)
        return (wanted - (before.utcoffset() or timedelta())).replace(tzinfo=UTC)
    return instant


def _slow_reached(policy: Policy, booking: Booking, zone: ZoneInfo) -> datetime:
    if policy.step_type is StepType.CANCELLATION and policy.not_refundable:
        return booking.created_at
    day = booking.stay.arrival if policy.before_checkin else booking.created_at.astimezone(zone).date()
    for _ in range(policy.days or 0):
        day += timedelta(-1 if policy.before_checkin else 1)
    return max(booking.created_at, _slow_instant(day, policy.hour, zone))


def _slow_applies(policy: Policy, booking: Booking) -> bool:
    if policy.disabled or (policy.vcc and not booking.virtual_card):
        return False
    if policy.room_ids and booking.product not in policy.room_ids:
        return False
    if policy.filter_pay_mode and booking.pay_mode not in policy.filter_pay_mode:
        return False
    return not policy.portal_names or (booking.portal or "").lower() in [name.lower() for name in policy.portal_names]


def _slow_value(policy: Policy, booking: Booking) -> Fraction:
    """In cents, counted one by one."""
    bill = {part: Fraction(amount) * 100 for part, amount in booking.parts.items()}
    bill[Part.ROOM] = Fraction(sum(Fraction(night) * 100 for night in booking.nights))
    counted = policy.calculate_values or (Part.ROOM,)
    whole = sum((bill.get(part, Fraction(0)) for part in counted), Fraction(0))
    if policy.step_type is StepType.CANCELLATION and policy.not_refundable:
        return whole
    asked = Fraction(policy.value_fixed or 0) * 100
    share = whole * (policy.value_percent or 0) / 100
    asked += int(share) + (1 if share - int(share) >= Fraction(1, 2) else 0)
    if Part.ROOM in counted:
        for number, night in enumerate(booking.nights):
            if number < (policy.value_nights or 0):
                asked += Fraction(night) * 100
    return min(asked, whole)


@given(policies, bookings(), st.sampled_from(ZONES))
def test_steps_are_reached_when_the_slow_model_reaches_them(policy: Policy, booking: Booking, zone: ZoneInfo) -> None:
    assert rules.reached_at(policy, booking, zone) == _slow_reached(policy, booking, zone)


@given(policies, bookings())
def test_steps_ask_for_what_the_slow_model_asks(policy: Policy, booking: Booking) -> None:
    value = rules.value_of(policy, booking, "EUR")
    assert Fraction(value) * 100 == _slow_value(policy, booking)


@given(steps, bookings(), st.sampled_from(ZONES))
def test_payments_are_those_of_the_slow_model(found: list[Policy], booking: Booking, zone: ZoneInfo) -> None:
    asking = [one for one in found if one.step_type is StepType.PAYMENT and _slow_applies(one, booking)]
    parts = {part for one in asking for part in one.calculate_values or (Part.ROOM,)}
    left = sum((Fraction(booking.total([part])) * 100 for part in parts), Fraction(0))
    expected = []
    for one in sorted(asking, key=lambda one: (_slow_reached(one, booking, zone), one.id)):
        amount = min(left, _slow_value(one, booking))
        left -= amount
        if amount:
            expected.append((one.id, _slow_reached(one, booking, zone), amount))
    due = rules.payments(found, booking, zone, "EUR")
    assert [(each.policy, each.at, Fraction(each.amount) * 100) for each in due] == expected
    stay, city = booking.total(parts - {Part.CITYTAX}), booking.total(parts & {Part.CITYTAX})
    assert all(0 <= each.city_tax <= each.amount for each in due)
    assert sum(each.city_tax for each in due) <= city
    assert sum(each.amount - each.city_tax for each in due) <= stay
    if not left:
        assert sum(each.city_tax for each in due) == city, "when all is asked for, the city gets its own"


@given(steps, bookings(), st.sampled_from(ZONES), st.integers(0, 60 * 24 * 60))
def test_cancelling_costs_what_the_slow_model_says(
    found: list[Policy], booking: Booking, zone: ZoneInfo, minutes: int
) -> None:
    at = booking.created_at + timedelta(minutes=minutes)
    cost, decider = Fraction(0), None
    for one in sorted(found, key=lambda one: -one.id):
        if one.step_type is StepType.PAYMENT and not one.not_refundable:
            continue
        value = _slow_value(one, booking)
        if _slow_applies(one, booking) and _slow_reached(one, booking, zone) <= at and value and value >= cost:
            cost, decider = value, one
    told = rules.cancellation(found, booking, at, zone, "EUR")
    assert (Fraction(told.cost) * 100, told.policy) == (cost, decider.id if decider else None)
    assert told.refund == max(Decimal(0), booking.paid - told.cost)
    assert told.owed == max(Decimal(0), told.cost - booking.paid)
    refund_at = at
    if decider is not None and decider.refund_after_days is not None:
        day = at.astimezone(zone).date() + timedelta(decider.refund_after_days)
        refund_at = max(at, _slow_instant(day, decider.hour, zone))
    assert told.refund_at == refund_at


@given(steps, bookings(), st.sampled_from(ZONES))
def test_cancelling_later_never_costs_less(found: list[Policy], booking: Booking, zone: ZoneInfo) -> None:
    costs = [
        rules.cancellation(found, booking, booking.created_at + timedelta(days=day), zone, "EUR").cost
        for day in range(0, 90, 7)
    ]
    assert costs == sorted(costs)


def test_a_deadline_is_the_same_wall_clock_on_both_sides_of_a_change() -> None:
    # Rome's clocks go forward on 31 March 2030, two days before the arrival.
    eve = _policy(days=1, before_checkin=True, hour="18:00")
    week = _policy(days=7, before_checkin=True, hour="18:00")
    assert rules.reached_at(eve, BOOKING, ROME) == datetime(2030, 4, 1, 16, tzinfo=UTC)
    assert rules.reached_at(week, BOOKING, ROME) == datetime(2030, 3, 26, 17, tzinfo=UTC)


def test_the_deadline_itself_is_too_late() -> None:
    policy = _policy(days=1, before_checkin=True, hour="18:00", value_nights=1)
    deadline = datetime(2030, 4, 1, 16, tzinfo=UTC)
    before = rules.cancellation([policy], BOOKING, deadline - timedelta(seconds=1), ROME, "EUR")
    assert (before.cost, before.policy) == (Decimal(0), None)
    after = rules.cancellation([policy], BOOKING, deadline, ROME, "EUR")
    assert after == Cancellation(Decimal(100), 1, Decimal(0), deadline, Decimal(100))


def test_the_strictest_step_that_was_reached_decides() -> None:
    ladder = [
        _policy(id=1, days=14, before_checkin=True, value_percent=30),
        _policy(id=2, days=3, before_checkin=True, value_nights=2),
        _policy(id=3, days=0, before_checkin=True, value_percent=100),
    ]
    asked: Sequence[tuple[datetime, Decimal]] = [
        (datetime(2030, 3, 18, tzinfo=UTC), Decimal(0)),
        (datetime(2030, 3, 20, tzinfo=UTC), Decimal("90.15")),
        (datetime(2030, 3, 31, tzinfo=UTC), Decimal(220)),
        (datetime(2030, 4, 2, tzinfo=UTC), Decimal("300.50")),
    ]
    for at, cost in asked:
        assert rules.cancellation(ladder, BOOKING, at, ROME, "EUR").cost == cost


def test_a_third_at_once_and_the_rest_a_week_before() -> None:
    found = [
        _payment(id=1, value_percent=30, charge_credit_card=True),
        _payment(id=2, days=7, before_checkin=True, hour="10:00", value_percent=100),
    ]
    assert rules.payments(found, BOOKING, ROME, "EUR") == [
        Due(1, CREATED, Decimal("90.15"), charge_card=True),
        Due(2, datetime(2030, 3, 26, 9, tzinfo=UTC), Decimal("210.35"), charge_card=False),
    ]


def test_what_was_paid_and_is_not_refundable_stays() -> None:
    paid = Booking(
        product=5, stay=BOOKING.stay, created_at=CREATED, nights=BOOKING.nights, parts={}, paid=Decimal("90.15")
    )
    found = [
        _payment(id=1, value_percent=30, not_refundable=True),
        _policy(id=2, days=1, before_checkin=True, value_percent=100),
    ]
    told = rules.cancellation(found, paid, CREATED, ROME, "EUR")
    assert told == Cancellation(Decimal("90.15"), 1, Decimal(0), CREATED, Decimal(0))


def test_a_rate_plans_policy_stands_instead_of_all_but_those_that_ignore_it() -> None:
    found = [_policy(id=1), _policy(id=2), _policy(id=3, ignore_rate_plan=True), _payment(id=4)]

    def ids(**named: int) -> list[int]:
        return [policy.id for policy in rules.in_force(found, StepType.CANCELLATION, **named)]

    assert ids() == [1, 2, 3]
    assert ids(rate_plan=2) == [2, 3]
    assert ids(product=1) == [1, 3]
    assert ids(rate_plan=2, product=1) == [2, 3]
    assert [policy.id for policy in rules.in_force(found, StepType.PAYMENT)] == [4]


@pytest.mark.parametrize(
    ("values", "holds"),
    [
        ({"checkin_from": datetime(2030, 4, 1, 22, tzinfo=UTC)}, True),
        ({"checkin_from": datetime(2030, 4, 2, 22, tzinfo=UTC)}, False),
        ({"checkin_to": datetime(2030, 4, 1, 22, tzinfo=UTC)}, True),
        ({"checkin_to": datetime(2030, 4, 1, 21, tzinfo=UTC)}, False),
        ({"created_from": datetime(2030, 3, 1, 22, 59, tzinfo=UTC)}, True),
        ({"created_from": datetime(2030, 3, 1, 23, tzinfo=UTC)}, False),
        ({"created_to": datetime(2030, 2, 28, 23, tzinfo=UTC)}, True),
        ({"created_to": datetime(2030, 2, 28, 22, 59, tzinfo=UTC)}, False),
        ({"new_reservations": True}, True),
        ({"new_reservations": True, "created_at": CREATED + timedelta(seconds=1)}, False),
        ({"disabled": True}, False),
    ],
)
def test_spans_are_whole_local_days(values: dict[str, Any], holds: bool) -> None:
    assert rules.applies(_policy(**values), BOOKING, ROME) is holds


def test_a_booking_is_not_cancelled_before_it_is_made() -> None:
    with pytest.raises(ValueError, match="before it is made"):
        rules.cancellation([], BOOKING, CREATED - timedelta(seconds=1), ROME, "EUR")


@pytest.mark.parametrize("wrong", ["24:00", "9", "9:5", "noon", "", "-1:00", "10:60"])
def test_what_is_no_time_of_day(wrong: str) -> None:
    with pytest.raises(ValueError, match="time of day"):
        rules.minutes_of(wrong)


def test_the_stay_is_paid_before_the_city() -> None:
    booking = replace(BOOKING, parts={Part.CITYTAX: Decimal(12)})
    both = (Part.ROOM, Part.CITYTAX)
    deposit = _payment(1, value_percent=30, calculate_values=both)
    rest = _payment(2, value_percent=100, calculate_values=both, days=5)
    told = [(due.amount, due.city_tax) for due in rules.payments([deposit, rest], booking, ROME, "EUR")]
    assert told == [(Decimal("93.75"), Decimal(0)), (Decimal("218.75"), Decimal(12))]
    alone = _payment(1, value_percent=100, calculate_values=(Part.CITYTAX,))
    told = [(due.amount, due.city_tax) for due in rules.payments([alone, rest], booking, ROME, "EUR")]
    assert told == [(Decimal(12), Decimal(12)), (Decimal("300.50"), Decimal(0))]
