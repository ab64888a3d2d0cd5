"""From a change to the calendar at the channel."""

from datetime import timedelta
from decimal import Decimal

import pytest

from roomrack.domain.connections import service as connections
from roomrack.domain.connections.rules import Status
from roomrack.domain.distribution.repository.work import Kind
from roomrack.domain.distribution.rules.health import LONGEST_WAIT, OPENS_AT
from roomrack.domain.distribution.service import overview as look
from roomrack.domain.distribution.service import push_everything
from roomrack.domain.products import service as products
from roomrack.domain.properties import jobs as property_jobs
from roomrack.infra import tasks
from tests.distribution.stage import LEFT, PRICE, STOP, Stage, euros, until

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_change_reaches_the_channel(stage: Stage) -> None:
    house = await stage.house()
    room = house.products[0]
    await stage.write(house, room, 0, 9, availability=3, price=12_345, min_stay=2)
    await stage.push()
    shown = await stage.shown(house)
    day = stage.today(house)
    assert shown[day][LEFT] == 3
    assert shown[day][PRICE] == euros(12_345)
    assert shown[day + timedelta(10)][LEFT] == 0
    assert PRICE not in shown[day + timedelta(10)]


async def test_only_what_changed_goes_out_and_equal_days_together(stage: Stage) -> None:
    house = await stage.house(rooms=1)
    room = house.products[0]
    await stage.write(house, room, 0, 20, availability=3, price=10_000)
    await stage.push()
    before = len(await stage.pushes(house))
    await stage.write(house, room, 5, 7, price=11_000)
    await stage.push()
    calls = await stage.pushes(house)
    assert len(calls) == before + 1
    (row,) = await stage.rows("select product_days from channel_figures where connection = $1", house.connection)
    assert row[0] == 730 + 3
    await stage.write(house, room, 5, 7, price=11_000)
    await stage.push()
    assert len(await stage.pushes(house)) == before + 1


async def test_prices_are_corrected_and_a_share_of_what_is_left_is_offered(stage: Stage) -> None:
    house = await stage.house(
        rooms=1,
        correction_ratio=Decimal("1.15"),
        correction_round=True,
        availability_percentage=50,
    )
    await stage.write(house, house.products[0], 0, 0, availability=3, price=10_030)
    await stage.push()
    shown = (await stage.shown(house))[stage.today(house)]
    assert shown[PRICE] == 115
    assert shown[LEFT] == 2


async def test_a_value_that_is_not_wanted_is_not_sent(stage: Stage) -> None:
    house = await stage.house(rooms=1, calendar_values=(LEFT,))
    await stage.write(house, house.products[0], 0, 0, availability=3, stop_sell=0)
    await stage.write(house, house.products[0], 1, 1, availability=3, stop_sell=1)
    await stage.push()
    shown = await stage.shown(house)
    day = stage.today(house)
    assert shown[day] == {LEFT: 3}
    assert shown[day + timedelta(1)] == {LEFT: 0}


async def test_unmapped_products_stay_here(stage: Stage) -> None:
    house = await stage.house(rooms=2, mapped=1)
    await stage.write(house, house.products[1], 0, 5, availability=3, price=10_000)
    await stage.push()
    assert await stage.shown(house, 1) == {}
    await stage.map(house, 1)
    await stage.push()
    assert (await stage.shown(house, 1))[stage.today(house)][LEFT] == 3


async def test_a_full_push_tells_everything_again(stage: Stage) -> None:
    house = await stage.house()
    await stage.write(house, house.products[0], 0, 50, availability=3, price=10_000)
    await stage.push()
    async with stage.unit() as unit:
        task = await push_everything(unit, house.id, house.connection)
        assert await push_everything(unit, house.id, house.connection) == task
        waiting = await look(unit, house.id, house.connection)
    assert waiting.task is not None
    assert (waiting.task.id, waiting.waiting_days) == (task, 2 * 730)
    await stage.push()
    async with stage.unit() as unit:
        found = await tasks.get(unit, house.id, task)
        assert found is not None
        assert found.status is tasks.Status.DONE
        assert found.subject["sent"] == 2 * 730
        overview = await look(unit, house.id, house.connection)
    assert overview.waiting_days == 0
    assert overview.standings[Kind.PUSH].succeeded_at is not None


async def test_what_fails_is_tried_again(stage: Stage) -> None:
    house = await stage.house(rooms=1)
    await stage.push()
    await house.there.fault("error")
    await stage.write(house, house.products[0], 0, 0, availability=1, price=10_000)
    await stage.push()
    async with stage.unit() as unit:
        standing = (await look(unit, house.id, house.connection)).standings[Kind.PUSH]
    assert standing.failures == 1
    assert standing.wanted
    await house.there.mend()
    stage.wait(60)
    await stage.push()
    assert (await stage.shown(house))[stage.today(house)][LEFT] == 1


async def test_wrong_credentials_stop_the_connection_until_it_changes(stage: Stage) -> None:
    house = await stage.house(rooms=1)
    await stage.change(house, password="wrong")
    await stage.push()
    (row,) = await stage.rows("select status from connection where id = $1", house.connection)
    assert row[0] == "DISABLED"
    await stage.mark()
    assert await stage.rows("select from channel_work where connection = $1 and wanted", house.connection) == []
    await stage.change(house, password=house.there.password)
    async with stage.unit() as unit:
        await connections.set_status(unit, house.id, house.connection, Status.ENABLED, "It works again.")
    await stage.write(house, house.products[0], 0, 0, availability=7, price=10_000)
    await stage.push()
    assert (await stage.shown(house))[stage.today(house)][LEFT] == 7


async def test_the_last_unit_goes_before_prices(stage: Stage) -> None:
    house = await stage.house(rooms=2)
    await stage.push()
    await stage.write(house, house.products[0], 0, 40, price=10_000, availability=2)
    await stage.write(house, house.products[1], 3, 3, stop_sell=1)
    await stage.push()
    assert (await stage.shown(house, 1))[stage.today(house) + timedelta(3)][STOP] is True


async def test_running_loops_are_quick(stage: Stage) -> None:
    house = await stage.house(rooms=1)
    await stage.push()
    async with stage.running():
        await stage.write(house, house.products[0], 2, 2, availability=4, price=9_900)

        async def there() -> bool:
            shown = (await stage.shown(house)).get(stage.today(house) + timedelta(2), {})
            return bool(shown.get(LEFT) == 4)

        await until(there)
    async with stage.unit() as unit:
        figures = (await look(unit, house.id, house.connection)).figures
    assert sum(figures.latencies) >= 1


async def test_the_day_that_enters_the_horizon_is_sent(stage: Stage) -> None:
    house = await stage.house(rooms=1)
    await stage.push()
    await property_jobs.begin_days(stage.database, stage.context)
    stage.wait(timedelta(days=1).total_seconds())
    assert await property_jobs.begin_days(stage.database, stage.context) >= 1
    await stage.push()
    last = stage.today(house) + timedelta(729)
    assert (await stage.shown(house, days=730))[last][LEFT] == 0


async def test_after_failures_in_a_row_one_small_call_asks_whether_the_channel_is_back(stage: Stage) -> None:
    house = await stage.house(rooms=1)
    await stage.push()
    await stage.write(house, house.products[0], 0, 9, availability=1, price=10_000)
    await house.there.fault("error", calls=["push"])
    for _ in range(OPENS_AT):
        await stage.push()
        stage.wait(LONGEST_WAIT.total_seconds())
    before = len(await stage.pushes(house))
    await house.there.mend()
    await stage.push()
    async with stage.unit() as unit:
        standing = (await look(unit, house.id, house.connection)).standings[Kind.PUSH]
    assert (standing.failures, standing.problem) == (0, None)
    assert len(await stage.pushes(house)) == before + 2
    assert (await stage.shown(house))[stage.today(house) + timedelta(9)][LEFT] == 1


async def test_a_channel_with_too_many_calls_has_not_failed(stage: Stage) -> None:
    house = await stage.house(rooms=1)
    await stage.push()
    await house.there.fault("throttle", calls=["push"], seconds=30)
    await stage.write(house, house.products[0], 0, 0, availability=1, price=10_000)
    await stage.push()
    async with stage.unit() as unit:
        standing = (await look(unit, house.id, house.connection)).standings[Kind.PUSH]
    assert (standing.failures, standing.wanted) == (0, True)
    assert standing.due_at >= stage.context.clock.now() + timedelta(seconds=20)
    await house.there.mend()
    stage.wait(31)
    await stage.push()
    assert (await stage.shown(house))[stage.today(house)][LEFT] == 1


async def test_a_lost_answer_is_asked_for_again_and_ends_the_same(stage: Stage) -> None:
    house = await stage.house(rooms=1)
    await stage.push()
    await house.there.fault("lose", calls=["push"], count=1)
    await stage.write(house, house.products[0], 0, 0, availability=6, price=10_000)
    await stage.push()
    stage.wait(10)
    await stage.push()
    assert (await stage.shown(house))[stage.today(house)][LEFT] == 6
    assert await stage.rows("select from push_pending where connection = $1", house.connection) == []


async def test_a_product_that_the_channel_refuses_holds_up_no_other(stage: Stage) -> None:
    house = await stage.house(rooms=2)
    await stage.push()
    async with stage.unit() as unit:
        product = (await products.create(unit, house.id, name="Ghost")).id
        ghost = {"room": "GHOST", "room_name": "Ghost", "rate": "STD", "occupancy": 2}
        external = await connections.add_external(unit, house.id, house.connection, ghost)
        await connections.map_product(
            unit, house.id, house.connection, product, external.id, paths=("product", "externalProduct")
        )
    await stage.write(house, house.products[0], 0, 0, availability=8, price=10_000)
    await stage.push()
    assert (await stage.shown(house))[stage.today(house)][LEFT] == 8
    (row,) = await stage.rows(
        "select payload -> 'problems' -> 0 ->> 'product' from event"
        " where accommodation = $1 and type = 'distribution.refused'",
        house.id,
    )
    assert int(row[0]) == product
    assert await stage.rows("select from push_pending where connection = $1", house.connection) == []
