"""What is sent, and what the receiver's answer means (docs/contract.md 10)."""

import hashlib
import hmac
import json
from base64 import b64encode
from datetime import UTC, datetime, timedelta

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from roomrack.domain.identity import service as identity
from roomrack.domain.webhooks import service as webhooks
from tests.webhooks import probe
from tests.webhooks.conftest import Stage
from tests.webhooks.receiver import HANG, RESET


async def test_the_body_is_as_the_contract_says_and_both_signatures_hold(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    url = stage.receiver.answers("/hook", 200)
    await stage.subscribe(listener, url, "created")
    async with stage.running():
        await stage.record(probe.event(hotel, "77", "created", name="Müller", nights=["2026-01-01"]))
        (got,) = await stage.receiver.wait_for("/hook", 1)
        await stage.settled(listener, ["delivered"])
    (row,) = await stage.deliveries(listener)
    async with stage.unit() as unit:
        (subscription,) = await webhooks.subscriptions(unit, listener.id)
    sent = got.body["content"]
    assert json.loads(sent) == {"name": "Müller", "nights": ["2026-01-01"]}
    instant = row["occurred_at"].astimezone(UTC)
    assert got.body == {
        "id": row["id"],
        "type": "RESERVATION_CREATED",
        "reference": "77",
        "retry": 18,
        "createTime": _wire(instant),
        "hmac": hmac.new(listener.secret.encode(), sent.encode(), hashlib.sha1).hexdigest(),
        "content": sent,
        "subscription": {
            "id": subscription.id,
            "apiMember": listener.id,
            "type": "RESERVATION_CREATED",
            "createTime": _wire(subscription.created_at),
            "endpoint": url,
            "priority": 0,
            "enabled": True,
        },
    }
    assert got.headers["content-type"] == "application/json"
    assert got.headers["webhook-id"] == f"msg_{row['id']}"
    verifier = Webhook("whsec_" + b64encode(listener.secret.encode()).decode())
    assert verifier.verify(got.raw, got.headers) == got.body
    with pytest.raises(WebhookVerificationError):
        verifier.verify(got.raw.replace(b"77", b"78"), got.headers)


@pytest.mark.parametrize("status", [201, 202, 204])
async def test_any_2xx_is_done(stage: Stage, status: int) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", status))
    async with stage.running():
        await stage.record(probe.event(hotel, "1"))
        await stage.settled(listener, ["delivered"])
    async with stage.unit() as unit:
        (subscription, *_) = [row for row in await webhooks.subscriptions(unit, listener.id) if row.processed_at]
    assert subscription.hook == "RESERVATION_CHANGE"


async def test_406_is_never_sent_again(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 406))
    async with stage.running():
        await stage.record(probe.event(hotel, "1"))
        await stage.settled(listener, ["refused"])
        stage.clock.run(offset_seconds=3 * 24 * 3600)
        await stage.record(probe.event(hotel, "2"))
        await stage.settled(listener, ["refused", "refused"])
    assert [got.body["reference"] for got in stage.receiver.at("/hook")] == ["1", "2"]


@pytest.mark.parametrize("answer", [500, 404, 302, 410, RESET], ids=str)
async def test_anything_else_is_sent_again(stage: Stage, answer: int) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", answer, answer, 200))
    async with stage.running():
        await stage.record(probe.event(hotel, "1"))
        await stage.receiver.wait_for("/hook", 1)
        await stage.attempted(listener, 1)
        stage.clock.run(offset_seconds=6)
        await stage.receiver.wait_for("/hook", 2)
        await stage.attempted(listener, 2)
        stage.clock.run(offset_seconds=6 + 16)
        await stage.settled(listener, ["delivered"])
    first, second, third = stage.receiver.at("/hook")
    assert [got.body["retry"] for got in (first, second, third)] == [18, 17, 16]
    assert len({got.headers["webhook-id"] for got in (first, second, third)}) == 1
    assert len({got.body["content"] for got in (first, second, third)}) == 1
    assert stage.receiver.at("/elsewhere") == []


async def test_no_answer_in_five_seconds_is_a_failed_attempt(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", HANG, 200))
    async with stage.running():
        await stage.record(probe.event(hotel, "1"))
        await stage.receiver.wait_for("/hook", 1)
        assert (await stage.deliveries(listener))[0]["attempts"] == 0
        await stage.attempted(listener, 1, seconds=7)
        (row,) = await stage.deliveries(listener)
        assert row["last_problem"] == "no answer within 5 s"
        stage.clock.run(offset_seconds=6)
        await stage.settled(listener, ["delivered"])


async def test_attempts_grow_rarer_and_end_after_two_days(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 500))
    start = datetime(2026, 11, 1, tzinfo=UTC)
    stage.clock.stand(start)
    waits: list[timedelta] = []
    async with stage.running():
        await stage.record(probe.event(hotel, "1"))
        instant = start
        for attempt in range(1, 20):
            await stage.attempted(listener, attempt)
            (row,) = await stage.deliveries(listener)
            if row["outcome"]:
                break
            waits.append(row["due_at"] - instant)
            instant = row["due_at"]
            stage.clock.stand(instant)
        await stage.settled(listener, ["abandoned"])
        stage.clock.stand(instant + timedelta(days=3))
        await stage.record(probe.event(hotel, "2"))
        await stage.receiver.wait_for("/hook", 20)
    assert [got.body["retry"] for got in stage.receiver.at("/hook")] == [*range(18, -1, -1), 18]
    assert sum(waits, timedelta()) == timedelta(days=2)
    assert waits == sorted(waits)


async def test_only_those_whom_the_property_granted_hear_of_it(stage: Stage) -> None:
    hotel, other = stage.hotel(), stage.hotel()
    granted = await stage.listener(hotel)
    stranger = await stage.listener(other)
    for listener, path in ((granted, "/granted"), (stranger, "/stranger")):
        await stage.subscribe(listener, stage.receiver.answers(path, 200))
    async with stage.running():
        await stage.record(probe.event(hotel, "1"), probe.event(other, "2"))
        await stage.receiver.wait_for("/granted", 1)
        await stage.receiver.wait_for("/stranger", 1)
    assert [got.body["reference"] for got in stage.receiver.at("/granted")] == ["1"]
    assert [got.body["reference"] for got in stage.receiver.at("/stranger")] == ["2"]


async def test_a_grant_revoked_before_sending_stops_it(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 500, 200))
    async with stage.running():
        await stage.record(probe.event(hotel, "1"))
        await stage.attempted(listener, 1)
        async with stage.unit() as unit:
            await identity.revoke_grant(unit, listener.grant)
        stage.clock.run(offset_seconds=6)
        await stage.settled(listener, ["withdrawn"])
    assert len(stage.receiver.at("/hook")) == 1


async def test_a_deleted_subscription_gets_nothing_more(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 500), "changed", "created")
    async with stage.running():
        await stage.record(probe.event(hotel, "1"))
        await stage.attempted(listener, 1)
        async with stage.unit() as unit:
            for subscription in await webhooks.subscriptions(unit, listener.id):
                if subscription.hook == "RESERVATION_CHANGE":
                    await webhooks.unsubscribe(unit, listener.id, subscription.id)
        stage.clock.run(offset_seconds=6)
        await stage.settled(listener, ["withdrawn"])
    assert len(stage.receiver.at("/hook")) == 1


async def test_a_changed_url_gets_what_is_waiting(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/old", 500), "changed")
    async with stage.running():
        await stage.record(probe.event(hotel, "1"))
        await stage.attempted(listener, 1)
        async with stage.unit() as unit:
            (subscription,) = await webhooks.subscriptions(unit, listener.id)
            await webhooks.update(unit, listener.id, subscription.id, stage.receiver.answers("/new", 200))
        stage.clock.run(offset_seconds=6)
        await stage.settled(listener, ["delivered"])
    assert len(stage.receiver.at("/old")) == 1
    assert len(stage.receiver.at("/new")) == 1


async def test_an_event_that_announces_nothing_is_passed_over(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 200))
    async with stage.running():
        await stage.record(probe.event(hotel, "1", silent=True), probe.event(hotel, "2"))
        await stage.settled(listener, ["delivered"])
    assert [got.body["reference"] for got in stage.receiver.at("/hook")] == ["2"]


async def test_what_cannot_be_rendered_holds_up_nobody_and_is_not_lost(stage: Stage) -> None:
    hotel = stage.hotel()
    listener = await stage.listener(hotel)
    await stage.subscribe(listener, stage.receiver.answers("/hook", 200))
    probe.broken.add("1")
    async with stage.running():
        await stage.record(probe.event(hotel, "1", n=1), probe.event(hotel, "2"))
        await stage.settled(listener, [None, "delivered"])
        await stage.attempted(listener, 1)
        probe.broken.clear()
        stage.clock.run(offset_seconds=6)
        await stage.settled(listener, ["delivered", "delivered"])
    assert [(got.body["reference"], got.content) for got in stage.receiver.at("/hook")] == [("2", {}), ("1", {"n": 1})]


async def test_a_receiver_that_hangs_does_not_slow_the_others(stage: Stage) -> None:
    hotel = stage.hotel()
    slow, quick = await stage.listener(hotel), await stage.listener(hotel)
    await stage.subscribe(slow, stage.receiver.answers("/slow", HANG), "changed")
    await stage.subscribe(quick, stage.receiver.answers("/quick", 200), "changed")
    async with stage.running():
        await stage.record(*(probe.event(hotel, str(number)) for number in range(300)))
        await stage.receiver.wait_for("/quick", 300, seconds=5)
    assert [row["outcome"] for row in await stage.deliveries(quick)] == ["delivered"] * 300


def _wire(instant: datetime) -> str:
    return instant.strftime("%Y-%m-%dT%H:%M:%S") + f".{instant.microsecond // 1000:03}Z[UTC]"
