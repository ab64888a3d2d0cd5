"""The quota of an application, counted exactly (docs/contract.md 4)."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx2
import pytest

from roomrack.core.clock import clock_from
from roomrack.core.errors import QuotaExceeded
from roomrack.infra import quota
from roomrack.infra.db import Database
from roomrack.infra.quota import QuotaLedger
from tests.factories import Hotel, Session, World
from tests.harness.processes import ClockFile

NOON = datetime(2031, 5, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
async def limited(world: World, hotel: Hotel, probe: httpx2.AsyncClient, clock: ClockFile) -> Session:
    """An application that may call 5 times and draw 20 units, at the beginning of a window that stands still."""
    clock.stand(NOON)
    app = await world.application(call_limit=5, bulk_limit=20)
    return replace(await world.session(hotel, app=app), client=probe)


def shown(answer: httpx2.Response) -> tuple[int, ...]:
    names = ("Limit", "Remaining", "Reset")
    return (answer.status_code, *(int(answer.headers[f"X-RateLimit-{name}"]) for name in names))


async def test_calls_are_counted_shown_and_refused_when_used_up(limited: Session, path: str) -> None:
    answers = [await limited.get(path) for _ in range(7)]
    assert [shown(answer) for answer in answers] == [
        (200, 5, 4, 300),
        (200, 5, 3, 300),
        (200, 5, 2, 300),
        (200, 5, 1, 300),
        (200, 5, 0, 300),
        (403, 5, 0, 300),
        (403, 5, 0, 300),
    ]
    last = answers[-1]
    assert last.headers["Retry-After"] == "300"
    assert last.json() == {
        "success": False,
        "type": "ApiQuotaException",
        "message": "The quota is used up. It starts again in 300 seconds.",
        "nested": [],
    }


async def test_the_next_window_begins_at_the_epochs_next_300_seconds(
    limited: Session, path: str, clock: ClockFile
) -> None:
    for _ in range(6):
        await limited.get(path)
    clock.stand(NOON + timedelta(seconds=299))
    assert shown(await limited.get(path)) == (403, 5, 0, 1)
    clock.stand(NOON + timedelta(seconds=300))
    assert shown(await limited.get(path)) == (200, 5, 4, 300)


async def test_refused_calls_count(limited: Session, path: str) -> None:
    refusals = [
        await limited.post(path, content=b"{"),
        await limited.post(path, json={"mode": "refuse"}),
        await limited.post("/rest/x1/probe/999999999", json={}),
        await limited.post(path, content=b"{}", headers={"Content-Type": "text/plain"}),
    ]
    assert [shown(answer)[:3] for answer in refusals] == [(400, 5, 4), (400, 5, 3), (403, 5, 2), (415, 5, 1)]
    assert shown(await limited.get(path))[:3] == (200, 5, 0)


async def test_replayed_calls_count_with_their_cost(limited: Session, path: str) -> None:
    keyed = {"Idempotency-Key": "k"}
    first = await limited.post(path, json={"amount": 12}, headers=keyed)
    again = await limited.post(path, json={"amount": 12}, headers=keyed)
    assert [shown(first)[:3], shown(again)[:3]] == [(200, 5, 4), (200, 5, 3)]
    assert again.headers["Idempotency-Replayed"] == "true"
    assert first.headers["X-RateLimit-Additional-Cost"] == again.headers["X-RateLimit-Additional-Cost"] == "12"
    used_up = await limited.post(path, json={"amount": 1})
    assert (used_up.status_code, used_up.json()["type"]) == (403, "ApiQuotaException")


async def test_all_tokens_of_an_application_share_its_budget(
    limited: Session, path: str, world: World, hotel: Hotel, probe: httpx2.AsyncClient
) -> None:
    other = replace(await world.session(hotel, app=limited.app), client=probe)
    for _ in range(3):
        await limited.get(path)
    assert shown(await other.get(path))[:3] == (200, 5, 1)


async def test_calls_without_a_credential_count_for_nobody(limited: Session, path: str) -> None:
    for _ in range(7):
        answer = await limited.client.get(path)
        assert answer.status_code == 401
        assert "X-RateLimit-Limit" not in answer.headers
    assert shown(await limited.get(path))[:3] == (200, 5, 4)


async def test_additional_cost_has_a_budget_that_one_call_may_overdraw(limited: Session, path: str) -> None:
    first = await limited.post(path, json={"amount": 19})
    over = await limited.post(path, json={"amount": 1000})
    refused = await limited.post(path, json={"amount": 1, "label": "never"})
    assert [answer.status_code for answer in (first, over, refused)] == [200, 200, 403]
    assert [answer.headers["X-RateLimit-Additional-Cost"] for answer in (first, over, refused)] == ["19", "1000", "1"]
    assert refused.headers["Retry-After"] == "300"
    plain = await limited.get(path)
    assert plain.status_code == 200
    assert "never" not in plain.json()
    assert "X-RateLimit-Additional-Cost" not in plain.headers


async def test_a_handler_that_runs_again_pays_once(limited: Session, path: str) -> None:
    assert (await limited.post(path, json={"mode": "deadlock", "amount": 19})).status_code == 200
    assert (await limited.post(path, json={"amount": 1})).status_code == 200
    assert (await limited.post(path, json={"amount": 1})).status_code == 403


async def test_the_count_is_exact_over_two_processes(
    world: World, hotel: Hotel, path: str, probe: httpx2.AsyncClient, clock: ClockFile
) -> None:
    clock.stand(NOON)
    app = await world.application(call_limit=150, bulk_limit=100_000)
    sessions = [replace(await world.session(hotel, app=app), client=probe) for _ in range(2)]
    answers = await asyncio.gather(*(sessions[number % 2].get(path) for number in range(200)))
    assert sum(answer.status_code == 200 for answer in answers) == 150
    assert sum(answer.status_code == 403 for answer in answers) == 50
    remaining = sorted(int(answer.headers["X-RateLimit-Remaining"]) for answer in answers)
    assert remaining == [0] * 50 + list(range(150))


async def test_additional_cost_is_exact_over_many_connections(
    world: World, database: Database, clock: ClockFile
) -> None:
    clock.stand(NOON)
    app = await world.application()
    ledger = QuotaLedger(database, clock_from(clock.setting))

    async def charge(cost: int) -> bool:
        try:
            await ledger.charge(app.id, cost, 100)
        except QuotaExceeded:
            return False
        return True

    served = await asyncio.gather(*(charge(3) for _ in range(100)))
    assert sum(served) == 34
    assert await ledger.usage(app.id) == (0, 300)
    await ledger.charge(app.id, 0, 100)
    assert await ledger.count_call(app.id) == 1


async def test_old_counters_are_forgotten(world: World, database: Database, clock: ClockFile) -> None:
    app = await world.application()
    ledger = QuotaLedger(database, clock_from(clock.setting))
    clock.stand(NOON)
    await ledger.count_call(app.id)
    count = "select count(*) from quota_usage where application = $1"
    async with database.gate.acquire() as connection:
        await quota.forget(connection, NOON + quota.RETENTION)
        assert await connection.fetchval(count, app.id) == 1
        await quota.forget(connection, NOON + quota.RETENTION + timedelta(seconds=300))
        assert await connection.fetchval(count, app.id) == 0
