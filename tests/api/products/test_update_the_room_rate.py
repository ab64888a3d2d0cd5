"""`update the room rate`, PATCH of version 2: docs/contract.md 1 and 5; the rest is in test_update_room."""

from tests.factories import World


async def test_what_was_sent_changes_and_the_product_is_answered_either_way(world: World) -> None:
    hotel = await world.hotel()
    made = await world.product(hotel, name="Double", details={"sellingName": {"EN": "Sea"}})
    session = await world.session(hotel)
    path = f"/rest/v2/roomrates/{hotel.id}/{made}"
    answer = await session.patch(path, json={"quantity": 4, "frontName": {"IT": "Mare"}})
    expected = (await session.get(f"/rest/v2/roomrates/{hotel.id}", params={"ids[]": made})).json()[0]
    assert (answer.status_code, answer.json()) == (200, expected)
    assert (expected["quantity"], expected["sellingName"], expected["images"]) == (4, {"EN": "Sea", "IT": "Mare"}, [])
    again = await session.patch(path, json={"quantity": 4})
    assert (again.status_code, again.json()) == (200, expected)


async def test_refusals_name_the_field(world: World) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    made, theirs = await world.product(hotel), await world.product(stranger)
    session = await world.session(hotel)
    answer = await session.patch(f"/rest/v2/roomrates/{hotel.id}/{made}", json={"adults": 0, "squareMetersSize": 9})
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
    assert [one["element"] for one in answer.json()["nested"]] == ["$.adults", "$.squareMetersSize"]
    answer = await session.patch(f"/rest/v2/roomrates/{hotel.id}/{theirs}", json={"adults": 1})
    assert (answer.status_code, answer.json()["element"]) == (404, "Product")


async def test_no_product_is_connected_yet(world: World) -> None:
    hotel = await world.hotel()
    await world.product(hotel)
    session = await world.session(hotel)
    for version in ("v2", "v3"):
        path = f"/rest/{version}/roomrates/{hotel.id}/connections"
        for query in ({}, {"page": 0, "size": 5, "includeRms": "true"}, {"ids[]": 1}):
            answer = await session.get(path, params=query)
            assert (answer.status_code, answer.json()) == (200, [])
        refused = await session.get(path, params={"size": 501})
        assert (refused.status_code, refused.json()["message"]) == (400, "errPageSize")
