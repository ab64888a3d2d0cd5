"""What happens to calendars when local days begin, by a clock that the tests set (docs/algorithms/midnight.md)."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx2
import pytest

from roomrack.core.clock import FixedClock
from roomrack.core.localtime import start_of_day
from roomrack.core.stay import DateRange
from roomrack.domain.calendar import service as calendar
from roomrack.domain.calendar.rules import HORIZON_DAYS, Column, Columns, Item, bookable
from roomrack.domain.products import service as products
from roomrack.domain.properties import jobs, repository
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.entrypoints import wiring
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database, WriteUnit
from tests.factories import Hotel, World
from tests.harness.cluster import Urls, copy_template, drop

CREATED = datetime(2026, 1, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
_WAITS = "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"


class House:
    """Properties in a database of their own, so that nothing else's day begins."""

    def __init__(self, database: Database, keys: str) -> None:
        self.database = database
        self.context = Context(clock=FixedClock(CREATED), keyring=Keyring.parse(keys), actor={"kind": "worker"})
        self.world = World(database, self.context.keyring, self.context.clock, httpx2.AsyncClient())

    async def begin(self, instant: datetime) -> int:
        """Let a worker look at an instant; gives how many days it began."""
        return await jobs.begin_days(self.database, replace(self.context, clock=FixedClock(instant)))

    async def write(self, hotel: Hotel, product: int, first: date, days: int, **values: Any) -> None:
        """Write some days."""
        async with self.world.unit() as unit:
            item = Item(
                hotel.id,
                product,
                DateRange(first, first + timedelta(days - 1)),
                {Column(name): value for name, value in values.items()},
            )
            catalog = await products.catalog(unit, hotel.id)
            await calendar.write(unit, [item], {hotel.id: catalog}, {hotel.id: first})

    async def shown(self, hotel: Hotel, product: int, first: date, days: int) -> Columns:
        """Some days as clients see them."""
        async with self.world.unit() as unit:
            catalog = await products.catalog(unit, hotel.id)
            last = first + timedelta(days - 1)
            return await calendar.read(unit, hotel.id, hotel.currency, catalog, [product], first, last)

    async def closed(self, hotel: Hotel, product: int, first: date, days: int) -> list[bool]:
        """On which days the product is under stop-sell."""
        return [bool(flag) for flag in (await self.shown(hotel, product, first, days)).stop_sell[0]]

    async def writes(self, hotel: Hotel) -> int:
        """How many changes of its calendar were announced."""
        async with self.world.unit() as unit:
            return int(
                await unit.raw.fetchval(
                    "select count(*) from event where accommodation = $1 and type = 'calendar.changed'", hotel.id
                )
            )


@pytest.fixture(scope="module")
async def database(cluster: Urls, worker_id: str) -> AsyncIterator[Database]:
    """A database of this module's."""
    wiring.connect_slices()
    urls = await copy_template(cluster, f"midnight_{worker_id}")
    pool = Database(urls.worker, pool_size=6, application_name="roomrack-tests")
    await pool.open()
    yield pool
    await pool.close()
    await drop(cluster, f"midnight_{worker_id}")


@pytest.fixture
async def house(database: Database, keys: str) -> House:
    """The house, in which every day has begun that earlier tests let begin."""
    made = House(database, keys)
    async with made.world.unit() as unit:
        await unit.raw.execute("update accommodation set deleted_at = $1 where deleted_at is null", CREATED)
    return made


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Rome", date(2026, 3, 29)),
        ("Europe/Rome", date(2026, 10, 25)),
        ("Africa/Cairo", date(2026, 4, 24)),
        ("America/Santiago", date(2026, 9, 6)),
        ("Asia/Kathmandu", date(2026, 6, 1)),
        ("Pacific/Kiritimati", date(2026, 6, 1)),
        ("America/Los_Angeles", date(2026, 11, 1)),
    ],
)
async def test_the_day_begins_at_local_midnight_and_once(house: House, zone: str, day: date) -> None:
    hotel = await house.world.hotel(time_zone=zone)
    product = await house.world.product(hotel, automation={"close_next_days": 2})
    midnight = start_of_day(day, ZoneInfo(zone))
    assert await house.begin(midnight - DAY) == 1
    assert await house.closed(hotel, product, day - DAY, 5) == [True, True, True, False, False]
    assert await house.begin(midnight - timedelta(seconds=1)) == 0
    assert await house.begin(midnight) == 1
    assert await house.closed(hotel, product, day - DAY, 5) == [True, True, True, True, False]
    assert await house.begin(midnight + timedelta(hours=5)) == 0
    # Each night wrote what was new, and nothing else.
    assert await house.writes(hotel) == 2


async def test_a_cut_off_is_about_the_local_day(house: House) -> None:
    hotel = await house.world.hotel(time_zone="Europe/Rome")
    product = await house.world.product(hotel)
    day = date(2026, 3, 29)
    await house.write(hotel, product, day, 3, availability=1, price=100, cut_off_days=1)
    shown = await house.shown(hotel, product, day, 3)
    midnight = start_of_day(day, hotel.zone)
    for instant, expected in (
        (midnight - timedelta(seconds=1), [True, True, True]),
        (midnight, [False, True, True]),
        (midnight + timedelta(hours=23), [False, False, True]),
    ):
        today = instant.astimezone(hotel.zone).date()
        assert [bool(each) for each in bookable(shown, today)[0]] == expected


async def test_what_is_opened_is_the_single_day_ahead_of_each_night(house: House) -> None:
    hotel = await house.world.hotel()
    product = await house.world.product(hotel, automation={"open_next_days": 3})
    first = date(2026, 2, 1)
    await house.write(hotel, product, first, 15, stop_sell=1)
    assert await house.begin(start_of_day(first, hotel.zone)) == 1
    assert [place for place, closed in enumerate(await house.closed(hotel, product, first, 15)) if not closed] == [4]
    # Four nights are missed, and worked off by the first worker that is there again.
    assert await house.begin(start_of_day(first + 5 * DAY, hotel.zone) + timedelta(hours=3)) == 1
    opened = [place for place, closed in enumerate(await house.closed(hotel, product, first, 15)) if not closed]
    assert opened == [4, 5, 6, 7, 8, 9]


async def test_what_is_to_be_closed_is_not_opened(house: House) -> None:
    hotel = await house.world.hotel()
    product = await house.world.product(hotel, automation={"open_next_days": 1, "close_next_days": 4})
    first = date(2026, 2, 1)
    await house.begin(start_of_day(first, hotel.zone))
    assert await house.closed(hotel, product, first, 6) == [True, True, True, True, True, False]


async def test_a_rate_that_follows_its_parent_is_left_to_it(house: House) -> None:
    hotel = await house.world.hotel()
    room = await house.world.product(hotel)
    linked = await house.world.product(hotel, parent=room, follows_stop_sell=True, automation={"close_next_days": 1})
    own = await house.world.product(hotel, parent=room, automation={"close_next_days": 1})
    first = date(2026, 2, 1)
    await house.begin(start_of_day(first, hotel.zone))
    for product, expected in ((room, False), (linked, False), (own, True)):
        assert await house.closed(hotel, product, first, 2) == [expected, expected]


async def test_auto_close_ends_the_sale_of_the_day_that_begins(house: House) -> None:
    hotel = await house.world.hotel(details={"autoClose": True})
    room = await house.world.product(hotel)
    linked = await house.world.product(hotel, parent=room, follows_stop_sell=True)
    first = date(2026, 2, 1)
    await house.write(hotel, room, first, 3, availability=1)
    await house.begin(start_of_day(first, hotel.zone))
    for product in (room, linked):
        assert await house.closed(hotel, product, first, 3) == [True, False, False]


async def test_a_property_begins_with_the_day_after_it_was_created(house: House) -> None:
    hotel = await house.world.hotel()
    product = await house.world.product(hotel, automation={"close_next_days": 1})
    assert await house.begin(CREATED + timedelta(minutes=1)) == 0
    assert await house.writes(hotel) == 0
    assert await house.begin(CREATED + timedelta(hours=12)) == 1
    assert await house.closed(hotel, product, CREATED.date() + DAY, 3) == [True, True, False]


async def test_a_day_does_not_begin_twice_in_a_zone_further_west(house: House) -> None:
    hotel = await house.world.hotel(time_zone="Europe/Rome")
    await house.world.product(hotel, automation={"close_next_days": 1})
    midnight = start_of_day(date(2026, 2, 1), hotel.zone)
    assert await house.begin(midnight) == 1
    async with house.world.unit() as unit:
        await properties.update(unit, hotel.id, {"time_zone": "America/New_York"})
    assert [await house.begin(midnight + timedelta(hours=hour)) for hour in range(1, 40)].count(1) == 1
    assert await house.begin(midnight + timedelta(hours=60)) == 1


async def test_a_property_whose_work_fails_holds_up_no_other_and_is_tried_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    hotels = [await house.world.hotel() for _ in range(3)]
    rooms = [await house.world.product(hotel, automation={"close_next_days": 1}) for hotel in hotels]
    broken = {hotels[1].id}

    async def fail(unit: WriteUnit, home: Accommodation, today: date, done: date) -> None:
        if home.id in broken:
            raise RuntimeError("broken")

    monkeypatch.setattr("roomrack.domain.properties.service.registry.night_tasks", [*properties.night_tasks, fail])
    midnight = start_of_day(date(2026, 2, 1), hotels[0].zone)
    assert await house.begin(midnight) == 2
    closed = [await house.closed(hotel, room, date(2026, 2, 1), 1) for hotel, room in zip(hotels, rooms, strict=True)]
    assert closed == [[True], [False], [True]]
    broken.clear()
    assert await house.begin(midnight + timedelta(minutes=1)) == 1


async def _rush(house: House, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """Two workers meet at the same property; how many do its work, and how often its calendar is written."""
    hotel = await house.world.hotel()
    await house.world.product(hotel, automation={"close_next_days": 1})
    entered: list[int] = []

    async def linger(unit: WriteUnit, home: Accommodation, today: date, done: date) -> None:
        entered.append(home.id)
        await asyncio.sleep(0.5)

    monkeypatch.setattr("roomrack.domain.properties.service.registry.night_tasks", [linger, *properties.night_tasks])
    midnight = start_of_day(date(2026, 2, 1), hotel.zone)
    await asyncio.gather(house.begin(midnight), house.begin(midnight))
    return len(entered), await house.writes(hotel)


async def test_two_workers_do_the_work_of_a_night_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    assert await _rush(house, monkeypatch) == (1, 1)


async def test_control_workers_that_do_not_claim_a_day_do_it_twice(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repository, "_KNOW_DAY", "select $1::bigint, $2::date")
    monkeypatch.setattr(repository, "_CLAIM_DAY", "select '2026-01-31'::date where $1::bigint is not null")
    assert await _rush(house, monkeypatch) == (2, 2)


async def test_many_properties_begin_their_day_once_between_two_workers(house: House) -> None:
    hotels = [await house.world.hotel() for _ in range(12)]
    for hotel in hotels:
        await house.world.product(hotel, automation={"close_next_days": 1})
    midnight = start_of_day(date(2026, 2, 1), ZoneInfo("Europe/Rome"))
    assert sum(await asyncio.gather(house.begin(midnight), house.begin(midnight))) == 12
    assert [await house.writes(hotel) for hotel in hotels] == [1] * 12


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Rome", date(2026, 3, 29), 23),
        ("Europe/Rome", date(2026, 10, 25), 25),
        ("Africa/Cairo", date(2026, 4, 24), 23),
        ("America/Santiago", date(2026, 4, 4), 25),
        ("America/Santiago", date(2026, 9, 6), 23),
    ],
)
async def test_two_workers_through_a_day_on_which_the_clocks_change(
    house: House, zone: str, day: date, hours: int
) -> None:
    hotel = await house.world.hotel(time_zone=zone)
    product = await house.world.product(hotel, automation={"close_next_days": 1, "open_next_days": 5})
    await house.write(hotel, product, day - DAY, 12, stop_sell=1)
    midnight, after = (start_of_day(one, ZoneInfo(zone)) for one in (day, day + DAY))
    assert after - midnight == timedelta(hours=hours)
    assert await house.begin(midnight - DAY) == 1
    began = []
    for hour in range(-2, hours + 2):
        at = midnight + timedelta(hours=hour)
        began += [hour] * sum(await asyncio.gather(house.begin(at), house.begin(at)))
    # Once when the day begins and once when the next does, at the first instant of each.
    assert began == [0, hours]
    opened = [place for place, shut in enumerate(await house.closed(hotel, product, day - DAY, 12)) if not shut]
    assert opened == [6, 7, 8]


async def test_rooms_that_are_worked_on_do_not_raise_the_price(house: House) -> None:
    hotel = await house.world.hotel()
    day = date(2026, 2, 1)
    automation = {"revenue_active": True, "revenue_max_increment": 100}
    product = await house.world.product(hotel, automation=automation)
    await house.write(hotel, product, day, 3, availability=2, price=10_000)
    async with house.world.unit() as unit:
        holder = (await unit.new_ids("reservation_id", 1))[0]
        shut = [(product, day), (product, day + DAY)]
        await calendar.move(unit, hotel.id, [calendar.Move(holder, take=shut)])
        await unit.raw.execute("insert into closed_room values ($1, $2, $2, $3)", hotel.id, product, holder)
        await calendar.move(unit, hotel.id, [calendar.Move(7, take=[(product, day + DAY)])])
    assert await house.begin(start_of_day(day, hotel.zone)) == 1
    # Of one room that is left none is sold, then it is.
    assert (await house.shown(hotel, product, day, 3)).price[0].tolist() == [10_000, 20_000, 10_000]


async def test_a_price_that_changes_while_the_rules_run_is_left_alone(house: House) -> None:
    hotel = await house.world.hotel()
    product = await house.world.product(hotel, automation={"triple_the_price": True})
    day = date(2026, 2, 1)
    await house.write(hotel, product, day, 2, price=10_000)
    async with house.world.unit() as unit:
        catalog = await products.catalog(unit, hotel.id)
        item = Item(hotel.id, product, DateRange(day, day), {Column.PRICE: 12_000})
        await calendar.write(unit, [item], {hotel.id: catalog}, {hotel.id: day})
        running = asyncio.create_task(house.begin(start_of_day(day, hotel.zone)))
        async with asyncio.timeout(20):
            while not await unit.raw.fetchval(_WAITS):  # noqa: ASYNC110 - the database signals nothing
                await asyncio.sleep(0.02)
    assert await running == 1
    assert (await house.shown(hotel, product, day, 2)).price[0].tolist() == [12_000, 30_000]
    assert await house.begin(start_of_day(day + DAY, hotel.zone)) == 1
    assert (await house.shown(hotel, product, day, 2)).price[0].tolist() == [12_000, 30_000]


async def test_a_price_raised_at_the_horizon_is_left_alone_where_today_is_earlier_again(house: House) -> None:
    hotel = await house.world.hotel(time_zone="Europe/Rome")
    product = await house.world.product(hotel, automation={"revenue_active": True, "revenue_min_price": 150})
    day = date(2026, 2, 1)
    horizon = day + timedelta(HORIZON_DAYS)
    await house.write(hotel, product, horizon, 1, price=10_000)
    midnight = start_of_day(day, hotel.zone)
    assert await house.begin(midnight) == 1
    async with house.world.unit() as unit:
        await properties.update(unit, hotel.id, {"time_zone": "America/New_York"})
    async with house.database.write(replace(house.context, clock=FixedClock(midnight))) as unit:
        await calendar.run_rules(unit, await properties.get(unit, hotel.id), None)
    assert (await house.shown(hotel, product, horizon, 1)).price[0].tolist() == [15_000]
