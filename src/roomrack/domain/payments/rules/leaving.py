"""Who cancels or does not come: what is charged and what goes back (docs/algorithms/payments.md)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from roomrack.domain.payments.rules.planning import is_open
from roomrack.domain.reservations.rules.ledger import (
    CHARGEABLE,
    Payment,
    PaymentMode,
    PaymentPurpose,
    PaymentState,
    received,
)
from roomrack.domain.reservations.rules.state import BOOKER, Reservation, Status

CANCELLED, NOT_COME = "penalty_cancelled", "penalty_not_come"
"""What a penalty is called, by the names of the words that guests read (`locale`, printing.po)."""

_WAITING = (*CHARGEABLE, PaymentState.WAITING_AUTHENTICATION)


def is_left(room: Reservation) -> bool:
    """Whether the guest will not stay, so that the penalty and not the total is owed."""
    return room.status is Status.CANCELLED or room.no_show


def balance(room: Reservation) -> int:
    """What was received beyond the penalty of a reservation that was left; below 0 what is missing of it."""
    return room.total_paid + received(room.payments) - (room.penalty or 0)


def is_penalty(payment: Payment) -> bool:
    """Whether a payment is the penalty, and not taken yet."""
    return payment.purpose is PaymentPurpose.PENALTY and payment.is_planned and payment.status in _WAITING


def without_plans(room: Reservation) -> list[Payment]:
    """The ledger of a reservation that was left: of what was planned only the penalty is still to be taken."""
    return [one for one in room.payments if not (one.is_planned and one.status in _WAITING) or is_penalty(one)]


def without_penalty(room: Reservation) -> list[Payment]:
    """The ledger of a reservation that is to be stayed in after all."""
    return [one for one in room.payments if not is_penalty(one)]


def language_of(room: Reservation) -> str | None:
    """The language of who booked, else of somebody who stays; upper case, such as IT."""
    people = sorted(room.guests, key=lambda guest: guest.type != BOOKER)
    spoken = (guest.details.get("language") for guest in people)
    return next((language.upper() for language in spoken if isinstance(language, str) and language), None)


def with_penalty(
    room: Reservation, ledger: Sequence[Payment], id: int, now: datetime, words: Mapping[str, str]
) -> list[Payment]:
    """A ledger in which what is missing of the penalty is planned, once; `id` is for a new payment.

    `words` are those that the guest reads.
    """
    missing = -balance(room)
    known = [one for one in ledger if is_penalty(one)]
    others = [one for one in ledger if not is_penalty(one)]
    if missing <= 0:
        return [*others, *(one for one in known if not is_open(one))]
    if known:
        return [replace(one, scheduled_amount=missing) if is_penalty(one) and is_open(one) else one for one in ledger]
    planned = Payment(
        id=id,
        status=PaymentState.WAITING_PAYSTEP,
        mode=PaymentMode.CREDITCARD,
        reference_time=now,
        insert_time=now,
        scheduled_time=now,
        scheduled_amount=missing,
        description=words[CANCELLED if room.status is Status.CANCELLED else NOT_COME],
        purpose=PaymentPurpose.PENALTY,
    )
    return [*others, planned]


def refunds(room: Reservation, ledger: Sequence[Payment]) -> list[tuple[Payment, int]]:
    """Which payments that a processor took give back what was received beyond the penalty, and how much of each.

    The newest first. What people took they give back.
    """
    over = balance(room)
    found = []
    for payment in sorted(ledger, key=lambda one: one.id, reverse=True):
        amount = min(over, payment.refundable) if payment.processor is not None else 0
        if amount > 0:
            found.append((payment, amount))
            over -= amount
    return found
