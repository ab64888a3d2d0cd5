"""replayEvents: everything that happened in a property, in its order, from any point on."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import asyncpg
import pytest

from roomrack.core.localtime import format_instant
from roomrack.core.rights import Area, Level
from tests.api.reservations.support import Desk, desk, done
from tests.api.revisions.support import EVENTS
from tests.factories import Session, World
from tests.factories.world import EVERYTHING
from tests.harness.cluster import Urls


async def page(session: Session, **params: Any) -> dict[str, Any]:
    """One answer."""
    body: dict[str, Any] = done(await session.get(EVENTS, params=params))
    return body


async def everything(session: Session, count: int, **params: Any) -> list[dict[str, Any]]:
    """So many events: they come one by one while transactions of others run."""
    found: list[dict[str, Any]] = []
    while len(found) < count:
        answer = await page(session, wait=10, **params)
        assert answer["data"], "nothing came in time"
        found += answer["data"]
        params = {key: value for key, value in params.items() if key != "since"} | {"after": answer["cursor"]}
    return found


def kinds(found: Sequence[dict[str, Any]]) -> list[str]:
    return [one["type"] for one in found]


async def test_all_that_happened_comes_in_order_with_who_did_it(world: World) -> None:
    at = await desk(world)
    made = await at.book()
    cancelled = await at.cancel(made["id"])
    found = await everything(at.session, 5, accommodation=at.hotel.id)
    assert kinds(found) == [
        "accommodation.created",
        "product.created",
        "calendar.changed",
        "reservation.created",
        "reservation.cancelled",
    ]
    last = found[-1]
    assert last == {
        "id": last["id"],
        "accommodation": str(at.hotel.id),
        "type": "reservation.cancelled",
        "reference": str(made["id"]),
        "time": last["time"],
        "actor": {"type": "APPLICATION", "application": at.session.app.id, "person": at.hotel.person},
        "content": cancelled,
        "cursor": last["cursor"],
    }
    assert found[1]["content"]["id"] == at.room
    assert found[0]["actor"] == {"type": "JOB"}


async def test_a_replay_begins_at_any_point(world: World) -> None:
    at = await desk(world, allotment=9)
    made = [await at.book() for _ in range(2)]
    whole = await everything(at.session, 5)
    for index, one in enumerate(whole):
        rest = await everything(at.session, 4 - index, after=one["cursor"]) if index < 4 else []
        assert [each["id"] for each in rest] == [each["id"] for each in whole[index + 1 :]]
    only = await everything(at.session, 2, **{"type[]": ["reservation.created"]})
    assert [one["reference"] for one in only] == [str(one["id"]) for one in made]
    async with world.unit() as unit:
        now = unit.now()
    since = await page(at.session, since=format_instant(now + timedelta(hours=1)))
    assert since["data"] == []
    late = await at.book()
    (told,) = (await page(at.session, after=since["cursor"], wait=10))["data"]
    assert told["reference"] == str(late["id"])
    early = await everything(at.session, 6, since=format_instant(now - timedelta(hours=1)))
    assert len(early) == 6


async def test_small_pages_give_the_same_as_one(world: World) -> None:
    at = await desk(world, allotment=9)
    for _ in range(4):
        await at.book()
    whole = await everything(at.session, 7)
    single: list[dict[str, Any]] = []
    after: dict[str, Any] = {}
    while data := (answer := await page(at.session, size=1, **after))["data"]:
        single += data
        after = {"after": answer["cursor"]}
    assert [one["id"] for one in single] == [one["id"] for one in whole]


async def test_an_event_that_commits_late_is_not_skipped(world: World, urls: Urls) -> None:
    at = await desk(world)
    cursor = (await everything(at.session, 3))[-1]["cursor"]
    late: asyncpg.Connection[Any] = await asyncpg.connect(urls.worker)
    try:
        async with late.transaction():
            await late.execute(
                "insert into event (accommodation, type, schema, reference, payload, actor, occurred_at)"
                " values ($1, 'calendar.changed', 1, 'late', '{}', '{}', now())",
                at.hotel.id,
            )
            early = await at.book()
            # The control: by its number the booking could be told now, and what is late would lie behind the reader.
            assert (await page(at.session, after=cursor))["data"] == []
        found = await everything(at.session, 2, after=cursor)
    finally:
        await late.close()
    assert sorted(one["reference"] for one in found) == sorted(["late", str(early["id"])])


async def test_one_who_waits_hears_at_once(world: World) -> None:
    at = await desk(world)
    cursor = (await everything(at.session, 3))[-1]["cursor"]
    waiting = asyncio.create_task(page(at.session, after=cursor, wait=20))
    await asyncio.sleep(0.5)
    assert not waiting.done()
    made = await at.book()
    (told,) = (await asyncio.wait_for(waiting, 15))["data"]
    assert told["reference"] == str(made["id"])


async def test_what_was_not_granted_is_not_told(world: World) -> None:
    at, other = await desk(world), await desk(world)
    await at.book()
    await everything(at.session, 4)
    houses = {one["accommodation"] for one in await everything(other.session, 3)}
    assert houses == {str(other.hotel.id)}
    guestless = await world.session(at.hotel, permissions={**EVERYTHING, Area.RESERVATION: Level.NONE})
    assert {one["type"].partition(".")[0] for one in await everything(guestless, 3)} == {
        "accommodation",
        "product",
        "calendar",
    }
    roomless = await world.session(at.hotel, permissions={Area.RESERVATION: Level.READONLY})
    assert kinds(await everything(roomless, 1)) == ["reservation.created"]


async def test_whom_a_property_employs_is_told_to_nobody(world: World) -> None:
    at = await desk(world)
    invited = await at.session.post(
        f"/rest/x1/accommodation/{at.hotel.id}/people/invitation",
        json={"email": "cook@unmistakable.example", "permissions": {}},
    )
    assert invited.status_code == 200, invited.text
    await at.book()
    found = await everything(at.session, 4)
    assert "person" not in {kind.partition(".")[0] for kind in kinds(found)}
    assert "unmistakable" not in str(found)


@pytest.mark.parametrize(
    ("params", "element"),
    [
        ({"after": "yesterday"}, "after"),
        ({"after": "9223372036854775807.0"}, "after"),
        ({"after": "9999999999999999999.0"}, "after"),
        ({"after": "0.0", "since": "2026-01-01T00:00:00Z"}, "since"),
        ({"since": "2026-01-01"}, "since"),
        ({"since": "0001-01-01T00:00:00Z"}, "since"),
        ({"since": "x"}, "since"),
        ({"wait": 21}, "wait"),
        ({"wait": "long"}, "wait"),
        ({"size": -1}, "size"),
        ({"size": 501}, "size"),
        ({"accommodation": "x"}, "accommodation"),
    ],
    ids=str,
)
async def test_wrong_parameters_are_named(world: World, params: dict[str, Any], element: str) -> None:
    session = await world.session(await world.hotel())
    answer = await session.get(EVENTS, params=params)
    assert (answer.status_code, answer.json()["element"]) == (400, element), answer.text


async def history_of_writers(at: Desk, rounds: int) -> None:
    for _ in range(rounds):
        made = await at.book()
        done(await at.patch(made["id"], privateNotes="x"))


async def test_eight_writers_and_one_who_follows(world: World) -> None:
    at = await desk(world, allotment=100)
    cursor = (await everything(at.session, 3))[-1]["cursor"]
    writers = [asyncio.create_task(history_of_writers(at, 4)) for _ in range(8)]
    seen: list[dict[str, Any]] = []
    while len(seen) < 64:
        answer = await page(at.session, after=cursor, wait=10, size=5)
        assert answer["data"], "nothing came in time"
        seen += answer["data"]
        cursor = answer["cursor"]
    await asyncio.gather(*writers)
    assert len({one["id"] for one in seen}) == 64
    async with world.unit() as unit:
        rows = await unit.raw.fetch(
            "select id from event where accommodation = $1 and type like 'reservation.%' order by xid, id", at.hotel.id
        )
    assert [one["id"] for one in seen] == [row["id"] for row in rows]
