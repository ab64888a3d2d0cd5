"""The clocks of sandbox properties: readSandboxClock and advanceSandboxClock, and what happens by them."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from roomrack.core.localtime import format_instant, parse_instant
from tests.api.reservations.support import Desk, desk, done
from tests.factories import Hotel, World
from tests.factories.world import READ_ONLY
from tests.harness.processes import Worker

DAY = 86_400
ALLOWANCE = timedelta(seconds=60)


def where(hotel: Hotel) -> str:
    return f"/rest/x1/sandbox/{hotel.id}/clock"


async def test_a_clock_goes_ahead_by_seconds_and_to_an_instant(world: World) -> None:
    hotel = await world.hotel(sandbox=True)
    session, reader = await world.session(hotel), await world.session(hotel, permissions=READ_ONLY)
    fresh = done(await reader.get(where(hotel)))
    assert fresh == {
        "accommodation": str(hotel.id),
        "instant": fresh["server"],
        "server": fresh["server"],
        "aheadSeconds": 0,
        "settled": True,
    }
    moved = done(await session.post(where(hotel), json={"seconds": 3 * DAY}))
    server = parse_instant(moved["server"])
    assert moved == {
        "accommodation": str(hotel.id),
        "instant": format_instant(server + timedelta(days=3)),
        "server": moved["server"],
        "aheadSeconds": 3 * DAY,
        "settled": False,
    }
    until = (server + timedelta(days=10)).replace(microsecond=0)
    again = done(await session.post(where(hotel), json={"until": format_instant(until)}))
    assert timedelta() <= parse_instant(again["instant"]) - until < timedelta(seconds=1)
    shown = done(await session.get(where(hotel)))
    assert shown["aheadSeconds"] == again["aheadSeconds"]


@pytest.mark.parametrize(
    ("body", "element", "kind"),
    [
        ({}, "$.seconds", "ApiParamsExemption"),
        ({"seconds": 1, "until": "2030-01-01T00:00:00Z"}, "$.seconds", "ApiParamsExemption"),
        ({"seconds": 0}, "$.seconds", "ApiParamsExemption"),
        ({"seconds": -5}, "$.seconds", "ApiParamsExemption"),
        ({"seconds": 10**12}, "$.seconds", "ApiParamsExemption"),
        ({"seconds": "soon"}, "$.seconds", "ApiParamsExemption"),
        ({"until": "tomorrow"}, "$.until", "ApiParamsExemption"),
        ({"until": "2020-01-01T00:00:00Z"}, "$.until", "ApiValidationFailed"),
        ({"until": "2040-01-01T00:00:00Z"}, "$.until", "ApiValidationFailed"),
    ],
)
async def test_what_is_no_step_forward_is_refused_and_moves_nothing(
    world: World, body: dict[str, Any], element: str, kind: str
) -> None:
    hotel = await world.hotel(sandbox=True)
    session = await world.session(hotel)
    answer = await session.post(where(hotel), json=body)
    assert answer.status_code == 400, answer.text
    refusal = answer.json()
    assert (refusal["type"], refusal["element"]) == (kind, element)
    assert done(await session.get(where(hotel)))["aheadSeconds"] == 0


async def test_nobody_waits_for_a_clock_for_ever(world: World) -> None:
    hotel = await world.hotel(sandbox=True)
    session = await world.session(hotel)
    for wait in ("21", "-1", "soon"):
        answer = await session.get(where(hotel), params={"wait": wait})
        assert (answer.status_code, answer.json()["element"]) == (400, "wait")


async def test_steps_together_go_no_further_than_the_end(world: World) -> None:
    hotel = await world.hotel(sandbox=True)
    session = await world.session(hotel)
    done(await session.post(where(hotel), json={"seconds": 1000 * DAY}))
    answer = await session.post(where(hotel), json={"seconds": 101 * DAY})
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")
    assert done(await session.get(where(hotel)))["aheadSeconds"] == 1000 * DAY


async def test_time_outside_of_the_sandbox_is_the_servers(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    assert done(await session.get(where(hotel)))["aheadSeconds"] == 0
    answer = await session.post(where(hotel), json={"seconds": 60})
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")


async def test_two_steps_at_once_are_both_taken(world: World) -> None:
    hotel = await world.hotel(sandbox=True)
    session = await world.session(hotel)
    answers = await asyncio.gather(*(session.post(where(hotel), json={"seconds": 100}) for _ in range(5)))
    assert sorted(done(answer)["aheadSeconds"] for answer in answers) == [100, 200, 300, 400, 500]


async def test_a_property_lives_in_its_own_time_and_others_in_theirs(world: World) -> None:
    """Dates that are left out, what is stored, and keys for idempotency, which keep the server's time."""
    hotel, other = await world.hotel(sandbox=True), await world.hotel(sandbox=True)
    session = await world.session(hotel, other)
    room, theirs = await world.product(hotel), await world.product(other)
    done(await session.post(where(hotel), json={"seconds": 400 * DAY}))
    today = (datetime.now(UTC) + timedelta(days=400)).astimezone(hotel.zone).date()
    for house, product, first in ((hotel, room, today), (other, theirs, world.today(other))):
        found = done(await session.get(f"/rest/v1/calendar/{house.id}"))["data"]
        assert [(one["id"], one["days"][0]["date"]) for one in found] == [(product, first.isoformat())]
    body = {
        "channelId": 288,
        "product": room,
        "checkin": (today + timedelta(1)).isoformat(),
        "checkout": (today + timedelta(2)).isoformat(),
        "guests": [{"givenName": "Ada", "familyName": "Lovelace"}],
    }
    keyed = {"headers": {"Idempotency-Key": f"clock-{hotel.id}"}, "params": {"availability": "false"}}
    made = done(await session.post(f"/rest/v1/reservation/{hotel.id}", json=body, **keyed))
    ahead = parse_instant(made["createTime"]) - datetime.now(UTC)
    assert abs(ahead - timedelta(days=400)) < ALLOWANCE
    assert done(await session.post(f"/rest/v1/reservation/{hotel.id}", json=body, **keyed))["id"] == made["id"]
    # Without the property in the path each of them has its own time too.
    listed = done(await session.get("/rest/v1/pms"))
    assert listed["data"] == []


async def test_a_worker_does_what_has_become_due_and_nothing_elsewhere(world: World, worker_process: Worker) -> None:
    at, beside = await desk(world, sandbox=True), await desk(world, sandbox=True)
    waiting = [await _proposal(each) for each in (at, beside)]
    done(await at.session.post(where(at.hotel), json={"seconds": 2 * 3600}))
    settled = done(await at.session.get(where(at.hotel), params={"wait": 20}))
    assert (settled["settled"], settled["aheadSeconds"]) == (True, 2 * 3600)
    found = [
        done(await each.session.get(f"{each.path}/{one}")) for each, one in zip((at, beside), waiting, strict=True)
    ]
    assert [one["status"] for one in found] == ["CANCELLED", "WAITING"]
    cancelled = parse_instant(found[0]["updateTime"]) - datetime.now(UTC)
    assert abs(cancelled - timedelta(hours=2)) < ALLOWANCE
    assert not worker_process.ended()


async def _proposal(at: Desk) -> int:
    until = format_instant(datetime.now(UTC) + timedelta(hours=1))
    made = await at.book(status="WAITING", paymentExpiration=until)
    return int(made["id"])
