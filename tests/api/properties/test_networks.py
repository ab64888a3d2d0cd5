"""createNetwork, addToNetwork, retrieveNetwork, getNetwork, masterBilling: docs/contract.md 1 and 3."""

import asyncio
import itertools
from typing import Any

import pytest

from roomrack.core.rights import Area, Level
from roomrack.domain.identity import service as identity
from tests.factories.world import App, Hotel, Session, World

PATH = "/rest/v1/accommodation/network"
FORBIDDEN = (403, "ApiSecurityException")
_numbers = itertools.count(1)


async def _made(session: Session) -> dict[str, Any]:
    number = next(_numbers)
    answer = await session.post(
        "/rest/v2/accommodation",
        json={
            "name": f"Member {number}",
            "email": f"member{number}@net.example",
            "givenName": "G",
            "familyName": "F",
        },
    )
    return dict(answer.json())


async def _network(session: Session, *ids: str) -> dict[str, Any]:
    answer = await session.post(PATH, params={"accommodation[]": list(ids)})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def _user(world: World, app: App, refresh_token: str) -> Session:
    token = (await world.client.post("/rest/v1/identity/refresh", data={"refresh_token": refresh_token})).json()
    return Session(world.client, {"Authorization": f"Bearer {token['access_token']}"}, app)


async def _granted_to(world: World, app: App, *hotels: Hotel) -> None:
    """What an application reaches because it was granted, not because it made it."""
    for hotel in hotels:
        await world.session(hotel, app=app)


async def test_a_network_has_one_token_for_what_the_application_created(world: World) -> None:
    session = await world.application_session()
    one, two, three = [await _made(session) for _ in range(3)]
    made = await _network(session, two["id"], one["id"], two["id"])
    assert made == {
        "status": "created",
        "id": made["id"],
        "refresh_token": two["refresh_token"],
        "refresh_properties": sorted([one["id"], two["id"]], key=int),
    }
    joined = await session.post(f"{PATH}/{made['id']}", params={"accommodation": three["id"]})
    assert (joined.status_code, joined.json()) == (
        200,
        {**made, "refresh_properties": sorted([one["id"], two["id"], three["id"]], key=int)},
    )
    user = await _user(world, session.app, made["refresh_token"])
    found = (await user.get("/rest/v1/accommodation")).json()
    assert [(each["id"], each["networkInfo"], each["billingNetworkMasterAccount"]) for each in found] == [
        (one["id"], {"accessNetwork": made["id"], "accessRoot": False, "accessEnabled": True}, False),
        (two["id"], {"accessNetwork": made["id"], "accessRoot": True, "accessEnabled": True}, True),
        (three["id"], {"accessNetwork": made["id"], "accessRoot": False, "accessEnabled": True}, False),
    ]
    again = await session.post(f"{PATH}/{made['id']}", params={"accommodation": [one["id"], three["id"]]})
    assert again.json() == joined.json()


async def test_creation_joins_a_network_that_was_made_by_the_api(world: World) -> None:
    session = await world.application_session()
    one = await _made(session)
    made = await _network(session, one["id"])
    answer = await session.post(
        "/rest/v2/accommodation",
        json={
            "name": "Later",
            "email": "later@net.example",
            "givenName": "G",
            "familyName": "F",
            "network_name": made["id"],
        },
    )
    later = answer.json()
    assert later == {
        "status": "created",
        "id": later["id"],
        "refresh_token": made["refresh_token"],
        "refresh_properties": [one["id"], later["id"]],
    }


async def test_a_property_that_was_only_granted_stays_with_its_own_grant(world: World) -> None:
    session = await world.application_session()
    one = await _made(session)
    hotel = await world.hotel()
    own = await world.session(hotel, app=session.app)
    made = await _network(session, one["id"], str(hotel.id))
    assert made["refresh_properties"] == [one["id"]]
    shown = (await session.get(f"{PATH}/{made['id']}", params={"fields": "id"})).json()
    assert shown == sorted([{"id": one["id"]}, {"id": str(hotel.id)}], key=lambda each: int(each["id"]))
    assert [each["id"] for each in (await own.get(PATH)).json()] == [str(hotel.id)]


async def test_when_the_networks_token_was_revoked_the_newest_grant_of_a_member_takes_its_place(world: World) -> None:
    session = await world.application_session()
    one, two, three = [await _made(session) for _ in range(3)]
    made = await _network(session, two["id"], one["id"])
    await world.client.post("/rest/v1/identity/revoke", data={"token": made["refresh_token"]})
    joined = (await session.post(f"{PATH}/{made['id']}", params={"accommodation": three["id"]})).json()
    assert joined["refresh_token"] == three["refresh_token"] != made["refresh_token"]
    assert joined["refresh_properties"] == [three["id"]]
    user = await _user(world, session.app, joined["refresh_token"])
    assert [each["id"] for each in (await user.get(PATH)).json()] == [three["id"]]


async def test_without_a_grant_a_network_has_no_token(world: World) -> None:
    hotel = await world.hotel()
    app = await world.application()
    async with world.unit() as unit:
        await identity.remember_created(unit, app.id, hotel.id, False)
    session = await world.application_session(app)
    made = await _network(session, str(hotel.id))
    assert made == {"status": "created", "id": made["id"]}


async def test_the_main_fields_of_a_networks_properties_and_those_asked_for(world: World) -> None:
    session = await world.application_session()
    hotel = await world.hotel(city="Roma")
    await _granted_to(world, session.app, hotel)
    made = await _network(session, str(hotel.id))
    answer = await session.get(f"{PATH}/{made['id']}")
    offset = answer.json()[0]["timeZoneOffset"]
    assert (answer.status_code, answer.json()) == (
        200,
        [
            {
                "id": str(hotel.id),
                "name": hotel.name,
                "currency": "EUR",
                "timeZone": "Europe/Rome",
                "timeZoneOffset": offset,
                "city": "Roma",
                "checkinStart": 840,
                "checkinEnd": 1320,
                "checkout": 600,
            }
        ],
    )
    answer = await session.get(f"{PATH}/{made['id']}", params={"fields": "billingNetworkName, nonsense"})
    assert answer.json() == [{"billingNetworkName": made["id"]}]


@pytest.mark.parametrize("path", ["network/{network}", "{hotel}/masterBilling"])
async def test_fields_longer_than_all_names_are_refused(world: World, path: str) -> None:
    hotel = await world.hotel()
    app = await world.application_session()
    session = app if path.startswith("network") else await world.session(hotel)
    made = await _network(app, (await _made(app))["id"])
    where = path.format(network=made["id"], hotel=hotel.id)
    answer = await session.get(f"/rest/v1/accommodation/{where}", params={"fields": "x" * 2001})
    assert (answer.status_code, answer.json()["type"], answer.json()["element"]) == (
        400,
        "ApiParamsExemption",
        "fields",
    )


async def test_no_property_and_empty_names_are_a_missing_parameter(world: World) -> None:
    session = await world.application_session()
    one = await _made(session)
    made = await _network(session, one["id"])
    for path in (PATH, f"{PATH}/{made['id']}"):
        for params in ({}, {"accommodation": ""}, {"accommodation[]": [" "]}):
            body = (answer := await session.post(path, params=params)).json()
            assert (answer.status_code, body["type"], body["element"]) == (400, "ApiParamsExemption", "accommodation")


async def test_a_property_that_the_application_has_not_is_403_and_nothing_is_made(world: World) -> None:
    session = await world.application_session()
    one = await _made(session)
    stranger = await world.hotel()
    for other in (str(stranger.id), "999999999", "abc", "-1"):
        answer = await session.post(PATH, params={"accommodation": [one["id"], other]})
        assert (answer.status_code, answer.json()["type"]) == FORBIDDEN
    found = (await session.get("/rest/v1/accommodation")).json()
    assert "networkInfo" not in found[0]


async def test_an_application_that_may_only_read_a_property_networks_nothing(world: World) -> None:
    session = await world.application_session()
    hotel = await world.hotel()
    await world.session(hotel, app=session.app, permissions={Area.ACCOMMODATION: Level.READONLY})
    answer = await session.post(PATH, params={"accommodation": str(hotel.id)})
    assert (answer.status_code, answer.json()["type"]) == FORBIDDEN


async def test_a_property_stands_in_one_network_at_most(world: World) -> None:
    session = await world.application_session()
    one, two, three = [await _made(session) for _ in range(3)]
    await _network(session, one["id"], two["id"])
    other = await _network(session, three["id"])
    for path in (PATH, f"{PATH}/{other['id']}"):
        answer = await session.post(path, params={"accommodation": [one["id"], two["id"]]})
        body = answer.json()
        assert (answer.status_code, body["type"]) == (400, "ApiValidationFailed")
        assert [(each["element"], each["message"]) for each in body["nested"]] == [
            ("accommodation", f"The property {each['id']} already stands in another network.") for each in (one, two)
        ]


async def test_of_two_networks_made_at_once_one_gets_the_property(world: World) -> None:
    session = await world.application_session()
    one = await _made(session)
    answers = await asyncio.gather(*(session.post(PATH, params={"accommodation": one["id"]}) for _ in range(3)))
    assert sorted(answer.status_code for answer in answers) == [200, 400, 400]


async def test_another_applications_network_is_as_unknown_as_none(world: World) -> None:
    session, other = await world.application_session(), await world.application_session()
    theirs = await _network(other, (await _made(other))["id"])
    one = await _made(session)
    answers = []
    for name in (theirs["id"], "No such network"):
        answers.append(await session.get(f"{PATH}/{name}"))
        answers.append(await session.post(f"{PATH}/{name}", params={"accommodation": one["id"]}))
    for answer in answers:
        body = answer.json()
        assert (answer.status_code, body["type"], body["element"]) == (404, "ApiResourceMissing", "Network")


async def test_the_network_of_a_property(world: World) -> None:
    session = await world.application_session()
    one, two, alone = [await _made(session) for _ in range(3)]
    made = await _network(session, one["id"], two["id"])
    user = await _user(world, session.app, made["refresh_token"])
    lonely = await _user(world, session.app, alone["refresh_token"])

    async def ids(who: Session, **params: Any) -> list[str]:
        answer = await who.get(PATH, params=params)
        assert answer.status_code == 200, answer.text
        return [each["id"] for each in answer.json()]

    assert await ids(user, accommodationId=one["id"]) == [one["id"], two["id"]]
    assert await ids(user, accommodationId=one["id"], excludeCurrent="true") == [two["id"]]
    assert await ids(user, accommodationId=one["id"], excludeCurrent="") == [one["id"], two["id"]]
    assert await ids(user) == await ids(user, excludeCurrent=True) == [one["id"], two["id"]]
    assert await ids(lonely, accommodationId=alone["id"]) == [alone["id"]]
    assert await ids(lonely, accommodationId=alone["id"], excludeCurrent=True) == []
    whole = (await user.get("/rest/v1/accommodation")).json()
    assert (await user.get(PATH)).json() == whole
    some = await user.get(PATH, params={"accommodationId": two["id"], "excludeCurrent": True, "fields": "name , x"})
    assert some.json() == [{"name": whole[0]["name"]}]


async def test_an_api_key_reads_the_networks_of_its_owner(world: World) -> None:
    hotel = await world.hotel()
    session = await world.key_session(hotel)
    answer = await session.get(PATH, params={"accommodationId": hotel.id, "fields": "id"})
    assert (answer.status_code, answer.json()) == (200, [{"id": str(hotel.id)}])


async def test_wrong_parameters_of_a_network_are_named(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    for params, element in (
        ({"excludeCurrent": "perhaps"}, "excludeCurrent"),
        ({"fields": "id," * 700}, "fields"),
        ({"accommodationId": "1" * 21}, "accommodationId"),
    ):
        body = (answer := await session.get(PATH, params=params)).json()
        assert (answer.status_code, body["type"], body["element"]) == (400, "ApiParamsExemption", element)
    stranger = await world.hotel()
    for other in (stranger.id, 999_999_999, "x"):
        answer = await session.get(PATH, params={"accommodationId": other})
        assert (answer.status_code, answer.json()["type"]) == FORBIDDEN


async def test_the_property_that_is_billed(world: World) -> None:
    session = await world.application_session()
    one, two, alone = [await _made(session) for _ in range(3)]
    made = await _network(session, one["id"], two["id"])
    user = await _user(world, session.app, made["refresh_token"])
    path = "/rest/v1/accommodation/{}/masterBilling"
    for each in (one, two):
        answer = await user.get(path.format(each["id"]), params={"fields": "id,billingNetworkMasterAccount"})
        assert (answer.status_code, answer.json()) == (200, {"id": one["id"], "billingNetworkMasterAccount": True})
    lonely = await _user(world, session.app, alone["refresh_token"])
    short = await lonely.get(path.format(alone["id"]))
    assert short.json() == (await lonely.get(f"/rest/v1/accommodation/{alone['id']}")).json()


async def test_a_billed_property_that_was_not_granted_is_403(world: World) -> None:
    session = await world.application_session()
    lead, hotel = await world.hotel(), await world.hotel()
    await _granted_to(world, session.app, lead, hotel)
    await _network(session, str(lead.id), str(hotel.id))
    path = f"/rest/v1/accommodation/{hotel.id}/masterBilling"
    reservations = {lead.id: {Area.RESERVATION: Level.READWRITE}, hotel.id: {Area.ACCOMMODATION: Level.READONLY}}
    async with world.unit() as unit:
        pair = await identity.issue_tokens(unit, session.app.id, hotel.person, reservations)
    blind = Session(world.client, {"Authorization": f"Bearer {pair.access_token}"}, session.app)
    for who in (await world.session(hotel), await world.key_session(hotel), blind):
        answer = await who.get(path)
        assert (answer.status_code, answer.json()["type"]) == FORBIDDEN
    assert (await (await world.session(hotel, lead)).get(path)).json()["id"] == str(lead.id)
