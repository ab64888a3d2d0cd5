"""The payments of a reservation, and how much of what is owed they pay (docs/algorithms/payments.md).

A payment is bookkeeping: money that somebody took or gave back, money that is planned, money that waits for the guest.
Amounts are minor units of the reservation's currency; instants are aware and in UTC.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import Any

from roomrack.core.localtime import format_instant
from roomrack.core.money import from_minor, to_minor


class PaymentState(StrEnum):
    """Where a payment stands, by the words of the contract."""

    NORMAL = "NORMAL"
    WAITING_PAYSTEP = "WAITING_PAYSTEP"
    WAITING_AUTHENTICATION = "WAITING_AUTHENTICATION"
    WAITING_PRE_AUTH = "WAITING_PRE_AUTH"
    ERROR_RETRY = "ERROR_RETRY"
    EXPIRED_PRE_AUTH = "EXPIRED_PRE_AUTH"
    ERROR_REFUNDABLE_FAILED = "ERROR_REFUNDABLE_FAILED"
    PAYSTEP_REFUNDABLE_KEPT = "PAYSTEP_REFUNDABLE_KEPT"


class PaymentType(StrEnum):
    """What a payment is for."""

    NONE = "NONE"
    DEPOSIT = "DEPOSIT"
    PAYOFF = "PAYOFF"


class PaymentMode(StrEnum):
    """How a guest pays."""

    UNKNOWN = "UNKNOWN"
    CASH = "CASH"
    CREDITCARD = "CREDITCARD"
    PREPAID = "PREPAID"
    BANKTRANSFER = "BANKTRANSFER"
    NOTPAID = "NOTPAID"
    PAYPAL = "PAYPAL"
    CHEQUE = "CHEQUE"
    TRAVELCHEQUE = "TRAVELCHEQUE"
    TREASURY_OFFICE = "TREASURY_OFFICE"
    BONCADEAU = "BONCADEAU"
    TREASURY_RECEIPT = "TREASURY_RECEIPT"
    COMMISSION = "COMMISSION"


class PaymentSource(StrEnum):
    """Who pays."""

    PRIVATE = "PRIVATE"
    AGENCY = "AGENCY"


class PaymentPurpose(StrEnum):
    """Why a payment was planned, where no step of a policy and no person says it."""

    PENALTY = "PENALTY"


KEPT = frozenset({PaymentState.NORMAL, PaymentState.ERROR_REFUNDABLE_FAILED, PaymentState.PAYSTEP_REFUNDABLE_KEPT})
"""States in which the property has the money: it came in, or could not be or was not given back."""
WAITING = frozenset({PaymentState.WAITING_PAYSTEP, PaymentState.WAITING_AUTHENTICATION, PaymentState.WAITING_PRE_AUTH})
CHARGEABLE = frozenset({PaymentState.WAITING_PAYSTEP, PaymentState.ERROR_RETRY})
"""States in which a processor may still be asked for the money."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One entry of the ledger of a reservation."""

    id: int
    status: PaymentState = PaymentState.NORMAL
    type: PaymentType = PaymentType.NONE
    mode: PaymentMode = PaymentMode.UNKNOWN
    source: PaymentSource | None = None
    amount: int = 0
    """What was taken for the stay. Below 0 it was given back by hand."""
    city_tax: int = 0
    """What was taken for the city besides; it pays nothing of the stay."""
    refunded: int = 0
    """How much of `amount` and `city_tax` went back."""
    reference_time: datetime
    insert_time: datetime
    charge_time: datetime | None = None
    preauth_expiration: datetime | None = None
    scheduled_time: datetime | None = None
    scheduled_amount: int | None = None
    """What is to be taken for the stay at `scheduled_time`."""
    scheduled_error: str | None = None
    scheduled_retry: int = 0
    refund_retry: int = 0
    stop_cron: bool = False
    """Whether the worker leaves it alone although its time has come."""
    description: str | None = None
    transaction: str | None = None
    """The number that a processor or bank gave it."""
    processor: str | None = None
    """Who moved the money; None for what people enter."""
    authenticated: bool = False
    """Whether the guest confirmed it with his bank."""
    action_url: str | None = None
    """Where the guest confirms it."""
    invoice: int | None = None
    purpose: PaymentPurpose | None = None
    step: int | None = None
    """The policy that asks for it."""
    step_title: str | None = None
    refund_after_days: int | None = None
    entered_by: Mapping[str, Any] | None = None
    card: Mapping[str, Any] | None = None
    """What is shown of the card; never its number."""
    payoffs: tuple[Mapping[str, Any], ...] = ()

    @property
    def is_planned(self) -> bool:
        """Whether the money is still to be taken."""
        return self.scheduled_time is not None and self.charge_time is None

    @property
    def is_settled(self) -> bool:
        """Whether the property has the money, or gave it back."""
        return self.status in KEPT and not self.is_planned and self.mode is not PaymentMode.NOTPAID

    @property
    def refundable(self) -> int:
        """How much can still go back."""
        return max(0, self.amount + self.city_tax - self.refunded) if self.is_settled else 0

    @property
    def kept(self) -> int:
        """What the property has of it, for the stay and the city: below 0 for what it gave back by hand."""
        if not self.is_settled:
            return 0
        whole = self.amount + self.city_tax
        return whole if whole <= 0 else max(0, whole - self.refunded)

    @property
    def net(self) -> int:
        """What it pays of the stay; what went back is taken off that first."""
        if not self.is_settled:
            return 0
        return self.amount if self.amount <= 0 else max(0, self.amount - self.refunded)

    @property
    def asked(self) -> int:
        """What it is or will be about."""
        return (self.scheduled_amount or 0) if self.is_planned else self.amount


def paid(payments: Iterable[Payment]) -> int:
    """What the payments pay of the stay: what was settled, without what went back."""
    return sum(payment.net for payment in payments)


def received(payments: Iterable[Payment]) -> int:
    """What the property has of the payments, city tax included."""
    return sum(payment.kept for payment in payments)


def city_tax_taken(payments: Iterable[Payment]) -> int:
    """How much of that is city tax."""
    return sum(max(0, payment.kept - max(0, payment.net)) for payment in payments)


def deposit_asked(payments: Iterable[Payment]) -> int:
    """What the deposits among the payments come to, taken or planned."""
    return sum(payment.asked for payment in payments if payment.type is PaymentType.DEPOSIT and payment.asked > 0)


PAYMENT_FIELDS = tuple(field.name for field in fields(Payment))
_values = attrgetter(*PAYMENT_FIELDS)
INSTANTS = frozenset(
    {
        "reference_time",
        "insert_time",
        "charge_time",
        "preauth_expiration",
        "scheduled_time",
    }
)
_READERS: Mapping[str, Any] = {
    "status": PaymentState,
    "type": PaymentType,
    "mode": PaymentMode,
    "source": PaymentSource,
    "purpose": PaymentPurpose,
    "payoffs": tuple,
}


def values_of_payment(payment: Payment) -> dict[str, Any]:
    """The fields of a payment, as they are."""
    return dict(zip(PAYMENT_FIELDS, _values(payment), strict=True))


def payment_of(values: Mapping[str, Any]) -> Payment:
    """A payment by the values of its fields; enums may be text, instants text of ISO 8601."""
    typed: dict[str, Any] = {}
    for name, value in values.items():
        if value is None:
            typed[name] = None
        elif name in _READERS:
            typed[name] = _READERS[name](value)
        elif name in INSTANTS and isinstance(value, str):
            typed[name] = datetime.fromisoformat(value)
        else:
            typed[name] = value
    return Payment(**typed)


def imported(values: Mapping[str, Any], currency: str, now: datetime) -> Payment:
    """A payment as another server had it, by the fields of `Payment`, with amounts as decimals and its id here.

    What is still planned there is left alone here, or both servers would take it. Raises ValueError for amounts that
    the currency does not have.
    """
    amounts = {
        name: to_minor(values[name], currency)
        for name in ("amount", "city_tax", "refunded", "scheduled_amount")
        if values.get(name) is not None
    }
    made = payment_of({"insert_time": now, "reference_time": now, **values, **amounts})
    if not 0 <= made.refunded <= max(0, made.amount + made.city_tax) or made.city_tax < 0:
        raise ValueError("more went back than was paid")
    return replace(made, stop_cron=True) if made.is_planned else made


def described(payment: Payment, reservation: int, currency: str, at: datetime) -> dict[str, Any]:
    """A payment as the API shows it at an instant (schema ApiReservationPaymentDTO), alone and in its reservation."""
    shape: dict[str, Any] = {
        "id": payment.id,
        "status": payment.status.value,
        "type": payment.type.value,
        "reservationRoom": reservation,
        "paymentMode": payment.mode.value,
        "amount": _money(payment.amount, currency),
        "cityTaxAmount": _money(payment.city_tax, currency),
        "refundedAmount": _money(payment.refunded, currency),
        "referenceTime": format_instant(payment.reference_time),
        "insertTime": format_instant(payment.insert_time),
        "expired": _is_expired(payment, at),
        "waiting": payment.status in WAITING,
        "scheduled": payment.is_planned,
        "authenticated": payment.authenticated,
        "refundable": payment.processor is not None and payment.refundable > 0,
        "paypalResponsePresent": False,
        "scheduledRetry": payment.scheduled_retry,
        "refundRetry": payment.refund_retry,
        "stopCron": payment.stop_cron,
        "payoffs": [dict(payoff) for payoff in payment.payoffs],
    }
    optional: Mapping[str, Any] = {
        "source": payment.source and payment.source.value,
        "invoiceId": payment.invoice,
        "transaction": payment.transaction,
        "creditCard": payment.card and dict(payment.card),
        "paymentStep": payment.step,
        "paymentStepTitle": payment.step_title,
        "paymentStepRefundAfterDays": payment.refund_after_days,
        "chargeTime": payment.charge_time and format_instant(payment.charge_time),
        "preauthExpiration": payment.preauth_expiration and format_instant(payment.preauth_expiration),
        "scheduledTime": payment.scheduled_time and format_instant(payment.scheduled_time),
        "scheduledAmount": None if payment.scheduled_amount is None else _money(payment.scheduled_amount, currency),
        "scheduledError": payment.scheduled_error,
        "authenticatePaymentParam": payment.action_url,
        "description": payment.description,
        "user": payment.entered_by and dict(payment.entered_by),
    }
    return shape | {name: value for name, value in optional.items() if value is not None}


def _is_expired(payment: Payment, at: datetime) -> bool:
    if payment.status is PaymentState.EXPIRED_PRE_AUTH:
        return True
    ends = payment.preauth_expiration
    return payment.status is PaymentState.WAITING_PRE_AUTH and ends is not None and ends <= at


def _money(minor: int, currency: str) -> Decimal:
    return from_minor(minor, currency)
