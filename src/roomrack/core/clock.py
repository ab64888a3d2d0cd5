"""Where the present comes from.

Nothing else in the package asks the operating system for the time, and no SQL does: the instant is always a bound
parameter. The clock takes the accommodation because a sandbox property will have a time of its own.
"""

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from roomrack.core.localtime import parse_instant


class Clock(Protocol):
    """Tells the present instant."""

    def now(self, accommodation: int | None = None) -> datetime:
        """Return the present as an aware instant in UTC, as the given accommodation sees it."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self, accommodation: int | None = None) -> datetime:
        """Return the machine's time in UTC; every accommodation shares it."""
        return datetime.now(UTC)


class FixedClock:
    """A clock that stands still, for pure tests and for dry runs."""

    def __init__(self, instant: datetime) -> None:
        self._instant = instant.astimezone(UTC)

    def now(self, accommodation: int | None = None) -> datetime:
        """Return the instant that the clock was made with."""
        return self._instant


class FileClock:
    """A clock steered through a file, so that tests can move the time of processes that are already running.

    The file holds JSON: ``{"instant": "2026-03-29T00:30:00Z"}`` stands still there, ``{"offset_seconds": 3600}``
    runs beside the machine's clock. The file is read again whenever it has changed; write it with a rename, so that
    no reader sees half of it.
    """

    def __init__(self, path: str | Path) -> None:
        self._path = Path(path)
        self._seen: tuple[int, int, int] | None = None
        self._instant: datetime | None = None
        self._offset = timedelta()

    def now(self, accommodation: int | None = None) -> datetime:
        """Return the instant that the file asks for, in UTC; raises ValueError or OSError when it is unusable."""
        status = os.stat(self._path)
        seen = (status.st_ino, status.st_mtime_ns, status.st_size)
        if seen != self._seen:
            self._load()
            self._seen = seen
        if self._instant is not None:
            return self._instant
        return datetime.now(UTC) + self._offset

    def _load(self) -> None:
        content = json.loads(self._path.read_text(encoding="utf-8"))
        if not isinstance(content, dict) or not content.keys() & {"instant", "offset_seconds"}:
            raise ValueError(f"{self._path} holds neither an instant nor offset_seconds")
        self._instant = parse_instant(content["instant"]) if "instant" in content else None
        self._offset = timedelta(seconds=float(content.get("offset_seconds", 0)))


class AheadClock:
    """A clock that runs ahead of another one, for everybody alike."""

    def __init__(self, base: Clock, ahead: timedelta) -> None:
        self._base = base
        self._ahead = ahead

    def now(self, accommodation: int | None = None) -> datetime:
        """Return the other clock's instant, moved ahead."""
        return self._base.now() + self._ahead

    @property
    def base(self) -> Clock:
        """The other clock."""
        return self._base


class PropertyClock:
    """A clock by which some sandbox properties are ahead of everybody else.

    How far each is ahead is told from outside, as the process learns it; it only ever grows.
    """

    def __init__(self, base: Clock) -> None:
        self._base = base
        self._ahead: dict[int, timedelta] = {}

    def now(self, accommodation: int | None = None) -> datetime:
        """Return the instant of the accommodation, in UTC; that of the server without one."""
        instant = self._base.now(accommodation)
        if accommodation is None or not self._ahead:
            return instant
        return instant + self._ahead.get(accommodation, timedelta())

    def of(self, accommodation: int | None) -> Clock:
        """The clock for work on one accommodation alone: its time is everybody's there."""
        ahead = self._ahead.get(accommodation) if accommodation is not None else None
        return AheadClock(self._base, ahead) if ahead else self

    def learn(self, ahead: Mapping[int, timedelta]) -> None:
        """Know how far some accommodations are ahead; what is less than what is known already is old news."""
        for accommodation, by in ahead.items():
            if by > self._ahead.get(accommodation, timedelta()):
                self._ahead[accommodation] = by

    def learn_all(self, ahead: Mapping[int, timedelta]) -> None:
        """The same, of all that are ahead: the others are not, or no longer exist."""
        for accommodation in self._ahead.keys() - ahead.keys():
            del self._ahead[accommodation]
        self.learn(ahead)


def server_time(clock: Clock) -> datetime:
    """The server's instant in UTC, also by a clock that runs ahead of it: for what is of no property, as leases."""
    while isinstance(clock, AheadClock):
        clock = clock.base
    return clock.now()


def clock_from(setting: str) -> Clock:
    """Make the clock that ``ROOMRACK_CLOCK`` names: ``system`` or ``file:/path``; raises ValueError for others."""
    if setting == "system":
        return SystemClock()
    kind, _, path = setting.partition(":")
    if kind == "file" and path:
        return FileClock(path)
    raise ValueError(f"unknown clock {setting!r}: use 'system' or 'file:/path'")
