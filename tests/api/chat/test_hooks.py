"""CHAT_MESSAGE_RECEIVED: what is announced of conversations (docs/contract.md 10 and 11)."""

import json
from typing import Any

from roomrack.domain.chat import events
from roomrack.domain.chat import wire as chat_wire
from roomrack.domain.webhooks import service as webhooks
from roomrack.entrypoints import wiring
from tests.api.chat.support import Chat, chat
from tests.api.reservations.support import done
from tests.factories import World


async def announced(at: Chat) -> list[dict[str, Any]]:
    """What was made ready for the application, in order."""
    wiring.connect_slices()
    assert webhooks.renderers[events.RECEIVED].hook == "CHAT_MESSAGE_RECEIVED"
    more = True
    while more:
        async with at.world.unit() as unit:
            found = await webhooks.dispatch(unit)
        more = found.read > 0 or found.held_back
    async with at.world.unit() as unit:
        rows = await unit.raw.fetch(
            "select hook, kind, reference, content from delivery where application = $1 order by id", at.session.app.id
        )
    assert {(row["hook"], row["kind"]) for row in rows} <= {("CHAT_MESSAGE_RECEIVED", "chat")}
    contents = [json.loads(row["content"]) for row in rows]
    assert [row["reference"] for row in rows] == [str(each["id"]) for each in contents]
    return contents


async def test_what_guests_write_and_what_goes_to_channels_is_announced(world: World) -> None:
    at = await chat(world)
    url = "http://127.0.0.1:9/chat"
    done(await at.session.post("/rest/v1/subscription/CHAT_MESSAGE_RECEIVED", data={"url": url}))
    thread = await at.thread()
    done(await at.write(threadId=thread, attributes=[{"value": "By the channel"}]))
    done(await at.write(threadId=thread, processor="NOTE", attributes=[{"value": "Only for us"}]))
    done(await at.write(threadId=thread, processor="MAIL", attributes=[{"value": "By mail"}]))
    messages = await at.messages(thread)
    found = await announced(at)
    assert [each["id"] for each in found] == [messages[0]["id"], messages[1]["id"]]
    shown = {name: value for name, value in messages[0].items() if name not in ("readers", "readTime")}
    assert {name: value for name, value in found[0].items() if name != "readers"} == shown
    assert chat_wire.render_events is webhooks.renderers[events.WRITTEN].render


async def test_events_hold_no_words_and_what_is_gone_is_not_announced(world: World) -> None:
    at = await chat(world)
    done(await at.session.post("/rest/v1/subscription/CHAT_MESSAGE_RECEIVED", data={"url": "http://127.0.0.1:9/chat"}))
    thread = await at.thread(text="Very secret words")
    rows = await at.desk._rows("select t::text as line from event t where accommodation = $1 and type like 'chat.%'")
    assert len(rows) == 1
    assert "secret" not in rows[0]["line"]
    async with world.unit() as unit:
        await unit.raw.execute("delete from chat_message where accommodation = $1 and thread = $2", at.hotel.id, thread)
    assert await announced(at) == []
