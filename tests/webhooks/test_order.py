"""Order, coalescing and what is never announced (docs/contract.md 10, docs/algorithms/delivery.md)."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import asyncpg
import pytest

from roomrack.domain.webhooks import service as webhooks
from roomrack.domain.webhooks.rules import COALESCE
from tests.harness.cluster import Urls
from tests.webhooks import probe
from tests.webhooks.conftest import Stage
from tests.webhooks.receiver import HANG


def references(stage: Stage, path: str = "/hook") -> list[str]:
    """The references that arrived, in order."""
    return [got.body["reference"] for got in stage.receiver.at(path)]


async def test_a_failing_delivery_holds_back_later_ones_of_its_reference_only(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.url("/hook"))
    down = True
    stage.receiver.judge = lambda got: 500 if down and got.body["reference"] == "1" else 200
    async with stage.running():
        await stage.record(probe.event(hotel, "1", "created", n=1))
        await stage.attempted(listener, 1)
        await stage.record(probe.event(hotel, "1", n=2), probe.event(hotel, "2"), probe.event(hotel, "1", n=3))
        await stage.settled(listener, [None, None, "delivered", None])
        stage.clock.run(offset_seconds=6)
        await stage.attempted(listener, 2)
        await stage.record(probe.event(hotel, "3"))
        await stage.settled(listener, [None, None, "delivered", None, "delivered"])
        down = False
        stage.clock.run(offset_seconds=6 + 16)
        await stage.settled(listener, ["delivered"] * 5)
    assert [(got.body["reference"], got.content.get("n")) for got in stage.receiver.at("/hook")] == [
        ("1", 1),
        ("2", None),
        ("1", 1),
        ("3", None),
        ("1", 1),
        ("1", 2),
        ("1", 3),
    ]


async def test_a_slow_answer_keeps_the_order_of_its_reference(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", HANG, 200))
    async with stage.running():
        await stage.record(probe.event(hotel, "1", n=1))
        await stage.receiver.wait_for("/hook", 1)
        await stage.record(probe.event(hotel, "1", n=2), probe.event(hotel, "2"))
        await stage.receiver.wait_for("/hook", 2)
        await stage.attempted(listener, 1)
        stage.clock.run(offset_seconds=6)
        await stage.settled(listener, ["delivered"] * 3)
    assert [(got.body["reference"], got.content.get("n")) for got in stage.receiver.at("/hook")] == [
        ("1", 1),
        ("2", None),
        ("1", 1),
        ("1", 2),
    ]


async def test_a_refusal_or_the_end_of_attempts_lets_the_next_one_go(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 406, 200))
    async with stage.running():
        await stage.record(probe.event(hotel, "1", n=1), probe.event(hotel, "1", n=2))
        await stage.settled(listener, ["refused", "delivered"])


async def test_many_changes_of_one_reference_arrive_in_their_order(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 200))
    async with stage.running():
        for number in range(40):
            await stage.record(probe.event(hotel, "1", n=number))
        await stage.receiver.wait_for("/hook", 40)
    assert [got.content["n"] for got in stage.receiver.at("/hook")] == list(range(40))


async def test_a_change_that_waited_for_another_is_told_after_it(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 200))
    async with stage.database.write(stage.context) as waiting:
        # As a request with an `Idempotency-Key` does, which writes before it waits for the reservation.
        await waiting.raw.fetchval("select pg_current_xact_id()")
        await stage.record(probe.event(hotel, "1", n=1))
        await waiting.record(probe.event(hotel, "1", n=2))
    async with stage.running():
        await stage.receiver.wait_for("/hook", 2)
    assert [got.content["n"] for got in stage.receiver.at("/hook")] == [1, 2]


async def test_equal_content_for_the_same_reference_goes_once_in_five_minutes(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 200))
    async with stage.running():
        await stage.record(probe.event(hotel, "1", n=1), probe.event(hotel, "1", n=1), probe.event(hotel, "2", n=1))
        await stage.settled(listener, ["delivered"] * 2)
        stage.clock.run(offset_seconds=COALESCE.total_seconds() - 20)
        await stage.record(probe.event(hotel, "1", n=1), probe.event(hotel, "3"))
        await stage.settled(listener, ["delivered"] * 3)
        stage.clock.run(offset_seconds=COALESCE.total_seconds() + 1)
        await stage.record(probe.event(hotel, "1", n=1))
        await stage.settled(listener, ["delivered"] * 4)
    assert references(stage) == ["1", "2", "3", "1"]


async def test_the_final_state_always_goes(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 200))
    async with stage.running():
        await stage.record(*(probe.event(hotel, "1", n=n) for n in (1, 2, 2, 1)))
        await stage.settled(listener, ["delivered"] * 3)
    assert [got.content["n"] for got in stage.receiver.at("/hook")] == [1, 2, 1]


async def test_equal_content_of_another_event_or_application_goes(stage: Stage) -> None:
    hotel = stage.hotel()
    first, second = await stage.listener(hotel), await stage.listener(hotel)
    for listener, path in ((first, "/first"), (second, "/second")):
        await stage.subscribe(listener, stage.receiver.answers(path, 200))
    async with stage.running():
        await stage.record(probe.event(hotel, "1", "created", n=1), probe.event(hotel, "1", "confirmed", n=1))
        for listener in (first, second):
            await stage.settled(listener, ["delivered"] * 2)
    for path in ("/first", "/second"):
        assert [got.body["type"] for got in stage.receiver.at(path)] == ["RESERVATION_CREATED", "RESERVATION_CONFIRMED"]


async def test_what_was_rolled_back_is_never_announced(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 200))

    async def fail() -> None:
        async with stage.unit() as unit:
            await unit.record(probe.event(hotel, "rolled back"))
            raise RuntimeError("no")

    async with stage.running():
        with pytest.raises(RuntimeError):
            await fail()
        await stage.record(probe.event(hotel, "committed"))
        await stage.settled(listener, ["delivered"])
    assert references(stage) == ["committed"]


async def test_an_event_that_commits_late_is_announced_too(stage: Stage, hook_urls: Urls) -> None:
    """The one that began first commits last: a reader that trusted the ids would have passed it."""
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 200))
    late: asyncpg.Connection[Any] = await asyncpg.connect(hook_urls.worker)
    try:
        async with stage.running():
            async with late.transaction():
                await late.execute(
                    "insert into event (accommodation, type, schema, reference, payload, actor, occurred_at)"
                    " values ($1, 'probe.changed', 1, 'late', $2, '{}', $3)",
                    hotel,
                    json.dumps({"n": 1}),
                    stage.context.clock.now(),
                )
                await stage.record(probe.event(hotel, "early"))
                await asyncio.sleep(0.4)
                assert references(stage) == []
            await stage.settled(listener, ["delivered"] * 2)
    finally:
        await late.close()
    assert sorted(references(stage)) == ["early", "late"]


async def test_two_dispatchers_make_each_delivery_once(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 200), "changed")
    await stage.record(*(probe.event(hotel, str(number)) for number in range(1200)))
    await asyncio.gather(*(stage.dispatch() for _ in range(4)))
    rows = await stage.deliveries(listener)
    assert [row["reference"] for row in rows] == [str(number) for number in range(1200)]


async def test_two_couriers_send_each_delivery_once(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 200), "changed")
    await stage.record(*(probe.event(hotel, str(number)) for number in range(400)))
    async with stage.running(), stage.running():
        await stage.receiver.wait_for("/hook", 400)
        await stage.settled(listener, ["delivered"] * 400)
    assert sorted(references(stage), key=int) == [str(number) for number in range(400)]


async def test_a_lease_that_ended_is_taken_up_again(stage: Stage) -> None:
    """As after a worker that claimed and died: the claim is committed, nobody sends."""
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 200), "changed")
    await stage.record(probe.event(hotel, "1"))
    await stage.dispatch()
    async with stage.unit() as unit:
        claims = await webhooks.claim(unit, {listener.id: 5})
    assert [parcel.delivery.reference for parcel in claims.parcels] == ["1"]
    async with stage.running():
        await asyncio.sleep(0.5)
        assert references(stage) == []
        stage.clock.run(offset_seconds=11)
        await stage.settled(listener, ["delivered"])
    assert [got.body["retry"] for got in stage.receiver.at("/hook")] == [18]


async def test_retention_drops_what_is_over_and_keeps_what_waits(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 200, 500), "changed")
    async with stage.running():
        await stage.record(probe.event(hotel, "1"))
        await stage.settled(listener, ["delivered"])
        await stage.record(probe.event(hotel, "2"))
        await stage.settled(listener, ["delivered", None])
    stage.clock.run(offset_seconds=timedelta(days=29).total_seconds())
    async with stage.unit() as unit:
        await webhooks.forget(unit)
    assert len(await stage.deliveries(listener)) == 2
    stage.clock.run(offset_seconds=timedelta(days=31).total_seconds())
    async with stage.unit() as unit:
        await webhooks.forget(unit)
        kept = await unit.raw.fetch("select reference from event where accommodation = $1 order by id", hotel)
    assert [row["reference"] for row in await stage.deliveries(listener)] == ["2"]
    assert [row["reference"] for row in kept] == ["1", "2"]
    await stage.dispatch()
    stage.clock.run(offset_seconds=timedelta(days=401).total_seconds())
    async with stage.unit() as unit:
        while await webhooks.forget(unit):
            pass
        kept = await unit.raw.fetch("select reference from event where accommodation = $1 order by id", hotel)
    assert kept == []


async def test_an_unread_event_outlives_its_retention(stage: Stage) -> None:
    hotel = stage.hotel()
    await stage.record(probe.event(hotel, "unread"))
    stage.clock.run(offset_seconds=timedelta(days=401).total_seconds())
    async with stage.unit() as unit:
        await webhooks.forget(unit)
        kept = await unit.raw.fetchval("select count(*) from event where accommodation = $1", hotel)
    assert kept == 1
    await stage.dispatch()
