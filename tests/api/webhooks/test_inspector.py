"""findWebhookDeliveries, findWebhookDelivery, redeliverWebhooks, sendTestWebhook: the inspector over the API."""

from dataclasses import replace
from typing import Any

import pytest

from roomrack.core.rights import Area, Level
from roomrack.domain.webhooks import service as webhooks
from roomrack.domain.webhooks.rules import Attempt, refused
from tests.factories import Hotel, Session, World
from tests.factories.world import EVERYTHING

FIND, REDELIVER, TEST = "/rest/x1/webhook/delivery", "/rest/x1/webhook/redeliver", "/rest/x1/webhook/test"
URL = "https://203.0.112.10/hook"
STRANGE = 2**62


async def listening(world: World) -> tuple[Session, Hotel, int]:
    """An application that subscribed to new reservations, and the subscription's id."""
    hotel = await world.hotel()
    session = await world.session(hotel)
    made = await session.post("/rest/v1/subscription/RESERVATION_CREATED", data={"url": URL})
    return session, hotel, made.json()["id"]


async def tried(session: Session, hotel: Hotel, subscription: int) -> dict[str, Any]:
    """A test event's delivery."""
    answer = await session.post(TEST, json={"subscription": subscription, "accommodation": hotel.id})
    assert answer.status_code == 200, answer.text
    body: dict[str, Any] = answer.json()
    return body


async def end(world: World, hotel: Hotel, number: int) -> None:
    """Record that the receiver refused a delivery, as the courier does."""
    async with world.unit() as unit:
        key = (hotel.id, number)
        attempt = Attempt(
            key=key,
            number=1,
            started_at=unit.now(),
            micros=1500,
            endpoint=URL,
            request_headers='{"webhook-id": "msg_1"}',
            envelope='{"id":1,"content":null}',
            status=406,
            problem=None,
            answer_headers='{"Server": "test"}',
            answer_body="no",
            answer_bytes=2,
        )
        await webhooks.record(unit, [refused(key, 406)], [attempt])


async def test_a_test_event_is_a_delivery(world: World) -> None:
    session, hotel, subscription = await listening(world)
    made = await tried(session, hotel, subscription)
    assert made == {
        "id": made["id"],
        "accommodation": str(hotel.id),
        "subscription": subscription,
        "type": "RESERVATION_CREATED",
        "reference": made["reference"],
        "state": "WAITING",
        "attempts": 0,
        "test": True,
        "eventTime": made["createTime"],
        "createTime": made["createTime"],
        "dueTime": made["createTime"],
    }
    assert (await session.get(FIND)).json() == {"data": [made]}
    assert (await session.get(f"{FIND}/{made['id']}")).json() == {**made, "history": []}


async def test_attempts_are_shown_as_they_were(world: World) -> None:
    session, hotel, subscription = await listening(world)
    made = await tried(session, hotel, subscription)
    await end(world, hotel, made["id"])
    found = (await session.get(f"{FIND}/{made['id']}")).json()
    (attempt,) = found.pop("history")
    ended = {"state": "DEAD", "attempts": 1, "lastStatus": 406, "outcome": "REFUSED"}
    assert found == {**made, **ended, "finishTime": found["finishTime"]}
    body = attempt.pop("body")
    assert attempt == {
        "number": 1,
        "startTime": attempt["startTime"],
        "milliseconds": 1.5,
        "endpoint": URL,
        "headers": {"webhook-id": "msg_1"},
        "status": 406,
        "answerHeaders": {"Server": "test"},
        "answerBody": "no",
        "answerBytes": 2,
    }
    assert body.startswith('{"id":1,"content":"{\\"test\\":true,')


async def test_dead_letters_go_again(world: World) -> None:
    session, hotel, subscription = await listening(world)
    first = await tried(session, hotel, subscription)
    second = await tried(session, hotel, subscription)
    for each in (first, second):
        await end(world, hotel, each["id"])
    answer = await session.post(REDELIVER, json={"ids": [first["id"], second["id"]]})
    assert answer.status_code == 200
    again = answer.json()["data"]
    assert [each["redeliveryOf"] for each in again] == [first["id"], second["id"]]
    assert {each["state"] for each in again} == {"WAITING"}
    waiting = (await session.get(FIND, params={"state": "WAITING"})).json()["data"]
    assert waiting == again[::-1]
    assert [each["id"] for each in (await session.get(FIND, params={"state": "DEAD"})).json()["data"]] == [
        second["id"],
        first["id"],
    ]


async def test_a_key_of_idempotency_sends_again_once(world: World) -> None:
    session, hotel, subscription = await listening(world)
    made = await tried(session, hotel, subscription)
    await end(world, hotel, made["id"])
    answers = [
        await session.post(REDELIVER, json={"ids": [made["id"]]}, headers={"Idempotency-Key": "once"}) for _ in range(2)
    ]
    assert answers[0].json() == answers[1].json()
    assert len((await session.get(FIND)).json()["data"]) == 2


async def test_pages_and_filters(world: World) -> None:
    session, hotel, subscription = await listening(world)
    # Only their ids: another test's worker may be at the deliveries already.
    made = [(await tried(session, hotel, subscription))["id"] for _ in range(3)]

    async def found(**params: Any) -> tuple[list[int], int | None]:
        body = (await session.get(FIND, params=params)).json()
        return [one["id"] for one in body["data"]], body.get("next")

    assert await found(size=2) == (made[:0:-1], made[1])
    assert await found(size=2, before=made[1]) == (made[:1], None)
    [newest] = (await session.get(FIND, params={"size": 1})).json()["data"]
    assert newest["id"] in (await found(reference=newest["reference"]))[0]
    assert await found(event="RESERVATION_CHANGE") == ([], None)


@pytest.mark.parametrize(
    ("params", "element"),
    [({"state": "GONE"}, "state"), ({"before": "x"}, "before"), ({"before": 0}, "before"), ({"size": -1}, "size")],
    ids=str,
)
async def test_wrong_parameters_are_named(world: World, params: dict[str, Any], element: str) -> None:
    session = await world.session(await world.hotel())
    answer = await session.get(FIND, params=params)
    assert (answer.status_code, answer.json()["element"]) == (400, element)


async def test_a_page_has_at_most_500(world: World) -> None:
    session = await world.session(await world.hotel())
    answer = await session.get(FIND, params={"size": 501})
    assert (answer.status_code, answer.json()["element"]) == (400, "size")


@pytest.mark.parametrize(
    ("body", "element"),
    [
        ({}, "$.ids"),
        ({"ids": "1"}, "$.ids"),
        ({"ids": [0]}, "$.ids[0]"),
        ({"ids": [1.5]}, "$.ids[0]"),
        ({"ids": list(range(1, 102))}, "$.ids"),
    ],
    ids=["missing", "no list", "zero", "fraction", "too many"],
)
async def test_wrong_bodies_are_named(world: World, body: dict[str, Any], element: str) -> None:
    session = await world.session(await world.hotel())
    answer = await session.post(REDELIVER, json=body)
    assert (answer.status_code, answer.json()["element"]) == (400, element), answer.text


async def test_what_is_not_finished_or_nothing_is_not_sent_again(world: World) -> None:
    session, hotel, subscription = await listening(world)
    done, waiting = await tried(session, hotel, subscription), await tried(session, hotel, subscription)
    await end(world, hotel, done["id"])
    both = await session.post(REDELIVER, json={"ids": [done["id"], waiting["id"]]})
    assert both.status_code == 400
    assert both.json()["message"] == f"Delivery {waiting['id']} is not finished: it is sent again by itself."
    none = await session.post(REDELIVER, json={"ids": []})
    assert (none.status_code, none.json()["message"]) == (400, "Choose between 1 and 100 deliveries that have content.")
    await session.delete(f"/rest/v1/subscription/{subscription}")
    nobody = await session.post(REDELIVER, json={"ids": [done["id"]]})
    assert (nobody.status_code, nobody.json()["message"]) == (
        400,
        "There is no subscription to RESERVATION_CREATED any more. Subscribe first.",
    )
    assert len((await session.get(FIND)).json()["data"]) == 2


async def test_others_deliveries_are_not_found(world: World) -> None:
    session, hotel, subscription = await listening(world)
    made = await tried(session, hotel, subscription)
    stranger = await world.session(hotel)
    sibling = await world.session(await world.hotel(), app=session.app)
    for other in (stranger, sibling):
        assert (await other.get(FIND)).json() == {"data": []}
        assert (await other.get(f"{FIND}/{made['id']}")).status_code == 404
        assert (await other.post(REDELIVER, json={"ids": [made["id"]]})).status_code == 404
    for body in (
        {"subscription": subscription, "accommodation": STRANGE},
        {"subscription": STRANGE, "accommodation": hotel.id},
    ):
        assert (await session.post(TEST, json=body)).status_code == 404
    other_application = await stranger.post(TEST, json={"subscription": subscription, "accommodation": hotel.id})
    assert other_application.status_code == 404


async def test_who_may_not_read_reservations_sees_nothing_of_them(world: World) -> None:
    session, hotel, subscription = await listening(world)
    made = await tried(session, hotel, subscription)
    await end(world, hotel, made["id"])
    blind = await world.session(hotel, app=session.app, permissions={**EVERYTHING, Area.RESERVATION: Level.NONE})
    assert (await blind.get(FIND)).json() == {"data": []}
    assert (await blind.get(f"{FIND}/{made['id']}")).status_code == 404
    assert (await blind.post(REDELIVER, json={"ids": [made["id"]]})).status_code == 404
    async with world.unit() as unit:
        unit.context = replace(unit.context, scope=frozenset({hotel.id}))
        assert len(await webhooks.deliveries(unit, session.app.id)) == 1


async def test_an_id_that_is_no_number_is_wrong(world: World) -> None:
    session = await world.session(await world.hotel())
    answer = await session.get(f"{FIND}/first")
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")


@pytest.mark.parametrize("path", [REDELIVER, TEST])
async def test_bodies_that_are_missing_too_large_or_no_json_are_refused(world: World, path: str) -> None:
    session = await world.session(await world.hotel())
    assert (await session.post(path, json={})).status_code == 400
    large = await session.post(
        path, content=b'"' + b"x" * 1_100_000 + b'"', headers={"Content-Type": "application/json"}
    )
    assert (large.status_code, large.json()["type"]) == (413, "BadRequest")
    other = await session.post(path, content=b"<a/>", headers={"Content-Type": "application/xml"})
    assert (other.status_code, other.json()["type"]) == (415, "BadRequest")
