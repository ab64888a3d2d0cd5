"""findRevisionAlerts: half an hour without reading is told once, and reading ends it."""

import json
from datetime import timedelta
from typing import Any

from tests.api.reservations.support import Desk, desk, done
from tests.api.revisions.support import ALERTS, acknowledge, feed, watch
from tests.factories import Session, World
from tests.harness.processes import ClockFile


async def alerts(session: Session) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = done(await session.get(ALERTS))["data"]
    return found


async def told(at: Desk) -> list[tuple[str, dict[str, Any]]]:
    """The events of alerts, in order."""
    async with at.world.unit() as unit:
        rows = await unit.raw.fetch(
            "select type, payload::text as payload from event where accommodation = $1 and type like 'revision.%'"
            " order by id",
            at.hotel.id,
        )
    return [(row["type"], json.loads(row["payload"])) for row in rows]


async def queue(at: Desk) -> list[tuple[str, str]]:
    """The tasks of the property: what and how far."""
    found = done(await at.session.get(f"/rest/v1/accommodation/{at.hotel.id}/queue"))
    return [(one["type"], one["status"]) for one in found]


async def test_what_waits_for_half_an_hour_is_told_once_and_reading_ends_it(world: World, clock: ClockFile) -> None:
    at = await desk(world)
    await at.book()
    await acknowledge(at.session, await feed(at.session))
    waiting = await at.book()
    (revision,) = await feed(at.session)
    clock.run(offset_seconds=timedelta(minutes=29).total_seconds())
    await watch(world)
    assert await alerts(at.session) == []
    clock.run(offset_seconds=timedelta(minutes=31).total_seconds())
    for _ in range(2):
        await watch(world)
    await at.patch(waiting["id"], privateNotes="Later")
    (alert,) = await alerts(at.session)
    assert alert == {
        "accommodation": str(at.hotel.id),
        "revision": revision["id"],
        "since": revision["time"],
        "alertTime": alert["alertTime"],
        "minutes": 30,
    }
    assert [kind for kind, _ in await told(at)] == ["revision.unread"]
    assert (await told(at))[0][1]["application"] == at.session.app.id
    assert await queue(at) == [("UNREAD_REVISIONS", "WAITING")]
    # What is younger may wait on.
    assert await acknowledge(at.session, [revision]) == {"acknowledged": 1, "already": 0}
    assert await alerts(at.session) == []
    assert [kind for kind, _ in await told(at)] == ["revision.unread", "revision.read"]
    assert await queue(at) == [("UNREAD_REVISIONS", "DONE")]
    clock.run(offset_seconds=timedelta(minutes=65).total_seconds())
    await watch(world)
    assert [kind for kind, _ in await told(at)] == ["revision.unread", "revision.read", "revision.unread"]


async def test_nobody_is_told_of_an_application_that_never_acknowledged(world: World, clock: ClockFile) -> None:
    at = await desk(world)
    await at.book()
    clock.run(offset_seconds=timedelta(minutes=31).total_seconds())
    await watch(world)
    assert (await alerts(at.session), await told(at)) == ([], [])


async def test_each_application_has_its_own_alert(world: World, clock: ClockFile) -> None:
    at = await desk(world)
    await at.book()
    other = await world.session(at.hotel)
    for session in (at.session, other):
        await acknowledge(session, await feed(session))
    await at.book()
    await acknowledge(other, await feed(other))
    clock.run(offset_seconds=timedelta(minutes=31).total_seconds())
    await watch(world)
    assert [len(await alerts(session)) for session in (at.session, other)] == [1, 0]


async def test_a_grant_that_was_taken_back_has_no_alert(world: World, clock: ClockFile) -> None:
    at = await desk(world)
    await at.book()
    await acknowledge(at.session, await feed(at.session))
    await at.book()
    async with world.unit() as unit:
        await unit.raw.execute("delete from application_accommodation where accommodation = $1", at.hotel.id)
    clock.run(offset_seconds=timedelta(minutes=31).total_seconds())
    await watch(world)
    assert await told(at) == []
