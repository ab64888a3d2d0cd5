"""From a change of the calendar to a channel: the time to the receipt of the OTA simulator, and pushing everything."""

import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from benchmarks import load
from benchmarks.seed import Property
from benchmarks.site import Site
from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.channels.simulator.adapter import SimulatorChannel
from roomrack.core.calendar_values import CalendarValue
from roomrack.core.stay import DateRange
from roomrack.domain.calendar import service as calendar
from roomrack.domain.calendar.rules import Column, Item
from roomrack.domain.connections import service as connections
from roomrack.domain.distribution.rules import latency
from roomrack.domain.distribution.service import push_everything
from roomrack.domain.products import service as products
from roomrack.infra import tasks
from roomrack.ports.channels import CalendarChange, DayRange, Target
from tests.harness.simulator import Control, ControlledHotel, Simulator

CHANGES_A_SECOND = 100
CONNECTIONS = 50
PORTAL = 900_001
DAYS = 365
LOOKED_SECONDS = 0.02
GRACE_SECONDS = 30
_LATENCIES = """
select place, sum(count)::bigint
from channel_figures cross join lateral unnest(latencies) with ordinality as counted (count, place)
group by place
order by place
"""
_WAITING = "select count(*) from channel_work where kind = 'PUSH' and (wanted or claimed)"


@dataclass(slots=True)
class Joined:
    """A house on the simulator."""

    house: Property
    connection: int
    there: ControlledHotel
    targets: Sequence[Target]


@dataclass(slots=True)
class Seller:
    """Changes calendars and sees how long the simulator takes to hear of it."""

    site: Site
    simulator: Simulator
    control: Control
    outgoing: AiohttpOutgoing
    joined: list[Joined] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    direct: list[float] = field(default_factory=list)

    @classmethod
    async def start(cls, folder: Path, site: Callable[[str], Awaitable[Site]]) -> "Seller":
        """Start a simulator, and a site whose worker pushes to it."""
        simulator = Simulator(folder / "simulator.log").start()
        control = simulator.control()
        await control.ota("alba")
        outgoing = AiohttpOutgoing()
        made = cls(await site(simulator.url), simulator, control, outgoing)
        connections.channels["simulator"] = made.channel
        return made

    @property
    def channel(self) -> SimulatorChannel:
        """What speaks with the simulator."""
        return SimulatorChannel(self.outgoing.trusting(self.simulator.url), self.simulator.url)

    async def close(self) -> None:
        """Stop the simulator."""
        await self.outgoing.close()
        await self.control.close()
        self.simulator.stop()

    async def join(self, house: Property) -> Joined:
        """Connect a house, map its rooms and rates, and wait until its calendar is there."""
        everything = [*house.rooms, *house.rates]
        targets = [Target(f"R{product}", "STD", 2) for product in everything]
        there = await self.control.hotel(f"house{house.id}", targets)
        async with self.site.database.write(self.site.context) as unit:
            draft = {
                "portal": PORTAL,
                "hotel": there.at_channel,
                "username": there.username,
                "password": there.password,
            }
            made = await connections.create(unit, house.id, draft, grant=None)
            for product, target in zip(everything, targets, strict=True):
                sold = {"room": target.room, "room_name": target.room, "rate": target.rate, "occupancy": 2}
                external = await connections.add_external(unit, house.id, made.id, sold)
                paths = ("product", "externalProduct")
                await connections.map_product(unit, house.id, made.id, product, external.id, paths=paths)
            await connections.update(unit, house.id, made.id, {"update_calendar": True})
        one = Joined(house, made.id, there, targets)
        self.joined.append(one)
        return one

    async def rest(self) -> None:
        """Wait until nothing is to be sent any more."""
        deadline = time.monotonic() + GRACE_SECONDS
        while True:
            await asyncio.sleep(0.3)
            async with self.site.database.read(self.site.context) as unit:
                if not await unit.raw.fetchval(_WAITING):
                    return
            if time.monotonic() > deadline:
                raise RuntimeError(f"something was still to be sent after {GRACE_SECONDS} s")

    async def change(self, seconds: float) -> float:
        """Median time in milliseconds from a change to the receipt, at a steady rate over all connections."""
        before = await self._latencies()
        places = itertools.cycle(self.joined)
        prices = itertools.count(10_000)

        async def write(_: int) -> None:
            one = next(places)
            day = one.house.today + timedelta(next(prices) % 300)
            values = {Column.PRICE: next(prices), Column.AVAILABILITY: 3}
            async with self.site.database.write(self.site.context) as unit:
                catalog = await products.catalog(unit, one.house.id)
                item = Item(one.house.id, one.house.rooms[0], DateRange(day, day), values)
                await calendar.write(unit, [item], {one.house.id: catalog}, {one.house.id: one.house.today})

        await _paced(write, seconds)
        await self.rest()
        after = await self._latencies()
        self.changed = [count - (before[place] if place < len(before) else 0) for place, count in enumerate(after)]
        return self.milliseconds(0.5)

    def milliseconds(self, share: float) -> float:
        """The time within which this share of the changes was there."""
        return (latency.percentile(self.changed, share) or 0.0) * 1000

    async def send(self, seconds: float) -> float:
        """The same where the measuring process calls the simulator: what it and the machine take."""
        channel = self.channel
        places = itertools.cycle(self.joined)
        self.direct = []

        async def call(number: int) -> None:
            one = next(places)
            day = one.house.today + timedelta(number % 300)
            part = DayRange(day, day, {CalendarValue.PRICE: Decimal(100 + number), CalendarValue.AVAILABILITY: 3})
            began = time.monotonic()
            await channel.push(one.there.account(), [CalendarChange(one.targets[0], [part])])
            self.direct.append(time.monotonic() - began)

        await _paced(call, seconds)
        return load.percentile(self.direct, 0.5) * 1000

    async def everything(self, one: Joined) -> float:
        """Seconds for pushing all products and days of a house."""
        began = time.monotonic()
        async with self.site.database.write(self.site.context) as unit:
            task = await push_everything(unit, one.house.id, one.connection)
        while True:
            await asyncio.sleep(LOOKED_SECONDS)
            async with self.site.database.read(self.site.context) as unit:
                found = await tasks.get(unit, one.house.id, task)
            if found is None or found.status in (tasks.Status.DONE, tasks.Status.FAILED):
                return time.monotonic() - began

    async def everything_sent(self, one: Joined) -> float:
        """The same values sent by the measuring process, ready as they are: what the simulator takes."""
        channel = self.channel
        first = one.house.today
        days = [first + timedelta(day) for day in range(DAYS)]
        # Beyond what is filled a push tells of empty days up to the channel's horizon.
        beyond = DayRange(
            days[-1] + timedelta(1),
            first + timedelta(channel.abilities.horizon_days - 1),
            {CalendarValue.AVAILABILITY: 0},
        )
        began = time.monotonic()
        per_call = max(channel.abilities.days_per_call // channel.abilities.horizon_days, 1)
        for start in range(0, len(one.targets), per_call):
            changes = [
                CalendarChange(
                    target,
                    [
                        DayRange(day, day, {CalendarValue.PRICE: Decimal(100 + place), CalendarValue.AVAILABILITY: 3})
                        for place, day in enumerate(days)
                    ]
                    + [beyond],
                )
                for target in one.targets[start : start + per_call]
            ]
            await channel.push(one.there.account(), changes)
        return time.monotonic() - began

    async def _latencies(self) -> list[int]:
        async with self.site.database.read(self.site.context) as unit:
            return [row[1] for row in await unit.raw.fetch(_LATENCIES)]


async def _paced(act: Callable[[int], Coroutine[None, None, None]], seconds: float) -> None:
    """Act at the steady rate, whatever an act takes."""
    running: set[asyncio.Task[None]] = set()
    started = time.monotonic()
    for number in range(int(seconds * CHANGES_A_SECOND)):
        ahead = started + number / CHANGES_A_SECOND - time.monotonic()
        if ahead > 0:
            await asyncio.sleep(ahead)
        task = asyncio.create_task(act(number))
        running.add(task)
        task.add_done_callback(running.discard)
    await asyncio.gather(*running)
