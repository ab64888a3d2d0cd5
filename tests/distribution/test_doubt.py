"""Calls without a receipt: the channel took them, or did not, and at the end it shows our calendar."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from roomrack.domain.connections import service as connections
from roomrack.domain.distribution.repository import work
from roomrack.domain.distribution.repository.work import Kind
from roomrack.domain.distribution.service import pushing, recording
from roomrack.domain.distribution.service.pushing import Round
from roomrack.domain.products import service as products
from tests.distribution.relay import Relay, Way
from tests.distribution.stage import LEFT, PRICE, House, Shown, Stage, until
from tests.harness.processes import Worker
from tests.harness.simulator import Simulator

pytestmark = pytest.mark.asyncio(loop_scope="session")

SOLD, FREE = 0, 6


async def told(stage: Stage, left: int) -> tuple[House, Shown]:
    """A house whose channel was told that so much is left, and what it shows."""
    house = await stage.house(rooms=1)
    await stage.write(house, house.products[0], 0, 9, availability=left, price=10_000)
    await stage.push()
    shown = await stage.shown(house)
    assert shown[stage.today(house)][LEFT] == left
    return house, shown


async def change(stage: Stage, house: House, left: int) -> None:
    await stage.write(house, house.products[0], 2, 5, availability=left)


async def begun(stage: Stage) -> Round:
    """What a worker does up to its first call."""
    await stage.mark()
    async with stage.unit() as unit:
        ((one, taken),) = await pushing.claim(unit, 10)
    async with stage.unit() as unit:
        round = await pushing.prepare(unit, one, taken)
    assert round is not None
    return round


async def sent(round: Round) -> None:
    """A call that the channel takes, and whose receipt nobody records."""
    batch = round.calls.popleft()
    assert round.link.channel is not None
    assert round.link.account is not None
    round.sent[:] = batch
    await round.link.channel.push(round.link.account, pushing.changes_of(round.link, batch))


@pytest.mark.parametrize("fault", ["lose", "error"])
@pytest.mark.parametrize(("before", "meanwhile"), [(SOLD, FREE), (FREE, SOLD)])
async def test_a_value_that_goes_back_after_a_lost_answer_is_told_again(
    stage: Stage, fault: str, before: int, meanwhile: int
) -> None:
    house, shown = await told(stage, before)
    await house.there.fault(fault, calls=["push"], count=1)
    await change(stage, house, meanwhile)
    await stage.push()
    now = (await stage.shown(house))[stage.today(house) + timedelta(2)][LEFT]
    assert now == (meanwhile if fault == "lose" else before)
    await change(stage, house, before)
    stage.wait(10)
    await stage.push()
    assert await stage.shown(house) == shown


async def test_only_what_the_lost_call_named_is_told_again(stage: Stage) -> None:
    house, _ = await told(stage, FREE)
    days = await stage.rows("select product_days from channel_figures where connection = $1", house.connection)
    await house.there.fault("lose", calls=["push"], count=1)
    await change(stage, house, SOLD)
    await stage.push()
    await change(stage, house, FREE)
    stage.wait(10)
    await stage.push()
    after = await stage.rows("select product_days from channel_figures where connection = $1", house.connection)
    assert after[0][0] - days[0][0] == 4


async def test_it_is_remembered_while_the_connection_sends_nothing(stage: Stage) -> None:
    house, shown = await told(stage, SOLD)
    await house.there.fault("lose", calls=["push"], count=1)
    await change(stage, house, FREE)
    await stage.push()
    await stage.change(house, update_calendar=False)
    stage.wait(10)
    await stage.push()
    assert await stage.rows("select from push_pending where connection = $1", house.connection) == []
    await change(stage, house, SOLD)
    await stage.change(house, update_calendar=True)
    await stage.push()
    assert await stage.shown(house) == shown


async def test_a_worker_that_died_after_its_call_leaves_nothing_wrong_there(stage: Stage) -> None:
    house, shown = await told(stage, SOLD)
    await change(stage, house, FREE)
    await sent(await begun(stage))
    # It dies here.
    await change(stage, house, SOLD)
    stage.wait(pushing.LEASE.total_seconds() + 1)
    await stage.push()
    assert await stage.shown(house) == shown


async def test_nor_does_it_when_reading_back_has_taken_the_connection_over(stage: Stage) -> None:
    house, shown = await told(stage, SOLD)
    await change(stage, house, FREE)
    await sent(await begun(stage))
    await change(stage, house, SOLD)
    stage.wait(pushing.LEASE.total_seconds() + 1)
    async with stage.unit() as unit:
        await work.hasten(unit, Kind.RECONCILE, house.id, house.connection, unit.now())
    await house.there.fault("error", calls=["calendar"])
    await stage.distributor.reconciler.drain()
    async with stage.unit() as unit:
        standing = (await work.standings(unit, house.id, house.connection))[Kind.PUSH]
    assert not standing.claimed
    await house.there.mend()
    await stage.push()
    assert await stage.shown(house) == shown


async def test_a_worker_that_lost_its_connection_and_then_the_answer_has_its_days_told_again(stage: Stage) -> None:
    house, shown = await told(stage, SOLD)
    await change(stage, house, FREE)
    slow = await begun(stage)
    stage.wait(pushing.LEASE.total_seconds() + 1)
    await change(stage, house, SOLD)
    await stage.push()
    await sent(slow)
    assert (await stage.shown(house))[stage.today(house) + timedelta(2)][LEFT] == FREE
    async with stage.unit() as unit:
        assert not await recording.fail(unit, slow.claim, "The answer was lost.", share=0.5, round=slow)
    await stage.push()
    assert await stage.shown(house) == shown


async def test_of_a_call_that_is_spoilt_nothing_is_known_until_its_products_went_alone(stage: Stage) -> None:
    house = await stage.house(rooms=1)
    await stage.push()
    async with stage.unit() as unit:
        product = (await products.create(unit, house.id, name="Ghost")).id
        ghost = {"room": "GHOST", "room_name": "Ghost", "rate": "STD", "occupancy": 2}
        external = await connections.add_external(unit, house.id, house.connection, ghost)
        await connections.map_product(
            unit, house.id, house.connection, product, external.id, paths=("product", "externalProduct")
        )
    await stage.write(house, house.products[0], 0, 0, availability=8, price=10_000)
    round = await begun(stage)
    round.sent[:] = [piece for batch in round.calls for piece in batch]
    async with stage.unit() as unit:
        known = await recording.doubt(unit, round)
    assert known is not None
    assert known.keys() == {house.products[0], product}
    round.keep(known)
    assert round.sent == []


@pytest.mark.parametrize("way", ["request", "answer"])
async def test_a_real_worker_that_is_killed_with_a_call_under_way_leaves_nothing_wrong_there(
    stage: Stage, simulator: Simulator, keys: str, tmp_path: Path, way: Way
) -> None:
    relay = Relay(simulator.url)
    await relay.start()
    settings = {
        **stage.urls.environment(),
        "ROOMRACK_KEYS": keys,
        "ROOMRACK_CLOCK": stage.clock.setting,
        "ROOMRACK_SIMULATOR_URL": simulator.url,
    }
    house, shown = await told(stage, SOLD)
    await stage.distributor.reconciler.drain()
    # Its bookings are not read either, so that nothing but the push goes over the wire.
    await stage.rows("delete from channel_work where connection = $1 and kind <> 'PUSH' returning 1", house.connection)
    relay.lose(way)
    first = Worker({**settings, "ROOMRACK_SIMULATOR_URL": relay.url}, tmp_path / "first.log").start()
    await change(stage, house, FREE)
    try:
        async with asyncio.timeout(60):
            await relay.held.wait()
    finally:
        first.kill()
        await relay.close()
    now = (await stage.shown(house))[stage.today(house) + timedelta(2)]
    assert (now[LEFT], PRICE in now) == (FREE if way == "answer" else SOLD, True)
    await change(stage, house, SOLD)
    stage.wait(pushing.LEASE.total_seconds() + 1)
    second = Worker(settings, tmp_path / "second.log").start()

    async def settled() -> bool:
        return not await stage.rows("select from push_pending where connection = $1", house.connection)

    try:
        await until(settled, 60)
        # The marker may not have seen the last change yet.
        await stage.mark()
        await until(settled, 60)
    finally:
        second.stop()
    assert await stage.shown(house) == shown
