"""A simulator, and who controls it."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.channels.simulator.adapter import SimulatorChannel
from roomrack.ports.channels import Target
from tests.harness.simulator import Control, Simulator

TARGETS = (Target("DBL", "STD", 2), Target("DBL", "NR", 2), Target("SGL", None, 1), Target("DBL", "STD", 1))


@pytest.fixture(scope="session")
def simulator(session_folder: Path) -> Iterator[Simulator]:
    """A real simulator on loopback."""
    running = Simulator(session_folder / "simulator.log").start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
async def control(simulator: Simulator) -> AsyncIterator[Control]:
    """Who controls it; its OTAs take as many calls as come."""
    control = simulator.control()
    for ota in ("alba", "bora", "cima"):
        await control.ota(ota, replenishes=ota == "bora")
    yield control
    await control.close()


@pytest.fixture(scope="session")
async def channel(simulator: Simulator) -> AsyncIterator[SimulatorChannel]:
    """The channel to it, as an operator's settings open it: the guard itself allows no network."""
    outgoing = AiohttpOutgoing()
    yield SimulatorChannel(outgoing.trusting(simulator.url), simulator.url)
    await outgoing.close()
