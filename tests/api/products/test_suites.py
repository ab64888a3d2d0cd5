"""createSuite and the service under it: docs/contract.md 5."""

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


async def test_the_operation_answers_the_suite_and_then_its_rooms(world: World) -> None:
    hotel = await world.hotel()
    one, two = await world.product(hotel, name="One"), await world.product(hotel, name="Two")
    made = await world.product(hotel, name="Suite", quantity=4, parent=one, follows_stay=True)
    session = await world.session(hotel)
    answer = await session.post(
        f"/rest/v1/roomrates/{hotel.id}/{made}/suite", params={"children[]": [one], "children": [two]}
    )
    assert answer.status_code == 200
    expected = []
    for id, name in ((made, "Suite"), (one, "One"), (two, "Two")):
        expected.append((await session.get(f"/rest/v1/roomrates/{hotel.id}/{id}")).json())
        assert expected[-1]["name"] == name
    assert answer.json() == expected
    assert (answer.json()[0]["quantity"], "derivedRule" in answer.json()[0]) == (1, False)
    await world.sell(hotel, one, allotment=2)
    await world.sell(hotel, two, allotment=1)
    calendar = await session.get(f"/rest/v1/calendar/{hotel.id}", params={"product[]": made})
    assert {day["availability"] for day in calendar.json()["data"][0]["days"]} == {1}
    [shown] = (await session.get(f"/rest/v3/roomrates/{hotel.id}", params={"ids[]": made})).json()
    assert [room["id"] for room in shown["aggregateChildren"]] == [one, two]


async def test_the_operation_names_what_is_wrong(world: World) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    one, two = await world.product(hotel), await world.product(hotel)
    rate = await world.product(hotel, parent=one)
    theirs = await world.product(stranger)
    session = await world.session(hotel)
    cases: list[tuple[int, dict[str, list[object]], int, str, str]] = [
        (two, {}, 400, "ApiParamsExemption", "children[]"),
        (two, {"children[]": ["x"]}, 400, "ApiParamsExemption", "children[]"),
        (two, {"children[]": [theirs]}, 422, "ApiResourceMissing", "children[]"),
        (two, {"children[]": [theirs + 1_000_000]}, 422, "ApiResourceMissing", "children[]"),
        (two, {"children[]": [rate]}, 400, "ApiValidationFailed", "children[]"),
        (two, {"children[]": [two]}, 400, "ApiValidationFailed", "children[]"),
        (theirs, {"children[]": [one]}, 404, "ApiResourceMissing", ""),
    ]
    for product, query, status, kind, element in cases:
        answer = await session.post(f"/rest/v1/roomrates/{hotel.id}/{product}/suite", params=query)
        body = answer.json()
        assert (answer.status_code, body["type"]) == (status, kind), query
        assert [one["element"] for one in body["nested"]] == ([element] if element else [])
