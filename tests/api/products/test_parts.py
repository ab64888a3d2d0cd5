"""Sub-rooms, beds, amenities and maintenance have ids that stay (docs/contract.md 5, docs/guides/products.md)."""

from typing import Any

import pytest

from tests.factories.world import World

SPACES: list[dict[str, Any]] = [
    {
        "type": "BEDROOM",
        "subRoomBeds": [{"bedType": "QUEEN", "quantity": 1}, {"bedType": "SINGLE", "quantity": 2}],
        "subRoomBathroom": {"location": "ENSUITE"},
        "subRoomConfigurations": [{"defaultConfiguration": True, "subRoomBeds": [{"bedType": "KING", "quantity": 1}]}],
    },
    {"type": "KITCHEN"},
]


def ids(value: Any) -> list[int]:
    """Every id in a tree of parts."""
    if isinstance(value, dict):
        return [*([value["id"]] if "id" in value else []), *(one for inner in value.values() for one in ids(inner))]
    return [one for inner in value for one in ids(inner)] if isinstance(value, list) else []


async def test_each_part_gets_an_id_and_says_what_it_is_in(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    body = {"name": "Flat", "adults": 2, "subRooms": SPACES, "roomAmenities": [{"amenityId": 3}]}
    made = (await session.post(f"/rest/v3/roomrates/{hotel.id}", json=body)).json()[0]["data"]
    bedroom, kitchen = made["subRooms"]
    bathroom, [bed, other] = bedroom["subRoomBathroom"], bedroom["subRoomBeds"]
    [configuration] = bedroom["subRoomConfigurations"]
    assert kitchen == {"type": "KITCHEN", "id": kitchen["id"], "roomId": made["id"]}
    assert bathroom == {"location": "ENSUITE", "id": bathroom["id"], "subRoomId": bedroom["id"]}
    assert bed == {"bedType": "QUEEN", "quantity": 1, "id": bed["id"], "parentId": bedroom["id"]}
    assert other["parentId"] == bedroom["id"]
    assert configuration["subRoomId"] == bedroom["id"]
    assert configuration["subRoomBeds"][0]["parentId"] == configuration["id"]
    [amenity] = made["roomAmenities"]
    assert amenity == {"amenityId": 3, "id": amenity["id"], "roomId": made["id"]}
    every = ids([made["subRooms"], made["roomAmenities"]])
    assert len(every) == len(set(every)) == 8
    assert min(every) >= 1_000_000


async def test_ids_stay_with_their_parts(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    product = await world.product(hotel)
    path = f"/rest/v3/roomrates/{hotel.id}/{product}"
    before = (await session.patch(path, json={"subRooms": SPACES})).json()["subRooms"]
    # Sent again without ids they stay where they stood; so does a change in place.
    assert (await session.patch(path, json={"subRooms": SPACES})).status_code == 304
    changed = (await session.patch(path, json={"subRooms": [{**SPACES[0], "maxGuests": 4}, SPACES[1]]})).json()
    assert ids(changed["subRooms"]) == ids(before)
    # With ids they go along wherever they stand.
    turned = (await session.patch(path, json={"subRooms": [before[1], {"type": "POOL"}, before[0]]})).json()["subRooms"]
    assert [turned[0], turned[2]] == [before[1], before[0]]
    assert turned[1]["id"] not in ids(before)
    # What is left out is gone, and its id with it.
    after = (await session.patch(path, json={"subRooms": [before[0]]})).json()["subRooms"]
    assert after == [before[0]]


async def test_ids_of_others_are_not_taken_over(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    one, other = await world.product(hotel), await world.product(hotel)
    path = f"/rest/v3/roomrates/{hotel.id}"
    [theirs] = (await session.patch(f"{path}/{one}", json={"subRooms": [{"type": "BEDROOM"}]})).json()["subRooms"]
    [ours] = (await session.patch(f"{path}/{other}", json={"subRooms": [theirs]})).json()["subRooms"]
    assert ours == {"type": "BEDROOM", "id": ours["id"], "roomId": other}
    assert ours["id"] != theirs["id"]


@pytest.mark.parametrize("name", ["subRooms", "roomAmenities", "amenities"])
async def test_what_is_empty_in_a_part_is_left_out(world: World, name: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    body = {"name": "Flat", "adults": 2, name: [{"id": None, "type": None, "title": None, "label": None}]}
    answer = await session.post(f"/rest/v1/roomrates/{hotel.id}", json=body)
    assert set(answer.json()[0]["data"][name][0]) <= {"id", "roomId"}
