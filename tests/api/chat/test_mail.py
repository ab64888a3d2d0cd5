"""Messages that leave and come by mail (docs/guides/chat.md)."""

from email.message import EmailMessage

import httpx2
import pytest

from roomrack.adapters.imap.client import ImapMailbox, Server
from roomrack.domain.chat.jobs import MailReader, Postbox
from roomrack.domain.chat.rules import sending
from roomrack.domain.chat.service.outbox import SANDBOX
from roomrack.infra.db import Context, Database
from tests.api.chat.outside import Mailbox
from tests.api.chat.support import Chat, chat, text_of
from tests.api.chat.travelling import INBOUND, PNG, mailed, pass_time, problem_of
from tests.api.reservations.support import done
from tests.conftest import CHAT_SECRET
from tests.factories import World
from tests.mail.receiver import Receiver

pytestmark = pytest.mark.usefixtures("places")


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
