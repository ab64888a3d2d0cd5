"""Sections of content: docs/contract.md 9. Every section is tried by its declaration."""

from typing import Any

import pytest

from roomrack.domain.content.rules import SECTIONS, Kind, Section
from tests.api.content.conftest import House, done, refused
from tests.api.content.samples import whole
from tests.factories import World

DECLARED = [section for section in SECTIONS if section.schema]
OBJECTS = [section for section in DECLARED if section.kind is Kind.OBJECT]
LISTS = [section for section in DECLARED if section.kind is Kind.LIST]
PATCHED = [section for section in DECLARED if "patch" in section.operations]
SENT_AS_SHOWN = {"accommodationconf", "contacts", "services", "rooms", "roomfees", "reservation", "availabilityconf"}


def url(house: House, section: Section) -> str:
    return house.url(section.scope, section.path or section.name)


def body(house: House, section: Section) -> dict[str, Any]:
    made = whole(str(section.schema), portal=house.portal)
    return {**made, "portal": "airbnb_xml"} if "portal" in made else made


def shown(house: House, section: Section, sent: dict[str, Any], got: dict[str, Any]) -> dict[str, Any]:
    """What must be answered for what was sent: all of it, and what the server adds."""
    expected = dict(sent)
    for name in section.by_portal:
        item = expected[name]
        values = {"portalValues": item["values"]}
        expected[name] = {**item, **values} if name == "headline" else values
    for name in ("lastUpdate", "lastEdit", "pricingUpdate"):
        if name in got:
            assert got[name].endswith("Z[UTC]")
            expected[name] = got[name]
    match section.name:
        case "contacts" | "services" | "roomfees":
            expected["codeType"] = {"contacts": "CONTACT_TYPE", "services": "SERVICE"}.get(section.name, "FEE_TAX")
        case "listing":
            expected["internalName"] = "Double"
        case "pricing":
            expected["currency"] = house.hotel.currency
        case "extrabeds":
            expected = {
                "portal": house.portal,
                "applyGuestRange": 3,
                "children": True,
                "quantity": 3,
                "price": 12.25,
                "codeType": "EXTRABED_GUEST_TYPE",
                "deletable": True,
                "editable": True,
            }
        case "fees":
            expected = fee(house, sent)
    return expected


def fee(house: House, sent: dict[str, Any]) -> dict[str, Any]:
    code = {"portal": house.portal}
    return {
        "portal": house.portal,
        "portalValue": sent["portalValue"],
        "chargeTypeValue": sent["chargeType"],
        "amount": 12.25,
        "configuration": "EXCLUSIVE",
        "inclusive": False,
        "category": "TAX",
        "internetDetails": {
            "internetType": {**code, "type": "INTERNET_CONNECTION_TYPES", "portalValue": sent["internetType"]},
            "internetCoverage": {
                **code,
                "type": "INTERNET_CONNECTION_COVERAGE",
                "portalValue": sent["internetCoverage"],
            },
        },
        "parkingDetails": {
            "needReservation": True,
            "publicArea": True,
            "parkingType": {**code, "type": "PARKING_TYPE", "portalValue": sent["parkingType"]},
        },
        "internetFee": True,
        "parkingFee": True,
        "codeType": "FEE_TAX",
        "deletable": True,
        "editable": True,
    }


@pytest.mark.parametrize("section", DECLARED, ids=lambda one: one.name)
async def test_every_field_is_kept_and_shown_again(house: House, section: Section) -> None:
    place, sent = url(house, section), body(house, section)
    if "get" in section.operations or section.name == "accommodationconf":
        assert refused(await house.session.get(place))[:2] == (404, "ApiResourceEmpty")
    answered = done(await house.session.post(place, json=sent))
    assert answered == shown(house, section, sent, answered)
    if "get" in section.operations or section.name == "accommodationconf":
        read = done(await house.session.get(place))
        assert read == (answered if section.kind is Kind.OBJECT else [answered])


@pytest.mark.parametrize("section", OBJECTS, ids=lambda one: one.name)
async def test_a_second_post_replaces_all(house: House, section: Section) -> None:
    place, sent = url(house, section), body(house, section)
    required = set(whole_required(section))
    done(await house.session.post(place, json=sent))
    less = {name: value for name, value in sent.items() if name in required}
    answered = done(await house.session.post(place, json=less))
    assert {name for name in answered if name in sent} == set(less)


@pytest.mark.parametrize("section", LISTS, ids=lambda one: one.name)
async def test_a_list_grows_and_shrinks(house: House, section: Section) -> None:
    place, sent = url(house, section), body(house, section)
    changed = "type" if section.key else next(name for name, value in sent.items() if value in (3, 12.25))
    items = [{**sent, changed: "second" if section.key else value} for value in (1, 2, 4)]
    if section.key:
        items[0][changed], items[2][changed] = "first", "third"
    answered = [done(await house.session.post(place, json=item)) for item in items]
    assert done(await house.session.get(place)) == answered
    middle = "second" if section.key else 1
    assert done(await house.session.delete(f"{place}/{middle}")) == answered[1]
    assert done(await house.session.get(place)) == [answered[0], answered[2]]
    missing = "second" if section.key else 2
    answer = await house.session.delete(f"{place}/{missing}")
    assert (answer.status_code, answer.json()["type"], answer.json()["element"]) == (
        404,
        "ApiResourceMissing",
        section.title,
    )
    for one in ("first", "third") if section.key else (0, 0):
        done(await house.session.delete(f"{place}/{one}"))
    assert done(await house.session.get(place)) == []


async def test_a_contact_of_the_same_type_takes_the_place_of_the_other(house: House) -> None:
    place = house.url("connection", "contacts")
    for name, kind in (("Ada", "GENERAL"), ("Grace", "INVOICES"), ("Barbara", "GENERAL")):
        done(await house.session.post(place, json={"type": kind, "personName": name}))
    found = done(await house.session.get(place))
    assert [(one["type"], one["personName"]) for one in found] == [("GENERAL", "Barbara"), ("INVOICES", "Grace")]


@pytest.mark.parametrize("section", LISTS, ids=lambda one: one.name)
async def test_nothing_can_be_deleted_of_what_was_never_filled(house: House, section: Section) -> None:
    answer = await house.session.delete(f"{url(house, section)}/0")
    assert (answer.status_code, answer.json()["type"], answer.json()["element"]) == (
        404,
        "ApiResourceEmpty",
        section.title,
    )


@pytest.mark.parametrize("index", ["-1", "x", str(2**31)])
async def test_an_index_that_is_none(house: House, index: str) -> None:
    for section in LISTS:
        if section.key is None:
            answer = await house.session.delete(f"{url(house, section)}/{index}")
            assert refused(answer) == (400, "ApiParamsExemption", ["index"])


@pytest.mark.parametrize("section", PATCHED, ids=lambda one: one.name)
async def test_a_patch_merges(house: House, section: Section) -> None:
    place, sent = url(house, section), body(house, section)
    before = done(await house.session.post(place, json=sent))
    nothing = done(await house.session.patch(place, json={}))
    assert without_times(nothing) == without_times(before)
    required = set(whole_required(section))
    optional = [name for name in sent if name not in required]
    after = done(await house.session.patch(place, json={optional[0]: None}))
    assert optional[0] not in after
    assert without_times(after) == without_times({k: v for k, v in before.items() if k != optional[0]})
    again = done(await house.session.patch(place, json={optional[0]: sent[optional[0]]}))
    assert without_times(again) == without_times(before)


@pytest.mark.parametrize("section", PATCHED, ids=lambda one: one.name)
async def test_a_patch_of_what_was_never_filled_needs_what_a_post_needs(house: House, section: Section) -> None:
    required = [f"$.{name}" for name in whole_required(section)]
    answer = await house.session.patch(url(house, section), json={})
    if required:
        status, kind, fields = refused(answer)
        assert (status, kind, sorted(map(str, fields))) == (400, "ApiParamsExemption", sorted(required))
    else:
        done(answer)


async def test_null_clears_no_required_field(house: House) -> None:
    section = next(one for one in SECTIONS if one.name == "listing")
    place = url(house, section)
    before = done(await house.session.post(place, json=body(house, section)))
    answer = await house.session.patch(place, json={"beds": None, "size": None, "taxId": None})
    assert refused(answer) == (400, "ApiParamsExemption", ["$.beds", "$.size"])
    assert done(await house.session.get(place)) == before


async def test_a_patch_goes_into_objects_and_languages(house: House) -> None:
    place = house.url("product", "descriptions")
    done(await house.session.post(place, json={"description": {"EN": "Bright", "IT": "Luminosa"}, "directions": "Up"}))
    changed = {"description": {"en": "Dark", "IT": None, "FR": "Sombre"}, "houseRules": {"EN": "Be quiet"}}
    after = done(await house.session.patch(place, json=changed))
    assert after == {
        "description": {"EN": "Dark", "FR": "Sombre"},
        "houseRules": {"EN": "Be quiet"},
        "directions": "Up",
    }
    cleared = done(await house.session.patch(place, json={"houseRules": {"EN": None}, "description": None}))
    assert cleared == {"directions": "Up"}


async def test_values_by_portal(house: House, world: World) -> None:
    place = house.url("product", "pricing")
    sent = {"priceExtraPersonType": {"fallback": "FIXED", "values": {"airbnb_xml": "PERCENT"}}}
    after = done(await house.session.post(place, json=sent))
    assert after["priceExtraPersonType"] == {"portalValues": {house.portal: "FIXED", "airbnb_xml": "PERCENT"}}
    read_back = {"priceExtraPersonType": {"portalValues": {house.portal: "PERCENT"}}}
    after = done(await house.session.patch(place, json=read_back))
    assert after["priceExtraPersonType"] == {"portalValues": {house.portal: "PERCENT", "airbnb_xml": "PERCENT"}}
    headline = {"headline": {"fallback": {"EN": "By the sea"}, "values": {"airbnb_xml": {"EN": "Beach"}}}}
    shown = done(await house.session.post(house.url("product", "descriptions"), json=headline))
    assert shown["headline"] == {
        **headline["headline"],
        "portalValues": {house.portal: {"EN": "By the sea"}, "airbnb_xml": {"EN": "Beach"}},
    }


async def test_what_is_read_only_is_not_read(house: House) -> None:
    place = house.url("product", "pricing")
    after = done(
        await house.session.post(place, json={"currency": "USD", "basePrice": 5, "unknown": 1, "cleaningFee": 4})
    )
    assert after == {
        "currency": house.hotel.currency,
        "cleaningFee": 4,
        "pricingUpdate": after["pricingUpdate"],
    }


async def test_every_wrong_field_is_named(house: House) -> None:
    room = {
        "type": "CELLAR",
        "defaultSubRoomBeds": [{"quantity": -1, "bedType": "KING"}, {"quantity": "x"}],
        "maxGuests": True,
    }
    answer = await house.session.post(house.url("product", "rooms"), json=room)
    status, kind, fields = refused(answer)
    assert (status, kind, sorted(map(str, fields))) == (
        400,
        "ApiParamsExemption",
        ["$.defaultSubRoomBeds[0].quantity", "$.defaultSubRoomBeds[1].quantity", "$.maxGuests", "$.type"],
    )
    rate = {"(Only BookingSuite) - Relation between the parent rate (type) ": "OTHER"}
    answer = await house.session.post(house.url("product", "rate"), json=rate)
    assert refused(answer)[2] == ["$['(Only BookingSuite) - Relation between the parent rate (type) ']"]


async def test_amounts_have_the_digits_of_the_currency(house: House) -> None:
    answer = await house.session.post(
        house.url("product", "pricing"), json={"cleaningFee": 1.005, "securityDeposit": 1.05, "weekendPrice": 0.001}
    )
    assert refused(answer) == (400, "ApiParamsExemption", ["$.cleaningFee", "$.weekendPrice"])
    service = {"portalValue": "BREAKFAST", "octorateMealDetails": {"price": 7.125}}
    answer = await house.session.post(house.url("connection", "services"), json=service)
    assert refused(answer)[2] == ["$.octorateMealDetails.price"]


async def test_card_numbers_are_masked(house: House) -> None:
    place = house.url("product", "descriptions")
    text = {"description": {"EN": "Pay 4111 1111 1111 1111"}}
    assert done(await house.session.post(place, json=text))["description"]["EN"].endswith("1111")
    assert "4111 1111 1111 1111" not in (await house.session.get(place)).text


async def test_the_configuration_shows_the_rest_of_the_connection(house: House) -> None:
    place = house.url("connection", "accommodationconf")
    done(
        await house.session.post(house.url("connection", "rentalagreement"), params={"url": "https://a.example/b.pdf"})
    )
    alone = done(await house.session.get(place))
    assert alone == {"rentalAgreement": "https://a.example/b.pdf", "lastUpdate": alone["lastUpdate"]}
    done(await house.session.post(place, json={"email": "desk@a.example"}))
    contact = done(
        await house.session.post(house.url("connection", "contacts"), json={"type": "GENERAL", "personName": "Ada"})
    )
    bed = done(await house.session.post(house.url("connection", "extrabeds"), json={"price": 10}))
    policies = house.url("connection", "cancellationPolicies")
    done(await house.session.post(policies, params={"policy": "FLEXIBLE"}))
    deposit = done(await house.session.post(policies, params={"policy": "FIRST_NIGHT", "ApplyOnDeposit": "true"}))
    got = done(await house.session.get(place))
    assert got == {
        "email": "desk@a.example",
        "rentalAgreement": "https://a.example/b.pdf",
        "contacts": [contact],
        "extraBeds": [bed],
        "depositPolicies": [deposit],
        "lastUpdate": got["lastUpdate"],
    }


async def test_cancellation_policies(house: House) -> None:
    place = house.url("connection", "cancellationPolicies")
    assert refused(await house.session.post(place)) == (400, "ApiParamsExemption", ["policy"])
    made = done(await house.session.post(place, params={"policy": "FREE_7_DAYS"}))
    assert made == {
        "portalValue": "FREE_7_DAYS",
        "applyOnDeposit": False,
        "codeType": "CANCEL_POLICY",
        "deletable": True,
        "editable": True,
    }
    changed = done(await house.session.post(place, params={"policy": "FREE_7_DAYS", "ApplyOnDeposit": "1"}))
    assert (changed["applyOnDeposit"], changed["codeType"]) == (True, "CANCEL_POLICY_DEPOSIT")
    assert done(await house.session.get(place)) == [changed]
    assert done(await house.session.delete(f"{place}/FREE_7_DAYS")) == changed
    assert (await house.session.delete(f"{place}/FREE_7_DAYS")).status_code == 404


async def test_the_rental_agreement(house: House) -> None:
    place = house.url("connection", "rentalagreement")
    made = done(await house.session.post(place, params={"url": "https://a.example/b.pdf"}))
    assert made == {"url": "https://a.example/b.pdf", "updateTime": made["updateTime"]}
    for wrong in ("", "ftp://a.example/b", "a.example", "https://[", "x" * 2049):
        answer = await house.session.post(place, params={"url": wrong})
        assert refused(answer) == (400, "ApiParamsExemption", ["url"])


async def test_amenities(house: House) -> None:
    place = house.url("product", "amenities")
    assert refused(await house.session.get(place))[:2] == (404, "ApiResourceEmpty")
    made = done(await house.session.post(place, params={"amenity[]": ["WIFI", "2"], "amenity": "wifi"}))
    assert [one["internalName"] for one in made] == ["WIFI", "HEATING"]
    assert made[1] == {
        "id": 2,
        "internalName": "HEATING",
        "internalLabel": "Heating",
        "label": "Heating",
        "values": {"IT": "Riscaldamento", "EN": "Heating"},
    }
    italian = await house.session.get(place, params={"portal": "BOOKING"}, headers={"Accept-Language": "it"})
    assert [one["label"] for one in done(italian)] == ["Wi-Fi", "Riscaldamento"]
    assert refused(await house.session.post(place)) == (400, "ApiParamsExemption", ["amenity"])
    answer = await house.session.post(place, params={"amenity[]": ["WIFI", "GOLD", "0"]})
    assert refused(answer) == (400, "ApiParamsExemption", ["amenity[1]", "amenity[2]"])


async def test_how_a_product_is_cancelled(house: House) -> None:
    place = house.url("product", "cancellation")
    made = done(await house.session.post(place, params={"value": "FLEXIBLE"}))
    assert made == {
        "value": "FLEXIBLE",
        "portalValues": {house.portal: "FLEXIBLE"},
        "updateTime": made["updateTime"],
    }
    made = done(await house.session.post(place, params={"value": "NON_REFUNDABLE", "portal": house.portal}))
    assert (made["value"], made["portalValues"]) == ("FLEXIBLE", {house.portal: "NON_REFUNDABLE"})
    assert refused(await house.session.post(place)) == (400, "ApiParamsExemption", ["value"])
    answer = await house.session.post(place, params={"value": "FLEXIBLE", "portal": "nowhere"})
    assert (answer.status_code, answer.json()["element"]) == (404, "Portal")


async def test_each_change_is_an_event(house: House, world: World) -> None:
    place = house.url("product", "reservation")
    sent = {"checkinTimeStart": 840, "checkinTimeEnd": 1320, "childrenExtraPrice": 5.5}
    done(await house.session.post(place, json=sent))
    done(await house.session.post(place, json=sent))
    done(await house.session.patch(place, json={"childrenExtraPrice": 6}))
    async with world.unit() as unit:
        rows = await unit.raw.fetch(
            "select payload->>'version' as version, before->'value'->>'childrenExtraPrice' as before, "
            "payload->'value'->>'childrenExtraPrice' as after, payload->>'section' as section "
            "from event where accommodation = $1 and type = 'content.changed' and reference = $2 order by id",
            house.hotel.id,
            str(house.product),
        )
    assert [tuple(row.values()) for row in rows] == [
        ("1", None, "5.5", "reservation"),
        ("2", "5.5", "6", "reservation"),
    ]


async def test_content_goes_where_products_go(house: House, world: World) -> None:
    text = {"description": {"EN": "Bright"}}
    done(await house.session.post(house.url("product", "descriptions"), json=text))
    copied = done(
        await house.session.post(f"/rest/v2/roomrates/{house.hotel.id}/copy", json={"roomIds": [house.product]})
    )
    ids = [int(one["id"]) for one in done(await house.session.get(f"/rest/v2/roomrates/{house.hotel.id}"))]
    new = next(id for id in ids if id != house.product)
    assert copied
    place = f"/rest/v1/content/products/{house.hotel.id}/{new}/descriptions"
    assert done(await house.session.get(place)) == text
    done(await house.session.patch(place, json={"description": {"EN": "Dark"}}))
    assert done(await house.session.get(house.url("product", "descriptions"))) == text


def whole_required(section: Section) -> list[str]:
    from roomrack.web.portal.contract import contract

    return list(contract()["schemas"][section.schema].get("required", ()))


def without_times(value: dict[str, Any]) -> dict[str, Any]:
    return {name: held for name, held in value.items() if name not in ("lastEdit", "pricingUpdate", "lastUpdate")}
