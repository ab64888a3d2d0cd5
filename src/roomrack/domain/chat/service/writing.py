"""New messages, and how one stands."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from roomrack.core.errors import PartnerError, RoomrackError, many
from roomrack.core.text import mask_card_numbers
from roomrack.domain.chat import events
from roomrack.domain.chat.errors import (
    MessageEmpty,
    MessageNotFound,
    NoTranslation,
    ReservationUnknown,
    StatusFixed,
    TemplateUnknown,
    ThreadUnknown,
    ThreadUnnamed,
)
from roomrack.domain.chat.repository import messages as repository
from roomrack.domain.chat.repository import threads as threads_repository
from roomrack.domain.chat.rules import sending
from roomrack.domain.chat.rules.offers import LIFE
from roomrack.domain.chat.rules.state import (
    AI_THREAD,
    AttributeType,
    Draft,
    GuestDraft,
    Message,
    MessageView,
    Offer,
    Person,
    Processor,
    Status,
    Thread,
)
from roomrack.domain.chat.service import people, templates, viewing
from roomrack.domain.guests.rules.registry import folded
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.finding import Criteria
from roomrack.domain.reservations.rules.state import Reservation
from roomrack.infra import jobs
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.translation import NullTranslator, TranslationFailed, Translator

JOB = "chat.send"
"""The job that sends what is due."""
ASSIST_JOB = "chat.assist"
"""The job that lets the assistant answer; its payload is the property and the message."""

_SETTABLE = {
    Status.WAIT_AUTH: {Status.CREATED, Status.SENT, Status.ERROR},
    Status.MANUAL_VERIFY: {Status.SENT, Status.ERROR, Status.CREATED},
    Status.ERROR: {Status.CREATED, Status.SENT},
    Status.CREATED: {Status.WAIT_AUTH, Status.ERROR, Status.SENT, Status.MANUAL_VERIFY},
}


class _Translation:
    """Who translates; `entrypoints` sets it."""

    translator: Translator = NullTranslator()


def configure_translation(translator: Translator) -> None:
    """Say who translates."""
    _Translation.translator = translator


async def write(unit: WriteUnit, accommodation: int, draft: Draft, *, person: int | None) -> MessageView:
    """Write a message; `person` is who of the property does when no guest has.

    A message with an `external_id` that the thread has already is that message: nothing is written twice. Records
    `chat.message_received` or `chat.message_written`. Raises `ThreadUnnamed`, `ThreadUnknown`, `ReservationUnknown`,
    `TemplateUnknown`, `MessageEmpty`.
    """
    thread = await _thread(unit, accommodation, draft)
    if draft.external_id is not None:
        there = await repository.known(unit, accommodation, thread.id, draft.external_id)
        if there is not None:
            return await _view(unit, accommodation, there, person)
    thread, sender = await _sender(unit, thread, draft, person)
    attributes = await _attributes(unit, thread, draft)
    now = unit.now(accommodation)
    [id] = await unit.new_ids("chat_message_id", 1)
    by_guest = draft.guest is not None or draft.guest_person is not None
    processor = draft.processor or thread.processor
    status = sending.begun(processor, draft.status, by_guest=by_guest)
    created_at = draft.created_at or now
    message = Message(
        accommodation=accommodation,
        id=id,
        thread=thread.id,
        sender=sender,
        by_guest=by_guest,
        processor=processor,
        status=status,
        external_id=draft.external_id,
        created_at=created_at,
        sent_at=draft.sent_at or (created_at if status is Status.SENT else None),
        due_at=unit.server_now() if sending.leaves(processor, status, by_guest=by_guest) else None,
        review=draft.review,
    )
    await repository.add(unit, message)
    await repository.add_attributes(unit, accommodation, id, attributes)
    if draft.attachment is not None:
        await repository.attach(unit, accommodation, id, draft.attachment)
        if draft.attachment.file is not None:
            await threads_repository.settle_file(unit, accommodation, draft.attachment.file)
    if draft.offer is not None:
        await _offer(unit, message, draft)
    if not by_guest and person is not None:
        await repository.read(unit, accommodation, [id], person)
    await _touch(unit, thread, message, attributes)
    await _announce(unit, thread, message)
    return await _view(unit, accommodation, id, person)


async def set_status(unit: WriteUnit, accommodation: int, id: int, status: Status, person: int | None) -> MessageView:
    """Say how a message stands: CREATED has it sent. Raises `MessageNotFound` and `StatusFixed`."""
    message = await repository.hold(unit, accommodation, id)
    if message is None:
        raise MessageNotFound
    if status is not message.status:
        if message.by_guest or status not in _SETTABLE.get(message.status, ()):
            raise StatusFixed(before=message.status.value, after=status.value)
        now = unit.now(accommodation)
        status = sending.begun(message.processor, status, by_guest=False)
        due = unit.server_now() if sending.leaves(message.processor, status, by_guest=False) else None
        sent_at = now if status is Status.SENT else None
        await repository.set_status(unit, accommodation, id, status, sent_at=sent_at, due_at=due)
        await repository.set_attribute(unit, accommodation, id, AttributeType.ERROR_MESSAGE, None)
        changed = events.SENT if status is Status.SENT else events.WRITTEN
        await unit.record(events.message_event(changed, accommodation, message.thread, id, status=status.value))
        if due is not None:
            await jobs.enqueue(unit, JOB, once=JOB)
    return await _view(unit, accommodation, id, person)


@dataclass(frozen=True, slots=True)
class ToTranslate:
    """What is translated, and from which language: `auto` where nobody said."""

    text: str
    source: str


async def to_translate(
    unit: ReadUnit, accommodation: int, thread: int, id: int, language: str
) -> tuple[MessageView, ToTranslate]:
    """A message and what of it is translated. Raises `MessageNotFound` and `NoTranslation`."""
    view = await viewing.message_view(unit, accommodation, id)
    if view is None or view.message.thread != thread:
        raise MessageNotFound
    if not view.text:
        raise NoTranslation(language=language)
    said = next((each.value for each in view.attributes if each.type == AttributeType.LANGUAGE), None)
    return view, ToTranslate(view.text, said or (view.sender.language if view.message.by_guest else None) or "auto")


async def translate(wanted: ToTranslate, language: str) -> str:
    """A text in another language, outside of any transaction. Raises `PartnerError` and `NoTranslation`."""
    if wanted.source == language:
        return wanted.text
    try:
        [found] = await _Translation.translator.translate([wanted.text], wanted.source, language)
    except TranslationFailed as error:
        raise PartnerError(partner="The translation service", words=[error.problem]) from error
    if not found:
        raise NoTranslation(language=language)
    return found


async def add_translation(
    unit: WriteUnit, accommodation: int, view: MessageView, language: str, text: str, person: int | None
) -> MessageView:
    """Keep a translation beside the original, in the attribute TRANSLATION_MAP."""
    await repository.hold(unit, accommodation, view.message.id)
    there = (await repository.attributes(unit, accommodation, [view.message.id])).get(view.message.id, [])
    known = next((each.value for each in there if each.type == AttributeType.TRANSLATION_MAP), "{}")
    try:
        translations = json.loads(known)
    except ValueError:
        translations = {}
    translations = translations if isinstance(translations, dict) else {}
    value = json.dumps({**translations, language: mask_card_numbers(text)}, ensure_ascii=False, sort_keys=True)
    await repository.set_attribute(unit, accommodation, view.message.id, AttributeType.TRANSLATION_MAP, value)
    return await _view(unit, accommodation, view.message.id, person)


async def _thread(unit: WriteUnit, accommodation: int, draft: Draft) -> Thread:
    if draft.thread is not None:
        found = await threads_repository.hold(unit, accommodation, draft.thread)
        if found is None:
            raise ThreadUnknown("$.threadId")
        return found
    if draft.external_thread is None:
        raise many([ThreadUnnamed("$.threadId"), ThreadUnnamed("$.externalThreadId")])
    named = await threads_repository.named(unit, accommodation, draft.external_thread, draft.connection)
    if named is None:
        return await _opened(unit, accommodation, draft, draft.external_thread)
    found = await threads_repository.hold(unit, accommodation, named)
    if found is None:
        raise LookupError("a thread that has a name is there")
    return found


async def _opened(unit: WriteUnit, accommodation: int, draft: Draft, name: str) -> Thread:
    """A new thread for an external id that nobody knew."""
    room = await _reservation(unit, accommodation, draft)
    guest = None
    booker = people.draft_of(room) if room is not None else None
    if draft.guest is not None:
        guest = await people.recognize(unit, accommodation, _with_booker(draft.guest, booker))
    elif booker is not None:
        guest = await people.recognize(unit, accommodation, booker)
    processor = draft.processor if draft.processor not in (None, Processor.NOTE) else None
    thread = await threads_repository.add(
        unit,
        accommodation,
        processor or Processor.CHANNEL,
        guest.id if guest is not None else None,
        room.id if room is not None else None,
    )
    if await threads_repository.name(unit, accommodation, thread.id, draft.connection, name):
        return thread
    # Somebody else opened it in the meantime: this one is nobody's.
    await threads_repository.delete(unit, accommodation, [thread.id])
    there = await threads_repository.named(unit, accommodation, name, draft.connection)
    found = None if there is None else await threads_repository.hold(unit, accommodation, there)
    if found is None:
        raise LookupError("a thread whose name is taken is there")
    return found


async def _reservation(unit: ReadUnit, accommodation: int, draft: Draft) -> Reservation | None:
    """What a new thread is about: a reservation by its id, or by the REFER attribute."""
    if draft.reservation is not None:
        try:
            return (await reservations.get(unit, accommodation, draft.reservation)).reservation
        except RoomrackError:
            raise ReservationUnknown("$.reservation") from None
    refer = next((value for type, value in draft.attributes if type == AttributeType.REFER), None)
    if not refer:
        return None
    found, _ = await reservations.find(unit, accommodation, Criteria(refer=refer), limit=1, offset=0)
    return found[0].reservation if found else None


async def _sender(unit: WriteUnit, thread: Thread, draft: Draft, person: int | None) -> tuple[Thread, int]:
    """Who wrote, and the thread with its guest."""
    if draft.guest_person is not None:
        return thread, draft.guest_person
    if draft.guest is None:
        if person is None:
            raise LookupError("somebody writes a message")
        return thread, person
    there = await _guest_of(unit, thread)
    if there is not None and _is_same(there, draft.guest):
        guest = await people.improve(unit, thread.accommodation, there, draft.guest)
    else:
        guest = await people.recognize(unit, thread.accommodation, draft.guest)
    if thread.guest is None:
        thread = replace(thread, guest=guest.id)
    return thread, guest.id


async def _guest_of(unit: ReadUnit, thread: Thread) -> Person | None:
    if thread.guest is None:
        return None
    return (await people.known(unit, thread.accommodation, [thread.guest])).get(thread.guest)


def _is_same(person: Person, draft: GuestDraft) -> bool:
    """Whether a draft means the guest of the thread: it calls him the same, or he has no such name yet."""
    if draft.external_guest is None:
        return True
    return person.external_guest in (None, draft.external_guest)


def _with_booker(guest: GuestDraft, booker: GuestDraft | None) -> GuestDraft:
    if booker is None:
        return guest
    return replace(
        guest,
        firstname=guest.firstname or booker.firstname,
        lastname=guest.lastname or booker.lastname,
        email=guest.email or booker.email,
        phone=guest.phone or booker.phone,
        language=guest.language or booker.language,
    )


async def _attributes(unit: ReadUnit, thread: Thread, draft: Draft) -> list[tuple[str, str, str | None]]:
    """What is said of the message, masked, with the text of a template where none was sent."""
    said = [(type, mask_card_numbers(value)) for type, value in draft.attributes]
    texts = [value for type, value in said if type == AttributeType.TEXT]
    chosen = next((value for type, value in said if type == AttributeType.MAIL_TEMPLATE_ID), None)
    if not texts and chosen is not None:
        text = await templates.text_of(unit, thread, chosen)
        if text is None:
            raise TemplateUnknown("$.attributes")
        said.append((AttributeType.TEXT, text))
        texts = [text]
    others = (draft.attachment, draft.review, draft.offer)
    if not any(text.strip() for text in texts) and all(each is None for each in others):
        raise MessageEmpty("$.attributes")
    return [(str(type), value, folded(value) if type == AttributeType.TEXT else None) for type, value in said]


async def _offer(unit: WriteUnit, message: Message, draft: Draft) -> None:
    if draft.offer is None:
        return
    type, terms = draft.offer
    [id] = await unit.new_ids("chat_part_id", 1)
    now = unit.now(message.accommodation)
    offer = Offer(
        id=id,
        message=message.id,
        thread=message.thread,
        type=type,
        terms=terms,
        created_at=now,
        expires_at=now + LIFE,
        rescinded_at=None,
    )
    await repository.add_offer(unit, message.accommodation, offer)


async def _touch(
    unit: WriteUnit, thread: Thread, message: Message, attributes: Sequence[tuple[str, str, str | None]]
) -> None:
    """What a message changes of its thread: it comes to the front, out of the archive, and a person takes over."""
    after = replace(thread, active_at=max(thread.active_at, message.created_at))
    if message.processor is not Processor.NOTE:
        after = replace(after, archived_at=None)
        skips = any(type == AttributeType.AI_SKIP_DISABLE for type, _, _ in attributes)
        if thread.ai and not message.by_guest and not skips:
            after = replace(after, ai=False)
            await threads_repository.set_attribute(unit, thread.accommodation, thread.id, AI_THREAD, None)
    await threads_repository.store(unit, after)


async def _announce(unit: WriteUnit, thread: Thread, message: Message) -> None:
    kind = events.RECEIVED if message.by_guest else events.WRITTEN
    await unit.record(
        events.message_event(
            kind,
            message.accommodation,
            message.thread,
            message.id,
            processor=message.processor.value,
            status=message.status.value,
        )
    )
    if message.due_at is not None:
        await jobs.enqueue(unit, JOB, once=JOB)
    if thread.ai and message.by_guest:
        await jobs.enqueue(unit, ASSIST_JOB, f"{message.accommodation}:{message.id}".encode())


async def _view(unit: ReadUnit, accommodation: int, id: int, person: int | None) -> MessageView:
    view = await viewing.message_view(unit, accommodation, id, person=person)
    if view is None:
        raise LookupError("a message that was just written is there")
    return view
