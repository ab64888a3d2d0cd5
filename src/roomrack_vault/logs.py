"""Logs: one JSON object a line on standard error.

A line says what happened to which token. Paths, bodies, queries and addresses are never logged: paths of pages hold
links, bodies hold cards. A bug is told by the kind of the error and the places in the code, never by its message or the
values of variables, because a message can quote what could not be read.
"""

import json
import sys
import traceback
from datetime import datetime

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class Log:
    """Writes lines of at least one level."""

    def __init__(self, level: str = "INFO") -> None:
        if level.upper() not in LEVELS:
            raise ValueError(f"{level!r} is no log level")
        self._least = LEVELS.index(level.upper())

    def say(self, level: str, event: str, at: datetime | None = None, **facts: str | int | bool | None) -> None:
        """Write a line; `facts` are ids, counts and names, never anything that somebody sent."""
        if LEVELS.index(level) >= self._least:
            line = {"event": event, "level": level.lower(), "at": at.isoformat() if at else None, **facts}
            sys.stderr.write(json.dumps({name: value for name, value in line.items() if value is not None}) + "\n")

    def bug(self, event: str, error: BaseException, at: datetime | None = None) -> None:
        """Write down an error that nobody expected."""
        frames = traceback.extract_tb(error.__traceback__)
        places = " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in reversed(frames[-12:]))
        self.say("ERROR", event, at, error=type(error).__name__, places=places)
