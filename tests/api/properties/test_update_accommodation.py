"""updateAccommodation: docs/contract.md 1."""

from datetime import date
from typing import Any

from roomrack.domain.identity import service as identity
from roomrack.domain.properties import service as properties
from tests.api.properties.shapes import license_with
from tests.factories.world import Hotel, Session, World

PATH = "/rest/v2/accommodation"
CLPMS = {"codice": "9", "arrivalTime": "REQUIRED", "paymentProcessor": "STRIPE", "features": ["PLANNING"]}


async def _own(world: World, **fields: Any) -> tuple[Hotel, Session]:
    """A property and the application that made it, signed in as itself."""
    hotel = await world.hotel(**fields)
    app = await world.application()
    async with world.unit() as unit:
        await identity.remember_created(unit, app.id, hotel.id, False)
    return hotel, await world.application_session(app)


async def test_what_was_sent_changes_and_the_rest_stays(world: World) -> None:
    hotel, session = await _own(world, city="Roma", details={"rating": "STAR1", "contact": {"mobileNumber": "1"}})
    answer = await session.patch(
        f"{PATH}/{hotel.id}",
        json={"address": "Via Po 3", "rating": "STAR2S", "contact": {"mobilePrefix": "+39"}, "clpms": CLPMS},
    )
    body = answer.json()
    assert answer.status_code == 200
    assert body == {
        "id": str(hotel.id),
        "name": hotel.name,
        "currency": "EUR",
        "timeZone": "Europe/Rome",
        "timeZoneOffset": body["timeZoneOffset"],
        "address": "Via Po 3",
        "city": "Roma",
        "checkinStart": 840,
        "checkinEnd": 1320,
        "checkout": 600,
        "contact": {
            "givenName": "Ada",
            "familyName": body["familyName"],
            "mobileNumber": "1",
            "mobilePrefix": "+39",
            "email": body["email"],
        },
        "location": {
            "placeType": "ACCOMODATION",
            "address": "Via Po 3",
            "city": "Roma",
            "codice": str(hotel.id),
            "fullAddress": "Via Po 3, Roma",
        },
        "license": license_with(rooms=0),
        "clpms": {
            "codice": str(hotel.id),
            "activeRatePlanCross": False,
            "goodMorningEmail": False,
            "arrivalTime": "REQUIRED",
        },
        "insertTime": body["insertTime"],
        "givenName": "Ada",
        "familyName": body["familyName"],
        "email": body["email"],
        "sandboxProperty": False,
        "adminUserAccessGranted": False,
        "rating": "STAR2S",
    }


async def test_the_read_only_fields_that_are_stored(world: World) -> None:
    hotel, session = await _own(world)
    sent = {
        "name": "Renamed",
        "timeZone": {"id": "America/Santiago"},
        "address": "a",
        "latitude": -33.4,
        "longitude": -70.6,
        "city": "c",
        "zipCode": "z",
        "phoneNumber": "p",
        "isoCountry": "CL",
    }
    body = (await session.patch(f"{PATH}/{hotel.id}", json=sent)).json()
    stored = {key: body[key] for key in ("name", "timeZone", "address", "latitude", "longitude", "city")}
    assert stored == {**{key: sent[key] for key in stored}, "timeZone": "America/Santiago"}
    assert (body["zip"], body["zipCode"], body["phone"], body["phoneNumber"], body["country"]) == (
        "z",
        "z",
        "p",
        "p",
        "CL",
    )


async def test_the_other_names_and_the_place(world: World) -> None:
    hotel, session = await _own(world)
    body = (
        await session.patch(
            f"{PATH}/{hotel.id}",
            json={"zip": "1", "phone": "2", "country": "fr", "location": {"city": "Nice", "locality": "Port"}},
        )
    ).json()
    assert (body["zipCode"], body["phoneNumber"], body["country"], body["city"]) == ("1", "2", "FR", "Nice")
    assert body["location"]["locality"] == "Port"


async def test_read_only_fields_are_ignored(world: World) -> None:
    hotel, session = await _own(world)
    answer = await session.patch(
        f"{PATH}/{hotel.id}",
        json={
            "id": "5",
            "timeZoneOffset": "+13:00",
            "sandboxProperty": True,
            "insertTime": "2001-01-01",
            "credit": 5,
            "networkInfo": {"accessRoot": True},
            "contact": {"email": "other@x.example"},
            "unheard": 1,
        },
    )
    assert (answer.status_code, answer.content) == (304, b"")


async def test_nothing_changed_is_304_with_an_empty_body(world: World) -> None:
    hotel, session = await _own(world, city="Roma")
    for body in ({}, {"city": "Roma"}, {"name": "", "email": None, "currency": "", "timeZone": None, "checkout": None}):
        answer = await session.patch(f"{PATH}/{hotel.id}", json=body)
        assert (answer.status_code, answer.content) == (304, b"")


async def test_null_and_empty_clear_an_optional_field(world: World) -> None:
    hotel, session = await _own(
        world, city="Roma", phone="1", details={"rating": "STAR1", "website": "https://x.example"}
    )
    body = (
        await session.patch(f"{PATH}/{hotel.id}", json={"city": None, "phone": "", "rating": None, "name": "Kept"})
    ).json()
    assert {"city", "phone", "phoneNumber", "rating"}.isdisjoint(body)
    assert (body["name"], body["website"]) == ("Kept", "https://x.example")


async def test_a_new_zone_moves_instants_and_never_nights(world: World) -> None:
    hotel, session = await _own(world)
    arrival = date(2030, 7, 1)
    async with world.unit() as unit:
        before = (await properties.get(unit, hotel.id)).checkin_instant(arrival)
    await session.patch(f"{PATH}/{hotel.id}", json={"timeZone": "America/New_York"})
    async with world.unit() as unit:
        moved = await properties.get(unit, hotel.id)
    assert before.isoformat() == "2030-07-01T12:00:00+00:00"
    assert moved.checkin_instant(arrival).isoformat() == "2030-07-01T18:00:00+00:00"
    assert moved.day_of(moved.checkin_instant(arrival)) == arrival


async def test_a_currency_with_other_decimals_only_while_there_are_no_amounts(world: World) -> None:
    hotel, session = await _own(world)
    assert (await session.patch(f"{PATH}/{hotel.id}", json={"currency": "JPY"})).json()["currency"] == "JPY"
    await world.product(hotel)
    answer = await session.patch(f"{PATH}/{hotel.id}", json={"currency": "EUR"})
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")
    assert (await session.patch(f"{PATH}/{hotel.id}", json={"currency": "KRW"})).json()["currency"] == "KRW"


async def test_every_wrong_field_is_named_and_nothing_is_stored(world: World) -> None:
    hotel, session = await _own(world, city="Roma")
    wrong = {"city": 5, "currency": "XXX", "timeZone": {"id": "Mars"}, "checkout": 1440, "email": "x", "taxes": "much"}
    wrong |= {"checkinStart": True, "latitude": True, "totalBeds": False}
    answer = await session.patch(f"{PATH}/{hotel.id}", json={"name": "New", **wrong})
    body = answer.json()
    assert (answer.status_code, body["type"]) == (400, "ApiParamsExemption")
    assert {one["element"] for one in body["nested"]} == {f"$.{name}" for name in wrong}
    async with world.unit() as unit:
        assert (await properties.get(unit, hotel.id)).name == hotel.name


async def test_a_change_is_recorded_with_what_it_overwrote(world: World) -> None:
    hotel, session = await _own(world, city="Roma")
    await session.patch(f"{PATH}/{hotel.id}", json={"city": "Lodi"})
    async with world.unit() as unit:
        row = await unit.raw.fetchrow(
            "select payload, before, actor from event where accommodation = $1 and type = 'accommodation.changed'",
            hotel.id,
        )
    assert row is not None
    assert (row["before"]["city"], row["payload"]["city"]) == ("Roma", "Lodi")
    assert row["actor"]["application"] == session.app.id


async def test_a_property_that_the_application_has_not_is_403(world: World) -> None:
    _, session = await _own(world)
    stranger = await world.hotel(city="Roma")
    for key in (stranger.id, 999_999_999):
        answer = await session.patch(f"{PATH}/{key}", json={"city": "Lodi"})
        assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")
    async with world.unit() as unit:
        assert (await properties.get(unit, stranger.id)).city == "Roma"


async def test_a_user_token_is_of_the_wrong_scheme(world: World) -> None:
    hotel = await world.hotel()
    answer = await (await world.session(hotel)).patch(f"{PATH}/{hotel.id}", json={"city": "Lodi"})
    assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")


async def test_no_credential_is_401(world: World) -> None:
    hotel = await world.hotel()
    answer = await world.client.patch(f"{PATH}/{hotel.id}", json={"city": "Lodi"})
    assert (answer.status_code, answer.json()["type"]) == (401, "ApiKeyMissing")
