"""Which payments the policies of a property plan for a reservation (docs/algorithms/payments.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from roomrack.core.money import from_minor, to_minor
from roomrack.domain.policies.rules import Booking, Due, Part, PayMode, Policy, StepType, in_force, payments
from roomrack.domain.reservations.rules.ledger import CHARGEABLE, Payment, PaymentMode, PaymentState, PaymentType
from roomrack.domain.reservations.rules.state import Reservation


def dues(
    room: Reservation,
    policies: Sequence[Policy],
    zone: ZoneInfo,
    *,
    rate_plan: int | None,
    product: int | None,
    city_tax: int = 0,
    virtual_card: bool = False,
    portal: str | None = None,
) -> list[Due]:
    """What the payment steps ask a card for, in order of time.

    `city_tax` is what the guests owe the city, in minor units. `rate_plan` and `product` are the payment policies that
    the reservation's rate plan and product name. `portal` is the internal name of the portal that it came through.
    """
    booking = Booking(
        product=room.product,
        stay=room.stay,
        created_at=room.recorded_at,
        nights=[from_minor(night, room.currency) for night in room.nightly],
        parts={
            Part.EXTRA: from_minor(sum(extra.price for extra in room.extras), room.currency),
            Part.CITYTAX: from_minor(city_tax, room.currency),
            Part.CLEANING_FEE: from_minor(room.cleaning_fee, room.currency),
            Part.DEPOSIT: from_minor(room.deposit, room.currency),
        },
        pay_mode=PayMode(room.details.get("payment_mode") or PayMode.UNKNOWN),
        virtual_card=virtual_card,
        portal=portal,
    )
    steps = in_force(policies, StepType.PAYMENT, rate_plan=rate_plan, product=product)
    return [due for due in payments(steps, booking, zone, room.currency) if due.charge_card]


def plan(
    room: Reservation, wanted: Sequence[Due], policies: Mapping[int, Policy], ids: Sequence[int], now: datetime
) -> list[Payment]:
    """The ledger of a reservation with what the policies want planned in it, by id.

    A step that was taken, or that somebody has entered, is not planned again; one that waits follows the reservation.
    What nothing asks for any more goes. What is due with the booking is its deposit. `ids` are for new payments, one
    for each of `wanted`.
    """
    fresh = list(ids)
    asked = {due.policy: due for due in wanted}
    kept: list[Payment] = []
    for payment in room.payments:
        if payment.step is None or not is_open(payment):
            kept.append(payment)
        elif payment.step in asked:
            due = asked[payment.step]
            kept.append(replace(payment, scheduled_time=due.at, **_amounts(due, room.currency)))
    known = {payment.step for payment in kept}
    for due in wanted:
        if due.policy in known:
            continue
        policy = policies[due.policy]
        kept.append(
            Payment(
                id=fresh.pop(0),
                status=PaymentState.WAITING_PAYSTEP,
                type=PaymentType.DEPOSIT if due.at <= room.recorded_at else PaymentType.NONE,
                mode=PaymentMode.CREDITCARD,
                reference_time=now,
                insert_time=now,
                scheduled_time=due.at,
                **_amounts(due, room.currency),
                step=due.policy,
                step_title=policy.title,
                refund_after_days=policy.refund_after_days,
            )
        )
    return sorted(kept, key=lambda payment: payment.id)


def _amounts(due: Due, currency: str) -> dict[str, Any]:
    """What is for the stay and what is for the city."""
    return {
        "scheduled_amount": to_minor(due.amount - due.city_tax, currency),
        "city_tax": to_minor(due.city_tax, currency),
    }


def is_open(payment: Payment) -> bool:
    """Whether a plan may still be changed."""
    return payment.is_planned and payment.status in CHARGEABLE
