"""The API keeps catalogs; whoever changes the products, from whichever process, its next answer knows (ADR 0011).

The changes are made here, in the process of the test; the answers come from the process of the API.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from decimal import Decimal

import pytest

from roomrack.domain.products import service as products
from roomrack.domain.products.rules import PriceRule
from roomrack.domain.properties import service as properties
from roomrack.infra.db import WriteUnit
from tests.factories.world import Hotel, Session, World


async def _prices(world: World, session: Session, hotel: Hotel) -> dict[str, float]:
    """By name, each product's price of today, and with it which products there are."""
    today = world.today(hotel).isoformat()
    answer = await session.get(f"/rest/v1/calendar/{hotel.id}", params={"dateFrom": today, "dateTo": today})
    assert answer.status_code == 200
    return {product["name"]: product["days"][0]["price"] for product in answer.json()["data"]}


async def _version(world: World, hotel: Hotel) -> int:
    async with world.unit() as unit:
        return (await properties.get(unit, hotel.id)).products_version


async def test_what_another_process_changes_is_in_the_next_answer(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel, name="Room")
    await world.sell(hotel, room, price=100)
    session = await world.session(hotel)
    assert await _prices(world, session, hotel) == {"Room": 100.0}
    rule = {"parent": room, "price_rule": PriceRule.PERCENT, "price_value": Decimal(10)}
    rate = await world.product(hotel, name="Rate", **rule)
    assert await _prices(world, session, hotel) == {"Room": 100.0, "Rate": 110.0}
    async with world.unit() as unit:
        await products.update(unit, hotel.id, rate, {"rule": {"price_value": Decimal(-10)}, "name": "Early"})
    assert await _prices(world, session, hotel) == {"Room": 100.0, "Early": 90.0}
    async with world.unit() as unit:
        await products.delete(unit, hotel.id, rate)
    assert await _prices(world, session, hotel) == {"Room": 100.0}


async def test_a_change_that_is_taken_back_leaves_no_trace(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel, name="Room")
    await world.sell(hotel, room, price=100)
    session = await world.session(hotel)
    before = await _version(world, hotel)
    for name in ("First", "Second"):
        with pytest.raises(LookupError):
            await _renamed_in_vain(world, hotel, room, name)
        assert await _prices(world, session, hotel) == {"Room": 100.0}
        async with world.unit() as unit:
            assert (await products.catalog_of(unit, await properties.get(unit, hotel.id)))[room].name == "Room"
    assert await _version(world, hotel) == before


async def _renamed_in_vain(world: World, hotel: Hotel, room: int, name: str) -> None:
    async with world.unit() as unit:
        await products.update(unit, hotel.id, room, {"name": name})
        seen = await products.catalog_of(unit, await properties.get(unit, hotel.id))
        assert seen[room].name == name
        raise LookupError


async def test_a_booking_meets_the_products_of_now(world: World) -> None:
    hotel = await world.hotel()
    one, other, rest = [await world.product(hotel) for _ in range(3)]
    for room in (one, other, rest):
        await world.sell(hotel, room, allotment=1)
    suite = await world.suite(hotel, one, other)
    session = await world.session(hotel)
    today = world.today(hotel)
    stay = {"checkin": today.isoformat(), "checkout": (today + timedelta(1)).isoformat()}

    async def book(product: int) -> int:
        guests = [{"familyName": "Lovelace"}]
        body = {"channelId": 288, "product": product, "guests": guests, **stay}
        return (await session.post(f"/rest/v1/reservation/{hotel.id}", json=body)).status_code

    assert await book(one) == 200
    assert await book(suite) == 400
    async with world.unit() as unit:
        await products.create_suite(unit, hotel.id, suite, [other, rest])
    assert await book(suite) == 200
    assert await book(rest) == 400


async def _created(unit: WriteUnit, hotel: Hotel, rooms: list[int]) -> None:
    await products.create(unit, hotel.id, name="One more", adults=2)


async def _changed(unit: WriteUnit, hotel: Hotel, rooms: list[int]) -> None:
    await products.update(unit, hotel.id, rooms[0], {"adults": 3})


async def _made_a_suite(unit: WriteUnit, hotel: Hotel, rooms: list[int]) -> None:
    await products.create_suite(unit, hotel.id, rooms[2], rooms[:2])


async def _deleted(unit: WriteUnit, hotel: Hotel, rooms: list[int]) -> None:
    await products.delete(unit, hotel.id, rooms[0])


@pytest.mark.parametrize("change", [_created, _changed, _made_a_suite, _deleted], ids=lambda change: change.__name__)
async def test_each_change_renews_the_version_of_its_property_alone(
    world: World, change: Callable[[WriteUnit, Hotel, list[int]], Awaitable[None]]
) -> None:
    hotel, neighbour = await world.hotel(), await world.hotel()
    rooms = [await world.product(hotel) for _ in range(3)]
    await world.product(neighbour)
    before, elsewhere = await _version(world, hotel), await _version(world, neighbour)
    async with world.unit() as unit:
        await change(unit, hotel, rooms)
    assert await _version(world, hotel) != before
    assert await _version(world, neighbour) == elsewhere


async def test_what_is_no_product_leaves_the_version(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    before = await _version(world, hotel)
    await world.sell(hotel, room)
    async with world.unit() as unit:
        await properties.update(unit, hotel.id, {"name": "Renamed"})
    assert await _version(world, hotel) == before
