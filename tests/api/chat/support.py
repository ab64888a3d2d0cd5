"""A hotel that talks with its guests."""

from dataclasses import dataclass, field
from typing import Any

import httpx2

from roomrack.domain.identity import service as identity
from tests.api.reservations.support import Desk, desk, done
from tests.factories import Hotel, Session, World
from tests.factories.world import EVERYTHING


@dataclass(frozen=True)
class Colleague:
    """Somebody else who works for the hotel, with an application of his own."""

    person: int
    session: Session
    path: str

    async def get(self, path: str, **params: Any) -> httpx2.Response:
        """GET below the chat of the hotel."""
        return await self.session.get(f"{self.path}/{path}", params=params)


@dataclass(frozen=True)
class Chat:
    """The chat of a hotel, seen through the API."""

    desk: Desk
    guest: dict[str, Any] = field(default_factory=lambda: {"externalGuest": "guest", "firstname": "Ada"})

    @property
    def world(self) -> World:
        """Where it is."""
        return self.desk.world

    @property
    def hotel(self) -> Hotel:
        """Whose it is."""
        return self.desk.hotel

    @property
    def session(self) -> Session:
        """Who calls."""
        return self.desk.session

    @property
    def path(self) -> str:
        """Where it begins."""
        return f"/rest/v1/chat/{self.hotel.id}"

    async def request(self, method: str, path: str, **options: Any) -> httpx2.Response:
        """Any call."""
        return await self.session.request(method, f"{self.path}/{path}", **options)

    async def get(self, path: str, **params: Any) -> httpx2.Response:
        """GET."""
        return await self.request("GET", path, params=params)

    async def put(self, path: str, **options: Any) -> httpx2.Response:
        """PUT."""
        return await self.request("PUT", path, **options)

    async def patch(self, path: str, **options: Any) -> httpx2.Response:
        """PATCH."""
        return await self.request("PATCH", path, **options)

    async def delete(self, path: str, **options: Any) -> httpx2.Response:
        """DELETE."""
        return await self.request("DELETE", path, **options)

    async def write(self, **body: Any) -> httpx2.Response:
        """Write a message."""
        return await self.request("POST", "messages", json=body)

    async def thread(
        self,
        *,
        name: str = "inbox",
        text: str = "Is there a lift?",
        guest: dict[str, Any] | None = None,
        processor: str = "CHANNEL",
        **more: Any,
    ) -> int:
        """A thread that a guest has opened; gives its id."""
        made = await self.write(
            externalThreadId=name,
            sender=guest or self.guest,
            processor=processor,
            attributes=[{"value": text}],
            **more,
        )
        return int(done(made)["threadId"])

    async def messages(self, thread: int) -> list[dict[str, Any]]:
        """The messages of a thread."""
        found: list[dict[str, Any]] = done(await self.get(f"threads/{thread}/messages"))["data"]
        return found

    async def members(self, thread: int) -> list[int]:
        """Who of the hotel is in a thread."""
        return [each["id"] for each in done(await self.get(f"threads/{thread}"))["persons"] if "userId" in each]

    async def colleague(self) -> Colleague:
        """Somebody else who works for the hotel."""
        async with self.world.unit() as unit:
            made = await identity.create_person(unit, username=f"second@{self.hotel.id}.example", name="Grace Hopper")
            await identity.add_membership(unit, made.id, self.hotel.id, "STAFF")
        app = await self.world.application()
        async with self.world.unit() as unit:
            pair = await identity.issue_tokens(unit, app.id, made.id, {self.hotel.id: EVERYTHING})
        headers = {"Authorization": f"Bearer {pair.access_token}"}
        return Colleague(made.id, Session(self.world.client, headers, app), self.path)

    async def due(self) -> list[int]:
        """The messages that wait for being sent."""
        rows = await self.desk._rows(
            "select id from chat_message where accommodation = $1 and due_at is not null order by id"
        )
        return [row["id"] for row in rows]

    async def told(self) -> list[tuple[str, int]]:
        """What was recorded of messages, in order."""
        rows = await self.desk._rows(
            "select type, reference from event where accommodation = $1 and type like 'chat.message%' order by id"
        )
        return [(row["type"], int(row["reference"])) for row in rows]


async def chat(world: World, **hotel: Any) -> Chat:
    """A hotel with a room on sale and nothing said yet."""
    return Chat(await desk(world, **hotel))


def text_of(message: dict[str, Any]) -> str:
    """What a message says."""
    return next(str(each["value"]) for each in message["attributes"] if each["type"] == "TEXT")
