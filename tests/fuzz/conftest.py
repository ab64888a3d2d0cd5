"""An API process and a database for the fuzzing alone. No worker runs there: nothing is mailed or delivered."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.concurrency.arena import Arena, arena
from tests.fuzz import tally
from tests.fuzz.ground import Ground, make
from tests.harness.cluster import Urls
from tests.harness.processes import Vault


@pytest.fixture(scope="session")
async def target(
    cluster: Urls, environment: dict[str, str], session_folder: Path, worker_id: str, vault: Vault
) -> AsyncIterator[Arena]:
    """The server that is fuzzed, and the card vault that some of its operations ask."""
    async with arena(cluster, f"fuzz_{worker_id}", environment, session_folder, processes=1) as made:
        yield made


@pytest.fixture
async def ground(target: Arena) -> Ground:
    """A property with something of every kind."""
    return await make(target.world)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what was sent, and how to send it again."""
    if tally.cases:
        sent = ", ".join(f"{count} {kind}" for kind, count in sorted(tally.cases.items()))
        terminalreporter.write_line(f"FUZZ {sent} cases; to repeat them: {tally.SEED_VARIABLE}={tally.SEED}")
        if terminalreporter.config.option.verbose > 0:
            for (name, status), count in sorted(tally.answers.items()):
                terminalreporter.write_line(f"FUZZ {name} {status}: {count}")
