"""Hotels that are sold at the simulator, and the worker's loops in this process."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from roomrack.core.calendar_values import CalendarValue
from roomrack.core.stay import DateRange
from roomrack.domain.calendar import service as calendar
from roomrack.domain.calendar.rules import Column, Item
from roomrack.domain.connections import service as connections
from roomrack.domain.connections.rules import Connection
from roomrack.domain.distribution.jobs import Distributor
from roomrack.domain.distribution.service import marking
from roomrack.domain.products import service as products
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.infra.db import Context, Database, WriteUnit
from roomrack.ports.channels import CalendarChange, Target
from tests.harness.cluster import Urls
from tests.harness.processes import ClockFile
from tests.harness.simulator import Control, ControlledHotel

SIMULATOR = 900_001
_numbers = itertools.count(1)
Shown = dict[date, dict[CalendarValue, Any]]


@dataclass
class House:
    """A property, its products, and what it is at the simulator."""

    id: int
    home: Accommodation
    products: list[int]
    targets: list[Target]
    there: ControlledHotel
    connection: int
    externals: list[int] = field(default_factory=list)


class Stage:
    """Makes houses, changes their calendars, and looks at what the simulator shows."""

    def __init__(self, database: Database, context: Context, control: Control, clock: ClockFile, urls: Urls) -> None:
        self.database = database
        self.context = context
        self.control = control
        self.clock = clock
        self.urls = urls
        self.distributor = Distributor(database, context)
        self._later = 0.0

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[WriteUnit]:
        """A transaction that sees every property."""
        async with self.database.write(self.context) as unit:
            yield unit

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self._later += seconds
        self.clock.run(self._later)

    def today(self, house: House) -> date:
        """The local day of a house."""
        return house.home.day_of(self.context.clock.now(house.id))

    async def house(self, rooms: int = 2, *, mapped: int | None = None, on: bool = True, **more: Any) -> House:
        """A house with base rooms, sold at the simulator; the first `mapped` of them (all) are mapped."""
        number = next(_numbers)
        targets = [Target(f"R{place}", "STD", 2) for place in range(rooms)]
        there = await self.control.hotel(f"house{number}", targets)
        async with self.unit() as unit:
            home = await properties.create(
                unit, name=f"House {number}", email=f"house{number}@hotel.example", given_name="Ada", family_name="Own"
            )
            made = [(await products.create(unit, home.id, name=f"Room {place}")).id for place in range(rooms)]
            draft = {
                "portal": SIMULATOR,
                "hotel": there.at_channel,
                "username": there.username,
                "password": there.password,
                **more,
            }
            connection = await connections.create(unit, home.id, draft, grant=None)
            externals = [
                (
                    await connections.add_external(
                        unit,
                        home.id,
                        connection.id,
                        {"room": target.room, "room_name": target.room, "rate": target.rate, "occupancy": 2},
                    )
                ).id
                for target in targets
            ]
        house = House(home.id, home, made, targets, there, connection.id, externals)
        for place in range(rooms if mapped is None else mapped):
            await self.map(house, place)
        if on:
            await self.change(house, update_calendar=True)
        return house

    async def map(self, house: House, place: int, product: int | None = None) -> None:
        """Map a product to what stands at the same place there."""
        async with self.unit() as unit:
            await connections.map_product(
                unit,
                house.id,
                house.connection,
                house.products[place] if product is None else product,
                house.externals[place],
                paths=("product", "externalProduct"),
            )

    async def change(self, house: House, **values: Any) -> Connection:
        """Change a connection."""
        async with self.unit() as unit:
            return (await connections.update(unit, house.id, house.connection, values))[0]

    async def write(self, house: House, product: int, first: int, last: int, **values: int) -> None:
        """Write days of a product, counted from today; prices in cents."""
        today = self.today(house)
        days = DateRange(today + timedelta(first), today + timedelta(last))
        written = {Column(name): value for name, value in values.items()}
        async with self.unit() as unit:
            catalog = await products.catalog(unit, house.id)
            item = Item(house.id, product, days, written)
            await calendar.write(unit, [item], {house.id: catalog}, {house.id: today})

    async def mark(self) -> None:
        """Turn all events into marks, however long another test's transaction holds them back."""
        while True:
            async with self.unit() as unit:
                done = await marking.mark_news(unit)
            if not done.read and not done.held_back:
                return
            await asyncio.sleep(0.01 if done.held_back else 0)

    async def push(self) -> None:
        """Mark and send all that is due."""
        await self.mark()
        await self.distributor.pusher.drain()

    async def pull(self) -> None:
        """Read the bookings that are due."""
        await self.mark()
        await self.distributor.puller.drain()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """The worker's loops at work."""
        stop = asyncio.Event()
        distributor = Distributor(self.database, self.context)
        self.database.wake = distributor.wake
        loops = asyncio.create_task(distributor.run(stop))
        try:
            yield
        finally:
            stop.set()
            distributor.wake()
            distributor._marked()
            await loops
            self.database.wake = lambda: None

    async def shown(self, house: House, place: int = 0, days: int = 60) -> Shown:
        """The calendar of one room as the simulator understood it, by day."""
        channel = connections.channels["simulator"]
        first = self.today(house)
        found = await channel.calendar(
            house.there.account(now=self.context.clock.now(house.id)),
            [house.targets[place]],
            first,
            first + timedelta(days - 1),
        )
        return by_day(found)

    async def rows(self, statement: str, *arguments: Any) -> Sequence[Any]:
        """Rows of the database."""
        async with self.unit() as unit:
            return await unit.raw.fetch(statement, *arguments)

    async def pushes(self, house: House) -> list[dict[str, Any]]:
        """The calls that sent a calendar to the simulator, the oldest first."""
        return [call for call in reversed(await house.there.calls()) if call["operation"] == "push"]


def by_day(changes: Sequence[CalendarChange]) -> Shown:
    """A calendar of ranges by day."""
    found: Shown = {}
    for change in changes:
        for part in change.ranges:
            for day in range(part.first.toordinal(), part.last.toordinal() + 1):
                found.setdefault(date.fromordinal(day), {}).update(part.values)
    return found


async def until(good: Callable[[], Awaitable[bool]], seconds: float = 20) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + seconds
    while not await good():
        assert time.monotonic() < deadline, "it did not come to it"
        await asyncio.sleep(0.02)


PRICE = CalendarValue.PRICE
LEFT = CalendarValue.AVAILABILITY
STOP = CalendarValue.STOP_SELL


def euros(cents: int) -> Decimal:
    """An amount as channels get it."""
    return Decimal(cents) / 100
