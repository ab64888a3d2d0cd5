"""retrieveAccommodation: docs/contract.md 1."""

from tests.factories.world import READ_ONLY, World


async def test_main_fields_without_fields(world: World) -> None:
    hotel = await world.hotel(
        time_zone="Asia/Kathmandu",
        currency="NPR",
        phone="+977 1 555",
        address="Thamel 1",
        latitude=27.7,
        longitude=85.3,
        zip_code="44600",
        city="Kathmandu",
    )
    session = await world.session(hotel, permissions=READ_ONLY)
    answer = await session.get(f"/rest/v1/accommodation/{hotel.id}")
    assert answer.status_code == 200
    assert answer.json() == {
        "id": str(hotel.id),
        "name": hotel.name,
        "currency": "NPR",
        "timeZone": "Asia/Kathmandu",
        "timeZoneOffset": "+05:45",
        "phoneNumber": "+977 1 555",
        "address": "Thamel 1",
        "latitude": 27.7,
        "longitude": 85.3,
        "zipCode": "44600",
        "city": "Kathmandu",
        "checkinStart": 840,
        "checkinEnd": 1320,
        "checkout": 600,
    }


async def test_missing_values_are_left_out(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    body = (await session.get(f"/rest/v1/accommodation/{hotel.id}")).json()
    assert set(body) == {
        "id",
        "name",
        "currency",
        "timeZone",
        "timeZoneOffset",
        "checkinStart",
        "checkinEnd",
        "checkout",
    }


async def test_fields_keeps_only_those(world: World) -> None:
    hotel = await world.hotel(country="IT", details={"rating": "STAR3"})
    session = await world.session(hotel)
    answer = await session.get(
        f"/rest/v1/accommodation/{hotel.id}", params={"fields": "email, rating ,country,nonsense"}
    )
    assert answer.json() == {
        "country": "IT",
        "email": f"owner{_number(hotel.name)}@hotel{_number(hotel.name)}.example",
        "rating": "STAR3",
    }


async def test_an_endless_list_of_fields_is_refused(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    answer = await session.get(f"/rest/v1/accommodation/{hotel.id}", params={"fields": "id," * 700})
    assert (answer.status_code, answer.json()["element"]) == (400, "fields")


async def test_an_api_key_reads_it_too(world: World) -> None:
    hotel = await world.hotel()
    session = await world.key_session(hotel)
    answer = await session.get(f"/rest/v1/accommodation/{hotel.id}", params={"fields": "id"})
    assert (answer.status_code, answer.json()) == (200, {"id": str(hotel.id)})


async def test_a_property_not_granted_is_403_whether_it_exists_or_not(world: World) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    session = await world.session(hotel)
    answers = [await session.get(f"/rest/v1/accommodation/{key}") for key in (stranger.id, 999_999_999, "abc", "0")]
    assert {answer.status_code for answer in answers} == {403}
    assert {answer.json()["type"] for answer in answers} == {"ApiSecurityException"}


async def test_the_application_itself_is_refused(world: World) -> None:
    hotel = await world.hotel()
    session = await world.application_session()
    answer = await session.get(f"/rest/v1/accommodation/{hotel.id}")
    assert (answer.status_code, answer.json()["message"]) == (403, "errNoResourcesForIdentity")


async def test_no_credential_is_401(world: World) -> None:
    hotel = await world.hotel()
    answer = await world.client.get(f"/rest/v1/accommodation/{hotel.id}")
    assert (answer.status_code, answer.json()["type"]) == (401, "ApiKeyMissing")


def _number(name: str) -> str:
    return name.removeprefix("Hotel ")
