"""Assistants, templates, translation, forgetting and files of conversations (docs/guides/chat.md)."""

import base64
import json
from datetime import timedelta

import pytest

from roomrack.adapters.files.folder import FolderFiles
from roomrack.domain.chat import service
from roomrack.domain.chat.jobs import Helper
from roomrack.domain.chat.rules import sending
from roomrack.infra.db import Context, Database
from roomrack.ports.assistants import Conversation
from tests.api.chat.support import chat, text_of
from tests.api.chat.travelling import PNG
from tests.api.reservations.support import done, fields_of
from tests.factories import World

pytestmark = pytest.mark.usefixtures("places")


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
