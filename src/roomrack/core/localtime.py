"""Local days and instants, and how both are written on the wire.

The stored truth of a stay is local days; instants are derived when they are read. A local time that does not exist
moves forward by the gap, an ambiguous one is the earlier, and midnight is the first instant of the local day: Cairo,
Beirut and Santiago skip 00:00 on the day their clocks go forward.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

_INSTANT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?"
    r"(?:(Z)|([+-])(\d\d):?(\d\d))?(?:\[[A-Za-z0-9_+\-/]{1,64}\])?",
    re.ASCII,
)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)


def local_day(instant: datetime, zone: ZoneInfo) -> date:
    """Return the calendar day that it is in the zone at an aware instant."""
    return instant.astimezone(zone).date()


def instant_of(day: date, minutes_after_midnight: int, zone: ZoneInfo) -> datetime:
    """Return the UTC instant at which the zone's wall clock shows so many minutes after 00:00 of the day.

    A wall time inside a gap moves forward by the gap; an ambiguous one is the earlier of the two. Minutes may pass
    24 hours: a check-in that ends at 02:00 is 1560.
    """
    # fold=0 gives both at once: in a gap it takes the offset from before, which lands the gap's length later.
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes_after_midnight)
    return wall.replace(tzinfo=zone).astimezone(UTC)


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """Return the first UTC instant of the local day, also where 00:00 is skipped or a gap spans midnight.

    For a day that the zone skipped altogether (Apia, 30 December 2011) it is the start of the day after.
    """
    midnight = datetime.combine(day, time(), tzinfo=zone)
    start = midnight.astimezone(UTC)
    if start.astimezone(zone).replace(tzinfo=None) == midnight.replace(tzinfo=None):
        return start
    # 00:00 does not exist. The clock jumps somewhere between the two readings of that wall time.
    before = midnight.replace(fold=1).astimezone(UTC) - timedelta(seconds=1)
    while start - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(start - before) // timedelta(seconds=2))
        if local_day(middle, zone) >= day:
            start = middle
        else:
            before = middle
    return start


def parse_instant(text: str) -> datetime:
    """Read an instant of the wire into an aware UTC datetime; raises ValueError for anything else.

    Accepted are ``2020-03-17T13:49:01Z[UTC]``, ISO 8601 with ``Z`` or an offset, and ``yyyy-MM-ddTHH:mm:ss`` or
    ``yyyy-MM-dd HH:mm:ss``, both of which are UTC (docs/contract.md 1).
    """
    match = _INSTANT.fullmatch(text)
    if match is None:
        raise ValueError(f"not an instant: {text[:64]!r}")
    year, month, day, hour, minute, second, fraction, _, sign, offset_hours, offset_minutes = match.groups()
    offset = timedelta()
    if sign:
        if int(offset_hours) > 18 or int(offset_minutes) > 59:
            raise ValueError(f"not an offset: {text[:64]!r}")
        offset = timedelta(hours=int(offset_hours), minutes=int(offset_minutes))
        offset = -offset if sign == "-" else offset
    micros = int((fraction or "0").ljust(6, "0")[:6])
    try:
        wall = datetime(
            int(year), int(month), int(day), int(hour), int(minute), int(second or 0), micros, tzinfo=timezone(offset)
        )
        return wall.astimezone(UTC)
    except OverflowError as error:
        raise ValueError(f"not an instant: {text[:64]!r}") from error


def format_instant(instant: datetime) -> str:
    """Write an aware instant as ``2020-03-17T13:49:01Z[UTC]``, with milliseconds only when they are not zero."""
    utc = instant.astimezone(UTC).replace(tzinfo=None)
    return utc.isoformat(timespec="milliseconds" if utc.microsecond >= 1000 else "seconds") + "Z[UTC]"


def parse_day(text: str) -> date:
    """Read ``yyyy-MM-dd`` and nothing else; raises ValueError. (``date.fromisoformat`` also takes week dates.)"""
    match = _DAY.fullmatch(text)
    if match is None:
        raise ValueError(f"not a day: {text[:64]!r}")
    year, month, day = match.groups()
    return date(int(year), int(month), int(day))
