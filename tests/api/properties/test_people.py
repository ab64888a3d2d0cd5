"""listPeople, changePerson, and what levels mean for what a person grants: docs/contract.md 3."""

from typing import Any

import pytest

from roomrack.core.rights import Area, Duty, Level
from roomrack.domain.identity import service as identity
from tests.factories.world import REDIRECT_URI, Hotel, Session, World

FORBIDDEN = (403, "ApiSecurityException")
EVERYTHING = {duty.value: "READWRITE" for duty in Duty}


async def _employee(world: World, hotel: Hotel, name: str, **levels: str) -> identity.Person:
    async with world.unit() as unit:
        person = await identity.create_person(
            unit, username=f"{name}@{hotel.id}.example", password="a long password", name=f"{name} Desk", language="it"
        )
        await identity.add_membership(unit, person.id, hotel.id, "STAFF")
        if levels:
            given = {Duty(area): Level[level] for area, level in levels.items()}
            await identity.permit(unit, hotel.id, person.id, given, asking=None)
    return person


async def _as(world: World, hotel: Hotel, person: identity.Person) -> Session:
    """An application with a grant of the property by this person."""
    app = await world.application()
    async with world.unit() as unit:
        pair = await identity.issue_tokens(unit, app.id, person.id, {hotel.id: dict.fromkeys(Area, Level.READWRITE)})
    return Session(world.client, {"Authorization": f"Bearer {pair.access_token}"}, app)


def _path(hotel: Hotel, person: int | None = None) -> str:
    return f"/rest/x1/accommodation/{hotel.id}/people" + ("" if person is None else f"/{person}")


async def test_who_works_for_a_property(world: World) -> None:
    hotel = await world.hotel()
    desk = await _employee(world, hotel, "eva", prices="NONE", chat="READONLY")
    expected = [
        {
            "id": hotel.person,
            "email": (
                owner := f"owner{hotel.name.removeprefix('Hotel ')}@hotel{hotel.name.removeprefix('Hotel ')}.example"
            ),
            "username": owner,
            "firstname": "Owner",
            "lastname": hotel.name.removeprefix("Hotel "),
            "fullname": f"Owner {hotel.name.removeprefix('Hotel ')}",
            "preferredLanguage": "EN",
            "permissions": EVERYTHING,
            "userType": "USER",
            "owner": True,
        },
        {
            "id": desk.id,
            "username": f"eva@{hotel.id}.example",
            "firstname": "eva",
            "lastname": "Desk",
            "fullname": "eva Desk",
            "preferredLanguage": "IT",
            "permissions": {**EVERYTHING, "prices": "NONE", "chat": "READONLY"},
            "userType": "USER",
            "owner": False,
        },
    ]
    for session in (await world.session(hotel), await world.key_session(hotel), await _as(world, hotel, desk)):
        answer = await session.get(_path(hotel))
        assert (answer.status_code, answer.json()) == (200, {"data": expected})


async def test_levels_change_one_by_one_and_stay(world: World) -> None:
    hotel = await world.hotel()
    desk = await _employee(world, hotel, "eva")
    session = await world.session(hotel)
    steps: list[tuple[dict[str, Any], dict[str, str]]] = [
        ({"prices": "NONE", "chat": "READONLY"}, {"prices": "NONE", "chat": "READONLY"}),
        ({"chat": None, "sensitiveData": "NONE", "unheard": 5}, {"sensitiveData": "NONE"}),
        ({"prices": "READWRITE"}, {"prices": "READWRITE"}),
        ({}, {}),
    ]
    levels = dict(EVERYTHING)
    for sent, changed in steps:
        levels |= changed
        answer = await session.patch(_path(hotel, desk.id), json={"permissions": sent, "id": 1, "owner": True})
        assert (answer.status_code, answer.json()["permissions"], answer.json()["owner"]) == (200, levels, False)
        listed = (await session.get(_path(hotel))).json()["data"]
        assert listed[1] == answer.json()


async def test_wrong_levels_are_named(world: World) -> None:
    hotel = await world.hotel()
    desk = await _employee(world, hotel, "eva")
    session = await world.session(hotel)
    for body, elements in (
        ({"permissions": {"prices": "SOME", "chat": 1}}, ["$.permissions.prices", "$.permissions.chat"]),
        ({"permissions": []}, ["$.permissions"]),
        ({}, ["$.permissions"]),
    ):
        answer = await session.patch(_path(hotel, desk.id), json=body)
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
        assert [one["element"] for one in answer.json()["nested"]] == elements


async def test_people_of_other_properties_are_404(world: World) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    theirs = await _employee(world, other, "eva")
    session = await world.session(hotel)
    for id in (theirs.id, 1, -1):
        body = (answer := await session.patch(_path(hotel, id), json={"permissions": {"prices": "NONE"}})).json()
        assert (answer.status_code, body["type"], body["element"]) == (404, "ApiResourceMissing", "Person")


async def test_an_owner_keeps_all(world: World) -> None:
    hotel = await world.hotel()
    session = await _as(world, hotel, await _employee(world, hotel, "eva"))
    answer = await session.patch(_path(hotel, hotel.person), json={"permissions": {"prices": "NONE"}})
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")


@pytest.mark.parametrize("level", ["NONE", "READONLY"])
async def test_who_may_not_change_users_changes_nobody(world: World, level: str) -> None:
    hotel = await world.hotel()
    eva, ugo = await _employee(world, hotel, "eva", users=level), await _employee(world, hotel, "ugo")
    session = await _as(world, hotel, eva)
    assert (await session.get(_path(hotel))).status_code == (403 if level == "NONE" else 200)
    answer = await session.patch(_path(hotel, ugo.id), json={"permissions": {"prices": "NONE"}})
    assert (answer.status_code, answer.json()["type"]) == FORBIDDEN


async def test_nobody_changes_his_own_levels_or_gives_more_than_he_has(world: World) -> None:
    hotel = await world.hotel()
    eva = await _employee(world, hotel, "eva", prices="READONLY")
    ugo = await _employee(world, hotel, "ugo", prices="NONE", chat="NONE")
    session = await _as(world, hotel, eva)
    own = await session.patch(_path(hotel, eva.id), json={"permissions": {"prices": "NONE"}})
    assert (own.status_code, own.json()["type"]) == FORBIDDEN
    more = await session.patch(_path(hotel, ugo.id), json={"permissions": {"prices": "READWRITE", "chat": "READWRITE"}})
    assert (more.status_code, more.json()["message"]) == (403, "You would give more than you have yourself: prices.")
    less = await session.patch(_path(hotel, ugo.id), json={"permissions": {"prices": "READONLY", "chat": "READWRITE"}})
    assert (less.status_code, less.json()["permissions"]) == (200, {**EVERYTHING, "prices": "READONLY"})


async def test_a_grant_by_somebody_who_works_there_no_more_lists_nobody(world: World) -> None:
    hotel = await world.hotel()
    stranger = await world.hotel()
    async with world.unit() as unit:
        person = await identity.person(unit, stranger.person)
    answer = await (await _as(world, hotel, person)).get(_path(hotel))
    assert (answer.status_code, answer.json()["type"]) == FORBIDDEN


async def test_what_was_granted_shrinks_with_the_levels_and_a_key_grows_again(world: World) -> None:
    hotel = await world.hotel()
    eva = await _employee(world, hotel, "eva")
    owner, granted = await world.session(hotel), await _as(world, hotel, eva)
    app = await world.application()
    async with world.unit() as unit:
        key = await identity.issue_api_key(unit, app.id, eva.id)
    keyed = Session(world.client, {"key": key}, app)

    async def statuses() -> list[int]:
        path = f"/rest/v1/accommodation/{hotel.id}"
        switch = f"/rest/v2/accommodation/{hotel.id}/changeRatePlanCross"
        found = []
        for session in (granted, keyed):
            found += [(await session.get(path)).status_code]
            found += [(await session.patch(switch, params={"value": True})).status_code]
        return found

    assert await statuses() == [200, 200, 200, 200]
    for level, expected in (
        ("READONLY", [200, 403, 200, 403]),
        ("NONE", [403, 403, 403, 403]),
        ("READWRITE", [403, 403, 200, 200]),
    ):
        await owner.patch(_path(hotel, eva.id), json={"permissions": {"settings": level}})
        assert await statuses() == expected


async def test_nobody_grants_more_than_he_may_do(world: World) -> None:
    hotel = await world.hotel()
    eva = await _employee(world, hotel, "eva", prices="READONLY", sensitiveData="NONE")
    app = await world.application()
    async with world.unit() as unit:
        asking = await identity.application(unit, app.id)
        code = await identity.authorize(unit, asking, eva.id, [hotel.id], redirect_uri=REDIRECT_URI, challenge=None)
    token = await world.client.post(
        "/rest/v1/identity/token",
        data={
            "client_id": app.client_id,
            "client_secret": app.client_secret,
            "code": code,
            "redirect_uri": REDIRECT_URI,
        },
    )
    async with world.unit() as unit:
        reach = await identity.reach_of(unit, app.id)
    assert token.status_code == 200
    assert {area.value: level.name for area, level in reach[hotel.id].items()} == {
        "accommodation": "READONLY",
        "reservation": "READWRITE",
        "content": "READWRITE",
        "cardDetail": "NONE",
        "license": "READWRITE",
    }
