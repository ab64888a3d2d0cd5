"""What clients see while the database can't be reached or is too busy, and that it ends by itself."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest

from tests.api.edge.conftest import PROBE
from tests.factories import Hotel, Session, World
from tests.harness.cluster import Urls
from tests.harness.processes import ApiServer
from tests.harness.proxy import DatabaseProxy

UNAVAILABLE = {
    "success": False,
    "type": "InternalServerError",
    "message": "The service is not available at the moment. Try again in 2 seconds.",
    "nested": [],
}


@pytest.fixture
async def way(urls: Urls) -> AsyncIterator[DatabaseProxy]:
    async with DatabaseProxy(urls.app) as proxy:
        yield proxy


@pytest.fixture
async def outer(
    way: DatabaseProxy, environment: dict[str, str], tmp_path: Path, world: World, hotel: Hotel
) -> AsyncIterator[Session]:
    """A caller of a server that reaches the database only through the proxy, with two connections for requests."""
    settings = {**environment, "ROOMRACK_DATABASE_URL": way.url, "ROOMRACK_POOL_SIZE": "2"}
    server = ApiServer(settings, tmp_path / "api.log", application=PROBE)
    super(ApiServer, server).start()
    try:
        await asyncio.to_thread(server.wait_ready)
        async with httpx2.AsyncClient(base_url=f"{server.url}/connect", timeout=30, trust_env=False) as client:
            yield replace(await world.session(hotel), client=client)
    finally:
        await asyncio.to_thread(server.stop)


async def test_without_the_database_requests_are_503_and_readiness_tells(
    outer: Session, way: DatabaseProxy, path: str
) -> None:
    root = str(outer.client.base_url).removesuffix("/connect/")
    keyed = {"Idempotency-Key": "through the outage"}
    assert (await outer.post(path, json={"label": "before"})).status_code == 200
    await way.cut()
    for answer in (
        await outer.get(path),
        await outer.post(path, json={"label": "during"}, headers=keyed),
        await outer.get(path),
    ):
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
        assert answer.json() == UNAVAILABLE
    ready = await outer.client.get(root + "/ready")
    assert ready.status_code == 503
    assert ready.json() == {"ready": False, "problems": ["the database does not answer"], "worker": "down"}
    assert (await outer.client.get(root + "/health")).status_code == 200
    await way.mend()
    assert (await outer.get(path)).json() == ["before"]
    answer = await outer.post(path, json={"label": "during"}, headers=keyed)
    assert answer.status_code == 200
    assert "Idempotency-Replayed" not in answer.headers
    assert (await outer.get(path)).json() == ["before", "during"]
    assert (await outer.client.get(root + "/ready")).status_code == 200


async def test_an_outage_in_the_middle_of_a_request_leaves_nothing(
    outer: Session, way: DatabaseProxy, path: str
) -> None:
    running = asyncio.create_task(outer.post(path, json={"label": "half", "seconds": 1}))
    await asyncio.sleep(0.5)
    await way.cut()
    answer = await running
    assert (answer.status_code, answer.json()) == (503, UNAVAILABLE)
    await way.mend()
    assert (await outer.get(path)).json() == []


async def test_more_requests_than_connections_wait_and_then_are_503(outer: Session, path: str) -> None:
    slow = [asyncio.create_task(outer.post(path, json={"label": "slow", "seconds": 12})) for _ in range(2)]
    await asyncio.sleep(0.5)
    answer = await outer.get(path)
    assert (answer.status_code, answer.json()) == (503, UNAVAILABLE)
    assert [done.status_code for done in await asyncio.gather(*slow)] == [200, 200]
