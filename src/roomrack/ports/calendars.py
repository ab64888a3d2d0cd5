"""Reading iCalendar files (RFC 5545) that somebody else wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol


class CalendarUnreadable(Exception):
    """The file is no iCalendar, or costs more than the server spends on one. `problem` is fit for its owner's eyes."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Occupied:
    """Nights that one event takes, or one repetition of it, from the arrival to the day before the departure."""

    uid: str
    arrival: date
    departure: date
    summary: str = ""


@dataclass(frozen=True, slots=True)
class CalendarRead:
    """What a file says about a span of days."""

    occupied: Sequence[Occupied]
    unreadable: int = 0
    """Events without a beginning that can be understood."""


class CalendarReader(Protocol):
    """Reads files that may be hostile, without harm to its process."""

    async def read(self, content: bytes, zone: str, first: date, last: date) -> CalendarRead:
        """What of a file takes nights from `first` to `last`, wall times being those of the zone.

        Cancelled events take none, nor do those that say that they leave the time free. Raises `CalendarUnreadable`.
        """
        ...


class NullCalendarReader:
    """Reads nothing."""

    async def read(self, content: bytes, zone: str, first: date, last: date) -> CalendarRead:
        """Raise `CalendarUnreadable`."""
        raise CalendarUnreadable("reading calendars is switched off")
