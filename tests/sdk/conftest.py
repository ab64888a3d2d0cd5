"""A demo for the SDKs to talk to, and a small server that misbehaves on demand."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.harness.demo import Demo
from tests.sdk.faulty import Faulty


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A running demo."""
    running = Demo(tmp_path_factory.mktemp("sdk-demo") / "data")
    running.wait_ready(120)
    running.wait_announced()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def known(demo: Demo) -> dict[str, Any]:
    """The demo's ids and credentials."""
    return demo.known()


@pytest.fixture
def faulty() -> Iterator[Faulty]:
    """A server that answers what it is told to."""
    with Faulty() as server:
        yield server
