"""Plays a season through the API, each house in order, and checks every answer against the recount."""

import asyncio
import json
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from benchmarks import load
from benchmarks.load import Connection
from benchmarks.replay.recount import Books, recounted
from benchmarks.replay.season import Act, Booking, Kind

PAGE = 500


@dataclass(frozen=True, slots=True)
class House:
    """A property that plays a house of the records."""

    id: int
    products: Mapping[str, int]
    """By room type."""
    books: Books


@dataclass(slots=True)
class Score:
    """What came of it."""

    booked: int = 0
    refused: int = 0
    day_uses: int = 0
    changed: int = 0
    changes_refused: int = 0
    cancelled: int = 0
    no_shows: int = 0
    skipped: int = 0
    """Changes and cancellations of bookings that had been refused."""
    seconds: float = 0
    nights: int = 0
    """Nights of products whose books were compared at the end."""
    sold: int = 0
    """Room-nights that were sold at the end."""
    complaints: list[str] = field(default_factory=list)
    """Where the API and the recount disagree: must stay empty."""

    @property
    def rate(self) -> float:
        """Bookings a second, accepted or refused, with all the changes and cancellations in between."""
        return (self.booked + self.refused + self.day_uses) / self.seconds if self.seconds else 0


class Player:
    """One client for each house, because within a house the order is the point."""

    def __init__(
        self, address: tuple[str, int], token: str, houses: Mapping[str, House], seed: int, name: str = "season"
    ) -> None:
        self._address = address
        self._token = token
        self._houses = houses
        self._seed = seed
        self._name = name
        self._ids: dict[int, int] = {}
        self._day_uses: set[int] = set()
        self.score = Score()

    async def open_calendars(self, first: date, last: date, prices: Mapping[tuple[str, str], Decimal]) -> None:
        """Put every room on sale from the first day to the last."""
        items = [
            {
                "room": product,
                "dateFrom": first.isoformat(),
                "dateTo": last.isoformat(),
                "values": {"availability": house.books.rooms[product], "price": float(prices[name, room])},
            }
            for name, house in self._houses.items()
            for room, product in house.products.items()
        ]
        async with Connection(*self._address) as connection:
            load.body_of(await self._send(connection, "POST", "calendar/bulk", items))

    async def play(self, acts: Mapping[str, Sequence[Act]], progress: Callable[[], None]) -> None:
        """Do everything, calling `progress` after each act."""
        started = time.perf_counter()
        await asyncio.gather(*(self._play_house(name, acts[name], progress) for name in self._houses))
        self.score.seconds = time.perf_counter() - started

    async def _play_house(self, name: str, acts: Sequence[Act], progress: Callable[[], None]) -> None:
        house = self._houses[name]
        async with Connection(*self._address) as connection:
            for act in acts:
                if act.kind is Kind.BOOK:
                    await self._book(connection, house, act.booking)
                elif act.booking.number not in self._ids:
                    self.score.skipped += 1
                elif act.kind is Kind.CHANGE:
                    await self._change(connection, house, act)
                else:
                    await self._cancel(connection, house, act.booking)
                progress()

    async def _book(self, connection: Connection, house: House, booking: Booking) -> None:
        product = house.products[booking.room]
        nights = _nights(booking.arrival, booking.departure)
        short = [] if booking.is_day_use else house.books.short(product, nights)
        path = f"reservation/{house.id}" + ("?availability=false" if booking.is_day_use else "")
        key = {"Idempotency-Key": f"{self._name}-{booking.number}"}
        answer = await self._send(connection, "POST", path, _body(booking, product, self._name), key)
        told = self._judged(answer, short, f"booking {booking.number}")
        if told is None:
            self.score.refused += 1
            return
        self._ids[booking.number] = told["id"]
        kept = house.books.keep(told, takes=not booking.is_day_use)
        self._same((kept.product, kept.nights), (product, tuple(nights)), f"booking {booking.number}")
        if booking.is_day_use:
            self._day_uses.add(told["id"])
            self.score.day_uses += 1
        else:
            self.score.booked += 1
            self.score.no_shows += booking.no_show

    async def _change(self, connection: Connection, house: House, act: Act) -> None:
        booking = act.booking
        id = self._ids[booking.number]
        known = house.books.entries[id]
        change, product, nights = self._rule(house, act)
        short = [] if id in self._day_uses else house.books.short(product, nights, id)
        answer = await self._send(connection, "PATCH", f"reservation/{house.id}/{id}", change)
        told = self._judged(answer, short, f"change {act.number} of booking {booking.number}")
        if told is None:
            self.score.changes_refused += 1
            return
        self.score.changed += 1
        kept = house.books.keep(told, takes=id not in self._day_uses)
        expected = (known.id, product, tuple(nights))
        self._same((kept.id, kept.product, kept.nights), expected, f"change of booking {booking.number}")

    def _rule(self, house: House, act: Act) -> tuple[dict[str, Any], int, list[date]]:
        """What a counted change was, by the seed: a later departure, another room type, or other guests.

        A day use changes only its guests, because PATCH would make it take nights.
        """
        booking = act.booking
        known = house.books.entries[self._ids[booking.number]]
        choice = random.Random(f"{self._seed}:{booking.number}:{act.number}")
        others = [product for product in house.products.values() if product != known.product]
        kinds = ["guests"] if known.id in self._day_uses else ["departure", "room", "guests"]
        kind = choice.choice(kinds)
        nights = list(known.nights)
        if kind == "departure":
            departure = nights[-1] + timedelta(2)
            return {"checkout": departure.isoformat()}, known.product, [*nights, nights[-1] + timedelta(1)]
        if kind == "room" and others:
            product = choice.choice(others)
            return {"product": product}, product, nights
        guests = _guests(booking, f"{act.number + 1}")
        return {"totalGuest": booking.adults + 1, "guests": guests}, known.product, nights

    async def _cancel(self, connection: Connection, house: House, booking: Booking) -> None:
        id = self._ids[booking.number]
        answer = await self._send(connection, "DELETE", f"reservation/{house.id}/{id}")
        kept = house.books.keep(load.body_of(answer), takes=True)
        self._same(kept.cancelled, True, f"cancellation of booking {booking.number}")
        self.score.cancelled += 1

    def _judged(self, answer: load.Answer, short: Sequence[date], what: str) -> Any:
        """The answer's reservation, or None when it was refused for a reason that the recount knows."""
        if answer.status == 200:
            if short:
                self.score.complaints.append(f"{what} was accepted although {short[0]} is sold out")
            return json.loads(answer.body)
        refusal = json.loads(answer.body)
        if answer.status != 400 or refusal["type"] != "ApiValidationFailed":
            raise RuntimeError(f"{what}: {answer.status} {refusal}")
        if not short:
            self.score.complaints.append(f"{what} was refused, but the recount has rooms: {refusal['message']}")
        elif short[0].isoformat() not in refusal["message"]:
            self.score.complaints.append(f"{what}: {short[0]} is sold out, but: {refusal['message']}")
        return None

    def _same(self, got: object, wanted: object, what: str) -> None:
        if got != wanted:
            self.score.complaints.append(f"{what}: {got} instead of {wanted}")

    async def audit(self, first: date, last: date) -> None:
        """Compare every night of every product with books that are made anew from what the API lists."""
        async with Connection(*self._address) as connection:
            for name, house in self._houses.items():
                found = await self._found(connection, house)
                books = recounted(found, house.books, self._day_uses)
                self._same(books.entries, house.books.entries, f"the reservations of {name}")
                shown = await self._calendar(connection, house, first, last)
                for product, days in shown.items():
                    for day in _nights(first, last + timedelta(1)):
                        taken = books.taken(product, day)
                        self._same(
                            (days[day], taken),
                            (house.books.rooms[product] - taken, house.books.taken(product, day)),
                            f"{name}, product {product}, {day}: left and taken",
                        )
                        self.score.nights += 1
                        self.score.sold += taken

    async def _found(self, connection: Connection, house: House) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        while True:
            page = len(found) // PAGE
            path = f"reservation/{house.id}?type=CREATETIME&size={PAGE}&page={page}"
            rows = load.body_of(await self._send(connection, "GET", path))["data"]
            found += rows
            if len(rows) < PAGE:
                return found

    async def _calendar(
        self, connection: Connection, house: House, first: date, last: date
    ) -> dict[int, dict[date, int]]:
        path = f"calendar/{house.id}?size={PAGE}&dateFrom={first}&dateTo={last}"
        rows = load.body_of(await self._send(connection, "GET", path))["data"]
        return {
            row["id"]: {date.fromisoformat(day["date"]): day["availability"] for day in row["days"]} for row in rows
        }

    async def _send(
        self,
        connection: Connection,
        method: str,
        path: str,
        content: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> load.Answer:
        body = b"" if content is None else json.dumps(content).encode()
        path = f"/connect/rest/v1/{quote(path, safe='/?&=')}"
        return await connection.send(load.request(method, path, token=self._token, body=body, headers=headers))


def _nights(arrival: date, departure: date) -> list[date]:
    return [arrival + timedelta(night) for night in range((departure - arrival).days)]


def _body(booking: Booking, product: int, name: str) -> dict[str, Any]:
    return {
        "channelId": 1 + sum(booking.segment.encode()) % 900,
        "channelRefer": f"{name}-{booking.number}",
        "product": product,
        "checkin": booking.arrival.isoformat(),
        "checkout": booking.departure.isoformat(),
        "roomGross": float(booking.rate * max(1, booking.nights)),
        "totalGuest": booking.adults,
        "totalChildren": booking.children,
        "totalInfants": booking.infants,
        "guests": _guests(booking, "0"),
    }


def _guests(booking: Booking, version: str) -> list[dict[str, str]]:
    return [{"givenName": f"Guest {version}", "familyName": f"Number {booking.number}"}]
