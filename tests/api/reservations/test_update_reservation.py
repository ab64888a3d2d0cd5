"""updateReservation: PUT, whole or with only a status."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.api.reservations.support import ADA, desk, done, refused
from tests.factories import World

WRONG = "ApiParamsExemption"
RULE = "ApiValidationFailed"
MISSING = "ApiResourceMissing"


async def test_a_whole_put_replaces_what_the_booking_says_and_keeps_what_the_house_keeps(world: World) -> None:
    at = await desk(world)
    room = await at.book(
        refer="R1",
        channelRefer="X",
        roomCode={"code": "1"},
        effectiveCheckin="2026-01-01T15:00:00Z",
        completed=True,
        privateNotes="a",
        channelNotes="b",
        flight="AZ",
        totalGuest=2,
        metaData=[{"metaKey": "pet", "value": "dog"}],
    )
    shown = done(await at.put(room["id"], at.body(4, 1, guests=[{"familyName": "Byron"}], totalChildren=1)))
    kept = ("id", "refer", "channelRefer", "status", "roomCode", "effectiveCheckin", "itemCompleted", "createTime")
    assert {name: shown[name] for name in kept} == {name: room[name] for name in kept}
    assert not {"privateNotes", "channelNotes", "flight", "metaData"} & shown.keys()
    assert (shown["totalGuest"], shown["totalChildren"], shown["roomGross"]) == (0, 1, 100)
    assert shown["guestsList"] == "Byron"
    assert await at.sold() == {at.day(4): 1}
    assert await at.events() == [("created", room["id"]), ("changed", room["id"])]
    assert done(await at.session.get(f"{at.path}/{room['id']}")) == shown


async def test_the_same_again_changes_nothing(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    before = await at.books()
    assert done(await at.put(room["id"], at.body())) == room
    assert await at.books() == before


async def test_what_was_read_can_be_put_back(world: World) -> None:
    at = await desk(world)
    room = await at.book(channelRefer="X", guests=[ADA, {**ADA, "type": "GUEST"}], metaData=[{"metaKey": "a"}])
    before = await at.books()
    assert done(await at.put(room["id"], room)) == room
    assert await at.books() == before


@pytest.mark.parametrize("availability", [None, "true"])
async def test_only_a_status(world: World, availability: str | None) -> None:
    at = await desk(world, allotment=1)
    room = await at.book(privateNotes="kept")
    params = {} if availability is None else {"availability": availability}
    gone = done(await at.put(room["id"], {"status": "CANCELLED"}, **params))
    assert (gone["status"], gone["cancelledBy"], gone["privateNotes"]) == ("CANCELLED", "accommodation", "kept")
    assert await at.sold() == {}
    assert await at.held(room["id"]) == []
    again = done(await at.put(room["id"], {"status": "CANCELLED"}, **params))
    assert again == gone
    back = done(await at.put(room["id"], {"status": "CONFIRMED"}, **params))
    assert (back["status"], "cancelledTime" in back) == ("CONFIRMED", False)
    assert await at.held(room["id"]) == [at.day(3), at.day(4)]
    assert [kind for kind, _ in await at.events()] == ["created", "cancelled", "confirmed"]


async def test_only_a_status_with_a_null_for_every_other_field(world: World) -> None:
    at = await desk(world)
    room = await at.book(privateNotes="kept", flight="AZ", metaData=[{"metaKey": "a"}])
    nulls = dict.fromkeys(("refer", "channelId", "product", "checkin", "guests", "privateNotes", "flight", "metaData"))
    gone = done(await at.put(room["id"], {**nulls, "status": "CANCELLED"}))
    late = {"status": "CANCELLED", "cancelledBy": "accommodation", "cancelPenality": 0}
    assert gone == {**room, **late, "cancelledTime": gone["cancelledTime"], "updateTime": gone["updateTime"]}


async def test_confirming_again_needs_the_nights(world: World) -> None:
    at = await desk(world, allotment=1)
    room = await at.book()
    await at.cancel(room["id"])
    await at.book(4, 1)
    before = await at.books()
    answer = await at.put(room["id"], {"status": "CONFIRMED"})
    await refused(at, answer, before, 400, ("$.status", RULE))
    assert at.day(4) in answer.json()["message"]


async def test_confirming_a_waiting_one_takes_nothing_more(world: World) -> None:
    at = await desk(world, allotment=1)
    room = await at.book(status="WAITING")
    shown = done(await at.put(room["id"], {"status": "CONFIRMED"}))
    assert shown["status"] == "CONFIRMED"
    assert await at.sold() == {at.day(3): 1, at.day(4): 1}
    assert [kind for kind, _ in await at.events()] == ["created", "confirmed"]


@pytest.mark.parametrize(("first", "then"), [("CONFIRMED", "WAITING"), ("CANCELLED", "WAITING")])
async def test_transitions_that_do_not_exist(world: World, first: str, then: str) -> None:
    at = await desk(world)
    room = await at.book(status=first)
    before = await at.books()
    answer = await at.put(room["id"], {"status": then})
    await refused(at, answer, before, 400, ("$.status", RULE))
    assert answer.json()["message"] == f"A reservation that is {first} can't become {then}."


async def test_without_availability_the_held_nights_stay(world: World) -> None:
    at = await desk(world, allotment=1)
    room = await at.book()
    done(await at.put(room["id"], at.body(10, 3), availability="false"))
    assert await at.held(room["id"]) == [at.day(3), at.day(4)]
    done(await at.put(room["id"], {"status": "CANCELLED"}, availability="false"))
    assert await at.held(room["id"]) == [at.day(3), at.day(4)]
    done(await at.put(room["id"], {"status": "CONFIRMED"}))
    assert await at.held(room["id"]) == [at.day(10), at.day(11), at.day(12)]
    assert await at.sold() == {at.day(10): 1, at.day(11): 1, at.day(12): 1}


async def test_new_dates_release_and_take_in_one_step(world: World) -> None:
    at = await desk(world, allotment=1)
    room = await at.book(3, 3)
    done(await at.put(room["id"], at.body(4, 3)))
    assert await at.sold() == {at.day(4): 1, at.day(5): 1, at.day(6): 1}
    await at.book(7, 1)
    before = await at.books()
    await refused(at, await at.put(room["id"], at.body(5, 3)), before, 400, ("$.product", RULE))


@pytest.mark.parametrize("zone", ["Europe/Rome", "Africa/Cairo", "Australia/Lord_Howe", "America/Santiago"])
@pytest.mark.parametrize("minutes", [0, 30, 150, 1439])
async def test_what_was_read_goes_back_unchanged_whatever_the_clocks_do(world: World, zone: str, minutes: int) -> None:
    at = await desk(world, time_zone=zone, checkin_start=minutes, checkout=minutes)
    await world.sell(at.hotel, at.room, days=400)
    shifts = [
        day
        for day in range(1, 380)
        if len({_offset(at.today + timedelta(day + around), zone) for around in (-1, 0, 1)}) > 1
    ]
    assert len(shifts) >= 4
    for day in shifts:
        read = await at.book(day, 1)
        before = await at.books()
        assert done(await at.put(read["id"], read)) == read
        assert await at.books() == before
        assert await at.held(read["id"]) == [at.day(day)]


def _offset(day: date, zone: str) -> timedelta | None:
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(zone)).utcoffset()


async def test_what_was_read_goes_back_even_when_product_and_room_are_gone(world: World) -> None:
    at = await desk(world)
    shown = done(await at.post(availability=False, checkin="2026-01-01", checkout="2026-01-03"))
    async with world.unit() as unit:
        await unit.raw.execute(
            "update reservation set pms_product = 77 where accommodation = $1 and id = $2", at.hotel.id, shown["id"]
        )
    done(await at.session.delete(f"/rest/v1/roomrates/{at.hotel.id}/{at.room}"))
    read = done(await at.session.get(f"{at.path}/{shown['id']}"))
    before = await at.books()
    assert done(await at.put(shown["id"], read)) == read
    assert await at.books() == before
    noted = done(await at.put(shown["id"], {**read, "privateNotes": "left an umbrella"}))
    assert noted == {**read, "privateNotes": "left an umbrella", "updateTime": noted["updateTime"]}
    before = await at.books()
    answer = await at.put(shown["id"], {**read, "checkout": "2026-01-04"})
    await refused(at, answer, before, 422, ("$.product", MISSING))


async def test_another_product(world: World) -> None:
    at = await desk(world, allotment=1)
    other = await world.product(at.hotel, name="Single")
    await world.sell(at.hotel, other, allotment=1, price=60)
    rate = await world.product(at.hotel, name="Saver", parent=at.room, follows_availability=True)
    room = await at.book()
    shown = done(await at.put(room["id"], at.body(product=other)))
    assert (shown["roomName"], shown["roomGross"]) == ("Single", 120)
    assert (await at.sold(), await at.sold(other)) == ({}, {at.day(3): 1, at.day(4): 1})
    shown = done(await at.put(room["id"], at.body(product=rate)))
    assert (await at.sold(), await at.sold(other)) == ({at.day(3): 1, at.day(4): 1}, {})


async def test_a_stated_price_stays_when_the_stay_moves(world: World) -> None:
    at = await desk(world)
    room = await at.book(roomGross=77.77)
    shown = done(await at.put(room["id"], at.body(3, 3)))
    assert shown["roomGross"] == 77.77
    assert [row["price"] for row in shown["priceBreakdown"]][:3] == [25.93, 25.92, 25.92]


async def test_becoming_another_reservation_is_refused(world: World) -> None:
    at = await desk(world, allotment=9)
    await at.book(channelRefer="A")
    room = await at.book(channelRefer="B")
    before = await at.books()
    await refused(at, await at.put(room["id"], at.body(channelRefer="A")), before, 400, ("$.channelRefer", RULE))


@pytest.mark.parametrize(
    ("body", "status", "named"),
    [
        ({}, 400, ["channelId", "product", "checkin", "checkout", "guests"]),
        ({"status": None}, 400, ["channelId", "product", "checkin", "checkout", "guests"]),
        ({"status": "CANCELLED", "product": 1}, 400, ["channelId", "checkin", "checkout", "guests", "product"]),
        ({"status": "GONE"}, 400, ["status"]),
    ],
)
async def test_a_put_needs_what_creation_needs(
    world: World, body: dict[str, Any], status: int, named: list[str]
) -> None:
    at = await desk(world)
    room = await at.book()
    before = await at.books()
    answer = await at.put(room["id"], body)
    await refused(at, answer, before, status)
    assert [item["element"] for item in answer.json()["nested"]] == [f"$.{name}" for name in named]


async def test_ids_that_name_nothing(world: World) -> None:
    at, other = await desk(world), await desk(world)
    room, theirs = await at.book(), await other.book(guests=[{**ADA, "type": "GUEST"}])
    before = await at.books()
    body = at.body(product=other.room, guests=[{**ADA, "id": theirs["guests"][0]["id"]}])
    await refused(at, await at.put(room["id"], body), before, 422, ("$.product", MISSING))
    body = at.body(guests=[{**ADA, "id": theirs["guests"][0]["id"]}])
    await refused(at, await at.put(room["id"], body), before, 422, ("$.guests[0].id", MISSING))


async def test_card_data_is_refused(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    before = await at.books()
    await refused(at, await at.put(room["id"], at.body(streamCard={"cvv": "1"})), before, 403)
