"""Jobs and schedules on pgqueuer: in the caller's transaction, and run by the worker."""

import asyncio
from contextlib import suppress
from typing import Any

import asyncpg
import pytest

from roomrack.core.clock import SystemClock
from roomrack.entrypoints.worker import Outside, scheduled_work
from roomrack.infra import jobs
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database
from roomrack.infra.jobs import Jobs
from tests.harness.cluster import Urls
from tests.webhooks import probe
from tests.webhooks.conftest import Stage


async def test_a_job_of_a_transaction_that_rolls_back_never_was(stage: Stage) -> None:
    with suppress(RuntimeError):
        async with stage.unit() as unit:
            await unit.raw.execute("insert into dispatch_cursor (name, xid, id) values ('rolled back', '0', 0)")
            await unit.record(probe.event(stage.hotel(), "rolled back"))
            await jobs.enqueue(unit, "never", b"x")
            raise RuntimeError
    async with stage.unit() as unit:
        assert await unit.raw.fetchval("select count(*) from pgqueuer where entrypoint = 'never'") == 0
        assert await unit.raw.fetchval("select count(*) from dispatch_cursor where name = 'rolled back'") == 0
        assert await unit.raw.fetchval("select count(*) from event where reference = 'rolled back'") == 0


async def test_a_worker_runs_jobs_and_schedules(stage: Stage, hook_urls: Urls) -> None:
    done: asyncio.Queue[bytes] = asyncio.Queue()
    scheduled = asyncio.Event()
    stop = asyncio.Event()

    async def tick() -> None:
        scheduled.set()

    work = Jobs(handlers={"echo": done.put}, schedules={"tick": ("* * * * * *", tick)})
    async with stage.unit() as unit:
        await jobs.enqueue(unit, "echo", b"once", once="key")
        await jobs.enqueue(unit, "echo", b"superfluous", once="key")
        await jobs.enqueue(unit, "echo", b"twice")
    connection: asyncpg.Connection[Any] = await asyncpg.connect(hook_urls.worker)
    running = asyncio.create_task(work.run(connection, stop))
    async with asyncio.timeout(10):
        assert sorted([await done.get(), await done.get()]) == [b"once", b"twice"]
        await scheduled.wait()
    stop.set()
    await running
    await connection.close()
    assert done.empty()


def _names() -> list[str]:
    context = Context(clock=SystemClock(), keyring=Keyring.parse(Keyring.generate("1")))
    return list(scheduled_work(Database("postgresql://nobody@127.0.0.1/nothing"), context, Outside()).schedules)


@pytest.mark.parametrize("name", _names())
async def test_each_scheduled_task_runs(stage: Stage, name: str) -> None:
    _, task = scheduled_work(stage.database, stage.context, Outside()).schedules[name]
    await task()
