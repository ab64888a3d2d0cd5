"""`Idempotency-Key`: once is once, whatever happens in between."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest

from roomrack.infra import idempotency
from roomrack.infra.db import Database
from tests.factories import Hotel, Session, World
from tests.harness.processes import ClockFile

NOON = datetime(2031, 6, 1, 12, 0, tzinfo=UTC)


async def send(session: Session, path: str, key: str = "k", **body: Any) -> httpx2.Response:
    return await session.post(path, json=body, headers={"Idempotency-Key": key})


async def done(session: Session, path: str) -> list[str]:
    result: list[str] = (await session.get(path)).json()
    return result


def same(first: httpx2.Response, again: httpx2.Response) -> bool:
    assert first.headers["X-Request-Id"] != again.headers["X-Request-Id"]
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert first.headers["Content-Type"] == again.headers["Content-Type"]
    return (first.status_code, first.content) == (again.status_code, again.content)


async def test_the_same_request_again_gets_the_same_answer_and_works_once(session: Session, path: str) -> None:
    first = await send(session, path, label="once")
    again = await send(session, path, label="once")
    assert first.status_code == 200
    assert same(first, again)
    assert await done(session, path) == ["once"]


async def test_without_a_key_each_request_works(session: Session, path: str) -> None:
    for _ in range(2):
        await session.post(path, json={"label": "each"})
    assert await done(session, path) == ["each", "each"]


@pytest.mark.parametrize(("mode", "status"), [("refuse", 400), ("unknown", 422), ("mixed", 400), ("integrity", 400)])
async def test_a_refusal_by_a_rule_is_kept_and_its_changes_are_not(
    session: Session, path: str, mode: str, status: int
) -> None:
    first = await send(session, path, mode=mode, label="undone")
    again = await send(session, path, mode=mode, label="undone")
    assert first.status_code == status
    assert same(first, again)
    assert await done(session, path) == []


async def test_a_refusal_of_a_model_is_kept(session: Session, path: str) -> None:
    first = await send(session, path, amount="x")
    assert first.status_code == 400
    assert same(first, await send(session, path, amount="x"))


@pytest.mark.parametrize(
    ("mode", "status"), [("forbidden", 403), ("bug", 500), ("gone", 503), ("hopeless", 503), ("partner", 550)]
)
async def test_other_failures_leave_the_key_free(session: Session, path: str, mode: str, status: int) -> None:
    first = await send(session, path, mode=mode, label=mode)
    again = await send(session, path, mode=mode, label=mode)
    assert [first.status_code, again.status_code] == [status, status]
    assert "Idempotency-Replayed" not in again.headers
    assert await done(session, path) == []
    assert (await send(session, path, label="at last")).status_code == 200


async def test_a_used_up_quota_is_not_kept(
    world: World, hotel: Hotel, path: str, probe: httpx2.AsyncClient, clock: ClockFile
) -> None:
    clock.stand(NOON)
    app = await world.application(call_limit=1)
    session = replace(await world.session(hotel, app=app), client=probe)
    await session.get(path)
    assert (await send(session, path)).status_code == 403
    clock.stand(NOON + timedelta(minutes=5))
    answer = await send(session, path)
    assert answer.status_code == 200
    assert "Idempotency-Replayed" not in answer.headers


@pytest.mark.parametrize("change", ["body", "query"])
async def test_the_same_key_with_another_request_is_refused(session: Session, path: str, change: str) -> None:
    await send(session, path, label="first")
    other = path + "?word=other" if change == "query" else path
    answer = await send(session, other, label="first" if change == "query" else "second")
    assert answer.status_code == 400
    body = answer.json()
    assert (body["type"], body["element"]) == ("ApiParamsExemption", "Idempotency-Key")
    assert body["message"] == (
        "This Idempotency-Key was used with another request. Use a new key for every new request."
    )
    assert await done(session, path) == ["first"]
    assert (await send(session, path, label="first")).headers["Idempotency-Replayed"] == "true"


async def test_a_key_stands_for_one_application_and_one_property(
    session: Session, path: str, world: World, hotel: Hotel, probe: httpx2.AsyncClient
) -> None:
    other_hotel = await world.hotel()
    both = replace(await world.session(hotel, other_hotel), client=probe)
    for caller, where in ((session, path), (both, path), (both, f"/rest/x1/probe/{other_hotel.id}")):
        answer = await send(caller, where, label="mine")
        assert "Idempotency-Replayed" not in answer.headers
    assert await done(both, path) == ["mine", "mine"]
    assert await done(both, f"/rest/x1/probe/{other_hotel.id}") == ["mine"]


async def test_two_tokens_of_an_application_share_a_key(
    session: Session, path: str, world: World, hotel: Hotel, probe: httpx2.AsyncClient
) -> None:
    other = replace(await world.session(hotel, app=session.app), client=probe)
    assert same(await send(session, path), await send(other, path))


@pytest.mark.parametrize("key", ["", "x" * 256, "smörgås".encode(), b"a\tb"], ids=["empty", "long", "utf-8", "tab"])
async def test_a_key_that_cannot_be_one_is_refused(session: Session, path: str, key: str | bytes) -> None:
    answer = await session.post(path, json={}, headers={"Idempotency-Key": key})
    assert answer.status_code == 400
    assert answer.json()["element"] == "Idempotency-Key"
    assert await done(session, path) == []


async def test_put_has_no_keys(session: Session, path: str) -> None:
    for _ in range(2):
        answer = await session.put(path, json=[], headers={"Idempotency-Key": "k"})
        assert "Idempotency-Replayed" not in answer.headers


async def test_twins_at_the_same_moment_work_once(session: Session, path: str) -> None:
    answers = await asyncio.gather(*(send(session, path, label="twin", seconds=0.3) for _ in range(12)))
    assert {(answer.status_code, answer.content) for answer in answers} == {(200, answers[0].content)}
    assert sum("Idempotency-Replayed" in answer.headers for answer in answers) == 11
    assert await done(session, path) == ["twin"]


async def test_twins_of_which_the_first_fails_work_once(session: Session, path: str) -> None:
    answers = await asyncio.gather(*(send(session, path, mode="bug", seconds=0.1) for _ in range(3)))
    assert [answer.status_code for answer in answers] == [500, 500, 500]
    assert (await send(session, path, label="then")).status_code == 200


async def test_a_twin_waits_five_seconds_and_is_told_to_come_again(session: Session, path: str) -> None:
    slow = asyncio.create_task(send(session, path, label="slow", seconds=6))
    await asyncio.sleep(0.3)
    started = asyncio.get_running_loop().time()
    answer = await send(session, path, label="slow", seconds=6)
    assert 4.5 < asyncio.get_running_loop().time() - started < 6
    assert answer.status_code == 409
    assert answer.headers["Retry-After"] == "2"
    assert answer.json() == {
        "success": False,
        "type": "BadRequest",
        "message": "A request with the same Idempotency-Key is still being worked on. Send it again in 2 seconds.",
        "nested": [],
    }
    first = await slow
    assert same(first, await send(session, path, label="slow", seconds=6))
    assert await done(session, path) == ["slow"]


async def test_a_deadlock_under_a_key_works_once(session: Session, path: str) -> None:
    first = await send(session, path, mode="deadlock", label="d")
    assert first.status_code == 200
    assert same(first, await send(session, path, mode="deadlock", label="d"))
    assert await done(session, path) == ["d"]


@pytest.mark.parametrize(
    ("used", "again", "replayed"),
    [
        (timedelta(), timedelta(hours=23, minutes=59, seconds=59), True),
        (timedelta(), timedelta(hours=24), False),
        (timedelta(hours=11, minutes=59, seconds=59), timedelta(hours=12), True),
        (timedelta(hours=11, minutes=45), timedelta(hours=12, minutes=5), True),
        (timedelta(hours=11, minutes=45), timedelta(hours=35, minutes=30), True),
        (timedelta(hours=12, minutes=1), timedelta(hours=36), True),
        (timedelta(hours=12, minutes=1), timedelta(hours=36, minutes=2), False),
        (timedelta(hours=12, minutes=1), timedelta(hours=60), False),
        (timedelta(hours=11, minutes=55), timedelta(hours=36, minutes=2), False),
    ],
    ids=lambda value: str(value).replace(" ", ""),
)
async def test_a_key_stands_for_24_hours_across_midnight(
    world: World,
    hotel: Hotel,
    path: str,
    probe: httpx2.AsyncClient,
    clock: ClockFile,
    used: timedelta,
    again: timedelta,
    replayed: bool,
) -> None:
    app = await world.application()
    clock.stand(NOON + used)
    session = replace(await world.session(hotel, app=app), client=probe)
    first = await send(session, path, label="x")
    assert first.status_code == 200
    clock.stand(NOON + again)
    session = replace(await world.session(hotel, app=app), client=probe)
    second = await send(session, path, label="x")
    assert ("Idempotency-Replayed" in second.headers) == replayed
    assert await done(session, path) == ["x"] * (1 if replayed else 2)
    assert "Idempotency-Replayed" in (await send(session, path, label="x")).headers


async def test_answers_are_sealed(session: Session, path: str, database: Database) -> None:
    await send(session, path, mode="refuse", label="a-very-personal-word")
    async with database.gate.acquire() as connection:
        rows = await connection.fetch("select * from idempotency where application = $1", session.app.id)
    assert len(rows) >= 1
    assert all(row["kid"] == "test" for row in rows)
    assert b"personal" not in b"".join(row["answer"] + row["fingerprint"] + row["scope"] for row in rows)


async def test_the_partition_of_two_days_ago_is_emptied(
    world: World, hotel: Hotel, path: str, probe: httpx2.AsyncClient, clock: ClockFile, database: Database
) -> None:
    clock.stand(NOON)
    session = replace(await world.session(hotel), client=probe)
    await send(session, path)
    count = "select count(*) from idempotency where application = $1"
    async with database.gate.acquire() as connection:
        for later in (timedelta(), timedelta(hours=35)):
            await idempotency.forget(connection, NOON + later)
            assert await connection.fetchval(count, session.app.id) == 1
        assert await idempotency.forget(connection, NOON + timedelta(hours=36))
        assert await connection.fetchval(count, session.app.id) == 0
        assert not await idempotency.forget(connection, NOON + timedelta(hours=36))


async def test_identity_ignores_the_key(world: World, probe: httpx2.AsyncClient) -> None:
    app = await world.application()
    fields = {"client_id": app.client_id, "client_secret": app.client_secret}
    answers = [
        await probe.post("/rest/v1/identity/apilogin", data=fields, headers={"Idempotency-Key": "k"}) for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json()["access_token"] != answers[1].json()["access_token"]
