"""What policies ask of a booking: what is due and when, and what cancelling costs (docs/algorithms/policies.md).

All days are local days of the property and all times its wall clock, so that a change to or from summer time moves no
deadline; instants come from `core.localtime`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from roomrack.core.localtime import instant_of, local_day, start_of_day
from roomrack.core.money import digits
from roomrack.core.stay import Stay
from roomrack.domain.policies.rules.terms import Part, PayMode, Policy, StepType, minutes_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """What policies look at in a booking. Amounts are in the property's currency."""

    product: int
    stay: Stay
    created_at: datetime
    nights: Sequence[Decimal]
    """The room's price for each night, in order."""
    parts: Mapping[Part, Decimal] = field(default_factory=dict)
    """What else it costs, without ROOM, which is the sum of the nights."""
    portal: str | None = None
    pay_mode: PayMode = PayMode.UNKNOWN
    virtual_card: bool = False
    paid: Decimal = Decimal(0)

    def total(self, parts: Iterable[Part]) -> Decimal:
        """What these parts come to."""
        return sum(
            (sum(self.nights, Decimal(0)) if part is Part.ROOM else self.parts.get(part, Decimal(0)) for part in parts),
            Decimal(0),
        )


@dataclass(frozen=True, slots=True)
class Due:
    """Money that a payment step asks for, from an instant on."""

    policy: int
    at: datetime
    amount: Decimal
    charge_card: bool
    city_tax: Decimal = Decimal(0)
    """How much of the amount is for the city."""


@dataclass(frozen=True, slots=True)
class Cancellation:
    """What cancelling costs. Of what was paid `refund` goes back at `refund_at`; `owed` is what is missing."""

    cost: Decimal
    policy: int | None
    """The step that decided; None when cancelling is free."""
    refund: Decimal
    refund_at: datetime
    owed: Decimal


def in_force(
    policies: Iterable[Policy], kind: StepType, *, rate_plan: int | None = None, product: int | None = None
) -> list[Policy]:
    """The steps of a kind that may hold for a booking, by id.

    `rate_plan` and `product` are the policies that the booking's rate plan and product name. The plan's stands instead
    of the product's, and either instead of all others but those that ignore it. Without one all of the property's hold.
    """
    named = rate_plan if rate_plan is not None else product
    chosen = (
        policy
        for policy in policies
        if policy.step_type is kind and (named is None or policy.id == named or policy.ignore_rate_plan)
    )
    return sorted(chosen, key=lambda policy: policy.id)


def applies(policy: Policy, booking: Booking, zone: ZoneInfo) -> bool:
    """Whether a step holds for a booking: it is not disabled, and each of its filters lets the booking through."""
    portals = {name.casefold() for name in policy.portal_names}
    return (
        not policy.disabled
        and (not policy.room_ids or booking.product in policy.room_ids)
        and (not portals or (booking.portal or "").casefold() in portals)
        and (not policy.filter_pay_mode or booking.pay_mode in policy.filter_pay_mode)
        and (not policy.vcc or booking.virtual_card)
        and (not policy.new_reservations or booking.created_at >= policy.created_at)
        and _within(booking.stay.arrival, policy.checkin_from, policy.checkin_to, zone)
        and _within(local_day(booking.created_at, zone), policy.created_from, policy.created_to, zone)
    )


def reached_at(policy: Policy, booking: Booking, zone: ZoneInfo) -> datetime:
    """The first instant at which a step counts, never before the booking; `days` that are missing are 0.

    A cancellation step that is not refundable counts from the booking on.
    """
    if policy.step_type is StepType.CANCELLATION and policy.not_refundable:
        return booking.created_at
    shift = timedelta(policy.days or 0)
    day = booking.stay.arrival - shift if policy.before_checkin else local_day(booking.created_at, zone) + shift
    return max(booking.created_at, _instant(day, policy.hour, zone))


def value_of(policy: Policy, booking: Booking, currency: str) -> Decimal:
    """What a step asks for: the fixed amount, the percentage and the first nights together, never more than its parts.

    Nights count only where the room is among the parts. A cancellation step that is not refundable asks for all of
    them. The percentage is rounded halves up to the currency's decimals.
    """
    parts = frozenset(policy.calculate_values or (Part.ROOM,))
    whole = booking.total(parts)
    if policy.step_type is StepType.CANCELLATION and policy.not_refundable:
        return whole
    share = (whole * (policy.value_percent or 0) / 100).quantize(Decimal(1).scaleb(-digits(currency)), ROUND_HALF_UP)
    nights = booking.nights[: policy.value_nights or 0] if Part.ROOM in parts else ()
    return min(whole, (policy.value_fixed or Decimal(0)) + share + sum(nights, Decimal(0)))


def payments(policies: Iterable[Policy], booking: Booking, zone: ZoneInfo, currency: str) -> list[Due]:
    """What the payment steps among `policies` ask for, in order of time; steps that ask for nothing are left out.

    Together they never ask for more than all the parts that they name come to: a later step asks for what is left.
    Of each the stay is paid first; what goes beyond the step's parts of the stay is for the city.
    """
    steps = [one for one in policies if one.step_type is StepType.PAYMENT and applies(one, booking, zone)]
    named = frozenset(part for step in steps for part in step.calculate_values or (Part.ROOM,))
    left = booking.total(named)
    stay, city = booking.total(named - {Part.CITYTAX}), booking.total(named & {Part.CITYTAX})
    found: list[Due] = []
    # Of steps that are reached at once the lower id asks first.
    for step in sorted(_by_id(steps), key=lambda step: reached_at(step, booking, zone)):
        amount = min(left, value_of(step, booking, currency))
        if amount > 0:
            own = booking.total(frozenset(step.calculate_values or (Part.ROOM,)) - {Part.CITYTAX})
            tax = min(city, amount - min(amount, stay, own))
            found.append(Due(step.id, reached_at(step, booking, zone), amount, step.charge_credit_card, tax))
            left -= amount
            stay, city = max(Decimal(0), stay - (amount - tax)), city - tax
    return found


def cancellation(
    policies: Iterable[Policy], booking: Booking, at: datetime, zone: ZoneInfo, currency: str
) -> Cancellation:
    """What cancelling a booking at an instant costs.

    It is the most that any step asks for that has been reached: cancellation steps, and payment steps that are not
    refundable. Of equal ones the lowest id decides. Raises ValueError when the booking was not yet made.
    """
    if at < booking.created_at:
        raise ValueError("a booking can't be cancelled before it is made")
    counted = [
        (value_of(step, booking, currency), step)
        for step in _by_id(policies)
        if (step.step_type is StepType.CANCELLATION or step.not_refundable)
        and applies(step, booking, zone)
        and reached_at(step, booking, zone) <= at
    ]
    cost, decider = max(counted, key=lambda pair: pair[0], default=(Decimal(0), None))
    if not cost:
        decider = None
    decided_by = None if decider is None else decider.id
    refund_at = at
    if decider is not None and decider.refund_after_days is not None:
        day = local_day(at, zone) + timedelta(decider.refund_after_days)
        refund_at = max(at, _instant(day, decider.hour, zone))
    return Cancellation(
        cost=cost,
        policy=decided_by,
        refund=max(Decimal(0), booking.paid - cost),
        refund_at=refund_at,
        owed=max(Decimal(0), cost - booking.paid),
    )


def _by_id(policies: Iterable[Policy]) -> list[Policy]:
    return sorted(policies, key=lambda policy: policy.id)


def _instant(day: date, hour: str | None, zone: ZoneInfo) -> datetime:
    return start_of_day(day, zone) if hour is None else instant_of(day, minutes_of(hour), zone)


def _within(day: date, first: datetime | None, last: datetime | None, zone: ZoneInfo) -> bool:
    return (first is None or local_day(first, zone) <= day) and (last is None or day <= local_day(last, zone))
