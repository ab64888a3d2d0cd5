"""What the worker does by the clock of a sandbox property that is ahead: in that property alone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.core.clock import PropertyClock
from roomrack.domain.distribution.jobs import Distributor
from roomrack.domain.identity import service as identity
from roomrack.entrypoints.clocks import Forwarder, Task
from roomrack.entrypoints.worker import BY_OWN_TIME, Outside, own_time_work, scheduled_work
from roomrack.infra.db import Context, Database
from tests.harness.cluster import Urls
from tests.webhooks import probe
from tests.webhooks.conftest import LOOPBACK, Stage


async def _ahead(stage: Stage, hotel: int, by: timedelta) -> None:
    async with stage.unit() as unit:
        await identity.register_accommodation(unit, hotel, sandbox=True)
        await identity.move_clock(unit, hotel, lambda clock: by - clock.by, "$.seconds")


async def _settled(stage: Stage, hotel: int) -> bool:
    async with stage.unit() as unit:
        return (await identity.clock_of(unit, hotel)).settled


async def test_a_webhook_that_failed_is_tried_again_when_the_clock_says_so(stage: Stage, hook_urls: Urls) -> None:
    hotel, other = stage.hotel(), stage.hotel()
    listener = await stage.listener(hotel, other)
    async with stage.unit() as unit:
        for one in (hotel, other):
            await identity.register_accommodation(unit, one, sandbox=True)
        await unit.raw.execute("update application set environment = 'SANDBOX' where id = $1", listener.id)
    url = stage.receiver.answers("/hook", 500, 500, 200)
    await stage.subscribe(listener, url, "created")
    async with stage.running():
        await stage.record(probe.event(hotel, "1", "created"), probe.event(other, "2", "created"))
        await stage.receiver.wait_for("/hook", 2)
    rows = await stage.deliveries(listener)
    assert [row["attempts"] for row in rows] == [1, 1]
    await _ahead(stage, hotel, timedelta(days=1))
    assert not await _settled(stage, hotel)

    clock = PropertyClock(stage.context.clock)
    outgoing = AiohttpOutgoing(LOOPBACK)
    within = Database(hook_urls.app, pool_size=2, application_name="roomrack-tests-within")
    outside = Outside(outgoing=outgoing)
    forwarder = Forwarder(
        stage.database,
        within,
        replace(stage.context, clock=clock),
        lambda place, own: own_time_work(place, own, outside, Distributor(stage.database, stage.context)),
    )
    await forwarder.run()
    await within.close()
    await outgoing.close()
    assert await _settled(stage, hotel)
    ours, theirs = await stage.deliveries(listener)
    assert [(one["attempts"], one["outcome"]) for one in (ours, theirs)] == [(2, "delivered"), (1, None)]


async def test_work_that_fails_leaves_the_clock_unsettled_and_the_rest_done(stage: Stage, hook_urls: Urls) -> None:
    hotel = stage.hotel()
    await _ahead(stage, hotel, timedelta(days=1))
    ran: list[tuple[str, frozenset[int]]] = []

    def tasks(place: Database, own: Context) -> list[Task]:
        async def fails() -> None:
            ran.append(("fails", own.scope))
            raise RuntimeError

        async def works() -> None:
            async with place.read(own) as unit:
                shown = unit.now() - stage.context.clock.now()
            assert abs(shown - timedelta(days=1)) < timedelta(seconds=30)
            ran.append(("works", own.scope))

        return [fails, works]

    within = Database(hook_urls.app, pool_size=1, application_name="roomrack-tests-within")
    await Forwarder(stage.database, within, stage.context, tasks).run()
    await within.close()
    assert [one for one in ran if hotel in one[1]] == [("fails", frozenset({hotel})), ("works", frozenset({hotel}))]
    assert not await _settled(stage, hotel)


@pytest.mark.parametrize("name", BY_OWN_TIME)
async def test_each_task_runs_with_the_rights_of_the_api(stage: Stage, hook_urls: Urls, name: str) -> None:
    within = Database(hook_urls.app, pool_size=2, application_name="roomrack-tests-within")
    own = replace(stage.context, scope=frozenset({stage.hotel()}))
    await scheduled_work(within, own, Outside()).schedules[name][1]()
    await within.close()
