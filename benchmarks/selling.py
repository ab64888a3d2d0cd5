"""Booking, with every guarantee on, beside plain updates of single rows."""

import asyncio
import itertools
import random
import time
from datetime import timedelta

import asyncpg

from benchmarks import load, seed
from benchmarks.seed import DAYS, Property
from benchmarks.site import POOL_SIZE, Site, Visitor

CLIENTS = 8
_UPDATE = "update calendar_day set price = price + 1 where accommodation = $1 and product = $2 and day = $3"
_keys = itertools.count(1)


async def bookings(
    address: tuple[str, int], visitor: Visitor, houses: list[Property], rooms: int, seconds: float
) -> float:
    """Bookings a second of stays of one to four nights, on some rooms of the houses, each with a key of its own."""
    choice = random.Random(next(_keys))

    def make(client: int, number: int) -> bytes:
        house = choice.choice(houses)
        room = house.rooms[choice.randrange(rooms)]
        nights = choice.randint(1, 4)
        arrival = house.today + timedelta(choice.randrange(DAYS - nights))
        return load.request(
            "POST",
            f"/connect/rest/v1/reservation/{house.id}",
            token=visitor.token,
            body=seed.booking(room, arrival, nights),
            headers={"Idempotency-Key": f"bench-{next(_keys)}-{client}-{number}"},
        )

    result = await load.run(*address, clients=CLIENTS, seconds=seconds, make=make)
    result.require_success()
    return result.rate


async def bookings_anywhere(site: Site, visitor: Visitor, houses: list[Property], seconds: float) -> float:
    """The same on any room of any house."""
    return await bookings(site.address, visitor, houses, len(houses[0].rooms), seconds)


async def updates(site: Site, house: Property, rooms: int, seconds: float) -> float:
    """Updates of single rows a second, each committed by itself, by as many clients on a pool of the API's size."""
    choice = random.Random(next(_keys))
    done = 0
    async with asyncpg.create_pool(site.urls.worker, min_size=CLIENTS, max_size=POOL_SIZE) as pool:
        started = time.perf_counter()
        end = started + seconds

        async def client() -> None:
            nonlocal done
            while time.perf_counter() < end:
                room = house.rooms[choice.randrange(rooms)]
                day = house.today + timedelta(choice.randrange(DAYS))
                await pool.execute(_UPDATE, house.id, room, day)
                done += 1

        await asyncio.gather(*(client() for _ in range(CLIENTS)))
        return done / (time.perf_counter() - started)
