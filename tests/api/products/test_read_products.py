"""getRoom and the three lists: docs/contract.md 1."""

from typing import Any

import pytest

from tests.factories.world import READ_ONLY, World

LISTS = ["v1", "v2", "v3"]


async def test_a_product_of_the_path_that_is_none(world: World) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    theirs = await world.product(stranger)
    session = await world.session(hotel, permissions=READ_ONLY)
    answers = []
    for key in (theirs, 999_999_999_999):
        answer = await session.get(f"/rest/v1/roomrates/{hotel.id}/{key}")
        assert answer.status_code == 404
        assert answer.json() == {
            "success": False,
            "type": "ApiResourceMissing",
            "message": f"Product {key} not found.",
            "nested": [],
            "element": "Product",
        }
        answers.append(answer)
    assert (await session.get(f"/rest/v1/roomrates/{hotel.id}/{2**63}")).status_code == 400
    assert (await session.get(f"/rest/v1/roomrates/{hotel.id}/double")).json()["element"] == "roomid"


async def test_the_property_must_be_granted(world: World) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    theirs = await world.product(stranger)
    session = await world.session(hotel)
    paths = [f"/rest/v1/roomrates/{stranger.id}/{theirs}", *(f"/rest/{one}/roomrates/{stranger.id}" for one in LISTS)]
    for path in paths:
        answer = await session.get(path)
        assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")
        assert (await world.client.get(path)).json()["type"] == "ApiKeyMissing"


@pytest.mark.parametrize("version", LISTS)
async def test_without_page_and_size_everything(world: World, version: str) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    await world.product(stranger)
    made = [await world.product(hotel) for _ in range(3)]
    session = await world.key_session(hotel)
    answer = await session.get(f"/rest/{version}/roomrates/{hotel.id}")
    assert answer.status_code == 200
    assert [one["id"] for one in answer.json()] == made
    assert ["images" in one for one in answer.json()] == [version != "v1"] * 3
    assert ["rateName" in one for one in answer.json()] == [version == "v3"] * 3


@pytest.mark.parametrize("version", LISTS)
async def test_empty_parameters_are_as_good_as_none(world: World, version: str) -> None:
    hotel = await world.hotel()
    made = [await world.product(hotel) for _ in range(2)]
    session = await world.session(hotel)
    empty = {"page": "", "size": "", "fields": "", "includeRms": ""}
    answer = await session.get(f"/rest/{version}/roomrates/{hotel.id}", params=empty)
    assert answer.status_code == 200
    assert [one["id"] for one in answer.json()] == made


@pytest.mark.parametrize("version", LISTS)
async def test_pages(world: World, version: str) -> None:
    hotel = await world.hotel()
    made = [await world.product(hotel) for _ in range(3)]
    session = await world.session(hotel)

    async def ids(**params: Any) -> list[int]:
        answer = await session.get(f"/rest/{version}/roomrates/{hotel.id}", params=params)
        assert answer.status_code == 200
        return [one["id"] for one in answer.json()]

    assert [await ids(page=page, size=2) for page in (0, 1, 2)] == [made[:2], made[2:], []]
    assert await ids(size=1) == made[:1]
    assert await ids(page=0) == made
    assert await ids(size=500) == made


@pytest.mark.parametrize("version", LISTS)
async def test_a_size_over_the_maximum_is_never_clamped(world: World, version: str) -> None:
    session = await world.session(hotel := await world.hotel())
    answer = await session.get(f"/rest/{version}/roomrates/{hotel.id}", params={"size": 501})
    body = answer.json()
    assert (answer.status_code, body["type"], body["message"]) == (400, "ApiParamsExemption", "errPageSize")


@pytest.mark.parametrize("name", ["ids[]", "ids"])
async def test_ids(world: World, name: str) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    one, _, three = [await world.product(hotel) for _ in range(3)]
    theirs = await world.product(stranger)
    session = await world.session(hotel)
    answer = await session.get(f"/rest/v2/roomrates/{hotel.id}", params={name: [three, one, theirs, 5]})
    assert [found["id"] for found in answer.json()] == [one, three]
    answer = await session.get(f"/rest/v2/roomrates/{hotel.id}", params={name: "x"})
    assert (answer.status_code, answer.json()["element"]) == (400, name)


async def test_fields(world: World) -> None:
    hotel = await world.hotel()
    made = await world.product(hotel, name="Double")
    session = await world.session(hotel)
    for version in LISTS:
        answer = await session.get(f"/rest/{version}/roomrates/{hotel.id}", params={"fields": "id, name,none"})
        assert answer.json() == [{"id": made, "name": "Double"}]


async def test_what_a_revenue_system_derived_is_listed_when_asked_for(world: World) -> None:
    hotel = await world.hotel()
    plain, managed = await world.product(hotel), await world.product(hotel, details={"rmsDerived": True})
    session = await world.session(hotel)

    async def ids(**params: Any) -> list[int]:
        answer = await session.get(f"/rest/v3/roomrates/{hotel.id}", params={"fields": "id", **params})
        return [one["id"] for one in answer.json()]

    assert await ids() == [plain]
    assert await ids(includeRms="true") == [plain, managed]
    assert await ids(**{"ids[]": managed}) == [managed]


async def test_v3_shows_what_a_suite_is_made_of(world: World) -> None:
    hotel = await world.hotel()
    one, two = await world.product(hotel), await world.product(hotel)
    suite = await world.suite(hotel, two, one)
    session = await world.session(hotel)
    for params in ({}, {"ids[]": suite}):
        listed = (await session.get(f"/rest/v3/roomrates/{hotel.id}", params=params)).json()
        found = next(each for each in listed if each["id"] == suite)
        assert [child["id"] for child in found["aggregateChildren"]] == [one, two]
        assert "aggregateChildren" not in found["aggregateChildren"][0]
    v2 = (await session.get(f"/rest/v2/roomrates/{hotel.id}")).json()
    assert all("aggregateChildren" not in each for each in v2)
