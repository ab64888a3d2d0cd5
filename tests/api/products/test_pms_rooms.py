"""findAllPmsRoom and findPmsRoom: docs/contract.md 1."""

from datetime import UTC, datetime
from typing import Any

from roomrack.core.rights import Area, Level
from roomrack.domain.products import service as products
from tests.factories.world import READ_ONLY, Hotel, World


async def _room(world: World, hotel: Hotel, name: str, product: int | None, **known: Any) -> int:
    async with world.unit() as unit:
        return (await products.create_pms_room(unit, hotel.id, name=name, product=product, **known)).id


async def test_a_whole_room(world: World) -> None:
    hotel = await world.hotel(time_zone="Asia/Tokyo", currency="JPY")
    product = await world.product(hotel)
    room = await _room(
        world,
        hotel,
        "101",
        product,
        clean=False,
        lines_change_frequency=3,
        cleaning_frequency=1,
        last_cleaning=datetime(2026, 5, 1, 9, 30, tzinfo=UTC),
        cleaning_days=("MONDAY", "FRIDAY"),
        notes="by the lift",
    )
    session = await world.session(hotel, permissions=READ_ONLY)
    answer = await session.get(f"/rest/v1/pms/{hotel.id}")
    assert answer.status_code == 200
    assert answer.json() == {
        "data": [
            {
                "id": room,
                "parentId": product,
                "name": "101",
                "clean": False,
                "linesChangeFrequency": 3,
                "cleaningFrequency": 1,
                "lastCleaningDate": "2026-05-01T09:30:00Z[UTC]",
                "cleaningDays": ["MONDAY", "FRIDAY"],
                "notes": "by the lift",
                "timeZone": "Asia/Tokyo",
            }
        ]
    }


async def test_filters(world: World) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    product, theirs = await world.product(hotel), await world.product(stranger)
    two = await _room(world, hotel, "B2", product)
    one = await _room(world, hotel, "b1", product)
    loose = await _room(world, hotel, "Attic", None)
    foreign = await _room(world, stranger, "b1", theirs)
    session = await world.key_session(hotel)

    async def ids(**params: Any) -> list[int]:
        answer = await session.get(f"/rest/v1/pms/{hotel.id}", params=params)
        return [room["id"] for room in answer.json()["data"]]

    assert sorted(await ids()) == sorted([one, two])
    assert await ids(name="B1") == [one]
    assert await ids(name="B") == []
    assert await ids(id=two) == [two]
    assert await ids(id=foreign) == []
    assert await ids(id=loose) == []
    assert sorted(await ids(id="", name="", includeRoomsWithoutParent="")) == sorted([one, two])
    assert await ids(id=loose, includeRoomsWithoutParent="true") == [loose]


async def test_a_wrong_parameter_is_named(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    for name, value in (("id", "first"), ("id", str(2**63)), ("includeRoomsWithoutParent", "perhaps")):
        answer = await session.get(f"/rest/v1/pms/{hotel.id}", params={name: value})
        assert (answer.status_code, answer.json()["type"], answer.json()["element"]) == (
            400,
            "ApiParamsExemption",
            name,
        )


async def test_the_rooms_of_every_granted_property(world: World) -> None:
    rome, tokyo, stranger = await world.hotel(), await world.hotel(time_zone="Asia/Tokyo"), await world.hotel()
    rooms = {hotel.id: await _room(world, hotel, "1", await world.product(hotel)) for hotel in (rome, tokyo, stranger)}
    session = await world.session(rome, tokyo, permissions=READ_ONLY)
    answer = await session.get("/rest/v1/pms")
    assert answer.status_code == 200
    assert {(room["id"], room["timeZone"]) for room in answer.json()["data"]} == {
        (rooms[rome.id], "Europe/Rome"),
        (rooms[tokyo.id], "Asia/Tokyo"),
    }


async def test_who_may_not(world: World) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    path = f"/rest/v1/pms/{hotel.id}"
    assert (await world.client.get(path)).json()["type"] == "ApiKeyMissing"
    assert (await world.client.get("/rest/v1/pms")).json()["type"] == "ApiKeyMissing"
    for session in (
        await world.session(hotel, permissions={Area.RESERVATION: Level.READWRITE}),
        await world.session(stranger),
        await world.application_session(),
    ):
        answer = await session.get(path)
        assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")
    answer = await (await world.application_session()).get("/rest/v1/pms")
    assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")
