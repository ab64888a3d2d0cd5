"""Every field of ApiAccommodationDTO that is kept: stored, shown again, cleared by null (docs/contract.md 1)."""

from typing import Any

import pytest

from roomrack.domain.identity import service as identity
from tests.factories.world import Hotel, Session, World

PATH = "/rest/v2/accommodation"

FIELDS: dict[str, Any] = {
    "propertyCategory": "VILLA",
    "logo": "https://img.example/logo.png",
    "icon": "https://img.example/icon.png",
    "coverImage": "https://img.example/cover.png",
    "masterCalendar": True,
    "cleaningCost": 45,
    "breakfastIncluded": True,
    "breakfastPrice": 12.5,
    "autoClose": True,
    "district": "Trastevere",
    "website": "https://villa.example",
    "companyType": "COMPANY",
    "cod_promo": "SPRING",
    "vatCode": "IT1",
    "fiscalCode": "F1",
    "taxes": 3.5,
    "lastCashClosingDay": "2026-01-31",
    "datePattern": "dd/MM/yyyy",
    "language": "EL",
    "licenseCode": "CIR-1",
    "additionalInformation": "Ring twice.",
    "rating": "STAR5L",
    "preferThisLanguage": True,
    "totalBeds": 12,
    "mailTemplate": "plain",
    "phone": "+39 06 1",
    "address": "Via Appia 1",
    "city": "Roma",
    "zip": "00100",
    "country": "IT",
    "latitude": 41.9,
    "longitude": 12.5,
}
"""Fields of the first level that are answered as they were sent."""

CONTACT = {
    "contactName": "The desk",
    "phoneNumber2": "2",
    "mobileNumberFull": "+39333",
    "mobilePrefix": "+39",
    "mobileNumber": "333",
    "secondaryEmail": "second@villa.example",
    "givenName": "Grace",
    "familyName": "Hopper",
}
LOCATION = {
    "locality": "Porto",
    "firstLocality": "Lido",
    "districtName": "Centro",
    "civicNumber": "1/b",
    "additionalInformation": "Behind the church",
    "zoom": 13,
    "phone2": "07",
    "phonePrefix": "+39",
    "fullAddress": "Via Appia 1/b, Roma",
}
CLPMS = {
    "cleaningDays": 3,
    "cleaningMail": True,
    "closeoutTime": 630,
    "arrivalTime": "OPTIONAL",
    "chatAiEnabled": True,
    "activeRatePlanCross": True,
    "goodMorningEmail": True,
}


async def _own(world: World) -> tuple[Hotel, Session]:
    hotel = await world.hotel()
    app = await world.application()
    async with world.unit() as unit:
        await identity.remember_created(unit, app.id, hotel.id, False)
    return hotel, await world.application_session(app)


async def test_every_field_is_shown_again_and_null_clears_it(world: World) -> None:
    hotel, session = await _own(world)
    path = f"{PATH}/{hotel.id}"
    before = (await session.get("/rest/v1/accommodation")).json()[0]
    sent = {
        **FIELDS,
        "contact": CONTACT,
        "location": {**LOCATION, "placeName": {"EN": "Villa"}},
        "clpms": CLPMS,
        "layout": {"vatLabel": {"IT": "IVA"}},
        "customerHead": {"givenName": "Ada", "familyName": "Lovelace", "country": "GB"},
        "invoiceOptions": {"treasuryActive": True, "splitCommissionPropertyManager": False},
        "adminUserAccessGranted": True,
        "taxIncluded": True,
    }
    answer = await session.patch(path, json=sent)
    assert answer.status_code == 200
    assert answer.json() == (await session.get("/rest/v1/accommodation")).json()[0]
    assert answer.json() == {
        **before,
        **FIELDS,
        "phoneNumber": "+39 06 1",
        "zipCode": "00100",
        "contact": {**before["contact"], "phoneNumber": "+39 06 1", **CONTACT},
        "location": {
            **before["location"],
            "address": "Via Appia 1",
            "city": "Roma",
            "zipCode": "00100",
            "country": "IT",
            "countryAlpha2": "IT",
            "phone": "+39 06 1",
            "latitude": 41.9,
            "longitude": 12.5,
            **LOCATION,
        },
        "clpms": {**before["clpms"], **CLPMS},
        "layout": {"accommodationId": str(hotel.id), "vatLabel": {"IT": "IVA"}},
        "customerHead": {"givenName": "Ada", "familyName": "Lovelace", "country": "GB"},
        "invoiceOptions": {
            "accommodationId": str(hotel.id),
            "treasuryActive": True,
            "splitCommissionPropertyManager": False,
        },
        "adminUserAccessGranted": True,
    }
    assert (await session.patch(path, json=sent)).status_code == 304
    cleared = await session.patch(path, json=dict.fromkeys(sent))
    assert cleared.json() == before
    assert (await session.patch(path, json=dict.fromkeys(sent))).status_code == 304


async def test_the_place_takes_the_countrys_other_name(world: World) -> None:
    hotel, session = await _own(world)
    answer = await session.patch(f"{PATH}/{hotel.id}", json={"location": {"countryAlpha2": "fr"}})
    assert (answer.json()["country"], answer.json()["location"]["countryAlpha2"]) == ("FR", "FR")


@pytest.mark.parametrize(
    ("field", "value", "element"),
    [
        ("location", {"countryAlpha2": "ZZ"}, "$.location.countryAlpha2"),
        ("location", {"country": "ZZ"}, "$.location.country"),
        ("location", {"placeName": {"XX": "?"}}, "$.location.placeName.XX"),
        ("location", {"zoom": 31}, "$.location.zoom"),
        ("clpms", {"arrivalTime": "LATE"}, "$.clpms.arrivalTime"),
        ("clpms", {"cleaningDays": -1}, "$.clpms.cleaningDays"),
        ("clpms", {"closeoutTime": 1440}, "$.clpms.closeoutTime"),
        ("clpms", {"goodMorningEmail": "perhaps"}, "$.clpms.goodMorningEmail"),
        ("clpms", "all", "$.clpms"),
        ("cod_promo", 5, "$.cod_promo"),
        ("adminUserAccessGranted", "perhaps", "$.adminUserAccessGranted"),
        ("contact", {"secondaryEmail": "nobody"}, "$.contact.secondaryEmail"),
        ("customerHead", {"country": "ZZ"}, "$.customerHead.country"),
    ],
)
async def test_what_is_wrong_in_a_part_is_named(world: World, field: str, value: Any, element: str) -> None:
    hotel, session = await _own(world)
    answer = await session.patch(f"{PATH}/{hotel.id}", json={field: value})
    body = answer.json()
    assert (answer.status_code, body["type"], body["element"]) == (400, "ApiParamsExemption", element)
    assert [one["machine_name"] for one in body["nested"]] == [element]
