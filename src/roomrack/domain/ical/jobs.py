"""What the worker does about imported calendars: it reads those that are due.

An attempt is taken and ended in short transactions; the calendar is fetched and parsed outside of any. Several workers
share the work: who has taken an import keeps it until his lease ends.
"""

import asyncio
from datetime import timedelta
from time import monotonic

import structlog

from roomrack.core.text import mask_card_numbers
from roomrack.domain.ical import service
from roomrack.domain.ical.rules.importing import READ_ANEW, Event, Import
from roomrack.domain.ical.service import Found
from roomrack.domain.reservations import service as reservations
from roomrack.infra.db import Context, Database, is_retryable
from roomrack.ports.calendars import CalendarReader, CalendarUnreadable, fetched, header, whole
from roomrack.ports.http import Outgoing, OutgoingError

LONGEST_HEADER = 512
AT_ONCE = 3
"""Calendars that one worker reads at the same time: each is a process."""
ROUND_SECONDS = 50.0
"""How long one round goes on taking imports; the next begins a minute after it."""
ATTEMPTS = 3

log = structlog.get_logger(__name__)


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
            conditions = self._conditions(one)
            answer = await fetched(self._outgoing, one.url, conditions)
            if answer.status == 304 and conditions:
                return Found()
            found = await self._reader.read(whole(answer), zone, first, last)
        except (CalendarUnreadable, OutgoingError) as error:
            return Found(problem=error.problem)
        events = [
            Event(each.uid, each.arrival, each.departure, mask_card_numbers(_plain(each.summary)))
            for each in found.occupied
        ]
        return Found(
            events=events,
            problem=f"{found.unreadable} events in it can't be understood" if found.unreadable else None,
            etag=_short(header(answer, "ETag")),
            last_modified=_short(header(answer, "Last-Modified")),
        )

    def _conditions(self, one: Import) -> dict[str, str]:
        """Headers by which the server answers 304 if the calendar is known already."""
        conditions = {}
        now = self._context.clock.now()
        if one.status == "OK" and one.read_at is not None and now - one.read_at < READ_ANEW:
            if one.etag is not None:
                conditions["If-None-Match"] = one.etag
            if one.last_modified is not None:
                conditions["If-Modified-Since"] = one.last_modified
        return conditions


def _short(value: str | None) -> str | None:
    """A header that is kept, unless it is too long for what it should be."""
    return value if value is None or len(value) <= LONGEST_HEADER else None


def _plain(text: str) -> str:
    """Text on one line, without what a database can't keep."""
    return " ".join("".join(character for character in text if character.isprintable() or character == " ").split())
