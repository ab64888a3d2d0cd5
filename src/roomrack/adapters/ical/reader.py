"""`ports.calendars` by a process for each file."""

import asyncio
import json
import os
import sys
from contextlib import suppress
from datetime import date
from typing import Any

import structlog

from roomrack.ports.calendars import CalendarRead, CalendarUnreadable, Occupied

WALL_SECONDS = 30.0
"""How long a process may take on a busy machine; its own work is bounded by `parsing.limits`."""

TOO_MUCH = "reading it takes too long or too much memory"

log = structlog.get_logger(__name__)


class ProcessReader:
    """Parses each file in a process of its own, which is killed when it takes too long."""

    def __init__(self, *, wall_seconds: float = WALL_SECONDS) -> None:
        self._seconds = wall_seconds

    async def read(self, content: bytes, zone: str, first: date, last: date) -> CalendarRead:
        """See `CalendarReader.read`."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-I",
            *("-m", "roomrack.adapters.ical.parsing", zone, first.isoformat(), last.isoformat()),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
        try:
            output, _ = await asyncio.wait_for(process.communicate(content), self._seconds)
        except TimeoutError as error:
            raise CalendarUnreadable(TOO_MUCH) from error
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        status = process.returncode or 0
        if status != 0:
            log.warning("a calendar could not be parsed", status=status, size=len(content))
            raise CalendarUnreadable(TOO_MUCH if status < 0 else "it can't be understood")
        return _understood(json.loads(output))


def _understood(answer: dict[str, Any]) -> CalendarRead:
    if "problem" in answer:
        raise CalendarUnreadable(answer["problem"])
    rows = [
        Occupied(uid, date.fromisoformat(arrival), date.fromisoformat(departure), summary)
        for uid, arrival, departure, summary in answer["occupied"]
    ]
    return CalendarRead(rows, answer["unreadable"])
