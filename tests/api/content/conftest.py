"""A property that is connected to a portal, which is an application."""

import itertools
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest

from tests.api.connections.conftest import banner, pictures
from tests.api.connections.support import connected, portal
from tests.factories import App, Hotel, Session, World

__all__ = ["banner", "pictures"]

_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class House:
    """The property, a product of it, and its connection."""

    hotel: Hotel
    session: Session
    product: int
    connection: int
    portal: str
    """Its internal name."""
    ota: App
    """The application that is the portal."""

    @property
    def places(self) -> dict[str, str]:
        """Where the content is, by scope."""
        return {
            "connection": f"/rest/v1/content/connections/{self.connection}",
            "product": f"/rest/v1/content/products/{self.hotel.id}/{self.product}",
        }

    def url(self, scope: str, path: str) -> str:
        """The address of a section."""
        return f"{self.places[scope]}/{path}"


async def make(world: World, banner: str, **more: Any) -> House:
    """A house of a test's own; `more` is what its portal is like."""
    hotel = await world.hotel()
    session = await world.session(hotel)
    product = await world.product(hotel, name="Double")
    app, made = await portal(world, banner, **more)
    connection = await connected(session, hotel, made["id"])
    return House(hotel, session, product, connection["id"], made["internalName"], app)


@pytest.fixture
async def house(world: World, banner: str) -> House:
    return await make(world, banner)


def done(answer: httpx2.Response, status: int = 200) -> Any:
    """What a call answered that succeeded."""
    assert answer.status_code == status, answer.text
    return answer.json()


def refused(answer: httpx2.Response) -> tuple[int, str, list[str | None]]:
    """Status, type and wrong fields of a refusal."""
    body = answer.json()
    return answer.status_code, body["type"], [item.get("element") for item in body["nested"]]
