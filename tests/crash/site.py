"""A running `roomrack demo` as an operator starts it, and what a test needs of it."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

from roomrack.core.clock import SystemClock
from roomrack.entrypoints import wiring
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Database
from tests.concurrency.race import House, house
from tests.contract.validation import check_response
from tests.crash.bookers import Bookers
from tests.factories import World
from tests.harness.demo import Demo
from tests.webhooks.receiver import Got, Receiver

PLENTY = 1_000_000
"""Units of each room: nothing is refused, so every booking has to be there."""

HOOKS = ("RESERVATION_CREATED", "RESERVATION_CANCELLED")


@dataclass
class Stay:
    """A hotel of the site, whose reservations somebody hears of."""

    house: House
    secret: str
    path: str


@dataclass
class Site:
    """A demo, which is PostgreSQL with all its promises on, one API process and a worker, all under supervision."""

    demo: Demo
    world: World
    receiver: Receiver

    async def hotel(self) -> Stay:
        """A hotel of its own for a test, and an application that is told of its reservations."""
        home = await house(self.world, units=PLENTY)
        listener = await self.world.session(home.hotel)
        path = f"/{home.hotel.id}"
        for hook in HOOKS:
            answer = await listener.post(f"/rest/v1/subscription/{hook}", data={"url": self.receiver.url(path)})
            assert answer.status_code == 200, answer.text
        return Stay(home, listener.app.client_secret, path)

    def bookers(self, stay: Stay, *, keyed: bool = True) -> Bookers:
        """Clients of a hotel, not yet at work."""
        return Bookers(stay.house, self.demo.port, keyed=keyed)

    async def first_heard_after(self, run: Bookers, path: str, instant: float) -> Got:
        """Wait until the receiver hears of a booking that was begun after an instant."""

        def found() -> Got | None:
            for got in reversed(self.receiver.got):
                if got.at <= instant:
                    return None
                made = run.confirmed.get(int(got.body["reference"])) if got.path == path else None
                if made is not None and made.begun > instant:
                    return got
            return None

        deadline = time.monotonic() + 60
        while True:
            got = found()
            if got is not None:
                return got
            assert time.monotonic() < deadline, "the receiver hears nothing any more"
            await asyncio.sleep(0.01)

    def restart(self) -> None:
        """Start the command again, on the same folder and port, after its death."""
        self.demo.process.wait()
        self.demo = Demo(self.demo.folder, port=self.demo.port)


@asynccontextmanager
async def site(folder: Path) -> AsyncIterator[Site]:
    """A demo in a new folder, until the end of the block; it must stop as it should."""
    wiring.connect_slices()
    demo = Demo(folder)
    try:
        await asyncio.to_thread(demo.wait_ready)
        await asyncio.to_thread(demo.wait_announced)
        environment = json.loads((folder / "environment.json").read_text())
        async with AsyncExitStack() as stack:
            database = Database(environment["ROOMRACK_WORKER_DATABASE_URL"], pool_size=3, application_name="crashes")
            stack.push_async_callback(database.close)
            base, hooks = f"{demo.url}/connect", {"response": [check_response]}
            client = httpx2.AsyncClient(base_url=base, timeout=30, trust_env=False, event_hooks=hooks)
            await stack.enter_async_context(client)
            receiver = await Receiver().start()
            stack.push_async_callback(receiver.stop)
            keyring = Keyring.parse(environment["ROOMRACK_KEYS"])
            made = Site(demo, World(database, keyring, SystemClock(), client), receiver)
            try:
                yield made
            finally:
                demo = made.demo
    finally:
        code = await asyncio.to_thread(demo.stop)
    assert code == 0, demo.said()
