"""Suites, whose operation comes later: `products.service.create_suite`, and what the lists show of them."""

from collections.abc import Collection

import pytest

from roomrack.core.errors import FieldMissing, RoomrackError
from roomrack.domain.products import errors
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Product
from tests.factories.world import Hotel, World


async def _suite(world: World, hotel: Hotel, product: int, rooms: Collection[int]) -> Product:
    async with world.unit() as unit:
        return (await products.create_suite(unit, hotel.id, product, rooms)).product


async def test_it_clears_the_derived_rule_and_sets_the_quantity(world: World) -> None:
    hotel = await world.hotel()
    one, two = await world.product(hotel), await world.product(hotel)
    rate = await world.product(
        hotel, quantity=5, parent=one, follows_availability=True, price_rule="PERCENT", price_value=5
    )
    suite = await _suite(world, hotel, rate, [two, one, two])
    assert suite == Product(
        id=rate, accommodation=hotel.id, name=suite.name, is_suite=True, children=(one, two), quantity=1, adults=2
    )
    async with world.unit() as unit:
        catalog = await products.catalog(unit, hotel.id, [rate])
        assert (set(catalog), catalog[rate], catalog.stock(rate)) == ({rate, one, two}, suite, (one, two))
        row = await unit.raw.fetchrow(
            "select payload, before from event where accommodation = $1 and type = 'product.changed'", hotel.id
        )
    assert row is not None
    assert (row["before"]["parent"], row["payload"]["suite_rooms"]) == (one, [one, two])


async def test_its_rooms_can_be_replaced(world: World) -> None:
    hotel = await world.hotel()
    one, two, three = [await world.product(hotel) for _ in range(3)]
    suite = await world.suite(hotel, one, two)
    assert (await _suite(world, hotel, suite, [three])).children == (three,)
    async with world.unit() as unit:
        assert (await products.delete(unit, hotel.id, one)).id == one


async def test_what_can_not_be_a_suite_or_part_of_one(world: World) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    one, two, three = [await world.product(hotel) for _ in range(3)]
    theirs = await world.product(stranger)
    rate = await world.product(hotel, parent=one)
    suite = await world.suite(hotel, one)
    cases: list[tuple[int, list[int], type[RoomrackError]]] = [
        (theirs, [one], errors.ProductNotFound),
        (two, [], FieldMissing),
        (two, [theirs], errors.UnknownProduct),
        (two, [two], errors.SuiteNeedsBaseRooms),
        (two, [rate], errors.SuiteNeedsBaseRooms),
        (two, [suite], errors.SuiteNeedsBaseRooms),
        (one, [three], errors.RoomOfSuiteCannotBeSuite),
    ]
    for product, rooms, error in cases:
        with pytest.raises(error):
            await _suite(world, hotel, product, rooms)


async def test_deleting_a_suite_frees_its_rooms(world: World) -> None:
    hotel = await world.hotel()
    room, other = await world.product(hotel), await world.product(hotel)
    suite = await world.suite(hotel, room)
    async with world.unit() as unit:
        await products.delete(unit, hotel.id, suite)
        changed, _ = await products.update(unit, hotel.id, room, {"rule": {"parent": other}})
    assert changed.product.parent == other
