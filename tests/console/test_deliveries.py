"""A delivery on its page: whole in the sandbox, without personal data in production (docs/adr/0012)."""

import asyncio
import html
import json
import re
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx2
import pytest

from roomrack.core.redaction import PERSONAL
from tests.console.conftest import Desk, desk_of
from tests.factories import World
from tests.harness.processes import Worker
from tests.webhooks.receiver import Got, Receiver

GUEST = {
    "givenName": "Ada",
    "familyName": "Lovelace",
    "email": "ada@example.com",
    "phone": "+390555550100",
    "address": "Via dei Test 1",
}
OPENED = json.dumps({"got": [{"email": PERSONAL, "id": 1}, "[can't be redacted]"]}, indent=2)
NOTES = "Wants a cot by the window"


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    started = await Receiver().start()
    yield started
    await started.stop()


async def delivered(world: World, desk: Desk, receiver: Receiver) -> tuple[Got, httpx2.Response]:
    """What the receiver got of a booking, and the page of that delivery once it tells of the attempt."""
    session = await world.session(desk.hotel, app=desk.app)
    room = await world.product(desk.hotel)
    await world.sell(desk.hotel, room)
    subscribed = await session.post(
        "/rest/v1/subscription/RESERVATION_CREATED", data={"url": receiver.answers("/hook", 200)}
    )
    assert subscribed.status_code == 200, subscribed.text
    day = world.today(desk.hotel)
    booking = {
        "channelId": 1,
        "product": room,
        "checkin": day.isoformat(),
        "checkout": (day + timedelta(1)).isoformat(),
        "guests": [GUEST],
        "privateNotes": NOTES,
    }
    booked = await session.post(f"/rest/v1/reservation/{desk.hotel.id}", json=booking)
    assert booked.status_code == 200, booked.text
    [got] = await receiver.wait_for("/hook", 1)
    assert got.content["guests"][0]["familyName"] == "Lovelace"

    deadline = time.monotonic() + 30
    while not (
        found := re.search(
            rf"{desk.path}/deliveries/\d+", (await desk.browser.get(f"{desk.path}/deliveries", state="delivered")).text
        )
    ):
        assert time.monotonic() < deadline, "no delivery"
        await asyncio.sleep(0.1)
    page = await desk.browser.get(found[0])
    assert (await session.delete(f"/rest/v1/subscription/{subscribed.json()['id']}")).status_code == 200
    return got, page


def shown(page: httpx2.Response) -> list[str]:
    """The blocks of code on a page: the body that was sent, and that of the answer."""
    blocks = re.findall(r"<pre tabindex=\"0\"><code>(.*?)</code></pre>", page.text, re.DOTALL)
    return [html.unescape(block) for block in blocks]


def personal(text: str) -> list[str]:
    """What of the booking's personal data stands in a text."""
    words = [*GUEST.values(), NOTES]
    return [word for word in words if word in html.unescape(text)]


async def test_body_of_a_production_delivery_is_shown_without_personal_data(
    world: World, desk: Desk, receiver: Receiver, worker_process: Worker
) -> None:
    receiver.says = lambda got: got.raw.decode()
    got, page = await delivered(world, desk, receiver)
    assert len(personal(got.raw.decode())) == 6
    assert personal(page.text) == []
    sent, answered = map(json.loads, shown(page))
    content: dict[str, Any] = sent["content"]
    [guest] = content["guests"]
    assert {guest[name] for name in GUEST} == {PERSONAL}
    assert content["privateNotes"] == PERSONAL
    # What is about the stay and the delivery is there, signature and all.
    for name in ("id", "status", "product", "checkin", "checkout"):
        assert content[name] == got.content[name]
    assert {**sent, "content": None} == {**got.body, "content": None}
    assert answered["reference"] == got.body["reference"]
    assert got.headers["webhook-signature"] in html.unescape(page.text)
    assert "Personal data is taken out" in page.text


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Thank you, 4111111111111111.", "Thank you, ************1111."),
        ('{"guest": "Ada Lovelace", "and": "' + "x" * 5_000 + '"}', "[5036 bytes that can't be redacted]"),
        ('{"ok": true}', '{\n  "ok": true\n}'),
        (json.dumps({"got": [json.dumps({"email": "a@b.example", "id": 1}), "[x]"]}), OPENED),
    ],
    ids=["text", "cut JSON", "JSON", "JSON in JSON"],
)
async def test_answer_to_a_production_delivery_is_treated_alike(
    world: World, desk: Desk, receiver: Receiver, worker_process: Worker, said: str, due: str
) -> None:
    receiver.says = lambda _: said
    _, page = await delivered(world, desk, receiver)
    assert shown(page)[1] == due


async def test_delivery_of_the_sandbox_is_shown_to_the_letter(
    world: World, sandbox_desk: Desk, receiver: Receiver, worker_process: Worker
) -> None:
    receiver.says = lambda got: got.raw.decode()
    got, page = await delivered(world, sandbox_desk, receiver)
    assert shown(page) == [got.raw.decode()] * 2
    assert "Personal data is taken out" not in page.text


async def test_delivery_is_shown_to_nobody_else(
    world: World, plain: httpx2.AsyncClient, desk: Desk, receiver: Receiver, worker_process: Worker
) -> None:
    _, page = await delivered(world, desk, receiver)
    stranger = await desk_of(world, plain)
    path = page.request.url.path.removeprefix("/connect/console")
    assert (await stranger.browser.get(path)).status_code == 404
