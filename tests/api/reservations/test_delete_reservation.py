"""deleteReservation and deleteGroupReservations cancel; nothing is ever removed."""

import pytest

from tests.api.reservations.support import desk, done
from tests.factories import World


async def test_a_deletion_answers_what_was_cancelled_and_gives_the_nights_back(world: World) -> None:
    at = await desk(world, allotment=1)
    room = await at.book()
    gone = await at.cancel(room["id"])
    assert gone == {
        **room,
        "status": "CANCELLED",
        "cancelledBy": "accommodation",
        "cancelPenality": 0,
        "cancelledTime": gone["cancelledTime"],
        "updateTime": gone["updateTime"],
    }
    assert await at.sold() == {}
    assert await at.events() == [("created", room["id"]), ("cancelled", room["id"])]
    await at.book()


async def test_cancelling_a_cancelled_one_changes_nothing(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    gone = await at.cancel(room["id"])
    before = await at.books()
    assert await at.cancel(room["id"]) == gone
    assert await at.books() == before


async def test_it_gives_back_only_what_it_holds(world: World) -> None:
    at = await desk(world)
    await at.book()
    free = done(await at.post(availability=False))
    await at.cancel(free["id"])
    assert await at.sold() == {at.day(3): 1, at.day(4): 1}


async def test_a_group(world: World) -> None:
    at = await desk(world)
    first, second = await at.book(refer="FAMILY"), await at.book(refer="FAMILY")
    third = await at.book(6, 1)
    await at.cancel(first["id"])
    answer = await at.session.delete(f"{at.path}/group/FAMILY")
    rows = done(answer)
    assert [(row["id"], row["status"]) for row in rows] == [(first["id"], "CANCELLED"), (second["id"], "CANCELLED")]
    assert await at.events() == [
        ("created", first["id"]),
        ("created", second["id"]),
        ("created", third["id"]),
        ("cancelled", first["id"]),
        ("cancelled", second["id"]),
    ]
    assert await at.sold() == {at.day(6): 1}
    before = await at.books()
    assert done(await at.session.delete(f"{at.path}/group/FAMILY")) == rows
    assert await at.books() == before


@pytest.mark.parametrize(
    ("refer", "sent"),
    [("2026/77", "2026%2F77"), ("a/b/c", "a%2fb%2Fc"), ("50%/é", "50%25%2F%C3%A9"), ("a b?#", "a%20b%3F%23")],
)
async def test_a_group_whose_refer_holds_characters_of_paths(world: World, refer: str, sent: str) -> None:
    at = await desk(world)
    room = await at.book(refer=refer)
    rows = done(await at.session.delete(f"{at.path}/group/{sent}"))
    assert [(row["id"], row["refer"], row["status"]) for row in rows] == [(room["id"], refer, "CANCELLED")]
    assert await at.sold() == {}
    assert (await at.session.get(f"{at.path}/group/{sent}")).status_code == 405


@pytest.mark.parametrize("refer", ["%F0%9F%9B%8F", "'%3B--", "x" * 500, "%20", "a%2520b"])
async def test_an_odd_refer_is_an_unknown_one(world: World, refer: str) -> None:
    at = await desk(world)
    answer = await at.session.delete(f"{at.path}/group/{refer}")
    assert (answer.status_code, answer.json()["element"]) == (404, "Reservation")


async def test_unknown_ids_and_refers(world: World) -> None:
    at, other = await desk(world), await desk(world)
    theirs = await other.book(refer="THEIRS")
    before = await other.books()
    answers = [(await at.session.delete(f"{at.path}/{id}")).json() for id in (theirs["id"], 987654321, 2**70, 0)] + [
        (await at.session.delete(f"{at.path}/group/{refer}")).json() for refer in ("THEIRS", "NOBODYS")
    ]
    assert (
        answers
        == [
            {
                "success": False,
                "type": "ApiResourceMissing",
                "message": "Reservation not found.",
                "nested": [],
                "element": "Reservation",
            }
        ]
        * 6
    )
    assert await other.books() == before
