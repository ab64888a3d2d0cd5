"""The loop that turns events into marks."""

import asyncio
from collections.abc import Callable

import structlog

from roomrack.domain.distribution.jobs.loop import POLL_SECONDS, TROUBLE_SECONDS, Signal
from roomrack.domain.distribution.service import marking
from roomrack.infra.db import Context, Database

HELD_BACK_SECONDS = 0.005
"""The first wait for an older transaction to end; it doubles up to `POLL_SECONDS`."""
DRAINED = 50
"""Batches that are marked when all that there is, is to be marked: others go on recording meanwhile."""

log = structlog.get_logger(__name__)


class Marker:
    """Turns events into marks for as long as it runs."""

    def __init__(self, database: Database, context: Context, marked: Callable[[], None]) -> None:
        """`marked` is called when there are new marks."""
        self._database = database
        self._context = context
        self._marked = marked
        self.signal = Signal()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set."""
        wait = 0.0
        while not stop.is_set():
            await self.signal.wait(wait)
            wait = await self.round(wait)

    async def drain(self) -> None:
        """Mark what was recorded until now, or let the worker that is at it do so; bounded, as there is always more."""
        wait = 0.0
        for _ in range(DRAINED):
            wait = await self.round(wait)
            if wait >= POLL_SECONDS:
                return
            await asyncio.sleep(wait)

    async def round(self, waited: float = 0.0) -> float:
        """Mark one batch; how long to wait before the next."""
        try:
            async with self._database.write(self._context) as unit:
                done = await marking.mark_news(unit)
        except Exception:
            log.exception("marking failed")
            return TROUBLE_SECONDS
        if done.read:
            self._marked()
        if done.read == marking.BATCH:
            return 0.0
        if done.held_back:
            doubled = waited * 2 if HELD_BACK_SECONDS <= waited < POLL_SECONDS else HELD_BACK_SECONDS
            return min(doubled, POLL_SECONDS)
        return POLL_SECONDS
