"""Who may do what with reservations, and what others see: nothing."""

from typing import Any

import pytest

from roomrack.core.rights import Area, Level
from tests.api.reservations.support import Desk, desk, done
from tests.factories import Session, World
from tests.factories.world import READ_ONLY


def calls(at: Desk, id: int) -> list[tuple[str, str, dict[str, Any]]]:
    """Every operation, with a request that would do."""
    bulk = {"reservations": [at.body(10, 1)]}
    return [
        ("GET", at.path, {}),
        ("GET", f"{at.path}/{id}", {}),
        ("POST", at.path, {"json": at.body(10, 1)}),
        ("POST", f"/rest/v1/reservation/bulk/{at.hotel.id}", {"json": bulk}),
        ("PUT", f"{at.path}/{id}", {"json": {"status": "CANCELLED"}}),
        ("PATCH", f"{at.path}/{id}", {"json": {"privateNotes": "x"}}),
        ("DELETE", f"{at.path}/{id}", {}),
        ("DELETE", f"{at.path}/group/A", {}),
    ]


async def statuses(at: Desk, session: Session, id: int) -> list[tuple[int, str]]:
    answers = [await session.request(method, path, **options) for method, path, options in calls(at, id)]
    bodies = [answer.json() for answer in answers]
    types = [body.get("type", "") if isinstance(body, dict) else "" for body in bodies]
    return [(answer.status_code, type) for answer, type in zip(answers, types, strict=True)]


async def test_no_credential(world: World) -> None:
    at = await desk(world)
    room = await at.book(refer="A")
    before = await at.books()
    nobody = Session(at.session.client, {}, at.session.app)
    assert await statuses(at, nobody, room["id"]) == [(401, "ApiKeyMissing")] * 8
    stranger = Session(at.session.client, {"Authorization": "Bearer no"}, at.session.app)
    assert await statuses(at, stranger, room["id"]) == [(401, "ApiKeyInvalid")] * 8
    assert await at.books() == before


async def test_reading_only(world: World) -> None:
    at = await desk(world)
    room = await at.book(refer="A")
    before = await at.books()
    reader = await world.session(at.hotel, permissions=READ_ONLY)
    assert await statuses(at, reader, room["id"]) == [(200, "")] * 2 + [(403, "ApiSecurityException")] * 6
    assert await at.books() == before


async def test_a_grant_of_other_areas_is_none_of_this_one(world: World) -> None:
    at = await desk(world)
    room = await at.book(refer="A")
    others: dict[Area, Level] = {area: Level.READWRITE for area in Area if area is not Area.RESERVATION}
    session = await world.session(at.hotel, permissions=others)
    assert await statuses(at, session, room["id"]) == [(403, "ApiSecurityException")] * 8


async def test_a_property_that_was_not_granted_answers_the_same_whether_it_exists_or_not(world: World) -> None:
    at, other = await desk(world), await desk(world)
    room = await at.book(refer="A")
    before = await at.books()
    assert await statuses(at, other.session, room["id"]) == [(403, "ApiSecurityException")] * 8
    unknown = await other.session.get("/rest/v1/reservation/987654321")
    known = await other.session.get(at.path)
    assert (unknown.status_code, unknown.text) == (known.status_code, known.text)
    assert await at.books() == before


async def test_the_ids_of_others_below_ones_own_property_are_unknown(world: World) -> None:
    at, other = await desk(world), await desk(world)
    theirs = await other.book(refer="A")
    before, others = await at.books(), await other.books()
    for method, path, options in calls(at, theirs["id"])[1:2] + calls(at, theirs["id"])[4:]:
        answer = await at.session.request(method, path, **options)
        unknown = await at.session.request(method, path.replace(str(theirs["id"]), "987654321"), **options)
        assert (answer.status_code, answer.json()) == (404, unknown.json())
        assert answer.json()["element"] == "Reservation"
    assert (await at.books(), await other.books()) == (before, others)


async def test_an_api_key_is_as_good_as_a_token(world: World) -> None:
    at = await desk(world)
    room = await at.book(refer="A")
    session = await world.key_session(at.hotel)
    assert await statuses(at, session, room["id"]) == [(200, "")] * 8


async def test_the_application_itself_has_no_business_here(world: World) -> None:
    at = await desk(world)
    room = await at.book(refer="A")
    session = await world.application_session(at.session.app)
    assert await statuses(at, session, room["id"]) == [(403, "ApiSecurityException")] * 8
    assert (await session.get(at.path)).json()["message"] == "errNoResourcesForIdentity"


@pytest.mark.parametrize("id", ["x", "1.5", "-"])
async def test_an_id_that_is_no_number(world: World, id: str) -> None:
    at = await desk(world)
    answer = await at.session.get(f"{at.path}/{id}")
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")


@pytest.mark.parametrize("id", [0, -1, 2**63, 10**40])
async def test_an_id_that_no_column_holds_is_unknown(world: World, id: int) -> None:
    at = await desk(world)
    answer = await at.session.get(f"{at.path}/{id}")
    assert (answer.status_code, answer.json()["element"]) == (404, "Reservation")


async def test_a_product_with_stays_that_are_not_over_cannot_be_deleted(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    path = f"/rest/v1/roomrates/{at.hotel.id}/{at.room}"
    answer = await at.session.delete(path)
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")
    assert [item["message"] for item in answer.json()["nested"]] == [
        f"Product {at.room} has 1 reservations whose stays are not over."
    ]
    await at.cancel(room["id"])
    done(await at.session.delete(path))


async def test_bodies_that_are_too_large_or_no_json(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    before = await at.books()
    huge = b'{"privateNotes": "' + b"x" * 1_100_000 + b'"}'
    for method, path, options in calls(at, room["id"]):
        if "json" not in options:
            continue
        for content, media, status in (
            (huge, "application/json", 413),
            (b"channelId=288", "application/x-www-form-urlencoded", 415),
            (b"{", "application/json", 400),
            (b'{"channelId": 1, "channelId": 2}', "application/json", 400),
        ):
            answer = await at.session.request(method, path, content=content, headers={"content-type": media})
            assert answer.status_code == status, (method, path, answer.text)
    assert await at.books() == before


@pytest.mark.parametrize("id", ["abc", "1.5", "%20"])
async def test_an_id_that_is_none_is_named(world: World, id: str) -> None:
    at = await desk(world)
    for method, options in (
        ("GET", {}),
        ("PUT", {"json": {"status": "CANCELLED"}}),
        ("PATCH", {"json": {"privateNotes": "x"}}),
        ("DELETE", {}),
    ):
        answer = await at.session.request(method, f"{at.path}/{id}", **options)
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")
        assert answer.json()["element"] == "id"
