"""What an assistant is told of a thread, and what becomes of its answer."""

from dataclasses import dataclass

from roomrack.domain.chat.repository import messages as repository
from roomrack.domain.chat.repository import threads as threads_repository
from roomrack.domain.chat.rules.state import AttributeType, Draft, Processor, Thread
from roomrack.domain.chat.service import people, templates, viewing, writing
from roomrack.domain.properties import service as properties
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.assistants import Conversation, Said

SAID = 30
"""Messages that an assistant is told, the newest ones."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A message that an assistant is to answer."""

    accommodation: int
    thread: int
    message: int
    conversation: Conversation


async def asked(unit: ReadUnit, accommodation: int, id: int) -> Asked | None:
    """What an assistant is told of a message; None when it is not its turn, or any more."""
    message = await repository.get(unit, accommodation, id)
    if message is None or not await properties.find(unit, [accommodation]):
        return None
    thread = await threads_repository.get(unit, accommodation, message.thread)
    if thread is None or not await _is_its_turn(unit, thread, id):
        return None
    found = await repository.of_thread(unit, accommodation, thread.id, None, SAID)
    views = await viewing.message_views(unit, accommodation, found)
    said = [
        Said(view.message.by_guest, view.text, view.message.created_at)
        for view in views
        if view.text and view.message.processor is not Processor.NOTE
    ]
    language = None
    if thread.guest is not None:
        language = (await people.known(unit, accommodation, [thread.guest]))[thread.guest].language
    facts = await templates.facts(unit, thread, language or "EN")
    return Asked(accommodation, thread.id, id, Conversation(language, said, facts))


async def answer(unit: WriteUnit, asked: Asked, text: str) -> None:
    """Write what the assistant says in the property's name, unless somebody was quicker; people can still take over."""
    thread = await threads_repository.hold(unit, asked.accommodation, asked.thread)
    if thread is None or not await _is_its_turn(unit, thread, asked.message):
        return
    sender = await people.owner(unit, asked.accommodation)
    if sender is None:
        return
    draft = Draft(
        thread=asked.thread,
        attributes=((AttributeType.TEXT.value, text), (AttributeType.AI_SKIP_DISABLE.value, "true")),
    )
    await writing.write(unit, asked.accommodation, draft, person=sender)


async def _is_its_turn(unit: ReadUnit, thread: Thread, message: int) -> bool:
    return thread.ai and await repository.newest(unit, thread.accommodation, thread.id, by_guest=False) == message
