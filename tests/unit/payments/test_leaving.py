"""What is charged of and given back to who cancels, held against counting cent by cent."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.payments.rules.leaving import balance, refunds, with_penalty, without_plans
from roomrack.domain.reservations.rules.ledger import (
    Payment,
    PaymentMode,
    PaymentPurpose,
    PaymentState,
    city_tax_taken,
    paid,
    received,
)
from roomrack.domain.reservations.rules.state import Status
from tests.unit.reservations.examples import BOOKED, NOW

WORDS = {"penalty_cancelled": "Penalty", "penalty_not_come": "No show"}
LEFT = replace(BOOKED, status=Status.CANCELLED, total_paid=0)


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[Payment, ...]:
    made = []
    for id in range(1, draw(st.integers(0, 5)) + 1):
        amount, tax = draw(st.integers(0, 300)), draw(st.integers(0, 30))
        payment = Payment(
            id=id,
            mode=draw(st.sampled_from([PaymentMode.CASH, PaymentMode.CREDITCARD, PaymentMode.NOTPAID])),
            amount=amount,
            city_tax=tax,
            refunded=draw(st.integers(0, amount + tax)),
            processor=draw(st.sampled_from([None, "STRIPE"])),
            reference_time=NOW,
            insert_time=NOW,
            charge_time=NOW,
        )
        if draw(st.booleans()):
            payment = replace(
                payment,
                status=PaymentState.WAITING_PAYSTEP,
                amount=0,
                refunded=0,
                charge_time=None,
                scheduled_time=NOW,
                scheduled_amount=amount,
                processor=None,
            )
        made.append(payment)
    return tuple(made)


def purse(payments: tuple[Payment, ...]) -> int:
    """What the property has, cent by cent: stay first, and what went back is taken off that first."""
    cents = 0
    for payment in payments:
        if payment.is_planned or payment.mode is PaymentMode.NOTPAID:
            continue
        cents += sum(1 for cent in range(payment.amount + payment.city_tax) if cent >= payment.refunded)
    return cents


@given(ledgers(), st.integers(0, 900), st.integers(0, 200))
def test_charges_and_refunds_meet_the_penalty(ledger: tuple[Payment, ...], penalty: int, channel: int) -> None:
    room = replace(LEFT, payments=ledger, penalty=penalty, total_paid=channel)
    has = purse(ledger) + channel
    assert received(ledger) == purse(ledger)
    assert paid(ledger) + city_tax_taken(ledger) == received(ledger)
    assert balance(room) == has - penalty
    left = with_penalty(room, without_plans(room), 50, NOW, WORDS)
    planned = [one for one in left if one.is_planned and one.mode is not PaymentMode.NOTPAID]
    assert sum(one.scheduled_amount or 0 for one in planned if one.purpose) == max(0, penalty - has)
    assert all(one.purpose is PaymentPurpose.PENALTY for one in left if one.status is PaymentState.WAITING_PAYSTEP)
    again = replace(room, payments=tuple(left))
    assert with_penalty(again, without_plans(again), 51, NOW, WORDS) == left, "planning twice plans nothing more"
    back = refunds(room, left)
    by_processor = sum(one.refundable for one in ledger if one.processor)
    assert sum(amount for _, amount in back) == min(max(0, has - penalty), by_processor)
    assert all(0 < amount <= one.refundable and one.processor for one, amount in back)
    assert not (planned and back)


def test_a_penalty_follows_what_is_missing_and_goes_when_nothing_is() -> None:
    room = replace(LEFT, payments=(), penalty=500)
    [planned] = with_penalty(room, [], 50, NOW, WORDS)
    lower = replace(room, payments=(planned,), penalty=300)
    assert with_penalty(lower, lower.payments, 51, NOW, WORDS) == [replace(planned, scheduled_amount=300)]
    assert with_penalty(replace(lower, penalty=0), lower.payments, 51, NOW, WORDS) == []
    asked = replace(planned, status=PaymentState.WAITING_AUTHENTICATION)
    waiting = replace(room, payments=(asked,), penalty=0)
    assert with_penalty(waiting, waiting.payments, 51, NOW, WORDS) == [asked], "the guest is being asked"
