"""listenToWebhooks: what a receiver would get, without one."""

import asyncio
import json
import time
from base64 import b64encode
from datetime import timedelta
from typing import Any

import pytest
from standardwebhooks import Webhook

from roomrack.core.rights import Area, Level
from tests.factories import Hotel, Session, World
from tests.factories.world import EVERYTHING

LISTEN = "/rest/x1/webhook/listen"


async def rented(world: World) -> tuple[Session, Hotel, int]:
    """Somebody who can book a room."""
    hotel = await world.hotel()
    product = await world.product(hotel)
    await world.sell(hotel, product)
    return await world.session(hotel), hotel, product


async def book(world: World, session: Session, hotel: Hotel, product: int) -> dict[str, Any]:
    arrival = world.today(hotel) + timedelta(3)
    answer = await session.post(
        f"/rest/v1/reservation/{hotel.id}",
        json={
            "channelId": 1,
            "product": product,
            "checkin": arrival.isoformat(),
            "checkout": (arrival + timedelta(1)).isoformat(),
            "guests": [{"givenName": "Ada", "familyName": "Lovelace"}],
        },
    )
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def heard(session: Session, **params: Any) -> dict[str, Any]:
    answer = await session.get(LISTEN, params=params)
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def everything(session: Session, after: str, count: int, **params: Any) -> list[dict[str, Any]]:
    """So many events after a cursor: they come one by one while transactions of others run."""
    found: list[dict[str, Any]] = []
    while len(found) < count:
        answer = await heard(session, after=after, wait=10, **params)
        assert answer["data"], "nothing came in time"
        found += answer["data"]
        after = answer["cursor"]
    return found


async def now(session: Session) -> str:
    """The cursor of the present."""
    begun = await heard(session)
    assert begun["data"] == []
    cursor: str = begun["cursor"]
    return cursor


async def test_events_come_as_the_webhooks_that_a_receiver_would_get(world: World) -> None:
    session, hotel, product = await rented(world)
    cursor = await now(session)
    booked = await book(world, session, hotel, product)
    answer = await heard(session, after=cursor, wait=5)
    (told,) = answer["data"]
    body = json.loads(told["body"])
    content = body["content"]
    assert told == {
        "accommodation": str(hotel.id),
        "type": "RESERVATION_CREATED",
        "reference": str(booked["id"]),
        "createTime": body["createTime"],
        "headers": told["headers"],
        "body": told["body"],
        "cursor": told["cursor"],
    }
    assert body == {
        "id": body["id"],
        "type": "RESERVATION_CREATED",
        "reference": str(booked["id"]),
        "retry": 18,
        "createTime": told["createTime"],
        "hmac": body["hmac"],
        "content": content,
        "subscription": {
            "id": 0,
            "apiMember": session.app.id,
            "type": "RESERVATION_CREATED",
            "createTime": told["createTime"],
            "endpoint": "",
            "priority": 0,
            "enabled": True,
        },
    }
    assert json.loads(content)["id"] == booked["id"]
    assert told["headers"]["Content-Type"] == "application/json"
    assert told["headers"]["webhook-id"] == f"evt_{body['id']}"
    Webhook(b64encode(session.app.client_secret.encode()).decode()).verify(told["body"], told["headers"])
    assert (await heard(session, after=answer["cursor"]))["data"] == []
    assert (await heard(session, after=told["cursor"]))["data"] == []


async def test_one_who_waits_hears_at_once(world: World) -> None:
    session, hotel, product = await rented(world)
    waiting = asyncio.create_task(heard(session, after=await now(session), wait=20))
    await asyncio.sleep(0.6)
    assert not waiting.done()
    booked = await book(world, session, hotel, product)
    (told,) = (await asyncio.wait_for(waiting, 10))["data"]
    assert told["reference"] == str(booked["id"])


async def test_waiting_ends_with_the_time_asked_for_and_moves_on(world: World) -> None:
    session, hotel, product = await rented(world)
    other, elsewhere, room = await rented(world)
    cursor = await now(session)
    await book(world, other, elsewhere, room)
    started = time.monotonic()
    answer = await heard(session, after=cursor, wait=1)
    assert answer["data"] == []
    assert time.monotonic() - started >= 1
    # Past what happened to others, so that it is not read again and again.
    assert int(answer["cursor"].partition(".")[0]) > int(cursor.partition(".")[0])
    booked = await book(world, session, hotel, product)
    (told,) = (await heard(session, after=answer["cursor"], wait=5))["data"]
    assert told["reference"] == str(booked["id"])


async def test_everything_is_read_in_order_and_once_in_pages_of_any_size(world: World) -> None:
    session, hotel, product = await rented(world)
    cursor = await now(session)
    booked = [await book(world, session, hotel, product) for _ in range(3)]
    for each in booked[:2]:
        await session.delete(f"/rest/v1/reservation/{hotel.id}/{each['id']}")
    whole = await everything(session, cursor, 5)
    expected = [("RESERVATION_CREATED", str(each["id"])) for each in booked]
    expected += [("RESERVATION_CANCELLED", str(each["id"])) for each in booked[:2]]
    assert [(told["type"], told["reference"]) for told in whole] == expected
    one_by_one = []
    after = cursor
    while page := (await heard(session, after=after, size=1))["data"]:
        one_by_one += page
        after = page[-1]["cursor"]
    assert [told["reference"] for told in one_by_one] == [told["reference"] for told in whole]
    cancelled = await heard(session, after=cursor, **{"event[]": ["RESERVATION_CANCELLED"]})
    assert [told["reference"] for told in cancelled["data"]] == [str(each["id"]) for each in booked[:2]]
    filtered = await heard(session, after=cursor, size=1, **{"event[]": "RESERVATION_CANCELLED"})
    assert [told["reference"] for told in filtered["data"]] == [str(booked[0]["id"])]


async def test_the_applications_own_subscription_is_named(world: World) -> None:
    session, hotel, product = await rented(world)
    made = await session.post("/rest/v1/subscription/RESERVATION_CREATED", data={"url": "https://203.0.112.10/hook"})
    cursor = await now(session)
    await book(world, session, hotel, product)
    (told,) = (await heard(session, after=cursor, wait=5))["data"]
    assert json.loads(told["body"])["subscription"] == made.json()


async def test_others_and_those_who_may_not_read_reservations_hear_nothing(world: World) -> None:
    session, hotel, product = await rented(world)
    stranger, _, _ = await rented(world)
    blind = await world.session(hotel, app=session.app, permissions={**EVERYTHING, Area.RESERVATION: Level.NONE})
    cursor = await now(session)
    await book(world, session, hotel, product)
    assert len((await heard(session, after=cursor, wait=5))["data"]) == 1
    for deaf in (stranger, blind):
        assert (await heard(deaf, after=cursor))["data"] == []


@pytest.mark.parametrize(
    ("params", "element"),
    [
        ({"after": "yesterday"}, "after"),
        ({"after": "9999999999999999.0"}, "after"),
        ({"after": "0.0", "event[]": "NEWS"}, "event[]"),
        ({"after": "0.0", "wait": 21}, "wait"),
        ({"after": "0.0", "wait": "long"}, "wait"),
        ({"after": "0.0", "size": -1}, "size"),
    ],
    ids=str,
)
async def test_wrong_parameters_are_named(world: World, params: dict[str, Any], element: str) -> None:
    session = await world.session(await world.hotel())
    answer = await session.get(LISTEN, params=params)
    assert (answer.status_code, answer.json()["element"]) == (400, element), answer.text


async def test_a_waiting_call_holds_nothing_of_the_database(world: World) -> None:
    """More wait at once than the server has connections, and others are served meanwhile."""
    session, hotel, product = await rented(world)
    cursor = await now(session)
    waiting = [asyncio.create_task(heard(session, after=cursor, wait=20)) for _ in range(40)]
    await asyncio.sleep(0.5)
    booked = await book(world, session, hotel, product)
    answers = await asyncio.gather(*waiting)
    assert {each["data"][0]["reference"] for each in answers} == {str(booked["id"])}
