"""The clocks of sandbox properties: how a process learns of them, and how the worker does what becomes due by them.

The gate learns how far a property is ahead with every call. What does not pass the gate (pages, the worker) learns it
here, a second later at most.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

import structlog

from roomrack.core.clock import AheadClock, PropertyClock
from roomrack.domain.identity import service as identity
from roomrack.infra.db import Context, Database

LOOK_SECONDS = 1.0

log = structlog.get_logger(__name__)

Task = Callable[[], Awaitable[object]]


async def follow_clocks(database: Database, context: Context, clock: PropertyClock, stop: asyncio.Event) -> None:
    """Keep `clock` told of the properties that are ahead, until `stop` is set."""
    while not stop.is_set():
        try:
            async with database.read(context) as unit:
                found = await identity.clocks_ahead(unit)
        except Exception:
            log.warning("the clocks of sandbox properties could not be read", exc_info=True)
        else:
            clock.learn_all({one.accommodation: one.by for one in found})
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), LOOK_SECONDS)


class Forwarder:
    """Does what is due in properties whose clocks are ahead, by their own time.

    The worker's ordinary tasks ask what is due by the server's time, in all properties at once. Here the same tasks run
    once more for each property that is ahead, on connections that see no other one (row-level security), at its time.
    """

    def __init__(
        self,
        database: Database,
        within: Database,
        context: Context,
        tasks: Callable[[Database, Context], Iterable[Task]],
    ) -> None:
        """`within` is connected as the API is, so that it sees only what `Context.scope` names."""
        self._database = database
        self._within = within
        self._context = context
        self._tasks = tasks

    async def run(self, _: bytes = b"") -> None:
        """Catch up with every clock that is ahead; a task that fails is tried again with the next run."""
        for clock in await self._ahead():
            await self._follow(clock)

    async def moved(self, payload: bytes) -> None:
        """Catch up with the clock of a property that was put ahead, unless that is done; the handler of `CLOCK_JOB`."""
        for clock in await self._ahead():
            # Without a payload it is a job of the release before this one.
            if not payload or (clock.accommodation == int(payload) and not clock.settled):
                await self._follow(clock)

    async def _ahead(self) -> Sequence[identity.Ahead]:
        async with self._database.read(self._context) as unit:
            return await identity.clocks_ahead(unit)

    async def _follow(self, clock: identity.Ahead) -> None:
        if await self._catch_up(clock):
            async with self._database.write(self._context) as unit:
                await identity.caught_up(unit, clock)

    async def _catch_up(self, clock: identity.Ahead) -> bool:
        own = replace(
            self._context,
            clock=AheadClock(self._context.clock, clock.by),
            scope=frozenset({clock.accommodation}),
        )
        done = True
        for task in self._tasks(self._within, own):
            try:
                await task()
            except Exception:
                log.exception("work by a sandbox's clock failed", accommodation=clock.accommodation)
                done = False
        return done
