"""Reading the calendar, and writing it in bulk."""

import json
import random
import time
from collections.abc import AsyncIterator
from datetime import date, timedelta

import asyncpg

from benchmarks import load
from benchmarks.load import Connection
from benchmarks.seed import DAYS, Property
from benchmarks.site import Site, Visitor

READERS = 8
ITEMS = 50
SHORTEST = 30
COPIED = -1
"""The property whose rows the ceiling writes; it exists nowhere else."""

_COLUMNS = (
    "accommodation",
    "product",
    "day",
    "allotment",
    "sold",
    "oversold",
    "price",
    "min_stay",
    "max_stay",
    "cut_off_days",
    "stop_sell",
)


def path_of(house: Property, days: int = DAYS) -> str:
    """The URL of all products of a house for a year."""
    last = house.today + timedelta(days - 1)
    return f"/connect/rest/v1/calendar/{house.id}?size={house.products}&dateFrom={house.today}&dateTo={last}"


async def reads(address: tuple[str, int], visitor: Visitor, house: Property, seconds: float) -> float:
    """Reads a second of a whole house by eight connections."""
    return await load.gets(*address, path_of(house), token=visitor.token, clients=READERS, seconds=seconds)


async def reads_anywhere(site: Site, visitor: Visitor, houses: list[Property], seconds: float) -> float:
    """The same, each time of another house."""
    choice = random.Random(11)

    def make(*_: int) -> bytes:
        return load.request("GET", path_of(choice.choice(houses)), token=visitor.token)

    result = await load.run(*site.address, clients=READERS, seconds=seconds, make=make)
    result.require_success()
    return result.rate


class Writer:
    """Writes fifty items at a time, whose values always differ from those that are stored."""

    def __init__(self, site: Site, visitor: Visitor, houses: list[Property]) -> None:
        self._site = site
        self._visitor = visitor
        self._houses = houses
        self._choice = random.Random(7)
        self._number = 0

    def _rooms(self) -> list[tuple[Property, int]]:
        """Fifty rooms, of as few houses as have them; other houses each time."""
        size = len(self._houses[0].rooms)
        needed = -(-ITEMS // size)
        start = self._number * needed
        chosen = [self._houses[(start + step) % len(self._houses)] for step in range(needed)]
        return [(house, room) for house in chosen for room in house.rooms][:ITEMS]

    def _request(self) -> tuple[bytes, int]:
        self._number += 1
        items = []
        days = 0
        for index, (house, room) in enumerate(self._rooms()):
            length = self._choice.randint(SHORTEST, DAYS)
            first = house.today + timedelta(self._choice.randint(0, DAYS - length))
            items.append(
                {
                    "room": room,
                    "dateFrom": first.isoformat(),
                    "dateTo": (first + timedelta(length - 1)).isoformat(),
                    "values": {
                        "availability": 3 + (self._number + index) % 7,
                        "price": 80 + (self._number * 3 + index) % 97,
                        "minstay": 1 + self._number % 2,
                    },
                }
            )
            days += length
        body = json.dumps(items).encode()
        return load.request("POST", "/connect/rest/v1/calendar/bulk", token=self._visitor.token, body=body), days

    async def write(self, seconds: float) -> float:
        """Room-days a second by one writer."""
        written = 0
        async with Connection(*self._site.address) as connection:
            started = time.perf_counter()
            while time.perf_counter() - started < seconds:
                request, days = self._request()
                load.body_of(await connection.send(request))
                written += days
            return written / (time.perf_counter() - started)

    async def copy(self, seconds: float) -> float:
        """Room-days a second that COPY puts into the same table, as many at a time, each time committed."""
        connection = await asyncpg.connect(self._site.urls.superuser)
        try:
            house = self._houses[0]
            written = number = 0
            busy = 0.0
            while busy < seconds:
                number += 1
                rows, took = await copy(connection, house.today, number * 100, ITEMS, (SHORTEST + DAYS) // 2)
                written += rows
                busy += took
            return written / busy
        finally:
            await connection.execute("delete from calendar_day where accommodation = $1", COPIED)
            await connection.close()


async def copy(
    connection: "asyncpg.Connection[asyncpg.Record]", today: date, first: int, products: int, days: int
) -> tuple[int, float]:
    """COPY days of some products, whose ids begin at `first`, of a property that is nowhere else.

    Gives how many rows that were, and the seconds that it took.
    """
    lines = [
        f"{COPIED}\t{product}\t{today + timedelta(offset)}\t5\t0\t0\t10000\t1\t99\t0\tf\n"
        for product in range(first, first + products)
        for offset in range(days)
    ]
    content = "".join(lines).encode()
    started = time.perf_counter()
    await connection.copy_to_table("calendar_day", source=_once(content), columns=_COLUMNS)
    return len(lines), time.perf_counter() - started


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content
