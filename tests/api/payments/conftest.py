"""A hotel that takes payments, in a database of its own: no other test's worker may take its money."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx2
import pytest

from roomrack.core.clock import clock_from
from roomrack.entrypoints import wiring
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Database
from tests.api.payments.support import Till, till
from tests.contract.validation import check_response
from tests.factories import World
from tests.harness.cluster import Urls, copy_template, drop
from tests.harness.processes import ApiServer, ClockFile


@pytest.fixture(scope="session")
async def till_urls(cluster: Urls, worker_id: str) -> AsyncIterator[Urls]:
    """The database of these tests."""
    name = f"payments_{worker_id}"
    yield await copy_template(cluster, name)
    await drop(cluster, name)


@pytest.fixture(scope="session")
def till_clock(session_folder: Path) -> ClockFile:
    """Their clock."""
    return ClockFile(session_folder / "payments-clock.json")


@pytest.fixture
def clock(till_clock: ClockFile) -> Iterator[ClockFile]:
    """The same for a test that moves it; it runs normally again afterwards."""
    yield till_clock
    till_clock.run()


@pytest.fixture(scope="session")
def till_environment(environment: dict[str, str], till_urls: Urls, till_clock: ClockFile) -> dict[str, str]:
    """The settings of their processes."""
    return {**environment, **till_urls.environment(), "ROOMRACK_CLOCK": till_clock.setting}


@pytest.fixture(scope="session")
def server(till_environment: dict[str, str], session_folder: Path) -> Iterator[ApiServer]:
    """Their API process."""
    api = ApiServer(till_environment, session_folder / "payments-api.log").start()
    yield api
    api.stop()


@pytest.fixture(scope="session")
async def client(server: ApiServer) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of that, whose paths begin below /connect and that has no credential."""
    hooks = {"response": [check_response]}
    base = f"{server.url}/connect"
    async with httpx2.AsyncClient(base_url=base, timeout=30, trust_env=False, event_hooks=hooks) as http:
        yield http


@pytest.fixture(scope="session")
async def database(till_urls: Urls) -> AsyncIterator[Database]:
    """A connection that row-level security does not bind."""
    wiring.connect_slices()
    pool = Database(till_urls.worker, pool_size=8, application_name="roomrack-tests")
    await pool.open()
    yield pool
    await pool.close()


@pytest.fixture(scope="session")
def world(database: Database, keys: str, till_clock: ClockFile, client: httpx2.AsyncClient) -> World:
    """Makes what the tests need."""
    return World(database, Keyring.parse(keys), clock_from(till_clock.setting), client)


@pytest.fixture
async def shop(world: World, keys: str, till_clock: ClockFile) -> AsyncIterator[Till]:
    """A hotel with the processor of demos, and its worker."""
    made = await till(world, keys, till_clock)
    yield made
    await made.clear()
