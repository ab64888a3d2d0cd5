"""updateRoom and updateRoomV3: docs/contract.md 1 and 5."""

import asyncio
from typing import Any

import pytest

from roomrack.domain.products import service as products
from tests.api.products.test_create_room_rate import calendar_of
from tests.factories.world import READ_ONLY, Hotel, World

VERSIONS = ["v1", "v3"]


async def _rule(world: World, hotel: Hotel, product: int) -> dict[str, Any]:
    async with world.unit() as unit:
        found = (await products.get(unit, hotel.id, product)).product
    return {"parent": found.parent, "price": found.price_rule.value, "value": float(found.price_value)}


@pytest.mark.parametrize("version", VERSIONS)
async def test_what_was_sent_changes_and_the_rest_stays(world: World, version: str) -> None:
    hotel = await world.hotel()
    made = await world.product(
        hotel, name="Double", quantity=3, details={"headline": {"EN": "Old", "IT": "Vecchia"}, "squareMetersSize": 20}
    )
    session = await world.session(hotel)
    sent = {"adults": 3, "headline": {"EN": "New"}, "closeNextDays": 2, "minimumSellingPrice": 30}
    answer = await session.patch(f"/rest/{version}/roomrates/{hotel.id}/{made}", json=sent)
    assert answer.status_code == 200
    assert answer.json() == {
        "id": made,
        "name": "Double",
        "accommodationId": str(hotel.id),
        "adults": 3,
        "quantity": 3,
        "minimumSellingPrice": 30,
        "headline": {"EN": "New", "IT": "Vecchia"},
        "squareMetersSize": 20,
        "notRefundable": False,
        "breakfastIncluded": False,
        "statistic": True,
        "calendar": True,
        "website": True,
        "bookingEngine": True,
        "manualReservations": True,
        "rmsDerived": False,
        "closeNextDays": 2,
        "openNextDays": 0,
        "tripeThePrice": False,
        "tripleThePrice": False,
        **({"images": [], "rateName": {}} if version == "v3" else {}),
        **calendar_of(hotel, answer.json()),
    }


@pytest.mark.parametrize("version", VERSIONS)
async def test_nothing_changed_is_304_with_an_empty_body(world: World, version: str) -> None:
    hotel = await world.hotel()
    made = await world.product(hotel, name="Double", details={"labels": {"EN": "x"}})
    session = await world.session(hotel)
    for body in ({}, {"name": "Double", "adults": 2, "labels": {"EN": "x"}}, {"id": 5, "images": ["x"], "unheard": 1}):
        answer = await session.patch(f"/rest/{version}/roomrates/{hotel.id}/{made}", json=body)
        assert (answer.status_code, answer.content) == (304, b"")


async def test_what_is_read_can_be_sent_back(world: World) -> None:
    hotel = await world.hotel()
    parent = await world.product(hotel)
    made = await world.product(hotel, parent=parent, price_rule="INCREMENT", price_value=12, follows_stay=True)
    session = await world.session(hotel)
    read = (await session.get(f"/rest/v1/roomrates/{hotel.id}/{made}")).json()
    await session.patch(f"/rest/v1/roomrates/{hotel.id}/{made}", json=read)
    answer = await session.patch(f"/rest/v1/roomrates/{hotel.id}/{made}", json=read)
    assert (answer.status_code, answer.content) == (304, b"")
    assert (await session.get(f"/rest/v1/roomrates/{hotel.id}/{made}")).json() == read


async def test_null_clears_an_optional_field(world: World) -> None:
    hotel = await world.hotel()
    made = await world.product(
        hotel, children=2, quantity=3, details={"headline": {"EN": "x", "IT": "y"}, "labels": {"EN": "x"}}
    )
    session = await world.session(hotel)
    body = (
        await session.patch(
            f"/rest/v1/roomrates/{hotel.id}/{made}",
            json={"children": None, "headline": {"EN": None}, "labels": None, "quantity": None},
        )
    ).json()
    assert (body["headline"], body["quantity"]) == ({"IT": "y"}, 1)
    assert {"children", "labels"}.isdisjoint(body)


@pytest.mark.parametrize("version", VERSIONS)
async def test_an_empty_name_is_named_beside_what_is_wrong(world: World, version: str) -> None:
    hotel = await world.hotel()
    product = await world.product(hotel)
    session = await world.session(hotel)
    answer = await session.patch(f"/rest/{version}/roomrates/{hotel.id}/{product}", json={"name": None, "children": -1})
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
    assert [one["element"] for one in answer.json()["nested"]] == ["$.name", "$.children"]


@pytest.mark.parametrize("version", VERSIONS)
async def test_name_and_adults_can_not_be_cleared(world: World, version: str) -> None:
    hotel = await world.hotel()
    made = await world.product(hotel)
    session = await world.session(hotel)
    answer = await session.patch(f"/rest/{version}/roomrates/{hotel.id}/{made}", json={"name": "", "adults": None})
    body = answer.json()
    assert (answer.status_code, body["type"]) == (400, "ApiParamsExemption")
    assert [one["element"] for one in body["nested"]] == ["$.name", "$.adults"]


async def test_the_rule_is_merged_and_null_ends_it(world: World) -> None:
    hotel = await world.hotel()
    parent, other = await world.product(hotel), await world.product(hotel)
    made = await world.product(hotel, parent=parent, price_rule="INCREMENT", price_value=12)
    session = await world.session(hotel)

    async def patch(rule: Any) -> Any:
        answer = await session.patch(f"/rest/v1/roomrates/{hotel.id}/{made}", json={"derivedRule": rule})
        return answer.json().get("derivedRule") if answer.status_code == 200 else answer

    assert (await patch({"parent": other}))["priceValue"] == 12
    assert (await patch({"price": "PERCENT", "priceValue": 5}))["parent"] == other
    refused = await patch({"price": "INCREMENT"})
    assert (refused.status_code, refused.json()["nested"][0]["element"]) == (400, "$.derivedRule.priceValue")
    assert "priceValue" not in await patch({"price": "CALENDAR"})
    assert await patch({"parent": None}) is None
    assert await _rule(world, hotel, made) == {"parent": None, "price": "CALENDAR", "value": 0}
    assert (await patch({"parent": parent}))["price"] == "CALENDAR"
    assert await patch(None) is None


async def test_no_product_descends_from_itself(world: World) -> None:
    hotel = await world.hotel()
    root = await world.product(hotel)
    middle = await world.product(hotel, parent=root)
    leaf = await world.product(hotel, parent=middle)
    session = await world.session(hotel)
    for parent in (root, middle, leaf):
        answer = await session.patch(f"/rest/v1/roomrates/{hotel.id}/{root}", json={"derivedRule": {"parent": parent}})
        body = answer.json()
        assert (answer.status_code, body["type"]) == (400, "ApiValidationFailed")
        assert (body["element"], str(parent) in body["message"]) == ("$.derivedRule.parent", True)
    assert (await _rule(world, hotel, root))["parent"] is None


async def test_two_changes_at_once_close_no_circle(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    for _ in range(5):
        one, two = await world.product(hotel), await world.product(hotel)
        answers = await asyncio.gather(
            session.patch(f"/rest/v1/roomrates/{hotel.id}/{one}", json={"derivedRule": {"parent": two}}),
            session.patch(f"/rest/v1/roomrates/{hotel.id}/{two}", json={"derivedRule": {"parent": one}}),
        )
        assert sorted(answer.status_code for answer in answers) == [200, 400]


async def test_suites_and_their_rooms_stay_underived(world: World) -> None:
    hotel = await world.hotel()
    one, two, base = [await world.product(hotel) for _ in range(3)]
    suite = await world.suite(hotel, one, two)
    session = await world.session(hotel)
    for product in (suite, one):
        answer = await session.patch(f"/rest/v1/roomrates/{hotel.id}/{product}", json={"derivedRule": {"parent": base}})
        body = answer.json()
        assert (answer.status_code, body["type"], body["element"]) == (
            400,
            "ApiValidationFailed",
            "$.derivedRule.parent",
        )
        assert str(suite) in body["message"]
    rate = await world.product(hotel, parent=suite)
    assert (await _rule(world, hotel, rate))["parent"] == suite


async def test_a_change_is_recorded_with_what_it_overwrote(world: World) -> None:
    hotel = await world.hotel()
    made = await world.product(hotel, name="Old")
    await (await world.session(hotel)).patch(f"/rest/v1/roomrates/{hotel.id}/{made}", json={"name": "New"})
    async with world.unit() as unit:
        row = await unit.raw.fetchrow(
            "select reference, payload, before from event where accommodation = $1 and type = 'product.changed'",
            hotel.id,
        )
    assert row is not None
    assert (row["reference"], row["before"]["name"], row["payload"]["name"]) == (str(made), "Old", "New")


async def test_wrong_fields_are_named_and_nothing_is_stored(world: World) -> None:
    hotel = await world.hotel()
    made = await world.product(hotel, name="Old")
    session = await world.session(hotel)
    wrong = {"adults": "two", "roomCategory": "CAVE", "quantity": 0, "minimumSellingPrice": 1}
    answer = await session.patch(f"/rest/v1/roomrates/{hotel.id}/{made}", json={"name": "New", **wrong})
    assert answer.status_code == 400
    assert {one["element"] for one in answer.json()["nested"]} == {f"$.{name}" for name in wrong}
    answer = await session.patch(f"/rest/v1/roomrates/{hotel.id}/{made}", json=["name"])
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
    assert (await session.get(f"/rest/v1/roomrates/{hotel.id}/{made}")).json()["name"] == "Old"


@pytest.mark.parametrize("version", VERSIONS)
async def test_another_tenants_product_is_as_unknown_as_none(world: World, version: str) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    mine, theirs = await world.product(hotel), await world.product(stranger, name="Theirs")
    session = await world.session(hotel)
    for key in (theirs, 999_999_999_999):
        answer = await session.patch(f"/rest/{version}/roomrates/{hotel.id}/{key}", json={"name": "Mine"})
        assert (answer.status_code, answer.json()["element"]) == (404, "Product")
        answer = await session.patch(
            f"/rest/{version}/roomrates/{hotel.id}/{mine}", json={"derivedRule": {"parent": key}}
        )
        assert (answer.status_code, answer.json()["element"]) == (422, "Product")
    async with world.unit() as unit:
        assert (await products.get(unit, stranger.id, theirs)).product.name == "Theirs"


@pytest.mark.parametrize("version", VERSIONS)
async def test_who_may_not(world: World, version: str) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    made = await world.product(hotel, name="Old")
    path = f"/rest/{version}/roomrates/{hotel.id}/{made}"
    assert (await world.client.patch(path, json={"name": "New"})).json()["type"] == "ApiKeyMissing"
    for session in (
        await world.session(hotel, permissions=READ_ONLY),
        await world.session(stranger),
        await world.key_session(hotel),
        await world.application_session(),
    ):
        answer = await session.patch(path, json={"name": "New"})
        assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")
    async with world.unit() as unit:
        assert (await products.get(unit, hotel.id, made)).product.name == "Old"
