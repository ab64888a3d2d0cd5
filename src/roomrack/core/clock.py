"""Where the present comes from.

Nothing else in the package asks the operating system for the time, and no SQL does: the instant is always a bound
parameter. The clock takes the accommodation because a sandbox property will have a time of its own.
"""

import json
import os
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


def clock_from(setting: str) -> Clock:
    """Make the clock that ``ROOMRACK_CLOCK`` names: ``system`` or ``file:/path``; raises ValueError for others."""
    if setting == "system":
        return SystemClock()
    kind, _, path = setting.partition(":")
    if kind == "file" and path:
        return FileClock(path)
    raise ValueError(f"unknown clock {setting!r}: use 'system' or 'file:/path'")
