"""The loop that turns events into marks."""

import asyncio
from collections.abc import Callable

import structlog

from roomrack.domain.distribution.jobs.loop import POLL_SECONDS, TROUBLE_SECONDS, Signal
from roomrack.domain.distribution.service import marking
from roomrack.infra.db import Context, Database

HELD_BACK_SECONDS = 0.005
"""The first wait for an older transaction to end; it doubles up to `POLL_SECONDS`."""

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
