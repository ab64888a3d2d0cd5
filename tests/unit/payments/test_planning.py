"""What policies plan for a reservation (docs/algorithms/payments.md)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.payments.rules.leaving import without_plans
from roomrack.domain.payments.rules.planning import dues, plan
from roomrack.domain.policies.rules import Part, Policy, StepType
from roomrack.domain.reservations.rules.ledger import Payment, PaymentMode, PaymentState, PaymentType, paid
from roomrack.domain.reservations.rules.state import Reservation
from tests.unit.reservations.examples import BOOKED, NOW, ROME

DEPOSIT = Policy(
    id=1,
    accommodation=7,
    step_type=StepType.PAYMENT,
    title="30% now",
    charge_credit_card=True,
    value_percent=30,
    created_at=NOW,
)
REST = replace(DEPOSIT, id=2, title="Rest a week before", value_percent=100, days=7, before_checkin=True, hour="12:00")


def planned(room: Reservation, *policies: Policy, **named: Any) -> list[Payment]:
    """The ledger after planning."""
    options = {"rate_plan": None, "product": None, **named}
    wanted = dues(room, policies, ROME.zone, **options)
    return plan(room, wanted, {policy.id: policy for policy in policies}, range(50, 60), NOW)


def test_a_deposit_now_and_the_rest_before_the_arrival() -> None:
    first, second = planned(BOOKED, DEPOSIT, REST)
    assert first == Payment(
        id=50,
        status=PaymentState.WAITING_PAYSTEP,
        type=PaymentType.DEPOSIT,
        mode=PaymentMode.CREDITCARD,
        reference_time=NOW,
        insert_time=NOW,
        scheduled_time=NOW,
        scheduled_amount=9000,
        step=1,
        step_title="30% now",
    )
    assert (second.scheduled_amount, second.type, second.step) == (21000, PaymentType.NONE, 2)
    assert second.scheduled_time == datetime(2030, 4, 24, 10, 0, tzinfo=UTC), "noon in Rome, in summer time"


def test_a_step_that_charges_no_card_is_left_to_people() -> None:
    assert planned(BOOKED, replace(DEPOSIT, charge_credit_card=False)) == []
    assert planned(BOOKED, replace(DEPOSIT, disabled=True)) == []


def test_city_tax_is_planned_beside_the_stay() -> None:
    whole = replace(DEPOSIT, value_percent=100, calculate_values=(Part.ROOM, Part.CITYTAX))
    [one] = planned(BOOKED, whole, city_tax=1250)
    assert (one.scheduled_amount, one.city_tax) == (30000, 1250)
    room = replace(BOOKED, payments=(one,))
    [fewer] = planned(room, whole, city_tax=400)
    assert (fewer.id, fewer.scheduled_amount, fewer.city_tax) == (one.id, 30000, 400), "it follows the guests"
    [alone] = planned(BOOKED, replace(whole, calculate_values=(Part.CITYTAX,)), city_tax=700)
    assert (alone.scheduled_amount, alone.city_tax) == (0, 700)


def test_the_policy_of_the_rate_plan_goes_before_that_of_the_product() -> None:
    assert [one.step for one in planned(BOOKED, DEPOSIT, REST, rate_plan=1, product=2)] == [1]
    assert [one.step for one in planned(BOOKED, DEPOSIT, REST, product=2)] == [2]


def test_a_plan_follows_the_stay() -> None:
    room = replace(BOOKED, payments=tuple(planned(BOOKED, DEPOSIT, REST)))
    later = replace(
        room,
        arrival=date(2030, 6, 1),
        departure=date(2030, 6, 4),
        nightly=(20000, 20000, 20000),
        room_gross=60000,
    )
    first, second = planned(later, DEPOSIT, REST)
    assert (first.id, first.scheduled_amount) == (50, 18000)
    assert (second.id, second.scheduled_amount) == (51, 42000)
    assert second.scheduled_time == datetime(2030, 5, 25, 10, 0, tzinfo=UTC)


def test_what_was_taken_or_entered_by_hand_is_not_planned_again() -> None:
    first, second = planned(BOOKED, DEPOSIT, REST)
    taken = replace(first, status=PaymentState.NORMAL, amount=9000, charge_time=NOW, processor="STRIPE")
    by_hand = replace(second, status=PaymentState.NORMAL, mode=PaymentMode.CASH, amount=21000, scheduled_time=None)
    for known in ((taken, second), (taken, by_hand)):
        room = replace(BOOKED, payments=known)
        assert planned(room, DEPOSIT, REST) == list(known)
    waiting = replace(first, status=PaymentState.WAITING_AUTHENTICATION)
    cheaper = replace(BOOKED, nightly=(1, 1, 1), room_gross=3, payments=(waiting,))
    assert planned(cheaper, DEPOSIT)[0] == waiting, "what the guest is asked to confirm stays what it is"


def test_what_nothing_asks_for_any_more_goes() -> None:
    cash = Payment(id=3, mode=PaymentMode.CASH, amount=100, reference_time=NOW, insert_time=NOW)
    room = replace(BOOKED, payments=(cash, *planned(BOOKED, DEPOSIT, REST)))
    assert planned(room, DEPOSIT) == [cash, room.payments[1]]
    assert without_plans(room) == [cash]


@given(
    st.lists(st.integers(0, 100), min_size=1, max_size=4),
    st.lists(st.integers(0, 50000), min_size=3, max_size=3),
)
def test_plans_never_ask_for_more_than_the_stay_costs(percents: list[int], nights: list[int]) -> None:
    policies = [
        replace(DEPOSIT, id=place + 1, value_percent=percent, days=place) for place, percent in enumerate(percents)
    ]
    room = replace(BOOKED, nightly=tuple(nights), room_gross=sum(nights))
    ledger = planned(room, *policies)
    assert sum(one.scheduled_amount or 0 for one in ledger) <= sum(nights)
    assert all((one.scheduled_amount or 0) > 0 for one in ledger)
    assert paid(ledger) == 0
    again = replace(room, payments=tuple(ledger))
    assert planned(again, *policies) == ledger, "planning twice plans nothing more"
    assert Decimal(sum(nights)) >= 0
