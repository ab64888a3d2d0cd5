"""createAccommodation: docs/contract.md 3."""

import asyncio
import itertools
from typing import Any

from roomrack.domain.properties import service as properties
from tests.api.properties.shapes import license_with
from tests.factories.world import App, Session, World

_numbers = itertools.count(1)
PATH = "/rest/v2/accommodation"


def _body(**fields: Any) -> dict[str, Any]:
    number = next(_numbers)
    return {
        "name": f"Created {number}",
        "email": f"created{number}@create.example",
        "givenName": "Grace",
        "familyName": "Hopper",
        **fields,
    }


async def _network(world: World, app: App, name: str) -> None:
    async with world.unit() as unit:
        await properties.create_network(unit, name, application=app.id)


async def _events(world: World, accommodation: str, kind: str) -> list[dict[str, Any]]:
    async with world.unit() as unit:
        rows = await unit.raw.fetch(
            "select payload from event where accommodation = $1 and type = $2", int(accommodation), kind
        )
    return [row["payload"] for row in rows]


async def test_a_property_with_a_token_for_it(world: World) -> None:
    session = await world.application_session()
    body = _body(
        currency={"currencyCode": "JPY"},
        timeZone={"id": "Asia/Tokyo", "displayName": "Japan"},
        phoneNumber="+81 3",
        address="Ginza 1",
        city="Tokyo",
        zipCode="104",
        isoCountry="jp",
        latitude=35.6,
        longitude=139.7,
        checkinStart=900,
        checkinEnd=1560,
        checkout=660,
        language="JA",
        id="77",
        timeZoneOffset="+99:00",
        sandboxProperty=True,
    )
    answer = await session.post(PATH, json=body)
    assert answer.status_code == 200
    created = answer.json()
    assert created == {
        "status": "CREATED_ACCOMMODATION",
        "id": created["id"],
        "refresh_token": created["refresh_token"],
    }
    assert int(created["id"]) >= 1_000_000
    token = (
        await world.client.post("/rest/v1/identity/refresh", data={"refresh_token": created["refresh_token"]})
    ).json()
    owner = Session(world.client, {"Authorization": f"Bearer {token['access_token']}"}, session.app)
    stored = (await owner.get("/rest/v1/accommodation")).json()
    assert stored == [
        {
            "id": created["id"],
            "name": body["name"],
            "currency": "JPY",
            "timeZone": "Asia/Tokyo",
            "timeZoneOffset": "+09:00",
            "phoneNumber": "+81 3",
            "address": "Ginza 1",
            "latitude": 35.6,
            "longitude": 139.7,
            "zipCode": "104",
            "city": "Tokyo",
            "checkinStart": 900,
            "checkinEnd": 1560,
            "checkout": 660,
            "contact": {
                "phoneNumber": "+81 3",
                "givenName": "Grace",
                "familyName": "Hopper",
                "email": body["email"],
            },
            "location": {
                "placeType": "ACCOMODATION",
                "address": "Ginza 1",
                "city": "Tokyo",
                "zipCode": "104",
                "country": "JP",
                "countryAlpha2": "JP",
                "phone": "+81 3",
                "latitude": 35.6,
                "longitude": 139.7,
                "codice": created["id"],
                "fullAddress": "Ginza 1, 104 Tokyo, JP",
            },
            "license": license_with(rooms=0),
            "country": "JP",
            "clpms": {"codice": created["id"], "activeRatePlanCross": False, "goodMorningEmail": False},
            "insertTime": stored[0]["insertTime"],
            "zip": "104",
            "phone": "+81 3",
            "givenName": "Grace",
            "familyName": "Hopper",
            "email": body["email"],
            "sandboxProperty": False,
            "adminUserAccessGranted": False,
            "language": "JA",
        }
    ]


async def test_the_application_reaches_what_it_created(world: World) -> None:
    session = await world.application_session()
    created = (await session.post(PATH, json=_body())).json()
    answer = await session.get("/rest/v1/accommodation")
    assert [found["id"] for found in answer.json()] == [created["id"]]
    answer = await session.patch(f"{PATH}/{created['id']}", json={"city": "Pisa"})
    assert (answer.status_code, answer.json()["city"]) == (200, "Pisa")


async def test_defaults(world: World) -> None:
    session = await world.application_session()
    await session.post(PATH, json=_body(country="GB"))
    await session.post(PATH, json=_body(currency="", timeZone=None))
    found = (await session.get("/rest/v1/accommodation")).json()
    assert [(one["currency"], one["timeZone"], one["checkinStart"]) for one in found] == [
        ("GBP", "Europe/Rome", 840),
        ("EUR", "Europe/Rome", 840),
    ]


async def test_a_sandbox_application_creates_sandbox_properties(world: World) -> None:
    session = await world.application_session(await world.application(environment="SANDBOX"))
    await session.post(PATH, json=_body())
    found = (await session.get("/rest/v1/accommodation")).json()
    assert [one["sandboxProperty"] for one in found] == [True]


async def test_in_a_network_the_token_stays_the_same(world: World) -> None:
    session = await world.application_session()
    name = f"Network {session.app.id}"
    await _network(world, session.app, name)
    one = (await session.post(PATH, json=_body(network_name=name))).json()
    two = (await session.post(PATH, json=_body(network_name=name.upper()))).json()
    assert one == {
        "status": "created",
        "id": one["id"],
        "refresh_token": one["refresh_token"],
        "refresh_properties": [one["id"]],
    }
    assert two == {
        "status": "created",
        "id": two["id"],
        "refresh_token": one["refresh_token"],
        "refresh_properties": [one["id"], two["id"]],
    }
    token = (await world.client.post("/rest/v1/identity/refresh", data={"refresh_token": one["refresh_token"]})).json()
    owner = Session(world.client, {"Authorization": f"Bearer {token['access_token']}"}, session.app)
    found = (await owner.get("/rest/v1/accommodation")).json()
    assert [one["id"] for one in found] == [one["id"], two["id"]]
    assert found[0]["networkInfo"] == {"accessNetwork": name, "accessRoot": True, "accessEnabled": True}
    assert [each["networkInfo"]["accessRoot"] for each in found] == [True, False]


async def test_a_network_of_another_application_is_as_unknown_as_none(world: World) -> None:
    session = await world.application_session()
    other = await world.application()
    name = f"Network {other.id}"
    await _network(world, other, name)
    answers = [await session.post(PATH, json=_body(network_name=wanted)) for wanted in (name, "No such network")]
    for answer in answers:
        assert answer.status_code == 400
        body = answer.json()
        assert (body["type"], body["element"], body["machine_name"]) == (
            "ApiParamsExemption",
            "$.networkName",
            "$.networkName",
        )
    assert answers[0].json() == answers[1].json()
    assert (await session.get("/rest/v1/accommodation")).json() == []


async def test_a_duplicate_is_412_only_when_refused(world: World) -> None:
    session = await world.application_session()
    body = _body()
    first = (await session.post(PATH, json=body)).json()
    answer = await session.post(PATH, json={**body, "email": body["email"].upper(), "accept_duplicates": False})
    assert (answer.status_code, answer.json()) == (412, {"status": "existing", "id": first["id"]})
    for sent in ({}, {"accept_duplicates": True}, {"accept_duplicates": None}):
        assert (await session.post(PATH, json={**body, **sent})).status_code == 200
    fresh = await session.post(PATH, json=_body(accept_duplicates=False))
    assert fresh.status_code == 200


async def test_of_two_twins_at_once_one_is_a_duplicate(world: World) -> None:
    session = await world.application_session()
    for _ in range(3):
        body = _body(accept_duplicates=False)
        answers = await asyncio.gather(*(session.post(PATH, json=body) for _ in range(2)))
        assert sorted(answer.status_code for answer in answers) == [200, 412]


async def test_twins_that_are_accepted_share_their_owner(world: World) -> None:
    session = await world.application_session()
    body = _body()
    answers = await asyncio.gather(*(session.post(PATH, json=body) for _ in range(4)))
    assert {answer.status_code for answer in answers} == {200}
    made = [answer.json()["id"] for answer in answers]
    people = {mail["person"] for one in made for mail in await _events(world, one, "mail.requested")}
    assert (len(set(made)), len(people)) == (4, 1)


async def test_the_owner_is_welcomed_by_mail(world: World) -> None:
    session = await world.application_session()
    cases: list[tuple[dict[str, Any], list[str]]] = [
        ({}, ["own"]),
        ({"welcome_alternative_email": "else@create.example"}, ["own", "else@create.example"]),
        ({"welcome_user": False, "welcome_alternative_email": "else@create.example"}, ["else@create.example"]),
        ({"welcome_user": False, "welcome_alternative_email": "null"}, []),
    ]
    for sent, expected in cases:
        body = _body(language="IT", **sent)
        created = (await session.post(PATH, json=body)).json()
        wanted = [body["email"] if one == "own" else one for one in expected]
        mails = await _events(world, created["id"], "mail.requested")
        assert [mail["to"] for mail in mails] == ([wanted] if wanted else [])
        for mail in mails:
            assert mail == {
                "template": "welcome",
                "person": mail["person"],
                "to": wanted,
                "language": "IT",
                "new_person": True,
            }
        assert [made["name"] for made in await _events(world, created["id"], "accommodation.created")] == [body["name"]]


async def test_every_missing_field_is_named(world: World) -> None:
    session = await world.application_session()
    answer = await session.post(PATH, json={"name": "  ", "email": None})
    body = answer.json()
    assert (answer.status_code, body["type"]) == (400, "ApiParamsExemption")
    assert {one["element"] for one in body["nested"]} == {"$.name", "$.email", "$.givenName", "$.familyName"}


async def test_every_wrong_field_is_named(world: World) -> None:
    session = await world.application_session()
    wrong = {
        "email": "nobody",
        "name": "x" * 256,
        "currency": "EURO",
        "timeZone": "Europe/Atlantis",
        "country": "ZZ",
        "language": "XX",
        "rating": "STAR9",
        "propertyCategory": "IGLOO",
        "companyType": "X",
        "checkinStart": 1440,
        "checkinEnd": -1,
        "checkout": "noon",
        "latitude": 91,
        "longitude": -181,
        "totalBeds": -1,
        "layout": {"vatLabel": {"XX": "?"}},
        "contact": "me",
        "welcome_alternative_email": "nobody",
    }
    answer = await session.post(PATH, json=_body(**wrong))
    body = answer.json()
    assert (answer.status_code, body["type"]) == (400, "ApiParamsExemption")
    assert {one["element"] for one in body["nested"]} == {f"$.{name}" for name in wrong} - {"$.layout"} | {
        "$.layout.vatLabel.XX"
    }
    assert (await session.get("/rest/v1/accommodation")).json() == []


async def test_a_card_number_in_a_text_is_masked(world: World) -> None:
    session = await world.application_session()
    await session.post(PATH, json=_body(additionalInformation="card 4111 1111 1111 1111"))
    found = (await session.get("/rest/v1/accommodation")).json()
    assert found[0]["additionalInformation"] == "card **** **** **** 1111"


async def test_a_user_token_is_of_the_wrong_scheme(world: World) -> None:
    session = await world.session(await world.hotel())
    answer = await session.post(PATH, json=_body())
    assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")


async def test_no_credential_is_401(world: World) -> None:
    answer = await world.client.post(PATH, json=_body())
    assert (answer.status_code, answer.json()["type"]) == (401, "ApiKeyMissing")
