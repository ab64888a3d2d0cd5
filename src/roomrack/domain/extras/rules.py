"""Extras and what they cost: pure (docs/algorithms/extras.md)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from roomrack.core.money import digits
from roomrack.core.stay import Stay
from roomrack.domain.extras.errors import ExtraSortUnknown
from roomrack.domain.properties.rules import merged


class Model(StrEnum):
    """How an extra's price grows with the stay."""

    BOOKING = "BOOKING"
    WEEK = "WEEK"
    DAY = "DAY"
    PERSONBOOKING = "PERSONBOOKING"
    PERSONDAY = "PERSONDAY"
    PERSONWEEK = "PERSONWEEK"
    QUANTITY = "QUANTITY"
    QUANTITYDAY = "QUANTITYDAY"
    PERSON = "PERSON"
    CHILDREN = "CHILDREN"
    CHILDRENDAY = "CHILDRENDAY"
    ADULTSDAY = "ADULTSDAY"


class ValidDay(StrEnum):
    """The days of a stay on which an extra can be had."""

    CHECKIN = "CHECKIN"
    STAY = "STAY"
    CHECKOUT = "CHECKOUT"


class VatExemption(StrEnum):
    """Why no VAT is owed on an extra."""

    IT_ART15 = "IT_ART15"
    IT_ITEM_EXCLUDED = "IT_ITEM_EXCLUDED"
    IT_NO_VAT_4 = "IT_NO_VAT_4"
    IT_SPECIAL_GUEST = "IT_SPECIAL_GUEST"
    IT_REGIME_MARGINE = "IT_REGIME_MARGINE"
    IT_REVERSE_CHANGE = "IT_REVERSE_CHANGE"
    IT_VAT_EU = "IT_VAT_EU"
    IT_ITEM_EXCLUDED_N_2_2 = "IT_ITEM_EXCLUDED_N_2_2"
    IT_NO_VAT_1 = "IT_NO_VAT_1"
    IT_NO_VAT_2 = "IT_NO_VAT_2"
    IT_NO_VAT_3 = "IT_NO_VAT_3"
    IT_NO_VAT_5 = "IT_NO_VAT_5"
    IT_NO_VAT_6 = "IT_NO_VAT_6"
    IT_REVERSE_CHANGE_1 = "IT_REVERSE_CHANGE_1"
    IT_REVERSE_CHANGE_2 = "IT_REVERSE_CHANGE_2"
    IT_REVERSE_CHANGE_3 = "IT_REVERSE_CHANGE_3"
    IT_REVERSE_CHANGE_4 = "IT_REVERSE_CHANGE_4"
    IT_REVERSE_CHANGE_5 = "IT_REVERSE_CHANGE_5"
    IT_REVERSE_CHANGE_6 = "IT_REVERSE_CHANGE_6"
    IT_REVERSE_CHANGE_7 = "IT_REVERSE_CHANGE_7"
    IT_REVERSE_CHANGE_8 = "IT_REVERSE_CHANGE_8"
    IT_REVERSE_CHANGE_9 = "IT_REVERSE_CHANGE_9"


class Unit(StrEnum):
    """What one of it is, for invoices."""

    KILOGRAM = "KILOGRAM"
    GRAM = "GRAM"
    METER = "METER"
    KILOMETER = "KILOMETER"
    DECIMETER = "DECIMETER"
    MILLIMETER = "MILLIMETER"
    LITRE = "LITRE"
    RATE = "RATE"
    GIGABYTE = "GIGABYTE"
    MEGABYTE = "MEGABYTE"
    ROOM = "ROOM"
    WATT = "WATT"
    KILOWATT = "KILOWATT"
    KILOWATT_HOUR = "KILOWATT_HOUR"
    SECOND = "SECOND"
    MINUTE = "MINUTE"
    HOUR = "HOUR"


DEFAULT_PRIORITY = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """Something sold beside the room."""

    id: int
    accommodation: int
    name: str
    model: Model
    base_price: Decimal = Decimal(0)
    """In the property's currency, VAT included."""
    tax_percent: Decimal = Decimal(0)
    vat_exemption: VatExemption | None = None
    vat_exception_detail: str | None = None
    enabled: bool = False
    mandatory: bool = False
    refundable: bool = False
    title: Mapping[str, str] | None = None
    description: Mapping[str, str] | None = None
    conditions: str | None = None
    category: str | None = None
    extra_category_id: int | None = None
    room_filter: tuple[int, ...] = ()
    """The products with which it is offered, in ascending order; none means all."""
    valid_days: tuple[ValidDay, ...] = ()
    availability: int | None = None
    """How many can be sold on one local day; None is no limit."""
    unit: Unit | None = None
    priority: int = DEFAULT_PRIORITY
    explode: bool | None = None
    show_calendar: bool = False
    display_on_pms: bool = False
    display_booking_engine: bool = False
    display_octo_site: bool = False
    display_on_rate: bool = False
    external_id: str | None = None
    fiscal_id: str | None = None
    fiscal_printer_department_id: int | None = None
    portal_name: str | None = None
    """The portal that brought it; such an extra is a generated one."""
    photo: str | None = None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Charge:
    """What an extra costs. `net` and `vat` sum to `amount`."""

    units: int
    amount: Decimal
    net: Decimal
    vat: Decimal


def days_of(valid: Collection[ValidDay], stay: Stay) -> tuple[date, ...]:
    """The local days of a stay on which an extra can be had, in order.

    CHECKIN is the day of arrival, CHECKOUT that of departure, STAY every day between. Without any it is had on the days
    whose nights are slept: CHECKIN and STAY.
    """
    wanted = valid or (ValidDay.CHECKIN, ValidDay.STAY)
    days = (stay.arrival + timedelta(number) for number in range((stay.departure - stay.arrival).days + 1))
    return tuple(day for day in days if _kind_of(day, stay) in wanted)


def units_of(
    extra: Extra,
    stay: Stay,
    *,
    adults: int,
    children: int = 0,
    quantity: int | None = None,
    days: Collection[date] | None = None,
) -> int:
    """How often a stay pays the base price: the table of docs/algorithms/extras.md.

    `quantity` is how many are taken, for the models that ask; without it one, and for PERSON everybody. `days` are the
    days that were chosen; those that are not valid don't count, and None takes all valid ones. An extra that can't be
    had on any day is paid no times. Raises ValueError for negative numbers.
    """
    if min(adults, children, 0 if quantity is None else quantity) < 0:
        raise ValueError("people and quantities can't be negative")
    valid = days_of(extra.valid_days, stay)
    taken = len(valid if days is None else set(days).intersection(valid))
    if not taken:
        return 0
    people = adults + children
    weeks = -(-taken // 7)
    return {
        Model.BOOKING: 1,
        Model.WEEK: weeks,
        Model.DAY: taken,
        Model.PERSONBOOKING: people,
        Model.PERSONDAY: people * taken,
        Model.PERSONWEEK: people * weeks,
        Model.QUANTITY: 1 if quantity is None else quantity,
        Model.QUANTITYDAY: (1 if quantity is None else quantity) * taken,
        Model.PERSON: people if quantity is None else min(quantity, people),
        Model.CHILDREN: children,
        Model.CHILDRENDAY: children * taken,
        Model.ADULTSDAY: adults * taken,
    }[extra.model]


def charge(
    extra: Extra,
    stay: Stay,
    currency: str,
    *,
    adults: int,
    children: int = 0,
    quantity: int | None = None,
    days: Collection[date] | None = None,
) -> Charge:
    """What an extra costs in a stay, VAT taken out of it; amounts have the currency's decimals.

    The other parameters are those of `units_of`. The net amount is rounded halves up, and VAT is the rest.
    """
    units = units_of(extra, stay, adults=adults, children=children, quantity=quantity, days=days)
    grain = Decimal(1).scaleb(-digits(currency))
    amount = (extra.base_price * units).quantize(grain, ROUND_HALF_UP)
    rate = Decimal(0) if extra.vat_exemption else extra.tax_percent
    net = (amount * 100 / (100 + rate)).quantize(grain, ROUND_HALF_UP)
    return Charge(units, amount, net, amount - net)


def is_offered(extra: Extra, product: int, stay: Stay) -> bool:
    """Whether an extra can be had with a product in a stay: enabled, for this product, and on a day of the stay."""
    for_product = not extra.room_filter or product in extra.room_filter
    return extra.enabled and for_product and bool(days_of(extra.valid_days, stay))


def left(extra: Extra, sold: int) -> int | None:
    """How many more can be sold on a day of which `sold` are taken; None is no limit."""
    return None if extra.availability is None else max(0, extra.availability - sold)


def _kind_of(day: date, stay: Stay) -> ValidDay:
    if day == stay.arrival:
        return ValidDay.CHECKIN
    return ValidDay.CHECKOUT if day == stay.departure else ValidDay.STAY


def changed(extra: Extra, values: Mapping[str, Any]) -> Extra:
    """An extra with other values, by the names of its fields. Null gives the default; texts are merged by language."""
    after: dict[str, Any] = {}
    for name, value in values.items():
        if name in _TEXTS:
            texts = {} if value is None else merged(getattr(extra, name) or {}, value)
            after[name] = texts or None
        else:
            after[name] = _DEFAULTS[name] if value is None else value
    return replace(extra, **after)


_TEXTS = ("title", "description")
_DEFAULTS = {field.name: field.default for field in fields(Extra)}


class Order(StrEnum):
    """What extras can be sorted by."""

    PRIORITY = "priority"
    ID = "id"
    NAME = "name"
    BASE_PRICE = "basePrice"
    LAST_MODIFIED_TIME = "lastModifiedTime"


def order_of(text: str) -> tuple[Order, bool]:
    """A `sortBy` as an order and whether it falls: `name`, `-name`. Raises `ExtraSortUnknown`."""
    name = text.strip()
    try:
        return Order(name.removeprefix("-")), name.startswith("-")
    except ValueError:
        raise ExtraSortUnknown("sortBy", allowed=", ".join(Order)) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """Which extras to list, and in which order; None takes all."""

    accommodations: Collection[int]
    id: int | None = None
    name: str | None = None
    """A part of the name, whatever its case."""
    enabled: bool | None = None
    category: int | None = None
    with_generated: bool = True
    order: Order = Order.PRIORITY
    falls: bool = False


def snapshot(extra: Extra) -> dict[str, Any]:
    """The whole extra as an event keeps it."""
    return {field.name: getattr(extra, field.name) for field in fields(Extra)}
