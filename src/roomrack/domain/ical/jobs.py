"""What the worker does about imported calendars: it reads those that are due.

An attempt is taken and ended in short transactions; the calendar is fetched and parsed outside of any. Several workers
share the work: who has taken an import keeps it until his lease ends.
"""

import asyncio
from datetime import timedelta
from time import monotonic
from urllib.parse import urljoin

import structlog

from roomrack.core.text import mask_card_numbers
from roomrack.domain.ical import service
from roomrack.domain.ical.rules.importing import READ_ANEW, Event, Import
from roomrack.domain.ical.service import Found
from roomrack.domain.reservations import service as reservations
from roomrack.infra.db import Context, Database, is_retryable
from roomrack.ports.calendars import CalendarReader, CalendarUnreadable
from roomrack.ports.http import Answer, Outgoing, OutgoingError

MAX_BYTES = 5 * 1024 * 1024
FETCH_SECONDS = 20.0
REDIRECTS = 3
AT_ONCE = 3
"""Calendars that one worker reads at the same time: each is a process."""
ROUND_SECONDS = 50.0
"""How long one round goes on taking imports; the next begins a minute after it."""
ATTEMPTS = 3
_MOVED = frozenset({301, 302, 303, 307, 308})

log = structlog.get_logger(__name__)


class _Unreadable(Exception):
    """Reading failed; the message is for the owner."""


class Importer:
    """Reads the calendars that are due and takes over their nights."""

    def __init__(
        self, database: Database, context: Context, outgoing: Outgoing, reader: CalendarReader, every: timedelta
    ) -> None:
        """`every` is how long after a good attempt the next one is due."""
        self._database = database
        self._context = context
        self._outgoing = outgoing
        self._reader = reader
        self._every = every

    async def run(self) -> int:
        """Read what is due; gives how many were. One that fails does not hold the others back."""
        began = monotonic()
        done = 0
        while monotonic() - began < ROUND_SECONDS:
            async with self._database.write(self._context) as unit:
                claimed = await service.claim(unit, AT_ONCE)
            await asyncio.gather(*(self._import(one) for one in claimed))
            done += len(claimed)
            if len(claimed) < AT_ONCE:
                break
        return done

    async def _import(self, one: Import) -> None:
        try:
            found = await self._read(one)
            overlapping = await self._ended(one, found)
            if overlapping:
                async with self._database.write(self._context) as unit:
                    await reservations.flag_overlapping(unit, one.accommodation, overlapping)
        except Exception:
            # Its lease ends by itself, and then it is due again.
            log.exception("an imported calendar could not be taken over", accommodation=one.accommodation, id=one.id)

    async def _ended(self, one: Import, found: Found) -> list[int]:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                async with self._database.write(self._context) as unit:
                    return await service.finish(unit, one, found, self._every)
            except Exception as error:
                if attempt == ATTEMPTS or not is_retryable(error):
                    raise
        raise AssertionError("the last attempt returns or raises")

    async def _read(self, one: Import) -> Found:
        async with self._database.read(self._context) as unit:
            window = await service.window(unit, one.accommodation)
        if window is None:
            return Found(problem="the property is gone")
        zone, first, last = window
        try:
            answer = await self._fetched(one)
            if answer.status == 304:
                return Found()
            found = await self._reader.read(answer.body, zone, first, last)
        except (_Unreadable, CalendarUnreadable, OutgoingError) as error:
            return Found(problem=getattr(error, "problem", str(error)))
        events = [
            Event(each.uid, each.arrival, each.departure, mask_card_numbers(_plain(each.summary)))
            for each in found.occupied
        ]
        return Found(
            events=events,
            problem=f"{found.unreadable} events in it can't be understood" if found.unreadable else None,
            etag=_header(answer, "ETag"),
            last_modified=_header(answer, "Last-Modified"),
        )

    async def _fetched(self, one: Import) -> Answer:
        """The answer with the calendar, or 304 if it is known already. Raises `_Unreadable` and `OutgoingError`."""
        headers = {"Accept": "text/calendar, */*;q=0.1", "Accept-Encoding": "identity"}
        now = self._context.clock.now()
        if one.status == "OK" and one.read_at is not None and now - one.read_at < READ_ANEW:
            if one.etag is not None:
                headers["If-None-Match"] = one.etag
            if one.last_modified is not None:
                headers["If-Modified-Since"] = one.last_modified
        url = one.url
        for _ in range(REDIRECTS + 1):
            answer = await self._outgoing.send(
                "GET", url, headers=headers, timeout_seconds=FETCH_SECONDS, limit=MAX_BYTES + 1
            )
            target = _header(answer, "Location")
            if answer.status not in _MOVED or target is None:
                return _checked(answer, conditional="If-None-Match" in headers or "If-Modified-Since" in headers)
            url = urljoin(url, target)
        raise _Unreadable(f"it was redirected more than {REDIRECTS} times")


def _checked(answer: Answer, *, conditional: bool) -> Answer:
    if answer.status == 304 and conditional:
        return answer
    if answer.status != 200:
        raise _Unreadable(f"the server answered {answer.status}")
    if len(answer.body) > MAX_BYTES:
        raise _Unreadable(f"it is larger than {MAX_BYTES} bytes")
    if (_header(answer, "Content-Encoding") or "identity").lower() != "identity":
        raise _Unreadable("it was sent compressed, which was not asked for")
    return answer


def _header(answer: Answer, name: str) -> str | None:
    found = next((value for key, value in answer.headers.items() if key.lower() == name.lower()), None)
    return found if found is None or len(found) <= 512 or name == "Location" else None


def _plain(text: str) -> str:
    """Text on one line, without what a database can't keep."""
    return " ".join("".join(character for character in text if character.isprintable() or character == " ").split())
