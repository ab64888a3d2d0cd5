"""A race for the last units: many clients on several API processes, who book, change, cancel and write the calendar.

The clients speak over raw sockets, so that the servers and not the clients are what is busy. Nothing here knows how the
server keeps its promise; afterwards `Audit` compares what was acknowledged with what the database holds.
"""

import asyncio
import json
import random
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Protocol

from benchmarks.load import Connection, request
from tests.factories import Hotel, World

NIGHTS = 6
LONGEST_STAY = 3
GUESTS = [{"familyName": "Lovelace"}]


@dataclass(frozen=True)
class House:
    """A hotel with few units: base rooms, rates linked to them and not, and a suite."""

    hotel: Hotel
    token: str
    first: date
    base: Sequence[int]
    stock: dict[int, tuple[int, ...]]
    """Of whose units a booking of each product takes one, as the contract says."""

    def day(self, offset: int) -> str:
        """A day of the window."""
        return (self.first + timedelta(offset)).isoformat()


async def house(world: World, *, units: int = 1) -> House:
    """Two rates in a chain follow the double; one keeps its own units; the suite is made of the other two rooms."""
    hotel = await world.hotel()
    double, left, right = [await world.product(hotel) for _ in range(3)]
    rate = await world.product(
        hotel, parent=double, follows_availability=True, follows_stay=True, price_rule="PERCENT", price_value=-10
    )
    deeper = await world.product(
        hotel, parent=rate, follows_availability=True, price_rule="INCREMENT", price_value=-5, price_round=True
    )
    apart = await world.product(hotel, parent=double, price_rule="INCREMENT", price_value=7)
    suite = await world.suite(hotel, left, right)
    base = (double, left, right, apart)
    for room in base:
        prices = {} if room == apart else {"price": 100}
        await _set(world, hotel, room, {"availability": units, **prices})
    stock = {room: (room,) for room in base} | {rate: (double,), deeper: (double,), suite: (left, right)}
    session = await world.session(hotel)
    return House(hotel, session.access_token, world.today(hotel), base, stock)


async def _set(world: World, hotel: Hotel, room: int, values: dict[str, Any]) -> None:
    session = await world.session(hotel)
    first = world.today(hotel)
    last = first + timedelta(NIGHTS + LONGEST_STAY)
    item = {"room": room, "dateFrom": first.isoformat(), "dateTo": last.isoformat(), "values": values}
    answer = await session.post("/rest/v1/calendar/bulk", json=[item])
    assert answer.status_code == 200, answer.text


@dataclass(frozen=True, slots=True)
class Booked:
    """What a client was told about a reservation, last."""

    product: int
    arrival: int
    departure: int


@dataclass
class Race:
    """One run: what was tried and what was answered."""

    house: House
    ports: Sequence[int]
    narrow: bool = False
    """All clients want the first night of the double or a rate of it: for controls, which must fail soon."""
    attempts: int = 0
    answers: Counter[tuple[str, int, str]] = field(default_factory=Counter)
    """By what was asked, the status and the type of the error."""
    live: dict[int, Booked] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)

    async def run(self, *, clients: int, attempts: int) -> None:
        """Let the clients book until so many bookings were tried; each connection goes to the next process in turn."""
        self.attempts = attempts
        async with AsyncExitStack() as stack:
            connections = [
                await stack.enter_async_context(Connection("127.0.0.1", self.ports[index % len(self.ports)]))
                for index in range(clients)
            ]
            await asyncio.gather(*(self._client(index, connection) for index, connection in enumerate(connections)))

    def statuses(self, asked: str) -> Counter[int]:
        """How often each status was answered."""
        found: Counter[int] = Counter()
        for (what, status, _), count in self.answers.items():
            if what == asked:
                found[status] += count
        return found

    async def _client(self, index: int, connection: Connection) -> None:
        chance = random.Random(index)
        mine: list[int] = []
        while self.attempts > 0:
            if index % 16 == 15:
                await self._write(connection, chance)
                continue
            self.attempts -= 1
            await self._book(connection, chance, mine)
            if mine and chance.random() < 0.6:
                await self._cancel(connection, mine.pop(chance.randrange(len(mine))))
            elif mine and chance.random() < 0.3:
                await self._change(connection, chance, chance.choice(mine))

    def _wish(self, chance: random.Random) -> Booked:
        if self.narrow:
            double = self.house.base[0]
            return Booked(chance.choice([room for room, units in self.house.stock.items() if units == (double,)]), 0, 1)
        arrival = chance.randrange(NIGHTS)
        return Booked(chance.choice(list(self.house.stock)), arrival, arrival + chance.randint(1, LONGEST_STAY))

    def _stay(self, wish: Booked) -> dict[str, Any]:
        days = {"checkin": self.house.day(wish.arrival), "checkout": self.house.day(wish.departure)}
        return {"product": wish.product, **days}

    async def _book(self, connection: Connection, chance: random.Random, mine: list[int]) -> None:
        wish = self._wish(chance)
        body = {"channelId": 288, "guests": GUESTS, **self._stay(wish)}
        answer = await self._send(connection, "book", "POST", "", body)
        if answer is not None:
            self.live[answer["id"]] = wish
            mine.append(answer["id"])

    async def _change(self, connection: Connection, chance: random.Random, reservation: int) -> None:
        wish = self._wish(chance)
        if await self._send(connection, "change", "PATCH", f"/{reservation}", self._stay(wish)) is not None:
            self.live[reservation] = wish

    async def _cancel(self, connection: Connection, reservation: int) -> None:
        if await self._send(connection, "cancel", "DELETE", f"/{reservation}") is not None:
            del self.live[reservation]
            self.gone.add(reservation)

    async def _write(self, connection: Connection, chance: random.Random) -> None:
        """Set what is left of some rooms, in any order: also while others are taking it."""
        base = self.house.base[:1] if self.narrow else self.house.base
        rooms = chance.sample(base, chance.randint(1, len(base)))
        items = []
        for room in rooms:
            start = 0 if self.narrow else chance.randrange(NIGHTS)
            end = chance.randrange(start, NIGHTS + LONGEST_STAY)
            dates = {"dateFrom": self.house.day(start), "dateTo": self.house.day(end)}
            items.append({"room": room, **dates, "values": {"availability": chance.choice([0, 1, 1, 2])}})
        await self._send(connection, "write", "POST", None, items)

    async def _send(
        self, connection: Connection, asked: str, method: str, below: str | None, body: Any = None
    ) -> dict[str, Any] | None:
        """The answer's JSON when it is a success."""
        path = "/connect/rest/v1/calendar/bulk"
        if below is not None:
            path = f"/connect/rest/v1/reservation/{self.house.hotel.id}{below}"
        content = b"" if body is None else json.dumps(body).encode()
        answer = await connection.send(request(method, path, token=self.house.token, body=content))
        told: dict[str, Any] = json.loads(answer.body)
        if answer.status == 200:
            self.answers[asked, 200, ""] += 1
            return told
        self.answers[asked, answer.status, told["type"]] += 1
        return None


class Told(Protocol):
    """What clients were told, last: the reservations that they have, and those that they have cancelled."""

    live: dict[int, Booked]
    gone: set[int]


@dataclass
class Audit:
    """What the database holds, against what was acknowledged."""

    world: World
    house: House
    oversold: int = 0
    """Nights that were found with more holds than units, at any moment."""
    wrong: int = 0
    """Nights whose `sold` was found to differ from their holds, at any moment."""
    looks: int = 0

    async def look(self) -> None:
        """Look at all nights of the house, in one snapshot."""
        self.looks += 1
        async with self.world.unit() as unit:
            rows = await unit.raw.fetch(
                """
                select d.allotment, d.sold, (
                    select count(*) from hold h
                    where h.accommodation = d.accommodation and h.product = d.product and h.day = d.day
                ) as held
                from calendar_day d where d.accommodation = $1
                """,
                self.house.hotel.id,
            )
            stray = await unit.raw.fetchval(
                """
                select count(*) from hold h where accommodation = $1 and not exists (
                    select from calendar_day d
                    where d.accommodation = h.accommodation and d.product = h.product and d.day = h.day
                )
                """,
                self.house.hotel.id,
            )
        self.oversold += sum(1 for row in rows if row["held"] > row["allotment"])
        self.wrong += stray + sum(1 for row in rows if row["held"] != row["sold"])

    async def watch(self, race: asyncio.Task[None]) -> None:
        """Look again and again until the race is over, and once more."""
        while not race.done():
            await asyncio.wait({race}, timeout=0.2)
            await self.look()
        await race

    async def compare(self, told: Told) -> None:
        """Assert that every acknowledged booking is there with its nights, and nothing else is."""
        async with self.world.unit() as unit:
            rows = await unit.raw.fetch(
                "select id, product, arrival, departure, status from reservation where accommodation = $1",
                self.house.hotel.id,
            )
            holds = await unit.raw.fetch(
                "select reservation, product, day from hold where accommodation = $1", self.house.hotel.id
            )
        found = {row["id"]: row for row in rows}
        assert found.keys() == told.live.keys() | told.gone
        assert {id_ for id_, row in found.items() if row["status"] == "CANCELLED"} == told.gone
        first = self.house.first
        for reservation, booked in told.live.items():
            row = found[reservation]
            stay = (first + timedelta(booked.arrival), first + timedelta(booked.departure))
            assert (row["product"], row["arrival"], row["departure"]) == (booked.product, *stay)
        due = {
            (reservation, unit_, first + timedelta(night))
            for reservation, booked in told.live.items()
            for unit_ in self.house.stock[booked.product]
            for night in range(booked.arrival, booked.departure)
        }
        assert {(row["reservation"], row["product"], row["day"]) for row in holds} == due
