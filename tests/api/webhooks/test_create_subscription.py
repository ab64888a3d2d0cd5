"""createSubscription: docs/contract.md 1 and 10."""

import asyncio
import re
from typing import Any

import pytest

from roomrack.domain.webhooks.rules import HOOKS
from tests.factories import Session, World

PATH = "/rest/v1/subscription/RESERVATION_CREATED"
URL = "https://203.0.112.10/hook"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z\[UTC\]")


async def anyone(world: World) -> Session:
    """An application that was granted a property."""
    return await world.session(await world.hotel())


async def test_the_answer_is_the_subscription(world: World) -> None:
    session = await anyone(world)
    answer = await session.post(PATH, data={"url": URL})
    assert answer.status_code == 200
    body = answer.json()
    assert INSTANT.fullmatch(body.pop("createTime"))
    assert isinstance(body.pop("id"), int)
    assert body == {
        "apiMember": session.app.id,
        "type": "RESERVATION_CREATED",
        "endpoint": URL,
        "priority": 0,
        "enabled": True,
    }


@pytest.mark.parametrize(
    "options",
    [
        {"data": {"url": URL, "unknown": "1"}},
        {"files": {"url": (None, URL)}},
        {"json": {"url": URL, "unknown": 1}},
        {"params": {"url": URL}},
        {"params": {"url": URL}, "data": {"other": "1"}},
        {"params": {"url": URL}, "json": {}},
        {"params": {"url": "https://203.0.112.11/"}, "data": {"url": URL}},
    ],
    ids=["form", "multipart", "json", "query", "query and form", "query and json", "form before query"],
)
async def test_the_url_comes_as_form_query_or_json(world: World, options: dict[str, Any]) -> None:
    session = await anyone(world)
    answer = await session.post(PATH, **options)
    assert answer.status_code == 200, answer.text
    assert answer.json()["endpoint"] == URL


@pytest.mark.parametrize("hook", HOOKS)
async def test_every_event_of_the_contract_can_be_subscribed_to(world: World, hook: str) -> None:
    session = await anyone(world)
    answer = await session.post(f"/rest/v1/subscription/{hook}", data={"url": URL})
    assert answer.status_code == 200
    assert answer.json()["type"] == hook


async def test_a_second_subscription_to_the_event_is_refused(world: World) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    session = await world.session(hotel)
    sibling = await world.session(other, app=session.app)
    first = (await session.post(PATH, data={"url": URL})).json()
    answer = await sibling.post(PATH, data={"url": "https://203.0.112.11/"})
    assert answer.status_code == 400
    message = f"There is already a subscription to RESERVATION_CREATED, number {first['id']}. Change its URL instead."
    assert answer.json() == {
        "success": False,
        "type": "ApiValidationFailed",
        "message": message,
        "element": "event",
        "machine_name": "event",
        "human_name": "Event",
        "nested": [
            {
                "success": False,
                "type": "ApiValidationFailed",
                "message": message,
                "element": "event",
                "machine_name": "event",
                "human_name": "Event",
                "nested": [],
            }
        ],
    }
    assert (await session.get("/rest/v1/subscription")).json() == [first]


async def test_another_application_subscribes_to_the_same_event(world: World) -> None:
    hotel = await world.hotel()
    for session in (await world.session(hotel), await world.session(hotel)):
        assert (await session.post(PATH, data={"url": URL})).status_code == 200


async def test_of_concurrent_twins_one_wins(world: World) -> None:
    session = await anyone(world)
    answers = await asyncio.gather(*(session.post(PATH, data={"url": URL}) for _ in range(8)))
    assert sorted(answer.status_code for answer in answers) == [200] + [400] * 7
    assert {answer.json()["type"] for answer in answers if answer.status_code == 400} == {"ApiValidationFailed"}


async def test_an_unknown_event_is_named(world: World) -> None:
    session = await anyone(world)
    answer = await session.post("/rest/v1/subscription/RESERVATION_LOST", data={"url": URL})
    assert answer.status_code == 400
    body = answer.json()
    assert (body["type"], body["element"], [item["machine_name"] for item in body["nested"]]) == (
        "ApiParamsExemption",
        "event",
        ["event"],
    )


@pytest.mark.parametrize(
    "options", [{}, {"data": {"url": ""}}, {"json": {"url": None}}, {"data": {"other": "x"}}], ids=str
)
async def test_a_missing_url_is_named(world: World, options: dict[str, Any]) -> None:
    session = await anyone(world)
    answer = await session.post(PATH, **options)
    assert answer.status_code == 400
    body = answer.json()
    assert (body["type"], body["element"], body["message"]) == ("ApiParamsExemption", "url", "This value is required.")


@pytest.mark.parametrize("content", [{"url": 5}, {"url": ["https://203.0.112.10/"]}], ids=str)
async def test_a_url_of_another_type_is_named(world: World, content: dict[str, Any]) -> None:
    session = await anyone(world)
    answer = await session.post(PATH, json=content)
    assert answer.status_code == 400
    body = answer.json()
    assert (body["type"], body["element"]) == ("ApiParamsExemption", "$.url")


@pytest.mark.parametrize("content", ['["x"]', '"x"', "3"])
async def test_a_body_that_is_no_object_is_refused(world: World, content: str) -> None:
    session = await anyone(world)
    answer = await session.post(PATH, content=content, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("http://203.0.112.10/", "not an https URL"),
        ("ftp://203.0.112.10/", "not an https URL"),
        ("hook", "not an https URL"),
        ("https://10.0.0.1/", "leads to an address that is not public"),
        ("https://[::1]/", "leads to an address that is not public"),
        ("https://[64:ff9b::7f00:1]/", "leads to an address that is not public"),
        ("https://2852039166/", "leads to an address that is not public"),
        ("https://user@203.0.112.10/", "holds a user name or password"),
        ("https://203.0.112.10/ x", "holds white space, a control character or a backslash"),
        ("https://" + "a" * 2048, "longer than 2048 characters"),
    ],
    ids=lambda value: value[:40],
)
async def test_a_url_that_leads_nowhere_good_is_refused(world: World, url: str, problem: str) -> None:
    session = await anyone(world)
    answer = await session.post(PATH, data={"url": url})
    assert answer.status_code == 400
    body = answer.json()
    assert (body["type"], body["element"], body["message"]) == (
        "ApiValidationFailed",
        "url",
        f"Webhooks can't be sent to this URL: {problem}.",
    )
    assert (await session.get("/rest/v1/subscription")).json() == []


async def test_an_allowed_network_may_listen_without_tls(world: World) -> None:
    session = await anyone(world)
    answer = await session.post(PATH, data={"url": "http://127.0.0.1:9/hook"})
    assert (answer.status_code, answer.json()["endpoint"]) == (200, "http://127.0.0.1:9/hook")


async def test_no_credential_and_the_application_itself_are_refused(world: World) -> None:
    answer = await world.client.post(PATH, data={"url": URL})
    assert (answer.status_code, answer.json()["type"]) == (401, "ApiKeyMissing")
    itself = await world.application_session()
    answer = await itself.post(PATH, data={"url": URL})
    assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")


async def test_an_api_key_is_taken(world: World) -> None:
    session = await world.key_session(await world.hotel())
    assert (await session.post(PATH, data={"url": URL})).status_code == 200
