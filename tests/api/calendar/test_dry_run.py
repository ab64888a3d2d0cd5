"""dryRunCalendar: what a bulk write would change, told without writing (docs/guides/calendar-tools.md)."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from roomrack.domain.calendar import service
from roomrack.domain.calendar.service import Move
from roomrack.domain.products.rules import PriceRule
from tests.api.calendar.shapes import days_of, item, problem
from tests.api.calendar.test_bulk import events_of
from tests.factories.world import READ_ONLY, World

PATH = "/rest/x1/calendar/dry-run"
BULK = "/rest/v1/calendar/bulk"


def change(before: Any, after: Any) -> dict[str, Any]:
    return {"before": before, "after": after}


async def test_a_room_and_what_follows_it_day_by_day_and_nothing_is_written(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel, name="Double")
    rate = await world.product(
        hotel,
        name="Not refundable",
        parent=room,
        follows_availability=True,
        price_rule=PriceRule.PERCENT,
        price_value=Decimal(-10),
    )
    await world.product(hotel, name="Its own price", parent=room, follows_stay=True)
    session = await world.session(hotel)
    today = world.today(hotel)
    await world.sell(hotel, room, allotment=2, price=100, days=2)
    before = await events_of(world, hotel)
    body = [item(room, today, 2, price=110.5), item(room, today + timedelta(1), price=100, stopSells=True)]
    answer = await session.post(PATH, json=body)
    assert answer.status_code == 200
    first, second = today.isoformat(), (today + timedelta(1)).isoformat()
    assert answer.json() == {
        "data": [
            {
                "accommodation": str(hotel.id),
                "id": room,
                "name": "Double",
                "derived": False,
                "days": [
                    {"date": first, "changes": {"price": change(100, 110.5)}},
                    {"date": second, "changes": {"stopSells": change(False, True), "bookable": change(True, False)}},
                ],
            },
            {
                "accommodation": str(hotel.id),
                "id": rate,
                "name": "Not refundable",
                "derived": True,
                "days": [{"date": first, "changes": {"price": change(90, 99.45)}}],
            },
        ],
        "additionalCost": 1,
    }
    assert "X-RateLimit-Additional-Cost" not in answer.headers
    assert await events_of(world, hotel) == before
    assert (await days_of(session, hotel.id, room, today, 1))[0]["price"] == 100
    # The write itself then does what the dry run told.
    assert (await session.post(BULK, json=body)).headers["X-RateLimit-Additional-Cost"] == "1"
    assert [each["price"] for each in await days_of(session, hotel.id, rate, today, 2)] == [99.45, 90]


async def test_availability_is_what_is_left_and_closes_a_suite(world: World) -> None:
    hotel = await world.hotel()
    one, two = await world.product(hotel), await world.product(hotel)
    suite = await world.suite(hotel, one, two, name="Both")
    session = await world.session(hotel)
    today = world.today(hotel)
    for room in (one, two):
        await world.sell(hotel, room, allotment=3, days=1)
    async with world.unit() as unit:
        await service.move(unit, hotel.id, [Move(1, take=[(one, today)])])
    answer = await session.post(PATH, json=[item(one, today, availability=0)])
    days = {each["id"]: each["days"] for each in answer.json()["data"]}
    assert days == {
        one: [{"date": today.isoformat(), "changes": {"availability": change(2, 0), "bookable": change(True, False)}}],
        suite: [{"date": today.isoformat(), "changes": {"availability": change(1, 0)}}],
    }


async def test_every_field_and_two_properties(world: World) -> None:
    hotel, japan = await world.hotel(), await world.hotel(currency="JPY", time_zone="Asia/Tokyo")
    room, tokyo = await world.product(hotel), await world.product(japan)
    session = await world.session(hotel, japan)
    today = world.today(hotel)
    values = {
        "minstay": 2,
        "maxstay": 7,
        "cutOffDays": 1,
        "closeToArrival": True,
        "closeToDeparture": True,
        "availability": 1,
        "price": 80,
    }
    answer = await session.post(PATH, json=[item(room, today, **values), item(tokyo, today, price=9000)])
    found = {each["id"]: each for each in answer.json()["data"]}
    assert found[room]["days"][0]["changes"] == {
        "availability": change(0, 1),
        "price": change(0, 80),
        "minStay": change(1, 2),
        "maxStay": change(99, 7),
        "cutOffDays": change(0, 1),
        "closeToArrival": change(False, True),
        "closeToDeparture": change(False, True),
    }
    assert (found[tokyo]["accommodation"], found[tokyo]["days"][0]["changes"]) == (
        str(japan.id),
        {"price": change(0, 9000)},
    )


async def test_nothing_would_change(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    answer = await session.post(PATH, json=[item(room, world.today(hotel), price=0), item(room, world.today(hotel))])
    assert answer.json() == {"data": [], "additionalCost": 1}


async def test_refuses_what_a_bulk_write_refuses_in_its_words(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    rate = await world.product(hotel, parent=room, follows_availability=True)
    session = await world.session(hotel)
    today = world.today(hotel)
    await session.post(BULK, json=[item(room, today, maxstay=3)])
    body = [item(room, today, price=-1), item(rate, today, availability=1), item(999, today, price=1)]
    assert (await session.post(PATH, json=body)).json() == (await session.post(BULK, json=body)).json()
    answer = await session.post(PATH, json=[item(room, today, minstay=5)])
    assert answer.status_code == 400
    message = f"On {today} the minimum stay of product {room} would be 5, over its maximum of 3."
    wrong = problem("ApiValidationFailed", message, "$[0].values.minstay")
    assert answer.json()["nested"] == [{**wrong, "human_name": "Minstay"}]


async def test_needs_the_right_to_write(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel, permissions=READ_ONLY)
    assert (await session.post(PATH, json=[item(room, world.today(hotel), price=1)])).status_code == 403


async def test_too_much_to_look_at(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    for _ in range(59):
        await world.product(hotel, parent=room, price_rule=PriceRule.PERCENT, price_value=Decimal(-1))
    session = await world.session(hotel)
    today = world.today(hotel)
    answer = await session.post(PATH, json=[item(room, today - timedelta(2500), price=1), item(room, today, price=1)])
    assert answer.status_code == 400
    message = f"One call takes at most 150000 room-days; this one asks for {60 * 2501}."
    assert answer.json()["nested"] == [problem("ApiParamsExemption", message, "$")]
