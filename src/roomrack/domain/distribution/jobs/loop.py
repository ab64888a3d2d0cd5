"""What the loops have in common: claiming work and doing a number of things at a time."""

import asyncio
import random
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from typing import Concatenate, ParamSpec, TypeVar

import structlog

from roomrack.domain.distribution.service import pushing
from roomrack.domain.distribution.service.linking import Link
from roomrack.infra.db import Context, Database, WriteUnit, is_retryable
from roomrack.ports.channels import ChannelUnavailable

POLL_SECONDS = 0.25
TROUBLE_SECONDS = 1.0
"""The wait after the database failed us."""
CALL_SECONDS = 30.0
"""A channel that has not answered by then has failed; less than the lease."""
PATIENCE = timedelta(seconds=0.5)
"""How long a worker waits for a call that the account's limit holds back, with the connection in its hands."""
GATHER_SECONDS = 0.01
"""The least time between two rounds of claiming, so that what comes in meanwhile is claimed together."""
ATTEMPTS = 3
OWN_FAULT = "An error of our own; the operator's log tells more."

log = structlog.get_logger(__name__)
T = TypeVar("T")
P = ParamSpec("P")


class Signal:
    """Something to wait for, with a time limit; several sets before a wait count once."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def set(self) -> None:
        """Wake whoever waits, or let the next wait return at once."""
        self._event.set()

    async def wait(self, seconds: float) -> None:
        """Return when set, or after `seconds`."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._event.wait()
        self._event.clear()


class Loop(ABC):
    """Claims work and does it, a number of things at a time."""

    limit = 1

    def __init__(self, database: Database, context: Context, share: Callable[[], float] = random.random) -> None:
        self._database = database
        self._context = context
        self._share = share
        self._doing: set[asyncio.Task[None]] = set()
        self.signal = Signal()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; then finish what was begun."""
        try:
            more = False
            while not stop.is_set():
                await self.signal.wait(GATHER_SECONDS if more else POLL_SECONDS)
                more = await self._round()
                if more:
                    await asyncio.sleep(GATHER_SECONDS)
                    self.signal.set()
            if self._doing:
                await asyncio.wait(self._doing, timeout=CALL_SECONDS + 1)
        finally:
            for task in self._doing:
                task.cancel()
            await asyncio.gather(*self._doing, return_exceptions=True)

    async def drain(self) -> int:
        """Do all that is due now, and what becomes due by that; gives how many pieces of work were begun."""
        begun = 0
        while True:
            claimed = await self._claim(self.limit)
            if not claimed:
                return begun
            begun += len(claimed)
            await asyncio.gather(*claimed)

    async def _round(self) -> bool:
        """Begin what there is room for; whether to ask again at once."""
        room = self.limit - len(self._doing)
        if room <= 0:
            return False
        try:
            begun = await self._claim(room)
        except Exception:
            log.exception("claiming failed", work=type(self).__name__)
            await asyncio.sleep(TROUBLE_SECONDS)
            return False
        for one in begun:
            task = asyncio.ensure_future(one)
            self._doing.add(task)
            task.add_done_callback(self._done)
        return len(begun) >= room

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._doing.discard(task)
        self.signal.set()

    @abstractmethod
    async def _claim(self, room: int) -> "list[asyncio.Task[None]]":
        """Take at most so many pieces of work, and begin each."""

    async def _written(
        self, step: "Callable[Concatenate[WriteUnit, P], Awaitable[T]]", *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Do a step in a transaction, again when it met another one."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                async with self._database.write(self._context) as unit:
                    return await step(unit, *args, **kwargs)
            except Exception as error:
                if attempt == ATTEMPTS or not is_retryable(error):
                    raise
        raise AssertionError("the last attempt returns or raises")

    async def _allowed(self, linked: Link) -> timedelta | None:
        """Wait for the account's limit; gives how long it takes where that is too long to wait."""
        if linked.abilities.limit is None:
            return None
        while True:
            wait = await self._written(pushing.spend, linked)
            if wait is None or wait > PATIENCE:
                return wait
            await asyncio.sleep(max(wait.total_seconds(), 0.001))


async def in_time(call: Awaitable[T]) -> T:
    """The answer of a channel; raises `ChannelUnavailable` when it does not come in time."""
    try:
        async with asyncio.timeout(CALL_SECONDS):
            return await call
    except TimeoutError:
        raise ChannelUnavailable("The portal did not answer in time.") from None
