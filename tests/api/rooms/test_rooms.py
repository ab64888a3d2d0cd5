"""Physical rooms: two stays never share one, by hand, by themselves, and in a race."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import asyncpg
import pytest

from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.drafts import Draft, Values
from roomrack.domain.reservations.service import Adopted, Copy
from tests.api.reservations.support import ADA, Desk, desk, done, fields_of, refused
from tests.factories import World


async def rooms(at: Desk, *names: str, product: int | None = None) -> list[int]:
    """Physical rooms of the double, or of another product."""
    return [await at.world.pms_room(at.hotel, product or at.room, name=name) for name in names]


async def assign(at: Desk, first: int, last: int, **more: Any) -> dict[str, Any]:
    """Automatic assignment for some days from today."""
    body = {"from": at.day(first), "to": at.day(last), **more}
    plan: dict[str, Any] = done(await at.session.post(f"/rest/x1/pms/{at.hotel.id}/assign", json=body))
    return plan


async def room_of(at: Desk, id: int) -> int | None:
    found: int | None = done(await at.session.get(f"{at.path}/{id}")).get("pmsProduct")
    return found


def refusal(other: dict[str, Any], room: int, at: Desk, arrival: int, departure: int) -> str:
    return f"Reservation {other['id']} has room {room} from {at.day(arrival)} to {at.day(departure)}."


async def test_a_room_holds_one_stay_at_a_time_and_the_field_is_named(world: World) -> None:
    at = await desk(world, allotment=9)
    (room,) = await rooms(at, "101")
    first = await at.book(3, 2, pmsProduct=room)
    before = await at.books()
    answer = await at.post(4, 2, pmsProduct=room)
    await refused(at, answer, before, 400, ("$.pmsProduct", "ApiValidationFailed"))
    assert answer.json()["nested"][0]["message"] == refusal(first, room, at, 3, 5)
    for arrival, nights in ((1, 2), (5, 1)):
        assert (await at.book(arrival, nights, pmsProduct=room))["pmsProduct"] == room


async def test_every_way_to_change_into_a_taken_room_is_refused(world: World) -> None:
    at = await desk(world, allotment=9)
    room, other = await rooms(at, "101", "102")
    await at.book(3, 2, pmsProduct=room)
    near = await at.book(5, 2, pmsProduct=room)
    elsewhere = await at.book(3, 2, pmsProduct=other)
    early = await at.book(1, 2, pmsProduct=room)
    gone = await at.book(8, 1, pmsProduct=room)
    await at.cancel(gone["id"])
    await at.book(8, 1, pmsProduct=room)
    before = await at.books()
    for id, change, field in (
        (elsewhere["id"], {"pmsProduct": room}, "$.pmsProduct"),
        (near["id"], {"checkin": at.day(4), "checkout": at.day(7)}, "$.checkin"),
        (early["id"], {"checkin": at.day(1), "checkout": at.day(4)}, "$.checkout"),
        (gone["id"], {"status": "CONFIRMED"}, "$.status"),
    ):
        await refused(at, await at.patch(id, **change), before, 400, (field, "ApiValidationFailed"))
    await refused(
        at, await at.put(gone["id"], {"status": "CONFIRMED"}), before, 400, ("$.status", "ApiValidationFailed")
    )


async def test_a_cancelled_stay_and_one_that_moved_away_free_the_room(world: World) -> None:
    at = await desk(world, allotment=9)
    room, other = await rooms(at, "101", "102")
    first = await at.book(3, 2, pmsProduct=room)
    await at.cancel(first["id"])
    second = await at.book(3, 2, pmsProduct=room)
    done(await at.patch(second["id"], pmsProduct=other))
    third = await at.book(3, 2, pmsProduct=room)
    done(await at.patch(third["id"], checkin=at.day(10), checkout=at.day(12)))
    fourth = await at.book(3, 2, pmsProduct=room)
    done(await at.patch(fourth["id"], pmsProduct=None))
    assert (await at.book(3, 2, pmsProduct=room))["pmsProduct"] == room


async def test_rooms_of_one_booking_are_told_apart(world: World) -> None:
    at = await desk(world, allotment=9)
    room, other = await rooms(at, "101", "102")
    taken = await at.book(20, 2, pmsProduct=other)
    path = f"/rest/v1/reservation/bulk/{at.hotel.id}"
    before = await at.books()
    wishes = [
        at.body(3, 2, pmsProduct=room),
        at.body(4, 2, pmsProduct=room),
        at.body(19, 2, pmsProduct=other),
        at.body(6, 1, pmsProduct=room),
    ]
    answer = await at.session.post(path, json={"reservations": wishes})
    assert fields_of(answer) == [
        ("$.reservations[1].pmsProduct", "ApiValidationFailed"),
        ("$.reservations[2].pmsProduct", "ApiValidationFailed"),
    ], answer.text
    assert answer.json()["nested"][1]["message"] == refusal(taken, other, at, 20, 22)
    assert await at.books() == before
    done(await at.session.post(path, json={"reservations": [wishes[0], wishes[3]]}))


async def test_a_booking_that_is_posted_again_does_not_stand_in_its_own_way(world: World) -> None:
    at = await desk(world, allotment=9)
    room, other = await rooms(at, "101", "102")
    first = await at.book(3, 2, pmsProduct=room, channelRefer="A-1")
    again = await at.book(3, 3, pmsProduct=room, channelRefer="A-1")
    assert (again["id"], again["pmsProduct"]) == (first["id"], room)
    await at.book(3, 2, pmsProduct=other)
    answer = await at.post(3, 3, pmsProduct=other, channelRefer="A-1")
    assert (answer.status_code, fields_of(answer)) == (400, [("$.pmsProduct", "ApiValidationFailed")])


async def test_many_want_one_room_and_one_gets_it(world: World) -> None:
    at = await desk(world, allotment=40)
    (room,) = await rooms(at, "101")
    made = [await at.book(3, 1 + number % 3) for number in range(16)]
    answers = await asyncio.gather(*(at.patch(one["id"], pmsProduct=room) for one in made))
    assert sorted(answer.status_code for answer in answers) == [200] + [400] * 15
    assert {tuple(fields_of(answer)) for answer in answers if answer.status_code == 400} == {
        (("$.pmsProduct", "ApiValidationFailed"),)
    }
    booked = await asyncio.gather(*(at.post(10, 2, pmsProduct=room) for _ in range(12)))
    assert sorted(answer.status_code for answer in booked) == [200] + [400] * 11


async def test_the_database_itself_keeps_two_stays_apart(world: World) -> None:
    """The control of the race: whatever the service looked at before, this is what stops the second."""
    at = await desk(world, allotment=9)
    (room,) = await rooms(at, "101")
    await at.book(3, 2, pmsProduct=room)
    other = await at.book(4, 2)
    with pytest.raises(asyncpg.ExclusionViolationError):
        async with world.unit() as unit:
            await unit.raw.execute(
                "update reservation set pms_product = $1 where accommodation = $2 and id = $3",
                room,
                at.hotel.id,
                other["id"],
            )


async def test_a_stay_from_another_server_is_kept_without_a_room_that_is_taken(world: World) -> None:
    at = await desk(world, allotment=9)
    (room,) = await rooms(at, "101")
    await at.book(3, 2, pmsProduct=room)

    def copy(id: int, arrival: int) -> Copy:
        values = Values(
            channel_id=288,
            product=at.room,
            pms_product=room,
            checkin=at.today + timedelta(arrival),
            checkout=at.today + timedelta(arrival + 2),
            guests=[{"family_name": "A"}],
        )
        return Copy(id, Draft(values))

    async with world.unit() as unit:
        found = await reservations.adopt(unit, at.hotel.id, [copy(991, 4), copy(992, 7), copy(993, 8)])
    assert [one.new.pms_product for one in found if isinstance(one, Adopted)] == [None, room, None]


async def test_stays_get_rooms_by_themselves_and_those_that_have_one_keep_it(world: World) -> None:
    at = await desk(world, allotment=9)
    first, second = await rooms(at, "101", "102")
    kept = await at.book(2, 2, pmsProduct=second)
    behind, beside = await at.book(4, 2), await at.book(3, 2)
    far = await at.book(30, 1)
    dry = await assign(at, 1, 9, dryRun=True)
    expected = [
        {
            "reservation": one["id"],
            "product": at.room,
            "checkin": at.day(arrival),
            "checkout": at.day(arrival + 2),
            "pmsProduct": room,
        }
        for one, arrival, room in ((beside, 3, first), (behind, 4, second))
    ]
    assert dry == {"dryRun": True, "assigned": expected, "unassigned": []}
    assert await room_of(at, behind["id"]) is None
    plan = await assign(at, 1, 9)
    assert plan == {**dry, "dryRun": False}
    assert [await room_of(at, one["id"]) for one in (kept, behind, beside, far)] == [second, second, first, None]
    assert await at.events(behind["id"]) == [("created", behind["id"]), ("changed", behind["id"])]
    assert await assign(at, 1, 9) == {"dryRun": False, "assigned": [], "unassigned": []}


async def test_who_finds_none_is_told_why(world: World) -> None:
    at = await desk(world, allotment=9)
    (room,) = await rooms(at, "101")
    bare = await world.product(at.hotel)
    await world.sell(at.hotel, bare)
    rate = await world.product(
        at.hotel, parent=at.room, follows_availability=True, price_rule="INCREMENT", price_value=5
    )
    of_rate = await at.book(6, 1, product=rate)
    one, other, roomless = await at.book(3, 2), await at.book(3, 2), await at.book(3, 1, product=bare)
    plan = await assign(at, 3, 9)
    assert [(each["reservation"], each["pmsProduct"]) for each in plan["assigned"]] == [
        (one["id"], room),
        (of_rate["id"], room),
    ]
    assert [(each["reservation"], each["reason"]) for each in plan["unassigned"]] == [
        (other["id"], "NO_ROOM_FREE"),
        (roomless["id"], "NO_ROOMS"),
    ]
    only = await assign(at, 3, 9, products=[bare], dryRun=True)
    assert [each["reservation"] for each in only["unassigned"]] == [roomless["id"]]


async def test_rooms_under_maintenance_and_those_who_left_or_never_came_are_passed_by(world: World) -> None:
    at = await desk(world, allotment=9)
    first, second = await rooms(at, "101", "102")
    work = {"roomId": first, "startDate": f"{at.day(3)}T10:00:00Z", "completedDate": f"{at.day(5)}T10:00:00Z"}
    done(await at.session.patch(f"/rest/v1/roomrates/{at.hotel.id}/{at.room}", json={"roomMaintenances": [work]}))
    stay = await at.book(3, 2)
    missing = await at.book(5, 1)
    noted = await at.session.put(f"/rest/v1/checkin/{at.hotel.id}/{missing['id']}", params={"status": "NO_SHOW"})
    assert noted.status_code == 200
    gone = await at.book(3, 1)
    await at.cancel(gone["id"])
    plan = await assign(at, 3, 9)
    assert [(each["reservation"], each["pmsProduct"]) for each in plan["assigned"]] == [(stay["id"], second)]
    assert plan["unassigned"] == []


async def test_two_assign_at_once_and_a_hand_besides(world: World) -> None:
    at = await desk(world, allotment=40)
    numbers = await rooms(at, *(str(number) for number in range(101, 107)))
    made = [await at.book(3 + number % 3, 2) for number in range(12)]
    answers = await asyncio.gather(
        *(
            at.session.post(f"/rest/x1/pms/{at.hotel.id}/assign", json={"from": at.day(3), "to": at.day(9)})
            for _ in range(4)
        ),
        *(at.patch(one["id"], pmsProduct=numbers[0]) for one in made[:4]),
    )
    assert {answer.status_code for answer in answers} <= {200, 400}
    async with world.unit() as unit:
        clashes = await unit.raw.fetchval(
            "select count(*) from reservation a join reservation b using (accommodation, pms_product)"
            " where a.accommodation = $1 and a.id < b.id and daterange(a.arrival, a.departure)"
            " && daterange(b.arrival, b.departure)",
            at.hotel.id,
        )
    assert clashes == 0
    assert [await room_of(at, one["id"]) for one in made].count(None) <= 6


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({}, ["$.from", "$.to"]),
        ({"from": "2027-01-10", "to": "2027-01-09"}, ["$.to"]),
        ({"from": "2027-01-10", "to": "2028-01-11"}, ["$.to"]),
        ({"from": "x", "to": 1}, ["$.from", "$.to"]),
        ({"from": "2027-01-10", "to": "2027-01-12", "products": 1}, ["$.products"]),
        ({"from": "2027-01-10", "to": "2027-01-12", "products": [0]}, ["$.products[0]"]),
        ({"from": "2027-01-10", "to": "2027-01-12", "dryRun": "maybe"}, ["$.dryRun"]),
    ],
    ids=str,
)
async def test_wrong_bodies_are_named(world: World, body: dict[str, Any], fields: Sequence[str]) -> None:
    at = await desk(world)
    answer = await at.session.post(f"/rest/x1/pms/{at.hotel.id}/assign", json=body)
    assert (answer.status_code, [name for name, _ in fields_of(answer)]) == (400, list(fields)), answer.text


async def test_products_of_others_are_unknown(world: World) -> None:
    at, other = await desk(world), await desk(world)
    body = {"from": at.day(1), "to": at.day(2), "products": [at.room, other.room, 987654321]}
    answer = await at.session.post(f"/rest/x1/pms/{at.hotel.id}/assign", json=body)
    assert (answer.status_code, [name for name, _ in fields_of(answer)]) == (422, ["$.products[1]", "$.products[2]"])


async def test_bodies_that_are_too_large_or_no_json(world: World) -> None:
    at = await desk(world)
    for content, media, status in (
        (b'{"from": "' + b"x" * 1_100_000 + b'"}', "application/json", 413),
        (b"from=1", "application/x-www-form-urlencoded", 415),
        (b"{", "application/json", 400),
    ):
        answer = await at.session.post(
            f"/rest/x1/pms/{at.hotel.id}/assign", content=content, headers={"Content-Type": media}
        )
        assert answer.status_code == status, answer.text


async def test_the_code_of_a_door_is_kept_with_its_room(world: World) -> None:
    at = await desk(world)
    (room,) = await rooms(at, "101")
    code = {"code": "4711", "rfcTagId": "A0B1", "locked": False}
    made = await at.book(3, 2, pmsProduct=room, roomCode=code, guests=[ADA])
    assert made["roomCode"] == {**code, "reservation": made["id"], "source": "API", "pmsProduct": room}
    kept = done(await at.patch(made["id"], privateNotes="x"))
    assert kept["roomCode"] == made["roomCode"]
