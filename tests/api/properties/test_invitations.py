"""Inviting people over the API and letting them go, on a server that sends no mail: docs/guides/people.md."""

from datetime import timedelta
from typing import Any

import pytest

from roomrack.core.localtime import format_instant
from roomrack.core.rights import Area, Duty, Level
from roomrack.domain.identity import service as identity
from roomrack.domain.identity.errors import LinkEnded
from tests.api.properties.test_bodies import CASES
from tests.api.properties.test_people import EVERYTHING, FORBIDDEN, _as, _employee
from tests.factories.world import Hotel, World

NOTHING = {duty.value: "NONE" for duty in Duty}


def _path(hotel: Hotel, invitation: int | None = None) -> str:
    return f"/rest/x1/accommodation/{hotel.id}/people/invitation" + ("" if invitation is None else f"/{invitation}")


def _token(answer: dict[str, Any]) -> str:
    return str(answer["invitationLink"]).rpartition("/connect/account/invitation/")[2]


async def test_somebody_is_invited_asked_again_and_comes(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    body = {
        "email": f" Bo{hotel.id}@Desk.example ",
        "firstname": "Bo",
        "lastname": "Desk",
        "preferredLanguage": "IT",
        "permissions": {"prices": "READWRITE", "chat": "READONLY", "stats": None, "unheard": 5},
        "id": 1,
        "mail": "SENT",
    }
    made = (await session.post(_path(hotel), json=body)).json()
    async with world.unit() as unit:
        now = unit.now()
    shown = {
        "id": made["id"],
        "email": f"bo{hotel.id}@desk.example",
        "firstname": "Bo",
        "lastname": "Desk",
        "preferredLanguage": "IT",
        "permissions": {**NOTHING, "prices": "READWRITE", "chat": "READONLY"},
        "askedTime": made["askedTime"],
        "expireTime": made["expireTime"],
    }
    assert made == {**shown, "invitationLink": made["invitationLink"]}
    assert made["expireTime"] <= format_instant(now + timedelta(7))
    assert (await session.get(_path(hotel))).json() == {"data": [shown]}
    again = (await session.post(_path(hotel, made["id"]))).json()
    assert again == {
        **shown,
        "askedTime": again["askedTime"],
        "expireTime": again["expireTime"],
        "invitationLink": again["invitationLink"],
    }
    async with world.unit() as unit:
        with pytest.raises(LinkEnded):
            await identity.invitation_of(unit, _token(made))
        await identity.join(unit, _token(again), given_name="Bo", family_name="Desk", password="a long walk at dusk")
    assert (await session.get(_path(hotel))).json() == {"data": []}
    people = (await session.get(f"/rest/x1/accommodation/{hotel.id}/people")).json()["data"]
    assert people[1]["permissions"] == shown["permissions"]


async def test_whom_nothing_was_said_about_may_do_nothing_and_reads_english(world: World) -> None:
    hotel = await world.hotel()
    answer = await (await world.session(hotel)).post(
        _path(hotel), json={"email": f"x@{hotel.id}.example", "firstname": None, "permissions": {}}
    )
    assert (answer.json()["permissions"], answer.json()["preferredLanguage"]) == (NOTHING, "EN")
    assert "firstname" not in answer.json()


async def test_an_invitation_is_taken_back(world: World) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    session, stranger = await world.session(hotel), await world.session(other)
    body = {"email": f"x@{hotel.id}.example", "permissions": {}}
    made = (await session.post(_path(hotel), json=body)).json()
    token = _token(made)
    del made["invitationLink"]
    for path in (_path(other, made["id"]), _path(other, -1)):
        for method in ("POST", "DELETE"):
            answer = await stranger.request(method, path)
            assert (answer.status_code, answer.json()["element"]) == (404, "Invitation")
    gone = await session.delete(_path(hotel, made["id"]))
    assert (gone.status_code, gone.json()) == (200, made)
    for method in ("POST", "DELETE"):
        answer = await session.request(method, _path(hotel, made["id"]))
        assert (answer.status_code, answer.json()["element"]) == (404, "Invitation")
        assert (await session.request(method, _path(hotel) + "/x")).json()["nested"][0]["element"] == "id"
    async with world.unit() as unit:
        with pytest.raises(LinkEnded):
            await identity.invitation_of(unit, token)


@pytest.mark.parametrize(
    ("change", "elements"),
    [
        ({"email": None}, ["$.email"]),
        ({"email": "nobody"}, ["$.email"]),
        ({"email": f"{'x' * 250}@x.example"}, ["$.email"]),
        ({"permissions": None}, ["$.permissions"]),
        ({"permissions": {"prices": "SOME", "chat": 1}}, ["$.permissions.prices", "$.permissions.chat"]),
        ({"preferredLanguage": "FR"}, ["$.preferredLanguage"]),
        ({"firstname": "x" * 101, "lastname": 3}, ["$.firstname", "$.lastname"]),
    ],
)
async def test_wrong_fields_are_named(world: World, change: dict[str, Any], elements: list[str]) -> None:
    hotel = await world.hotel()
    answer = await (await world.session(hotel)).post(
        _path(hotel), json={"email": "x@y.example", "permissions": {}, **change}
    )
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
    assert [one["element"] for one in answer.json()["nested"]] == elements


@pytest.mark.parametrize("case", CASES)
async def test_bodies_that_are_no_invitation(world: World, case: str) -> None:
    hotel = await world.hotel()
    content, media, status, kind = CASES[case]
    answer = await (await world.session(hotel)).request(
        "POST", _path(hotel), content=content, headers={"Content-Type": media}
    )
    assert (answer.status_code, answer.json()["type"]) == (status, kind)


async def test_whoever_works_there_is_not_invited(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    await _employee(world, hotel, "eva")
    answer = await session.post(_path(hotel), json={"email": f"eva@{hotel.id}.example", "permissions": {}})
    assert (answer.status_code, answer.json()["type"], answer.json()["element"]) == (
        400,
        "ApiValidationFailed",
        "$.email",
    )


async def test_nobody_is_invited_to_a_sandbox_without_mail(world: World) -> None:
    hotel = await world.hotel(sandbox=True)
    session = await world.session(hotel)
    answer = await session.post(_path(hotel), json={"email": "x@y.example", "permissions": {}})
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")
    assert (await session.get(_path(hotel))).json() == {"data": []}


async def test_a_person_sends_thirty_an_hour(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    body = {"email": f"x@{hotel.id}.example", "permissions": {}}
    answers = [await session.post(_path(hotel), json=body) for _ in range(31)]
    assert [one.status_code for one in answers] == [200] * 30 + [400]
    assert answers[-1].json()["type"] == "ApiValidationFailed"


@pytest.mark.parametrize("level", ["NONE", "READONLY"])
async def test_who_may_not_change_users_invites_nobody(world: World, level: str) -> None:
    hotel = await world.hotel()
    owner = await world.session(hotel)
    made = (await owner.post(_path(hotel), json={"email": "x@y.example", "permissions": {}})).json()
    session = await _as(world, hotel, await _employee(world, hotel, "eva", users=level))
    ugo = await _employee(world, hotel, "ugo")
    assert (await session.get(_path(hotel))).status_code == (403 if level == "NONE" else 200)
    for method, path, body in (
        ("POST", _path(hotel), {"email": "z@y.example", "permissions": {}}),
        ("POST", _path(hotel, made["id"]), None),
        ("DELETE", _path(hotel, made["id"]), None),
        ("DELETE", f"/rest/x1/accommodation/{hotel.id}/people/{ugo.id}", None),
    ):
        answer = await session.request(method, path, json=body)
        assert (answer.status_code, answer.json()["type"]) == FORBIDDEN, path
    assert len((await owner.get(_path(hotel))).json()["data"]) == 1


async def test_nobody_gives_more_than_he_has_and_no_application_more_than_it_was_granted(world: World) -> None:
    hotel = await world.hotel()
    eva = await _employee(world, hotel, "eva", prices="READONLY")
    body = {"email": "x@y.example", "permissions": {"prices": "READWRITE", "chat": "READONLY"}}
    more = await (await _as(world, hotel, eva)).post(_path(hotel), json=body)
    assert (more.status_code, more.json()["message"]) == (403, "You would give more than you have yourself: prices.")
    granted = {Area.ACCOMMODATION: Level.READWRITE, Area.RESERVATION: Level.READONLY}
    narrow = await world.session(hotel, permissions=granted)
    wanted = {"prices": "READWRITE", "users": "READWRITE", "chat": "READWRITE", "sensitiveData": "READONLY"}
    ugo = await _employee(world, hotel, "ugo", **dict.fromkeys(wanted, "NONE"))
    person = f"/rest/x1/accommodation/{hotel.id}/people/{ugo.id}"
    for answer in (
        await narrow.post(_path(hotel), json={"email": "x@y.example", "permissions": wanted}),
        await narrow.patch(person, json={"permissions": wanted}),
    ):
        assert answer.status_code == 403
        named = answer.json()["message"].removeprefix("The application would give more than was granted to it: ")
        assert sorted(named.removesuffix(".").split(", ")) == ["chat", "sensitiveData"]
    less = {**wanted, "chat": "READONLY", "sensitiveData": "NONE", "rooms": "READWRITE"}
    made = await narrow.post(_path(hotel), json={"email": "x@y.example", "permissions": less})
    assert (made.status_code, made.json()["permissions"]) == (200, {**NOTHING, **less})
    wide = await world.session(hotel)
    asked = (await wide.post(_path(hotel), json={"email": "x@y.example", "permissions": wanted})).json()
    assert (await narrow.post(_path(hotel, asked["id"]))).status_code == 403


async def test_somebody_leaves(world: World) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    eva = await _employee(world, hotel, "eva", chat="NONE")
    theirs = await _employee(world, other, "ugo")
    session, own = await world.session(hotel), await _as(world, hotel, eva)
    people = f"/rest/x1/accommodation/{hotel.id}/people"
    listed = (await session.get(people)).json()["data"]
    gone = await session.delete(f"{people}/{eva.id}")
    assert (gone.status_code, gone.json()) == (200, listed[1])
    assert listed[1]["permissions"] == {**EVERYTHING, "chat": "NONE"}
    assert (await session.get(people)).json()["data"] == listed[:1]
    assert (await own.get(people)).status_code == 403
    for id in (eva.id, theirs.id, -1):
        answer = await session.delete(f"{people}/{id}")
        assert (answer.status_code, answer.json()["element"]) == (404, "Person")
    assert (await session.delete(f"{people}/x")).json()["nested"][0]["element"] == "id"


async def test_owners_oneself_and_who_has_more_stay(world: World) -> None:
    hotel = await world.hotel()
    eva, ugo = await _employee(world, hotel, "eva", prices="READONLY"), await _employee(world, hotel, "ugo")
    session = await _as(world, hotel, eva)
    people = f"/rest/x1/accommodation/{hotel.id}/people"
    answers = [await session.delete(f"{people}/{id}") for id in (hotel.person, eva.id, ugo.id)]
    assert [(one.status_code, one.json()["type"]) for one in answers] == [
        (400, "ApiValidationFailed"),
        FORBIDDEN,
        FORBIDDEN,
    ]
    assert len((await session.get(people)).json()["data"]) == 3
