"""One fresh demo whose clock stands still, and what it answered to every example request."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.harness.demo import Demo
from tests.reference import recording


@dataclass(frozen=True)
class Recorded:
    """A demo after all example requests, with the files that they make."""

    demo: Demo
    files: dict[str, str]


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recorded]:
    """The demo that answered, still running."""
    folder = tmp_path_factory.mktemp("reference")
    demo = recording.start(folder)
    try:
        yield Recorded(demo, recording.record(demo))
    finally:
        demo.stop()
        shutil.rmtree(folder, ignore_errors=True)
