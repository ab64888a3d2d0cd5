"""How many calls an account at a channel has, over all workers."""

import asyncio
from datetime import timedelta

import pytest

from roomrack.domain.connections.repository import budget
from tests.distribution.stage import Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def spend(stage: Stage, account: str, calls: int, seconds: float = 1000) -> timedelta | None:
    async with stage.unit() as unit:
        return await budget.spend(unit, account, calls, seconds)


async def test_of_many_at_once_just_so_many_may_call(stage: Stage) -> None:
    waits = await asyncio.gather(*(spend(stage, "at-once", 7) for _ in range(40)))
    assert waits.count(None) == 7
    # Who asked first may be answered last: what was counted meanwhile lies ahead of its own instant then.
    assert all(timedelta() < wait < timedelta(seconds=1100) for wait in waits if wait is not None)


async def test_in_any_window_of_that_length_there_are_no_more(stage: Stage) -> None:
    assert await spend(stage, "window", 2) is None
    stage.wait(600)
    assert await spend(stage, "window", 2) is None
    wait = await spend(stage, "window", 2)
    assert wait is not None
    assert timedelta(seconds=300) < wait <= timedelta(seconds=400)
    stage.wait(wait.total_seconds())
    assert await spend(stage, "window", 2) is None
    again = await spend(stage, "window", 2)
    assert again is not None
    assert timedelta(seconds=500) < again <= timedelta(seconds=600)


async def test_a_call_of_a_worker_whose_clock_is_ahead_counts_and_one_of_a_clock_set_back_ends(stage: Stage) -> None:
    async with stage.unit() as unit:
        now = unit.now()
        await unit.raw.execute(
            "insert into channel_budget (account, instants) values ('ahead', array[$1::timestamptz, $2::timestamptz])",
            now + timedelta(seconds=2),
            now + timedelta(days=1),
        )
    assert await spend(stage, "ahead", 2) is None
    wait = await spend(stage, "ahead", 2)
    assert wait is not None
    assert timedelta(seconds=900) < wait <= timedelta(seconds=1002)
