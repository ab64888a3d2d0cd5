"""Maintenance of physical rooms, as far as it keeps them from being sold (docs/algorithms/stock.md). Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from roomrack.core.localtime import format_instant, local_day, parse_day, parse_instant, start_of_day
from roomrack.core.stay import DateRange


@dataclass(frozen=True, slots=True)
class Work:
    """A period in which a room is worked on."""

    position: int
    """Its place in `roomMaintenances`."""
    room: int
    """The physical room; the product itself where none is named."""
    start: datetime
    end: datetime

    @property
    def path(self) -> str:
        """How an error names it."""
        return path(self.position)

    def nights(self, zone: ZoneInfo) -> DateRange | None:
        """The nights on which nobody can sleep there: from the day on which work begins to the one before its end.

        None when it ends on the day on which it began.
        """
        first, last = local_day(self.start, zone), local_day(self.end, zone) - timedelta(1)
        return DateRange(first, last) if first <= last else None


_MOMENTS = {"startDate": 0, "completedDate": 1, "sendDate": 0, "createTime": 0}
"""The fields that may come as a local day, and how many days after its beginning the instant is that it stands for.

Work that begins with a day has all of it, and so has work that ends with one.
"""


def names_days(details: Mapping[str, Any]) -> bool:
    """Whether the maintenance of a product names local days in place of instants."""
    return any(_is_day(one.get(name)) for one in details.get("roomMaintenances") or () for name in _MOMENTS)


def with_instants(details: Mapping[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    """The details with an instant, as it goes out, for each local day that the maintenance names."""
    return {**details, "roomMaintenances": [_dated(one, zone) for one in details["roomMaintenances"]]}


def _dated(one: Mapping[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    instants = {
        name: format_instant(start_of_day(parse_day(one[name]) + timedelta(days), zone))
        for name, days in _MOMENTS.items()
        if _is_day(one.get(name))
    }
    return {**one, **instants}


def is_reversed(one: Mapping[str, Any], came: Mapping[str, Any]) -> bool:
    """Whether a period ends before it begins; `came` is how it was sent.

    A moment may be all of it, but not where it ends with a day: that would be the day before the one it begins with.
    """
    if not one.get("startDate") or not one.get("completedDate"):
        return False
    start, end = parse_instant(one["startDate"]), parse_instant(one["completedDate"])
    return end < start or (end == start and _is_day(came["completedDate"]))


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and len(value) == len("2030-05-01")


def path(position: int) -> str:
    """How an error names an entry of `roomMaintenances`."""
    return f"$.roomMaintenances[{position}]"


def works(details: Mapping[str, Any], product: int) -> list[Work]:
    """The maintenance of a product that has a beginning and an end.

    Only such closes a room: work without an end is a note, and how often it comes again a reminder (ours).
    """
    return [
        Work(
            position,
            product if one.get("roomId") is None else one["roomId"],
            parse_instant(one["startDate"]),
            parse_instant(one["completedDate"]),
        )
        for position, one in enumerate(details.get("roomMaintenances", ()))
        if one.get("startDate") and one.get("completedDate")
    ]


def by_room(found: Sequence[Work], zone: ZoneInfo, today: date) -> dict[int, dict[date, Work]]:
    """The nights from today on on which each room is closed, with the first period that closes it.

    Two periods at a time count once.
    """
    closed: dict[int, dict[date, Work]] = {}
    for work in found:
        nights = closed.setdefault(work.room, {})
        span = work.nights(zone)
        if span is not None and span.last >= today:
            for night in DateRange(max(span.first, today), span.last):
                nights.setdefault(night, work)
    return closed
