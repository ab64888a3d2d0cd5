"""What cancelling a reservation costs, by the property's policies (docs/algorithms/policies.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from roomrack.core.money import digits, from_minor
from roomrack.domain.policies.rules import (
    Booking,
    Part,
    PayMode,
    Policy,
    StepType,
    applies,
    cancellation,
    in_force,
    reached_at,
    value_of,
)
from roomrack.domain.reservations.rules.prices import total_gross
from roomrack.domain.reservations.rules.state import Reservation


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What holds for one reservation."""

    steps: Sequence[Policy] = ()
    """Payment and cancellation steps that may hold."""
    final: bool = False
    """Whether the room is paid whatever happens: its product, its rate plan or the booking says so."""
    virtual_card: bool = False
    """Whether its card is a virtual one."""
    portal: str | None = None
    """The internal name of the portal that it came through; None for any other way."""


def conditions(
    policies: Sequence[Policy],
    named: Mapping[StepType, tuple[int | None, int | None]],
    *,
    final: bool,
    virtual_card: bool = False,
    portal: str | None = None,
) -> Conditions:
    """The conditions of a reservation; `named` are the policies that its rate plan and its product name, by kind."""
    steps: list[Policy] = []
    for kind, (plan, product) in named.items():
        steps += in_force(policies, kind, rate_plan=plan, product=product)
    return Conditions(steps=steps, final=final, virtual_card=virtual_card, portal=portal)


def booking_of(reservation: Reservation, city_tax: int, held: Conditions) -> Booking:
    """A reservation as policies look at it."""
    currency = reservation.currency
    room, cleaning = reservation.room_gross, reservation.cleaning_fee
    return Booking(
        product=reservation.product,
        stay=reservation.stay,
        created_at=reservation.create_time,
        nights=[from_minor(night, currency) for night in reservation.nightly],
        parts={
            Part.EXTRA: from_minor(max(0, total_gross(reservation) - room - cleaning), currency),
            Part.CITYTAX: from_minor(city_tax, currency),
            Part.DEPOSIT: from_minor(reservation.deposit, currency),
            Part.CLEANING_FEE: from_minor(cleaning, currency),
        },
        pay_mode=PayMode(reservation.details.get("payment_mode", PayMode.UNKNOWN)),
        virtual_card=held.virtual_card,
        portal=held.portal,
        paid=from_minor(reservation.total_paid, currency),
    )


def paid_from(reservation: Reservation, held: Conditions, city_tax: int, zone: ZoneInfo) -> datetime | None:
    """From which instant on cancelling costs something; None when it never does."""
    if held.final:
        return reservation.create_time if reservation.room_gross else None
    if not held.steps:
        return None
    booking = booking_of(reservation, city_tax, held)
    return min(
        (
            reached_at(step, booking, zone)
            for step in held.steps
            if (step.step_type is StepType.CANCELLATION or step.not_refundable)
            and applies(step, booking, zone)
            and value_of(step, booking, reservation.currency) > 0
        ),
        default=None,
    )


def penalty(reservation: Reservation, held: Conditions, city_tax: int, at: datetime, zone: ZoneInfo) -> int:
    """What cancelling at an instant, or not coming, costs in minor units; one made later costs as at its making."""
    least = reservation.room_gross if held.final else 0
    if not held.steps:
        return least
    booking = booking_of(reservation, city_tax, held)
    end = cancellation(held.steps, booking, max(at, booking.created_at), zone, reservation.currency)
    return max(least, _minor(end.cost, reservation.currency))


def refund_at(reservation: Reservation, held: Conditions, city_tax: int, at: datetime, zone: ZoneInfo) -> datetime:
    """When what was paid beyond the cost of cancelling at an instant goes back."""
    booking = booking_of(reservation, city_tax, held)
    return cancellation(held.steps, booking, max(at, booking.created_at), zone, reservation.currency).refund_at


def _minor(amount: Decimal, currency: str) -> int:
    return int(amount.scaleb(digits(currency)))
