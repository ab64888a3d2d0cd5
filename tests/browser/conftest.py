"""A real Chromium, the machine's own: `make test` gets it from the distribution, never from the net."""

import os
import shutil
from typing import Any

import pytest

from tests.harness.processes import ApiServer

# Chromium's own traffic is kept out of the tests, and the sandbox that root cannot have.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str:
    """Return the browser's path: ROOMRACK_CHROMIUM, or the first that the machine has."""
    named = os.environ.get("ROOMRACK_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.fail("no Chromium: apt-get install -y --no-install-recommends chromium, or set ROOMRACK_CHROMIUM")
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    return {"executable_path": chromium(), "args": ARGUMENTS}


@pytest.fixture(scope="session")
def base_url(server: ApiServer) -> str:
    """Where `page.goto("/...")` begins."""
    return server.url
