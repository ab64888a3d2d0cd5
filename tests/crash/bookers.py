"""Clients who book and cancel while the server is killed under them.

A client whose connection breaks, or who gets 503 or 409, does what the documentation tells him: he sends the same
request with the same `Idempotency-Key` again, until he has an answer. Every booking has a `refer` of its own, so that
the books show whether one was made twice.
"""

import asyncio
import json
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from benchmarks.load import Answer, Connection, request
from tests.concurrency.race import LONGEST_STAY, NIGHTS, Booked, House

SECONDS_FOR_AN_ANSWER = 10
PAUSE_SECONDS = 0.1
"""Before the same request is sent again."""

TRY_AGAIN = frozenset({409, 503})
CANCELLED_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A booking that was answered with 200."""

    id: int
    refer: str
    begun: float
    """When it was sent for the first time; `time.monotonic`, as the next two."""
    sent: float
    """When the request went out that was answered."""
    answered: float


@dataclass
class Bookers:
    """What clients of one house have sent and were told."""

    house: House
    port: int
    keyed: bool = True
    """Without it they send again without a key: for the control."""
    confirmed: dict[int, Confirmed] = field(default_factory=dict)
    live: dict[int, Booked] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)
    troubles: Counter[str] = field(default_factory=Counter)
    """Why a request was sent again: a lost connection, or a status."""
    unexpected: list[Answer] = field(default_factory=list)
    replayed: int = 0
    """Answers that were lost after the work was done, and came with the second sending."""
    _sent: int = 0
    _stopping: bool = False
    _news: asyncio.Condition = field(default_factory=asyncio.Condition)

    @asynccontextmanager
    async def at_work(self, clients: int) -> AsyncIterator[None]:
        """Let so many book while the block runs; then each finishes what it has begun."""
        tasks = [asyncio.create_task(self._client(index)) for index in range(clients)]
        try:
            yield
        finally:
            self._stopping = True
            await asyncio.gather(*tasks)

    async def until(self, reached: Callable[[], bool], seconds: float = 60) -> None:
        """Wait until a booking was confirmed after which it is so; fails after `seconds`."""
        async with asyncio.timeout(seconds), self._news:
            await self._news.wait_for(reached)

    async def book_on(self, count: int) -> None:
        """Wait until so many more bookings were confirmed."""
        goal = len(self.confirmed) + count
        await self.until(lambda: len(self.confirmed) >= goal)

    async def first_after(self, instant: float) -> Confirmed:
        """Wait for a booking that was sent after an instant and confirmed; the first such."""

        def found() -> list[Confirmed]:
            return [each for each in reversed(self.confirmed.values()) if each.sent > instant]

        await self.until(lambda: bool(self.confirmed) and next(reversed(self.confirmed.values())).sent > instant)
        return min(found(), key=lambda each: each.answered)

    async def _client(self, index: int) -> None:
        chance = random.Random(index)
        line = _Line(self, Connection("127.0.0.1", self.port))
        mine: list[int] = []
        while not self._stopping:
            made = await self._book(line, chance)
            if made is not None:
                mine.append(made)
            if mine and chance.random() < CANCELLED_SHARE:
                await self._cancel(line, mine.pop(chance.randrange(len(mine))))
        await line.close()

    async def _book(self, line: "_Line", chance: random.Random) -> int | None:
        self._sent += 1
        refer = f"{self.house.hotel.id}-{self._sent}"
        arrival = chance.randrange(NIGHTS)
        wish = Booked(chance.choice(list(self.house.stock)), arrival, arrival + chance.randint(1, LONGEST_STAY))
        body = {
            "channelId": 288,
            "product": wish.product,
            "refer": refer,
            "checkin": self.house.day(wish.arrival),
            "checkout": self.house.day(wish.departure),
            "guests": [{"familyName": f"Guest {refer}"}],
        }
        headers = {"Idempotency-Key": f"key of {refer}"} if self.keyed else {}
        begun = time.monotonic()
        told, sent = await line.ask("POST", "", body, headers)
        if told is None:
            return None
        id_ = int(told["id"])
        async with self._news:
            self.confirmed[id_] = Confirmed(id_, refer, begun, sent, time.monotonic())
            self.live[id_] = wish
            self._news.notify_all()
        return id_

    async def _cancel(self, line: "_Line", reservation: int) -> None:
        """Cancel a reservation. Cancelling it twice changes nothing, so that needs no key."""
        told, _ = await line.ask("DELETE", f"/{reservation}", None, {})
        if told is not None:
            del self.live[reservation]
            self.gone.add(reservation)


@dataclass
class _Line:
    """One client's way to the server, made anew whenever it breaks."""

    bookers: Bookers
    connection: Connection

    async def ask(
        self, method: str, below: str, body: Any, headers: dict[str, str]
    ) -> tuple[dict[str, Any] | None, float]:
        """Send until there is an answer; its JSON when it is 200, and when the answered request was sent."""
        house = self.bookers.house
        path = f"/connect/rest/v1/reservation/{house.hotel.id}{below}"
        content = b"" if body is None else json.dumps(body).encode()
        message = request(method, path, token=house.token, body=content, headers=headers)
        while True:
            sent = time.monotonic()
            answer = await self._try(message)
            if answer is not None and answer.status not in TRY_AGAIN:
                break
            await asyncio.sleep(PAUSE_SECONDS)
        self.bookers.replayed += "idempotency-replayed" in answer.headers
        if answer.status != 200:
            self.bookers.unexpected.append(answer)
            return None, sent
        told: dict[str, Any] = json.loads(answer.body)
        return told, sent

    async def _try(self, message: bytes) -> Answer | None:
        """Send once; None when the connection does not carry an answer back."""
        try:
            async with asyncio.timeout(SECONDS_FOR_AN_ANSWER):
                answer = await self.connection.send(message)
        except (OSError, EOFError, TimeoutError) as error:
            self.bookers.troubles[type(error).__name__] += 1
            await self.close()
            return None
        if answer.status in TRY_AGAIN:
            self.bookers.troubles[str(answer.status)] += 1
        return answer

    async def close(self) -> None:
        """Hang up; the next request opens a new connection."""
        await self.connection.__aexit__()
        self.connection = Connection("127.0.0.1", self.bookers.port)
