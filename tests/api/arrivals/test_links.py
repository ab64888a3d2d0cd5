"""The link of the online check-in, and the mails with it: docs/guides/guests.md."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from roomrack.core.clock import clock_from
from roomrack.core.redaction import SECRET, redact
from roomrack.domain.arrivals.rules import letters as rules
from roomrack.domain.arrivals.service import mailing
from roomrack.domain.messages import service as messages
from roomrack.domain.messages.jobs import Postman
from roomrack.domain.messages.rules import DELAYS
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database
from roomrack.ports.sms import NullSmsSender
from tests.api.reservations.support import Desk, desk, done, fields_of
from tests.factories import World
from tests.factories.world import READ_ONLY
from tests.harness.processes import ClockFile
from tests.mail.receiver import Receiver, receiving
from tests.mail.test_smtp import mailer_to

ADA = {"givenName": "Ada", "familyName": "Lovelace", "email": "ada@example.com"}


def online(at: Desk, reservation: int, tail: str = "") -> str:
    """Where the online check-in of a reservation is."""
    return f"/rest/x1/checkin/{at.hotel.id}/{reservation}/online{tail}"


async def made(at: Desk, reservation: int) -> str:
    """The link of a reservation."""
    link: str = done(await at.session.post(online(at, reservation)))["checkinLink"]
    return link


async def told(at: Desk) -> list[tuple[str, dict[str, Any]]]:
    """What was recorded of links, in order."""
    rows = await at._rows(
        "select type, payload from event where accommodation = $1 and type like 'arrival.%' order by id"
    )
    return [(row["type"], row["payload"]) for row in rows]


async def test_what_is_no_number_names_no_reservation(world: World) -> None:
    at = await desk(world)
    path = f"/rest/x1/checkin/{at.hotel.id}/first/online"
    for answer in (
        await at.session.get(path),
        await at.session.post(path),
        await at.session.delete(path),
        await at.session.post(f"{path}/mail"),
    ):
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")


async def test_a_link_is_made_once_shown_again_and_withdrawn(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    empty = {"reservation": room["id"], "open": False, "guests": 0, "mails": []}
    assert done(await at.session.get(online(at, room["id"]))) == empty
    first = done(await at.session.post(online(at, room["id"])))
    link = first.pop("checkinLink")
    assert re.fullmatch(rf"http://127\.0\.0\.1:\d+/connect/check-in/{at.hotel.id}-{room['id']}-[\w-]{{32}}", link)
    assert first.pop("madeTime").endswith("Z[UTC]")
    assert first == {**empty, "open": True}
    assert await made(at, room["id"]) == link
    shown = done(await at.session.get(online(at, room["id"])))
    assert (shown["open"], "checkinLink" in shown) == (True, False)
    [row] = await at._rows("select t::text as line from arrival_link t where accommodation = $1")
    assert link[-32:] not in row["line"]
    for _ in range(2):
        gone = done(await at.session.delete(online(at, room["id"])))
        assert (gone["open"], "checkinLink" in gone) == (False, False)
    assert await made(at, room["id"]) != link
    types = [kind for kind, _ in await told(at)]
    assert types == ["arrival.link_made", "arrival.link_withdrawn", "arrival.link_made"]


async def test_the_right_to_read_gives_no_link(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    link = await made(at, room["id"])
    reader = await world.session(at.hotel, permissions=READ_ONLY)
    assert link not in (await reader.get(online(at, room["id"]))).text
    for answer in (await reader.post(online(at, room["id"])), await reader.delete(online(at, room["id"]))):
        assert (answer.status_code, answer.json()["type"]) == (403, "ApiSecurityException")
    assert redact({"checkinLink": link}) == {"checkinLink": SECRET}


@pytest.mark.parametrize("end", ["cancelled", "CHECKIN_END", "CHECKOUT_END", "NO_SHOW", "over"])
async def test_a_stay_that_has_begun_or_ended_gets_no_link(world: World, end: str) -> None:
    at = await desk(world)
    room = done(await at.post(-3, 2, availability=False)) if end == "over" else await at.book()
    if end == "cancelled":
        await at.cancel(room["id"])
    elif end != "over":
        path = f"/rest/v1/checkin/{at.hotel.id}/{room['id']}"
        assert (await at.session.put(path, params={"status": end})).status_code == 200
    for answer in (
        await at.session.post(online(at, room["id"])),
        await at.session.post(online(at, room["id"], "/mail"), json={"to": ["a@example.com"]}),
    ):
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")
        assert "no online check-in" in answer.json()["message"]
    assert done(await at.session.get(online(at, room["id"])))["mails"] == []
    assert await told(at) == []


async def test_a_stay_that_leaves_today_is_over_and_one_that_came_today_is_not(world: World) -> None:
    at = await desk(world)
    here = done(await at.post(0, 1, availability=False))
    gone = done(await at.post(-1, 1, availability=False))
    assert await made(at, here["id"])
    assert (await at.session.post(online(at, gone["id"]))).status_code == 400


async def test_reservations_that_are_not_there(world: World) -> None:
    at, other = await desk(world), await desk(world)
    theirs = (await other.book())["id"]
    for id in (1, theirs, 0, -5, 2**62):
        for method, tail in (("GET", ""), ("POST", ""), ("DELETE", ""), ("POST", "/mail")):
            content: dict[str, Any] = {"json": {}} if tail else {}
            answer = await at.session.request(method, online(at, id, tail), **content)
            assert (answer.status_code, answer.json()["type"]) == (404, "ApiResourceMissing")
            assert answer.json()["element"] == "Reservation"
    assert await told(other) == []


async def test_mails_go_to_the_booker_or_to_whom_is_named(world: World) -> None:
    at = await desk(world)
    room = await at.book(guests=[{**ADA, "language": "IT"}])
    first = done(await at.session.post(online(at, room["id"], "/mail"), json={}))
    [mail] = first["mails"]
    assert first["checkinLink"] == await made(at, room["id"])
    assert mail.pop("createTime").endswith("Z[UTC]")
    assert mail == {"id": mail["id"], "to": "ada@example.com", "language": "IT", "status": "WAITING", "attempts": 0}
    body = {"to": ["b@example.com", "c@example.com", "b@example.com"], "language": "DE"}
    rows = done(await at.session.post(online(at, room["id"], "/mail"), json=body))["mails"]
    assert [(row["to"], row["language"]) for row in rows] == [
        ("ada@example.com", "IT"),
        ("b@example.com", "EN"),
        ("c@example.com", "EN"),
    ]
    kinds = await told(at)
    assert [kind for kind, _ in kinds] == ["arrival.link_made", "arrival.link_mailed", "arrival.link_mailed"]
    assert not any("example.com" in str(payload) for _, payload in kinds)
    nobody = await at.book()
    answer = await at.session.post(online(at, nobody["id"], "/mail"), json={})
    assert (answer.status_code, fields_of(answer)) == (400, [("$.to", "ApiParamsExemption")])
    assert done(await at.session.get(online(at, nobody["id"])))["open"] is False


@pytest.mark.parametrize(
    ("body", "element"),
    [
        ({"to": "ada@example.com"}, "$.to"),
        ({"to": ["ada"]}, "$.to[0]"),
        ({"to": ["a@example.com", None]}, "$.to[1]"),
        ({"to": [""]}, "$.to[0]"),
        ({"to": [f"a{n}@example.com" for n in range(11)]}, "$.to"),
        ({"language": "XX"}, "$.language"),
    ],
)
async def test_a_mail_that_can_not_be_sent_is_refused(world: World, body: dict[str, Any], element: str) -> None:
    at = await desk(world)
    room = await at.book(guests=[ADA])
    answer = await at.session.post(online(at, room["id"], "/mail"), json=body)
    assert (answer.status_code, fields_of(answer)) == (400, [(element, "ApiParamsExemption")])
    assert await told(at) == []


# --- the worker ------------------------------------------------------------------------------------------------------


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as running:
        yield running


@pytest.fixture
def context(keys: str, clock_file: ClockFile) -> Context:
    return Context(clock=clock_from(clock_file.setting), keyring=Keyring.parse(keys), actor={"kind": "worker"})


@pytest.fixture
def postman(database: Database, context: Context, receiver: Receiver) -> Postman:
    return Postman(database, context, [mailing.KIND], mailer_to(receiver), NullSmsSender())


async def outbox(at: Desk, reservation: int) -> list[tuple[str, str, int, str | None]]:
    """The mails: to whom, how they stand, how often they were tried, and what went wrong."""
    rows = done(await at.session.get(online(at, reservation)))["mails"]
    return [(row["to"], row["status"], row["attempts"], row.get("problem")) for row in rows]


async def ask(at: Desk, reservation: int, *to: str, **more: str) -> None:
    """Have the link mailed."""
    done(await at.session.post(online(at, reservation, "/mail"), json={"to": list(to), **more}))


async def test_the_mail_has_the_link_in_the_readers_language(
    world: World, postman: Postman, receiver: Receiver, database: Database, context: Context
) -> None:
    at = await desk(world)
    room = await at.book()
    number = at.hotel.name.removeprefix("Hotel ")
    await ask(at, room["id"], f"it{number}@example.com", language="IT")
    await ask(at, room["id"], f"en{number}@example.com", language="EN")
    await Postman(database, context, [mailing.KIND], None, NullSmsSender()).run()
    await postman.run()
    path = urlsplit(await made(at, room["id"])).path
    for language, subject, words in (
        ("it", "Check-in online: ", "soggiorni presso"),
        ("en", "Check in online at ", "You stay"),
    ):
        [mail] = receiver.to(f"{language}{number}@example.com")
        assert mail["Subject"] == subject + at.hotel.name
        assert mail["Reply-To"] == f"owner{number}@hotel{number}.example"
        plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
        assert plain is not None
        assert html is not None
        assert f"http://127.0.0.1:8480{path}" in plain.get_content().splitlines()
        assert words in plain.get_content()
        assert f'href="http://127.0.0.1:8480{path}"' in html.get_content()
    assert [row[1:3] for row in await outbox(at, room["id"])] == [("SENT", 1), ("SENT", 1)]
    await postman.again()
    assert len(receiver.to(f"en{number}@example.com")) == 1


async def test_what_fails_is_tried_again_and_what_is_refused_is_not(
    world: World, postman: Postman, receiver: Receiver
) -> None:
    at = await desk(world)
    room = await at.book()
    await ask(at, room["id"], "late@example.com")
    receiver.refusals[:] = ["451 later"]
    await postman.run()
    [(_, status, attempts, problem)] = await outbox(at, room["id"])
    assert (status, attempts, bool(problem)) == ("WAITING", 1, True)
    await _pass_time(world, at)
    await postman.run()
    assert (await outbox(at, room["id"]))[0] == ("late@example.com", "SENT", 2, None)
    receiver.refusals[:] = ["550 never"]
    await ask(at, room["id"], "no@example.com")
    await postman.run()
    assert (await outbox(at, room["id"]))[1][:3] == ("no@example.com", "FAILED", 1)


async def test_a_mail_is_given_up_after_the_last_delay(world: World, postman: Postman, receiver: Receiver) -> None:
    at = await desk(world)
    room = await at.book()
    await ask(at, room["id"], "never@example.com")
    for _ in range(len(DELAYS) + 1):
        receiver.refusals[:] = ["451 later"]
        await postman.run()
        await _pass_time(world, at)
    assert (await outbox(at, room["id"]))[0][:3] == ("never@example.com", "FAILED", len(DELAYS) + 1)


async def test_no_mail_leaves_when_the_link_has_ended_or_for_a_sandbox(
    world: World, postman: Postman, receiver: Receiver
) -> None:
    at = await desk(world)
    withdrawn, cancelled = await at.book(), await at.book()
    await ask(at, withdrawn["id"], "withdrawn@example.com")
    done(await at.session.delete(online(at, withdrawn["id"])))
    await ask(at, cancelled["id"], "cancelled@example.com")
    await at.cancel(cancelled["id"])
    box = await desk(world, sandbox=True)
    played = await box.book()
    await ask(box, played["id"], "sandbox@example.com")
    await postman.run()
    assert await outbox(at, withdrawn["id"]) == [("withdrawn@example.com", "FAILED", 1, mailing.ENDED)]
    assert await outbox(at, cancelled["id"]) == [("cancelled@example.com", "FAILED", 1, mailing.ENDED)]
    assert await outbox(box, played["id"]) == [("sandbox@example.com", "FAILED", 1, messages.SANDBOX)]
    for name in ("withdrawn", "cancelled", "sandbox"):
        assert receiver.to(f"{name}@example.com") == []


async def test_addresses_are_forgotten_after_their_retention(world: World, postman: Postman) -> None:
    at = await desk(world)
    room = await at.book()
    await ask(at, room["id"], "sent@example.com")
    await postman.run()
    await ask(at, room["id"], "waits@example.com")
    for age, left in ((rules.RETENTION - timedelta(1), 2), (rules.RETENTION + timedelta(1), 1)):
        async with world.unit() as unit:
            await unit.raw.execute(
                "update message set created_at = $2 where accommodation = $1", at.hotel.id, unit.now() - age
            )
            await messages.forget(unit, [mailing.KIND])
        assert len(await outbox(at, room["id"])) == left
    async with world.unit() as unit:
        await unit.raw.execute(
            "update arrival_link set updated_at = $2 where accommodation = $1",
            at.hotel.id,
            unit.now() - rules.LINK_RETENTION - timedelta(1),
        )
        await mailing.forget(unit)
    assert "madeTime" not in done(await at.session.get(online(at, room["id"])))


async def _pass_time(world: World, at: Desk) -> None:
    async with world.unit() as unit:
        await unit.raw.execute(
            "update message set due_at = due_at - interval '1 day' where accommodation = $1", at.hotel.id
        )
