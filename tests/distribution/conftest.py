"""A database of their own for these tests, a real simulator, and hotels that are sold there."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.channels.simulator.adapter import SimulatorChannel
from roomrack.core.clock import clock_from
from roomrack.domain.connections import service as connections
from roomrack.entrypoints import wiring
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database
from tests.distribution.stage import Stage
from tests.harness.cluster import Urls, copy_template, drop
from tests.harness.processes import ClockFile
from tests.harness.simulator import Control, Simulator


@pytest.fixture(scope="module")
async def own_urls(cluster: Urls, worker_id: str, request: pytest.FixtureRequest) -> AsyncIterator[Urls]:
    """This module's own database."""
    name = f"distribution_{worker_id}_{request.module.__name__.rpartition('.')[2]}"
    yield await copy_template(cluster, name)
    await drop(cluster, name)


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    """A real simulator on loopback."""
    running = Simulator(tmp_path_factory.mktemp("simulator") / "simulator.log").start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
async def control(simulator: Simulator) -> AsyncIterator[Control]:
    """Who controls it."""
    control = simulator.control()
    await control.ota("alba")
    yield control
    await control.close()


@pytest.fixture
def own_clock(tmp_path: Path) -> ClockFile:
    """The clock of this test."""
    return ClockFile(tmp_path / "clock.json")


@pytest.fixture
async def stage(
    own_urls: Urls, keys: str, own_clock: ClockFile, simulator: Simulator, control: Control
) -> AsyncIterator[Stage]:
    """Where these tests play."""
    wiring.connect_slices()
    outgoing = AiohttpOutgoing()
    known = dict(connections.channels)
    connections.channels["simulator"] = SimulatorChannel(outgoing.trusting(simulator.url), simulator.url)
    database = Database(own_urls.worker, pool_size=8, application_name="roomrack-tests-distribution")
    context = Context(clock=clock_from(own_clock.setting), keyring=Keyring.parse(keys), actor={"kind": "test"})
    yield Stage(database, context, control, own_clock, own_urls)
    connections.channels.clear()
    connections.channels.update(known)
    await outgoing.close()
    await database.close()
