"""What comes from outside: mails that answer a thread, texts to a property's number, and messages of channels."""

from collections.abc import Sequence
from dataclasses import replace

from roomrack.core.errors import FieldWrong
from roomrack.core.text import storable
from roomrack.domain.chat import events
from roomrack.domain.chat.errors import MessageEmpty
from roomrack.domain.chat.repository import messages as repository
from roomrack.domain.chat.repository import outside as outside_repository
from roomrack.domain.chat.repository import people as people_repository
from roomrack.domain.chat.repository import threads as threads_repository
from roomrack.domain.chat.rules import letters, links
from roomrack.domain.chat.rules.state import (
    AttachmentDraft,
    AttributeType,
    Draft,
    GuestDraft,
    MessageView,
    Processor,
    Status,
)
from roomrack.domain.chat.service import files, people, writing
from roomrack.domain.reservations import service as reservations
from roomrack.infra.db import Context, Database, ReadUnit, WriteUnit
from roomrack.ports.channels import ChannelMessage
from roomrack.ports.whatsapp import Received


class NotOurs(Exception):
    """A mail that answers no thread, or that no person wrote."""


# --- mail ------------------------------------------------------------------------------------------------------------


async def receive_mail(database: Database, context: Context, raw: bytes) -> tuple[int, int]:
    """Store what a mail answers; gives the property and the thread. The same mail again changes nothing.

    Files are stored before the messages are, outside of the transaction. Raises `NotOurs`, and `PartnerError` when the
    store of files does not answer.
    """
    letter = letters.read(raw)
    if letter is None:
        raise NotOurs
    async with database.read(context) as unit:
        found = await _thread_of(unit, letter.recipients)
        if found is None:
            raise NotOurs
        accommodation, thread = found
        if letter.message_id and await repository.known(unit, accommodation, thread, letter.message_id):
            return found
    attached = await _stored(database, context, accommodation, letter.files)
    async with database.write(context) as unit:
        await unit.widen(accommodation)
        await _answer(unit, accommodation, thread, letter, attached)
    return found


async def _thread_of(unit: ReadUnit, recipients: Sequence[str]) -> tuple[int, int] | None:
    for address in recipients:
        named = links.reply_parsed(address)
        if named is None:
            continue
        accommodation, thread, secret = named
        if not links.reply_fits(secret, unit.keyring.digests(links.reply_signed(accommodation, thread))):
            continue
        await unit.widen(accommodation)
        if await threads_repository.get(unit, accommodation, thread) is not None:
            return accommodation, thread
    return None


async def _stored(
    database: Database, context: Context, accommodation: int, sent: Sequence[tuple[str, bytes]]
) -> list[AttachmentDraft]:
    """The files of a mail that are taken; others are left out, as if they had not been sent."""
    found = []
    for name, content in sent:
        try:
            checked = files.check(name, content, "$.attachment")
        except FieldWrong:
            continue
        found.append(await files.store(database, context, accommodation, checked))
    return found


async def _answer(
    unit: WriteUnit,
    accommodation: int,
    id: int,
    letter: letters.Letter,
    attached: Sequence[AttachmentDraft],
) -> None:
    """Write a mail as a message, each further file as one of its own."""
    thread = await threads_repository.hold(unit, accommodation, id)
    if thread is None:
        raise NotOurs
    guest = GuestDraft(firstname=letter.name, email=letter.address)
    text = ((AttributeType.TEXT.value, letter.text),) if letter.text else ()
    first = attached[0] if attached else None
    for place, file in enumerate([first, *attached[1:]]):
        draft = Draft(
            thread=id,
            guest=None if thread.guest is not None else guest,
            guest_person=thread.guest,
            processor=Processor.MAIL,
            external_id=None if letter.message_id is None else letter.message_id + (f"#{place}" if place else ""),
            attributes=() if place else text,
            attachment=file,
        )
        try:
            await writing.write(unit, accommodation, draft, person=None)
        except MessageEmpty:
            raise NotOurs from None


# --- texts -----------------------------------------------------------------------------------------------------------


async def receive_text(unit: WriteUnit, text: Received) -> MessageView | None:
    """Store a text; the same one again changes nothing. None when the number is no property's.

    It goes to the newest thread with the sender, or opens one.
    """
    accommodation = await outside_repository.of_phone(unit, text.phone)
    if accommodation is None:
        return None
    await unit.widen(accommodation)
    words, id = storable(text.text), storable(text.id)
    name = f"whatsapp:{text.sender}"
    thread = await threads_repository.named(unit, accommodation, name, None)
    if thread is None:
        thread = await people_repository.thread_of_phone(unit, accommodation, text.sender)
        if thread is not None:
            await threads_repository.name(unit, accommodation, thread, None, name)
    first, _, last = storable(text.name or "").partition(" ")
    guest = GuestDraft(external_guest=name, phone=text.sender, firstname=first or None, lastname=last.strip() or None)
    person = None if thread is None else await threads_repository.get(unit, accommodation, thread)
    draft = Draft(
        thread=thread,
        external_thread=None if thread is not None else name,
        guest=None if person is not None and person.guest is not None else guest,
        guest_person=None if person is None else person.guest,
        processor=Processor.WHATSAPP,
        external_id=id,
        created_at=text.sent_at,
        attributes=((AttributeType.TEXT.value, words), (AttributeType.MOBILE_PHONE.value, text.sender)),
    )
    return await writing.write(unit, accommodation, draft, person=None)


async def note_text(unit: WriteUnit, phone: str, id: str, *, read: bool, problem: str | None) -> None:
    """Note what became of a text of the property's: it was read, or could not be delivered. Unknown ones pass."""
    accommodation = await outside_repository.of_phone(unit, phone)
    if accommodation is None:
        return
    await unit.widen(accommodation)
    found = await repository.by_external(unit, accommodation, id)
    message = None if found is None else await repository.hold(unit, accommodation, found)
    if message is None:
        return
    if problem is not None and message.status is not Status.ERROR:
        await repository.set_status(unit, accommodation, message.id, Status.ERROR, sent_at=None, due_at=None)
        await repository.set_attribute(unit, accommodation, message.id, AttributeType.ERROR_MESSAGE, problem[:500])
        await unit.record(events.message_event(events.FAILED, accommodation, message.thread, message.id))
    if read:
        thread = await threads_repository.get(unit, accommodation, message.thread)
        if thread is not None and thread.guest is not None:
            await repository.read(unit, accommodation, [message.id], thread.guest)


# --- channels --------------------------------------------------------------------------------------------------------


async def receive_channel(
    unit: WriteUnit, accommodation: int, connection: int, message: ChannelMessage
) -> MessageView | None:
    """Store a message of a channel; the same one again changes nothing.

    What the property wrote there itself is stored as sent, in the name of its owner. None when nobody works there.
    """
    message = _storable(message)
    owner = await people.owner(unit, accommodation)
    reservation = await _booked(unit, accommodation, message.booking)
    first, _, last = (message.guest_name or "").partition(" ")
    guest = GuestDraft(
        external_guest=f"{connection}:{message.thread}", firstname=first or None, lastname=last.strip() or None
    )
    if not message.by_guest and owner is None:
        return None
    if not message.by_guest:
        thread = await threads_repository.named(unit, accommodation, message.thread, connection)
        if thread is not None and await _is_own(unit, accommodation, thread, message):
            return None
    refer = () if message.booking is None else ((AttributeType.REFER.value, message.booking),)
    draft = Draft(
        external_thread=message.thread,
        connection=connection,
        guest=guest if message.by_guest else None,
        processor=Processor.CHANNEL,
        status=Status.SENT,
        external_id=message.id,
        created_at=message.sent_at,
        reservation=reservation,
        attributes=((AttributeType.TEXT.value, message.text), *refer),
    )
    return await writing.write(unit, accommodation, draft, person=owner)


def _storable(message: ChannelMessage) -> ChannelMessage:
    """A message as it can be kept: a guest's words are not refused for a character that no database stores."""
    return replace(
        message,
        id=storable(message.id),
        thread=storable(message.thread),
        text=storable(message.text),
        guest_name=None if message.guest_name is None else storable(message.guest_name),
        booking=None if message.booking is None else storable(message.booking),
    )


async def _booked(unit: ReadUnit, accommodation: int, booking: str | None) -> int | None:
    """A room of the booking that a channel calls so."""
    if not booking:
        return None
    found = await reservations.rooms_named(unit, [accommodation], channel_refer=booking)
    rooms = found.get(accommodation, ())
    return min(rooms) if rooms else None


async def _is_own(unit: ReadUnit, accommodation: int, thread: int, message: ChannelMessage) -> bool:
    """Whether a message is one that was sent from here and whose answer, with its id, is still awaited."""
    waiting = [
        each
        for each in await repository.of_thread(unit, accommodation, thread, None, 50)
        if not each.by_guest and each.external_id is None and each.attempts > 0
    ]
    said = await repository.attributes(unit, accommodation, [each.id for each in waiting])
    return any(
        each.type == AttributeType.TEXT and each.value == message.text for some in said.values() for each in some
    )
