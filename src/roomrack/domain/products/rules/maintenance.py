"""Maintenance of physical rooms, as far as it keeps them from being sold (docs/algorithms/stock.md). Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from roomrack.core.localtime import local_day, parse_instant
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


def by_room(found: Sequence[Work], zone: ZoneInfo) -> dict[int, dict[date, Work]]:
    """The nights on which each room is closed, with the first period that closes it: two at a time count once."""
    closed: dict[int, dict[date, Work]] = {}
    for work in found:
        nights = closed.setdefault(work.room, {})
        for night in work.nights(zone) or ():
            nights.setdefault(night, work)
    return closed
