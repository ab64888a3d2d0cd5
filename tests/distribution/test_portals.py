"""Portals that are applications are told by webhook, and nobody else is."""

import json
from datetime import timedelta
from typing import Any

import pytest

from roomrack.core.rights import Area, Level
from roomrack.domain.connections import service as connections
from roomrack.domain.identity import service as identity
from roomrack.domain.products import service as products
from roomrack.domain.properties import service as properties
from roomrack.domain.webhooks import service as webhooks
from tests.distribution.stage import LEFT, PRICE, STOP, House, Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")
HOOK = "PORTAL_SUBSCRIPTION_CALENDAR"


async def application(stage: Stage, house: int, name: str) -> int:
    """An application that a property granted its calendar, and that listens."""
    async with stage.unit() as unit:
        made, _ = await identity.create_application(unit, name=name, environment="PRODUCTION")
        person = await identity.create_person(
            unit, username=f"{name}{made.id}", password="correct horse battery", name=name, email=f"{made.id}@a.example"
        )
        await identity.issue_tokens(unit, made.id, person.id, {house: {Area.ACCOMMODATION: Level.READWRITE}})
        await webhooks.subscribe(unit, made.id, HOOK, "https://ota.example/hook")
    return made.id


async def test_the_portals_own_application_hears_of_what_changed(stage: Stage) -> None:
    async with stage.unit() as unit:
        home = await properties.create(
            unit, name="Villa", email="villa@hotel.example", given_name="Ada", family_name="Own"
        )
        room = (await products.create(unit, home.id, name="Double")).id
    own = await application(stage, home.id, "Portal")
    other = await application(stage, home.id, "Other")
    async with stage.unit() as unit:
        portal = await connections.create_portal(
            unit,
            own,
            {
                "internal_name": "lagoon",
                "external_name": "Lagoon",
                "login_url": "https://ota.example/",
                "website": "https://ota.example/",
                "requires_hotel": False,
                "calendar_values": None,
            },
            {"banner": "banner.png"},
        )
        made = await connections.create(
            unit, home.id, {"portal": portal.id, "calendar_values": (PRICE, LEFT, STOP)}, grant=None
        )
        external = await connections.add_external(
            unit, home.id, made.id, {"room": "1", "room_name": "Double", "rate": None, "occupancy": 2}
        )
        await connections.map_product(unit, home.id, made.id, room, external.id, paths=("product", "external"))
    house = House(home.id, home, [room], [], None, made.id)  # type: ignore[arg-type]
    await stage.change(house, update_calendar=True)
    await stage.write(house, room, 0, 3, availability=2, price=12_900)
    await stage.write(house, room, 2, 2, price=14_050)
    await stage.push()
    await _dispatched(stage)
    first = stage.today(house)
    days = [(first + timedelta(day)).isoformat() for day in range(730)]
    (content,) = await _contents(stage, own)
    assert content == {
        "data": [
            {
                "id": room,
                "name": "Double",
                "days": [
                    {"days": [days[0], days[1], days[3]], "price": 129, "availability": 2, "stopSells": False},
                    {"days": [days[2]], "price": 140.5, "availability": 2, "stopSells": False},
                    {"days": days[4:], "availability": 0, "stopSells": False},
                ],
            }
        ]
    }
    assert await _contents(stage, other) == []
    await stage.write(house, room, 1, 1, stop_sell=1)
    await stage.push()
    await _dispatched(stage)
    assert (await _contents(stage, own))[1]["data"][0]["days"] == [
        {"days": [days[1]], "price": 129, "availability": 2, "stopSells": True}
    ]
    (row,) = await stage.rows("select distinct reference from delivery where application = $1", own)
    assert row[0] == str(made.id)


async def _dispatched(stage: Stage) -> None:
    held_back = True
    while held_back:
        async with stage.unit() as unit:
            done = await webhooks.dispatch(unit)
        held_back = done.held_back or done.read > 0


async def _contents(stage: Stage, application: int) -> list[dict[str, Any]]:
    rows = await stage.rows("select content from delivery where application = $1 order by id", application)
    return [json.loads(row[0]) for row in rows]
