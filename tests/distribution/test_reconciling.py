"""Reading the channel back."""

from datetime import timedelta

import pytest

from roomrack.core.calendar_values import CalendarValue
from roomrack.domain.connections import service as connections
from roomrack.domain.distribution.service import drift, overview
from roomrack.ports.channels import CalendarChange, DayRange
from tests.distribution.stage import LEFT, Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_what_the_channel_shows_otherwise_is_found_and_mended(stage: Stage) -> None:
    house = await stage.house(rooms=1)
    await stage.write(house, house.products[0], 0, 20, availability=3, price=10_000)
    await stage.push()
    await stage.distributor.reconciler.drain()
    today = stage.today(house)
    channel = connections.channels["simulator"]
    meddled = DayRange(today + timedelta(2), today + timedelta(3), {CalendarValue.AVAILABILITY: 9})
    await channel.push(house.there.account(), [CalendarChange(house.targets[0], [meddled])])
    stage.wait(7 * 3600)
    await stage.distributor.reconciler.drain()
    async with stage.unit() as unit:
        found = await drift(unit, house.id, house.connection, after=(0, today), unmended=True, limit=10)
    assert [(one.day, one.ours, one.theirs) for one in found] == [
        (today + timedelta(2), {"AVAILABILITY": 3}, {"AVAILABILITY": 9}),
        (today + timedelta(3), {"AVAILABILITY": 3}, {"AVAILABILITY": 9}),
    ]
    await stage.push()
    assert (await stage.shown(house))[today + timedelta(2)][LEFT] == 3
    async with stage.unit() as unit:
        figures = (await overview(unit, house.id, house.connection)).figures
    assert (figures.drift_found, figures.drift_mended) == (2, 2)


async def test_what_waits_to_be_sent_is_no_drift(stage: Stage) -> None:
    house = await stage.house(rooms=1)
    await stage.write(house, house.products[0], 0, 20, availability=3, price=10_000)
    await stage.push()
    await stage.write(house, house.products[0], 0, 20, availability=2)
    await stage.mark()
    stage.wait(7 * 3600)
    await stage.distributor.reconciler.drain()
    assert await stage.rows("select from calendar_drift where connection = $1", house.connection) == []
    await stage.push()
    assert (await stage.shown(house))[stage.today(house)][LEFT] == 2
