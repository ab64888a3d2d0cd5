"""Splitting a stay over rooms and properties, and undoing it: nights move along, and nothing is sold twice."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from roomrack.domain.properties import service as properties
from roomrack.domain.reservations import service as reservations
from tests.api.reservations.support import Desk, desk, done, refused
from tests.factories import Session, World
from tests.factories.world import READ_ONLY


async def split(at: Desk, id: int, room: int, start: str, place: int | None = None, **more: Any) -> Any:
    body: dict[str, Any] = {"splitRoom": {"id": room}, "splitStart": start, **more}
    if place is not None:
        body["splitAccommodation"] = {"id": str(place)}
    return await at.session.post(f"{at.path}/{id}/split", json=body)


async def undo(at: Desk, id: int) -> Any:
    return await at.session.delete(f"/rest/v1/reservation/{id}/split")


async def second_room(at: Desk, allotment: int = 1) -> int:
    room = await at.world.product(at.hotel, name="Single")
    await at.world.sell(at.hotel, room, allotment=allotment, price=80)
    return room


async def test_a_stay_goes_on_in_another_room_and_back(world: World) -> None:
    at = await desk(world, allotment=1)
    single = await second_room(at)
    room = await at.book(arrival=3, nights=4)
    now = done(await split(at, room["id"], single, at.day(5)))
    place = {"id": str(at.hotel.id), "name": at.hotel.name}
    there = {"splitRoom": {"id": single, "name": "Single"}, "splitAccommodation": place, "splitStart": at.day(5)}
    here = {"splitRoom": {"id": at.room, "name": "Double"}, "splitAccommodation": place, "splitStart": at.day(3)}
    assert (now["split"], now["splits"], now["splitOriginal"]) == (there, [there], here)
    same = ("product", "checkin", "checkout", "roomGross", "totalGross", "priceBreakdown", "guests")
    assert {name: now[name] for name in same} == {name: room[name] for name in same}
    assert await at.sold() == {at.day(3): 1, at.day(4): 1}
    assert await at.sold(single) == {at.day(5): 1, at.day(6): 1}
    assert done(await at.session.get(f"{at.path}/{room['id']}")) == now
    back = done(await split(at, room["id"], at.room, at.day(6)))
    assert [one["splitStart"] for one in back["splits"]] == [at.day(5), at.day(6)]
    assert await at.sold() == {at.day(3): 1, at.day(4): 1, at.day(6): 1}
    assert done(await undo(at, room["id"]))["splits"] == [there]
    plain = done(await undo(at, room["id"]))
    assert not {"split", "splits", "splitOriginal"} & plain.keys()
    assert (await at.sold(), await at.sold(single)) == ({at.day(day): 1 for day in (3, 4, 5, 6)}, {})
    assert [kind for kind, _ in await at.events(room["id"])] == ["created", "changed", "changed", "changed", "changed"]
    gone = await undo(at, room["id"])
    assert (gone.status_code, gone.json()["type"], gone.json()["element"]) == (404, "ApiResourceMissing", "Split")


async def test_other_dates_and_a_cancellation_move_the_nights_of_all_rooms(world: World) -> None:
    at = await desk(world)
    single = await second_room(at)
    room = await at.book(arrival=3, nights=4)
    done(await split(at, room["id"], single, at.day(5)))
    longer = done(await at.patch(room["id"], checkout=at.day(9)))
    assert longer["split"]["splitStart"] == at.day(5)
    assert await at.sold(single) == {at.day(day): 1 for day in (5, 6, 7, 8)}
    shorter = done(await at.patch(room["id"], checkout=at.day(5)))
    assert "split" not in shorter
    assert await at.sold(single) == {}
    done(await at.patch(room["id"], checkout=at.day(9)))
    done(await split(at, room["id"], single, at.day(4)))
    await at.cancel(room["id"])
    assert (await at.sold(), await at.sold(single), await at.held(room["id"])) == ({}, {}, [])
    again = done(await at.patch(room["id"], status="CONFIRMED"))
    assert again["split"]["splitStart"] == at.day(4)
    assert await at.sold(single) == {at.day(day): 1 for day in (4, 5, 6, 7, 8)}


async def network(world: World) -> tuple[Desk, Desk]:
    """Two desks of one network, whose first session reaches both."""
    async with world.unit() as unit:
        made = await properties.create_network(unit, application=None)
    left, right = await desk(world, network=made.id), await desk(world, allotment=1, network=made.id)
    session = await world.session(left.hotel, right.hotel)
    return Desk(world, left.hotel, session, left.room, left.today), right


async def test_a_stay_goes_on_in_another_property_of_the_network(world: World) -> None:
    left, right = await network(world)
    room = await left.book(arrival=3, nights=4)
    now = done(await split(left, room["id"], right.room, left.day(5), right.hotel.id))
    assert now["split"]["splitAccommodation"] == {"id": str(right.hotel.id), "name": right.hotel.name}
    assert await left.sold() == {left.day(3): 1, left.day(4): 1}
    assert await right.sold() == {left.day(5): 1, left.day(6): 1}
    taken = await right.post(arrival=5, nights=1)
    assert (taken.status_code, taken.json()["type"]) == (400, "ApiValidationFailed")
    # Whoever may change the reservation may cancel it, and the nights there are free again.
    alone = await world.session(left.hotel)
    done(await alone.delete(f"{left.path}/{room['id']}"))
    assert (await left.sold(), await right.sold()) == ({}, {})


async def test_a_room_or_property_with_the_stay_of_another_property_stays(world: World) -> None:
    left, right = await network(world)
    rate = await world.product(right.hotel, parent=right.room, follows_availability=True, name="Rate")
    room = await left.book(arrival=3, nights=4)
    done(await split(left, room["id"], rate, left.day(5), right.hotel.id))
    alone = await world.session(right.hotel)
    path = f"/rest/v1/roomrates/{right.hotel.id}/{rate}"
    kept = await alone.delete(path)
    assert (kept.status_code, kept.json()["type"]) == (400, "ApiValidationFailed")
    assert [item["message"] for item in kept.json()["nested"]] == [
        f"Product {rate} has 1 reservations whose stays are not over."
    ]
    async with world.unit() as unit:
        reasons = await reservations.property_guard(unit, right.hotel.id)
    assert [reason.params for reason in reasons] == [{"count": 1}]
    await left.cancel(room["id"])
    done(await alone.delete(path))
    async with world.unit() as unit:
        assert await reservations.property_guard(unit, right.hotel.id) == []


async def test_a_room_that_is_taken_is_refused_and_nothing_moves(world: World) -> None:
    left, right = await network(world)
    room = await left.book(arrival=3, nights=4)
    await right.book(arrival=6, nights=1)
    before, there = await left.books(), await right.books()
    answer = await split(left, room["id"], right.room, left.day(5), right.hotel.id)
    await refused(left, answer, before, 400, ("$.splitRoom.id", "ApiValidationFailed"))
    assert str(right.room) in answer.json()["message"]
    assert await right.books() == there


async def test_undoing_needs_the_nights_that_were_left(world: World) -> None:
    at = await desk(world, allotment=1)
    single = await second_room(at)
    room = await at.book(arrival=3, nights=4)
    done(await split(at, room["id"], single, at.day(5)))
    await at.book(arrival=5, nights=1)
    before = await at.books()
    await refused(at, await undo(at, room["id"]), before, 400)


async def test_what_is_wrong_is_told_with_its_field(world: World) -> None:
    left, right = await network(world)
    stranger = await desk(world)
    outside = await world.session(left.hotel, stranger.hotel)
    room = await left.book(arrival=3, nights=2)
    before = await left.books()
    cases: list[tuple[Any, int, str, str]] = [
        (await split(left, room["id"], right.room, left.day(3)), 422, "$.splitRoom.id", "ApiResourceMissing"),
        (await split(left, room["id"], left.room, left.day(9)), 400, "$.splitStart", "ApiParamsExemption"),
        (await split(left, room["id"], left.room, left.day(4)), 400, "$.splitRoom.id", "ApiValidationFailed"),
        (
            await split(left, room["id"], stranger.room, left.day(4), stranger.hotel.id),
            422,
            "$.splitAccommodation.id",
            "ApiResourceMissing",
        ),
        (
            await outside.post(
                f"{left.path}/{room['id']}/split",
                json={
                    "splitRoom": {"id": stranger.room},
                    "splitStart": left.day(4),
                    "splitAccommodation": {"id": str(stranger.hotel.id)},
                },
            ),
            400,
            "$.splitAccommodation.id",
            "ApiValidationFailed",
        ),
        (
            await left.session.post(f"{left.path}/{room['id']}/split", json={}),
            400,
            "$.splitRoom",
            "ApiParamsExemption",
        ),
    ]
    for answer, status, field, kind in cases:
        assert answer.status_code == status, answer.text
        assert (answer.json()["nested"][0]["element"], answer.json()["nested"][0]["type"]) == (field, kind)
    assert await left.books() == before
    unknown = await split(left, 1, left.room, left.day(4))
    assert (unknown.status_code, unknown.json()["element"]) == (404, "Reservation")
    await left.cancel(room["id"])
    assert (await split(left, room["id"], left.room, left.day(4))).status_code == 400


async def test_who_may(world: World) -> None:
    left, right = await network(world)
    room = await left.book(arrival=3, nights=2)
    url, gone = f"{left.path}/{room['id']}/split", f"/rest/v1/reservation/{room['id']}/split"
    body = {
        "splitRoom": {"id": right.room},
        "splitStart": left.day(4),
        "splitAccommodation": {"id": str(right.hotel.id)},
    }
    before = await left.books()
    nobody = Session(left.session.client, {}, left.session.app)
    reader = await world.session(left.hotel, permissions=READ_ONLY)
    alone, other = await world.session(left.hotel), await world.session(await world.hotel())
    assert [(await one.post(url, json=body)).status_code for one in (nobody, reader, alone, other)] == [
        401,
        403,
        422,
        403,
    ]
    assert [(await one.delete(gone)).status_code for one in (nobody, reader, other)] == [401, 403, 404]
    for content, kind, status in (
        (b"{", "application/json", 400),
        (b"<a/>", "application/xml", 415),
        (b'{"a": "' + b"x" * 1_100_000 + b'"}', "application/json", 413),
    ):
        answer = await left.session.post(url, content=content, headers={"Content-Type": kind})
        assert answer.status_code == status
    for path in (f"{left.path}/x/split", "/rest/v1/reservation/x/split"):
        sent = await left.session.request(
            "DELETE" if path.startswith("/rest/v1/reservation/x") else "POST", path, json=body
        )
        assert sent.status_code == 400
    assert await left.books() == before


async def test_a_room_in_which_a_stay_goes_on_is_not_deleted(world: World) -> None:
    at = await desk(world)
    single = await second_room(at)
    room = await at.book(arrival=3, nights=4)
    done(await split(at, room["id"], single, at.day(5)))
    kept = await at.session.delete(f"/rest/v1/roomrates/{at.hotel.id}/{single}")
    assert (kept.status_code, kept.json()["type"]) == (400, "ApiValidationFailed")
    done(await undo(at, room["id"]))
    done(await at.session.delete(f"/rest/v1/roomrates/{at.hotel.id}/{single}"))


@pytest.mark.parametrize("number", range(6))
async def test_a_split_and_a_cancellation_at_once_leave_no_night_behind(world: World, number: int) -> None:
    left, right = await network(world)
    room = await left.book(arrival=3, nights=4)
    racer = asyncio.gather(
        split(left, room["id"], right.room, left.day(3 + number % 4), right.hotel.id),
        left.session.delete(f"{left.path}/{room['id']}"),
        right.post(arrival=3, nights=4),
        split(left, room["id"], right.room, left.day(4), right.hotel.id),
    )
    first, cancelled, booked, second = await racer
    assert cancelled.status_code == 200
    assert {first.status_code, booked.status_code, second.status_code} <= {200, 400}
    assert (await left.sold(), await left.held(room["id"]), await right.held(room["id"])) == ({}, [], [])
    nights = {(left.today + timedelta(day)).isoformat(): 1 for day in range(3, 7)}
    assert await right.sold() == (nights if booked.status_code == 200 else {})
