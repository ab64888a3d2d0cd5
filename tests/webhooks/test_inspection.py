"""The webhook inspector: attempts as they were, sending again, test events, and who sees none of it."""

from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from standardwebhooks import Webhook

from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.core.errors import NotFound
from roomrack.domain.identity import service as identity
from roomrack.domain.webhooks import service as webhooks
from roomrack.domain.webhooks.errors import (
    EndpointRefused,
    NoSubscription,
    NothingToSend,
    StillWaiting,
    SubscriptionNotFound,
)
from roomrack.domain.webhooks.rules import answer_text
from roomrack.infra.db import Database, WriteUnit
from tests.harness.cluster import Urls
from tests.webhooks import probe
from tests.webhooks.conftest import Listener, Stage
from tests.webhooks.receiver import RESET


@pytest.fixture
async def app(hook_urls: Urls) -> AsyncIterator[Database]:
    """The API's own role, which row-level security binds."""
    database = Database(hook_urls.app, pool_size=2, application_name="roomrack-tests-app")
    yield database
    await database.close()


@asynccontextmanager
async def within(app: Database, stage: Stage, *hotels: int) -> AsyncIterator[WriteUnit]:
    """A unit of the API that sees these properties."""
    async with app.write(replace(stage.context, scope=frozenset(hotels))) as unit:
        yield unit


async def delivered(stage: Stage, hotel: int, *answers: int) -> tuple[Listener, int]:
    """A listener with one delivery that was answered so; gives the delivery's id."""
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", *answers), "changed")
    async with stage.running():
        await stage.record(probe.event(hotel, "1", n=1))
        await stage.attempted(listener, 1)
    (row,) = await stage.deliveries(listener)
    return listener, row["id"]


async def test_each_attempt_is_kept_as_it_went_out_and_came_back(stage: Stage, app: Database) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 500, RESET, 200), "changed")
    async with stage.running():
        await stage.record(probe.event(hotel, "1", n=1))
        await stage.attempted(listener, 1)
        stage.clock.run(offset_seconds=6)
        await stage.attempted(listener, 2)
        stage.clock.run(offset_seconds=6 + 16)
        await stage.settled(listener, ["delivered"])
    got = stage.receiver.at("/hook")
    async with within(app, stage, hotel) as unit:
        (row,) = await webhooks.deliveries(unit, listener.id)
        attempts = await webhooks.attempts(unit, await webhooks.delivery(unit, listener.id, row.id))
    assert [one.number for one in attempts] == [1, 2, 3]
    assert [one.status for one in attempts] == [500, None, 200]
    assert [one.problem for one in attempts] == [None, "the connection broke off", None]
    assert [one.body.encode() for one in attempts] == [one.raw for one in got]
    for one, arrived in zip(attempts, got, strict=True):
        headers = {name.lower(): value for name, value in one.request_headers.items()}
        assert headers.items() <= arrived.headers.items()
        assert one.endpoint == stage.receiver.url("/hook")
        assert 0 < one.micros < 5_000_000
    assert (attempts[1].answer_headers, attempts[1].answer_body) == (None, None)
    assert attempts[2].answer_headers is not None
    assert "Server" in attempts[2].answer_headers


async def test_another_application_or_property_sees_none_of_it(stage: Stage, app: Database) -> None:
    hotel, other = stage.hotel(), stage.hotel()
    listener, number = await delivered(stage, hotel, 200)
    stranger = await stage.listener(hotel)
    async with within(app, stage, hotel) as unit:
        assert await webhooks.deliveries(unit, stranger.id) == []
        with pytest.raises(NotFound):
            await webhooks.delivery(unit, stranger.id, number)
        with pytest.raises(NotFound):
            await webhooks.redeliver(unit, stranger.id, [number])
        assert await unit.raw.fetchval("select count(*) from delivery_attempt") >= 1
    async with within(app, stage, other) as unit:
        assert await webhooks.deliveries(unit, listener.id) == []
        assert await unit.raw.fetchval("select count(*) from delivery") == 0
        assert await unit.raw.fetchval("select count(*) from delivery_attempt") == 0


async def test_dead_letters_go_again_as_new_deliveries_of_the_same_content(stage: Stage, app: Database) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 406), "changed")
    async with stage.running():
        await stage.record(probe.event(hotel, "1", n=1), probe.event(hotel, "2", n=2))
        await stage.settled(listener, ["refused", "refused"])
        stage.receiver.answers("/hook", 200)
        async with within(app, stage, hotel) as unit:
            dead = await webhooks.deliveries(unit, listener.id, state="dead")
            made = await webhooks.redeliver(unit, listener.id, [one.id for one in dead])
            assert await webhooks.deliveries(unit, listener.id, state="delivered") == []
        await stage.settled(listener, ["refused", "refused", "delivered", "delivered"])
    first, second, *again = stage.receiver.at("/hook")
    assert [one.raw != two.raw for one, two in zip((first, second), again, strict=True)] == [True, True]
    assert [one.content for one in again] == [{"n": 1}, {"n": 2}]
    assert [one.body["id"] for one in again] == made
    assert [one.headers["roomrack-redelivery-of"] for one in again] == [f"msg_{one.id}" for one in reversed(dead)]
    assert "roomrack-redelivery-of" not in first.headers


async def test_a_redelivery_does_not_swallow_the_news_that_follows(stage: Stage, app: Database) -> None:
    hotel = stage.hotel()
    listener, number = await delivered(stage, hotel, 200)
    async with within(app, stage, hotel) as unit:
        await webhooks.redeliver(unit, listener.id, [number])
    async with stage.running():
        await stage.record(probe.event(hotel, "1", n=2))
        await stage.settled(listener, ["delivered"] * 3)
        await stage.record(probe.event(hotel, "1", n=1))
        await stage.settled(listener, ["delivered"] * 4)
    assert [one.content["n"] for one in stage.receiver.at("/hook")] == [1, 1, 2, 1]


async def test_what_cannot_go_again_is_refused_whole(stage: Stage, app: Database) -> None:
    hotel = stage.hotel()
    listener, number = await delivered(stage, hotel, 500)
    async with within(app, stage, hotel) as unit:
        with pytest.raises(StillWaiting):
            await webhooks.redeliver(unit, listener.id, [number])
        with pytest.raises(NotFound):
            await webhooks.redeliver(unit, listener.id, [number, number + 10_000])
        for wanted in (range(0), range(1, 102)):
            with pytest.raises(NothingToSend):
                await webhooks.redeliver(unit, listener.id, wanted)
        (subscription,) = await webhooks.subscriptions(unit, listener.id)
        await webhooks.unsubscribe(unit, listener.id, subscription.id)
    stage.clock.run(offset_seconds=6)
    async with stage.unit() as unit:
        await webhooks.withdraw_orphans(unit)
    await stage.settled(listener, ["withdrawn"])
    async with within(app, stage, hotel) as unit:
        with pytest.raises(NoSubscription):
            await webhooks.redeliver(unit, listener.id, [number])
    assert len(await stage.deliveries(listener)) == 1


async def test_nothing_goes_to_a_host_that_is_not_allowed(stage: Stage, app: Database) -> None:
    hotel = stage.hotel()
    listener, number = await delivered(stage, hotel, 200)
    strict = AiohttpOutgoing()
    webhooks.configure(outgoing=strict)
    try:
        async with within(app, stage, hotel) as unit:
            (subscription,) = await webhooks.subscriptions(unit, listener.id)
            with pytest.raises(EndpointRefused):
                await webhooks.redeliver(unit, listener.id, [number])
            with pytest.raises(EndpointRefused):
                await webhooks.send_test(unit, listener.id, subscription.id, hotel)
    finally:
        await strict.close()
    assert len(await stage.deliveries(listener)) == 1


async def test_test_event_goes_at_once_and_says_what_it_is(stage: Stage, app: Database) -> None:
    hotel, other = stage.hotel(), stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 200), "created")
    async with within(app, stage, hotel) as unit:
        await webhooks.subscribe(unit, listener.id, "CONTENT_PUSH", stage.receiver.answers("/content", 200))
        first, second = await webhooks.subscriptions(unit, listener.id)
        await webhooks.send_test(unit, listener.id, first.id, hotel)
        await webhooks.send_test(unit, listener.id, second.id, hotel)
        with pytest.raises(NotFound):
            await webhooks.send_test(unit, listener.id, first.id, other)
        with pytest.raises(SubscriptionNotFound):
            await webhooks.send_test(unit, listener.id, first.id + 10_000, hotel)
    async with stage.running():
        await stage.settled(listener, ["delivered", "delivered"])
    (got,) = stage.receiver.at("/hook")
    assert got.headers["roomrack-test"] == "true"
    assert got.content["test"] is True
    assert got.content["accommodation"] == {"id": str(hotel)}
    assert got.body["type"] == "RESERVATION_CREATED"
    assert got.body["reference"].startswith("test-")
    assert stage.receiver.at("/content")[0].content["test"] is True


async def test_test_event_is_withdrawn_with_the_grant(stage: Stage, app: Database) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 200), "created")
    async with within(app, stage, hotel) as unit:
        (subscription,) = await webhooks.subscriptions(unit, listener.id)
        await webhooks.send_test(unit, listener.id, subscription.id, hotel)
    async with stage.unit() as unit:
        await identity.revoke_grant(unit, listener.grant)
    async with stage.running():
        await stage.settled(listener, ["withdrawn"])
    assert stage.receiver.at("/hook") == []


async def test_both_secrets_sign_while_both_work(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 200), "changed")
    async with stage.unit() as unit:
        await identity.share_application(unit, listener.id, listener.person)
        new = await identity.rotate_secret(unit, listener.person, listener.id, timedelta(hours=1))
    async with stage.running():
        await stage.record(probe.event(hotel, "1"))
        await stage.settled(listener, ["delivered"])
        stage.clock.run(offset_seconds=3601)
        await stage.record(probe.event(hotel, "2"))
        await stage.settled(listener, ["delivered"] * 2)
    during, after = stage.receiver.at("/hook")
    for secret in (listener.secret, new):
        assert verifier(secret).verify(during.raw, during.headers) == during.body
    assert len(after.headers["webhook-signature"].split()) == 1
    assert during.headers["webhook-signature"].count("v1,") == 2


def verifier(secret: str) -> Webhook:
    return Webhook("whsec_" + b64encode(secret.encode()).decode())


async def test_attempts_are_forgotten_after_thirty_days(stage: Stage) -> None:
    hotel = stage.hotel()
    listener, number = await delivered(stage, hotel, 200)
    stage.clock.run(offset_seconds=29 * 86_400)
    async with stage.unit() as unit:
        await webhooks.forget(unit)
        assert await unit.raw.fetchval("select count(*) from delivery_attempt where delivery = $1", number) == 1
    stage.clock.run(offset_seconds=31 * 86_400)
    async with stage.unit() as unit:
        await webhooks.forget(unit)
        assert await unit.raw.fetchval("select count(*) from delivery_attempt where delivery = $1", number) == 0
    assert await stage.deliveries(listener) == []


@pytest.mark.parametrize(
    ("body", "kept"), [(b"ok", "ok"), (b"a\0b\xff", "a\ufffdb\ufffd"), (b"x" * 10_000, "x" * 4096), (b"", "")]
)
def test_answers_become_text_that_the_database_can_hold(body: bytes, kept: str) -> None:
    assert answer_text(body) == kept
