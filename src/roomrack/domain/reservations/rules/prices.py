"""Nightly amounts and what a price is made of, in minor units; described in docs/algorithms/price-breakdown.md."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from roomrack.domain.reservations.rules.state import Reservation


class Component(StrEnum):
    """The kinds of rows in a price breakdown that are produced so far."""

    DAILY_ROOM_PRICE = "DAILY_ROOM_PRICE"
    ROOM_NET = "ROOM_NET"
    VAT = "VAT"
    CLEANING = "CLEANING"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a price breakdown; `day` is set where the row is about one night."""

    type: Component
    price: int
    included: bool = True
    day: date | None = None


class PaymentStatus(StrEnum):
    """How much of what is owed was paid."""

    UNPAID = "UNPAID"
    PARTIALLY_PAID = "PARTIALLY_PAID"
    PAID_DEPOSIT = "PAID_DEPOSIT"
    PAID = "PAID"


def spread(total: int, nights: int) -> tuple[int, ...]:
    """Part a total into one amount per night, so that they sum to it exactly.

    What rounding leaves over goes, one minor unit each, to the earliest nights. Raises ValueError for no nights.
    """
    if nights < 1:
        raise ValueError("a stay has at least one night")
    part, left = divmod(total, nights)
    return tuple(part + (index < left) for index in range(nights))


def nightly(
    gross: int | None,
    nights: Sequence[date],
    calendar: Sequence[int | None],
    stated: Mapping[date, int] | None = None,
) -> tuple[int, ...]:
    """One amount for each night.

    `gross` is what the caller said the room costs, None when it is to be priced; `stated` are the caller's own daily
    prices, used when they name every night and agree with `gross`; `calendar` are the calendar's prices, None where it
    has none: such a night costs nothing.
    """
    if stated is not None and set(nights) <= stated.keys():
        prices = tuple(stated[night] for night in nights)
        if gross is None or sum(prices) == gross:
            return prices
    if gross is None:
        return tuple(price or 0 for price in calendar)
    return spread(gross, len(nights))


def breakdown(reservation: Reservation) -> list[Row]:
    """What the price is made of (docs/contract.md 7).

    The DAILY_ROOM_PRICE rows sum to `room_gross`, and so do ROOM_NET and VAT. Until properties state a VAT rate, all of
    the price is net.
    """
    rows = [
        Row(Component.DAILY_ROOM_PRICE, price, day=night)
        for night, price in zip(reservation.stay.nights, reservation.nightly, strict=True)
    ]
    rows.append(Row(Component.ROOM_NET, reservation.room_gross))
    rows.append(Row(Component.VAT, 0))
    if reservation.cleaning_fee:
        rows.append(Row(Component.CLEANING, reservation.cleaning_fee))
    return rows


def total_gross(reservation: Reservation) -> int:
    """`room_gross` and the extras that are included in what the guest pays."""
    return reservation.room_gross + reservation.cleaning_fee


def payment_status(*, total: int, deposit: int, paid: int) -> PaymentStatus:
    """How much was paid of a total that asks for a deposit (0: none)."""
    if paid <= 0:
        return PaymentStatus.UNPAID
    if paid >= total:
        return PaymentStatus.PAID
    if deposit and paid >= deposit:
        return PaymentStatus.PAID_DEPOSIT
    return PaymentStatus.PARTIALLY_PAID
