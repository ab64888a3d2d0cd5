"""Threads and messages with all that is shown beside them, read together for many at once."""

from collections.abc import Sequence

from roomrack.domain.chat.repository import messages as repository
from roomrack.domain.chat.repository import threads as threads_repository
from roomrack.domain.chat.rules.state import AI_THREAD, Attribute, Message, MessageView, Thread, ThreadView
from roomrack.domain.chat.service import people
from roomrack.infra.db import ReadUnit


async def message_views(
    unit: ReadUnit, accommodation: int, messages: Sequence[Message], *, person: int | None = None
) -> list[MessageView]:
    """Messages with what belongs to them; `person` is who looks."""
    if not messages:
        return []
    ids = [message.id for message in messages]
    attributes = await repository.attributes(unit, accommodation, ids)
    readers = await repository.readers(unit, accommodation, ids)
    attachments = await repository.attachments(unit, accommodation, ids)
    offers = await repository.offers(unit, accommodation, ids)
    names = await threads_repository.names(unit, accommodation, {message.thread for message in messages})
    wanted = {message.sender for message in messages}
    wanted |= {reader.person for each in readers.values() for reader in each}
    known = await people.known(unit, accommodation, wanted)
    now = unit.now(accommodation)
    return [
        MessageView(
            message=message,
            sender=known[message.sender],
            external_thread=next((name.external_id for name in names.get(message.thread, ())), None),
            at=now,
            attributes=tuple(attributes.get(message.id, ())),
            readers=tuple((reader, known[reader.person]) for reader in readers.get(message.id, ())),
            attachment=attachments.get(message.id),
            offer=offers.get(message.id),
            read_at=next((each.read_at for each in readers.get(message.id, ()) if each.person == person), None),
        )
        for message in messages
    ]


async def message_view(
    unit: ReadUnit, accommodation: int, message: int, *, person: int | None = None
) -> MessageView | None:
    """One message with what belongs to it; None when there is none."""
    found = await repository.get(unit, accommodation, message)
    return None if found is None else (await message_views(unit, accommodation, [found], person=person))[0]


async def thread_views(
    unit: ReadUnit, accommodation: int, threads: Sequence[Thread], *, person: int | None = None
) -> list[ThreadView]:
    """Threads with what belongs to them; `person` is who looks."""
    if not threads:
        return []
    ids = [thread.id for thread in threads]
    last = await repository.last(unit, accommodation, ids)
    views = await message_views(unit, accommodation, list(last.values()), person=person)
    shown = {view.message.thread: view for view in views}
    names = await threads_repository.names(unit, accommodation, ids)
    attributes = await threads_repository.attributes(unit, accommodation, ids)
    members = tuple(await people.members(unit, accommodation))
    guests = await people.known(unit, accommodation, {each.guest for each in threads if each.guest is not None})
    return [
        ThreadView(
            thread=thread,
            persons=((guests[thread.guest],) if thread.guest is not None else ()) + members,
            last=shown.get(thread.id),
            externals=tuple(names.get(thread.id, ())),
            attributes=_shown_attributes(attributes.get(thread.id, ()), ai=thread.ai),
        )
        for thread in threads
    ]


def _shown_attributes(attributes: Sequence[Attribute], *, ai: bool) -> tuple[Attribute, ...]:
    return tuple(each for each in attributes if each.type != AI_THREAD or ai)
