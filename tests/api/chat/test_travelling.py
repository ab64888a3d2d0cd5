"""How messages leave and come: mail, WhatsApp, channels, the guest's page, notes (docs/guides/chat.md)."""

import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import timedelta
from email.message import EmailMessage
from ipaddress import IPv4Network
from pathlib import Path
from secrets import token_hex
from typing import Any

import httpx2
import pytest

from roomrack.adapters.files.folder import FolderFiles
from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.adapters.imap.client import ImapMailbox, Server
from roomrack.adapters.whatsapp.client import CloudApi
from roomrack.core.clock import clock_from
from roomrack.domain.chat import service
from roomrack.domain.chat.jobs import ChannelCarrier, Helper, MailCarrier, MailReader, Postbox, Puller, TextCarrier
from roomrack.domain.chat.rules import sending
from roomrack.domain.chat.rules.state import Processor
from roomrack.domain.chat.service.outbox import SANDBOX, Carrier
from roomrack.domain.connections import service as connections
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database
from roomrack.ports.assistants import Conversation
from roomrack.ports.channels import Abilities, RateLimit
from tests.api.chat.outside import Cloud, House, Mailbox, PigeonChannel, running
from tests.api.chat.support import Chat, chat, text_of
from tests.api.reservations.support import done, fields_of
from tests.conftest import CHAT_SECRET
from tests.factories import World
from tests.harness.processes import ApiServer, ClockFile
from tests.mail.receiver import Receiver, receiving
from tests.mail.test_smtp import mailer_to

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
INBOUND = "/rest/x1/chat/inbound"


@pytest.fixture
def context(keys: str, clock_file: ClockFile) -> Context:
    return Context(clock=clock_from(clock_file.setting), keyring=Keyring.parse(keys), actor={"kind": "worker"})


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as started:
        yield started


@pytest.fixture
async def outgoing() -> AsyncIterator[AiohttpOutgoing]:
    client = AiohttpOutgoing((IPv4Network("127.0.0.0/8"),))
    yield client
    await client.close()


@pytest.fixture(autouse=True)
def _places(server: ApiServer) -> Iterator[None]:
    service.configure(public_url=server.url, mail_address="chat@roomrack.example")
    yield
    service.configure(public_url="http://127.0.0.1:8480")


@pytest.fixture
def files(environment: Mapping[str, str]) -> FolderFiles:
    return FolderFiles(Path(environment["ROOMRACK_PHOTOS_DIR"]))


@pytest.fixture
async def post(database: Database, context: Context, receiver: Receiver, files: FolderFiles) -> Postbox:
    """A worker that sends by mail and to channels, and has sent what other tests left."""
    carriers: dict[Processor, Carrier] = {
        Processor.MAIL: MailCarrier(mailer_to(receiver), files, "Roomrack <desk@roomrack.example>"),
        Processor.CHANNEL: ChannelCarrier(database, context),
    }
    box = Postbox(database, context, carriers)
    await box.run()
    return box


async def mailed(at: Chat, address: str, **more: Any) -> tuple[int, dict[str, Any]]:
    """A mail of the property to a guest: the thread and the message."""
    guest = {"externalGuest": address, "email": address, "firstname": "Ada", "preferredLanguage": "IT"}
    thread = await at.thread(name=address, guest=guest, processor="MAIL")
    return thread, done(await at.write(threadId=thread, attributes=[{"value": "We have a lift."}], **more))


async def pass_time(at: Chat) -> None:
    """Let everything that waits be due."""
    async with at.world.unit() as unit:
        await unit.raw.execute(
            "update chat_message set due_at = due_at - interval '1 day' where accommodation = $1", at.hotel.id
        )


def problem_of(message: dict[str, Any]) -> str | None:
    """What went wrong with a message."""
    return next((each["value"] for each in message["attributes"] if each["type"] == "ERROR_MESSAGE"), None)


# --- mail ------------------------------------------------------------------------------------------------------------


async def test_a_mail_goes_on_from_the_ones_before_and_says_where_to_answer(
    world: World, post: Postbox, receiver: Receiver
) -> None:
    at = await chat(world)
    address = f"ada{at.hotel.id}@example.com"
    thread, first = await mailed(at, address)
    await post.run()
    second = done(await at.write(threadId=thread, attributes=[{"value": "And stairs."}]))
    await post.again()
    one, two = receiver.to(address)
    domain = "roomrack.example"
    assert one["Message-ID"] == f"<chat.{at.hotel.id}.{first['id']}@{domain}>"
    assert (one["In-Reply-To"], one["Auto-Submitted"]) == (None, None)
    assert (two["In-Reply-To"], two["References"]) == (one["Message-ID"], one["Message-ID"])
    assert one["Subject"] == two["Subject"] == at.hotel.name
    assert one["Reply-To"] == two["Reply-To"]
    assert one["Reply-To"].startswith(f"chat+{at.hotel.id}-{thread}-")
    assert one.get_content().splitlines() == ["We have a lift."]
    shown = await at.messages(thread)
    assert [(each["status"], each.get("externalId")) for each in shown[1:]] == [
        ("SENT", one["Message-ID"]),
        ("SENT", two["Message-ID"]),
    ]
    assert shown[2]["id"] == second["id"]
    assert [kind for kind, _ in await at.told()].count("chat.message_sent") == 2


async def test_what_fails_is_tried_again_and_what_is_refused_is_not(
    world: World, post: Postbox, receiver: Receiver
) -> None:
    at = await chat(world)
    thread, _ = await mailed(at, f"late{at.hotel.id}@example.com")
    receiver.refusals[:] = ["451 later"]
    await post.run()
    waiting = (await at.messages(thread))[-1]
    assert (waiting["status"], bool(problem_of(waiting))) == ("CREATED", True)
    await pass_time(at)
    await post.run()
    sent = (await at.messages(thread))[-1]
    assert (sent["status"], problem_of(sent)) == ("SENT", None)
    receiver.refusals[:] = ["550 never"]
    done(await at.write(threadId=thread, attributes=[{"value": "Once more"}]))
    await post.run()
    failed = (await at.messages(thread))[-1]
    assert (failed["status"], problem_of(failed)) == ("ERROR", "the mail server refused it")
    done(await at.put(f"messages/{failed['id']}", content=b"CREATED"))
    await post.run()
    assert (await at.messages(thread))[-1]["status"] == "SENT"


async def test_a_message_is_given_up_after_the_last_delay(world: World, post: Postbox, receiver: Receiver) -> None:
    at = await chat(world)
    thread, _ = await mailed(at, f"never{at.hotel.id}@example.com")
    for _ in range(len(sending.DELAYS) + 1):
        receiver.refusals[:] = ["451 later"]
        await post.run()
        await pass_time(at)
    assert (await at.messages(thread))[-1]["status"] == "ERROR"
    receiver.refusals.clear()
    await post.run()
    assert receiver.to(f"never{at.hotel.id}@example.com") == []


async def test_nobody_is_reached_without_an_address_and_from_a_sandbox(world: World, post: Postbox) -> None:
    at, box = await chat(world), await chat(world, sandbox=True)
    thread = await at.thread(processor="MAIL")
    done(await at.write(threadId=thread, attributes=[{"value": "Hello?"}]))
    played, _ = await mailed(box, "box@example.com")
    await post.run()
    missing = (await at.messages(thread))[-1]
    assert (missing["status"], problem_of(missing)) == ("ERROR", "the guest has no e-mail address")
    kept = (await box.messages(played))[-1]
    assert (kept["status"], problem_of(kept)) == ("ERROR", SANDBOX)


async def test_what_nobody_carries_waits_and_a_note_never_leaves(
    world: World, database: Database, context: Context
) -> None:
    at = await chat(world)
    thread, made = await mailed(at, f"wait{at.hotel.id}@example.com")
    done(await at.write(threadId=thread, processor="NOTE", attributes=[{"value": "He is nice"}]))
    assert await at.due() == [made["id"]]
    await Postbox(database, context, {}).run()
    assert [each["status"] for each in await at.messages(thread)] == ["SENT", "CREATED", "SENT"]
    assert await at.due() == [made["id"]]


def answer_to(mail: EmailMessage, text: str, **headers: str) -> EmailMessage:
    """A guest's answer to a mail, with what he answers to."""
    answer = EmailMessage()
    answer["From"] = f"Ada Lovelace <{mail['To']}>"
    answer["To"] = f"Hotel <{mail['Reply-To']}>"
    answer["Subject"] = f"Re: {mail['Subject']}"
    answer["Message-ID"] = f"<answer.{mail['Message-ID'].strip('<>')}>"
    for name, value in headers.items():
        answer[name.replace("_", "-")] = value
    quoted = "".join(f"> {line}\n" for line in mail.get_content().splitlines())
    answer.set_content(f"{text}\n\nOn Mon, Jan 4, 2027 at 10:00 AM Hotel <hotel@example.com> wrote:\n{quoted}")
    return answer


async def hand_in(at: Chat, raw: bytes, secret: str = CHAT_SECRET) -> httpx2.Response:
    """What a mail server does."""
    headers = {"Authorization": f"Bearer {secret}", "Content-Type": "message/rfc822"}
    return await at.world.client.post(f"{INBOUND}/mail", content=raw, headers=headers)


async def test_an_answer_by_mail_comes_into_its_thread_without_what_it_quotes(
    world: World, post: Postbox, receiver: Receiver
) -> None:
    at = await chat(world)
    address = f"ada{at.hotel.id}@example.com"
    thread, _ = await mailed(at, address)
    await post.run()
    [mail] = receiver.to(address)
    answer = answer_to(mail, "Grazie mille!\n\nMy card: 4111 1111 1111 1111")
    answer.add_attachment(PNG, maintype="image", subtype="png", filename="me & dog.png")
    answer.add_attachment(b"MZ\x90\x00", maintype="application", subtype="octet-stream", filename="bad.exe")
    for _ in range(2):
        assert done(await hand_in(at, answer.as_bytes())) == {"thread": thread}
    *_, received = await at.messages(thread)
    assert len(await at.messages(thread)) == 3
    assert text_of(received) == "Grazie mille!\n\nMy card: **** **** **** 1111"
    assert (received["processor"], received["status"]) == ("MAIL", "SENT")
    assert received["sender"]["email"] == address
    attached = received["attachment"]
    assert (attached["name"], attached["type"], attached["size"]) == ("me & dog.png", "PNG", len(PNG))
    file = await world.client.get(attached["url"])
    assert file.content == PNG
    assert file.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert (await world.client.get(attached["url"][:-1] + "!")).status_code == 404
    done(await at.write(threadId=thread, attributes=[{"value": "You're welcome"}]))
    await post.run()
    assert receiver.to(address)[-1]["References"].split() == [mail["Message-ID"], answer["Message-ID"]]


async def test_mails_that_are_nobodys_are_left_alone(world: World, post: Postbox, receiver: Receiver) -> None:
    at = await chat(world)
    address = f"auto{at.hotel.id}@example.com"
    thread, _ = await mailed(at, address)
    await post.run()
    [mail] = receiver.to(address)
    wrong = answer_to(mail, "Hello")
    wrong.replace_header("To", wrong["To"].replace("@", "a@", 1))
    other = answer_to(mail, "Hello")
    local = mail["Reply-To"].partition("@")[0]
    other.replace_header("To", f"{local[:-1]}{'a' if local[-1] != 'a' else 'b'}@roomrack.example")
    for raw in (
        answer_to(mail, "I am away", Auto_Submitted="auto-replied").as_bytes(),
        answer_to(mail, "Buy!", Precedence="bulk").as_bytes(),
        wrong.as_bytes(),
        other.as_bytes(),
        b"\x00\xff nothing at all",
        b"",
    ):
        assert (await hand_in(at, raw)).status_code == 404
    assert (await hand_in(at, answer_to(mail, "Hello").as_bytes(), "wrong")).status_code == 401
    assert (await hand_in(at, b"x" * (25 * 1024 * 1024 + 1))).status_code == 413
    assert len(await at.messages(thread)) == 2


async def test_a_mailbox_is_read_and_what_was_read_is_marked(
    world: World, post: Postbox, receiver: Receiver, database: Database, context: Context
) -> None:
    at = await chat(world)
    address = f"imap{at.hotel.id}@example.com"
    thread, _ = await mailed(at, address)
    await post.run()
    [mail] = receiver.to(address)
    box = Mailbox(answer_to(mail, "By IMAP").as_bytes(), b"Subject: nothing of ours\r\n\r\nHello")
    async with box.open():
        server = Server(host="127.0.0.1", port=box.port, security="none", username="chat", password="secret word")
        reader = MailReader(database, context, lambda: ImapMailbox(server))
        await reader.run()
        await reader.run()
        assert text_of((await at.messages(thread))[-1]) == "By IMAP"
        assert (len(await at.messages(thread)), box.seen) == (3, {1, 2})
        wrong = Server(host="127.0.0.1", port=box.port, security="none", username="chat", password="no")
        await MailReader(database, context, lambda: ImapMailbox(wrong)).run()
    await reader.run()
    await MailReader(database, context, None).run()


async def test_a_mail_that_cannot_be_kept_is_read_again_and_holds_no_other_back(
    world: World, post: Postbox, receiver: Receiver, database: Database, context: Context
) -> None:
    at = await chat(world)
    address = f"odd{at.hotel.id}@example.com"
    thread, _ = await mailed(at, address)
    await post.run()
    [mail] = receiver.to(address)
    odd, good = answer_to(mail, "Odd"), answer_to(mail, "Good")
    odd.add_attachment(PNG, maintype="image", subtype="png", filename="a.png")
    box = Mailbox(odd.as_bytes(), good.as_bytes())
    async with box.open():
        server = Server(host="127.0.0.1", port=box.port, security="none", username="chat", password="secret word")
        reader = MailReader(database, context, lambda: ImapMailbox(server))
        await reader.run()  # No store of files is set up here.
        assert (text_of((await at.messages(thread))[-1]), box.seen) == ("Good", {2})


# --- WhatsApp --------------------------------------------------------------------------------------------------------


@pytest.fixture
async def cloud() -> AsyncIterator[Cloud]:
    server = Cloud()
    async with running(server):
        yield server


@pytest.fixture
async def texts(database: Database, context: Context, cloud: Cloud, outgoing: AiohttpOutgoing) -> Postbox:
    box = Postbox(database, context, {Processor.WHATSAPP: TextCarrier(CloudApi(outgoing, cloud.url))})
    await box.run()
    cloud.taken.clear()
    return box


async def numbered(at: Chat, **more: Any) -> str:
    """A property with a number of its own; gives its id at the service."""
    phone = f"9{at.hotel.id:012d}"
    body = {"whatsapp": {"phone": phone, "token": "a token", "template": "from_hotel", **more}}
    shown = done(await at.session.patch(f"/rest/x1/chat/{at.hotel.id}/settings", json=body))
    assert shown == {"whatsapp": {"phone": phone, "template": "from_hotel", "ready": True}}
    return phone


def told(phone: str, *messages: dict[str, Any], statuses: list[dict[str, Any]] | None = None) -> bytes:
    """What Meta posts."""
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "39", "phone_number_id": phone},
        "contacts": [{"wa_id": "447700900123", "profile": {"name": "Ada Lovelace"}}],
        "messages": list(messages),
        "statuses": statuses or [],
    }
    return json.dumps({"object": "whatsapp_business_account", "entry": [{"changes": [{"value": value}]}]}).encode()


async def notify(at: Chat, body: bytes, secret: str = CHAT_SECRET) -> int:
    """Post as Meta does; gives the status."""
    signature = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    headers = {"X-Hub-Signature-256": signature, "Content-Type": "application/json"}
    return (await at.world.client.post(f"{INBOUND}/whatsapp", content=body, headers=headers)).status_code


async def text(at: Chat, phone: str, id: str, words: str, **more: Any) -> None:
    """A guest's text to a number."""
    async with at.world.unit() as unit:
        now = int(unit.now().timestamp())
    message = {"from": "447700900123", "id": id, "timestamp": str(now), "type": "text", "text": {"body": words}, **more}
    assert await notify(at, told(phone, message)) == 200


async def test_a_text_opens_a_thread_and_is_answered(world: World, texts: Postbox, cloud: Cloud) -> None:
    at = await chat(world)
    phone = await numbered(at)
    for _ in range(2):
        await text(at, phone, "wamid.in", "Is breakfast included?")
    await text(at, phone, "wamid.in2", "", type="image", image={"id": "1", "caption": "My dog"})
    [thread] = done(await at.get("threads"))
    guest = thread["persons"][0]
    assert (guest["phone"], guest["fullname"], thread["defaultProcessor"]) == (
        "+447700900123",
        "Ada Lovelace",
        "WHATSAPP",
    )
    assert [text_of(each) for each in await at.messages(thread["id"])] == ["Is breakfast included?", "[image] My dog"]
    answer = done(await at.write(threadId=thread["id"], attributes=[{"value": "It is."}]))
    await texts.run()
    [(path, authorization, body)] = cloud.taken
    assert (path, authorization) == (f"/v21.0/{phone}/messages", "Bearer a token")
    assert body == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": "447700900123",
        "biz_opaque_callback_data": f"chat.{at.hotel.id}.{answer['id']}",
        "type": "text",
        "text": {"preview_url": False, "body": "It is."},
    }
    sent = (await at.messages(thread["id"]))[-1]
    assert (sent["status"], sent["externalId"]) == ("SENT", "wamid.1.447700900123")
    assert await notify(at, told(phone, statuses=[{"id": sent["externalId"], "status": "read"}])) == 200
    read = (await at.messages(thread["id"]))[-1]
    assert guest["id"] in [each["reader"]["id"] for each in read["readers"]]
    failed = [{"id": sent["externalId"], "status": "failed", "errors": [{"code": 131026, "title": "Undeliverable"}]}]
    assert await notify(at, told(phone, statuses=failed)) == 200
    shown = (await at.messages(thread["id"]))[-1]
    assert (shown["status"], problem_of(shown)) == ("ERROR", "Undeliverable")


async def test_a_guest_who_has_not_written_for_a_day_gets_the_template(
    world: World, texts: Postbox, cloud: Cloud
) -> None:
    at = await chat(world)
    await numbered(at)
    guest = {"externalGuest": "g", "phone": "+44 7700 900999", "preferredLanguage": "IT"}
    thread = await at.thread(guest=guest, processor="MAIL")
    done(await at.write(threadId=thread, processor="WHATSAPP", attributes=[{"value": "We\nexpect you"}]))
    await texts.run()
    content = cloud.taken[0][2]
    assert (content["to"], content["type"]) == ("447700900999", "template")
    assert content["template"] == {
        "name": "from_hotel",
        "language": {"code": "it"},
        "components": [{"type": "body", "parameters": [{"type": "text", "text": "We expect you"}]}],
    }
    done(await at.session.patch(f"/rest/x1/chat/{at.hotel.id}/settings", json={"whatsapp": {"template": None}}))
    done(await at.write(threadId=thread, processor="WHATSAPP", attributes=[{"value": "Once more"}]))
    await texts.run()
    shown = (await at.messages(thread))[-1]
    assert (shown["status"], "no template" in (problem_of(shown) or "")) == ("ERROR", True)


async def test_what_the_service_refuses(world: World, texts: Postbox, cloud: Cloud) -> None:
    at = await chat(world)
    phone = await numbered(at)
    await text(at, phone, "wamid.x", "Hello")
    [thread] = done(await at.get("threads"))
    done(await at.write(threadId=thread["id"], attributes=[{"value": "Hello"}]))
    for refusal in ((500, {}), (400, {"error": {"code": 131056, "message": "Too often"}}), (200, {})):
        cloud.refusals[:] = [refusal]
        await texts.run()
        assert (await at.messages(thread["id"]))[-1]["status"] == "CREATED"
        await pass_time(at)
    cloud.refusals[:] = [(400, {"error": {"code": 131026, "message": "Not a number of WhatsApp"}})]
    await texts.run()
    shown = (await at.messages(thread["id"]))[-1]
    assert (shown["status"], problem_of(shown)) == ("ERROR", "Not a number of WhatsApp")
    nobody = await chat(world)
    lost = await nobody.thread(guest={"externalGuest": "g", "phone": "+447700900123"}, processor="WHATSAPP")
    done(await nobody.write(threadId=lost, attributes=[{"value": "Hello"}]))
    await texts.run()
    assert problem_of((await nobody.messages(lost))[-1]) == "the property has no number"


async def test_only_meta_is_believed(world: World) -> None:
    at = await chat(world)
    phone = await numbered(at)
    body = told(phone, {"from": "1", "id": "x", "timestamp": "1", "type": "text", "text": {"body": "x"}})
    assert await notify(at, body, "wrong") == 401
    assert await notify(at, b"no json") == 400
    unknown = told("1234567", {"from": "1", "id": "x", "timestamp": "1", "type": "text", "text": {"body": "x"}})
    for odd in (unknown, b"[]", b'{"entry": [1, {"changes": "x"}]}', b'{"entry": [{"changes": [{"value": []}]}]}'):
        assert await notify(at, odd) == 200
    assert done(await at.get("threads")) == []
    asked = {"hub.mode": "subscribe", "hub.verify_token": CHAT_SECRET, "hub.challenge": "1158201444"}
    answer = await world.client.get(f"{INBOUND}/whatsapp", params=asked)
    assert (answer.status_code, answer.text) == (200, "1158201444")
    wrong = await world.client.get(f"{INBOUND}/whatsapp", params={**asked, "hub.verify_token": "no"})
    assert wrong.status_code == 403


async def test_settings_hold_a_number_once_and_never_show_the_token(world: World) -> None:
    at, other = await chat(world), await chat(world)
    path = f"/rest/x1/chat/{at.hotel.id}/settings"
    assert done(await at.session.get(path)) == {"whatsapp": {"ready": False}}
    phone = await numbered(at)
    taken = await other.session.patch(f"/rest/x1/chat/{other.hotel.id}/settings", json={"whatsapp": {"phone": phone}})
    assert (taken.status_code, fields_of(taken)) == (400, [("$.whatsapp.phone", "ApiParamsExemption")])
    for body, field in (
        ({"whatsapp": {"phone": "+39 1"}}, "$.whatsapp.phone"),
        ({"whatsapp": {"template": "Two words"}}, "$.whatsapp.template"),
        ({"whatsapp": 1}, "$.whatsapp"),
    ):
        answer = await at.session.patch(path, json=body)
        assert (answer.status_code, fields_of(answer)) == (400, [(field, "ApiParamsExemption")])
    [row] = await at.desk._rows("select t::text as line from chat_settings t where accommodation = $1")
    assert "a token" not in row["line"]
    assert done(await at.session.patch(path, json={})) == done(await at.session.get(path))
    assert done(await at.session.patch(path, json={"whatsapp": None})) == {"whatsapp": {"ready": False}}
    done(await other.session.patch(f"/rest/x1/chat/{other.hotel.id}/settings", json={"whatsapp": {"phone": phone}}))


# --- channels --------------------------------------------------------------------------------------------------------


@pytest.fixture
async def house(outgoing: AiohttpOutgoing, world: World) -> AsyncIterator[House]:
    server = House()
    async with running(server):
        connections.channels["pigeon"] = PigeonChannel(outgoing, server)
        yield server
        del connections.channels["pigeon"]
    async with world.unit() as unit:
        await unit.raw.execute(
            "update connection set messages = false where portal = (select id from portal where channel = 'pigeon')"
        )


async def connected(at: Chat, **more: Any) -> int:
    """A connection of the property to the channel; gives its id."""
    async with at.world.unit() as unit:
        portal = await unit.raw.fetchval("select id from portal where internal_name = 'pigeon'")
        if portal is None:
            portal = await unit.raw.fetchval(
                """
                insert into portal (
                    channel, internal_name, external_name, calendar_values, content_metas, login_url, website,
                    requires_hotel, requires_password, requires_token, created_at, updated_at
                ) values ('pigeon', 'pigeon', 'Pigeon', '{}', '{}', '', '', false, false, false, $1, $1) returning id
                """,
                unit.now(),
            )
    async with at.world.unit() as unit:
        made = await connections.create(unit, at.hotel.id, {"portal": portal, "messages": True, **more}, grant=None)
        await unit.raw.execute("update connection set status = 'ENABLED' where id = $1", made.id)
    return made.id


def said(id: str, text: str, *, by_guest: bool = True, hour: int = 10, **more: Any) -> dict[str, Any]:
    """A message as the channel keeps it."""
    whole = {"id": id, "thread": "T1", "text": text, "sent_at": f"2020-01-01T{hour}:00:00Z", "by_guest": by_guest}
    return {**whole, "guest_name": "Ada Lovelace", **more}


async def test_messages_of_a_channel_are_read_once_and_answered_there(
    world: World, database: Database, context: Context, post: Postbox, house: House
) -> None:
    at = await chat(world)
    room = await at.desk.book(channelRefer=f"B{at.hotel.id}")
    connection = await connected(at)
    house.said = [
        said("1", "Is there a lift?", booking=room["channelRefer"]),
        said("2", "There is.", by_guest=False, hour=11),
    ]
    for _ in range(2):
        await Puller(database, context).run()
    [thread] = done(await at.get("threads"))
    assert thread["chatThreadExternals"][0] == {
        "id": thread["chatThreadExternals"][0]["id"],
        "threadId": thread["id"],
        "connectionId": connection,
        "externalId": "T1",
    }
    assert (thread["reservation"]["id"], thread["persons"][0]["fullname"]) == (room["id"], "Ada Lovelace")
    first, second = await at.messages(thread["id"])
    assert (text_of(first), text_of(second)) == ("Is there a lift?", "There is.")
    assert second["sender"]["id"] == at.hotel.person
    done(await at.write(threadId=thread["id"], attributes=[{"value": "And stairs."}]))
    house.refusals[:] = [(429, {"Retry-After": "3600"})]
    await post.run()
    await post.run()
    assert house.sent == {}
    await pass_time(at)
    await post.run()
    [(key, kept)] = house.sent.items()
    assert kept == {"thread": "T1", "text": "And stairs.", "key": key, "id": "their-1"}
    sent = (await at.messages(thread["id"]))[-1]
    assert (sent["status"], sent["externalId"]) == ("SENT", "their-1")
    house.said.append(said("their-1", "And stairs.", by_guest=False, hour=12))
    await Puller(database, context).run()
    assert len(await at.messages(thread["id"])) == 3
    house.refusals[:] = [(400, {})]
    done(await at.write(threadId=thread["id"], attributes=[{"value": "Once more"}]))
    await post.run()
    failed = (await at.messages(thread["id"]))[-1]
    assert (failed["status"], problem_of(failed)) == ("ERROR", "not today")


async def test_messages_count_in_the_limit_of_the_account_and_lose_no_attempt_by_it(
    world: World, database: Database, context: Context, post: Postbox, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = await chat(world)
    await connected(at)
    house.said = [said("1", "Is there a lift?")]
    limited = Abilities(messages=True, limit=RateLimit(calls=2, seconds=3600.0))
    monkeypatch.setattr(connections.channels["pigeon"], "abilities", limited)
    await Puller(database, context).run()
    [thread] = done(await at.get("threads"))
    for text in ("There is.", "And stairs."):
        done(await at.write(threadId=thread["id"], attributes=[{"value": text}]))
    await post.run()
    assert [kept["text"] for kept in house.sent.values()] == ["There is."]
    for _ in range(len(sending.DELAYS) + 2):
        await pass_time(at)
        await post.run()
    waiting = (await at.messages(thread["id"]))[-1]
    assert (waiting["status"], problem_of(waiting)) == ("CREATED", None)
    # The reader takes none of the calls that are left to others, and does not fail for it.
    house.said.append(said("2", "Hello?", hour=12))
    await Puller(database, context).run()
    assert len(await at.messages(thread["id"])) == 3
    async with world.unit() as unit:
        await unit.raw.execute("delete from channel_budget")
    await pass_time(at)
    await post.run()
    assert [kept["text"] for kept in house.sent.values()] == ["There is.", "And stairs."]


async def test_a_channel_that_fails_does_not_hold_others_back(
    world: World, database: Database, context: Context, house: House
) -> None:
    at, other = await chat(world), await chat(world)
    for each in (at, other):
        await connected(each)
    house.said = [said("9", "Hello")]
    house.refusals[:] = [(500, {})]
    await Puller(database, context).run()
    found = [len(done(await each.get("threads"))) for each in (at, other)]
    assert sorted(found) == [0, 1]
    await Puller(database, context).run()
    assert [len(done(await each.get("threads"))) for each in (at, other)] == [1, 1]


async def test_a_message_that_cannot_be_kept_holds_no_other_back(
    world: World, database: Database, context: Context, house: House
) -> None:
    at = await chat(world)
    await connected(at)
    endless = token_hex(10_000)
    house.said = [said("1", "Before\0"), said(endless, "Lost?", hour=11), said("3", "Behind", hour=12)]
    await Puller(database, context).run()
    await Puller(database, context).run()
    [thread] = done(await at.get("threads"))
    assert [text_of(each) for each in await at.messages(thread["id"])] == ["Before", "Behind"]
    house.said[1]["id"] = "2"
    await Puller(database, context).run()
    found = await at.messages(thread["id"])
    assert sorted(text_of(each) for each in found) == ["Before", "Behind", "Lost?"]


async def test_a_connection_that_takes_no_messages_is_not_asked(
    world: World, database: Database, context: Context, post: Postbox, house: House
) -> None:
    at = await chat(world)
    connection = await connected(at)
    house.said = [said("1", "Hello")]
    await Puller(database, context).run()
    [thread] = done(await at.get("threads"))
    async with world.unit() as unit:
        await unit.raw.execute("update connection set messages = false where id = $1", connection)
    done(await at.write(threadId=thread["id"], attributes=[{"value": "Hello"}]))
    await post.run()
    assert problem_of((await at.messages(thread["id"]))[-1]) == "the connection is gone, or takes no messages"


async def test_a_conversation_of_an_application_is_heard_by_webhook(world: World, post: Postbox) -> None:
    at = await chat(world)
    thread = await at.thread()
    done(await at.write(threadId=thread, attributes=[{"value": "We have a lift"}]))
    await post.run()
    assert (await at.messages(thread))[-1]["status"] == "SENT"


# --- offers ----------------------------------------------------------------------------------------------------------


async def test_offers_go_out_expire_and_are_withdrawn(world: World, post: Postbox) -> None:
    at = await chat(world)
    thread = await at.thread(guest={"externalGuest": "g", "preferredLanguage": "IT"})
    body = {
        "listingId": "L1",
        "startDate": "2030-05-01",
        "nights": 2,
        "numberOfAdults": 2,
        "numberOfChildren": 1,
        "numberOfInfants": 0,
        "totalPrice": 180,
        "blockInstantBooking": True,
    }
    made = done(await at.request("POST", f"threads/{thread}/specialOffer", json=body))
    assert made == {
        **body,
        "id": made["id"],
        "offerType": "SPECIAL_OFFER",
        "nativeCurrency": "EUR",
        "createdAt": made["createdAt"],
        "expiresAt": made["expiresAt"],
        "isActive": True,
        "chatMessageId": made["chatMessageId"],
    }
    *_, message = await at.messages(thread)
    assert (message["id"], message["specialOffer"]) == (made["chatMessageId"], made)
    assert text_of(message) == "Abbiamo un'offerta speciale per te: 2 notte/i dal 1 maggio 2030 a 180 EUR."
    await post.run()
    ended = done(await at.patch(f"threads/{thread}/specialOffer/{made['id']}/withdraw"))
    assert ended == {**made, "isActive": False, "rescindedAt": ended["rescindedAt"]}
    assert done(await at.patch(f"threads/{thread}/specialOffer/{made['id']}/withdraw")) == ended
    assert "non è più disponibile" in text_of((await at.messages(thread))[-1])
    approved = done(await at.request("POST", f"threads/{thread}/preApprove"))
    assert (approved["offerType"], approved["isActive"]) == ("PREAPPROVAL", True)
    assert "startDate" not in approved
    unsent = done(await at.patch(f"threads/{thread}/specialOffer/{approved['id']}/withdraw"))
    *_, last = await at.messages(thread)
    assert (unsent["isActive"], last["id"], last["status"]) == (False, approved["chatMessageId"], "ERROR")
    third = done(await at.request("POST", f"threads/{thread}/preApprove"))
    async with world.unit() as unit:
        await unit.raw.execute(
            "update chat_offer set expires_at = expires_at - interval '1 day' where id = $1", third["id"]
        )
    late = done(await at.patch(f"threads/{thread}/specialOffer/{third['id']}/withdraw"))
    assert (late["isActive"], "rescindedAt" in late) == (False, False)


async def test_offers_that_lack_something_or_lead_nowhere(world: World) -> None:
    at = await chat(world)
    thread = await at.thread()
    answer = await at.request("POST", f"threads/{thread}/specialOffer", json={"nights": 0, "totalPrice": -1})
    assert (answer.status_code, fields_of(answer)) == (
        400,
        [(f"$.{name}", "ApiParamsExemption") for name in ("startDate", "nights", "totalPrice")],
    )
    async with world.unit() as unit:
        await unit.raw.execute("delete from chat_thread_external where accommodation = $1", at.hotel.id)
    answer = await at.request("POST", f"threads/{thread}/preApprove")
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")


# --- assistants, templates, translation, privacy ---------------------------------------------------------------------


class Butler:
    """An assistant that says what it was told last."""

    def __init__(self) -> None:
        self.asked: list[Conversation] = []

    async def answer(self, conversation: Conversation) -> str | None:
        """Repeat."""
        self.asked.append(conversation)
        return f"You said: {conversation.said[-1].text}"


async def test_an_assistant_answers_where_it_is_switched_on(world: World, database: Database, context: Context) -> None:
    at = await chat(world)
    butler = Butler()
    helper = Helper(database, context, butler)
    thread = await at.thread(text="Before")
    done(await at.patch(f"threads/{thread}/aiAssistant"))
    asked = done(
        await at.write(threadId=thread, sender={"externalGuest": "guest"}, attributes=[{"value": "Is there a lift?"}])
    )
    payload = f"{at.hotel.id}:{asked['id']}".encode()
    for _ in range(2):
        await helper.run(payload)
    answer = (await at.messages(thread))[-1]
    assert (len(butler.asked), text_of(answer), answer["status"]) == (1, "You said: Is there a lift?", "CREATED")
    assert [said.text for said in butler.asked[0].said] == ["Before", "Is there a lift?"]
    assert butler.asked[0].facts["property.name"] == at.hotel.name
    assert done(await at.get(f"threads/{thread}"))["aiDriven"] is True
    done(await at.write(threadId=thread, attributes=[{"value": "I take over"}]))
    again = done(await at.write(threadId=thread, sender={"externalGuest": "guest"}, attributes=[{"value": "Thanks"}]))
    await helper.run(f"{at.hotel.id}:{again['id']}".encode())
    await helper.run(f"{at.hotel.id}:1".encode())
    assert len(butler.asked) == 1


async def test_templates_are_filled_in_from_the_reservation(world: World) -> None:
    at = await chat(world)
    room = await at.desk.book(totalGuest=2, guests=[{"givenName": "Ada", "familyName": "{{property.name}}"}])
    refer = {"type": "REFER", "value": room["refer"]}
    thread = done(await at.write(externalThreadId="t", attributes=[refer, {"value": "Hi"}]))["threadId"]
    path = f"/rest/x1/chat/{at.hotel.id}/templates"
    assert done(await at.session.get(path)) == {"data": []}
    words = "Dear {{guest.firstname}} {{ guest.lastname }}, {{reservation.room}} from {{reservation.arrival}}: {{property.checkin}}, {{reservation.nights}}, {{reservation.guests}}, {{reservation.total}}."  # noqa: E501
    made = done(
        await at.session.put(path, json={"data": [{"name": "Before arrival", "language": "en", "text": words}]})
    )["data"]
    assert made == [{"id": made[0]["id"], "name": "Before arrival", "language": "EN", "text": words}]
    [filled] = done(await at.get(f"threads/{thread}/templates"))
    assert filled["text"].startswith("Dear Ada {{property.name}}, Double from ")
    assert filled["text"].endswith(", 2, 2, €200.00.")
    chosen = {"type": "MAIL_TEMPLATE_ID", "value": str(made[0]["id"])}
    sent = done(await at.write(threadId=thread, attributes=[chosen]))
    assert text_of(sent) == filled["text"]
    kept = {"data": [{**made[0], "text": "Short"}, {"name": "New", "language": "IT", "text": "Ciao"}]}
    changed = done(await at.session.put(path, json=kept))["data"]
    assert [(each["id"] == made[0]["id"], each["text"]) for each in changed] == [(True, "Short"), (False, "Ciao")]
    bad = {"data": [{"id": 1, "name": "A", "language": "XX", "text": "x"}]}
    answer = await at.session.put(path, json=bad)
    assert (answer.status_code, fields_of(answer)) == (400, [("$.data[0].language", "ApiParamsExemption")])
    unknown = {"data": [{"id": 1, "name": "A", "language": "EN", "text": "{{card.number}}"}]}
    answer = await at.session.put(path, json=unknown)
    assert answer.status_code == 400
    assert fields_of(answer) == [
        ("$.data[0].id", "ApiResourceMissing"),
        ("$.data[0].text", "ApiParamsExemption"),
    ]
    unknown["data"][0]["text"] = "x"
    answer = await at.session.put(path, json=unknown)
    assert (answer.status_code, fields_of(answer)) == (422, [("$.data[0].id", "ApiResourceMissing")])
    assert done(await at.session.get(path))["data"] == changed


async def test_a_message_in_the_same_language_is_its_own_translation(world: World) -> None:
    at = await chat(world)
    thread = await at.thread(guest={"externalGuest": "g", "preferredLanguage": "EN"}, text="Hello")
    [message] = await at.messages(thread)
    path = f"threads/{thread}/messages/{message['id']}/translate"
    shown = done(await at.patch(f"{path}/EN"))
    assert text_of(shown) == "Hello"
    [kept] = [each for each in shown["attributes"] if each["type"] == "TRANSLATION_MAP"]
    assert json.loads(kept["value"]) == {"EN": "Hello"}
    answer = await at.patch(f"{path}/IT")
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")
    answer = await at.patch(f"{path}/XX")
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption")


async def test_a_guest_is_forgotten_with_what_he_said(world: World) -> None:
    at = await chat(world)
    address = f"gone{at.hotel.id}@example.com"
    person = {"givenName": "Ada", "familyName": "Gone", "email": address}
    room = done(await at.desk.post(-5, 2, availability=False, guests=[person]))
    refer = {"type": "REFER", "value": room["refer"]}
    thread = done(await at.write(externalThreadId="t", attributes=[refer, {"value": "Secret words"}]))["threadId"]
    other = await at.thread(name="other")
    names = {"firstname": "Ada", "lastname": "Gone"}
    guest = done(await at.session.post(f"/rest/v1/guests/{at.hotel.id}", json=names))
    done(await at.session.patch(f"/rest/x1/guests/{at.hotel.id}/{guest['id']}", json={"email": address}))
    base = f"/rest/x1/guests/{at.hotel.id}/{guest['id']}"
    exported = done(await at.session.post(f"{base}/export"))
    [talk] = exported["conversations"]
    assert (talk["thread"], [each["text"] for each in talk["messages"]]) == (thread, ["Secret words"])
    done(await at.session.post(f"{base}/erase"))
    assert (await at.get(f"threads/{thread}")).status_code == 404
    assert (await at.get(f"threads/{other}")).status_code == 200
    for table in ("chat_person", "chat_message_attribute", "event"):
        lines = await at.desk._rows(f'select t::text as line from "{table}" t where accommodation = $1')
        assert not any("Secret words" in row["line"] or row["line"] == "t" for row in lines), table
    people = await at.desk._rows("select t::text as line from chat_person t where accommodation = $1")
    assert not any(address in row["line"] for row in people)


async def test_conversations_are_forgotten_after_their_retention(world: World) -> None:
    at = await chat(world)
    old, new = await at.thread(name="old"), await at.thread(name="new")
    async with world.unit() as unit:
        await unit.raw.execute(
            "update chat_thread set active_at = $2 where id = $1",
            old,
            unit.now() - sending.RETENTION - timedelta(1),
        )
        await service.privacy.forget(unit)
    assert [each["id"] for each in done(await at.get("threads"))] == [new]
    assert await at.desk._rows("select 1 from chat_message where accommodation = $1 and thread = $2", old) == []


async def test_files_are_sent_checked_and_kept_only_while_they_are_shown(
    world: World, database: Database, context: Context, files: FolderFiles
) -> None:
    at = await chat(world)
    thread = await at.thread()
    content = base64.b64encode(PNG).decode()
    body = {"name": "../plan.png", "type": "OCTET_STREAM", "content": content}
    made = done(await at.write(threadId=thread, processor="DIRECT", attachment=body))
    shown = made["attachment"]
    assert shown == {
        "id": shown["id"],
        "name": "plan.png",
        "type": "PNG",
        "url": shown["url"],
        "previewUrl": shown["url"],
        "sortOrder": 0,
        "repository": "CHAT",
        "messageId": made["id"],
        "propertyId": at.hotel.id,
        "size": len(PNG),
        "external": False,
    }
    elsewhere = {"name": "plan.pdf", "url": "https://files.example/plan.pdf", "size": 7, "expire": "2030-01-01"}
    far = done(await at.write(threadId=thread, processor="DIRECT", attachment=elsewhere))["attachment"]
    assert (far["url"], far["external"], far["expire"], far["type"]) == (
        "https://files.example/plan.pdf",
        True,
        "2030-01-01",
        "OCTET_STREAM",
    )
    [row] = await at.desk._rows("select file from chat_attachment where accommodation = $1 and file is not null")
    async with world.unit() as unit:
        await unit.raw.execute("update chat_thread set active_at = '2000-01-01' where id = $1", thread)
        await service.privacy.forget(unit)
        await unit.raw.execute("update chat_lost_file set lost_at = '2000-01-01' where accommodation = $1", at.hotel.id)
    assert await files.get(row["file"]) == PNG
    assert (await world.client.get(shown["url"])).status_code == 404
    await service.files.sweep(database, context, files)
    assert await files.get(row["file"]) is None
    assert await at.desk._rows("select 1 from chat_lost_file where accommodation = $1") == []
