"""createManyReservations: the rooms of one booking, all or none."""

from typing import Any

from tests.api.reservations.support import ADA, Desk, desk, done, refused
from tests.factories import World

WRONG = "ApiParamsExemption"
RULE = "ApiValidationFailed"
MISSING = "ApiResourceMissing"


async def bulk(at: Desk, *items: dict[str, Any]) -> Any:
    return await at.session.post(f"/rest/v1/reservation/bulk/{at.hotel.id}", json={"reservations": list(items)})


async def test_rooms_share_a_refer_and_each_is_announced(world: World) -> None:
    at = await desk(world)
    other = await world.product(at.hotel, name="Single")
    await world.sell(at.hotel, other, price=50)
    shown = done(await bulk(at, at.body(), at.body(product=other, guests=[{"familyName": "Byron"}]), at.body(6, 1)))
    assert shown.keys() == {"data"}
    rows = shown["data"]
    ids = [row["id"] for row in rows]
    assert [row["product"] for row in rows] == [at.room, other, at.room]
    assert len({row["refer"] for row in rows}) == 1
    assert [(row["grouped"], row["rooms"], row["linkedReservations"]) for row in rows] == [
        (True, 3, [id for id in ids if id != own]) for own in ids
    ]
    assert [row["guestsList"] for row in rows] == ["Ada Lovelace", "Byron", "Ada Lovelace"]
    assert await at.events() == [("created", id) for id in ids]
    assert await at.sold() == {at.day(3): 1, at.day(4): 1, at.day(6): 1}
    assert [done(await at.session.get(f"{at.path}/{id}")) for id in ids] == rows


async def test_a_stated_refer_is_kept_and_may_stand_on_one_item(world: World) -> None:
    at = await desk(world)
    rows = done(await bulk(at, at.body(refer="OURS"), at.body()))["data"]
    assert [row["refer"] for row in rows] == ["OURS", "OURS"]


async def test_one_bad_item_refuses_all_and_every_bad_item_is_named(world: World) -> None:
    at = await desk(world)
    before = await at.books()
    answer = await bulk(
        at,
        at.body(),
        at.body(3, 0, roomGross=-1),
        at.body(product=987654321),
        at.body(guests=[]),
    )
    await refused(
        at,
        answer,
        before,
        400,
        ("$.reservations[1].checkout", WRONG),
        ("$.reservations[1].roomGross", WRONG),
        ("$.reservations[2].product", MISSING),
        ("$.reservations[3].guests", WRONG),
    )
    assert answer.json()["type"] == WRONG


async def test_only_unknown_ids_are_422(world: World) -> None:
    at, other = await desk(world), await desk(world)
    before = await at.books()
    answer = await bulk(at, at.body(product=other.room), at.body(), at.body(product=987654321))
    await refused(
        at, answer, before, 422, ("$.reservations[0].product", MISSING), ("$.reservations[2].product", MISSING)
    )


async def test_the_last_units_go_to_the_first_items_and_the_others_are_named(world: World) -> None:
    at = await desk(world, allotment=2)
    before = await at.books()
    answer = await bulk(at, at.body(3, 1), at.body(3, 1), at.body(3, 1), at.body(3, 2))
    await refused(at, answer, before, 400, ("$.reservations[2].product", RULE), ("$.reservations[3].product", RULE))
    assert answer.json()["type"] == RULE


async def test_posted_again_it_changes_and_new_rooms_join(world: World) -> None:
    at = await desk(world, allotment=3)
    first = done(await bulk(at, at.body(channelRefer="A"), at.body(channelRefer="B")))["data"]
    again = done(
        await bulk(at, at.body(channelRefer="C"), at.body(channelRefer="B", totalGuest=2), at.body(channelRefer="A"))
    )["data"]
    assert [row["id"] for row in again[1:]] == [first[1]["id"], first[0]["id"]]
    assert {row["refer"] for row in again} == {first[0]["refer"]}
    assert [row["rooms"] for row in again] == [3, 3, 3]
    ids = [row["id"] for row in first]
    assert await at.events() == [
        ("created", ids[0]),
        ("created", ids[1]),
        ("created", again[0]["id"]),
        ("changed", ids[1]),
    ]


async def test_items_that_would_be_one_reservation_are_refused(world: World) -> None:
    at = await desk(world)
    before = await at.books()
    answer = await bulk(at, at.body(channelRefer="A"), at.body(channelRefer="A"))
    await refused(at, answer, before, 400, ("$.reservations[1].channelRefer", RULE))


async def test_items_with_different_refers_are_refused(world: World) -> None:
    at = await desk(world)
    before = await at.books()
    await refused(
        at, await bulk(at, at.body(refer="A"), at.body(refer="B")), before, 400, ("$.reservations[1].refer", RULE)
    )


async def test_no_rooms_and_too_many(world: World) -> None:
    at = await desk(world)
    before = await at.books()
    await refused(at, await bulk(at), before, 400, ("$.reservations", WRONG))
    await refused(at, await bulk(at, *[{}] * 101), before, 400, ("$.reservations", WRONG))
    answer = await at.session.post(f"/rest/v1/reservation/bulk/{at.hotel.id}", json={})
    await refused(at, answer, before, 400, ("$.reservations", WRONG))


async def test_card_data_in_one_item_refuses_all(world: World) -> None:
    at = await desk(world)
    before = await at.books()
    answer = await bulk(at, at.body(), at.body(streamCard={"pan": "4111111111111111"}))
    await refused(at, answer, before, 403)
    assert answer.json()["type"] == "ApiSecurityException"


async def test_a_suite_and_its_child_in_one_booking(world: World) -> None:
    at = await desk(world, allotment=1)
    other = await world.product(at.hotel)
    await world.sell(at.hotel, other, allotment=2)
    suite = await world.suite(at.hotel, at.room, other)
    rows = done(await bulk(at, at.body(3, 1, product=other), at.body(3, 1, product=suite)))["data"]
    assert (await at.sold(), await at.sold(other)) == ({at.day(3): 1}, {at.day(3): 2})
    assert [row["guests"][0]["givenName"] for row in rows] == [ADA["givenName"]] * 2
