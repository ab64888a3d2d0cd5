"""Every property of the contract's schemas of products is kept by each write and shown by each read."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

import pytest

from roomrack.domain.policies.rules import StepType
from roomrack.domain.products import service as products
from roomrack.web.portal.contract import facts
from tests.factories.world import Hotel, Session, World

SCHEMAS: Mapping[str, Any] = facts()["schemas"]
SCHEMA_OF = {"v1": "ApiRoomDTO", "v2": "ApiRoomDTO", "v3": "ApiRoomRateDTOV3"}

OURS = "given by the server"
ELSEWHERE = {
    "images": "photos have operations of their own",
    "ratePlans": "rate plans have operations of their own, and are shown",
    "aggregateChildren": "createSuite says what a suite is made of",
    "getiCalRandomName": "the name of the exported calendar is the server's",
    "headlineLangMap": "another name of `headline`, as which it is shown",
    "descriptionLangMap": "another name of `description`, as which it is shown",
    "roomMaintenances[].attachment.content": "the bytes of a file are not kept in a product",
    "roomMaintenances[].attachment.sortOrder": "read-only",
    "roomMaintenances[].attachment.error": "read-only",
    "id": OURS,
    "derivedRule.accommodationId": "the product's own says it",
    "derivedRule.referenceType": "of the original's log, not of the rule",
    "derivedRule.id": "of the original's log, not of the rule",
    "derivedRule.reservationId": "of the original's log, not of the rule",
    "derivedRule.invoiceId": "of the original's log, not of the rule",
    "derivedRule.roomLog": "of the original's log, not of the rule",
    "subRooms[].id": OURS,
    "subRooms[].roomId": OURS,
    "subRooms[].subRoomBathroom.id": OURS,
    "subRooms[].subRoomBathroom.subRoomId": OURS,
    "subRooms[].subRoomBeds[].id": OURS,
    "subRooms[].subRoomBeds[].parentId": OURS,
    "subRooms[].subRoomConfigurations[].id": OURS,
    "subRooms[].subRoomConfigurations[].subRoomId": OURS,
    "subRooms[].subRoomConfigurations[].subRoomBeds[].id": OURS,
    "subRooms[].subRoomConfigurations[].subRoomBeds[].parentId": OURS,
    "roomAmenities[].id": OURS,
    "roomAmenities[].roomId": OURS,
    "roomMaintenances[].id": OURS,
}
"""What is sent and not shown as it was sent, each with its reason."""

TELLING: Mapping[str, Any] = {
    "icalUrls": ["https://93.184.215.14/a.ics"],
    "notificationEmail": "desk@hotel.example",
    "derivedRule.priceValue": 12.5,
    "derivedRule.price": "PERCENT",
    "location.country": "IT",
    "location.countryAlpha2": "IT",
    "location.latitude": 45.5,
    "location.longitude": 7.5,
    "location.zoom": 13,
    "revenueMinPrice": 50,
    "revenueMaxPrice": 500,
    # What is otherwise so by itself.
    "statistic": False,
    "calendar": False,
    "website": False,
    "bookingEngine": False,
    "manualReservations": False,
}
"""Values that the contract restricts, or that tell more than those which are made up."""


def filled(name: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """A body with every property of a schema, but for those of other operations."""
    numbers = count(11)

    def value(schema: Mapping[str, Any], path: str) -> Any:
        if path in given:
            return given[path]
        if "$ref" in schema:
            return value(SCHEMAS[schema["$ref"].rpartition("/")[2]], path)
        if "enum" in schema:
            return schema["enum"][-1]
        match schema["type"]:
            case "integer":
                return next(numbers)
            case "number":
                return next(numbers) + 0.5
            case "boolean":
                return True
            case "array":
                return [value(schema["items"], f"{path}[]")]
            case "string":
                return "2026-01-05T08:00:00Z[UTC]" if schema.get("format") == "date-time" else f"Text of {path}"
        properties = {
            key: one for key, one in schema.get("properties", {}).items() if key not in {"empty", "emptyValues"}
        }
        if not properties:
            return {"EN": f"Text of {path}", "IT": f"Testo di {path}"}
        prefix = f"{path}." if path else ""
        return {key: value(one, prefix + key) for key, one in properties.items() if prefix + key not in SKIPPED}

    body: dict[str, Any] = value(SCHEMAS[name], "")
    return body


SKIPPED = frozenset(
    {"images", "ratePlans", "aggregateChildren", "getiCalRandomName", "headlineLangMap", "descriptionLangMap"}
)


def lost(sent: Any, shown: Any, path: str = "") -> Iterator[str]:
    """The paths of values that were sent and are not shown as they were sent."""
    if isinstance(sent, dict) and isinstance(shown, dict):
        for key, value in sent.items():
            yield from lost(value, shown.get(key), f"{path}.{key}" if path else key)
    elif isinstance(sent, list) and isinstance(shown, list) and len(sent) == len(shown):
        for ours, theirs in zip(sent, shown, strict=True):
            yield from lost(ours, theirs, f"{path}[]")
    elif sent != shown:
        yield path


async def _body(world: World, hotel: Hotel, version: str) -> dict[str, Any]:
    parent, hidden = await world.product(hotel), await world.product(hotel)
    given = {
        **TELLING,
        "accommodationId": str(hotel.id),
        "derivedRule.parent": parent,
        "hideRooms": [hidden],
        "paymentPolicyId": await world.policy(hotel, StepType.PAYMENT),
        "cancellationPolicyId": await world.policy(hotel),
    }
    body = filled(SCHEMA_OF[version], given)
    async with world.unit() as unit:
        room = await products.create_pms_room(unit, hotel.id, name="101", product=None)
    body["roomMaintenances"][0]["roomId"] = room.id
    return body


async def _read(session: Session, hotel: Hotel, product: int) -> dict[str, dict[str, Any]]:
    shown = {"v1": (await session.get(f"/rest/v1/roomrates/{hotel.id}/{product}")).json()}
    for version in ("v2", "v3"):
        answer = await session.get(f"/rest/{version}/roomrates/{hotel.id}", params={"ids[]": product})
        [shown[version]] = answer.json()
    return shown


def _compare(body: Mapping[str, Any], shown: Mapping[str, dict[str, Any]], version: str) -> None:
    """Compare what was sent in a version with what each version shows."""
    texts = body["sellingName"] if version != "v3" else body["frontName"]
    for read, answer in shown.items():
        known = SCHEMAS[SCHEMA_OF[read]]["properties"]
        wanted = {
            name: value for name, value in body.items() if name in known and name not in {"sellingName", "frontName"}
        }
        wanted["frontName" if read == "v3" else "sellingName"] = texts
        missing = set(lost(wanted, answer))
        assert missing <= ELSEWHERE.keys(), (read, missing - ELSEWHERE.keys())


@pytest.mark.parametrize("version", ["v1", "v3"])
async def test_creating_keeps_every_field(world: World, version: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    body = await _body(world, hotel, version)
    # A new product has no physical room that could be named.
    del body["roomMaintenances"][0]["roomId"]
    answer = await session.post(f"/rest/{version}/roomrates/{hotel.id}", json=body)
    assert answer.status_code == 200, answer.text
    data = answer.json()[0]["data"]
    shown = await _read(session, hotel, data["id"])
    assert shown[version] == data
    _compare(body, shown, version)


@pytest.mark.parametrize("version", ["v1", "v2", "v3"])
async def test_updating_keeps_every_field_and_null_clears_it(world: World, version: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    product = await world.product(hotel, name="Bare")
    bare = await _read(session, hotel, product)
    body = await _body(world, hotel, version)
    room = body["roomMaintenances"][0]["roomId"]
    async with world.unit() as unit:
        await products.update_pms_room(unit, hotel.id, room, name="101", product=product)
    path = f"/rest/{version}/roomrates/{hotel.id}/{product}"
    answer = await session.patch(path, json=body)
    assert answer.status_code == 200, answer.text
    shown = await _read(session, hotel, product)
    assert shown[version] == answer.json()
    _compare(body, shown, version)
    again = await session.patch(path, json=body)
    assert again.status_code == (200 if version == "v2" else 304)
    assert await _read(session, hotel, product) == shown
    # What is shown can be sent back, and changes nothing.
    again = await session.patch(path, json=shown[version])
    assert again.status_code == (200 if version == "v2" else 304), again.text
    assert await _read(session, hotel, product) == shown
    cleared = {**dict.fromkeys(body), "name": "Bare", "adults": 2, "accommodationId": str(hotel.id)}
    assert (await session.patch(path, json=cleared)).status_code == 200
    assert await _read(session, hotel, product) == bare


def test_every_reason_is_needed() -> None:
    paths = {path for name in SCHEMA_OF.values() for path in _paths(SCHEMAS[name])}
    assert ELSEWHERE.keys() <= paths, "not of the contract"


def _paths(schema: Mapping[str, Any], path: str = "", depth: int = 0) -> Iterator[str]:
    if "$ref" in schema:
        yield from _paths(SCHEMAS[schema["$ref"].rpartition("/")[2]], path, depth)
    elif depth > 6 or path in SKIPPED:
        yield path
    elif schema.get("type") == "array":
        yield from _paths(schema["items"], f"{path}[]", depth)
        yield path
    else:
        for key, one in schema.get("properties", {}).items():
            yield from _paths(one, f"{path}.{key}" if path else key, depth + 1)
        yield path
