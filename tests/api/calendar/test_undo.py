"""undoCalendarWrite: bringing back what a bulk write overwrote (docs/guides/calendar-tools.md)."""

from datetime import timedelta
from typing import Any

import httpx2

from roomrack.core.rights import Area, Level
from roomrack.domain.calendar import service
from roomrack.domain.calendar.service import Move
from tests.api.calendar.shapes import day, days_of, item, problem
from tests.api.calendar.test_bulk import events_of
from tests.factories.world import READ_ONLY, Session, World

BULK = "/rest/v1/calendar/bulk"


async def write(session: Session, *items: Any) -> int:
    answer = await session.post(BULK, json=list(items))
    assert answer.status_code == 200, answer.text
    return int(answer.json()["process"][0])


async def undo(session: Session, process: int) -> httpx2.Response:
    return await session.post(f"/rest/x1/calendar/write/{process}/undo")


async def test_every_value_comes_back_and_undoing_that_brings_the_write_back(world: World) -> None:
    hotel = await world.hotel()
    one, two = await world.product(hotel), await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    await write(session, item(one, today, availability=2, price=80, minstay=2), item(two, today, price=50))
    before = [await days_of(session, hotel.id, room, today, 4) for room in (one, two)]
    values: dict[str, Any] = {
        "availability": 4,
        "price": 99.5,
        "minstay": 3,
        "maxstay": 7,
        "stopSells": True,
        "closeToArrival": True,
        "closeToDeparture": True,
        "cutOffDays": 3,
    }
    process = await write(session, item(two, today, 3, **values), item(one, today, 2, **values))
    after = [await days_of(session, hotel.id, room, today, 4) for room in (one, two)]
    assert after != before
    answer = await undo(session, process)
    assert answer.status_code == 200
    undone = answer.json()["process"][0]
    assert answer.json() == {"process": [undone], "success": True}
    assert undone > process
    assert answer.headers["X-RateLimit-Additional-Cost"] == "1"
    assert [await days_of(session, hotel.id, room, today, 4) for room in (one, two)] == before
    assert [reference for reference, _, _ in await events_of(world, hotel)][-2:] == [str(undone)] * 2
    assert (await undo(session, undone)).status_code == 200
    assert [await days_of(session, hotel.id, room, today, 4) for room in (one, two)] == after


async def test_units_that_were_sold_before_the_write_stay_sold(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    await write(session, item(room, today, 2, availability=5))
    async with world.unit() as unit:
        await service.move(unit, hotel.id, [Move(1, take=[(room, today)]), Move(2, take=[(room, today)])])
    process = await write(session, item(room, today, 2, availability=1))
    assert (await undo(session, process)).status_code == 200
    assert await days_of(session, hotel.id, room, today, 2) == [
        day(today, availability=3),
        day(today + timedelta(1), availability=5),
    ]


async def test_what_was_oversold_before_the_write_is_oversold_again(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    async with world.unit() as unit:
        await service.move(unit, hotel.id, [Move(1, take=[(room, today)], keep_anyway=True)])
    process = await write(session, item(room, today, availability=2))
    assert (await undo(session, process)).status_code == 200
    async with world.unit() as unit:
        row = await unit.raw.fetchrow(
            "select allotment, sold, oversold from calendar_day where accommodation = $1 and product = $2",
            hotel.id,
            room,
        )
    assert row is not None
    assert tuple(row) == (0, 1, 1)


async def test_a_later_write_of_the_same_values_refuses_naming_the_days(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    process = await write(session, item(room, today, 3, price=100))
    tomorrow = today + timedelta(1)
    later = await write(session, item(room, tomorrow, 5, price=100, minstay=2), item(room, today, stopSells=True))
    answer = await undo(session, process)
    assert answer.status_code == 400
    message = f"Product {room} was written again on {tomorrow}, {today + timedelta(2)}."
    assert answer.json() == {
        **problem("ApiValidationFailed", message),
        "nested": [problem("ApiValidationFailed", message)],
    }
    assert (await days_of(session, hotel.id, room, today, 1))[0]["price"] == 100
    assert (await undo(session, later)).status_code == 200
    # Undoing is a write too: the older one stays as it is.
    assert (await undo(session, process)).status_code == 400


async def test_other_values_may_change_meanwhile(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    process = await write(session, item(room, today, 2, price=100))
    await write(session, item(room, today, availability=3), item(room, today + timedelta(2), price=7))
    async with world.unit() as unit:
        await service.move(unit, hotel.id, [Move(1, take=[(room, today)])])
    assert (await undo(session, process)).status_code == 200
    assert await days_of(session, hotel.id, room, today, 3) == [
        day(today, availability=2),
        day(today + timedelta(1)),
        day(today + timedelta(2), price=7),
    ]


async def test_a_booking_since_refuses_and_its_cancellation_allows(world: World) -> None:
    hotel = await world.hotel()
    room, other = await world.product(hotel), await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    process = await write(session, item(room, today, 2, availability=3), item(other, today, price=9))
    async with world.unit() as unit:
        await service.move(unit, hotel.id, [Move(1, take=[(room, today)])])
    answer = await undo(session, process)
    assert answer.status_code == 400
    assert answer.json()["message"] == f"Bookings changed what is left of product {room} on {today}."
    assert (await days_of(session, hotel.id, other, today, 1))[0]["price"] == 9
    async with world.unit() as unit:
        await service.move(unit, hotel.id, [Move(1, give=[(room, today)])])
    assert (await undo(session, process)).status_code == 200
    assert await days_of(session, hotel.id, room, today, 2) == [day(today), day(today + timedelta(1))]


async def test_rules_of_today_hold(world: World) -> None:
    hotel = await world.hotel()
    room, gone = await world.product(hotel), await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    await write(session, item(room, today, minstay=5))
    process = await write(session, item(room, today, minstay=2))
    await write(session, item(room, today, maxstay=3))
    answer = await undo(session, process)
    assert answer.status_code == 400
    message = f"On {today} the minimum stay of product {room} would be 5, over its maximum of 3."
    assert answer.json()["message"] == message or answer.json()["nested"][0]["message"] == message
    deleted = await write(session, item(gone, today, price=5))
    assert (await session.delete(f"/rest/v1/roomrates/{hotel.id}/{gone}")).status_code in {200, 404}
    async with world.unit() as unit:
        await unit.raw.execute("update product set deleted_at = $1 where id = $2", unit.now(), gone)
    missing = await undo(session, deleted)
    assert (missing.status_code, missing.json()["message"]) == (400, f"Product {gone} does not exist any more.")


async def test_several_properties_at_once_and_not_without_the_right_on_each(world: World) -> None:
    hotel, second = await world.hotel(), await world.hotel()
    room, other = await world.product(hotel), await world.product(second)
    session = await world.session(hotel, second)
    today = world.today(hotel)
    process = await write(session, item(room, today, price=10), item(other, today, price=20))
    reader = await world.session(hotel, second, permissions=READ_ONLY)
    assert (await undo(reader, process)).status_code == 403
    reservations = await world.session(hotel, permissions={Area.RESERVATION: Level.READWRITE})
    assert (await undo(reservations, process)).status_code == 403
    assert (await undo(session, process)).status_code == 200
    assert await days_of(session, hotel.id, room, today, 1) == [day(today)]
    assert await days_of(session, second.id, other, today, 1) == [day(today)]


async def test_only_known_writes_of_the_last_day(world: World) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    room = await world.product(hotel)
    session, other = await world.session(hotel), await world.session(stranger)
    process = await write(session, item(room, world.today(hotel), price=10))
    for answer in (await undo(other, process), await undo(session, process + 1_000_000), await undo(session, -1)):
        assert answer.status_code == 404
        assert (answer.json()["type"], answer.json()["element"]) == ("ApiResourceMissing", "CalendarWrite")
    wrong = await session.post("/rest/x1/calendar/write/mine/undo")
    assert (wrong.status_code, wrong.json()["element"]) == (400, "id")
    async with world.unit() as unit:
        await unit.raw.execute(
            "update event set occurred_at = occurred_at - interval '25 hours' where accommodation = $1", hotel.id
        )
    late = await undo(session, process)
    assert (late.status_code, late.json()["message"]) == (404, f"No write {process} of the last 24 hours was found.")
