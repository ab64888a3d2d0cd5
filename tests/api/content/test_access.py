"""Refusals that every operation on content has in common, and who may call them: docs/contract.md 2 and 3."""

from typing import Any

import pytest

from roomrack.core.rights import Area, Level
from roomrack.domain.content import routes
from roomrack.domain.media import routes as media
from roomrack.infra.http.operation import Operation
from tests.api.content.conftest import House, done, make
from tests.factories import World

OPERATIONS = [
    operation for router in (routes.portals, routes.products, media.content_router) for operation, _ in router.declared
]
WRITING = [operation for operation in OPERATIONS if operation.method in ("POST", "PATCH")]
WITH_BODY = {
    operation.id
    for operation in WRITING
    if "/photos" not in operation.path
    and not operation.path.endswith(("/amenities", "/cancellation", "/calendar", "/push", "/rentalagreement"))
    and "/pushQueue/" not in operation.path
    and operation.id != "pushCancellationPolicy"
}
NEEDING_MORE = {
    "pushContact",
    "pushFee",
    "createRoomFee",
    "configListing",
    "configReservation",
    "uploadRoomPhoto",
}


@pytest.fixture(scope="module")
async def house(world: World, banner: str) -> House:
    """One for all these tests, which change nothing."""
    return await make(world, banner)


def path(operation: Operation, house: House, **other: Any) -> str:
    known = {
        "accommodation": house.hotel.id,
        "productId": house.product,
        "connection": house.connection,
        "portal": house.portal,
        "portalname": house.portal,
        "index": 0,
        "contactType": "GENERAL",
        "portalValue": "FLEXIBLE",
        "photoName": "none.jpg",
        "processId": 1,
    }
    return operation.path.format_map({**known, **other})


def test_all_of_the_contract_is_here() -> None:
    assert len(OPERATIONS) == 54
    assert {operation.area for operation in OPERATIONS} == {Area.CONTENT}


@pytest.mark.parametrize("operation", WRITING, ids=lambda one: one.id)
async def test_bodies_that_are_too_large_or_no_json(house: House, operation: Operation) -> None:
    for content, media_type, status in (
        (b'{"a": "' + b"x" * 1_100_000 + b'"}', "application/json", 413),
        (b"<a/>", "application/xml", 415),
        (b"{", "application/json", 400),
    ):
        answer = await house.session.request(
            operation.method, path(operation, house), content=content, headers={"Content-Type": media_type}
        )
        assert answer.status_code == status, answer.text
    if operation.id in WITH_BODY:
        answer = await house.session.request(operation.method, path(operation, house), json=[])
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption"), answer.text


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.id)
async def test_what_is_named_in_the_path(house: House, world: World, operation: Operation) -> None:
    other = await world.hotel()
    names = {
        "connection": (1, "x"),
        "productId": (await world.product(other), "x"),
        "portal": ("nowhere", None),
    }
    for name, (unknown, wrong) in names.items():
        if f"{{{name}}}" not in operation.path:
            continue
        body = {"type": "BEDROOM"} if operation.id in WITH_BODY else None
        answer = await house.session.request(operation.method, path(operation, house, **{name: unknown}), json=body)
        assert answer.status_code in (404, 400), answer.text
        if answer.status_code == 400:  # What is required of the body is told first.
            assert answer.json()["type"] == "ApiParamsExemption"
            assert operation.id in NEEDING_MORE
        if wrong is not None:
            answer = await house.session.request(operation.method, path(operation, house, **{name: wrong}), json=body)
            assert answer.status_code == 400, answer.text
            assert name in {item["element"] for item in answer.json()["nested"]}


async def test_unknown_owners_of_sections_with_required_fields(house: House) -> None:
    bodies = {
        "/rest/v1/content/connections/1/contacts": {"type": "GENERAL", "personName": "Ada"},
        "/rest/v1/content/connections/1/fees": {
            "portalValue": "VAT",
            "chargeType": "NIGHT",
            "amount": 1,
            "exclusive": False,
        },
        f"/rest/v1/content/products/{house.hotel.id}/1/fees": {"portalValue": "VAT"},
        f"/rest/v1/content/products/{house.hotel.id}/1/reservation": {
            "checkinTimeStart": 1,
            "checkinTimeEnd": 2,
            "childrenExtraPrice": 0,
        },
    }
    for place, body in bodies.items():
        answer = await house.session.post(place, json=body)
        assert (answer.status_code, answer.json()["type"]) == (404, "ApiResourceMissing")


async def test_the_permission_is_that_of_content(house: House, world: World) -> None:
    without = await world.session(house.hotel, permissions={Area.ACCOMMODATION: Level.READWRITE})
    reading = await world.session(house.hotel, permissions={Area.CONTENT: Level.READONLY})
    contacts, listing = house.url("connection", "contacts"), house.url("product", "listing")
    for place in (contacts, listing):
        answer = await without.get(place)
        assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")
        assert (await reading.get(place)).json()["type"] == "ApiResourceEmpty"
        answer = await reading.post(place, json={"type": "GENERAL", "personName": "Ada"})
        assert answer.status_code in (400, 403)
    answer = await reading.post(contacts, json={"type": "GENERAL", "personName": "Ada"})
    assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")


async def test_the_codes_of_a_portal(house: House) -> None:
    place = f"/rest/v1/content/connections/meta/{house.portal}"
    every = done(await house.session.get(place))
    assert len({one["id"] for one in every}) == len(every) > 400
    beds = done(await house.session.get(place, params={"category[]": ["BED_TYPE"], "category": "ROOM_AMENITY"}))
    assert {one["type"] for one in beds} == {"BED_TYPE", "ROOM_AMENITY"}
    crib = next(one for one in beds if one["octorateValue"] == "CRIB")
    assert crib == {
        "id": crib["id"],
        "portal": house.portal,
        "type": "BED_TYPE",
        "title": {"IT": "Culla", "EN": "Crib"},
        "portalValue": "CRIB",
        "octorateValue": "CRIB",
    }
    answer = await house.session.get(place, params={"category[]": "GOLD"})
    assert answer.status_code == 400
    found = await house.session.get(
        "/rest/v1/meta/content", params={"portal": house.portal, "category": "BED_TYPE", "name": "culla"}
    )
    assert done(found) == {"data": [crib]}
    without = done(await house.session.get("/rest/v1/meta/content", params={"category": "BED_TYPE", "name": "culla"}))
    assert without == {"data": [{k: v for k, v in crib.items() if k not in ("portal", "portalValue")}]}
    nowhere = await house.session.get("/rest/v1/meta/content", params={"portal": "nowhere"})
    assert done(nowhere) == {"data": []}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("uploadRoomPhoto", {"data": {"url": "https://photos.example/1.jpg"}}),
        (
            "configListing",
            {
                "json": {
                    "airbnbPropertyType": "loft",
                    "bathroomShared": False,
                    "bathrooms": 1,
                    "bedrooms": 1,
                    "beds": 1,
                    "country": "IT",
                    "floor": 1,
                    "personCapacity": 2,
                    "place": {},
                    "quantity": 1,
                    "size": 20,
                }
            },
        ),
    ],
)
async def test_a_product_that_is_not_there(house: House, name: str, content: dict[str, Any]) -> None:
    [operation] = [one for one in OPERATIONS if one.id == name]
    answer = await house.session.post(path(operation, house, productId=2**40), **content)
    assert (answer.status_code, answer.json()["type"]) == (404, "ApiResourceMissing"), answer.text
