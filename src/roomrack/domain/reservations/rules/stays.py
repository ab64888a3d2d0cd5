"""Moments of the wire to local days, and which stays are accepted."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from roomrack.core.errors import RoomrackError
from roomrack.core.localtime import local_day
from roomrack.domain.reservations.errors import StayReversed, StayTooFar, StayTooLong

MAX_NIGHTS = 365
"""The longest stay (ours); the find relies on it to bound its scans."""

HORIZON_DAYS = 1095
"""How many days ahead of today the calendar reaches (docs/contract.md 6)."""

FIRST_DAY = date(2000, 1, 1)
"""The earliest arrival (ours): past stays are accepted, because old bookings are imported and walk-ins posted late."""

Moment = date | datetime
"""A plain local day, or an aware instant."""


def day_of(moment: Moment, zone: ZoneInfo) -> date:
    """The property's local day of a moment: a plain date is that day, an instant falls in one (docs/contract.md 1)."""
    if not isinstance(moment, datetime):
        return moment
    try:
        return local_day(moment, zone)
    except OverflowError:  # The first or last day that Python knows, as careless clients send for "always".
        return moment.date()


def stay_errors(arrival: date, departure: date, today: date, path: str) -> Iterator[RoomrackError]:
    """What is wrong with a stay, naming the field below `path`."""
    last = today + timedelta(days=HORIZON_DAYS + 1)
    if departure <= arrival:
        yield StayReversed(f"{path}.checkout", arrival=arrival, departure=departure)
    elif not FIRST_DAY <= arrival < last:
        yield StayTooFar(f"{path}.checkin", first=FIRST_DAY, last=last)
    elif (nights := (departure - arrival).days) > MAX_NIGHTS:
        yield StayTooLong(f"{path}.checkout", nights=nights, limit=MAX_NIGHTS)
    elif departure > last:
        yield StayTooFar(f"{path}.checkout", first=FIRST_DAY, last=last)
