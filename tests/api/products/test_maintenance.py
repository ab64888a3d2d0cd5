"""Maintenance closes physical rooms (docs/contract.md 5, docs/algorithms/stock.md)."""

import asyncio
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import asyncpg
import httpx2
import pytest

from roomrack.core.errors import RoomrackError
from roomrack.core.localtime import format_instant, start_of_day
from roomrack.domain.calendar import service as calendar
from roomrack.domain.calendar.repository import StockRepository
from roomrack.domain.calendar.service import Move
from roomrack.domain.products import service as products
from tests.api.calendar.shapes import days_of
from tests.api.calendar.test_stock_engine import books
from tests.api.products.test_copy_and_move import network
from tests.factories.world import Hotel, Session, World


def period(first: date, last: date, **more: Any) -> dict[str, Any]:
    """Work from the morning of a day to noon of another, in the summer or winter of Rome alike."""
    return {"title": "Paint", "startDate": f"{first}T08:00:00Z[UTC]", "completedDate": f"{last}T11:00:00Z[UTC]", **more}


async def work(session: Session, hotel: Hotel, product: int, *periods: dict[str, Any] | None) -> httpx2.Response:
    return await session.patch(f"/rest/v3/roomrates/{hotel.id}/{product}", json={"roomMaintenances": list(periods)})


async def left(world: World, session: Session, hotel: Hotel, product: int, days: int) -> list[int]:
    """What is left from today on."""
    return [day["availability"] for day in await days_of(session, hotel.id, product, world.today(hotel), days)]


@pytest.fixture
async def hotel(world: World) -> Hotel:
    return await world.hotel()


async def rooms(world: World, hotel: Hotel, product: int, *names: str) -> list[int]:
    """Physical rooms of a product."""
    async with world.unit() as unit:
        return [(await products.create_pms_room(unit, hotel.id, name=name, product=product)).id for name in names]


async def test_a_period_closes_its_nights_and_opens_them_again(world: World, hotel: Hotel) -> None:
    session, double, today = await world.session(hotel), await world.product(hotel, quantity=2), world.today(hotel)
    [room] = await rooms(world, hotel, double, "101")
    rate = await world.product(hotel, parent=double, follows_availability=True)
    await world.sell(hotel, double, allotment=2, days=8)
    sent = period(today + timedelta(2), today + timedelta(5), roomId=room, description="All of it", user=7)
    answer = await work(session, hotel, double, sent)
    assert answer.status_code == 200, answer.text
    [shown] = answer.json()["roomMaintenances"]
    assert shown == {**sent, "id": shown["id"], "createTime": shown["createTime"]}
    assert (await session.get(f"/rest/v1/roomrates/{hotel.id}/{double}")).json()["roomMaintenances"] == [shown]
    assert await left(world, session, hotel, double, 8) == [2, 2, 1, 1, 1, 2, 2, 2]
    assert await left(world, session, hotel, rate, 8) == [2, 2, 1, 1, 1, 2, 2, 2]
    await books(world, hotel)
    async with world.unit() as unit:
        event = await unit.raw.fetchrow(
            "select reference, payload from event where accommodation = $1 and type = 'calendar.rooms'", hotel.id
        )
    nights = [[double, (today + timedelta(n)).isoformat()] for n in (2, 3, 4)]
    assert event is not None
    assert event["reference"] == str(double)
    assert event["payload"] == {"product": double, "affected": [double, rate], "closed": nights, "opened": []}
    # Later and shorter: what is no longer needed is given back, what is held stays held.
    moved = await work(session, hotel, double, {**shown, **period(today + timedelta(4), today + timedelta(6))})
    assert moved.json()["roomMaintenances"][0]["id"] == shown["id"]
    assert await left(world, session, hotel, double, 8) == [2, 2, 2, 2, 1, 1, 2, 2]
    # Other fields change nothing of the calendar.
    await work(session, hotel, double, {**moved.json()["roomMaintenances"][0], "title": "Paint and air"})
    assert await left(world, session, hotel, double, 8) == [2, 2, 2, 2, 1, 1, 2, 2]
    assert (await work(session, hotel, double)).status_code == 200
    assert await left(world, session, hotel, double, 8) == [2] * 8
    await books(world, hotel)
    async with world.unit() as unit:
        assert await unit.raw.fetchval("select count(*) from closed_room where accommodation = $1", hotel.id) == 0
        assert await unit.raw.fetchval("select count(*) from hold where accommodation = $1", hotel.id) == 0


async def test_periods_of_one_room_count_once_and_of_two_rooms_twice(world: World, hotel: Hotel) -> None:
    session, double, today = await world.session(hotel), await world.product(hotel, quantity=3), world.today(hotel)
    one, other = await rooms(world, hotel, double, "101", "102")
    await world.sell(hotel, double, allotment=3, days=6)
    first, second = today + timedelta(1), today + timedelta(2)
    await work(
        session,
        hotel,
        double,
        period(first, first + timedelta(2), roomId=one),
        period(second, second + timedelta(2), roomId=one),
        period(second, second + timedelta(1), roomId=other),
    )
    assert await left(world, session, hotel, double, 6) == [3, 2, 1, 2, 3, 3]
    # Without a room it is a room of the product that nobody named, the same one each time.
    await work(session, hotel, double, period(first, first + timedelta(1)), period(first, first + timedelta(2)))
    assert await left(world, session, hotel, double, 6) == [3, 2, 2, 3, 3, 3]


@pytest.mark.parametrize(
    "note",
    [
        {"startDate": "2030-01-05T08:00:00Z", "frequency": "YEARLY"},
        {"completedDate": "2030-01-05T08:00:00Z"},
        {"title": "Some day"},
        {"startDate": "2020-01-05T08:00:00Z", "completedDate": "2020-03-05T08:00:00Z"},
    ],
)
async def test_what_is_no_period_to_come_closes_nothing(world: World, hotel: Hotel, note: dict[str, str]) -> None:
    session, double = await world.session(hotel), await world.product(hotel)
    assert (await work(session, hotel, double, note)).status_code == 200
    async with world.unit() as unit:
        assert await unit.raw.fetchval("select count(*) from hold where accommodation = $1", hotel.id) == 0


async def test_work_within_a_day_closes_no_night(world: World, hotel: Hotel) -> None:
    session, double, today = await world.session(hotel), await world.product(hotel), world.today(hotel)
    await world.sell(hotel, double, allotment=1, days=3)
    assert (await work(session, hotel, double, period(today + timedelta(1), today + timedelta(1)))).status_code == 200
    assert await left(world, session, hotel, double, 3) == [1, 1, 1]


def turning(zone: ZoneInfo, after: date) -> date:
    """The next day on which the clocks of a zone change."""
    days = (after + timedelta(n) for n in range(1, 400))
    return next(day for day in days if start_of_day(day + timedelta(1), zone) - start_of_day(day, zone) != timedelta(1))


async def test_a_plain_date_is_the_whole_local_day(world: World, hotel: Hotel) -> None:
    session, double, today = await world.session(hotel), await world.product(hotel, quantity=2), world.today(hotel)
    await world.sell(hotel, double, allotment=2, days=6)
    first, last = today + timedelta(1), today + timedelta(3)
    sent = {"title": "Roof", "startDate": str(first), "completedDate": str(last), "sendDate": str(today)}
    answer = await work(session, hotel, double, sent)
    assert answer.status_code == 200, answer.text
    [shown] = answer.json()["roomMaintenances"]
    assert shown == {
        "id": shown["id"],
        "roomId": double,
        "title": "Roof",
        "startDate": format_instant(start_of_day(first, hotel.zone)),
        "completedDate": format_instant(start_of_day(last + timedelta(1), hotel.zone)),
        "sendDate": format_instant(start_of_day(today, hotel.zone)),
        "createTime": shown["createTime"],
    }
    assert await left(world, session, hotel, double, 6) == [2, 1, 1, 1, 2, 2]
    # What is shown means the same when it comes back, and so does what was sent.
    for again in (shown, sent):
        assert (await work(session, hotel, double, again)).status_code == 304, again
    # One day, and a day on one side only.
    await work(session, hotel, double, {"startDate": str(first), "completedDate": str(first)})
    assert await left(world, session, hotel, double, 6) == [2, 1, 2, 2, 2, 2]
    await work(session, hotel, double, {"startDate": str(first), "completedDate": f"{last}T11:00:00Z"})
    assert await left(world, session, hotel, double, 6) == [2, 1, 1, 2, 2, 2]
    await work(session, hotel, double, {"startDate": f"{first}T11:00:00Z", "completedDate": str(last)})
    assert await left(world, session, hotel, double, 6) == [2, 1, 1, 1, 2, 2]
    await books(world, hotel)


@pytest.mark.parametrize("zone", ["Europe/Rome", "Africa/Cairo", "America/New_York", "Australia/Lord_Howe"])
async def test_a_day_on_which_clocks_change_is_a_day(world: World, zone: str) -> None:
    hotel = await world.hotel(time_zone=zone)
    session, double = await world.session(hotel), await world.product(hotel)
    today = world.today(hotel)
    day = turning(hotel.zone, today)
    await world.sell(hotel, double, allotment=1, first=day - timedelta(1), days=3)
    answer = await work(session, hotel, double, {"startDate": str(day), "completedDate": str(day)})
    [shown] = answer.json()["roomMaintenances"]
    begins, ends = start_of_day(day, hotel.zone), start_of_day(day + timedelta(1), hotel.zone)
    assert (shown["startDate"], shown["completedDate"]) == (format_instant(begins), format_instant(ends))
    assert ends - begins in {timedelta(hours=23), timedelta(hours=25), timedelta(hours=23.5), timedelta(hours=24.5)}
    around = await days_of(session, hotel.id, double, day - timedelta(1), 3)
    assert [one["availability"] for one in around] == [1, 0, 1]


async def test_nights_on_which_all_is_sold_are_refused(world: World, hotel: Hotel) -> None:
    session, double, today = await world.session(hotel), await world.product(hotel), world.today(hotel)
    await world.sell(hotel, double, allotment=1, days=6)
    sold = today + timedelta(3)
    async with world.unit() as unit:
        await calendar.move(unit, hotel.id, [Move(77, take=[(double, sold)])])
    before = (await session.get(f"/rest/v1/roomrates/{hotel.id}/{double}")).json()
    answer = await work(
        session, hotel, double, period(today, today + timedelta(2)), period(sold, sold + timedelta(2), title="Roof")
    )
    body = answer.json()
    assert (answer.status_code, body["type"], body["element"]) == (400, "ApiValidationFailed", "$.roomMaintenances[1]")
    assert body["message"] == f"No room of product {double} is free on {sold}, so none can be closed."
    assert (await session.get(f"/rest/v1/roomrates/{hotel.id}/{double}")).json() == before
    assert await left(world, session, hotel, double, 6) == [1, 1, 1, 0, 1, 1]
    await books(world, hotel)


async def test_nights_that_are_not_on_sale_yet_are_held_all_the_same(world: World, hotel: Hotel) -> None:
    session, double, today = await world.session(hotel), await world.product(hotel, quantity=2), world.today(hotel)
    one, other = await rooms(world, hotel, double, "101", "102")
    end = today + timedelta(3)
    assert (
        await work(session, hotel, double, period(today, end, roomId=one), period(today, end, roomId=other))
    ).status_code == 200
    assert await left(world, session, hotel, double, 4) == [0, 0, 0, 0]
    # Whoever puts them on sale says what is left besides the closed rooms.
    await world.sell(hotel, double, allotment=1, days=4)
    assert await left(world, session, hotel, double, 4) == [1, 1, 1, 1]
    await work(session, hotel, double, period(today, end, roomId=other))
    assert await left(world, session, hotel, double, 4) == [2, 2, 2, 1]
    await books(world, hotel)


async def test_what_is_wrong_is_named(world: World, hotel: Hotel) -> None:
    session, today = await world.session(hotel), world.today(hotel)
    double, single = await world.product(hotel), await world.product(hotel)
    [foreign] = await rooms(world, hotel, single, "201")
    answer = await work(session, hotel, double, period(today, today, roomId=foreign), {"roomId": 999_999})
    assert (answer.status_code, answer.json()["type"]) == (422, "ApiResourceMissing")
    assert [each["machine_name"] for each in answer.json()["nested"]] == [
        "$.roomMaintenances[0].roomId",
        "$.roomMaintenances[1].roomId",
    ]
    for wrong, element in (
        (period(today, today - timedelta(1)), "$.roomMaintenances[0].completedDate"),
        (period(today, today + timedelta(1097)), "$.roomMaintenances[0].completedDate"),
        ({"startDate": str(today), "completedDate": str(today - timedelta(1))}, "$.roomMaintenances[0].completedDate"),
        (
            {"startDate": str(today), "completedDate": str(today + timedelta(1096))},
            "$.roomMaintenances[0].completedDate",
        ),
        ({"startDate": "2030-02-30"}, "$.roomMaintenances[0].startDate"),
        ({"startDate": "0001-01-01T00:00:00Z"}, "$.roomMaintenances[0].startDate"),
        ({"completedDate": "9999-12-31"}, "$.roomMaintenances[0].completedDate"),
        ({"startDate": "1.7.2030"}, "$.roomMaintenances[0].startDate"),
        ({"attachment": {"type": "GIF"}}, "$.roomMaintenances[0].attachment.type"),
    ):
        answer = await work(session, hotel, double, wrong)
        body = answer.json()
        assert (answer.status_code, body["type"], body["element"]) == (400, "ApiParamsExemption", element)


async def test_a_suite_closes_each_of_its_rooms(world: World, hotel: Hotel) -> None:
    session, today = await world.session(hotel), world.today(hotel)
    one, other = await world.product(hotel), await world.product(hotel)
    suite = await world.suite(hotel, one, other)
    for room in (one, other):
        await world.sell(hotel, room, allotment=1, days=2)
    assert (await work(session, hotel, suite, period(today, today + timedelta(1)))).status_code == 200
    assert [await left(world, session, hotel, room, 2) for room in (one, other, suite)] == [[0, 1]] * 3


async def test_deleting_a_product_gives_its_rooms_back(world: World, hotel: Hotel) -> None:
    session, double, today = await world.session(hotel), await world.product(hotel), world.today(hotel)
    rate = await world.product(hotel, parent=double, follows_availability=True)
    await world.sell(hotel, double, allotment=2, days=2)
    await work(session, hotel, rate, period(today, today + timedelta(2)))
    assert await left(world, session, hotel, double, 2) == [1, 1]
    assert (await session.delete(f"/rest/v1/roomrates/{hotel.id}/{rate}")).status_code == 200
    assert await left(world, session, hotel, double, 2) == [2, 2]
    await books(world, hotel)


async def test_rooms_stay_closed_when_they_move_and_copies_are_open(world: World) -> None:
    pair = await network(world)
    session, today = pair.session, world.today(pair.home)
    double = await world.product(pair.home)
    await world.sell(pair.home, double, allotment=3, days=3)
    answer = await work(session, pair.home, double, period(today + timedelta(1), today + timedelta(2)))
    [shown] = answer.json()["roomMaintenances"]
    path = f"/rest/v3/roomrates/{pair.home.id}"
    [copy] = (await session.post(f"{path}/copy", json={"roomIds": [double]})).json()["roomIds"]
    assert "roomMaintenances" not in (await session.get(f"/rest/v1/roomrates/{pair.home.id}/{copy}")).json()
    assert await left(world, session, pair.home, copy, 3) == [3, 2, 3]
    moved = await session.post(
        f"{path}/move", json={"roomIds": [double], "destinationAccommodationId": str(pair.away.id)}
    )
    assert moved.status_code == 200, moved.text
    there = (await session.get(f"/rest/v1/roomrates/{pair.away.id}/{double}")).json()
    assert there["roomMaintenances"] == [shown]
    assert await left(world, session, pair.away, double, 3) == [3, 2, 3]
    await work(session, pair.away, double)
    assert await left(world, session, pair.away, double, 3) == [3, 3, 3]
    for place in (pair.home, pair.away):
        await books(world, place)


class Unlocked(StockRepository):
    """The engine without its lock: what it read may be stale when it writes."""

    MOVE = StockRepository.MOVE.replace("for update of d", "")
    TAKE = StockRepository.TAKE.replace("for update of d", "")


@pytest.fixture
def unlocked() -> Iterator[None]:
    calendar.stock.use(Unlocked())
    yield
    calendar.stock.use(StockRepository())


async def _race(world: World, hotel: Hotel) -> list[str]:
    """Bookings and maintenance want the last room of the same nights, twenty times; what each came to."""
    outcomes: list[str] = []
    today = world.today(hotel)
    nights = [today + timedelta(place) for place in range(4)]
    for round_ in range(20):
        product = await world.product(hotel)
        await world.sell(hotel, product, allotment=1, days=4)

        async def book(reservation: int, product: int = product) -> str:
            async with world.unit() as unit:
                await calendar.move(unit, hotel.id, [Move(reservation, take=[(product, night) for night in nights])])
            return "booked"

        async def close(product: int = product) -> str:
            async with world.unit() as unit:
                changes = {"details": {"roomMaintenances": [period(nights[0], nights[-1] + timedelta(1))]}}
                await products.update(unit, hotel.id, product, changes)
            return "closed"

        async def tried(what: Any) -> str:
            try:
                return str(await what)
            except RoomrackError:
                return "refused"
            except asyncpg.CheckViolationError:
                return "wall"

        base = round_ * 10 + 1
        outcomes += await asyncio.gather(*(tried(one) for one in (book(base), close(), book(base + 1))))
    return outcomes


async def test_a_room_is_never_both_sold_and_closed(world: World, hotel: Hotel) -> None:
    outcomes = await _race(world, hotel)
    assert {one for one in outcomes if one != "refused"} <= {"booked", "closed"}
    # One of each three came through, whoever it was.
    assert outcomes.count("refused") == 40
    found = await books(world, hotel)
    assert {(allotment, sold, oversold) for allotment, sold, oversold in found.values()} == {(1, 1, 0)}


@pytest.mark.usefixtures("unlocked")
async def test_control_without_the_lock_only_the_last_wall_stands(world: World, hotel: Hotel) -> None:
    outcomes = await _race(world, hotel)
    assert outcomes.count("wall") > 0
