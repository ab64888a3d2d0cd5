"""Reservations that are found by what their guests wrote (docs/algorithms/find.md)."""

from datetime import timedelta

from tests.api.chat.support import Chat, chat
from tests.api.reservations.support import done
from tests.factories import World


async def _found(at: Chat, status: str) -> list[int]:
    answer = await at.session.get(f"/rest/v1/reservation/{at.hotel.id}", params={"status": status})
    return [room["id"] for room in done(answer)["data"]]


async def _age(at: Chat, thread: int, age: timedelta) -> None:
    """Let what was said in a thread be older."""
    async with at.world.unit() as unit:
        await unit.raw.execute(
            "update chat_message set created_at = created_at - $3::interval where accommodation = $1 and thread = $2",
            at.hotel.id,
            thread,
            age,
        )


async def _talking(at: Chat, name: str, arrival: int) -> tuple[int, int]:
    """A reservation whose guest has written, and the thread of that."""
    room = await at.desk.book(arrival=arrival)
    made = await at.write(
        externalThreadId=name,
        sender={"externalGuest": name, "firstname": "Ada"},
        processor="CHANNEL",
        attributes=[{"type": "REFER", "value": room["refer"]}, {"type": "TEXT", "value": "Is there a lift?"}],
    )
    return room["id"], done(made)["threadId"]


async def test_unread_messages_of_guests_are_news_for_thirty_days(world: World) -> None:
    at = await chat(world)
    await at.desk.book(arrival=40)
    room, thread = await _talking(at, "one", 10)
    gone, _ = await _talking(at, "two", 15)
    old, aged = await _talking(at, "three", 20)
    assert await _found(at, "NEWMESSAGE") == [room, gone, old]
    await at.desk.cancel(gone)
    await _age(at, aged, timedelta(days=31))
    assert await _found(at, "NEWMESSAGE") == [room]
    done(await at.patch(f"threads/{thread}/read"))
    assert await _found(at, "NEWMESSAGE") == []


async def test_a_guest_who_had_the_last_word_a_day_ago_has_waited_too_long(world: World) -> None:
    at = await chat(world)
    room, thread = await _talking(at, "one", 10)
    assert await _found(at, "EXPIREDMESSAGE") == []
    await _age(at, thread, timedelta(hours=25))
    assert await _found(at, "EXPIREDMESSAGE") == [room]
    done(await at.write(threadId=thread, processor="NOTE", attributes=[{"value": "Ask the owner"}]))
    assert await _found(at, "EXPIREDMESSAGE") == [room]
    done(await at.write(threadId=thread, processor="CHANNEL", attributes=[{"value": "There is one."}]))
    assert await _found(at, "EXPIREDMESSAGE") == []


async def test_an_archived_conversation_waits_for_nothing(world: World) -> None:
    at = await chat(world)
    room, thread = await _talking(at, "one", 10)
    await _age(at, thread, timedelta(hours=25))
    assert await _found(at, "EXPIREDMESSAGE") == [room]
    async with world.unit() as unit:
        await unit.raw.execute(
            "update chat_thread set archived_at = created_at where accommodation = $1 and id = $2", at.hotel.id, thread
        )
    assert await _found(at, "EXPIREDMESSAGE") == []


async def test_another_propertys_conversations_find_nothing(world: World) -> None:
    at, other = await chat(world), await chat(world)
    _, thread = await _talking(at, "one", 10)
    await _age(at, thread, timedelta(hours=25))
    for status in ("NEWMESSAGE", "EXPIREDMESSAGE"):
        assert await _found(other, status) == []
