"""The ledger of a reservation: what pays, what does not, and what may be done with an entry."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.payments.errors import (
    BalanceNegative,
    PaymentBusy,
    PaymentInvoiced,
    PaymentOfPolicy,
    PaymentSettled,
)
from roomrack.domain.payments.rules import entries
from roomrack.domain.reservations.rules.ledger import (
    KEPT,
    Payment,
    PaymentMode,
    PaymentState,
    PaymentType,
    deposit_asked,
    described,
    imported,
    paid,
    payment_of,
    values_of_payment,
)
from roomrack.domain.reservations.rules.prices import PaymentStatus, payment_status
from tests.unit.reservations.examples import BOOKED, NOW

CASH = Payment(id=1, mode=PaymentMode.CASH, amount=10000, reference_time=NOW, insert_time=NOW)
PLANNED = replace(
    CASH, amount=0, status=PaymentState.WAITING_PAYSTEP, scheduled_time=NOW, scheduled_amount=5000, step=9
)

amounts = st.integers(-20000, 20000)
payments = st.builds(
    lambda id, status, type, mode, amount, tax, share, planned, charged: Payment(
        id=id,
        status=status,
        type=type,
        mode=mode,
        amount=amount,
        city_tax=tax,
        refunded=max(0, (amount + tax)) * share // 100,
        reference_time=NOW,
        insert_time=NOW,
        scheduled_time=NOW if planned else None,
        scheduled_amount=abs(amount) if planned else None,
        charge_time=NOW if charged else None,
    ),
    st.integers(1, 99),
    st.sampled_from(PaymentState),
    st.sampled_from(PaymentType),
    st.sampled_from(PaymentMode),
    amounts,
    st.integers(0, 500),
    st.integers(0, 100),
    st.booleans(),
    st.booleans(),
)


def slow_paid(ledger: list[Payment]) -> int:
    """The model: every rule on a line of its own."""
    total = 0
    for one in ledger:
        if one.mode == "NOTPAID":
            continue
        if one.status not in ("NORMAL", "ERROR_REFUNDABLE_FAILED", "PAYSTEP_REFUNDABLE_KEPT"):
            continue
        if one.scheduled_time is not None and one.charge_time is None:
            continue
        if one.amount < 0:
            total += one.amount
        else:
            total += one.amount - min(one.amount, one.refunded)
    return total


@given(st.lists(payments, max_size=8))
def test_what_was_paid_is_what_was_settled_without_what_went_back(ledger: list[Payment]) -> None:
    assert paid(ledger) == slow_paid(ledger)
    room = replace(BOOKED, payments=tuple(ledger), total_paid=700)
    assert room.paid == 700 + slow_paid(ledger)


@given(st.lists(payments, max_size=8), st.integers(0, 50000), st.integers(0, 50000))
def test_the_status_is_a_function_of_total_deposit_and_paid(ledger: list[Payment], total: int, deposit: int) -> None:
    room = replace(BOOKED, payments=tuple(ledger), deposit=deposit)
    status = payment_status(total=total, deposit=room.deposit_due, paid=room.paid)
    assert status is payment_status(total=total, deposit=room.deposit_due, paid=room.paid)
    assert (status is PaymentStatus.UNPAID) == (room.paid <= 0)
    assert (status is PaymentStatus.PAID) == (room.paid > 0 and room.paid >= total)
    if status is PaymentStatus.PAID_DEPOSIT:
        assert 0 < room.deposit_due <= room.paid < total
    if status is PaymentStatus.PARTIALLY_PAID:
        assert 0 < room.paid < total
        assert not room.deposit_due or room.paid < room.deposit_due
    assert room.deposit_due >= deposit


@given(payments, st.integers(0, 100))
def test_no_refund_that_is_allowed_makes_a_balance_negative(payment: Payment, share: int) -> None:
    back = payment.refundable * share // 100
    after = replace(payment, refunded=payment.refunded + back)
    assert 0 <= payment.refundable <= max(0, payment.amount + payment.city_tax)
    if payment.net >= 0:
        assert 0 <= after.net <= payment.net
    if share == 100:
        assert after.refundable == 0


@given(st.lists(payments, max_size=6))
def test_a_balance_below_0_is_refused_and_no_other(ledger: list[Payment]) -> None:
    if slow_paid(ledger) < 0:
        with pytest.raises(BalanceNegative):
            entries.check_balance(ledger, "EUR")
    else:
        entries.check_balance(ledger, "EUR")


@given(payments)
def test_a_payment_survives_storage(payment: Payment) -> None:
    values = values_of_payment(payment)
    assert payment_of(values) == payment
    texts = {name: value.isoformat() if name.endswith("_time") and value else value for name, value in values.items()}
    assert payment_of({name: value for name, value in texts.items() if value is not None}) == payment


def test_deposits_are_what_is_asked_ahead_taken_or_planned() -> None:
    taken = replace(CASH, type=PaymentType.DEPOSIT)
    planned = replace(PLANNED, id=2, type=PaymentType.DEPOSIT)
    assert deposit_asked([taken, planned, CASH]) == 15000
    half = replace(BOOKED, payments=(taken, planned))
    assert payment_status(total=30000, deposit=half.deposit_due, paid=half.paid) is PaymentStatus.PARTIALLY_PAID
    whole = replace(BOOKED, payments=(taken,))
    assert payment_status(total=30000, deposit=whole.deposit_due, paid=whole.paid) is PaymentStatus.PAID_DEPOSIT


def test_what_stands_against_deleting_and_moving() -> None:
    assert entries.against_deleting(CASH) is None
    assert entries.against_moving(CASH) is None
    assert entries.against_deleting(PLANNED) is None
    assert isinstance(entries.against_moving(PLANNED), PaymentOfPolicy)
    taken = replace(CASH, processor="STRIPE")
    assert isinstance(entries.against_deleting(taken), PaymentSettled)
    assert entries.against_moving(taken) is None, "money that was taken may belong to another reservation"
    for invoiced in (replace(CASH, invoice=3), replace(CASH, payoffs=({"id": 1},))):
        assert isinstance(entries.against_deleting(invoiced), PaymentInvoiced)
        assert isinstance(entries.against_moving(invoiced), PaymentInvoiced)
    waiting = replace(PLANNED, status=PaymentState.WAITING_AUTHENTICATION, action_url="https://bank.example")
    assert isinstance(entries.against_deleting(waiting), PaymentBusy)
    assert isinstance(entries.against_moving(waiting), PaymentBusy)


def test_what_stands_against_changing() -> None:
    more = replace(CASH, amount=1)
    assert entries.against_changing(CASH, more) is None
    assert isinstance(entries.against_changing(replace(CASH, processor="STRIPE"), more), PaymentSettled)
    invoiced = replace(CASH, invoice=3)
    assert isinstance(entries.against_changing(invoiced, replace(more, invoice=3)), PaymentInvoiced)
    assert entries.against_changing(invoiced, more) is None, "one that leaves its invoice may become another"
    assert entries.against_changing(invoiced, replace(invoiced, description="from Ada")) is None
    waiting = replace(PLANNED, status=PaymentState.WAITING_AUTHENTICATION, action_url="https://bank.example")
    assert isinstance(entries.against_changing(waiting, CASH), PaymentBusy)


def test_what_is_shown_of_a_payment() -> None:
    shown = described(PLANNED, 5, "EUR", NOW)
    assert (shown["scheduled"], shown["waiting"], shown["amount"]) == (True, True, Decimal("0.00"))
    assert (shown["scheduledAmount"], shown["scheduledTime"]) == (Decimal("50.00"), "2030-04-01T09:30:00Z[UTC]")
    held = replace(CASH, status=PaymentState.WAITING_PRE_AUTH, preauth_expiration=NOW + timedelta(days=1))
    assert described(held, 5, "EUR", NOW)["expired"] is False
    assert described(held, 5, "EUR", NOW + timedelta(days=1))["expired"] is True
    assert described(replace(CASH, processor="STRIPE"), 5, "EUR", NOW)["refundable"] is True
    assert described(CASH, 5, "EUR", NOW)["refundable"] is False, "no processor could give it back"
    assert PaymentState.WAITING_PRE_AUTH not in KEPT


def test_an_imported_plan_is_left_to_the_other_server() -> None:
    values = {"amount": Decimal(0), "scheduled_amount": Decimal("12.5"), "scheduled_time": NOW}
    planned = imported({**values, "status": PaymentState.WAITING_PAYSTEP, "id": 7}, "EUR", NOW)
    assert (planned.id, planned.scheduled_amount, planned.stop_cron) == (7, 1250, True)
    taken = imported({"amount": Decimal(10), "refunded": Decimal(2), "id": 8}, "EUR", NOW)
    assert (taken.amount, taken.refunded, taken.stop_cron, taken.net) == (1000, 200, False, 800)
    for wrong in ({"amount": Decimal("0.001")}, {"amount": Decimal(1), "refunded": Decimal(2)}):
        with pytest.raises(ValueError, match=r"decimals|went back"):
            imported({**wrong, "id": 9}, "EUR", NOW)
