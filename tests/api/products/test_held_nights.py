"""Changing and deleting products that hold nights: `sold` stays the count of the holds whatever the rule becomes."""

from datetime import timedelta
from typing import Any

from roomrack.domain.products import service as products
from tests.factories.world import Hotel, Session, World


async def _book(world: World, hotel: Hotel, session: Session, product: int) -> int:
    today = world.today(hotel)
    answer = await session.post(
        f"/rest/v1/reservation/{hotel.id}",
        json={
            "channelId": 1,
            "product": product,
            "checkin": (today + timedelta(3)).isoformat(),
            "checkout": (today + timedelta(5)).isoformat(),
            "guests": [{"givenName": "Alan", "familyName": "Turing"}],
        },
    )
    assert answer.status_code == 200, answer.text
    return int(answer.json()["id"])


async def _books(world: World, hotel: Hotel) -> dict[int, int]:
    """Units sold by product, after checking that each night's equal its holds."""
    async with world.unit() as unit:
        rows = await unit.raw.fetch(
            """
            select d.product, d.sold, (
                select count(*) from hold h
                where h.accommodation = d.accommodation and h.product = d.product and h.day = d.day
            ) as held
            from calendar_day d where d.accommodation = $1
            """,
            hotel.id,
        )
    assert [row for row in rows if row["sold"] != row["held"]] == []
    sold: dict[int, int] = {}
    for row in rows:
        sold[row["product"]] = sold.get(row["product"], 0) + row["sold"]
    return {product: units for product, units in sold.items() if units}


async def _patch(session: Session, hotel: Hotel, product: int, **body: Any) -> None:
    answer = await session.patch(f"/rest/v1/roomrates/{hotel.id}/{product}", json=body)
    assert answer.status_code == 200, answer.text


async def test_nights_stay_held_where_they_were_taken(world: World) -> None:
    hotel = await world.hotel()
    room, other = await world.product(hotel), await world.product(hotel)
    rate = await world.product(hotel, parent=room, follows_availability=True)
    session = await world.session(hotel)
    await world.sell(hotel, room)
    await world.sell(hotel, other)
    linked = await _book(world, hotel, session, rate)
    assert await _books(world, hotel) == {room: 2}
    await _patch(session, hotel, rate, derivedRule={"availability": False})
    await world.sell(hotel, rate)
    own = await _book(world, hotel, session, rate)
    assert await _books(world, hotel) == {room: 2, rate: 2}
    await _patch(session, hotel, rate, derivedRule={"availability": True, "parent": other})
    moved = await _book(world, hotel, session, rate)
    assert await _books(world, hotel) == {room: 2, rate: 2, other: 2}
    for reservation in (linked, own, moved):
        answer = await session.delete(f"/rest/v1/reservation/{hotel.id}/{reservation}")
        assert answer.status_code == 200
    assert await _books(world, hotel) == {}


async def test_becoming_a_suite_leaves_held_nights_where_they_are(world: World) -> None:
    hotel = await world.hotel()
    one, two, three = [await world.product(hotel) for _ in range(3)]
    session = await world.session(hotel)
    for product in (one, two, three):
        await world.sell(hotel, product)
    before = await _book(world, hotel, session, three)
    async with world.unit() as unit:
        await products.create_suite(unit, hotel.id, three, [one, two])
    after = await _book(world, hotel, session, three)
    assert await _books(world, hotel) == {one: 2, two: 2, three: 2}
    for reservation in (before, after):
        await session.delete(f"/rest/v1/reservation/{hotel.id}/{reservation}")
    assert await _books(world, hotel) == {}


async def test_a_product_with_bookings_to_come_is_not_deleted(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    await world.sell(hotel, room)
    reservation = await _book(world, hotel, session, room)
    answer = await session.delete(f"/rest/v1/roomrates/{hotel.id}/{room}")
    body = answer.json()
    assert (answer.status_code, body["type"], len(body["nested"])) == (400, "ApiValidationFailed", 1)
    await session.delete(f"/rest/v1/reservation/{hotel.id}/{reservation}")
    assert (await session.delete(f"/rest/v1/roomrates/{hotel.id}/{room}")).status_code == 200
