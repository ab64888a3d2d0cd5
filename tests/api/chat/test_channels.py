"""Messages that leave to channels and come from them (docs/guides/chat.md)."""

from secrets import token_hex
from typing import Any

import pytest

from roomrack.domain.chat.jobs import Postbox, Puller
from roomrack.domain.chat.rules import sending
from roomrack.domain.connections import service as connections
from roomrack.infra.db import Context, Database
from roomrack.ports.channels import Abilities, RateLimit
from tests.api.chat.outside import House
from tests.api.chat.support import Chat, chat, text_of
from tests.api.chat.travelling import pass_time, problem_of
from tests.api.reservations.support import done
from tests.factories import World

pytestmark = pytest.mark.usefixtures("places")


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
