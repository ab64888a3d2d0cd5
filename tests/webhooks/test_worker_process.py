"""The worker as a process: woken by the API's NOTIFY, killed in the middle of its work, stopped politely."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from roomrack.infra.events import Waker
from tests.harness.cluster import Urls
from tests.harness.processes import ClockFile, Process
from tests.scale import scaled
from tests.webhooks import probe
from tests.webhooks.conftest import Stage, environment
from tests.webhooks.receiver import HANG

pytestmark = pytest.mark.crash


@pytest.fixture
def more() -> tuple[str, ...]:
    """What else the worker is told when it starts."""
    return ()


@pytest.fixture
def worker(
    hook_urls: Urls, keys: str, hook_clock: ClockFile, tmp_path: Path, more: tuple[str, ...]
) -> Iterator[Process]:
    """A real worker that knows the probes; not started yet."""
    process = Process(
        [sys.executable, "-m", "tests.webhooks.probe", *more],
        environment(hook_urls, keys, hook_clock),
        tmp_path / "worker.log",
    )
    yield process
    with suppress(RuntimeError):
        process.kill()


async def test_a_killed_worker_loses_nothing(stage: Stage, worker: Process) -> None:
    hotels = [stage.hotel() for _ in range(3)]
    listener = await stage.listener(*hotels)
    await stage.subscribe(listener, stage.receiver.url("/hook"), "changed")
    kills, each = scaled(3, 50), 60
    numbers = iter(range(1_000_000))
    expected: list[tuple[str, int]] = []

    async def produce() -> None:
        for _ in range(each):
            number = next(numbers)
            reference = str(number % 20)
            expected.append((reference, number))
            await stage.record(probe.event(hotels[number % 3], f"{reference}-{number % 3}", n=number))
            await asyncio.sleep(0.002)

    for _ in range(kills):
        worker.start()
        await asyncio.gather(produce(), asyncio.sleep(0.8))
        worker.kill()
        stage.clock.run(offset_seconds=11 * (_ + 1))
    worker.start()
    await stage.settled(listener, ["delivered"] * len(expected), seconds=30)
    assert worker.stop() == 0
    arrived: dict[str, list[int]] = {}
    for got in stage.receiver.at("/hook"):
        arrived.setdefault(got.body["reference"], []).append(got.content["n"])
    assert {n for seen in arrived.values() for n in seen} == {number for _, number in expected}
    for seen in arrived.values():
        firsts = list(dict.fromkeys(seen))
        assert firsts == sorted(firsts)
    by_id: dict[str, set[bytes]] = {}
    for got in stage.receiver.at("/hook"):
        by_id.setdefault(got.headers["webhook-id"], set()).add(got.body["content"])
    assert all(len(contents) == 1 for contents in by_id.values())
    assert len(by_id) == len(expected)


async def test_a_stopped_worker_finishes_what_is_in_flight(stage: Stage, worker: Process) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", HANG), "changed")
    worker.start()
    await stage.record(probe.event(hotel, "1"))
    await stage.receiver.wait_for("/hook", 1, seconds=20)
    assert await asyncio.to_thread(worker.stop) == 0
    (row,) = await stage.deliveries(listener)
    assert (row["attempts"], row["claimed"], row["last_problem"]) == (1, False, "no answer within 5 s")


@pytest.mark.parametrize("more", [("--seldom",)])
async def test_a_notify_wakes_the_worker(stage: Stage, worker: Process, hook_urls: Urls) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 200), "changed")
    waker = Waker(lambda: asyncpg.connect(hook_urls.app))
    worker.start()
    await _listening(hook_urls)
    stage.database.wake = waker.wake
    for number in range(10):
        await stage.record(probe.event(hotel, str(number)))
        await stage.receiver.wait_for("/hook", number + 1, seconds=20)
    await waker.close()


async def _listening(urls: Urls) -> None:
    """Wait until the worker hears what is notified."""
    superuser: asyncpg.Connection[Any] = await asyncpg.connect(urls.superuser)
    try:
        async with asyncio.timeout(20):
            while True:
                heard = await superuser.fetchval(
                    "select count(*) from pg_stat_activity where application_name = 'roomrack-worker'"
                    " and datname = current_database() and state = 'idle' and query ilike 'listen%'"
                )
                if heard:
                    return
                await asyncio.sleep(0.05)
    finally:
        await superuser.close()


async def test_lost_connections_are_made_anew(stage: Stage, worker: Process, hook_urls: Urls) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 200), "changed")
    worker.start()
    await stage.record(probe.event(hotel, "0"))
    await stage.receiver.wait_for("/hook", 1, seconds=20)
    superuser: asyncpg.Connection[Any] = await asyncpg.connect(hook_urls.superuser)
    lost = await superuser.fetch(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'roomrack-worker'"
        " and datname = current_database()"
    )
    await superuser.close()
    assert len(lost) >= 3
    await stage.record(probe.event(hotel, "1"))
    await stage.receiver.wait_for("/hook", 2, seconds=10)
    await stage.settled(listener, ["delivered"] * 2)
    assert await asyncio.to_thread(worker.stop) == 0
