"""findRevisions and acknowledgeRevisions: nothing lost, nothing twice, each application for itself."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import asyncpg
import pytest

from roomrack.core.rights import Area, Level
from roomrack.domain.revisions import service as revisions
from tests.api.reservations.support import Desk, desk, done
from tests.api.revisions.support import ACKNOWLEDGE, FEED, acknowledge, feed, told
from tests.factories import Session, World
from tests.factories.world import EVERYTHING, READ_ONLY
from tests.harness.cluster import Urls
from tests.harness.processes import ClockFile

WRITERS = 8


async def test_each_creation_change_and_cancellation_is_a_revision_with_the_whole_payload(world: World) -> None:
    at = await desk(world)
    made = await at.book(status="WAITING")
    changed = done(await at.patch(made["id"], privateNotes="Late"))
    confirmed = done(await at.put(made["id"], {"status": "CONFIRMED"}))
    cancelled = await at.cancel(made["id"])
    found = await feed(at.session)
    assert found == [
        {
            "id": one["id"],
            "accommodation": str(at.hotel.id),
            "reservation": made["id"],
            "kind": kind,
            "time": one["time"],
            "channel": 288,
            "actor": {"type": "APPLICATION", "application": at.session.app.id, "person": at.hotel.person},
            "content": content,
        }
        for one, kind, content in zip(
            found,
            ["CREATED", "CHANGED", "CONFIRMED", "CANCELLED"],
            [made, changed, confirmed, cancelled],
            strict=True,
        )
    ]
    assert [one["id"] for one in found] == sorted({one["id"] for one in found})


async def test_an_acknowledged_revision_does_not_come_again_and_doing_it_again_changes_nothing(world: World) -> None:
    at = await desk(world)
    first, second, third = [(await at.book())["id"] for _ in range(2)] + [(await at.book(arrival=9))["id"]]
    found = await feed(at.session)
    assert await acknowledge(at.session, found[1:2]) == {"acknowledged": 1, "already": 0}
    assert await told(at.session) == [("CREATED", first), ("CREATED", third)]
    assert await acknowledge(at.session, found[:2]) == {"acknowledged": 1, "already": 1}
    assert await acknowledge(at.session, found[:2]) == {"acknowledged": 0, "already": 2}
    assert await told(at.session) == [("CREATED", third)]
    await at.patch(second, privateNotes="News")
    assert await told(at.session) == [("CREATED", third), ("CHANGED", second)]
    assert await acknowledge(at.session, await feed(at.session)) == {"acknowledged": 2, "already": 0}
    assert await told(at.session) == []


async def test_an_application_and_a_property_know_nothing_of_others(world: World) -> None:
    at, elsewhere = await desk(world), await desk(world)
    mine, theirs = await at.book(), await elsewhere.book()
    both = await world.session(at.hotel, elsewhere.hotel)
    other = await world.session(at.hotel)
    assert await told(both) == [("CREATED", mine["id"]), ("CREATED", theirs["id"])]
    assert await told(both, accommodation=elsewhere.hotel.id) == [("CREATED", theirs["id"])]
    await acknowledge(both, await feed(both))
    assert await told(both) == []
    assert await told(other) == await told(at.session) == [("CREATED", mine["id"])]
    again = await world.session(at.hotel, app=both.app)
    assert await told(again) == []
    assert await told(await world.key_session(at.hotel, app=other.app)) == [("CREATED", mine["id"])]


async def test_pages_hold_everything_once(world: World) -> None:
    at = await desk(world, allotment=20)
    made = [(await at.book())["id"] for _ in range(7)]
    got: list[int] = []
    after = 0
    while True:
        answer = done(await at.session.get(FEED, params={"size": 3, "after": after}))
        got += [one["reservation"] for one in answer["data"]]
        if "next" not in answer:
            break
        after = answer["next"]
        await acknowledge(at.session, answer["data"])
    assert got == made
    assert await told(at.session) == [("CREATED", made[-1])]


async def test_a_grant_that_reads_is_enough_and_one_without_reservations_sees_nothing(world: World) -> None:
    at = await desk(world)
    made = await at.book()
    reader = await world.session(at.hotel, permissions=READ_ONLY)
    found = await feed(reader)
    assert await acknowledge(reader, found) == {"acknowledged": 1, "already": 0}
    assert await feed(reader) == []
    blind = await world.session(at.hotel, permissions={**EVERYTHING, Area.RESERVATION: Level.NONE})
    assert await feed(blind) == []
    refused = await blind.get(FEED, params={"accommodation": at.hotel.id})
    assert (refused.status_code, refused.json()["type"]) == (403, "ApiSecurityException")
    hidden = await blind.post(ACKNOWLEDGE, json={"ids": [found[0]["id"]]})
    assert hidden.status_code == 422
    assert await told(at.session) == [("CREATED", made["id"])]


async def test_ids_that_are_no_revision_are_named_and_nothing_is_acknowledged(world: World) -> None:
    at, elsewhere = await desk(world), await desk(world)
    made = await at.book()
    await elsewhere.book()
    (mine,), (theirs,) = await feed(at.session), await feed(elsewhere.session)
    async with world.unit() as unit:
        sold = await unit.raw.fetchval(
            "select min(id) from event where accommodation = $1 and type = 'calendar.changed'", at.hotel.id
        )
    for wrong in (theirs["id"], sold, 2**53 - 1):
        answer = await at.session.post(ACKNOWLEDGE, json={"ids": [mine["id"], wrong]})
        assert answer.status_code == 422
        assert [(one["element"], one["type"]) for one in answer.json()["nested"]] == [
            ("$.ids[1]", "ApiResourceMissing")
        ]
    two = await at.session.post(ACKNOWLEDGE, json={"ids": [sold, mine["id"], theirs["id"]]})
    assert [one["element"] for one in two.json()["nested"]] == ["$.ids[0]", "$.ids[2]"]
    assert await told(at.session) == [("CREATED", made["id"])]


@pytest.mark.parametrize(
    ("body", "element"),
    [
        ({}, "$.ids"),
        ({"ids": []}, "$.ids"),
        ({"ids": [1] * 1001}, "$.ids"),
        ({"ids": 1}, "$.ids"),
        ({"ids": ["x"]}, "$.ids[0]"),
        ({"ids": [True]}, "$.ids[0]"),
        ({"ids": [0]}, "$.ids[0]"),
        ({"ids": [2**53]}, "$.ids[0]"),
    ],
    ids=str,
)
async def test_wrong_bodies_are_named(world: World, body: dict[str, Any], element: str) -> None:
    session = await world.session(await world.hotel())
    answer = await session.post(ACKNOWLEDGE, json=body)
    assert (answer.status_code, answer.json()["nested"][0]["element"]) == (400, element), answer.text


async def test_bodies_that_are_too_large_or_no_json(world: World) -> None:
    session = await world.session(await world.hotel())
    for content, media, status in (
        (b'{"ids": [' + b"1," * 600_000 + b"1]}", "application/json", 413),
        (b"ids=1", "application/x-www-form-urlencoded", 415),
        (b"{", "application/json", 400),
    ):
        answer = await session.post(ACKNOWLEDGE, content=content, headers={"Content-Type": media})
        assert answer.status_code == status, answer.text


@pytest.mark.parametrize(
    ("params", "element"),
    [
        ({"accommodation": "x"}, "accommodation"),
        ({"accommodation": 0}, "accommodation"),
        ({"after": -1}, "after"),
        ({"after": 2**63}, "after"),
        ({"size": -1}, "size"),
        ({"size": 501}, "size"),
    ],
    ids=str,
)
async def test_wrong_parameters_are_named(world: World, params: dict[str, Any], element: str) -> None:
    session = await world.session(await world.hotel())
    answer = await session.get(FEED, params=params)
    assert (answer.status_code, answer.json()["element"]) == (400, element), answer.text


async def test_a_property_that_was_not_granted_is_refused(world: World) -> None:
    at, other = await desk(world), await desk(world)
    for path in (FEED, "/rest/x1/event"):
        answer = await other.session.get(path, params={"accommodation": at.hotel.id})
        assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")


async def test_what_nobody_acknowledged_leaves_the_feed_after_thirty_days(world: World, clock: ClockFile) -> None:
    at = await desk(world)
    old = await at.book()
    clock.run(offset_seconds=timedelta(days=29).total_seconds())
    session = await world.session(at.hotel, app=at.session.app)
    assert await told(session) == [("CREATED", old["id"])]
    clock.run(offset_seconds=timedelta(days=31).total_seconds())
    session = await world.session(at.hotel, app=at.session.app)
    await session.patch(f"{at.path}/{old['id']}", json={"privateNotes": "Late"})
    (late,) = await feed(session)
    assert late["kind"] == "CHANGED"
    await acknowledge(session, [late])
    assert await kept(at) == 1


async def kept(at: Desk) -> int:
    """What is left of readers after the sweep of the night."""
    async with at.world.unit() as unit:
        await revisions.forget(unit)
        return int(
            await unit.raw.fetchval("select count(*) from revision_reader where accommodation = $1", at.hotel.id)
        )


async def test_a_reader_who_reads_no_more_is_forgotten(world: World, clock: ClockFile) -> None:
    at = await desk(world)
    await at.book()
    await acknowledge(at.session, await feed(at.session))
    clock.run(offset_seconds=timedelta(days=29).total_seconds())
    assert await kept(at) == 1
    clock.run(offset_seconds=timedelta(days=31).total_seconds())
    assert await kept(at) == 0
    assert await feed(await world.session(at.hotel, app=at.session.app)) == []
    async with world.unit() as unit:
        rows = await unit.raw.fetchval("select count(*) from revision_read where accommodation = $1", at.hotel.id)
    assert rows == 0


@asynccontextmanager
async def late_change(urls: Urls, hotel: int, reservation: int) -> AsyncIterator[int]:
    """A change of a reservation that began before the block and commits after it; gives its revision."""
    connection: asyncpg.Connection[Any] = await asyncpg.connect(urls.worker)
    try:
        async with connection.transaction():
            yield await connection.fetchval(
                "insert into event (accommodation, type, schema, reference, payload, before, actor, occurred_at)"
                " select accommodation, 'reservation.changed', schema, reference, payload, payload -> 'reservation',"
                " actor, occurred_at from event"
                " where accommodation = $1 and reference = $2 and type = 'reservation.created' returning id",
                hotel,
                str(reservation),
            )
    finally:
        await connection.close()


async def test_a_change_that_commits_late_is_not_passed_over(world: World, urls: Urls) -> None:
    at = await desk(world)
    made = await at.book()
    async with late_change(urls, at.hotel.id, made["id"]) as late:
        later = await at.book()
        found = await feed(at.session)
        assert [one["reservation"] for one in found] == [made["id"], later["id"]]
        assert late < found[-1]["id"]
        await acknowledge(at.session, found)
        assert await feed(at.session) == []
    # The control: one who keeps the highest number that he has seen would never hear of it.
    assert await feed(at.session, after=found[-1]["id"]) == []
    (missed,) = await feed(at.session)
    assert missed["id"] == late
    await acknowledge(at.session, [missed])
    assert await feed(at.session) == []
    async with world.unit() as unit:
        held = await unit.raw.fetch(
            "select floor::text, pg_snapshot_xmin(pg_current_snapshot())::text from revision_reader"
            " where accommodation = $1",
            at.hotel.id,
        )
    assert int(held[0][0]) <= int(held[0][1])


class Writers:
    """Eight receptions that book, change and cancel at once."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.running = True

    async def work(self, at: Any, rounds: int, expected: defaultdict[int, list[str]]) -> None:
        """One of them."""
        for number in range(rounds):
            made = await at.book()
            expected[made["id"]].append("CREATED")
            done(await at.patch(made["id"], privateNotes=f"Note {number}"))
            expected[made["id"]].append("CHANGED")
            if number % 2:
                await at.cancel(made["id"])
                expected[made["id"]].append("CANCELLED")


async def test_eight_writers_and_a_reader_lose_nothing_and_get_nothing_twice(world: World, urls: Urls) -> None:
    at = await desk(world, allotment=100)
    reader = await world.session(at.hotel)
    expected: defaultdict[int, list[str]] = defaultdict(list)
    read: list[dict[str, Any]] = []
    writers = Writers(world)
    tasks = [asyncio.create_task(writers.work(at, 5, expected)) for _ in range(WRITERS)]

    async def catch_up() -> int:
        page = await feed(reader, size=7)
        if page:
            assert await acknowledge(reader, page) == {"acknowledged": len(page), "already": 0}
            read.extend(page)
        return len(page)

    first = await at.book()
    expected[first["id"]] += ["CREATED", "CHANGED"]
    async with late_change(urls, at.hotel.id, first["id"]):
        while not all(task.done() for task in tasks):
            await catch_up()
    await asyncio.gather(*tasks)
    while await catch_up():
        pass
    got: defaultdict[int, list[str]] = defaultdict(list)
    for one in read:
        got[one["reservation"]].append(one["kind"])
    assert got == expected
    numbers = [one["id"] for one in read]
    assert len(numbers) == len(set(numbers))
    assert await feed(reader) == []
    async with world.unit() as unit:
        left = await unit.raw.fetchval("select count(*) from revision_read where accommodation = $1", at.hotel.id)
    # Without anything running below, the floor has swallowed what was acknowledged.
    assert left < len(numbers)


async def test_two_readers_of_one_application_acknowledge_at_once(world: World) -> None:
    at = await desk(world, allotment=50)
    for _ in range(10):
        await at.book()
    found = await feed(at.session)
    answers = await asyncio.gather(*(acknowledge(at.session, found) for _ in range(WRITERS)))
    assert sum(answer["acknowledged"] for answer in answers) == len(found)
    assert await feed(at.session) == []


async def test_the_feed_needs_a_credential(world: World) -> None:
    at = await desk(world)
    nobody = Session(at.session.client, {}, at.session.app)
    for answer in (await nobody.get(FEED), await nobody.post(ACKNOWLEDGE, json={"ids": [1]})):
        assert (answer.status_code, answer.json()["type"]) == (401, "ApiKeyMissing")
