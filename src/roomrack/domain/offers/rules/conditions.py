"""What paying and cancelling ask of an offer, by the property's policies (docs/algorithms/policies.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from roomrack.core.localtime import local_day, start_of_day
from roomrack.core.money import digits, from_minor
from roomrack.domain.offers.rules.pricing import Asked, House, Quote
from roomrack.domain.policies.rules import (
    Booking,
    Part,
    Policy,
    StepType,
    applies,
    cancellation,
    in_force,
    payments,
    reached_at,
    value_of,
)
from roomrack.domain.rateplans.rules import Treatment


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a guest is told before booking. Amounts are minor units."""

    deposit: int = 0
    """Due with the booking."""
    charges_card: bool = False
    asks_ahead: bool = False
    """Whether anything is due before the arrival day begins."""
    free_now: bool = True
    """Whether cancelling costs nothing as long as nothing further is reached."""
    free_days: int | None = 0
    """Until how many local days before the arrival cancelling is free; None when it never is."""
    cost: int = 0
    """What cancelling costs when the arrival day begins."""
    decider: Policy | None = None
    """The step that asks for that."""


@dataclass(frozen=True, slots=True)
class Named:
    """The policies that a product names, and whether it says itself that it is not refundable."""

    payment: int | None = None
    cancellation: int | None = None
    not_refundable: bool = False


def conditions(
    house: House, asked: Asked, quote: Quote, policies: Sequence[Policy], named: Named, now: datetime
) -> Conditions:
    """What a booking made now would be asked for, under the plan's policies, else the product's, else all."""
    final = named.not_refundable or (asked.plan is not None and asked.plan.treatment is Treatment.NOT_REFUNDABLE)
    if not policies:
        return Conditions(free_now=False, free_days=None, cost=quote.room) if final else Conditions()
    plan, zone, currency = asked.plan, house.zone, house.currency
    booking = Booking(
        product=asked.product,
        stay=asked.stay,
        created_at=now,
        nights=[from_minor(night, currency) for night in quote.daily],
        parts={
            Part.EXTRA: from_minor(sum(line.amount for line in quote.extras), currency),
            Part.CITYTAX: from_minor(quote.owed_to_city, currency),
            Part.CLEANING_FEE: from_minor(quote.cleaning, currency),
        },
    )
    paying = in_force(
        policies, StepType.PAYMENT, rate_plan=plan.payment_policy if plan else None, product=named.payment
    )
    leaving = in_force(
        policies,
        StepType.CANCELLATION,
        rate_plan=plan.cancellation_policy if plan else None,
        product=named.cancellation,
    )
    arrival = max(now, start_of_day(asked.stay.arrival, zone))
    dues = payments(paying, booking, zone, currency)
    end = cancellation([*leaving, *paying], booking, arrival, zone, currency)
    costly = [
        reached_at(step, booking, zone)
        for step in (*leaving, *paying)
        if (step.step_type is StepType.CANCELLATION or step.not_refundable)
        and applies(step, booking, zone)
        and value_of(step, booking, currency) > 0
    ]
    first = min(costly, default=None)
    free_now = not final and (first is None or first > now)
    free_days: int | None = None
    if free_now:
        # A step that is reached after its day has begun leaves that day's beginning free.
        free_days = 0 if first is None else max(0, (asked.stay.arrival - local_day(first, zone)).days)
    return Conditions(
        deposit=_minor(sum((due.amount for due in dues if due.at <= now), Decimal(0)), currency),
        charges_card=any(due.charge_card for due in dues),
        asks_ahead=any(due.at < arrival for due in dues),
        free_now=free_now,
        free_days=free_days,
        cost=max(quote.room if final else 0, _minor(end.cost, currency)),
        decider=next((policy for policy in policies if policy.id == end.policy), None),
    )


def _minor(amount: Decimal, currency: str) -> int:
    """An amount that has no more than the currency's decimals, however large."""
    return int(amount.scaleb(digits(currency)))
