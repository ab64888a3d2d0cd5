"""Workers that die, are slow, or are two."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest

from roomrack.domain.connections import service as connections
from roomrack.domain.distribution.jobs import Distributor
from roomrack.domain.distribution.repository import work
from roomrack.domain.distribution.service import pushing, recording
from roomrack.domain.distribution.service.recording import Going, Recorded
from roomrack.ports.channels import Account, CalendarChange, Receipt
from tests.distribution.stage import LEFT, PRICE, House, Stage, euros

pytestmark = pytest.mark.asyncio(loop_scope="session")


class Watched:
    """The channel, with an eye on how many calls of a hotel are open at once."""

    def __init__(self) -> None:
        self.real = connections.channels["simulator"]
        self.name = self.real.name
        self.abilities = self.real.abilities
        self.open = 0
        self.most = 0

    async def push(self, account: Account, changes: Sequence[CalendarChange]) -> Receipt:
        """Pass a call on, slowly."""
        self.open += 1
        self.most = max(self.most, self.open)
        await asyncio.sleep(0.05)
        try:
            return await self.real.push(account, changes)
        finally:
            self.open -= 1


async def raced(stage: Stage, house: House) -> int:
    """Let two workers push while the calendar changes; gives how many calls were open at once."""
    watched = Watched()
    connections.channels["simulator"] = watched  # type: ignore[assignment]
    try:
        workers = [Distributor(stage.database, stage.context) for _ in range(2)]
        for price in range(10_000, 10_010):
            await stage.write(house, house.products[0], 0, 5, price=price, availability=2)
            await stage.mark()
            await asyncio.gather(*(worker.pusher._round() for worker in workers))
            await asyncio.sleep(0.02)
        for worker in workers:
            await asyncio.gather(*worker.pusher._doing)
        await workers[0].pusher.drain()
    finally:
        connections.channels["simulator"] = watched.real
    return watched.most


async def test_two_workers_never_push_to_one_connection_at_once(stage: Stage) -> None:
    house = await stage.house(rooms=1)
    await stage.push()
    assert await raced(stage, house) == 1
    assert (await stage.shown(house))[stage.today(house)][PRICE] == euros(10_009)


async def test_without_the_lease_they_would(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: what the test above watches for happens when the lease is taken away."""
    house = await stage.house(rooms=1)
    await stage.push()
    monkeypatch.setattr(pushing, "LEASE", timedelta(seconds=-1))
    monkeypatch.setattr(
        work,
        "_WANT",
        work._WANT.replace("case when w.wanted or w.claimed then w.due_at else excluded.due_at end", "excluded.due_at"),
    )
    assert await raced(stage, house) > 1


async def test_a_worker_that_dies_before_it_records_loses_nothing(stage: Stage) -> None:
    house = await stage.house(rooms=1)
    await stage.push()
    await stage.write(house, house.products[0], 0, 3, availability=4, price=10_000)
    await stage.mark()
    async with stage.unit() as unit:
        ((one, taken),) = await pushing.claim(unit, 10)
    async with stage.unit() as unit:
        round = await pushing.prepare(unit, one, taken)
    assert round is not None
    assert round.calls
    # It dies here. Nobody has its connection until the lease ends.
    await stage.push()
    assert (await stage.shown(house))[stage.today(house)].get(LEFT) != 4
    stage.wait(pushing.LEASE.total_seconds() + 1)
    await stage.push()
    assert (await stage.shown(house))[stage.today(house)][LEFT] == 4


async def test_a_worker_that_was_too_slow_records_nothing_and_its_days_are_told_again(stage: Stage) -> None:
    house = await stage.house(rooms=1)
    await stage.push()
    await stage.write(house, house.products[0], 0, 0, availability=4, price=10_000)
    await stage.mark()
    async with stage.unit() as unit:
        ((one, taken),) = await pushing.claim(unit, 10)
    async with stage.unit() as unit:
        slow = await pushing.prepare(unit, one, taken)
    assert slow is not None
    stage.wait(pushing.LEASE.total_seconds() + 1)
    await stage.write(house, house.products[0], 0, 0, availability=1)
    await stage.push()
    batch = slow.calls.popleft()
    assert slow.link.channel is not None
    assert slow.link.account is not None
    receipt = await slow.link.channel.push(slow.link.account, pushing.changes_of(slow.link, batch))
    assert (await stage.shown(house))[stage.today(house)][LEFT] == 4
    async with stage.unit() as unit:
        assert await recording.record(unit, slow, batch, receipt) == Recorded(Going.LOST)
    await stage.push()
    assert (await stage.shown(house))[stage.today(house)][LEFT] == 1
