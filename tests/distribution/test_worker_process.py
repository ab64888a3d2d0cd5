"""A real worker, killed while a channel has a call in its hands."""

from datetime import timedelta
from pathlib import Path

import pytest

from roomrack.domain.distribution.service import pushing
from tests.distribution.stage import LEFT, Stage, until
from tests.harness.processes import Worker
from tests.harness.simulator import Simulator

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_worker_that_is_killed_in_the_middle_of_a_call_loses_nothing(
    stage: Stage, simulator: Simulator, keys: str, tmp_path: Path
) -> None:
    settings = {
        **stage.urls.environment(),
        "ROOMRACK_KEYS": keys,
        "ROOMRACK_CLOCK": stage.clock.setting,
        "ROOMRACK_SIMULATOR_URL": simulator.url,
    }
    house = await stage.house(rooms=1)
    await stage.push()
    await stage.distributor.reconciler.drain()
    await stage.write(house, house.products[0], 0, 3, availability=4, price=10_000)
    await house.there.fault("delay", calls=["push"], seconds=20)
    before = len(await stage.pushes(house))
    worker = Worker(settings, tmp_path / "first.log").start()

    async def claimed() -> bool:
        rows = await stage.rows(
            "select from channel_work w join push_pending using (accommodation, connection)"
            " where connection = $1 and claimed and taken <> '{}'",
            house.connection,
        )
        return bool(rows)

    await until(claimed, 60)
    worker.kill()
    await house.there.mend()
    # What changes meanwhile is not lost either, and the newer value wins.
    await stage.write(house, house.products[0], 1, 1, availability=1)
    stage.wait(pushing.LEASE.total_seconds() + 1)
    worker = Worker(settings, tmp_path / "second.log").start()

    async def settled() -> bool:
        return not await stage.rows("select from push_pending where connection = $1", house.connection)

    try:
        await until(settled, 60)
    finally:
        worker.stop()
    shown = await stage.shown(house)
    day = stage.today(house)
    assert [shown[day + timedelta(place)][LEFT] for place in range(4)] == [4, 1, 4, 4]
    assert len(await stage.pushes(house)) > before
