"""Two years of calendar from the property's today: seasons, week-ends, and what single rates have of their own."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from roomrack.entrypoints.demo.plan import CALENDAR_DAYS, RATES, SUITE_NUMBER, SUITE_OF, House, Rate, Room

SEASONS = (0.75, 0.75, 0.9, 1.1, 1.25, 1.35, 1.4, 1.45, 1.3, 1.1, 0.8, 0.95)
"""What an ordinary price is multiplied by, month by month."""

FRIDAY = 4
MAX_STAY = 28


class Day(NamedTuple):
    """A row of the table `calendar_day`, but for what is sold."""

    accommodation: int
    product: int
    day: date
    allotment: int = 0
    price: int = 0
    min_stay: int = 1
    max_stay: int = 99
    cut_off_days: int = 0
    stop_sell: bool = False
    closed_to_arrival: bool = False
    closed_to_departure: bool = False


def rows(house: House, today: date) -> Iterator[Day]:
    """Every stored day of a property, by product and day."""
    days = [today + timedelta(days=offset) for offset in range(CALENDAR_DAYS)]
    for product, number, rate in house.products():
        room = house.rooms[number - 1]
        if rate:
            for day in days:
                own = _rate_day(house.id, product, room, RATES[rate - 1], day)
                if own is not None:
                    yield own
            continue
        # A suite sells what its rooms have left.
        units = 0 if is_suite(house, number) else room.units
        for day in days:
            yield _room_day(house.id, product, number, room, units, day)


def is_suite(house: House, number: int) -> bool:
    """Whether a room of a property is the suite: only the large property has one."""
    return house.rates == len(RATES) and number == SUITE_NUMBER


def stock(house: House, number: int) -> tuple[int, ...]:
    """The numbers of the rooms of which a booking of this room takes a unit."""
    return SUITE_OF if is_suite(house, number) else (number,)


def price(room: Room, day: date) -> int:
    """The price of a night in cents, in whole euros."""
    weekend = 1.15 if day.weekday() in {FRIDAY, FRIDAY + 1} else 1.0
    return round(room.price * SEASONS[day.month - 1] * weekend) * 100


def _room_day(accommodation: int, product: int, number: int, room: Room, units: int, day: date) -> Day:
    # The first room has no restriction at all, so that whatever is tried out on it works.
    free = number == 1
    summer = day.month == 8
    return Day(
        accommodation,
        product,
        day,
        units,
        price(room, day),
        min_stay=2 if summer and not free else 1,
        max_stay=MAX_STAY,
        stop_sell=not free and number % 5 == 0 and day.month == 1 and 10 <= day.day <= 20,
        closed_to_arrival=not free and summer and day.weekday() == FRIDAY + 2,
    )


def _rate_day(accommodation: int, product: int, room: Room, rate: Rate, day: date) -> Day | None:
    if rate.owned == {"stay"}:
        return Day(accommodation, product, day, min_stay=7, max_stay=MAX_STAY)
    if rate.owned == {"price"}:
        return Day(accommodation, product, day, price=round(room.price * 0.94) * 100)
    if rate.owned == {"restrictions"}:
        return Day(accommodation, product, day, cut_off_days=30)
    if rate.owned == {"stop_sell"}:
        # Closed on the busiest nights only; other days keep their defaults.
        return Day(accommodation, product, day, stop_sell=True) if day.month == 8 else None
    if "availability" in rate.owned and day.month in {9, 10}:
        return Day(accommodation, product, day, 1, price(room, day) + 4500, min_stay=3, max_stay=7)
    return None
