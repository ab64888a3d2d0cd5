"""createRoomRate and createRoomRateV3: docs/contract.md 1 and 5."""

import re
from typing import Any

import pytest

from roomrack.domain.products import service as products
from tests.factories.world import READ_ONLY, Hotel, Session, World

DEFAULTS = {
    "notRefundable": False,
    "breakfastIncluded": False,
    "statistic": True,
    "calendar": True,
    "website": True,
    "bookingEngine": True,
    "manualReservations": True,
    "rmsDerived": False,
    "closeNextDays": 0,
    "openNextDays": 0,
    "tripeThePrice": False,
    "tripleThePrice": False,
}
EVERYTHING: dict[str, Any] = {
    "name": "Double",
    "adults": 2,
    "children": 1,
    "infants": 0,
    "quantity": 4,
    "minimumSellingPrice": 45.5,
    "headline": {"EN": "Quiet", "IT": "Tranquilla"},
    "description": {"EN": "A room"},
    "basicName": {"EN": "Double"},
    "rateName": {"EN": "Flexible"},
    "labels": {"DE": "Doppel"},
    "wifi": {"EN": "fast"},
    "nearInfo": {"EN": "the sea"},
    "guestInfo": {"EN": "g"},
    "invoiceInfo": {"EN": "i"},
    "checkinInfo": {"EN": "c"},
    "activitiesInfo": {"EN": "a"},
    "dormitory": False,
    "notRefundable": True,
    "breakfastIncluded": True,
    "statistic": False,
    "calendar": False,
    "website": False,
    "bookingEngine": False,
    "manualReservations": False,
    "bathroomQuantity": 1,
    "bedroomQuantity": 1,
    "bedQuantity": 2,
    "squareMetersSize": 24,
    "legalIdIssuer": "Comune",
    "legalId": "058091",
    "nrua": "ESFCTU",
    "location": {"address": "Via Po 3", "country": "IT", "latitude": 45.1, "longitude": 7.6},
    "closeNextDays": 1,
    "openNextDays": 300,
    "guestsDormitory": 0,
    "policeCode": 7,
    "icalUrls": ["https://93.184.215.14/a.ics"],
    "notificationEmail": "desk@hotel.example",
    "roomCategory": "DELUXE",
    "rmsDerived": False,
    "revenueActive": True,
    "revenueMinPrice": 50,
    "revenueMaxPrice": 500,
    "revenueMaxIncrementPercent": True,
    "revenueMaxIncrement": 20,
    "preferredCheckinClerk": 1,
    "preferredCheckoutClerk": 2,
    "preferredHousekeeperClerk": 3,
    "showSubroomDetail": True,
    "subRooms": [
        {
            "type": "BEDROOM",
            "maxGuests": 2,
            "subRoomBeds": [{"bedType": "QUEEN", "quantity": 1}],
            "subRoomBathroom": {"location": "ENSUITE", "bathtubPresent": True},
        }
    ],
    "amenities": [{"id": 3, "internalName": "tv", "values": {"inch": "50"}}],
    "roomAmenities": [{"amenityId": 3, "details": "50 inches"}],
    "roomMaintenances": [{"title": "Paint", "startDate": "2027-01-05T08:00:00Z[UTC]", "frequency": "YEARLY"}],
}


def _parts(created: dict[str, Any]) -> dict[str, Any]:
    """The parts that have ids of their own, as they are shown; test_parts.py looks at the ids."""
    return {name: created[name] for name in ("subRooms", "roomAmenities", "roomMaintenances")}


async def _session(world: World) -> tuple[Hotel, Session]:
    hotel = await world.hotel()
    return hotel, await world.session(hotel)


async def _count(world: World, hotel: Hotel) -> int:
    async with world.unit() as unit:
        return len(await products.catalog(unit, hotel.id))


def calendar_of(hotel: Hotel, product: dict[str, Any]) -> dict[str, str]:
    """The field with the address of a product's calendar, which nobody can guess."""
    name = str(product["getiCalRandomName"])
    assert re.fullmatch(rf"{hotel.id}-p{product['id']}-[\w-]{{32}}\.ics", name), name
    return {"getiCalRandomName": name}


async def test_a_base_room_of_few_words(world: World) -> None:
    hotel, session = await _session(world)
    answer = await session.post(f"/rest/v1/roomrates/{hotel.id}", json={"name": "Double", "adults": 2})
    assert answer.status_code == 200
    created = answer.json()[0]["data"]["id"]
    assert created >= 1_000_000
    assert answer.json() == [
        {
            "data": {
                "id": created,
                "name": "Double",
                "accommodationId": str(hotel.id),
                "adults": 2,
                "quantity": 1,
                **DEFAULTS,
                **calendar_of(hotel, answer.json()[0]["data"]),
            },
            "resource": {
                "href": f"{str(answer.url).partition('/rest/')[0]}/rest/v1/roomrates/{hotel.id}/{created}",
                "rel": "self",
                "type": "GET",
            },
        }
    ]
    read = await session.get(answer.json()[0]["resource"]["href"])
    assert read.json() == answer.json()[0]["data"]


async def test_everything_that_describes_it_is_echoed(world: World) -> None:
    hotel, session = await _session(world)
    body = {**EVERYTHING, "sellingName": {"EN": "Lovely"}, "tripeThePrice": True, "accommodationId": str(hotel.id)}
    created = (await session.post(f"/rest/v1/roomrates/{hotel.id}", json=body)).json()[0]["data"]
    known = {"id": created["id"], "tripleThePrice": True, **calendar_of(hotel, created)}
    assert created == {**body, **_parts(created), **known}


async def test_v3_shows_the_same_in_its_own_shape(world: World) -> None:
    hotel, session = await _session(world)
    body = {**EVERYTHING, "frontName": {"EN": "Lovely"}, "tripleThePrice": True}
    created = (await session.post(f"/rest/v3/roomrates/{hotel.id}", json=body)).json()[0]["data"]
    assert created == {
        **body,
        **_parts(created),
        "id": created["id"],
        "accommodationId": str(hotel.id),
        "tripeThePrice": True,
        "images": [],
        **calendar_of(hotel, created),
    }
    v1 = (await session.get(f"/rest/v1/roomrates/{hotel.id}/{created['id']}")).json()
    assert v1["sellingName"] == {"EN": "Lovely"}
    assert {"frontName", "images"}.isdisjoint(v1)


async def test_a_derived_rate(world: World) -> None:
    hotel, session = await _session(world)
    parent = await world.product(hotel)
    rule = {
        "parent": parent,
        "availability": True,
        "stay": True,
        "restrictions": False,
        "stopSell": True,
        "price": "PERCENT",
        "priceValue": -10.5,
        "priceRound": True,
    }
    answer = await session.post(
        f"/rest/v1/roomrates/{hotel.id}", json={"name": "Not refundable", "adults": 2, "derivedRule": rule}
    )
    created = answer.json()[0]["data"]
    assert created == {
        "id": created["id"],
        "name": "Not refundable",
        "accommodationId": str(hotel.id),
        "adults": 2,
        "quantity": 1,
        "derivedRule": rule,
        **DEFAULTS,
        **calendar_of(hotel, created),
    }


async def test_a_rule_of_only_a_parent_links_nothing(world: World) -> None:
    hotel, session = await _session(world)
    parent = await world.product(hotel)
    answer = await session.post(
        f"/rest/v1/roomrates/{hotel.id}", json={"name": "R", "adults": 2, "derivedRule": {"parent": parent}}
    )
    assert answer.json()[0]["data"]["derivedRule"] == {
        "parent": parent,
        "availability": False,
        "stay": False,
        "restrictions": False,
        "stopSell": False,
        "price": "CALENDAR",
        "priceRound": False,
    }


async def test_names_in_languages_make_the_name(world: World) -> None:
    hotel, session = await _session(world)
    created: dict[str, Any] = {}
    for sent in ({"rateName": {"IT": "Doppia", "en": "Double"}}, {"basicName": {"EN": "Double", "empty": "false"}}):
        created = (await session.post(f"/rest/v3/roomrates/{hotel.id}", json={**sent, "adults": 1})).json()[0]["data"]
        assert created["name"] == "Double"
    assert created["basicName"] == {"EN": "Double"}


async def test_its_calendar_is_empty_and_an_event_tells_of_it(world: World) -> None:
    hotel, session = await _session(world)
    created = (await session.post(f"/rest/v1/roomrates/{hotel.id}", json={"name": "A", "adults": 2})).json()[0]["data"]
    async with world.unit() as unit:
        days = await unit.raw.fetchval("select count(*) from calendar_day where accommodation = $1", hotel.id)
        row = await unit.raw.fetchrow(
            "select type, reference, payload from event where accommodation = $1 and type like 'product.%'", hotel.id
        )
    assert days == 0
    assert row is not None
    assert (row["type"], row["reference"], row["payload"]["name"]) == ("product.created", str(created["id"]), "A")


@pytest.mark.parametrize("version", ["v1", "v3"])
async def test_missing_name_and_adults_are_named(world: World, version: str) -> None:
    hotel, session = await _session(world)
    answer = await session.post(f"/rest/{version}/roomrates/{hotel.id}", json={"name": " "})
    body = answer.json()
    assert (answer.status_code, body["type"]) == (400, "ApiParamsExemption")
    assert [one["element"] for one in body["nested"]] == ["$.name", "$.adults"]
    assert await _count(world, hotel) == 0


@pytest.mark.parametrize("version", ["v1", "v3"])
async def test_what_is_missing_is_named_beside_what_is_wrong(world: World, version: str) -> None:
    hotel, session = await _session(world)
    answer = await session.post(f"/rest/{version}/roomrates/{hotel.id}", json={"children": -1, "quantity": "many"})
    elements = {one["element"]: one["message"] for one in answer.json()["nested"]}
    assert elements == {
        "$.name": "This value is required.",
        "$.adults": "This value is required.",
        "$.children": "This must be at least 0.",
        "$.quantity": "This must be a whole number.",
    }
    assert await _count(world, hotel) == 0


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "adults as a flag": ({"adults": True}, "$.adults"),
    "minimum price as a flag": ({"minimumSellingPrice": True}, "$.minimumSellingPrice"),
    "latitude as a flag": ({"location": {"latitude": True}}, "$.location.latitude"),
    "id as a flag": ({"hideRooms": [True]}, "$.hideRooms[0]"),
    "no adults at all": ({"adults": 0}, "$.adults"),
    "overlong name": ({"name": "x" * 256}, "$.name"),
    "quantity of none": ({"quantity": 0}, "$.quantity"),
    "quantity as text": ({"quantity": "many"}, "$.quantity"),
    "minimum price under ten": ({"minimumSellingPrice": 9.99}, "$.minimumSellingPrice"),
    "minimum price with three decimals": ({"minimumSellingPrice": 10.001}, "$.minimumSellingPrice"),
    "tiny room": ({"squareMetersSize": 9}, "$.squareMetersSize"),
    "unknown category": ({"roomCategory": "CAVE"}, "$.roomCategory"),
    "unknown language": ({"headline": {"XX": "?"}}, "$.headline.XX"),
    "overlong text": ({"headline": {"EN": "x" * 256}}, "$.headline.EN"),
    "days beyond calendars": ({"closeNextDays": 1096}, "$.closeNextDays"),
    "no address": ({"notificationEmail": "desk"}, "$.notificationEmail"),
    "unknown country": ({"location": {"country": "QQ"}}, "$.location.country"),
    "unknown space": ({"subRooms": [{"type": "ATTIC"}]}, "$.subRooms[0].type"),
    "unknown bed": ({"subRooms": [{"subRoomBeds": [{"bedType": "NEST"}]}]}, "$.subRooms[0].subRoomBeds[0].bedType"),
    "unreadable instant": ({"roomMaintenances": [{"startDate": "soon"}]}, "$.roomMaintenances[0].startDate"),
    "id beyond 64 bits": ({"hideRooms": [2**63]}, "$.hideRooms[0]"),
    "id that JavaScript can't read": ({"preferredHousekeeperClerk": 2**53}, "$.preferredHousekeeperClerk"),
    "least price over highest": ({"revenueMinPrice": 5, "revenueMaxPrice": 4}, "$.revenueMinPrice"),
    "unknown price kind": ({"derivedRule": {"parent": 1, "price": "FREE"}}, "$.derivedRule.price"),
    "rule without parent": ({"derivedRule": {"availability": True}}, "$.derivedRule.parent"),
    "percent without value": ({"derivedRule": {"parent": "P", "price": "PERCENT"}}, "$.derivedRule.priceValue"),
    "increment without value": ({"derivedRule": {"parent": "P", "price": "INCREMENT"}}, "$.derivedRule.priceValue"),
    "price of nothing": (
        {"derivedRule": {"parent": "P", "price": "PERCENT", "priceValue": -100}},
        "$.derivedRule.priceValue",
    ),
    "five decimals": (
        {"derivedRule": {"parent": "P", "price": "PERCENT", "priceValue": 0.00001}},
        "$.derivedRule.priceValue",
    ),
    "increment under a cent": (
        {"derivedRule": {"parent": "P", "price": "INCREMENT", "priceValue": 0.001}},
        "$.derivedRule.priceValue",
    ),
}


@pytest.mark.parametrize("case", WRONG)
async def test_a_wrong_field_is_named(world: World, case: str) -> None:
    hotel, session = await _session(world)
    parent = await world.product(hotel)
    sent, element = WRONG[case]
    if sent.get("derivedRule", {}).get("parent") == "P":
        sent = {"derivedRule": {**sent["derivedRule"], "parent": parent}}
    answer = await session.post(f"/rest/v1/roomrates/{hotel.id}", json={"name": "Double", "adults": 2, **sent})
    body = answer.json()
    assert (answer.status_code, body["type"]) == (400, "ApiParamsExemption")
    assert [one["element"] for one in body["nested"]] == [element]
    assert await _count(world, hotel) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://93.184.215.14/a.ics",
        "https://169.254.169.254/",
        "https://[64:ff9b::a00:8]/a",
        "https://10.0.0.8/",
        "ftp://x.example/a",
    ],
)
async def test_a_calendar_url_that_leads_inside_is_refused(world: World, url: str) -> None:
    hotel, session = await _session(world)
    answer = await session.post(
        f"/rest/v1/roomrates/{hotel.id}",
        json={"name": "Double", "adults": 2, "icalUrls": ["https://93.184.215.14/a.ics", url]},
    )
    body = answer.json()
    assert (answer.status_code, body["type"]) == (400, "ApiValidationFailed")
    assert [one["element"] for one in body["nested"]] == ["$.icalUrls[1]"]


async def test_another_tenants_ids_are_as_unknown_as_none(world: World) -> None:
    hotel, session = await _session(world)
    stranger = await world.hotel()
    theirs = await world.product(stranger)
    for field, element in (("derivedRule", "$.derivedRule.parent"), ("hideRooms", "$.hideRooms[0]")):
        answers = []
        for key in (theirs, 999_999_999_999):
            value: Any = {"parent": key} if field == "derivedRule" else [key]
            answer = await session.post(f"/rest/v1/roomrates/{hotel.id}", json={"name": "R", "adults": 2, field: value})
            body = answer.json()
            assert (answer.status_code, body["type"], body["element"]) == (422, "ApiResourceMissing", "Product")
            assert [one["machine_name"] for one in body["nested"]] == [element]
            answers.append(answer.text.replace(str(key), "?"))
        assert answers[0] == answers[1]
    for named in (str(stranger.id), "999999999"):
        answer = await session.post(
            f"/rest/v1/roomrates/{hotel.id}", json={"name": "R", "adults": 2, "accommodationId": named}
        )
        assert (answer.status_code, answer.json()["element"]) == (422, "Accommodation")
    assert await _count(world, hotel) == 0


@pytest.mark.parametrize("version", ["v1", "v3"])
async def test_a_deleted_parent_is_unknown(world: World, version: str) -> None:
    hotel, session = await _session(world)
    parent = await world.product(hotel)
    await session.delete(f"/rest/v1/roomrates/{hotel.id}/{parent}")
    answer = await session.post(
        f"/rest/{version}/roomrates/{hotel.id}", json={"name": "R", "adults": 2, "derivedRule": {"parent": parent}}
    )
    assert answer.status_code == 422


@pytest.mark.parametrize("version", ["v1", "v3"])
async def test_who_may_not(world: World, version: str) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    body = {"name": "R", "adults": 2}
    path = f"/rest/{version}/roomrates/{hotel.id}"
    assert (await world.client.post(path, json=body)).json()["type"] == "ApiKeyMissing"
    for session in (
        await world.session(hotel, permissions=READ_ONLY),
        await world.session(stranger),
        await world.key_session(hotel),
        await world.application_session(),
    ):
        answer = await session.post(path, json=body)
        assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")
    assert await _count(world, hotel) == 0
