"""Links that go out by themselves some days before arrival: docs/guides/guests.md."""

import asyncio
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from roomrack.core.clock import FixedClock
from roomrack.domain.arrivals.jobs import Inviter
from roomrack.domain.arrivals.service import mailing
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database
from tests.api.reservations.support import Desk, desk, done
from tests.factories import World
from tests.factories.world import READ_ONLY

ADA = {"givenName": "Ada", "familyName": "Lovelace", "email": "ada@example.com"}
ARRIVAL, DAYS = 40, 3
"""So far ahead that a worker of other tests finds none of these stays due."""


@pytest.fixture
def at_hour(database: Database, keys: str) -> Any:
    """What makes the worker's job, so many days before the arrival and at an hour of the property's clock."""

    def made(at: Desk, days: int, hour: int = 12) -> Inviter:
        day = at.today + timedelta(ARRIVAL - days)
        clock = FixedClock(datetime.combine(day, time(hour), at.hotel.zone))
        return Inviter(database, Context(clock=clock, keyring=Keyring.parse(keys), actor={"kind": "worker"}))

    return made


async def inviting(world: World, days: int | None = DAYS, **hotel: Any) -> Desk:
    """A hotel that has links mailed."""
    at = await desk(world, allotment=20, **hotel)
    path = f"/rest/x1/checkin/{at.hotel.id}/settings"
    done(await at.session.patch(path, json={"linkDays": days}))
    return at


async def booked(at: Desk, **fields: Any) -> int:
    """A stay that begins after `ARRIVAL` days."""
    id: int = (await at.book(ARRIVAL, 2, **{"guests": [ADA], **fields}))["id"]
    return id


async def mails(at: Desk, reservation: int) -> list[tuple[str, str]]:
    """To whom links of a reservation go, and in which language."""
    rows = done(await at.session.get(f"/rest/x1/checkin/{at.hotel.id}/{reservation}/online"))["mails"]
    return [(row["to"], row["language"]) for row in rows]


async def test_the_setting_is_kept_shown_and_cleared(world: World) -> None:
    at = await desk(world)
    path = f"/rest/x1/checkin/{at.hotel.id}/settings"
    plain = {"police": {"automatic": False, "ready": False}}
    assert done(await at.session.get(path)) == plain
    for never in (0, None):
        assert done(await at.session.patch(path, json={"linkDays": 365})) == {**plain, "linkDays": 365}
        assert done(await at.session.patch(path, json={"retentionDays": None})) == {**plain, "linkDays": 365}
        assert done(await at.session.patch(path, json={"linkDays": never})) == plain
    for wrong in (-1, 366, 2.5, "soon", True):
        answer = await at.session.patch(path, json={"linkDays": wrong})
        assert (answer.status_code, answer.json()["element"]) == (400, "$.linkDays"), answer.text
    reader = await world.session(at.hotel, permissions=READ_ONLY)
    assert (await reader.patch(path, json={"linkDays": 1})).status_code == 403
    assert done(await at.session.get(path)) == plain


async def test_the_link_goes_out_once_in_the_guests_language(world: World, at_hour: Any) -> None:
    at = await inviting(world)
    one, other = await booked(at, guests=[{**ADA, "language": "IT"}]), await booked(at, guests=[ADA, ADA])
    for days, hour in ((DAYS + 1, 12), (DAYS, 8)):
        await at_hour(at, days, hour).run()
        assert await mails(at, one) == []
    for days, hour in ((DAYS, 9), (DAYS, 10), (0, 12)):
        await at_hour(at, days, hour).run()
    assert await mails(at, one) == [("ada@example.com", "IT")]
    assert await mails(at, other) == [("ada@example.com", "EN")]
    assert done(await at.session.get(f"/rest/x1/checkin/{at.hotel.id}/{one}/online"))["open"] is True
    rows = await at._rows(
        "select type, actor from event where accommodation = $1 and reference = $2::text and type like 'arrival.%' "
        "order by id",
        str(one),
    )
    assert [(row["type"], row["actor"]) for row in rows] == [
        ("arrival.link_made", {"kind": "worker"}),
        ("arrival.link_mailed", {"kind": "worker"}),
    ]


async def test_late_bookings_get_theirs_and_a_property_that_wants_none_sends_none(world: World, at_hour: Any) -> None:
    at, quiet = await inviting(world), await inviting(world, 0)
    late, never = await booked(at), await booked(quiet)
    await at_hour(at, 0).run()
    assert len(await mails(at, late)) == 1
    assert await mails(quiet, never) == []


@pytest.mark.parametrize("case", ["cancelled", "waiting", "here", "missed", "nobody", "by hand", "withdrawn", "used"])
async def test_who_needs_none_gets_none(world: World, at_hour: Any, case: str) -> None:
    at = await inviting(world)
    guests = [{"givenName": "Ada", "familyName": "Lovelace"}] if case == "nobody" else [ADA]
    id = await booked(at, guests=guests, **({"status": "WAITING"} if case == "waiting" else {}))
    online = f"/rest/x1/checkin/{at.hotel.id}/{id}/online"
    expected: list[tuple[str, str]] = []
    if case == "cancelled":
        await at.cancel(id)
    elif case in ("here", "missed"):
        turn = {"here": "CHECKIN_END", "missed": "NO_SHOW"}[case]
        path = f"/rest/v1/checkin/{at.hotel.id}/{id}"
        assert (await at.session.put(path, params={"status": turn})).status_code == 200
    elif case == "by hand":
        done(await at.session.post(f"{online}/mail", json={"to": ["agency@example.com"]}))
        expected = [("agency@example.com", "EN")]
    elif case in ("withdrawn", "used"):
        done(await at.session.post(online))
    if case == "withdrawn":
        done(await at.session.delete(online))
    elif case == "used":
        async with world.unit() as unit:
            await unit.raw.execute("update arrival_link set answered_at = made_at where reservation = $1", id)
    await at_hour(at, 1).run()
    assert await mails(at, id) == expected


async def test_several_workers_mail_once(world: World, at_hour: Any, database: Database) -> None:
    at = await inviting(world)
    ids = [await booked(at) for _ in range(5)]
    await asyncio.gather(*(at_hour(at, 1).run() for _ in range(3)))
    for id in ids:
        assert len(await mails(at, id)) == 1
    inviter = at_hour(at, 1)
    async with database.write(inviter._context) as unit:
        assert await mailing.offer(unit, at.hotel.id, ids[0]) is False


async def test_a_deactivated_property_mails_nothing(world: World, at_hour: Any) -> None:
    at = await inviting(world)
    id = await booked(at)
    async with world.unit() as unit:
        await unit.raw.execute(
            "update accommodation set deactivated_at = $2 where accommodation = $1", at.hotel.id, unit.now()
        )
    await at_hour(at, 1).run()
    rows = await at._rows("select * from message where accommodation = $1 and subject = $2", id)
    assert rows == []
