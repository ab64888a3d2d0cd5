"""From an event to its webhook: the time between recording and reception, at a steady rate over many properties."""

import asyncio
import itertools
import json
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from benchmarks import load
from benchmarks.load import Connection
from benchmarks.seed import Property
from benchmarks.site import Site, Visitor
from roomrack.domain.reservations import events as reservation_events
from roomrack.domain.webhooks import service as webhooks
from roomrack.infra.events import Event
from tests.harness.processes import free_port

EVENTS_A_SECOND = 200
PROPERTIES = 50
ROOT = Path(__file__).resolve().parent.parent
GRACE_SECONDS = 10
"""How long what was sent is waited for after the last event."""

_TEMPLATE = """
select payload::text as payload, schema from event where accommodation = $1 and type = $2 order by id limit 1
"""
_references = itertools.count(10**9)


class Receiver:
    """The receiver's process."""

    def __init__(self) -> None:
        self.port = free_port()
        self._process: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> Self:
        command = [sys.executable, "-m", "benchmarks.receiver", str(self.port)]
        self._process = await asyncio.create_subprocess_exec(*command, cwd=ROOT)
        for _ in range(200):
            with suppress(OSError):
                await self.came()
                return self
            await asyncio.sleep(0.05)
        raise RuntimeError("the receiver did not start")

    async def __aexit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.terminate()
            await self._process.wait()

    async def came(self) -> dict[str, float]:
        """When each reference came that came since the last look."""
        async with Connection("127.0.0.1", self.port) as connection:
            came: dict[str, float] = load.body_of(await connection.send(load.request("GET", "/")))
            return came


@dataclass(slots=True)
class Delays:
    """Seconds from sending to reception of one run."""

    seconds: list[float] = field(default_factory=list)

    def milliseconds(self, share: float) -> float:
        """The delay below which this share lies."""
        return load.percentile(self.seconds, share) * 1000


class Announcer:
    """Records events about the reservations of some houses and waits for what the worker makes of them."""

    def __init__(self, site: Site, houses: list[Property], receiver: Receiver) -> None:
        self._site = site
        self._houses = houses
        self._receiver = receiver
        self._payload: dict[str, Any] = {}
        self._schema = 1
        self.direct = Delays()
        self.delivered = Delays()

    async def subscribe(self, visitor: Visitor, source: Property) -> None:
        """Let the visitor's application hear of new reservations; events repeat the first one of `source`."""
        url = f"http://127.0.0.1:{self._receiver.port}/hook"
        async with self._site.database.write(self._site.context) as unit:
            await webhooks.subscribe(unit, visitor.application, "RESERVATION_CREATED", url)
            row = await unit.raw.fetchrow(_TEMPLATE, source.id, reservation_events.CREATED)
        if row is None:
            raise RuntimeError("there is no reservation whose event could be repeated")
        self._payload, self._schema = json.loads(row["payload"]), row["schema"]

    async def announce(self, seconds: float) -> float:
        """Median delay in milliseconds from recording an event to the reception of its webhook."""
        places = itertools.cycle(self._houses)

        async def record(reference: int) -> None:
            house = next(places)
            payload = {**self._payload, "id": reference}
            await self._site.record(
                Event(reservation_events.CREATED, house.id, str(reference), payload, schema=self._schema)
            )

        self.delivered = await self._paced(record, seconds)
        return self.delivered.milliseconds(0.5)

    async def post(self, seconds: float) -> float:
        """The same in which the measuring process itself posts: what the receiver and the machine take."""
        idle: list[Connection] = []

        async def send(reference: int) -> None:
            connection = idle.pop() if idle else Connection("127.0.0.1", self._receiver.port)
            body = json.dumps({"reference": str(reference), "content": json.dumps(self._payload)}).encode()
            await connection.send(load.request("POST", "/hook", body=body))
            idle.append(connection)

        self.direct = await self._paced(send, seconds)
        for connection in idle:
            await connection.__aexit__()
        return self.direct.milliseconds(0.5)

    async def _paced(self, act: Callable[[int], Awaitable[None]], seconds: float) -> Delays:
        """Act at the steady rate, whatever an act takes; gives the delays of all that came."""
        await self._receiver.came()
        sent: dict[str, float] = {}
        tasks: set[asyncio.Task[None]] = set()

        async def one(reference: int) -> None:
            sent[str(reference)] = time.monotonic()
            await act(reference)

        started = time.monotonic()
        for number in range(int(seconds * EVENTS_A_SECOND)):
            ahead = started + number / EVENTS_A_SECOND - time.monotonic()
            if ahead > 0:
                await asyncio.sleep(ahead)
            task = asyncio.create_task(one(next(_references)))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
        await asyncio.gather(*tasks)
        came: dict[str, float] = {}
        deadline = time.monotonic() + GRACE_SECONDS
        while len(came) < len(sent) and time.monotonic() < deadline:
            await asyncio.sleep(0.1)
            came |= await self._receiver.came()
        if missing := sent.keys() - came.keys():
            raise RuntimeError(f"{len(missing)} of {len(sent)} webhooks did not come within {GRACE_SECONDS} s")
        return Delays([came[reference] - sent[reference] for reference in sent])
