"""A hotel with rooms on sale, someone who books there, and a look into its books."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import httpx2

from tests.factories import Hotel, Session, World

ADA = {"givenName": "Ada", "familyName": "Lovelace"}


@dataclass(frozen=True)
class Desk:
    """The reception of a hotel, seen through the API."""

    world: World
    hotel: Hotel
    session: Session
    room: int
    today: date

    @property
    def path(self) -> str:
        """Where its reservations are."""
        return f"/rest/v1/reservation/{self.hotel.id}"

    def day(self, ahead: int) -> str:
        """A local day, so many days from today."""
        return (self.today + timedelta(ahead)).isoformat()

    def body(self, arrival: int = 3, nights: int = 2, **fields: Any) -> dict[str, Any]:
        """The least that a real client sends, and what the test adds."""
        least = {
            "channelId": 288,
            "product": self.room,
            "checkin": self.day(arrival),
            "checkout": self.day(arrival + nights),
            "guests": [ADA],
        }
        return {**least, **fields}

    async def post(self, arrival: int = 3, nights: int = 2, *, availability: bool | None = None, **fields: Any) -> Any:
        """Book a room; gives the response."""
        params = {} if availability is None else {"availability": str(availability).lower()}
        return await self.session.post(self.path, json=self.body(arrival, nights, **fields), params=params)

    async def book(self, arrival: int = 3, nights: int = 2, **fields: Any) -> dict[str, Any]:
        """Book a room and be sure of it; gives the reservation."""
        made: dict[str, Any] = done(await self.post(arrival, nights, **fields))
        return made

    async def put(self, id: int, body: dict[str, Any], **params: str) -> httpx2.Response:
        """Replace a reservation."""
        return await self.session.put(f"{self.path}/{id}", json=body, params=params)

    async def patch(self, id: int, **fields: Any) -> httpx2.Response:
        """Change a reservation."""
        return await self.session.patch(f"{self.path}/{id}", json=fields)

    async def cancel(self, id: int) -> dict[str, Any]:
        """Cancel a reservation and be sure of it."""
        gone: dict[str, Any] = done(await self.session.delete(f"{self.path}/{id}"))
        return gone

    async def find(self, **params: Any) -> list[int]:
        """The ids that a find gives, in its order."""
        answer = await self.session.get(self.path, params=params)
        return [row["id"] for row in done(answer)["data"]]

    async def sold(self, product: int | None = None) -> dict[str, int]:
        """How many units each night has sold, nights without any left out."""
        rows = await self._rows(
            "select day, sold from calendar_day where accommodation = $1 and product = $2 and sold > 0 order by day",
            product or self.room,
        )
        return {row["day"].isoformat(): row["sold"] for row in rows}

    async def held(self, id: int) -> list[str]:
        """The nights that a reservation holds."""
        rows = await self._rows("select day from hold where accommodation = $1 and reservation = $2 order by day", id)
        return [row["day"].isoformat() for row in rows]

    async def events(self, *ids: int) -> list[tuple[str, int]]:
        """What was recorded of reservations, in order: type without its prefix, and id."""
        rows = await self._rows(
            "select type, reference from event where accommodation = $1 and type like 'reservation.%' order by id"
        )
        told = [(row["type"].removeprefix("reservation."), int(row["reference"])) for row in rows]
        return [entry for entry in told if not ids or entry[1] in ids]

    async def books(self) -> dict[str, list[str]]:
        """Every row of the hotel that a booking could touch, as text: equal before and after a refusal."""
        found = {}
        for table, query in _BOOKS.items():
            found[table] = [row[0] for row in await self._rows(query)]
        return found

    async def _rows(self, query: str, *values: Any) -> list[Any]:
        async with self.world.unit() as unit:
            return await unit.raw.fetch(query, self.hotel.id, *values)


_BOOKS = {
    "reservation": "select t::text from reservation t where accommodation = $1 order by 1",
    "reservation_guest": "select t::text from reservation_guest t where accommodation = $1 order by 1",
    "calendar_day": "select t::text from calendar_day t where accommodation = $1 order by 1",
    "hold": "select t::text from hold t where accommodation = $1 order by 1",
    "event": "select t::text from event t where accommodation = $1 order by 1",
}


async def desk(world: World, *, allotment: int = 2, price: int = 100, **hotel: Any) -> Desk:
    """A hotel with a double on sale for 60 days."""
    made = await world.hotel(**hotel)
    room = await world.product(made, name="Double")
    await world.sell(made, room, allotment=allotment, price=price)
    return Desk(world, made, await world.session(made), room, world.today(made))


def done(answer: httpx2.Response) -> Any:
    """The body of an answer that must be a success."""
    assert answer.status_code == 200, answer.text
    return answer.json()


def fields_of(answer: httpx2.Response) -> list[tuple[str | None, str]]:
    """What an error names: each wrong field with its type."""
    return [(item.get("element"), item["type"]) for item in answer.json()["nested"]]


async def refused(
    desk: Desk, answer: httpx2.Response, before: dict[str, list[str]], status: int, *fields: tuple[str, str]
) -> None:
    """Be sure of a refusal: its status, the fields that it names, and that nothing changed."""
    assert answer.status_code == status, answer.text
    if fields:
        assert fields_of(answer) == list(fields)
    assert await desk.books() == before
