"""Schedules and rare work, on pgqueuer in the same PostgreSQL.

A job is a row of the caller's own transaction: `enqueue` writes it there, so that it exists exactly when the change
that wants it was committed. Nothing of the calendar or booking path goes this way: those write an event and nothing
else. A schedule runs on one of the workers each time it is due, by the machine's own clock.

pgqueuer is imported where it is used: it brings a scheduler and a command line along, which would make every process
of the API start later although few of them ever write a job.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import asyncpg

from roomrack.infra.db import WriteUnit

if TYPE_CHECKING:
    from pgqueuer.domain.models import Job, Schedule

RETENTION = timedelta(days=30)
"""How long pgqueuer's own log of finished jobs is kept."""

_FORGET_LOG = "delete from pgqueuer_log where created < $1 and aggregated"

Handler = Callable[[bytes], Awaitable[None]]
Task = Callable[[], Awaitable[None]]


async def enqueue(unit: WriteUnit, name: str, payload: bytes = b"", *, once: str | None = None) -> None:
    """Write a job for the handler `name` in the transaction of `unit`.

    With `once`, a job that still waits under the same key makes this one superfluous.
    """
    from pgqueuer.queries import Queries

    await Queries.from_asyncpg_connection(unit.raw).enqueue(
        [name], [payload], [0], dedupe_key=[once], on_conflict="skip"
    )


@dataclass(slots=True)
class Jobs:
    """What one worker knows how to do: handlers of jobs by name, and tasks by schedule."""

    handlers: dict[str, Handler] = field(default_factory=dict)
    schedules: dict[str, tuple[str, Task]] = field(default_factory=dict)
    """By name: a cron expression in UTC, and what to do."""

    async def run(self, connection: "asyncpg.Connection[Any]", stop: asyncio.Event) -> None:
        """Work until `stop` is set, on a connection of its own; what runs then is finished."""
        from pgqueuer import PgQueuer
        from pgqueuer.adapters.drivers.asyncpg import AsyncpgDriver

        queue = PgQueuer(AsyncpgDriver(connection))
        for name, handler in self.handlers.items():
            queue.entrypoint(name)(_as_job(handler))
        for name, (expression, task) in self.schedules.items():
            queue.schedule(name, expression)(_as_schedule(task))
        running = asyncio.create_task(queue.run(), name="pgqueuer")
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        queue.shutdown.set()
        await running


def _as_job(handler: Handler) -> "Callable[[Job], Awaitable[None]]":
    async def run(job: "Job") -> None:
        await handler(job.payload or b"")

    return run


def _as_schedule(task: Task) -> "Callable[[Schedule], Awaitable[None]]":
    async def run(schedule: "Schedule") -> None:
        await task()

    return run


async def forget_log(unit: WriteUnit) -> None:
    """Drop what pgqueuer logged of jobs longer ago than the retention."""
    await unit.raw.execute(_FORGET_LOG, unit.now() - RETENTION)
