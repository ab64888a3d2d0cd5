"""What becomes due at channels by the clock of a sandbox property that is ahead (ADR 0016)."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from roomrack.core.clock import AheadClock
from roomrack.domain.distribution.jobs import Distributor
from roomrack.domain.distribution.repository.work import Claim
from roomrack.domain.distribution.service import pushing, reconciling
from roomrack.domain.identity import service as identity
from roomrack.entrypoints.clocks import Forwarder
from roomrack.entrypoints.worker import Outside, own_time_work
from roomrack.infra.db import Database
from tests.distribution.stage import LEFT, House, Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture
async def within(stage: Stage) -> AsyncIterator[Database]:
    """Connections that see one property, as those of the API do."""
    database = Database(stage.urls.app, pool_size=2, application_name="roomrack-tests-within")
    yield database
    await database.close()


async def _ahead(stage: Stage, house: House, by: timedelta) -> None:
    async with stage.unit() as unit:
        await identity.register_accommodation(unit, house.id, sandbox=True)
        await identity.move_clock(unit, house.id, lambda clock: by - clock.by, "$.seconds")


async def _forward(stage: Stage, within: Database) -> None:
    forwarder = Forwarder(
        stage.database,
        within,
        stage.context,
        lambda place, own: own_time_work(place, own, Outside(), stage.distributor),
    )
    await forwarder.run()


async def _left(stage: Stage, house: House, day: int = 0) -> object:
    return (await stage.shown(house))[stage.today(house) + timedelta(day)].get(LEFT)


async def test_a_push_in_back_off_goes_out_when_the_clock_says_so_and_that_of_others_waits(
    stage: Stage, within: Database
) -> None:
    house, other = await stage.house(rooms=1), await stage.house(rooms=1)
    await stage.push()
    for one in (house, other):
        await one.there.fault("error", calls=["push"])
        await stage.write(one, one.products[0], 0, 3, availability=4, price=10_000)
    await stage.push()
    for one in (house, other):
        await one.there.mend()
    await _ahead(stage, house, timedelta(hours=6))
    await _forward(stage, within)
    assert [await _left(stage, one) for one in (house, other)] == [4, 0]
    async with stage.unit() as unit:
        assert (await identity.clock_of(unit, house.id)).settled
    # What changes now is due by the server's time again: an ordinary worker need not wait for that of the property.
    await stage.write(house, house.products[0], 0, 3, availability=3)
    await stage.push()
    assert await _left(stage, house) == 3


async def test_bookings_that_were_read_a_moment_ago_are_read_when_the_clock_says_so_and_the_nights_are_told(
    stage: Stage, within: Database
) -> None:
    house = await stage.house(rooms=1)
    await stage.change(house, pull_reservations=True)
    await stage.write(house, house.products[0], 0, 400, availability=4, price=10_000)
    await stage.push()
    await stage.pull()
    await _ahead(stage, house, timedelta(days=30))
    first = stage.today(house) + timedelta(40)
    await house.there.book([(house.targets[0], first, first + timedelta(1))])
    await stage.pull()
    assert await _left(stage, house, 40) == 3
    assert await stage.rows("select from reservation where accommodation = $1", house.id) == []
    await _forward(stage, within)
    assert len(await stage.rows("select from reservation where accommodation = $1", house.id)) == 1
    assert await stage.rows("select from channel_acknowledgement where connection = $1", house.connection) == []
    assert await stage.rows("select from push_pending where connection = $1", house.connection) == []
    drifted = await stage.rows(
        "select from calendar_drift where connection = $1 and mended_at is null", house.connection
    )
    assert drifted == []


async def test_a_worker_that_is_at_it_keeps_its_lease_by_any_clock(stage: Stage, within: Database) -> None:
    house = await stage.house(rooms=1)
    await stage.push()
    await stage.write(house, house.products[0], 0, 3, availability=4, price=10_000)
    await stage.mark()
    async with stage.unit() as unit:
        (one,) = [found for found, _ in await pushing.claim(unit, 100) if found.connection == house.connection]
    ahead = replace(
        stage.context, clock=AheadClock(stage.context.clock, timedelta(days=30)), scope=frozenset({house.id})
    )
    calls = len(await stage.pushes(house))
    assert await Distributor(within, ahead).pusher.drain() == 0
    assert len(await stage.pushes(house)) == calls
    # A lease that was taken by a property's clock ends by the server's, too.
    stage.wait(pushing.LEASE.total_seconds() + 1)
    async with within.write(ahead) as unit:
        found: list[Claim] = [claim for claim, _ in await pushing.claim(unit, 10)]
    assert [claim.fence for claim in found] == [one.fence + 1]
    stage.wait(pushing.LEASE.total_seconds() + 1)
    await stage.push()
    assert await _left(stage, house) == 4


async def test_a_calendar_is_read_back_when_the_clock_says_so(stage: Stage, within: Database) -> None:
    house = await stage.house(rooms=1)
    await stage.push()
    await stage.distributor.reconciler.drain()
    before = [call for call in await house.there.calls() if call["operation"] == "calendar"]
    await _ahead(stage, house, reconciling.EVERY + timedelta(seconds=1))
    await _forward(stage, within)
    after = [call for call in await house.there.calls() if call["operation"] == "calendar"]
    assert len(after) == len(before) + 1
