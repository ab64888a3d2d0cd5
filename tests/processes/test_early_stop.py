"""An API that is asked to stop while it is still starting stops at once, at whichever moment that is."""

import time
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import pytest

from tests.harness.processes import ApiServer, Process

SECONDS_TO_STOP = 8
"""Far less than the time that requests in flight would get, which a lost signal would cost."""


@pytest.mark.parametrize("seconds", [0, 0.1, 0.4])
def test_a_starting_worker_does_not_lose_the_signal(
    environment: dict[str, str], tmp_path: Path, seconds: float
) -> None:
    server = ApiServer(environment, tmp_path / "api.log")
    Process.start(server)
    deadline = time.monotonic() + 60
    while not psutil.Process(server.pid).children():
        assert time.monotonic() < deadline, server.log.read_text()
        time.sleep(0.005)
    time.sleep(seconds)
    assert server.stop(SECONDS_TO_STOP) == 0
