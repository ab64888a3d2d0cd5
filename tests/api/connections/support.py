"""What the tests of connections have in common: portals of applications, connections to them, and what they sell."""

import itertools
from typing import Any

from tests.factories.world import App, Hotel, Session, World

VALUES = ["PRICE", "AVAILABILITY", "MINSTAY", "MAXSTAY", "CLOSEARR", "CLOSEDEP", "STOPSELL", "CUTOFF"]
SIMULATOR, CHANNEX, ICAL = 900_001, 900_002, 900_003
_numbers = itertools.count(1)


def portal_body(banner: str, **more: Any) -> dict[str, Any]:
    """What an application sends to be a portal."""
    number = next(_numbers)
    return {
        "internalName": f"ota_{number}",
        "externalName": f"OTA {number}",
        "banner": banner,
        "loginUrl": "https://extranet.ota.example/login",
        "website": "https://ota.example/",
        "requiresHotelId": False,
        "contentMetas": [],
        **more,
    }


async def portal(
    world: World, banner: str, *, environment: str = "PRODUCTION", **more: Any
) -> tuple[App, dict[str, Any]]:
    """An application that is a portal, and the portal."""
    app = await world.application(environment=environment)
    session = await world.application_session(app)
    answer = await session.post("/rest/v1/portal/apiportal", json=portal_body(banner, **more))
    assert answer.status_code == 200, answer.text
    return app, answer.json()


async def connected(session: Session, hotel: Hotel, channel: int, **more: Any) -> dict[str, Any]:
    """A connection."""
    answer = await session.post(f"/rest/v1/connection/{hotel.id}", json={"channelId": channel, **more})
    assert answer.status_code == 200, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def sold(session: Session, hotel: Hotel, connection: int, **more: Any) -> dict[str, Any]:
    """Something that the portal sells."""
    body = {"roomId": f"R{next(_numbers)}", "roomName": "Double", "occupancy": 2, **more}
    answer = await session.post(f"/rest/v1/connection/external/{hotel.id}/{connection}", json=body)
    assert answer.status_code == 200, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def mapped(session: Session, hotel: Hotel, connection: int, product: int, external: int) -> dict[str, Any]:
    """A mapping."""
    answer = await session.post(
        f"/rest/v1/connection/mapping/{hotel.id}/{connection}",
        params={"product": product, "externalProduct": external},
    )
    assert answer.status_code == 200, answer.text
    made: dict[str, Any] = answer.json()
    return made


def one_error(body: dict[str, Any]) -> tuple[str, str]:
    """The type and the element of a refusal with one wrong field."""
    [item] = body["nested"]
    return item["type"], item["element"]
