"""What may be done with an entry of a ledger (docs/algorithms/payments.md)."""

from collections.abc import Sequence

from roomrack.core.errors import RoomrackError
from roomrack.core.money import from_minor
from roomrack.domain.payments.errors import (
    BalanceNegative,
    PaymentBusy,
    PaymentInvoiced,
    PaymentOfPolicy,
    PaymentSettled,
)
from roomrack.domain.reservations.rules.ledger import Payment, PaymentState, paid


def is_invoiced(payment: Payment) -> bool:
    """Whether a payment stands in an invoice."""
    return payment.invoice is not None or bool(payment.payoffs)


def against_deleting(payment: Payment) -> RoomrackError | None:
    """What stands against deleting a payment, or None."""
    if is_invoiced(payment):
        return PaymentInvoiced(payment=payment.id)
    if payment.processor is not None:
        return PaymentSettled(payment=payment.id, processor=payment.processor)
    if payment.status is PaymentState.WAITING_AUTHENTICATION and payment.action_url is not None:
        return PaymentBusy(payment=payment.id)
    return None


def against_moving(payment: Payment) -> RoomrackError | None:
    """What stands against moving a payment to another reservation, or None. Money that was taken may move."""
    if is_invoiced(payment):
        return PaymentInvoiced(payment=payment.id)
    if payment.status is PaymentState.WAITING_AUTHENTICATION and payment.action_url is not None:
        return PaymentBusy(payment=payment.id)
    if payment.is_planned and payment.step is not None:
        return PaymentOfPolicy(payment=payment.id, policy=payment.step)
    return None


_MONEY = ("amount", "city_tax", "mode", "status", "charge_time", "scheduled_time", "scheduled_amount", "transaction")


def moves_money(before: Payment, after: Payment) -> bool:
    """Whether a change makes the money of a payment other money, and not just the words about it."""
    return any(getattr(before, name) != getattr(after, name) for name in _MONEY)


def against_changing(before: Payment, after: Payment) -> RoomrackError | None:
    """What stands against a change of a payment, or None: money that was taken or invoiced stays what it is."""
    if not moves_money(before, after):
        return None
    if before.invoice is not None and after.invoice == before.invoice:
        return PaymentInvoiced(payment=before.id)
    if before.processor is not None:
        return PaymentSettled(payment=before.id, processor=before.processor)
    if before.status is PaymentState.WAITING_AUTHENTICATION and before.action_url is not None:
        return PaymentBusy(payment=before.id)
    return None


def check_balance(payments: Sequence[Payment], currency: str, element: str | None = None) -> None:
    """Raise `BalanceNegative` when more went back than came in."""
    balance = paid(payments)
    if balance < 0:
        raise BalanceNegative(element, balance=from_minor(-balance, currency), currency=currency)
