"""Calendars: availability of room types, rates and restrictions of rate plans.

A push is two calls, one for each. Both answer 200 whatever they think of single values: what they refuse they repeat in
`meta.warnings`, with the reasons by field.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import msgspec

from roomrack.channels.channex.codec.catalog import Home
from roomrack.channels.channex.codec.shapes import read
from roomrack.channels.channex.errors import LONGEST_WORDS, listed
from roomrack.core.money import digits
from roomrack.ports.channels import CalendarChange, CalendarValue, DayRange, Receipt, Target

Values = Mapping[CalendarValue, int | bool | Decimal]

DAY = timedelta(days=1)
FLAGS: Mapping[CalendarValue, str] = {
    CalendarValue.CLOSED_TO_ARRIVAL: "closed_to_arrival",
    CalendarValue.CLOSED_TO_DEPARTURE: "closed_to_departure",
    CalendarValue.STOP_SELL: "stop_sell",
}
RESTRICTIONS = frozenset({CalendarValue.PRICE, CalendarValue.MIN_STAY, CalendarValue.MAX_STAY, *FLAGS})
TAKEN = RESTRICTIONS | {CalendarValue.AVAILABILITY}

IDS = ("room_type_id", "rate_plan_id")

NO_RATE = "Channex has prices and restrictions for rate plans only, and none is mapped"
SOME_REASON = "Channex did not take it"


@dataclass(frozen=True, slots=True)
class Sent:
    """One value of a call, and the place of the change that it is of."""

    place: int
    value: Mapping[str, Any]


class _Task(msgspec.Struct, frozen=True):
    id: str


class _Meta(msgspec.Struct, frozen=True):
    warnings: list[dict[str, Any]] | None = None


class _Taken(msgspec.Struct, frozen=True):
    data: list[_Task] | None = None
    meta: _Meta = _Meta()


class _Availability(msgspec.Struct, frozen=True):
    data: dict[str, dict[date, int]]


class _Day(msgspec.Struct, frozen=True):
    rate: Decimal | None = None
    min_stay_arrival: int | None = None
    min_stay_through: int | None = None
    max_stay: int | None = None
    closed_to_arrival: bool | None = None
    closed_to_departure: bool | None = None
    stop_sell: bool | None = None


class _Restrictions(msgspec.Struct, frozen=True):
    data: dict[str, dict[date, _Day]]


def availability(property: str, changes: Sequence[CalendarChange]) -> list[Sent]:
    """What is said of room types. One room type has one number: of several changes of it the last one stands."""
    return [
        Sent(
            place, {"property_id": property, "room_type_id": change.target.room, **_days(first, last), **_left(values)}
        )
        for place, change in enumerate(changes)
        for first, last, values in _runs(change.ranges, frozenset({CalendarValue.AVAILABILITY}))
    ]


def restrictions(property: str, changes: Sequence[CalendarChange], home: Home, currency: str) -> list[Sent]:
    """What is said of rate plans, for those changes that name one."""
    return [
        Sent(
            place,
            {
                **_where(property, rate_plan_id=change.target.rate),
                **_days(first, last),
                **_restricted(change.target, values, home, currency),
            },
        )
        for place, change in enumerate(changes)
        if change.target.rate is not None
        for first, last, values in _runs(change.ranges, RESTRICTIONS)
    ]


def without_rate(changes: Sequence[CalendarChange]) -> dict[int, str]:
    """The changes that say something of a rate plan and name none."""
    return {
        place: NO_RATE
        for place, change in enumerate(changes)
        if change.target.rate is None and any(RESTRICTIONS & each.values.keys() for each in change.ranges)
    }


def receipt(body: bytes, sent: Sequence[Sent]) -> Receipt:
    """What became of a call. A warning that fits no value counts against all of them: none is lost."""
    told = read(body, _Taken)
    refused: dict[int, str] = {}
    for warning in told.meta.warnings or ():
        reason = listed(warning.get("warning"))[:LONGEST_WORDS] or SOME_REASON
        for each in _meant(warning, sent):
            refused.setdefault(each.place, reason)
    return Receipt(refused, told.data[0].id if told.data else None)


def fields(home: Home) -> str:
    """What is read of rate plans, by Channex's names."""
    return ",".join(["rate", home.min_stay, "max_stay", *FLAGS.values()])


def calendar(
    rooms: bytes, plans: bytes, targets: Iterable[Target], first: date, last: date, home: Home
) -> list[CalendarChange]:
    """The calendar as Channex understood it; what it knows nothing of is left out."""
    left, restricted = read(rooms, _Availability).data, read(plans, _Restrictions).data
    found = []
    for target in targets:
        days = _shown(target, left.get(target.room, {}), restricted, home)
        ranges = tuple(_grouped((day, values) for day, values in days if first <= day <= last))
        if ranges:
            found.append(CalendarChange(target, ranges))
    return found


# --- there -----------------------------------------------------------------------------------------------------------


def _runs(ranges: Sequence[DayRange], taken: frozenset[CalendarValue]) -> Iterator[tuple[date, date, Values]]:
    """What is said of these values, in as few ranges as can be: they change less often than all of them do."""
    run: tuple[date, date, Values] | None = None
    for each in ranges:
        values = {name: value for name, value in each.values.items() if name in taken}
        if run is not None and run[2] == values and run[1] + DAY == each.first:
            run = (run[0], each.last, values)
            continue
        if run is not None and run[2]:
            yield run
        run = (each.first, each.last, values)
    if run is not None and run[2]:
        yield run


def _where(property: str, **what: str) -> dict[str, str]:
    return {"property_id": property, **what}


def _days(first: date, last: date) -> dict[str, str]:
    return {"date_from": first.isoformat(), "date_to": last.isoformat()}


def _left(values: Values) -> dict[str, int]:
    return {"availability": max(int(values[CalendarValue.AVAILABILITY]), 0)}


def _restricted(target: Target, values: Values, home: Home, currency: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if CalendarValue.PRICE in values:
        plan = home.plans.get(target.rate or "")
        rate = _rate(Decimal(values[CalendarValue.PRICE]), (plan and plan.currency) or currency)
        # A bare rate is that of the primary option alone.
        alone = plan is not None and len(plan.options) == 1
        found |= {"rate": rate} if alone else {"rates": [{"occupancy": target.occupancy, "rate": rate}]}
    if CalendarValue.MIN_STAY in values:
        found[home.min_stay] = max(int(values[CalendarValue.MIN_STAY]), 1)
    if CalendarValue.MAX_STAY in values:
        found["max_stay"] = int(values[CalendarValue.MAX_STAY])
    return found | {field: bool(values[name]) for name, field in FLAGS.items() if name in values}


def _rate(amount: Decimal, currency: str) -> str:
    """An amount as text with all decimals of its currency: a whole number would be read as minor units."""
    places = digits(currency)
    text = f"{amount:f}"
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals.ljust(places, '0')}" if places or decimals else whole


def _meant(warning: Mapping[str, Any], sent: Sequence[Sent]) -> Sequence[Sent]:
    """The values that a warning is of. It repeats the value, though days may stand one by one in it."""
    about = [
        each
        for each in sent
        if all(warning.get(key, told) == told for key in IDS if (told := each.value.get(key)) is not None)
    ]
    first = warning.get("date_from") or warning.get("date")
    last = warning.get("date_to") or warning.get("date")
    if isinstance(first, str) and isinstance(last, str):
        near = [each for each in about if each.value["date_from"] <= last and first <= each.value["date_to"]]
        about = near or about
    guests = _guests(warning)
    exact = [each for each in about if guests and _guests(each.value) == guests]
    return exact or about or sent


def _guests(value: Mapping[str, Any]) -> set[Any]:
    rates = value.get("rates")
    return {each.get("occupancy") for each in rates if isinstance(each, dict)} if isinstance(rates, list) else set()


# --- and back --------------------------------------------------------------------------------------------------------


def _shown(
    target: Target, left: Mapping[date, int], restricted: Mapping[str, Mapping[date, _Day]], home: Home
) -> Iterator[tuple[date, dict[CalendarValue, int | bool | Decimal]]]:
    plan = home.plans.get(target.rate or "")
    option = plan.options.get(target.occupancy, "") if plan is not None else ""
    of_plan: Mapping[date, _Day] = restricted.get(target.rate or "", {})
    of_option = of_plan if option == target.rate else restricted.get(option, {})
    for day in sorted({*left, *of_plan, *of_option}):
        values: dict[CalendarValue, int | bool | Decimal] = {}
        if day in left:
            values[CalendarValue.AVAILABILITY] = left[day]
        if (priced := of_option.get(day)) is not None and priced.rate:
            values[CalendarValue.PRICE] = priced.rate
        if (shown := of_option.get(day) or of_plan.get(day)) is not None:
            values |= _told(shown, home, left.get(day))
        yield day, values


def _told(day: _Day, home: Home, left: int | None) -> dict[CalendarValue, int | bool | Decimal]:
    told = {
        CalendarValue.MIN_STAY: getattr(day, home.min_stay),
        CalendarValue.MAX_STAY: day.max_stay,
        **{name: getattr(day, field) for name, field in FLAGS.items()},
    }
    if left == 0 and day.stop_sell:
        # A room type that is full reads as closed, whatever was said.
        told[CalendarValue.STOP_SELL] = False
    return {name: value for name, value in told.items() if value is not None}


def _grouped(
    days: Iterable[tuple[date, dict[CalendarValue, int | bool | Decimal]]],
) -> Iterator[DayRange]:
    run: DayRange | None = None
    for day, values in days:
        if not values:
            continue
        if run is not None and run.values == values and run.last + DAY == day:
            run = DayRange(run.first, day, values)
            continue
        if run is not None:
            yield run
        run = DayRange(day, day, values)
    if run is not None:
        yield run
