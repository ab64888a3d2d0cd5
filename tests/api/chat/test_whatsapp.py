"""Messages that leave and come by WhatsApp (docs/guides/chat.md)."""

import hashlib
import hmac
import json
from typing import Any

import pytest

from roomrack.domain.chat.jobs import Postbox
from tests.api.chat.outside import Cloud
from tests.api.chat.support import Chat, chat, text_of
from tests.api.chat.travelling import INBOUND, pass_time, problem_of
from tests.api.reservations.support import done, fields_of
from tests.conftest import CHAT_SECRET
from tests.factories import World

pytestmark = pytest.mark.usefixtures("places")


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
