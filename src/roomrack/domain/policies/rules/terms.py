"""What a policy is: one step of paying or cancelling (docs/contract.md 5, schema ApiPaymentStepDTO)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from roomrack.core.money import wire_number
from roomrack.domain.properties.rules import merged


class StepType(StrEnum):
    """Whether a step asks for money, or says what cancelling costs."""

    PAYMENT = "PAYMENT"
    CANCELLATION = "CANCELLATION"


class Part(StrEnum):
    """A part of what a booking costs."""

    ROOM = "ROOM"
    EXTRA = "EXTRA"
    CITYTAX = "CITYTAX"
    DEPOSIT = "DEPOSIT"
    CLEANING_FEE = "CLEANING_FEE"


class PayMode(StrEnum):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One step. What it asks of a booking is said in docs/algorithms/policies.md."""

    id: int
    accommodation: int
    step_type: StepType
    title: str
    disabled: bool = False
    ignore_rate_plan: bool = False
    """It holds beside the policy of a rate plan or product, not instead of it."""
    days: int | None = None
    """Local days before the arrival, or after the day of the booking."""
    before_checkin: bool = False
    hour: str | None = None
    """The property's local time, HH:mm; None is the start of the day."""
    not_refundable: bool = False
    new_reservations: bool = False
    """It holds only for bookings that were made after it."""
    charge_credit_card: bool = False
    value_fixed: Decimal | None = None
    """In the property's currency."""
    value_percent: int | None = None
    value_nights: int | None = None
    calculate_values: tuple[Part, ...] = ()
    """What a percentage is of, and what the step never asks more than; none is the room."""
    refund_after_days: int | None = None
    checkin_from: datetime | None = None
    checkin_to: datetime | None = None
    created_from: datetime | None = None
    created_to: datetime | None = None
    """Spans are whole local days, both ends included."""
    vcc: bool = False
    """It holds only for bookings with a virtual card."""
    room_ids: tuple[int, ...] = ()
    portal_names: tuple[str, ...] = ()
    filter_pay_mode: tuple[PayMode, ...] = ()
    """Which products, portals and ways to pay it holds for; none is all."""
    template_id: int | None = None
    template_notify: int | None = None
    cancellation_title: Mapping[str, str] | None = None
    cancellation_detail: Mapping[str, str] | None = None
    created_at: datetime


_HOUR = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::[0-5][0-9])?")


def minutes_of(hour: str) -> int:
    """Minutes after local midnight of an `hour`, written H:mm, HH:mm or HH:mm:ss. Raises ValueError."""
    match = _HOUR.fullmatch(hour)
    if match is None:
        raise ValueError("This must be a time of day, such as 18:00")
    return int(match[1]) * 60 + int(match[2])


def changed(policy: Policy, values: Mapping[str, Any]) -> Policy:
    """A policy with other values, by the names of its fields. Null gives the default; texts are merged by language."""
    after: dict[str, Any] = {}
    for name, value in values.items():
        if name in _TEXTS:
            texts = {} if value is None else merged(getattr(policy, name) or {}, value)
            after[name] = texts or None
        else:
            after[name] = _DEFAULTS[name] if value is None else value
    return replace(policy, **after)


_TEXTS = ("cancellation_title", "cancellation_detail")
_DEFAULTS = {field.name: field.default for field in fields(Policy)}


def described(policy: Policy) -> dict[str, Any]:
    """A policy as the API shows it, in its own lists and inside of what names it; missing values are left out."""
    whole = {
        "id": policy.id,
        "stepType": policy.step_type.value,
        "disabled": policy.disabled,
        "codice": str(policy.accommodation),
        "ignoreRatePlan": policy.ignore_rate_plan,
        "accommodationId": str(policy.accommodation),
        "title": policy.title,
        "days": policy.days,
        "beforeCheckin": policy.before_checkin,
        "notRefundable": policy.not_refundable,
        "newReservations": policy.new_reservations,
        "chargeCreditCard": policy.charge_credit_card,
        "valueFixed": None if policy.value_fixed is None else wire_number(policy.value_fixed),
        "valuePercent": policy.value_percent,
        "valueNights": policy.value_nights,
        "templateId": policy.template_id,
        "templateNotify": policy.template_notify,
        "checkinFrom": policy.checkin_from,
        "checkinTo": policy.checkin_to,
        "createdFrom": policy.created_from,
        "createdTo": policy.created_to,
        "vcc": policy.vcc,
        "hour": policy.hour,
        "roomIds": list(map(str, policy.room_ids)) or None,
        "portalNames": list(policy.portal_names) or None,
        "filterPayMode": list(policy.filter_pay_mode) or None,
        "calculateValues": list(policy.calculate_values) or None,
        "cancellationTitle": policy.cancellation_title,
        "cancellationDetail": policy.cancellation_detail,
        "refundAfterDays": policy.refund_after_days,
    }
    return {name: value for name, value in whole.items() if value is not None}


def snapshot(policy: Policy) -> dict[str, Any]:
    """The whole policy as an event keeps it."""
    return {field.name: getattr(policy, field.name) for field in fields(Policy)}
