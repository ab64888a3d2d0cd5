"""`kill -9` of the worker while Stripe has a charge of its: the money is taken once, and the ledger has it.

The worker is a real process, and Stripe the small double over HTTP. It dies before Stripe has done anything, and after
Stripe has taken the money but before that is known here. The next worker finds the claim when its lease has ended.

The control asks under another key at each attempt. It shows that the worker does die in the middle, and that it is the
key which keeps the money from being taken twice.
"""

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from roomrack.domain.payments.rules.work import LEASE
from roomrack.domain.payments.service import JOB
from roomrack.entrypoints import wiring
from roomrack.infra import jobs
from tests.api.payments.stripe_server import SECRET_KEY, Stripe, start
from tests.api.payments.support import outcomes
from tests.api.reservations.support import Desk, desk, done
from tests.concurrency.arena import arena
from tests.harness.cluster import Urls
from tests.harness.processes import ClockFile, Worker
from tests.scale import scaled

pytestmark = pytest.mark.crash

WORKER = "roomrack.entrypoints.worker"
KEYLESS = "tests.entrypoints.keyless"
SECONDS = 60


@dataclass
class Till:
    """A hotel with Stripe, and a worker that is killed again and again."""

    at: Desk
    stripe: Stripe
    clock: ClockFile
    environment: dict[str, str]
    log: Path
    module: str
    worker: Worker = field(init=False)
    passed: timedelta = timedelta()

    def __post_init__(self) -> None:
        self.hire()

    @property
    def path(self) -> str:
        """Where its payments are."""
        return f"/rest/x1/payments/{self.at.hotel.id}"

    def hire(self) -> None:
        """Start a worker."""
        self.worker = Worker(self.environment, self.log, module=self.module).start()

    async def call(self) -> None:
        """Tell the worker that there is something to do; what a dead one was told before does not count."""
        async with self.at.world.unit() as unit:
            await jobs.enqueue(unit, JOB)

    async def killed_while_charging(self, moment: str) -> int:
        """Book, have 10 taken, kill the worker at a moment of that, and let the next one end it."""
        room: int = (await self.at.book())["id"]
        done(await self.at.session.put(f"{self.path}/reservations/{room}/method", json={"method": "pm_visa"}))
        gate = threading.Event()
        self.stripe.waits.clear()
        setattr(self.stripe, moment, gate)
        body = {"reservation": room, "amount": 10}
        done(await self.at.session.post(f"{self.path}/movements", json=body))
        await self.call()
        assert await asyncio.to_thread(self.stripe.waits.wait, SECONDS), self.log.read_text()[-4000:]
        self.worker.kill()
        setattr(self.stripe, moment, None)
        gate.set()
        [row] = await self.movements(room)
        assert (row["status"], outcomes(row)) == ("RUNNING", ["STARTED"])
        self.passed += LEASE + timedelta(minutes=1)
        self.clock.run(self.passed.total_seconds())
        self.hire()
        await self.call()
        deadline = time.monotonic() + SECONDS
        while (await self.movements(room))[0]["status"] != "DONE":
            assert time.monotonic() < deadline, self.log.read_text()[-4000:]
            await asyncio.sleep(0.1)
        return room

    async def movements(self, room: int) -> list[dict[str, Any]]:
        """What was asked about a reservation."""
        rows: list[dict[str, Any]] = done(
            await self.at.session.get(f"{self.path}/movements", params={"reservation": room})
        )["data"]
        return rows

    def taken_of(self, room: int) -> list[int]:
        """What Stripe took of a reservation."""
        return [
            intent["amount"]
            for intent in self.stripe.intents.values()
            if intent["metadata"]["reservation"] == str(room) and intent["status"] == "succeeded"
        ]


@asynccontextmanager
async def till(
    cluster: Urls, name: str, environment: dict[str, str], folder: Path, *, module: str = WORKER
) -> AsyncIterator[Till]:
    """A hotel in a database of its own, until the end of the block."""
    wiring.connect_slices()
    stripe, server = start()
    clock = ClockFile(folder / f"{name}-clock.json")
    settings = {**environment, "ROOMRACK_CLOCK": clock.setting, "ROOMRACK_STRIPE_URL": stripe.url}
    try:
        async with arena(cluster, name, settings, folder, processes=1) as place:
            at = await desk(place.world, allotment=1000)
            body = {"processor": "STRIPE", "stripe": {"secretKey": SECRET_KEY}}
            done(await at.session.patch(f"/rest/x1/payments/{at.hotel.id}/settings", json=body))
            log = folder / f"{name}-worker.log"
            made = Till(at, stripe, clock, {**settings, **cluster.of(name).environment()}, log, module)
            try:
                yield made
            finally:
                made.worker.stop()
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.soak
async def test_a_worker_that_is_killed_while_charging_charges_once(
    cluster: Urls, worker_id: str, environment: dict[str, str], session_folder: Path
) -> None:
    async with till(cluster, f"charges_{worker_id}", environment, session_folder) as shop:
        for _ in range(scaled(1, 50)):
            for moment in ("before", "after"):
                room = await shop.killed_while_charging(moment)
                assert shop.taken_of(room) == [1000], moment
                [row] = await shop.movements(room)
                assert outcomes(row) == ["STARTED", "TAKEN"]
                shown = done(await shop.at.session.get(f"{shop.at.path}/{room}"))
                assert (shown["totalPaid"], [each["amount"] for each in shown["payments"]]) == (10, [10])


async def test_control_a_worker_with_other_keys_charges_twice(
    cluster: Urls, worker_id: str, environment: dict[str, str], session_folder: Path
) -> None:
    async with till(cluster, f"twice_{worker_id}", environment, session_folder, module=KEYLESS) as shop:
        room = await shop.killed_while_charging("after")
        assert shop.taken_of(room) == [1000, 1000]
