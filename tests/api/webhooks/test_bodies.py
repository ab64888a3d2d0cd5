"""Bodies that are neither a form nor JSON, or too large, for subscriptions."""

from typing import Any

import pytest

from tests.factories import World

URL = "https://203.0.112.10/hook"
FORM = "application/x-www-form-urlencoded"
CASES = {
    "over a megabyte": (b"url=" + b"x" * 1_100_000, FORM, 413, "BadRequest"),
    "another media type": (b"url=x", "text/plain", 415, "BadRequest"),
    "no json": (b'{"url": ', "application/json", 400, "JsonParseExemption"),
}


async def subscribed(world: World) -> tuple[Any, dict[str, Any]]:
    session = await world.session(await world.hotel())
    answer = await session.post("/rest/v1/subscription/RESERVATION_CREATED", data={"url": URL})
    return session, answer.json()


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("method", ["POST", "PUT"])
async def test_refused(world: World, method: str, case: str) -> None:
    content, media, status, kind = CASES[case]
    session, made = await subscribed(world)
    target = made["id"] if method == "PUT" else "RESERVATION_CHANGE"
    headers = {"Content-Type": media}
    answer = await session.request(method, f"/rest/v1/subscription/{target}", content=content, headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (status, kind)
    assert (await session.get("/rest/v1/subscription")).json() == [made]


@pytest.mark.parametrize("case", CASES)
async def test_a_deletion_does_not_look_at_a_body(world: World, case: str) -> None:
    content, media, _, _ = CASES[case]
    session, made = await subscribed(world)
    headers = {"Content-Type": media}
    path = f"/rest/v1/subscription/{made['id']}"
    answer = await session.request("DELETE", path, content=content, headers=headers)
    assert (answer.status_code, answer.json()) == (200, made)
