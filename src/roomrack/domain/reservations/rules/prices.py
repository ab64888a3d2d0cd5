"""Nightly amounts and what a price is made of, in minor units; described in docs/algorithms/price-breakdown.md."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from roomrack.domain.reservations.rules.parts import Kind, SoldExtra
from roomrack.domain.reservations.rules.state import Reservation


class Component(StrEnum):
    """The kinds of rows in a price breakdown."""

    DAILY_ROOM_PRICE = "DAILY_ROOM_PRICE"
    ROOM_NET = "ROOM_NET"
    VAT = "VAT"
    CLEANING = "CLEANING"
    EXTRA = "EXTRA"
    BREAKFAST = "BREAKFAST"
    DISCOUNT = "DISCOUNT"
    COMMISSION = "COMMISSION"
    TOURIST_TAX = "TOURIST_TAX"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a price breakdown; `day` is set where the row is about one local day."""

    type: Component
    price: int
    included: bool = True
    day: date | None = None
    extra: SoldExtra | None = None
    """The extra that the row is about."""


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


def breakdown(reservation: Reservation, *, vat: Decimal = Decimal(0), city_tax: int = 0) -> list[Row]:
    """What the price is made of (docs/contract.md 7), with `vat` percent of VAT within the room.

    The DAILY_ROOM_PRICE rows sum to `room_gross`, and so do ROOM_NET and VAT; these and what else is `included`, the
    discounts with a minus, sum to `total_gross`.
    """
    gross = reservation.room_gross
    net = _net(gross, vat)
    rows = [
        Row(Component.DAILY_ROOM_PRICE, price, day=night)
        for night, price in zip(reservation.stay.nights, reservation.nightly, strict=True)
    ]
    rows += [Row(Component.ROOM_NET, net), Row(Component.VAT, gross - net)]
    if reservation.cleaning_fee:
        rows.append(Row(Component.CLEANING, reservation.cleaning_fee))
    left = _before_discounts(reservation)
    for extra in reservation.extras:
        price = extra.price
        if extra.kind is Kind.DISCOUNT:
            price = -min(price, left)
            left += price
        included = extra.kind is not Kind.COMMISSION
        rows.append(Row(Component(extra.kind.value), price, included, extra.day, extra))
    if city_tax:
        rows.append(Row(Component.TOURIST_TAX, city_tax, included=False))
    return rows


def total_gross(reservation: Reservation) -> int:
    """What the guest pays but for city tax: the room, cleaning and the extras, less the discounts; never under 0."""
    off = sum(extra.price for extra in reservation.extras if extra.kind is Kind.DISCOUNT)
    return max(0, _before_discounts(reservation) - off)


def _before_discounts(reservation: Reservation) -> int:
    sold = (extra.price for extra in reservation.extras if extra.kind in (Kind.EXTRA, Kind.BREAKFAST))
    return reservation.room_gross + reservation.cleaning_fee + sum(sold)


def with_vat(nights: Sequence[int], vat: Decimal) -> tuple[int, ...]:
    """Nights of a property whose prices hold no VAT, with it.

    It is rounded halves up once for the stay, and parted over the nights as `spread` does.
    """
    tax = _rounded(sum(nights) * Fraction(vat) / 100)
    return tuple(night + part for night, part in zip(nights, spread(tax, len(nights)), strict=True))


def _net(gross: int, vat: Decimal) -> int:
    if not vat:
        return gross
    return _rounded(Fraction(gross * 100) / (100 + Fraction(vat)))


def _rounded(amount: Fraction) -> int:
    """The nearest whole number, halves up; of what is never negative."""
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


def payment_status(*, total: int, deposit: int, paid: int) -> PaymentStatus:
    """How much was paid of a total that asks for a deposit (0: none)."""
    if paid <= 0:
        return PaymentStatus.UNPAID
    if paid >= total:
        return PaymentStatus.PAID
    if deposit and paid >= deposit:
        return PaymentStatus.PAID_DEPOSIT
    return PaymentStatus.PARTIALLY_PAID
