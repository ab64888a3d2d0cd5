"""patchReservation: any subset."""

import pytest

from tests.api.reservations.support import ADA, desk, done, refused
from tests.factories import World

WRONG = "ApiParamsExemption"
RULE = "ApiValidationFailed"
MISSING = "ApiResourceMissing"


async def test_one_field_changes_and_the_rest_stays(world: World) -> None:
    at = await desk(world)
    room = await at.book(privateNotes="a", channelNotes="b", totalGuest=2)
    shown = done(await at.patch(room["id"], privateNotes="c"))
    assert shown == {**room, "privateNotes": "c", "updateTime": shown["updateTime"]}
    assert await at.events() == [("created", room["id"]), ("changed", room["id"])]


async def test_nothing_sent_and_nothing_new_change_nothing(world: World) -> None:
    at = await desk(world)
    room = await at.book(privateNotes="a")
    before = await at.books()
    assert done(await at.patch(room["id"])) == room
    assert done(await at.patch(room["id"], privateNotes="a", guests=room["guests"], product=at.room)) == room
    assert await at.books() == before


async def test_null_clears(world: World) -> None:
    at = await desk(world)
    room = await at.book(privateNotes="a", flight="AZ", channelRefer="X", metaData=[{"metaKey": "pet"}])
    shown = done(await at.patch(room["id"], privateNotes=None, flight=None, channelRefer=None, metaData=None))
    assert not {"privateNotes", "flight", "channelRefer", "metaData"} & shown.keys()


async def test_a_required_field_cannot_be_cleared(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    before = await at.books()
    answer = await at.patch(room["id"], channelId=None, checkin=None, guests=None)
    await refused(at, answer, before, 400, ("$.channelId", WRONG), ("$.checkin", WRONG), ("$.guests", WRONG))
    await refused(at, await at.patch(room["id"], guests=[]), before, 400, ("$.guests", WRONG))


async def test_a_later_departure_takes_only_what_is_new(world: World) -> None:
    at = await desk(world, allotment=1)
    room = await at.book()
    shown = done(await at.patch(room["id"], checkout=at.day(6)))
    assert (shown["roomGross"], shown["guests"][0]["checkout"]) == (300, at.day(6))
    assert await at.held(room["id"]) == [at.day(3), at.day(4), at.day(5)]
    shown = done(await at.patch(room["id"], checkin=at.day(5)))
    assert await at.held(room["id"]) == [at.day(5)]
    assert await at.sold() == {at.day(5): 1}
    before = await at.books()
    await refused(at, await at.patch(room["id"], checkin=at.day(6)), before, 400, ("$.checkout", WRONG))


async def test_a_change_of_dates_takes_nights_that_were_never_taken(world: World) -> None:
    at = await desk(world, allotment=1)
    room = done(await at.post(availability=False))
    assert await at.held(room["id"]) == []
    done(await at.patch(room["id"], privateNotes="x"))
    assert await at.held(room["id"]) == []
    done(await at.patch(room["id"], checkout=at.day(6)))
    assert await at.held(room["id"]) == [at.day(3), at.day(4), at.day(5)]


async def test_a_confirmed_one_is_never_cancelled_by_patch(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    before = await at.books()
    answer = await at.patch(room["id"], status="CANCELLED")
    await refused(at, answer, before, 400, ("$.status", RULE))
    assert answer.json()["message"] == (
        "A confirmed reservation can't be cancelled by PATCH; use DELETE, or PUT with the status."
    )


@pytest.mark.parametrize(
    ("first", "then", "kinds", "sold"),
    [
        ("WAITING", "CONFIRMED", ["created", "confirmed"], 2),
        ("WAITING", "CANCELLED", ["created", "cancelled"], 0),
        ("CANCELLED", "CONFIRMED", ["created", "confirmed"], 2),
        ("CANCELLED", "CANCELLED", ["created"], 0),
        ("CONFIRMED", "CONFIRMED", ["created"], 2),
    ],
)
async def test_transitions(world: World, first: str, then: str, kinds: list[str], sold: int) -> None:
    at = await desk(world)
    room = await at.book(status=first)
    shown = done(await at.patch(room["id"], status=then))
    assert shown["status"] == then
    assert [kind for kind, _ in await at.events()] == kinds
    assert len(await at.sold()) == sold


async def test_a_cancelled_one_moves_without_taking(world: World) -> None:
    at = await desk(world)
    room = await at.book(status="CANCELLED")
    shown = done(await at.patch(room["id"], checkout=at.day(9)))
    assert shown["checkout"].startswith(at.day(9))
    assert await at.sold() == {}


async def test_sold_out_changes_nothing(world: World) -> None:
    at = await desk(world, allotment=1)
    room = await at.book()
    await at.book(5, 1)
    before = await at.books()
    answer = await at.patch(room["id"], checkout=at.day(6), privateNotes="never kept")
    await refused(at, answer, before, 400, ("$.product", RULE))


async def test_wrong_fields_and_unknown_ids(world: World) -> None:
    at, other = await desk(world), await desk(world)
    room = await at.book()
    before = await at.books()
    await refused(at, await at.patch(room["id"], refer="x" * 26), before, 400, ("$.refer", WRONG))
    await refused(at, await at.patch(room["id"], roomGross=0.001), before, 400, ("$.roomGross", WRONG))
    await refused(at, await at.patch(room["id"], product=other.room), before, 422, ("$.product", MISSING))
    await refused(at, await at.patch(room["id"], pmsProduct=5), before, 422, ("$.pmsProduct", MISSING))
    await refused(at, await at.patch(room["id"], related=[{"streamCard": {"cvv": "1"}}]), before, 403)


async def test_guests_keep_their_ids(world: World) -> None:
    at = await desk(world)
    room = await at.book(guests=[ADA, {"type": "GUEST", "familyName": "Byron"}])
    byron = room["guests"][1]["id"]
    shown = done(await at.patch(room["id"], guests=[{"id": byron, "type": "GUEST", "familyName": "B."}, ADA]))
    assert [(guest["familyName"], guest.get("id")) for guest in shown["guests"]] == [
        ("B.", byron),
        ("Lovelace", None),
    ]


async def test_a_guest_that_stands_in_the_list_twice_is_refused(world: World) -> None:
    at = await desk(world)
    room = await at.book(guests=[ADA, {"type": "GUEST", "familyName": "Byron"}])
    byron = {"id": room["guests"][1]["id"], "type": "GUEST", "familyName": "Byron"}
    before = await at.books()
    answer = await at.patch(room["id"], guests=[byron, ADA, byron])
    await refused(at, answer, before, 400, ("$.guests[2].id", WRONG))
    assert answer.json()["message"] == f"Guest {byron['id']} stands in this list twice."


async def test_joining_another_booking(world: World) -> None:
    at = await desk(world)
    first, second = await at.book(refer="A"), await at.book(refer="B")
    shown = done(await at.patch(second["id"], refer="A"))
    assert (shown["refer"], shown["linkedReservations"]) == ("A", [first["id"]])


async def test_closing_the_last_day_of_a_deleted_product(world: World) -> None:
    at = await desk(world, allotment=9)
    room = await at.book(status="CANCELLED")
    answer = await at.session.delete(f"/rest/v1/roomrates/{at.hotel.id}/{at.room}")
    assert answer.status_code == 200, answer.text
    before = await at.books()
    await refused(at, await at.patch(room["id"], status="CONFIRMED"), before, 422, ("$.product", MISSING))
    assert "roomName" not in done(await at.patch(room["id"], privateNotes="the room is gone"))
