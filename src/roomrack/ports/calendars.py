"""Reading iCalendar files (RFC 5545) that somebody else wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from urllib.parse import urljoin

from roomrack.ports.http import Answer, Outgoing

MAX_BYTES = 5 * 1024 * 1024
FETCH_SECONDS = 20.0
REDIRECTS = 3
_MOVED = frozenset({301, 302, 303, 307, 308})


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


async def fetched(outgoing: Outgoing, url: str, conditions: Mapping[str, str] | None = None) -> Answer:
    """What a file's server answers, behind at most three redirects.

    `conditions` are headers that make 304 an answer. Raises `OutgoingError`, and `CalendarUnreadable` when the
    redirects have no end.
    """
    headers = {"Accept": "text/calendar, */*;q=0.1", "Accept-Encoding": "identity", **(conditions or {})}
    for _ in range(REDIRECTS + 1):
        answer = await outgoing.send("GET", url, headers=headers, timeout_seconds=FETCH_SECONDS, limit=MAX_BYTES + 1)
        target = header(answer, "Location")
        if answer.status not in _MOVED or target is None:
            return answer
        url = urljoin(url, target)
    raise CalendarUnreadable(f"it was redirected more than {REDIRECTS} times")


def whole(answer: Answer) -> bytes:
    """The file of an answer. Raises `CalendarUnreadable` for one that holds none that would be read."""
    if answer.status != 200:
        raise CalendarUnreadable(f"the server answered {answer.status}")
    if len(answer.body) > MAX_BYTES:
        raise CalendarUnreadable(f"it is larger than {MAX_BYTES} bytes")
    if (header(answer, "Content-Encoding") or "identity").lower() != "identity":
        raise CalendarUnreadable("it was sent compressed, which was not asked for")
    return answer.body


def header(answer: Answer, name: str) -> str | None:
    """A header of an answer, whatever the case of its name."""
    return next((value for key, value in answer.headers.items() if key.lower() == name.lower()), None)
