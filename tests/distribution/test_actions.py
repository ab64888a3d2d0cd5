"""What is read from a channel when somebody asks for it."""

from datetime import timedelta
from typing import Any

import pytest

from roomrack.domain.calendar import service as calendar
from roomrack.domain.connections import service as connections
from roomrack.domain.connections.rules import Action
from roomrack.domain.distribution.service import ACTIONS
from roomrack.domain.products import service as products
from roomrack.ports.channels import CalendarChange, DayRange
from tests.distribution.stage import LEFT, PRICE, House, Stage, euros

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def done(stage: Stage, house: House, action: Action) -> None:
    """Carry out an action as a call of the API does."""
    steps = ACTIONS[action]
    async with stage.unit() as unit:
        held = await connections.get(unit, house.id, house.connection)
        work = await steps.prepare(unit, held)
    assert work is not None
    found: Any = await work()
    async with stage.unit() as unit:
        await steps.record(unit, held, found)


async def test_the_channels_calendar_is_read_with_the_correction_taken_back(stage: Stage) -> None:
    house = await stage.house(rooms=1, on=False, correction_ratio=2)
    today = stage.today(house)
    part = DayRange(today, today + timedelta(1), {PRICE: euros(20_000), LEFT: 3})
    await connections.channels["simulator"].push(
        house.there.account(now=stage.context.clock.now(house.id)), [CalendarChange(house.targets[0], [part])]
    )
    await done(stage, house, Action.IMPORT_CALENDAR)
    async with stage.unit() as unit:
        catalog = await products.catalog(unit, house.id)
        shown = await calendar.read(unit, house.id, "EUR", catalog, house.products, today, today + timedelta(2))
    assert shown.price[0].tolist() == [10_000, 10_000, 0]
    assert shown.available[0].tolist() == [3, 3, 0]


@pytest.mark.parametrize("action", [Action.IMPORT_RESERVATIONS, Action.IMPORT_RESA_DECREMENT_AVAIL])
async def test_bookings_are_read_and_acknowledged_although_nobody_reads_them_by_the_clock(
    stage: Stage, action: Action
) -> None:
    house = await stage.house(rooms=1)
    await stage.write(house, house.products[0], 0, 20, availability=2, price=10_000)
    await stage.push()
    today = stage.today(house)
    await house.there.book([(house.targets[0], today + timedelta(3), today + timedelta(5))])
    await done(stage, house, action)
    rows = await stage.rows("select source from reservation where accommodation = $1", house.id)
    assert [row[0] for row in rows] == ["PORTAL"]
    await stage.distributor.puller.drain()
    assert await stage.rows("select from channel_acknowledgement where connection = $1", house.connection) == []
    (row,) = await stage.rows(
        "select allotment - sold from calendar_day where accommodation = $1 and day = $2",
        house.id,
        today + timedelta(3),
    )
    assert row[0] == 1
