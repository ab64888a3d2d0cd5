"""deleteProduct: docs/contract.md 1 and 5."""

import asyncio

from roomrack.domain.products import service as products
from tests.factories.world import READ_ONLY, World


async def test_it_answers_the_product_as_it_was_and_hides_it(world: World) -> None:
    hotel = await world.hotel()
    made, kept = await world.product(hotel), await world.product(hotel)
    session = await world.session(hotel)
    before = (await session.get(f"/rest/v1/roomrates/{hotel.id}/{made}")).json()
    answer = await session.delete(f"/rest/v1/roomrates/{hotel.id}/{made}")
    assert (answer.status_code, answer.json()) == (200, before)
    assert (await session.get(f"/rest/v1/roomrates/{hotel.id}/{made}")).status_code == 404
    assert (await session.delete(f"/rest/v1/roomrates/{hotel.id}/{made}")).status_code == 404
    listed = (await session.get(f"/rest/v3/roomrates/{hotel.id}")).json()
    assert [one["id"] for one in listed] == [kept]
    async with world.unit() as unit:
        events = await unit.raw.fetch(
            "select reference from event where accommodation = $1 and type = 'product.deleted'", hotel.id
        )
    assert [row["reference"] for row in events] == [str(made)]


async def test_an_api_key_may(world: World) -> None:
    hotel = await world.hotel()
    made = await world.product(hotel)
    assert (await (await world.key_session(hotel)).delete(f"/rest/v1/roomrates/{hotel.id}/{made}")).status_code == 200


async def test_what_depends_on_it_is_named(world: World) -> None:
    hotel = await world.hotel()
    room, other = await world.product(hotel), await world.product(hotel)
    rate = await world.product(hotel, parent=room)
    suite = await world.suite(hotel, room, other)
    session = await world.session(hotel)
    answer = await session.delete(f"/rest/v1/roomrates/{hotel.id}/{room}")
    body = answer.json()
    assert (answer.status_code, body["type"]) == (400, "ApiValidationFailed")
    assert [one["message"] for one in body["nested"]] == [
        f"Products are derived from it: {rate}.",
        f"It is part of a suite: {suite}.",
    ]
    for product in (rate, suite, room):
        assert (await session.delete(f"/rest/v1/roomrates/{hotel.id}/{product}")).status_code == 200


async def test_a_parent_is_not_deleted_under_a_new_rate(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    for _ in range(5):
        room = await world.product(hotel)
        deleted, derived = await asyncio.gather(
            session.delete(f"/rest/v1/roomrates/{hotel.id}/{room}"),
            session.post(
                f"/rest/v1/roomrates/{hotel.id}", json={"name": "R", "adults": 2, "derivedRule": {"parent": room}}
            ),
        )
        assert (deleted.status_code, derived.status_code) in {(200, 422), (400, 200)}


async def test_its_physical_rooms_stay_without_a_product(world: World) -> None:
    hotel = await world.hotel()
    made = await world.product(hotel)
    async with world.unit() as unit:
        room = await products.create_pms_room(unit, hotel.id, name="101", product=made)
    session = await world.session(hotel)
    await session.delete(f"/rest/v1/roomrates/{hotel.id}/{made}")
    answer = await session.get(f"/rest/v1/pms/{hotel.id}", params={"includeRoomsWithoutParent": "true"})
    assert answer.json() == {"data": [{"id": room.id, "name": "101", "timeZone": "Europe/Rome"}]}


async def test_another_tenants_product_is_as_unknown_as_none(world: World) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    theirs = await world.product(stranger)
    session = await world.session(hotel)
    for key in (theirs, 999_999_999_999):
        answer = await session.delete(f"/rest/v1/roomrates/{hotel.id}/{key}")
        assert (answer.status_code, answer.json()["element"]) == (404, "Product")
    async with world.unit() as unit:
        assert list(await products.catalog(unit, stranger.id)) == [theirs]


async def test_who_may_not(world: World) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    made = await world.product(hotel)
    path = f"/rest/v1/roomrates/{hotel.id}/{made}"
    assert (await world.client.delete(path)).json()["type"] == "ApiKeyMissing"
    for session in (
        await world.session(hotel, permissions=READ_ONLY),
        await world.session(stranger),
        await world.application_session(),
    ):
        answer = await session.delete(path)
        assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")
    async with world.unit() as unit:
        assert list(await products.catalog(unit, hotel.id)) == [made]
