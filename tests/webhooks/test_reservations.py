"""From a call of the API to a webhook: real processes from end to end (docs/contract.md 7 and 10)."""

import asyncio
import hashlib
import hmac
import json
from base64 import b64encode

import pytest
from standardwebhooks import Webhook

from tests.api.reservations.support import Desk, desk, done
from tests.factories import World
from tests.harness.processes import Worker
from tests.webhooks.receiver import Got, Receiver

EVENTS = ("RESERVATION_CREATED", "RESERVATION_CHANGE", "RESERVATION_CANCELLED", "RESERVATION_CONFIRMED")


@pytest.fixture
async def at(world: World, worker_process: Worker, receiver: Receiver) -> Desk:
    """A property with rooms on sale, whose application hears of its reservations."""
    made = await desk(world, allotment=5)
    for event in EVENTS:
        done(await made.session.post(f"/rest/v1/subscription/{event}", data={"url": receiver.url("/hook")}))
    return made


def told(got: list[Got]) -> list[tuple[str, str, str]]:
    """What arrived: event, reference, and the status inside."""
    return [(each.body["type"], each.body["reference"], each.content["status"]) for each in got]


async def test_the_life_of_a_reservation_is_told_as_it_reads(at: Desk, receiver: Receiver) -> None:
    made = done(await at.session.post(at.path, json=at.body(status="WAITING")))
    path, number = f"{at.path}/{made['id']}", str(made["id"])
    shown = [done(await at.session.get(path))]
    for change in ({"status": "CONFIRMED"}, {"checkout": at.day(6)}):
        done(await at.session.patch(path, json=change))
        shown.append(done(await at.session.get(path)))
    done(await at.session.delete(path))
    shown.append(done(await at.session.get(path)))
    got = await receiver.wait_for("/hook", 4)
    await asyncio.sleep(0.5)
    assert told(receiver.at("/hook")) == [
        ("RESERVATION_CREATED", number, "WAITING"),
        ("RESERVATION_CONFIRMED", number, "CONFIRMED"),
        ("RESERVATION_CHANGE", number, "CONFIRMED"),
        ("RESERVATION_CANCELLED", number, "CANCELLED"),
    ]
    assert [each.content for each in got] == shown
    secret = at.session.app.client_secret.encode()
    verifier = Webhook("whsec_" + b64encode(secret).decode())
    for each in got:
        assert verifier.verify(each.raw, each.headers) == json.loads(each.raw)
        assert hmac.new(secret, each.body["content"].encode(), hashlib.sha1).hexdigest() == each.body["hmac"]


async def test_what_changes_nothing_is_not_told(at: Desk, receiver: Receiver) -> None:
    made = done(await at.session.post(at.path, json=at.body()))
    path = f"{at.path}/{made['id']}"
    done(await at.session.patch(path, json={"checkout": at.day(5), "refer": made["refer"]}))
    done(await at.session.delete(path))
    done(await at.session.delete(path))
    await receiver.wait_for("/hook", 2)
    await asyncio.sleep(0.5)
    assert [event for event, _, _ in told(receiver.at("/hook"))] == ["RESERVATION_CREATED", "RESERVATION_CANCELLED"]


async def test_each_room_of_a_bulk_is_told(at: Desk, receiver: Receiver) -> None:
    answer = await at.session.post(
        f"/rest/v1/reservation/bulk/{at.hotel.id}", json={"reservations": [at.body(), at.body(), at.body()]}
    )
    rows = done(answer)["data"]
    got = await receiver.wait_for("/hook", 3)
    assert sorted(told(got)) == [("RESERVATION_CREATED", str(row["id"]), "CONFIRMED") for row in rows]
    for each in got:
        assert each.content == done(await at.session.get(f"{at.path}/{each.content['id']}"))


async def test_a_refused_booking_is_not_told(at: Desk, receiver: Receiver) -> None:
    answer = await at.session.post(at.path, json=at.body(guests=[]))
    assert answer.status_code == 400
    made = done(await at.session.post(at.path, json=at.body()))
    await receiver.wait_for("/hook", 1)
    await asyncio.sleep(0.3)
    assert told(receiver.at("/hook")) == [("RESERVATION_CREATED", str(made["id"]), "CONFIRMED")]
