"""Photos of products and of physical rooms: the contract's deletions, and what is ours (docs/contract.md 5)."""

from typing import Any

import pytest

from roomrack.domain.properties import service as properties
from tests.api.media.conftest import House
from tests.factories.world import World
from tests.media.source import Source, picture

MISSING = (404, "ApiResourceMissing")


async def test_photos_of_a_product_stand_in_its_images(house: House, world: World, source: Source) -> None:
    room, bare = await world.product(house.hotel), await world.product(house.hotel)
    suite = await world.suite(house.hotel, room)
    path = f"/rest/x1/roomrates/{house.hotel.id}/{room}/photos"
    first = await house.added(source.put("/room1.jpg", picture(size=(640, 480))), path=path)
    second = await house.added(source.put("/room2.webp", picture("WEBP", (640, 480))), path=path)
    assert (first["product"], second["type"]) == (room, "image/webp")
    assert (await house.session.get(path)).json() == [first, second]
    assert (await house.session.get(house.base)).json() == []
    urls = [first["url"], second["url"]]
    listed: list[dict[str, Any]] = []
    for version in (2, 3):
        listed = (await house.session.get(f"/rest/v{version}/roomrates/{house.hotel.id}")).json()
        assert {one["id"]: one["images"] for one in listed} == {room: urls, bare: [], suite: []}
        only = (await house.session.get(f"/rest/v{version}/roomrates/{house.hotel.id}?fields=images")).json()
        assert only == [{"images": urls}, {"images": []}, {"images": []}]
    (child,) = listed[2]["aggregateChildren"]
    assert child["images"] == urls
    changed = await house.session.patch(f"/rest/v3/roomrates/{house.hotel.id}/{room}", json={"name": "New"})
    assert changed.json()["images"] == urls
    changed = await house.session.patch(f"/rest/v2/roomrates/{house.hotel.id}/{room}", json={"images": ["x"]})
    assert changed.json()["images"] == urls
    v1 = (await house.session.get(f"/rest/v1/roomrates/{house.hotel.id}")).json()
    assert all("images" not in one for one in v1)
    queue = (await house.session.get(f"/rest/v1/accommodation/{house.hotel.id}/queue")).json()
    assert [(one["product"], one["photo"], one["url"]) for one in queue] == [
        (room, second["id"], second["source"]),
        (room, first["id"], first["source"]),
    ]


async def test_photos_of_a_physical_room(house: House, world: World, source: Source) -> None:
    product, other = await world.product(house.hotel), await world.product(house.hotel)
    room = await world.pms_room(house.hotel, product)
    path = f"/rest/x1/pms/{house.hotel.id}/{room}/photos"
    photo = await house.added(source.put("/door.png", picture("PNG", (200, 300))), path=path)
    assert (photo["pmsRoom"], "product" in photo) == (room, False)
    task = (await house.session.get(f"/rest/v1/accommodation/{house.hotel.id}/queue")).json()[0]
    assert task["pmsRoom"] == room
    base = f"/rest/v1/roomrates/{house.hotel.id}"
    for wrong in (f"{base}/{other}/pmsRoomImage/{photo['id']}", f"{base}/{product}/image/{photo['id']}"):
        answer = await house.session.delete(wrong)
        assert (answer.status_code, answer.json()["type"], answer.json()["element"]) == (*MISSING, "Photo")
    answer = await house.session.delete(f"{base}/{product}/pmsRoomImage/{photo['id']}")
    assert (answer.status_code, answer.json()) == (200, photo)
    assert (await house.session.get(path)).json() == []


async def test_one_photo_of_a_product_is_deleted_and_then_all(world: World) -> None:
    hotel = await world.hotel()
    room, other = await world.product(hotel), await world.product(hotel)
    session = await world.session(hotel)
    ids = [(await world.photo(hotel, product=room))[1] for _ in range(3)]
    _, theirs = await world.photo(hotel, product=other)
    before = (await session.get(f"/rest/x1/roomrates/{hotel.id}/{room}/photos")).json()
    assert [one["id"] for one in before] == ids
    base = f"/rest/v1/roomrates/{hotel.id}/{room}/image"
    answer = await session.delete(f"{base}/{ids[1]}")
    assert (answer.status_code, answer.json()) == (200, before[1])
    for gone in (ids[1], theirs, 1, -1, 2**62):
        answer = await session.delete(f"{base}/{gone}")
        assert (answer.status_code, answer.json()["type"], answer.json()["element"]) == (*MISSING, "Photo")
    answer = await session.delete(base)
    assert (answer.status_code, answer.json()) == (200, [before[0], before[2]])
    assert (await session.delete(base)).json() == []
    assert [one["id"] for one in (await session.get(f"/rest/x1/roomrates/{hotel.id}/{other}/photos")).json()] == [
        theirs
    ]


@pytest.mark.parametrize(
    ("method", "path", "kind"),
    [
        ("DELETE", "/rest/v1/roomrates/{hotel}/{room}/image", "Product"),
        ("DELETE", "/rest/v1/roomrates/{hotel}/{room}/image/1", "Product"),
        ("DELETE", "/rest/v1/roomrates/{hotel}/{room}/pmsRoomImage/1", "Product"),
        ("GET", "/rest/x1/roomrates/{hotel}/{room}/photos", "Product"),
        ("POST", "/rest/x1/roomrates/{hotel}/{room}/photos", "Product"),
        ("GET", "/rest/x1/pms/{hotel}/{physical}/photos", "PmsRoom"),
        ("POST", "/rest/x1/pms/{hotel}/{physical}/photos", "PmsRoom"),
    ],
)
async def test_rooms_that_are_not_the_propertys_are_404(world: World, method: str, path: str, kind: str) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    session = await world.session(hotel)
    theirs = await world.product(other)
    deleted = await world.product(hotel)
    assert (await session.delete(f"/rest/v1/roomrates/{hotel.id}/{deleted}")).status_code == 200
    physical = await world.pms_room(other, theirs)
    sent = {"data": {"url": "https://photos.example/1.jpg"}} if method == "POST" else {}
    for room, door in ((theirs, physical), (deleted, 1), (2**62, 2**62)):
        answer = await session.request(method, path.format(hotel=hotel.id, room=room, physical=door), **sent)
        assert (answer.status_code, answer.json()["type"], answer.json()["element"]) == (*MISSING, kind)
    for wrong in ("x", str(2**63)):
        answer = await session.request(method, path.format(hotel=hotel.id, room=wrong, physical=wrong), **sent)
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
        assert answer.json()["element"] == ("pmsRoomId" if kind == "PmsRoom" else "productId")


@pytest.mark.parametrize("name", ["image", "pmsRoomImage"])
async def test_ids_of_photos_that_are_none(world: World, name: str) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    answer = await (await world.session(hotel)).delete(f"/rest/v1/roomrates/{hotel.id}/{room}/{name}/x")
    assert (answer.status_code, answer.json()["element"]) == (400, f"{name}Id")


async def test_a_deleted_product_has_no_photos_left(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    await world.photo(hotel, product=room)
    session = await world.session(hotel)
    assert (await session.delete(f"/rest/v1/roomrates/{hotel.id}/{room}")).status_code == 200
    async with world.unit() as unit:
        assert await unit.raw.fetchval("select count(*) from photo where accommodation = $1", hotel.id) == 0


async def test_copies_have_the_same_photos_and_what_moves_takes_them_along(world: World) -> None:
    async with world.unit() as unit:
        network = await properties.create_network(unit, application=None)
    hotel, away = await world.hotel(network=network.id), await world.hotel(network=network.id)
    room = await world.product(hotel)
    physical = await world.pms_room(hotel, room)
    names = [(await world.photo(hotel, product=room))[0] for _ in range(2)]
    door, _ = await world.photo(hotel, pms_room=physical)
    session = await world.session(hotel, away)

    async def shown(place: int, product: int) -> list[str]:
        return [one["name"] for one in (await session.get(f"/rest/x1/roomrates/{place}/{product}/photos")).json()]

    copied = await session.post(f"/rest/v2/roomrates/{hotel.id}/copy", json={"roomIds": [room]})
    (copy,) = copied.json()["roomIds"]
    assert await shown(hotel.id, copy) == await shown(hotel.id, room) == names
    moved = await session.post(
        f"/rest/v2/roomrates/{hotel.id}/move", json={"roomIds": [room], "destinationAccommodationId": str(away.id)}
    )
    assert moved.status_code == 200, moved.text
    assert await shown(away.id, room) == await shown(hotel.id, copy) == names
    there = (await session.get(f"/rest/x1/pms/{away.id}/{physical}/photos")).json()
    assert [one["name"] for one in there] == [door]
    assert (await session.delete(f"/rest/v1/roomrates/{hotel.id}/{copy}")).status_code == 200
    assert await shown(away.id, room) == names
