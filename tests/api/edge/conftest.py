"""A server with the probe's operations, and a caller for it."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest

from tests.factories import Hotel, Session, World
from tests.harness.processes import ApiServer

PROBE = "tests.api.edge.probe:create_app"


@pytest.fixture(scope="session")
def probe_server(environment: dict[str, str], session_folder: Path) -> Iterator[ApiServer]:
    """Two API processes with the probe's operations."""
    folder = session_folder / "probe-metrics"
    folder.mkdir()
    settings = {**environment, "PROMETHEUS_MULTIPROC_DIR": str(folder)}
    server = ApiServer(settings, session_folder / "probe.log", application=PROBE, workers=2).start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
async def probe(probe_server: ApiServer) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of the probe server without a credential."""
    limits = httpx2.Limits(max_connections=100)
    base = f"{probe_server.url}/connect"
    async with httpx2.AsyncClient(base_url=base, timeout=30, trust_env=False, limits=limits) as http:
        yield http


@pytest.fixture
async def hotel(world: World) -> Hotel:
    """A property of the test's own."""
    return await world.hotel()


@pytest.fixture
async def session(world: World, hotel: Hotel, probe: httpx2.AsyncClient) -> Session:
    """An application that was granted the property."""
    return replace(await world.session(hotel), client=probe)


@pytest.fixture
def path(hotel: Hotel) -> str:
    """The probe's path for the property."""
    return f"/rest/x1/probe/{hotel.id}"
