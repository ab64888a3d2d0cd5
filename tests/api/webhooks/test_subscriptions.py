"""retrieveSubscriptions, listSubscriptions, updateSubscription, deleteSubscription: docs/contract.md 10."""

from typing import Any

import pytest

from roomrack.domain.webhooks.rules import HOOKS
from tests.factories import Session, World

URL = "https://203.0.112.10/hook"
OTHER = "https://203.0.112.11/other?a=1"


async def subscribed(world: World, *hooks: str) -> tuple[Session, list[dict[str, Any]]]:
    """An application and its subscriptions."""
    session = await world.session(await world.hotel())
    made = []
    for hook in hooks or ["RESERVATION_CREATED"]:
        answer = await session.post(f"/rest/v1/subscription/{hook}", data={"url": URL})
        assert answer.status_code == 200
        made.append(answer.json())
    return session, made


async def test_the_list_holds_the_applications_own_only(world: World) -> None:
    session, made = await subscribed(world, "RESERVATION_CHANGE", "RESERVATION_CREATED")
    stranger, other = await subscribed(world)
    assert (await session.get("/rest/v1/subscription")).json() == made
    assert (await stranger.get("/rest/v1/subscription")).json() == other
    sibling = await world.session(await world.hotel(), app=session.app)
    assert (await sibling.get("/rest/v1/subscription")).json() == made


async def test_no_subscription_is_an_empty_array(world: World) -> None:
    session = await world.session(await world.hotel())
    answer = await session.get("/rest/v1/subscription")
    assert (answer.status_code, answer.json()) == (200, [])


async def test_the_events_are_listed_by_name(world: World) -> None:
    session = await world.session(await world.hotel())
    answer = await session.get("/rest/v1/subscription/list")
    assert (answer.status_code, answer.json()) == (200, list(HOOKS))


@pytest.mark.parametrize(
    "options",
    [{"params": {"url": OTHER}}, {"data": {"url": OTHER}}, {"json": {"url": OTHER}}],
    ids=["query", "form", "json"],
)
async def test_an_update_changes_the_url_and_nothing_else(world: World, options: dict[str, Any]) -> None:
    session, (made,) = await subscribed(world)
    answer = await session.put(f"/rest/v1/subscription/{made['id']}", **options)
    assert answer.status_code == 200
    assert answer.json() == {**made, "endpoint": OTHER}
    assert (await session.get("/rest/v1/subscription")).json() == [{**made, "endpoint": OTHER}]


async def test_an_update_to_a_bad_url_changes_nothing(world: World) -> None:
    session, (made,) = await subscribed(world)
    for options, kind in (
        ({}, "ApiParamsExemption"),
        ({"params": {"url": "http://203.0.112.10/"}}, "ApiValidationFailed"),
        ({"params": {"url": "https://192.168.0.1/"}}, "ApiValidationFailed"),
    ):
        answer = await session.put(f"/rest/v1/subscription/{made['id']}", **options)
        assert (answer.status_code, answer.json()["type"], answer.json()["element"]) == (400, kind, "url")
    assert (await session.get("/rest/v1/subscription")).json() == [made]


async def test_a_deletion_answers_with_what_was_deleted(world: World) -> None:
    session, made = await subscribed(world, "RESERVATION_CHANGE", "RESERVATION_CREATED")
    answer = await session.delete(f"/rest/v1/subscription/{made[0]['id']}")
    assert (answer.status_code, answer.json()) == (200, made[0])
    assert (await session.get("/rest/v1/subscription")).json() == made[1:]
    again = await session.delete(f"/rest/v1/subscription/{made[0]['id']}")
    assert again.status_code == 404
    renewed = await session.post("/rest/v1/subscription/RESERVATION_CHANGE", data={"url": OTHER})
    assert renewed.status_code == 200


async def test_another_applications_subscription_is_an_unknown_one(world: World) -> None:
    _, (theirs,) = await subscribed(world)
    session, _ = await subscribed(world)
    bodies = []
    for number in (theirs["id"], 999_999_999_999, 2**63 - 1, -1):
        for method, options in (("PUT", {"params": {"url": OTHER}}), ("DELETE", {})):
            answer = await session.request(method, f"/rest/v1/subscription/{number}", **options)
            assert answer.status_code == 404
            bodies.append(answer.json())
    assert all(
        body
        == {
            "success": False,
            "type": "ApiResourceMissing",
            "message": "WebhookSubscription not found.",
            "element": "WebhookSubscription",
            "nested": [],
        }
        for body in bodies
    )


@pytest.mark.parametrize("number", ["abc", "1.5", str(2**63), "9" * 40])
@pytest.mark.parametrize("method", ["PUT", "DELETE"])
async def test_an_id_that_is_none_is_named(world: World, method: str, number: str) -> None:
    session, _ = await subscribed(world)
    answer = await session.request(method, f"/rest/v1/subscription/{number}", params={"url": OTHER})
    assert answer.status_code == 400
    assert (answer.json()["type"], answer.json()["element"]) == ("ApiParamsExemption", "id")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/rest/v1/subscription"),
        ("GET", "/rest/v1/subscription/list"),
        ("PUT", "/rest/v1/subscription/1"),
        ("DELETE", "/rest/v1/subscription/1"),
    ],
)
async def test_no_credential_and_the_application_itself_are_refused(world: World, method: str, path: str) -> None:
    answer = await world.client.request(method, path)
    assert (answer.status_code, answer.json()["type"]) == (401, "ApiKeyMissing")
    itself = await world.application_session()
    answer = await itself.request(method, path)
    assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")
