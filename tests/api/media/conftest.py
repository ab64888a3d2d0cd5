"""A source of pictures for these tests, and what it takes to see a photo arrive."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest

from tests.factories import Hotel, Session, World
from tests.harness.processes import Worker
from tests.media.source import Source, serving


@pytest.fixture(scope="session")
async def source() -> AsyncIterator[Source]:
    async with serving() as source:
        yield source


@dataclass(frozen=True, slots=True)
class House:
    """A property with a session that may do everything."""

    hotel: Hotel
    session: Session
    base: str
    """Of the property's own photos."""

    async def add(self, url: str, *, path: str | None = None) -> int:
        """Ask for a photo; gives the task's id."""
        answer = await self.session.post(path or self.base, data={"url": url})
        assert answer.status_code == 200, answer.text
        assert answer.json() == {"id": answer.json()["id"], "status": "WAITING"}
        return int(answer.json()["id"])

    async def ended(self, task: int, seconds: float = 90) -> dict[str, Any]:
        """The task once it has ended."""
        async with asyncio.timeout(seconds):
            while True:
                found: dict[str, Any] = (
                    await self.session.get(f"/rest/v1/accommodation/{self.hotel.id}/queue/{task}")
                ).json()
                if found["status"] in {"DONE", "FAILED"}:
                    return found
                await asyncio.sleep(0.1)

    async def added(self, url: str, *, path: str | None = None) -> dict[str, Any]:
        """A photo that was asked for, fetched and is shown."""
        task = await self.ended(await self.add(url, path=path))
        assert task["status"] == "DONE", task
        shown = (await self.session.get(path or self.base)).json()
        return next(photo for photo in shown if photo["id"] == task["photo"])

    async def reason(self, url: str) -> str:
        """Why a photo could not be had."""
        task = await self.ended(await self.add(url))
        assert task["status"] == "FAILED", task
        return str(task["reason"])


@pytest.fixture
async def house(world: World, worker_process: Worker) -> House:
    hotel = await world.hotel()
    return House(hotel, await world.session(hotel), f"/rest/v1/accommodation/{hotel.id}/photos")


@pytest.fixture(scope="session")
async def plain(client: httpx2.AsyncClient) -> AsyncIterator[httpx2.AsyncClient]:
    """Somebody without a credential, who was told the address of a photo."""
    async with httpx2.AsyncClient(timeout=30, trust_env=False) as http:
        yield http
