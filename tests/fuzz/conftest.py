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


@pytest.fixture(scope="session")
def untouched() -> list[Ground]:
    """The ground of the last test, if it is still as it was made."""
    return []


@pytest.fixture
async def ground(target: Arena, untouched: list[Ground]) -> AsyncIterator[Ground]:
    """A property with something of every kind: a new one after each request that may have changed something.

    What is refused changes nothing (docs/contract.md 1), and making the ground costs twice what is thrown at it.
    """
    if not untouched:
        untouched.append(await make(target.world))
    changes = tally.changes.total()
    yield untouched[0]
    if tally.changes.total() != changes:
        untouched.clear()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what was sent, and how to send it again."""
    if tally.cases:
        sent = ", ".join(f"{count} {kind}" for kind, count in sorted(tally.cases.items()))
        terminalreporter.write_line(f"FUZZ {sent} cases; to repeat them: {tally.SEED_VARIABLE}={tally.SEED}")
        if terminalreporter.config.option.verbose > 0:
            for (name, status), count in sorted(tally.answers.items()):
                terminalreporter.write_line(f"FUZZ {name} {status}: {count}")
