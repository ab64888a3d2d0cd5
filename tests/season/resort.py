"""The hotel of a season, what it is at three OTAs, and the processes that keep them in step."""

import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from roomrack.core.localtime import local_day, parse_instant
from roomrack.ports.channels import Target
from tests.api.connections.support import SIMULATOR, connected, mapped, sold
from tests.api.reservations.support import done
from tests.concurrency.arena import arena
from tests.factories import Hotel, Session, World
from tests.harness.cluster import Urls
from tests.harness.processes import ClockFile, Worker
from tests.harness.simulator import Control, ControlledHotel, Simulator
from tests.season.script import OTAS, PRODUCTS, SOLD_DAYS, UNITS, WINDOW

TARGETS = [Target(f"R{place}", "STD", 2) for place in range(PRODUCTS)]
LEASES = 200.0
"""Seconds after which nothing is a dead worker's any more."""
PATIENCE = 240.0
"""Real seconds that a clock has to settle: after a kill its work comes anew with the next minute."""


@dataclass
class Outlet:
    """The hotel at one OTA."""

    there: ControlledHotel
    connection: int
    externals: list[int]


class Resort:
    """A hotel whose clock is put ahead."""

    def __init__(self, world: World, hotel: Hotel, session: Session, worker: "Workers") -> None:
        self.world = world
        self.hotel = hotel
        self.session = session
        self.worker = worker
        self.products: list[int] = []
        self.outlets: list[Outlet] = []
        self.first = world.today(hotel)
        self.today = self.first

    def day(self, ahead: int) -> str:
        """A local day, so many from the hotel's today."""
        return (self.today + timedelta(ahead)).isoformat()

    @property
    def last(self) -> date:
        """The last day on sale."""
        return self.first + timedelta(SOLD_DAYS - 1)

    async def open(self, control: Control, seed: int) -> None:
        """Make rooms, put them on sale, and connect them; the last room is mapped at the last OTA only later."""
        for place in range(PRODUCTS):
            product = await self.world.product(self.hotel, name=f"Room {place}")
            self.products.append(product)
            await self.world.sell(self.hotel, product, allotment=UNITS[place], price=90 + 10 * place, days=SOLD_DAYS)
        for place, ota in enumerate(OTAS):
            await control.ota(ota)
            plan = {"seed": seed * 10 + place, "window_days": WINDOW}
            there = await control.hotel(f"resort{self.hotel.id}", TARGETS, ota=ota, plan=plan)
            account = {"hotelId": there.at_channel, "username": there.username, "password": there.password}
            made = await connected(self.session, self.hotel, SIMULATOR, **account)
            externals = [
                (await sold(self.session, self.hotel, made["id"], roomId=each.room, rateId=each.rate, occupancy=2))[
                    "id"
                ]
                for each in TARGETS
            ]
            outlet = Outlet(there, made["id"], externals)
            self.outlets.append(outlet)
            for number in range(PRODUCTS - (place == len(OTAS) - 1)):
                await mapped(self.session, self.hotel, outlet.connection, self.products[number], externals[number])
            switches = {"updateCalendar": True, "pullReservations": True, "messages": True}
            path = f"/rest/v1/connection/{self.hotel.id}/{outlet.connection}"
            done(await self.session.patch(path, json=switches))

    async def map_the_last(self) -> None:
        """Map what was left out: what was booked of it is placed now."""
        outlet = self.outlets[-1]
        await mapped(self.session, self.hotel, outlet.connection, self.products[-1], outlet.externals[-1])

    async def forward(self, hours: float) -> None:
        """Put the clock ahead and wait until all that became due was done."""
        await self.advance(hours)
        await self.settled()

    async def advance(self, hours: float) -> None:
        """Put the clock ahead."""
        path = f"/rest/x1/sandbox/{self.hotel.id}/clock"
        told = done(await self.session.post(path, json={"seconds": round(hours * 3600)}))
        self.today = local_day(parse_instant(told["instant"]), self.hotel.zone)

    async def settled(self) -> None:
        """Wait until all that became due was done."""
        deadline = time.monotonic() + PATIENCE
        path = f"/rest/x1/sandbox/{self.hotel.id}/clock"
        while not done(await self.session.get(path, params={"wait": 20}))["settled"]:
            assert time.monotonic() < deadline, "the clock does not settle"

    async def rows(self, statement: str, *arguments: Any) -> list[Any]:
        """Rows of the database; the first argument is the hotel."""
        async with self.world.unit() as unit:
            found: list[Any] = await unit.raw.fetch(statement, self.hotel.id, *arguments)
        return found


class Workers:
    """One worker at a time, each the successor of one that died."""

    def __init__(self, settings: Mapping[str, str], folder: Path, clock: ClockFile) -> None:
        self._settings = settings
        self._folder = folder
        self._clock = clock
        self._late = 0.0
        self.killed = 0
        self._running = self._begin()

    def _begin(self) -> Worker:
        return Worker(self._settings, self._folder / f"worker{self.killed}.log").start()

    def replace(self) -> None:
        """Kill it without a word; the next one finds what it had in its hands once the leases have ended."""
        self._running.kill()
        self.killed += 1
        self._late += LEASES
        self._clock.run(self._late)
        self._running = self._begin()

    def stop(self) -> None:
        """End as an operator does."""
        self._running.stop()


@asynccontextmanager
async def resort(
    cluster: Urls, environment: dict[str, str], folder: Path, simulator: Simulator, name: str, seed: int
) -> AsyncIterator[Resort]:
    """A hotel of its own on a server of its own."""
    clock = ClockFile(folder / "clock.json")
    settings = {**environment, "ROOMRACK_CLOCK": clock.setting, "ROOMRACK_SIMULATOR_URL": simulator.url}
    async with arena(cluster, name, settings, folder, processes=1) as place:
        control = simulator.control()
        workers = Workers({**settings, **cluster.of(name).environment()}, folder, clock)
        try:
            hotel = await place.world.hotel(sandbox=True)
            made = Resort(place.world, hotel, await place.world.session(hotel), workers)
            await made.open(control, seed)
            yield made
        finally:
            workers.stop()
            await control.close()
