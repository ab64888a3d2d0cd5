"""The code lists of meta and check-in: docs/contract.md 12."""

import pytest

from roomrack.core.rights import Area, Level
from tests.factories.world import World

PASSPORT = {
    "id": 2,
    "documentType": "PASSPORT",
    "code": "PASSPORT",
    "policeCode": "PASOR",
    "label": "Passport",
    "priority": 1,
    "localDocument": False,
    "showCustomer": True,
}


async def test_every_document_type(world: World) -> None:
    session = await world.session(await world.hotel())
    answer = await session.get("/rest/v1/meta/documents")
    assert answer.status_code == 200
    found = answer.json()
    assert (len(found), found[1]) == (97, PASSPORT)
    assert found[3] == {
        "id": 4,
        "documentType": "NOSHOW",
        "code": "NOSHOW",
        "label": "No document shown",
        "priority": 8,
        "localDocument": False,
        "showCustomer": False,
    }


async def test_documents_of_an_italian_property_are_those_of_its_police(world: World) -> None:
    hotel = await world.hotel(country="IT")
    session = await world.session(hotel)
    answer = await session.get(f"/rest/v2/checkin/documents/{hotel.id}", headers={"Accept-Language": "it-IT, en;q=0.5"})
    assert answer.status_code == 200
    found = answer.json()
    assert found[0] == {**PASSPORT, "country": "IT", "label": "Passaporto ordinario"}
    assert [each["code"] for each in found[:5]] == ["PASSPORT", "CARDID", "IDELE", "PATEN", "OTHER"]
    assert len(found) == 97
    local = {each["code"]: each["localDocument"] for each in found}
    assert (local["IDELE"], local["CARDID"]) == (True, False)


async def test_documents_elsewhere_are_the_four_of_every_country(world: World) -> None:
    hotel = await world.hotel(country="FR")
    nowhere = await world.hotel()
    session = await world.session(hotel)
    found = (await session.get(f"/rest/v2/checkin/documents/{hotel.id}")).json()
    assert [(each["code"], each["country"]) for each in found] == [
        ("PASSPORT", "FR"),
        ("CARDID", "FR"),
        ("OTHER", "FR"),
        ("NOSHOW", "FR"),
    ]
    unknown = (await (await world.session(nowhere)).get(f"/rest/v2/checkin/documents/{nowhere.id}")).json()
    assert unknown[0] == PASSPORT


async def test_tags(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    answer = await session.get(f"/rest/v2/checkin/{hotel.id}/tags")
    assert answer.status_code == 200
    assert len(answer.json()) == 12
    assert answer.json()[1] == {
        "id": 2,
        "code": "RETURNING_GUEST",
        "label": "Returning guest",
        "color": "#2e7d32",
        "values": {"IT": "Ospite abituale", "EN": "Returning guest"},
    }


@pytest.mark.parametrize("path", ["/rest/v2/checkin/{}/tags", "/rest/v2/checkin/documents/{}"])
async def test_lists_of_a_property_need_the_area_of_reservations(world: World, path: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel, permissions={Area.ACCOMMODATION: Level.READWRITE})
    assert (await session.get(path.format(hotel.id))).status_code == 403


async def test_cities_of_a_country_in_any_case(world: World) -> None:
    session = await world.session(await world.hotel())
    answer = await session.get("/rest/v2/checkin/city/ad")
    assert answer.status_code == 200
    assert answer.json() == (await session.get("/rest/v2/checkin/city/AD")).json()
    assert {"id": 3041563, "name": "Andorra la Vella", "country": "AD", "division": "07"} in answer.json()
    assert (await session.get("/rest/v2/checkin/city/AQ")).json() == []


@pytest.mark.parametrize("country", ["XX", "ITA", "%C3%9F", "."])
async def test_a_country_that_does_not_exist(world: World, country: str) -> None:
    session = await world.session(await world.hotel())
    answer = await session.get(f"/rest/v2/checkin/city/{country}")
    assert answer.status_code == 404
    if answer.content:
        assert (answer.json()["type"], answer.json()["element"]) == ("ApiResourceMissing", "Country")


async def test_amenities_by_id_and_words(world: World) -> None:
    session = await world.session(await world.hotel())
    path = "/rest/v1/meta/octorateAmenities"
    coffee = {
        "id": 26,
        "internalName": "COFFEE_MACHINE",
        "internalLabel": "Coffee machine",
        "label": "Macchina da caffè",
        "values": {"IT": "Macchina da caffè", "EN": "Coffee machine"},
    }
    italian = {"Accept-Language": "it"}
    assert (await session.get(path, params={"name": "caffè"}, headers=italian)).json() == [coffee]
    assert (await session.get(path, params={"id": 26, "name": "COFFEE machine"}, headers=italian)).json() == [coffee]
    assert (await session.get(path, params={"id": 1, "name": "coffee"})).json() == []
    assert len((await session.get(path)).json()) == 112
    wrong = await session.get(path, params={"id": "many"})
    assert (wrong.status_code, wrong.json()["type"], wrong.json()["element"]) == (400, "ApiParamsExemption", "id")


async def test_content_fields(world: World) -> None:
    session = await world.session(await world.hotel())
    found = (await session.get("/rest/v1/meta/contentPageFields")).json()
    by_name = {each["name"]: each for each in found}
    assert by_name["rooms.location"] == {
        "id": by_name["rooms.location"]["id"],
        "name": "rooms.location",
        "page": "rooms",
        "field": "location",
        "type": "string",
        "required": by_name["rooms.location"]["required"],
        "values": [
            "ENSUITE",
            "NEXT_DOOR",
            "DOWN_THE_HALL",
            "OPPOSITE_THE_ROOM",
            "IN_THE_HALLWAY",
            "OTHER",
            "INSIDE_THE_UNIT",
        ],
    }
    assert by_name["descriptions.houseRules"]["type"] == "language map"


async def test_codes_of_content(world: World) -> None:
    session = await world.session(await world.hotel())
    bunk = {"id": 0, "type": "BED_TYPE", "title": {"IT": "Letto a castello", "EN": "Bunk bed"}, "octorateValue": "BUNK"}
    found = await session.get("/rest/v1/meta/content", params={"category": "BED_TYPE", "name": "castello letto"})
    [shown] = found.json()["data"]
    assert (found.status_code, shown) == (200, {**bunk, "id": shown["id"]})
    asked = {"category": "BED_TYPE", "name": "bunk", "portal": "simulator"}
    known = await session.get("/rest/v1/meta/content", params=asked)
    assert known.json() == {"data": [{**shown, "portal": "simulator", "portalValue": "BUNK"}]}
    unknown = await session.get("/rest/v1/meta/content", params={**asked, "portal": "nowhere"})
    assert unknown.json() == {"data": []}
    assert len((await session.get("/rest/v1/meta/content")).json()["data"]) > 500
    wrong = await session.get("/rest/v1/meta/content", params={"category": "NONE_SUCH"})
    assert (wrong.status_code, wrong.json()["type"], wrong.json()["element"]) == (400, "ApiParamsExemption", "category")


async def test_codes(world: World) -> None:
    session = await world.session(await world.hotel())
    yen = (await session.get("/rest/x1/meta/currencies", params={"name": "jpy"})).json()["data"]
    assert [(each["id"], each["code"], each["label"]) for each in yen] == [(392, "JPY", "Japanese Yen")]
    assert set(yen[0]["values"]) == {"IT", "EN", "FR", "ES", "DE", "RU", "PT", "NL", "JA", "EL", "TR", "ZH", "CA", "RO"}
    countries = await session.get("/rest/x1/meta/countries", headers={"Accept-Language": "it"})
    assert {"Germania", "Kosovo"} <= {each["label"] for each in countries.json()["data"]}
    assert len((await session.get("/rest/x1/meta/languages")).json()["data"]) == 14
    assert len((await session.get("/rest/x1/meta/contentCategories")).json()["data"]) == 32
    wrong = await session.get("/rest/x1/meta/planets")
    assert (wrong.status_code, wrong.json()["type"], wrong.json()["element"]) == (400, "ApiParamsExemption", "list")
