"""What was paid of the reservations of a document when it was issued (docs/algorithms/invoices.md).

Money of a reservation counts on one document only, for as much as that comes to; what is left of it counts on the next.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from roomrack.domain.invoices.rules.documents import Paid, PaymentMode
from roomrack.domain.reservations.rules.ledger import PaymentType
from roomrack.domain.reservations.rules.state import Reservation


def received(rooms: Iterable[Reservation], day_of: Callable[[datetime], date]) -> list[Paid]:
    """The money that a property has of reservations, the oldest first; below 0 what it gave back by hand.

    What the channel says was paid is one sum without a day.
    """
    found: list[Paid] = []
    for room in rooms:
        if room.total_paid > 0:
            found.append(Paid(reservation=room.id, amount=room.total_paid))
        found += [
            Paid(
                reservation=room.id,
                payment=payment.id,
                mode=PaymentMode(payment.mode.value),
                deposit=payment.type is PaymentType.DEPOSIT,
                day=day_of(payment.charge_time or payment.reference_time),
                amount=payment.kept,
            )
            for payment in room.payments
            if payment.kept
        ]
    return sorted(found, key=_order)


def left(found: Sequence[Paid], counted: Collection[Paid]) -> list[Paid]:
    """What is left of money after what other documents have counted of it."""
    used: dict[tuple[int, int | None], int] = {}
    for one in counted:
        used[one.key] = used.get(one.key, 0) + one.amount
    remaining = [replace(one, amount=one.amount - used.get(one.key, 0)) for one in found]
    # What went back since it was counted is missing on the document that counted it.
    return [one for one, whole in zip(remaining, found, strict=True) if one.amount * whole.amount > 0]


def up_to(found: Sequence[Paid], most: int) -> tuple[Paid, ...]:
    """Money of `most` at the most, the oldest first; nothing where no more came in than went back."""
    over = sum(one.amount for one in found) - most
    if most <= 0 or over + most <= 0:
        return ()
    kept: list[Paid] = []
    for one in reversed(found):
        cut = min(over, one.amount) if over > 0 and one.amount > 0 else 0
        over -= cut
        if one.amount - cut:
            kept.append(replace(one, amount=one.amount - cut))
    return tuple(reversed(kept))


def _order(one: Paid) -> tuple[date, int, int]:
    return one.day or date.min, one.payment or 0, one.reservation
