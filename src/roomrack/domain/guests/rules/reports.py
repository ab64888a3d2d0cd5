"""What the police is told of one day, and when it is tried again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from roomrack.domain.guests.rules.alloggiati import Problem

MAX_ATTEMPTS = 12
LEASE = timedelta(minutes=5)
"""How long one worker has for an attempt before another may take it over."""


class ReportStatus(StrEnum):
    """What became of a report. FAILED: refused, wholly or in part, or not taken after all attempts."""

    WAITING = "WAITING"
    SENT = "SENT"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try."""

    number: int
    at: datetime
    accepted: int
    """How many records were taken."""
    problem: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the police is told of the arrivals of a local day."""

    accommodation: int
    id: int
    day: date
    persons: tuple[int, ...]
    """The guests by their ids in their reservations, in the order of the records."""
    status: ReportStatus = ReportStatus.WAITING
    attempts: int = 0
    due_at: datetime
    sent_at: datetime | None = None
    created_at: datetime
    log: tuple[Attempt, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The records of a day, each with its guest, and why others have none."""

    records: Sequence[tuple[int, str]] = ()
    problems: Sequence[Problem] = field(default=())


def pause(attempts: int) -> timedelta:
    """How long to wait after so many attempts: 2 minutes, then twice as long each time, 4 hours at most."""
    return min(timedelta(minutes=2 << max(attempts - 1, 0)), timedelta(hours=4))
