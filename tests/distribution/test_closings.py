"""A product whose calendar is closed on one portal."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from roomrack.core.calendar_values import CalendarValue
from roomrack.domain.connections import service as connections
from roomrack.domain.connections.rules import Action
from roomrack.domain.content import service as content
from roomrack.domain.distribution.service import ACTIONS, drift
from tests.distribution.stage import LEFT, SIMULATOR, STOP, House, Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

ARRIVAL = CalendarValue.CLOSED_TO_ARRIVAL


async def switch(stage: Stage, house: House, *, open: bool, place: int = 0) -> None:
    async with stage.unit() as unit:
        portal = await connections.portal(unit, SIMULATOR)
        assert portal is not None
        await content.switch(unit, house.id, house.products[place], portal.internal_name, open=open)


@pytest.mark.parametrize(
    ("taken", "shut"),
    [
        (tuple(CalendarValue), {LEFT: 3, STOP: True}),
        ((STOP,), {STOP: True}),
        ((LEFT,), {LEFT: 0}),
        ((ARRIVAL,), {ARRIVAL: True}),
    ],
)
async def test_it_is_closed_there_by_what_the_channel_takes_until_it_is_opened(
    stage: Stage, taken: Sequence[CalendarValue], shut: dict[CalendarValue, int | bool]
) -> None:
    house = await stage.house(rooms=2, calendar_values=taken)
    for product in house.products:
        await stage.write(house, product, 0, 9, availability=3, price=10_000)
    await stage.push()
    before = [await stage.shown(house, place) for place in range(2)]
    await switch(stage, house, open=False)
    await stage.push()
    closed = await stage.shown(house)
    assert closed.keys() == before[0].keys()
    for day, values in closed.items():
        empty = {LEFT: 0} if LEFT in shut and before[0][day][LEFT] == 0 else {}
        assert values == {**before[0][day], **shut, **empty}
    # What is sold beside it stays as it is, and what changes meanwhile does not open it.
    assert await stage.shown(house, 1) == before[1]
    await stage.write(house, house.products[0], 0, 9, availability=3, stop_sell=0)
    await stage.push()
    assert await stage.shown(house) == closed
    await switch(stage, house, open=True)
    await stage.push()
    assert [await stage.shown(house, place) for place in range(2)] == before


async def test_a_closing_goes_before_the_rest(stage: Stage) -> None:
    house = await stage.house(rooms=1)
    # The second time it hears that it has logged in.
    await stage.push()
    await stage.push()
    await switch(stage, house, open=False)
    await stage.mark()
    assert await stage.rows(
        "select product, urgent from push_pending where connection = $1 and days <> '{}'", house.connection
    ) == [(house.products[0], True)]


async def test_reading_back_finds_no_drift_in_it(stage: Stage) -> None:
    house = await stage.house(rooms=1)
    await switch(stage, house, open=False)
    await stage.push()
    before = len(await stage.pushes(house))
    await stage.distributor.reconciler.drain()
    await stage.push()
    async with stage.unit() as unit:
        assert (
            await drift(unit, house.id, house.connection, after=(0, stage.today(house)), unmended=False, limit=5) == []
        )
    assert len(await stage.pushes(house)) == before


async def test_importing_the_calendar_does_not_close_it_elsewhere(stage: Stage) -> None:
    house = await stage.house(rooms=2)
    for product in house.products:
        await stage.write(house, product, 0, 0, availability=3, price=10_000)
    await stage.push()
    await switch(stage, house, open=False)
    await stage.push()
    steps = ACTIONS[Action.IMPORT_CALENDAR]
    async with stage.unit() as unit:
        connection = await connections.get(unit, house.id, house.connection)
        work = await steps.prepare(unit, connection)
    assert work is not None
    found = await work()
    async with stage.unit() as unit:
        await steps.record(unit, connection, found)
    await switch(stage, house, open=True)
    await stage.push()
    day = stage.today(house)
    for place in range(2):
        shown = await stage.shown(house, place)
        assert (shown[day][LEFT], shown[day][STOP]) == (3, False)
        assert shown[day + timedelta(1)][STOP] is False
