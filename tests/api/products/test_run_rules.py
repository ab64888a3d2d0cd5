"""runRules and runRulesV3: docs/contract.md 5, docs/algorithms/midnight.md; by the clock in tests/midnight."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.factories import Hotel, Session, World

VERSIONS = ["v2", "v3"]


async def run(session: Session, hotel: Hotel, *rooms: int, version: str = "v2") -> list[int]:
    body = {"roomIds": list(rooms)} if rooms else None
    answer = await session.post(f"/rest/{version}/roomrates/{hotel.id}/runRules", json=body)
    assert answer.status_code == 200, answer.text
    return list(answer.json()["roomIds"])


async def days(session: Session, hotel: Hotel, product: int) -> list[dict[str, Any]]:
    answer = await session.get(f"/rest/v1/calendar/{hotel.id}", params={"product[]": product})
    return list(answer.json()["data"][0]["days"])


async def patch(session: Session, hotel: Hotel, product: int, **values: Any) -> None:
    answer = await session.patch(f"/rest/v1/roomrates/{hotel.id}/{product}", json=values)
    assert answer.status_code == 200, answer.text


async def write(session: Session, hotel: Hotel, product: int, day: date, **values: Any) -> None:
    item = {"room": product, "dateFrom": day.isoformat(), "dateTo": day.isoformat(), "values": values}
    answer = await session.post("/rest/v1/calendar/bulk", json=[item])
    assert answer.status_code == 200, answer.text


async def book(session: Session, hotel: Hotel, product: int, day: date) -> int:
    answer = await session.post(
        f"/rest/v1/reservation/{hotel.id}",
        json={
            "channelId": 1,
            "product": product,
            "checkin": day.isoformat(),
            "checkout": (day + timedelta(1)).isoformat(),
            "guests": [{"familyName": "Lovelace"}],
        },
    )
    assert answer.status_code == 200, answer.text
    return int(answer.json()["id"])


@pytest.mark.parametrize("version", VERSIONS)
async def test_the_rules_of_some_products_or_of_all_are_run(world: World, version: str) -> None:
    hotel = await world.hotel()
    one, two = await world.product(hotel), await world.product(hotel)
    session = await world.session(hotel)
    for product in (one, two):
        await patch(session, hotel, product, closeNextDays=2)
        await world.sell(hotel, product, days=10)
    assert await run(session, hotel, one, version=version) == [one]
    assert [day["stopSells"] for day in await days(session, hotel, one)][:4] == [True, True, True, False]
    assert not any(day["stopSells"] for day in await days(session, hotel, two))
    assert await run(session, hotel, version=version) == [one, two]
    assert [day["stopSells"] for day in await days(session, hotel, two)][:4] == [True, True, True, False]
    async with world.unit() as unit:
        told = await unit.raw.fetchval(
            "select payload from event where accommodation = $1 and type = 'calendar.changed' order by id desc limit 1",
            hotel.id,
        )
    today = world.today(hotel)
    last = (today + timedelta(2)).isoformat()
    assert told["product"] == two
    assert told["ranges"] == [{"from": today.isoformat(), "to": last, "values": {"stop_sell": 1}}]


async def test_the_price_rises_as_rooms_sell_and_falls_as_they_come_back(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    rate = await world.product(hotel, parent=room, follows_availability=True, price_rule="PERCENT", price_value=-10)
    own = await world.product(hotel, parent=room, follows_availability=True)
    session = await world.session(hotel)
    await world.sell(hotel, room, allotment=4, price=100, days=5)
    today = world.today(hotel)
    await write(session, hotel, own, today + timedelta(1), price=50)
    revenue = {"revenueActive": True, "revenueMaxIncrement": 20, "revenueMaxIncrementPercent": True}
    await patch(session, hotel, room, **revenue, revenueMinPrice=90, revenueMaxPrice=112)
    await patch(session, hotel, own, revenueActive=True, revenueMaxIncrement=10)
    day = today + timedelta(1)

    async def prices() -> list[float]:
        await run(session, hotel)
        return [(await days(session, hotel, product))[1]["price"] for product in (room, rate, own)]

    assert await prices() == [100, 90, 50]
    first, second = await book(session, hotel, room, day), await book(session, hotel, rate, day)
    assert await prices() == [110, 99, 55]
    assert (await days(session, hotel, room))[2]["price"] == 100
    third = await book(session, hotel, own, day)
    assert await prices() == [112, 100.8, 57.5]
    for reservation, expected in ((third, [110, 99, 55]), (second, [105, 94.5, 52.5])):
        assert (await session.delete(f"/rest/v1/reservation/{hotel.id}/{reservation}")).status_code == 200
        assert await prices() == expected
    # What a person writes is the new base, and without the rule it is what is left.
    await write(session, hotel, room, day, price=80)
    assert await prices() == [90, 81, 52.5]
    await patch(session, hotel, room, revenueActive=False)
    assert await prices() == [80, 72, 52.5]
    assert (await session.delete(f"/rest/v1/reservation/{hotel.id}/{first}")).status_code == 200
    assert await prices() == [80, 72, 50]
    async with world.unit() as unit:
        assert await unit.raw.fetchval("select count(*) from adjusted_day where accommodation = $1", hotel.id) == 0


async def test_what_is_sold_out_costs_three_times_until_a_person_restores_it(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    await world.sell(hotel, room, allotment=1, price=Decimal("99.5"), days=4)
    await patch(session, hotel, room, tripeThePrice=True)
    day = world.today(hotel) + timedelta(1)

    async def price() -> float:
        await run(session, hotel, room)
        return float((await days(session, hotel, room))[1]["price"])

    assert await price() == 99.5
    reservation = await book(session, hotel, room, day)
    assert [await price(), await price()] == [298.5, 298.5]
    await session.delete(f"/rest/v1/reservation/{hotel.id}/{reservation}")
    assert await price() == 298.5
    await write(session, hotel, room, day, price=99.5)
    assert await price() == 99.5
    await write(session, hotel, room, day, availability=0)
    assert await price() == 298.5


async def test_a_copy_of_a_raised_price_falls_too(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    await world.sell(hotel, room, allotment=2, price=100, days=4)
    await patch(session, hotel, room, revenueActive=True, revenueMaxIncrement=50)
    await book(session, hotel, room, world.today(hotel))
    await run(session, hotel)
    answer = await session.post(f"/rest/v2/roomrates/{hotel.id}/copy", json={"roomIds": [room]})
    [copy] = answer.json()["roomIds"]
    assert (await days(session, hotel, copy))[0]["price"] == 125
    await run(session, hotel)
    assert [(await days(session, hotel, product))[0]["price"] for product in (room, copy)] == [125, 100]


@pytest.mark.parametrize("version", VERSIONS)
async def test_refusals_name_the_field(world: World, version: str) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    room, theirs = await world.product(hotel), await world.product(stranger)
    session = await world.session(hotel)
    for body, status, elements in (
        ({"roomIds": [room, theirs]}, 422, ["$.roomIds[1]"]),
        ({"roomIds": [theirs, theirs + 10**6]}, 422, ["$.roomIds[0]", "$.roomIds[1]"]),
        ({"roomIds": [True]}, 400, ["$.roomIds[0]"]),
        ({"roomIds": {}}, 400, ["$.roomIds"]),
    ):
        answer = await session.post(f"/rest/{version}/roomrates/{hotel.id}/runRules", json=body)
        assert answer.status_code == status
        assert [one["element"] for one in answer.json()["nested"]] == elements


async def test_bounds_must_agree_with_what_is_stored(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    await patch(session, hotel, room, revenueMinPrice=50, revenueMaxPrice=60)
    for body, element in (
        ({"revenueMinPrice": 61}, "$.revenueMinPrice"),
        ({"revenueMaxPrice": 49}, "$.revenueMaxPrice"),
    ):
        answer = await session.patch(f"/rest/v1/roomrates/{hotel.id}/{room}", json=body)
        assert (answer.status_code, [one["element"] for one in answer.json()["nested"]]) == (400, [element])
    await patch(session, hotel, room, revenueMinPrice=None)
    answer = await session.get(f"/rest/v1/roomrates/{hotel.id}/{room}")
    assert ("revenueMinPrice" in answer.json(), answer.json()["revenueMaxPrice"]) == (False, 60)
