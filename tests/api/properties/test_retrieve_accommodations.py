"""retrieveAccommodations: docs/contract.md 1."""

from roomrack.core.rights import Area, Level
from roomrack.domain.properties import service as properties
from tests.api.properties.shapes import license_with
from tests.factories.world import READ_ONLY, World


async def test_every_granted_property_as_a_bare_array(world: World) -> None:
    one, two, stranger = await world.hotel(), await world.hotel(), await world.hotel()
    session = await world.session(two, one, permissions=READ_ONLY)
    answer = await session.get("/rest/v1/accommodation")
    assert answer.status_code == 200
    assert [found["id"] for found in answer.json()] == [str(one.id), str(two.id)]
    assert str(stranger.id) not in answer.text


async def test_a_whole_property(world: World) -> None:
    async with world.unit() as unit:
        network = await properties.create_network(unit, f"Network of {id(world)} whole", application=None)
    hotel = await world.hotel(
        country="IT", city="Roma", address="Via Appia 1", phone="06", network=network.id, details={"totalBeds": 3}
    )
    room = await world.product(hotel, quantity=4)
    await world.product(hotel, name="A rate of it", parent=room)
    other = await world.product(hotel, quantity=3)
    await world.suite(hotel, room, other)
    session = await world.session(hotel)
    found = (await session.get("/rest/v1/accommodation")).json()[0]
    mail = found["email"]
    assert found == {
        "id": str(hotel.id),
        "name": hotel.name,
        "currency": "EUR",
        "timeZone": "Europe/Rome",
        "timeZoneOffset": found["timeZoneOffset"],
        "phoneNumber": "06",
        "address": "Via Appia 1",
        "city": "Roma",
        "checkinStart": 840,
        "checkinEnd": 1320,
        "checkout": 600,
        "networkInfo": {"accessNetwork": network.name, "accessRoot": False, "accessEnabled": True},
        "networkActive": True,
        "billingNetworkMasterAccount": False,
        "billingNetworkName": network.name,
        "contact": {"phoneNumber": "06", "givenName": "Ada", "familyName": found["familyName"], "email": mail},
        "location": {
            "placeType": "ACCOMODATION",
            "address": "Via Appia 1",
            "city": "Roma",
            "country": "IT",
            "countryAlpha2": "IT",
            "phone": "06",
            "codice": str(hotel.id),
            "fullAddress": "Via Appia 1, Roma, IT",
        },
        "license": license_with(rooms=7),
        "country": "IT",
        "clpms": {"codice": str(hotel.id), "activeRatePlanCross": False, "goodMorningEmail": False},
        "insertTime": world.today(hotel).isoformat(),
        "phone": "06",
        "givenName": "Ada",
        "familyName": found["familyName"],
        "email": mail,
        "sandboxProperty": False,
        "adminUserAccessGranted": False,
        "totalBeds": 3,
    }


async def test_a_licence_is_shown_to_whom_it_was_granted(world: World) -> None:
    one, two = await world.hotel(), await world.hotel()
    shown = await world.session(one, permissions={Area.ACCOMMODATION: Level.READONLY, Area.LICENSE: Level.READONLY})
    hidden = await world.session(two, permissions={Area.ACCOMMODATION: Level.READWRITE})
    assert [each.get("license") for each in (await shown.get("/rest/v1/accommodation")).json()] == [
        license_with(rooms=0)
    ]
    assert "license" not in (await hidden.get("/rest/v1/accommodation")).json()[0]
    path = "/rest/v1/accommodation/{}"
    asked = {"fields": "license"}
    assert (await shown.get(path.format(one.id), params=asked)).json() == {"license": license_with(rooms=0)}
    assert (await hidden.get(path.format(two.id), params=asked)).json() == {}


async def test_name_and_mail_filter(world: World) -> None:
    one, two = await world.hotel(), await world.hotel()
    session = await world.session(one, two)
    mails = {found["id"]: found["email"] for found in (await session.get("/rest/v1/accommodation")).json()}

    async def ids(**params: str) -> list[str]:
        return [found["id"] for found in (await session.get("/rest/v1/accommodation", params=params)).json()]

    assert await ids(name=one.name.upper()) == [str(one.id)]
    assert await ids(name="%") == []
    assert await ids(name=str(two.id)) == [str(two.id)]
    assert await ids(mail=mails[str(two.id)].upper()) == [str(two.id)]
    assert await ids(mail=mails[str(two.id)][:-1]) == []
    assert await ids(name="", mail="", page="") == [str(one.id), str(two.id)]


async def test_pages_count_from_zero_and_end_with_an_empty_list(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    pages = [(await session.get("/rest/v1/accommodation", params={"page": page})).json() for page in (0, 1)]
    assert [[found["id"] for found in page] for page in pages] == [[str(hotel.id)], []]


async def test_a_negative_page_is_refused(world: World) -> None:
    session = await world.session(await world.hotel())
    answer = await session.get("/rest/v1/accommodation", params={"page": -1})
    assert (answer.status_code, answer.json()["type"], answer.json()["element"]) == (400, "ApiParamsExemption", "page")


async def test_a_nul_in_a_filter_is_refused(world: World) -> None:
    session = await world.session(await world.hotel())
    for name in ("name", "mail"):
        answer = await session.get("/rest/v1/accommodation", params={name: "\x00"})
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
        assert [one["element"] for one in answer.json()["nested"]] == [name]


async def test_a_grant_without_the_area_lists_nothing(world: World) -> None:
    session = await world.session(await world.hotel(), permissions={Area.RESERVATION: Level.READWRITE})
    answer = await session.get("/rest/v1/accommodation")
    assert (answer.status_code, answer.json()) == (200, [])


async def test_an_api_key_is_of_the_wrong_scheme(world: World) -> None:
    session = await world.key_session(await world.hotel())
    answer = await session.get("/rest/v1/accommodation")
    assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")


async def test_no_credential_is_401(world: World) -> None:
    answer = await world.client.get("/rest/v1/accommodation")
    assert (answer.status_code, answer.json()["type"]) == (401, "ApiKeyMissing")
