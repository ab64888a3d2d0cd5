"""What a stay costs, each charge apart: one pure function for all who ask (docs/algorithms/pricing.md).

Amounts are whole minor units of the property's currency, so that lines sum to their total to the cent.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from zoneinfo import ZoneInfo

from roomrack.core.money import minor_per_unit, to_minor
from roomrack.core.stay import Stay
from roomrack.domain.extras.rules import Extra, Model, charge, is_offered
from roomrack.domain.offers.rules.citytax import TaxLine, city_tax
from roomrack.domain.offers.rules.party import Party
from roomrack.domain.offers.rules.terms import NO_TERMS, Discount, Terms
from roomrack.domain.rateplans.rules import PriceModel, RatePlan, Treatment, holds_on


class Fee(StrEnum):
    """What kind of fee an extra is, by its category, else by how its price grows."""

    HOTEL = "hotelFee"
    RESORT = "resortFee"
    SERVICE = "serviceCharge"
    BOOKING = "bookingFee"
    PEOPLE = "peopleFee"
    DAY = "dayFee"
    OTHER = "otherFee"


_BY_CATEGORY = {"hotelfee": Fee.HOTEL, "resortfee": Fee.RESORT, "servicecharge": Fee.SERVICE}
_BY_MODEL = {
    Model.BOOKING: Fee.BOOKING,
    Model.WEEK: Fee.DAY,
    Model.DAY: Fee.DAY,
    Model.QUANTITY: Fee.OTHER,
    Model.QUANTITYDAY: Fee.DAY,
}
_WITH_BREAKFAST = frozenset(
    {
        Treatment.BREAKFAST,
        Treatment.HALF_BOARD,
        Treatment.FULL_BOARD,
        Treatment.FULL_BOARD_LIGHT,
        Treatment.ALL_INCLUSIVE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What a property asks of every stay."""

    currency: str
    zone: ZoneInfo
    vat: Decimal = Decimal(0)
    """Percent, on the room."""
    vat_included: bool = True
    """Whether prices of the calendar, rate plans and discounts include it."""
    cleaning: int = 0
    """For a stay, with VAT."""
    breakfast: int = 0
    """For a person and morning; never a part of the price."""
    breakfast_included: bool = False
    terms: Terms = NO_TERMS


@dataclass(frozen=True, slots=True)
class Taken:
    """An extra in a stay: how many, and on which of its days; None as `extras.rules.units_of` says."""

    extra: Extra
    quantity: int | None = None
    days: Collection[date] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A stay to be priced."""

    product: int
    stay: Stay
    nights: Sequence[int]
    """The calendar's price of each night, derived."""
    party: Party
    plan: RatePlan | None = None
    extras: Sequence[Taken] = ()
    booked_on: date
    """The property's local day."""
    discounts: bool = True
    """Whether discounts are looked at."""
    breakfast_included: bool = False
    """With the product."""


@dataclass(frozen=True, slots=True)
class ExtraLine:
    """What an extra costs; `net` and `vat` sum to `amount`."""

    extra: int
    name: str
    fee: Fee
    units: int
    amount: int
    net: int
    vat: int


@dataclass(frozen=True, slots=True)
class Off:
    """A discount that is given."""

    discount: Discount
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What a stay costs.

    `nights` + `plan` - the discount is the room as it is priced; `net` + `vat` is what it costs, and so are the `daily`
    ones. With cleaning and extras that is `total`. City tax and breakfast are beside it.
    """

    nights: tuple[int, ...]
    plan: int
    off: Off | None
    daily: tuple[int, ...]
    net: int
    vat: int
    cleaning: int
    extras: tuple[ExtraLine, ...]
    city_tax: tuple[TaxLine, ...]
    breakfast: int
    breakfast_included: bool

    @property
    def base(self) -> int:
        """The nights as the calendar has them."""
        return sum(self.nights)

    @property
    def room(self) -> int:
        """What the room costs, VAT included."""
        return self.net + self.vat

    @property
    def total(self) -> int:
        """What the guest pays but for city tax, which is paid at the property."""
        return self.room + self.cleaning + sum(line.amount for line in self.extras)

    @property
    def owed_to_city(self) -> int:
        """City tax of all people."""
        return sum(line.amount for line in self.city_tax)

    def fee(self, kind: Fee) -> int:
        """What the extras of a kind come to."""
        return sum(line.amount for line in self.extras if line.fee is kind)


def price(house: House, asked: Asked) -> Quote:
    """What a stay costs. Raises ValueError when there is not one price for each night, or one is negative."""
    if len(asked.nights) != len(asked.stay) or min(asked.nights, default=-1) < 0:
        raise ValueError("a price is needed for each night")
    daily = tuple(asked.nights)
    base = sum(daily)
    if asked.plan is not None:
        daily = under(asked.plan, asked.stay, daily, house, people=len(asked.party.people))
    planned = sum(daily)
    off = best_discount(house, asked, planned) if asked.discounts and house.terms.discounts else None
    room = planned
    if off is not None:
        room -= off.amount
        daily = shifted(daily, -off.amount, range(len(daily)))
    rate = _fraction(house.vat)
    if house.vat_included:
        net = rounded(Fraction(room * 100) / (100 + rate)) if rate else room
        vat = room - net
    else:
        net = room
        vat = rounded(room * rate / 100) if rate else 0
        daily = shifted(daily, vat, range(len(daily)))
    included = (
        asked.breakfast_included
        or house.breakfast_included
        or (asked.plan is not None and asked.plan.treatment in _WITH_BREAKFAST)
    )
    return Quote(
        nights=tuple(asked.nights),
        plan=planned - base,
        off=off,
        daily=daily,
        net=net,
        vat=vat,
        cleaning=house.cleaning,
        extras=tuple(_line(taken, asked, house.currency) for taken in asked.extras),
        city_tax=city_tax(house.terms.city_taxes, asked.product, asked.stay, asked.party, house.currency)
        if house.terms.city_taxes
        else (),
        breakfast=0 if included else house.breakfast * len(asked.party.people) * len(asked.stay),
        breakfast_included=included,
    )


def under(plan: RatePlan, stay: Stay, nights: Sequence[int], house: House, *, people: int) -> tuple[int, ...]:
    """The nights of a stay as a rate plan changes them; they sum to what `rateplans.rules.price_of` says.

    A fixed amount is spread evenly over the nights on which the plan holds.
    """
    held = held_nights(plan, stay, house.zone)
    if plan.price_model is None or not plan.price or not held:
        return tuple(nights)
    if plan.price_model is PriceModel.PERCENT:
        factor = 1 + _fraction(plan.price) / 100
        changed = list(nights)
        for index in held:
            changed[index] = max(0, rounded(changed[index] * factor))
        return tuple(changed)
    times = {
        PriceModel.FIXED: 1,
        PriceModel.FIXED_PAX: people,
        PriceModel.FIXED_DAY: len(held),
        PriceModel.FIXED_PAX_DAY: people * len(held),
    }[plan.price_model]
    difference = to_minor(plan.price, house.currency) * times
    return shifted(nights, max(difference, -sum(nights)), held)


def shifted(nights: Sequence[int], difference: int, chosen: Sequence[int]) -> tuple[int, ...]:
    """Nights to which a difference is added, spread evenly over the chosen ones, what is left over to the earliest.

    A night that would fall under 0 is 0, and the others make up for it in order: the chosen ones first. Raises
    ValueError when the difference takes more than there is.
    """
    if difference + sum(nights) < 0:
        raise ValueError("more is taken off than there is")
    if not difference:
        return tuple(nights)
    sign = 1 if difference > 0 else -1
    part, left = divmod(abs(difference), len(chosen))
    result = list(nights)
    owed = 0
    for place, index in enumerate(chosen):
        result[index] += sign * (part + (place < left))
        if result[index] < 0:
            owed -= result[index]
            result[index] = 0
    if owed:
        for index in (*chosen, *(one for one in range(len(result)) if one not in set(chosen))):
            taken = min(owed, result[index])
            result[index] -= taken
            owed -= taken
    return tuple(result)


def best_discount(house: House, asked: Asked, room: int) -> Off | None:
    """The discount that takes most off the room, of equal ones the first; None when none takes anything."""
    best: Off | None = None
    ahead = (asked.stay.arrival - asked.booked_on).days
    for one in house.terms.discounts:
        if applies(one, asked.product, asked.stay, ahead):
            amount = worth(one, room, house.currency)
            if amount > (best.amount if best else 0):
                best = Off(one, amount)
    return best


def applies(discount: Discount, product: int, stay: Stay, ahead: int) -> bool:
    """Whether a discount is given for a stay that is booked so many local days before the arrival."""
    return (
        (not discount.room_ids or product in discount.room_ids)
        and discount.min_nights <= len(stay)
        and (discount.max_nights is None or len(stay) <= discount.max_nights)
        and discount.min_days_ahead <= ahead
        and (discount.max_days_ahead is None or ahead <= discount.max_days_ahead)
        and (discount.arrival_from is None or discount.arrival_from <= stay.arrival)
        and (discount.arrival_to is None or stay.arrival <= discount.arrival_to)
    )


def worth(discount: Discount, room: int, currency: str) -> int:
    """What a discount takes off a room that costs so much; never more than that."""
    if discount.percent is not None:
        return min(room, rounded(room * _fraction(discount.percent) / 100))
    return min(room, to_minor(discount.amount or Decimal(0), currency))


def obligatory(extras: Mapping[int, Extra], plan: RatePlan | None, product: int, stay: Stay) -> tuple[Taken, ...]:
    """The extras that a stay has to take: mandatory ones of the property, and those of the plan.

    One that is both is taken as the plan says, once.
    """
    taken: dict[int, Taken] = {
        id: Taken(extra) for id, extra in extras.items() if extra.mandatory and is_offered(extra, product, stay)
    }
    for link in plan.extras if plan else ():
        extra = extras.get(link.extra)
        if extra is None or not link.mandatory or not is_offered(extra, product, stay):
            continue
        days: Collection[date] | None = None if link.day is None else {link.day}
        if link.apply_on_first_day:
            days = {stay.arrival}
        taken[extra.id] = Taken(planned(extra, plan), link.quantity, days)
    return tuple(taken[id] for id in sorted(taken))


def planned(extra: Extra, plan: RatePlan | None) -> Extra:
    """An extra at the price that a plan gives it, if it gives it one."""
    for link in plan.extras if plan else ():
        if link.extra == extra.id and link.price is not None:
            return replace(extra, base_price=link.price)
    return extra


def _line(taken: Taken, asked: Asked, currency: str) -> ExtraLine:
    extra = taken.extra
    cost = charge(
        extra,
        asked.stay,
        currency,
        adults=asked.party.adults,
        children=asked.party.children,
        quantity=taken.quantity,
        days=taken.days,
    )
    unit = minor_per_unit(currency)
    return ExtraLine(
        extra.id,
        extra.name,
        fee_of(extra),
        cost.units,
        int(cost.amount * unit),
        int(cost.net * unit),
        int(cost.vat * unit),
    )


def fee_of(extra: Extra) -> Fee:
    """The kind of fee that an extra is."""
    category = "".join(letter for letter in (extra.category or "").casefold() if letter.isalpha())
    return _BY_CATEGORY.get(category) or _BY_MODEL.get(extra.model, Fee.PEOPLE)


def rounded(amount: Fraction | int) -> int:
    """The nearest whole number, halves up; of what is never negative."""
    if isinstance(amount, int):
        return amount
    return (2 * amount.numerator + amount.denominator) // (2 * amount.denominator)


@lru_cache(maxsize=1024)
def _fraction(number: Decimal) -> Fraction:
    return Fraction(number)


def held_nights(plan: RatePlan, stay: Stay, zone: ZoneInfo) -> tuple[int, ...]:
    """The positions of the nights on which a plan holds."""
    if not plan.periods:
        return tuple(range(len(stay)))
    return tuple(index for index, night in enumerate(stay.nights) if holds_on(plan, night, zone))
