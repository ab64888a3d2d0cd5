"""A season: bookings as a hotel's records hold them, and the acts that they come to, in order.

The file is CSV, packed with gzip or not, one booking a line: the house, the arrival, how many days before that it
was booked, nights, guests, room type, daily rate, number of changes, and how it ended on which day. `NA` is 0. A stay
without a night is a day use: it is booked for one night, but takes none.
"""

import csv
import gzip
import io
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import IntEnum
from pathlib import Path

WEEK = 7
UNDER_DEMAND = Decimal("0.95")
"""How much of the most rooms that were ever taken in one night is put on sale."""
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True)
class Booking:
    """A booking of the records. Days are the house's local days; the rate is in units of its currency."""

    number: int
    house: str
    room: str
    booked: date
    arrival: date
    nights: int
    adults: int
    children: int
    infants: int
    rate: Decimal
    segment: str
    changes: int
    cancelled: date | None
    no_show: bool

    @property
    def is_day_use(self) -> bool:
        """Whether nobody slept there."""
        return self.nights == 0

    @property
    def departure(self) -> date:
        """The day on which the room is free again; a day use is kept on the books until the next day."""
        return self.arrival + timedelta(max(1, self.nights))

    def moved(self, days: int) -> "Booking":
        """The same booking so many days later."""
        by = timedelta(days)
        gone = None if self.cancelled is None else self.cancelled + by
        return replace(self, booked=self.booked + by, arrival=self.arrival + by, cancelled=gone)


class Kind(IntEnum):
    """What is done; on one day in this order."""

    BOOK = 0
    CHANGE = 1
    CANCEL = 2


@dataclass(frozen=True, slots=True)
class Act:
    """Something that is done to a booking on a day; `number` counts the changes of one booking."""

    day: date
    kind: Kind
    booking: Booking
    number: int = 0


def read(path: Path) -> list[Booking]:
    """The bookings of a file, in its order."""
    packed = path.read_bytes()
    content = gzip.decompress(packed) if packed[:2] == b"\x1f\x8b" else packed
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    return [_booking(number, row) for number, row in enumerate(rows)]


def _booking(number: int, row: Mapping[str, str]) -> Booking:
    month = MONTHS.index(row["arrival_date_month"]) + 1
    arrival = date(int(row["arrival_date_year"]), month, int(row["arrival_date_day_of_month"]))
    status = row["reservation_status"]
    ended = datetime.strptime(row["reservation_status_date"], "%m/%d/%Y").date()  # noqa: DTZ007
    return Booking(
        number=number,
        house=row["hotel"],
        room=row["reserved_room_type"].strip(),
        booked=arrival - timedelta(_count(row["lead_time"])),
        arrival=arrival,
        nights=_count(row["stays_in_weekend_nights"]) + _count(row["stays_in_week_nights"]),
        adults=_count(row["adults"]),
        children=_count(row["children"]),
        infants=_count(row["babies"]),
        rate=max(Decimal(0), Decimal(row["adr"])).quantize(Decimal("0.01")),
        segment=row["market_segment"],
        changes=_count(row["booking_changes"]),
        cancelled=ended if status == "Canceled" else None,
        no_show=status == "No-Show",
    )


def _count(text: str) -> int:
    return 0 if text in {"NA", "NULL", ""} else int(float(text))


def days_ahead(bookings: Sequence[Booking], today: date) -> int:
    """How many days today must be put forward, so that moving by whole weeks makes the first arrival tomorrow's."""
    first = min(booking.arrival for booking in bookings)
    return (first - (today + timedelta(1))).days % WEEK


def shifted(bookings: Sequence[Booking], today: date) -> list[Booking]:
    """The bookings moved by whole weeks, so that the first arrival falls tomorrow. Raises `ValueError` if none does."""
    first = min(booking.arrival for booking in bookings)
    days = (today + timedelta(1) - first).days
    if days % WEEK:
        raise ValueError(f"{first} and the day after {today} are different days of the week")
    return [booking.moved(days) for booking in bookings]


def acts(bookings: Iterable[Booking], seed: int) -> dict[str, list[Act]]:
    """What happens in each house, in order. Changes fall between booking and arrival or cancellation, by the seed."""
    found: defaultdict[str, list[Act]] = defaultdict(list)
    for booking in bookings:
        found[booking.house] += _of(booking, seed)
    for all_of_house in found.values():
        all_of_house.sort(key=lambda act: (act.day, act.kind, act.booking.number, act.number))
    return dict(found)


def _of(booking: Booking, seed: int) -> Iterator[Act]:
    yield Act(booking.booked, Kind.BOOK, booking)
    end = booking.arrival if booking.cancelled is None else max(booking.booked, booking.cancelled)
    choice = random.Random(f"{seed}:{booking.number}")
    span = max(0, (end - booking.booked).days)
    for number, offset in enumerate(sorted(choice.randint(0, span) for _ in range(booking.changes))):
        yield Act(booking.booked + timedelta(offset), Kind.CHANGE, booking, number)
    if booking.cancelled is not None:
        yield Act(end, Kind.CANCEL, booking)


def allotments(bookings: Iterable[Booking]) -> dict[str, dict[str, int]]:
    """Rooms to put on sale by house and type: a little under the most that were really slept in on one night."""
    slept: defaultdict[tuple[str, str], Counter[date]] = defaultdict(Counter)
    for booking in bookings:
        nights = slept[booking.house, booking.room]
        if booking.cancelled is None:
            nights.update(booking.arrival + timedelta(night) for night in range(booking.nights))
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (house, room), nights in sorted(slept.items()):
        most = max(nights.values(), default=0)
        found[house][room] = max(1, int(most * UNDER_DEMAND))
    return dict(found)


def rates(bookings: Iterable[Booking]) -> dict[tuple[str, str], Decimal]:
    """The mean daily rate by house and room type."""
    sums: defaultdict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for booking in bookings:
        sums[booking.house, booking.room].append(booking.rate)
    return {key: (sum(values, Decimal(0)) / len(values)).quantize(Decimal(1)) + 1 for key, values in sums.items()}
