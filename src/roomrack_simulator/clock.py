"""Where the present comes from; nothing else here asks for it."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

Clock = Callable[[], datetime]
"""Gives the present as an aware instant in UTC."""


def clock_from(setting: str) -> Clock:
    """The clock that a setting names: `system` or `file:/path`. Raises ValueError for others."""
    if setting == "system":
        return lambda: datetime.now(UTC)
    kind, _, path = setting.partition(":")
    if kind == "file" and path:
        return _FileClock(Path(path)).now
    raise ValueError(f"unknown clock {setting!r}: use 'system' or 'file:/path'")


class _FileClock:
    """A clock that tests steer: the file holds `{"instant": "..."}` or `{"offset_seconds": 3600}` as JSON."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int, int] | None = None
        self._instant: datetime | None = None
        self._offset = timedelta()

    def now(self) -> datetime:
        """The instant that the file asks for."""
        status = os.stat(self._path)
        seen = (status.st_ino, status.st_mtime_ns, status.st_size)
        if seen != self._seen:
            content = json.loads(self._path.read_text(encoding="utf-8"))
            self._instant = datetime.fromisoformat(content["instant"]) if "instant" in content else None
            self._offset = timedelta(seconds=float(content.get("offset_seconds", 0)))
            self._seen = seen
        return self._instant or datetime.now(UTC) + self._offset
