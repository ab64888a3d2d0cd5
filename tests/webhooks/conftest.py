"""A database of its own for these tests, so that no other test's worker takes their events."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.core.clock import clock_from
from roomrack.core.rights import Area, Level
from roomrack.domain.distribution.service import marking
from roomrack.domain.identity import service as identity
from roomrack.domain.webhooks import service as webhooks
from roomrack.domain.webhooks.jobs import Courier, Dispatcher
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database, WriteUnit
from roomrack.infra.events import Event
from tests.harness.cluster import Urls, copy_template, drop
from tests.harness.processes import ClockFile
from tests.webhooks import probe
from tests.webhooks.receiver import Receiver

LOOPBACK = (ip_network("127.0.0.0/8"),)
_hotels = itertools.count(5_000_000)


@dataclass(frozen=True, slots=True)
class Listener:
    """An application that listens."""

    id: int
    secret: str
    person: int
    grant: int


class Stage:
    """Makes applications and events in the tests' database, and runs the worker's loops in this process."""

    def __init__(self, database: Database, context: Context, receiver: Receiver, clock: ClockFile) -> None:
        self.database = database
        self.context = context
        self.receiver = receiver
        self.clock = clock

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[WriteUnit]:
        """A transaction that sees every property."""
        async with self.database.write(self.context) as unit:
            yield unit

    def hotel(self) -> int:
        """The number of a property; what is delivered knows nothing else of it."""
        return next(_hotels)

    async def listener(self, *hotels: int, level: Level = Level.READWRITE) -> Listener:
        """An application that these properties granted their reservations."""
        async with self.unit() as unit:
            application, secret = await identity.create_application(unit, name="Listener", environment="PRODUCTION")
            person = await identity.create_person(
                unit,
                username=f"owner{application.id}",
                password="correct horse battery",
                name="Owner",
                email=f"owner{application.id}@hotel.example",
            )
            for hotel in hotels:
                await identity.register_accommodation(unit, hotel, sandbox=False)
            pair = await identity.issue_tokens(
                unit, application.id, person.id, {hotel: {Area.RESERVATION: level} for hotel in hotels}
            )
            assert pair.grant is not None
        return Listener(application.id, secret, person.id, pair.grant)

    async def subscribe(self, listener: Listener, url: str, *kinds: str) -> None:
        """Subscribe to kinds of probes: created, changed, cancelled, confirmed; all of them when none is named."""
        async with self.unit() as unit:
            for kind in kinds or [name.partition(".")[2] for name in probe.TYPES]:
                await webhooks.subscribe(unit, listener.id, probe.TYPES[f"probe.{kind}"], url)

    async def record(self, *events: Event) -> None:
        """Record events in one transaction."""
        async with self.unit() as unit:
            await unit.record(*events)

    async def dispatch(self) -> None:
        """Dispatch what is committed, without sending; the other reader of the log passes it too."""
        held_back = True
        while held_back:
            async with self.unit() as unit:
                done = await webhooks.dispatch(unit)
            async with self.unit() as unit:
                marked = await marking.mark_news(unit)
            held_back = done.held_back or done.read > 0 or marked.held_back or marked.read > 0

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """The worker's loops at work."""
        stop = asyncio.Event()
        outgoing = AiohttpOutgoing(LOOPBACK)
        courier = Courier(self.database, self.context, outgoing)
        dispatcher = Dispatcher(self.database, self.context, courier.made)
        self.database.wake = dispatcher.signal.set
        loops = [asyncio.create_task(dispatcher.run(stop)), asyncio.create_task(courier.run(stop))]
        try:
            yield
        finally:
            stop.set()
            dispatcher.signal.set()
            courier.signal.set()
            await asyncio.gather(*loops)
            await outgoing.close()
            self.database.wake = lambda: None

    async def deliveries(self, listener: Listener) -> Sequence[asyncpg.Record]:
        """The rows of an application, in order."""
        async with self.unit() as unit:
            return await unit.raw.fetch("select * from delivery where application = $1 order by id", listener.id)

    async def settled(self, listener: Listener, outcomes: Sequence[str | None], seconds: float = 30) -> None:
        """Wait until the application's deliveries have these outcomes, in order."""
        await self._until(listener, lambda rows: [row["outcome"] for row in rows] == list(outcomes), seconds)

    async def attempted(self, listener: Listener, count: int, seconds: float = 30) -> None:
        """Wait until so many attempts of the application's first delivery were recorded."""
        await self._until(listener, lambda rows: bool(rows) and rows[0]["attempts"] >= count, seconds)

    async def _until(
        self, listener: Listener, good: Callable[[Sequence[asyncpg.Record]], bool], seconds: float
    ) -> None:
        deadline = time.monotonic() + seconds
        while not good(rows := await self.deliveries(listener)):
            if time.monotonic() > deadline:
                raise AssertionError([dict(row) for row in rows])
            await asyncio.sleep(0.02)


@pytest.fixture(scope="module")
async def hook_urls(cluster: Urls, worker_id: str, request: pytest.FixtureRequest) -> AsyncIterator[Urls]:
    """This module's own database."""
    name = f"webhooks_{worker_id}_{request.module.__name__.rpartition('.')[2]}"
    yield await copy_template(cluster, name)
    await drop(cluster, name)


@pytest.fixture
def hook_clock(tmp_path: Path) -> ClockFile:
    """The clock of this test."""
    return ClockFile(tmp_path / "clock.json")


@pytest.fixture
def probes() -> Iterator[None]:
    """The probes are known, and nothing else is."""
    kept = dict(webhooks.renderers)
    webhooks.renderers.clear()
    probe.install()
    yield
    probe.broken.clear()
    webhooks.renderers.clear()
    webhooks.renderers.update(kept)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """A receiver on loopback."""
    started = await Receiver().start()
    yield started
    await started.stop()


@pytest.fixture
async def stage(
    hook_urls: Urls, keys: str, hook_clock: ClockFile, receiver: Receiver, probes: None
) -> AsyncIterator[Stage]:
    """Where these tests play."""
    database = Database(hook_urls.worker, pool_size=8, application_name="roomrack-tests-webhooks")
    context = Context(clock=clock_from(hook_clock.setting), keyring=Keyring.parse(keys), actor={"kind": "test"})
    outgoing = AiohttpOutgoing(LOOPBACK)
    webhooks.configure(outgoing=outgoing)
    yield Stage(database, context, receiver, hook_clock)
    await outgoing.close()
    await database.close()


def environment(urls: Urls, keys: str, clock: ClockFile) -> dict[str, Any]:
    """The settings of a worker process on the tests' database."""
    return {
        **urls.environment(),
        "ROOMRACK_KEYS": keys,
        "ROOMRACK_CLOCK": clock.setting,
        "ROOMRACK_OUTGOING_ALLOWED_NETWORKS": "127.0.0.0/8",
    }
