"""A season at three OTAs under faults: nothing oversold by us, calendars equal, bookings and messages exactly once.

`ROOMRACK_SEASON` repeats the season of a seed.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harness.cluster import Urls
from tests.harness.simulator import Simulator
from tests.scale import scaled
from tests.season.audit import Audit
from tests.season.course import Course
from tests.season.resort import resort
from tests.season.script import season

SEED = int(os.environ.get("ROOMRACK_SEASON", "1"))
ROUNDS = scaled(6, 60)


@pytest.fixture
def simulator(tmp_path: Path) -> Iterator[Simulator]:
    """A real simulator on loopback."""
    running = Simulator(tmp_path / "simulator.log").start()
    yield running
    running.stop()


@pytest.mark.soak
async def test_a_season(
    cluster: Urls, environment: dict[str, str], tmp_path: Path, simulator: Simulator, worker_id: str
) -> None:
    async with resort(cluster, environment, tmp_path, simulator, f"season_{worker_id}", SEED) as place:
        course = Course(place, SEED)
        await course.play(season(SEED, ROUNDS))
        days = (place.today - place.first).days
        print(
            f"seed {SEED}: {days} days, {dict(course.told)}, {len(course.answers)} answers, {place.worker.killed} kills"
        )
        await Audit(course).all()
