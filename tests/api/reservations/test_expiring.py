"""Proposals expire by their paymentExpiration, once, whoever looks, and never against a confirmation."""

import asyncio
from datetime import timedelta
from typing import Any

from roomrack.core.clock import FixedClock
from roomrack.core.localtime import format_instant
from roomrack.domain.reservations.jobs import Expirer
from roomrack.infra.db import Context
from tests.api.reservations.support import Desk, desk, done
from tests.factories import World


async def proposal(at: Desk, minutes: int = 30, **fields: Any) -> dict[str, Any]:
    async with at.world.unit() as unit:
        until = unit.now() + timedelta(minutes=minutes)
    return await at.book(status="WAITING", paymentExpiration=format_instant(until), **fields)


def expirer(world: World, context: Context) -> Expirer:
    return Expirer(world.database, context)


async def later(world: World, minutes: int) -> Context:
    """What a worker works with, so many minutes from now."""
    async with world.unit() as unit:
        return Context(
            clock=FixedClock(unit.now() + timedelta(minutes=minutes)),
            keyring=unit.keyring,
            actor={"kind": "worker"},
        )


async def test_two_workers_cancel_it_once_and_its_nights_are_for_others(world: World) -> None:
    at = await desk(world, allotment=1)
    room, other = await proposal(at), await proposal(at, minutes=120, arrival=10)
    early, late = expirer(world, await later(world, 29)), await later(world, 31)
    await early.run()
    assert done(await at.session.get(f"{at.path}/{room['id']}"))["status"] == "WAITING"
    await asyncio.gather(expirer(world, late).run(), expirer(world, late).run())
    gone = done(await at.session.get(f"{at.path}/{room['id']}"))
    assert (gone["status"], gone["cancelledBy"], gone["cancelPenality"]) == ("CANCELLED", "accommodation", 0)
    assert await at.held(room["id"]) == []
    assert await at.events(room["id"]) == [("created", room["id"]), ("cancelled", room["id"])]
    assert done(await at.session.get(f"{at.path}/{other['id']}"))["status"] == "WAITING"
    await at.book()


async def test_a_confirmation_that_comes_first_wins_and_one_that_comes_later_takes_the_nights_again(
    world: World,
) -> None:
    at = await desk(world, allotment=2)
    kept, raced = await proposal(at), await proposal(at)
    done(await at.patch(kept["id"], status="CONFIRMED"))
    late = await later(world, 31)
    _, answer = await asyncio.gather(expirer(world, late).run(), at.patch(raced["id"], status="CONFIRMED"))
    assert done(answer)["status"] == "CONFIRMED"
    await expirer(world, late).run()
    for room in (kept, raced):
        assert done(await at.session.get(f"{at.path}/{room['id']}"))["status"] == "CONFIRMED"
        assert len(await at.held(room["id"])) == 2
    assert await at.events(kept["id"]) == [("created", kept["id"]), ("confirmed", kept["id"])]


async def test_one_that_was_prolonged_waits_on(world: World) -> None:
    at = await desk(world)
    room = await proposal(at)
    async with world.unit() as unit:
        until = unit.now() + timedelta(days=2)
    done(await at.patch(room["id"], paymentExpiration=format_instant(until)))
    await expirer(world, await later(world, 31)).run()
    assert done(await at.session.get(f"{at.path}/{room['id']}"))["status"] == "WAITING"
