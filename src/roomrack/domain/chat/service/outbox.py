"""The outbox: messages that wait for being sent. The worker takes one, hands it to its carrier, and notes the outcome.

Nothing is sent inside a transaction. A worker that dies leaves the message to the next attempt, with the same key.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from roomrack.core.errors import RoomrackError
from roomrack.domain.chat import events
from roomrack.domain.chat.repository import messages as repository
from roomrack.domain.chat.repository import threads as threads_repository
from roomrack.domain.chat.rules import links, sending
from roomrack.domain.chat.rules.state import (
    AttributeType,
    External,
    Message,
    MessageView,
    Person,
    Processor,
    Status,
    Thread,
)
from roomrack.domain.chat.service import files, people, settings, viewing
from roomrack.domain.chat.service.places import mail_base
from roomrack.domain.properties import service as properties
from roomrack.domain.reservations import service as reservations
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.whatsapp import Line

BATCH = 50
SANDBOX = "nothing leaves a sandbox"
GONE = "the property or the conversation is gone"
REFERENCES = 20
"""Message-IDs that a mail names of its thread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A message that was taken for one attempt, with all that carriers need."""

    message: Message
    thread: Thread
    text: str
    guest: Person | None
    house: str
    house_mail: str | None
    refer: str | None
    """The reservation's."""
    external: External | None
    """The conversation at the channel."""
    view: MessageView
    file_url: str | None = None
    reply_to: str | None = None
    """Where answers by mail go."""
    references: Sequence[str] = ()
    line: Line | None = None
    """The number that texts go out by."""
    template: str | None = None
    free_text: bool = True
    """Whether the guest has texted lately enough for a text of any words."""

    @property
    def key(self) -> str:
        """The same for all attempts."""
        return f"chat.{self.message.accommodation}.{self.message.id}"


@dataclass(frozen=True, slots=True)
class Carried:
    """A message was taken; `external_id` is what the other side calls it."""

    external_id: str | None = None


class NotCarried(Exception):
    """A message was not taken. `problem` is shown to the property; a final one is not tried again."""

    def __init__(self, problem: str, *, final: bool, retry_after: timedelta | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.final = final
        self.retry_after = retry_after


class NotYet(NotCarried):
    """The other side takes no message for a while because it had too many. That is no failed attempt."""

    def __init__(self, problem: str, wait: timedelta) -> None:
        super().__init__(problem, final=False, retry_after=wait)
        self.wait = wait


class Carrier(Protocol):
    """Something that takes messages of one processor. Called outside of any transaction."""

    async def carry(self, parcel: Parcel) -> Carried:
        """Send a message. Raises `NotCarried`; anything else means try again later."""
        ...


async def due(unit: ReadUnit, processors: Collection[Processor]) -> list[tuple[int, int]]:
    """Messages of some processors whose next attempt is due: property and id."""
    return await repository.due(unit, unit.now(), BATCH, processors)


async def claim(unit: WriteUnit, accommodation: int, id: int) -> Parcel | str | None:
    """Take a message for one attempt; None when somebody else has, a text when it can never be sent.

    Raises nothing that would leave it taken.
    """
    message = await repository.claim(unit, accommodation, id, unit.now(), sending.LEASE)
    if message is None:
        return None
    houses = await properties.find(unit, [accommodation])
    thread = await threads_repository.get(unit, accommodation, message.thread)
    problem = None
    if not houses or thread is None:
        problem = GONE
    elif houses[0].sandbox and message.processor in (Processor.MAIL, Processor.WHATSAPP):
        problem = SANDBOX
    if problem is not None or thread is None:
        await _end(unit, message, Status.ERROR, problem=problem or GONE)
        return problem
    house = houses[0]
    [view] = await viewing.message_views(unit, accommodation, [message])
    guest = None
    if thread.guest is not None:
        guest = (await people.known(unit, accommodation, [thread.guest]))[thread.guest]
    names = (await threads_repository.names(unit, accommodation, [thread.id])).get(thread.id, [])
    external = next((each for each in names if each.connection is not None), names[0] if names else None)
    link = None if view.attachment is None else files.url_of(unit.keyring, accommodation, view.attachment)
    return Parcel(
        message=message,
        thread=thread,
        text=view.text or "",
        guest=guest,
        house=house.name,
        house_mail=house.email,
        refer=await _refer(unit, thread),
        external=external,
        view=view,
        file_url=link,
        **await _way(unit, thread, message),
    )


async def sent(unit: WriteUnit, parcel: Parcel, carried: Carried) -> None:
    """Note that a message was taken. Records `chat.message_sent`."""
    await _end(unit, parcel.message, Status.SENT, sent_at=unit.now(), external_id=carried.external_id)


async def failed(unit: WriteUnit, parcel: Parcel, failure: NotCarried) -> None:
    """Note why an attempt failed, and when the next one is due. Records `chat.message_failed` when none is."""
    now = unit.now()
    status, due_at = sending.next_attempt(parcel.message, now)
    if failure.final:
        status, due_at = Status.ERROR, None
    if due_at is not None and failure.retry_after is not None:
        due_at = max(due_at, now + failure.retry_after)
    await _end(unit, parcel.message, status, due_at=due_at, problem=failure.problem)


async def postponed(unit: WriteUnit, parcel: Parcel, wait: timedelta) -> None:
    """Let a message wait until the other side takes one again; it counts as no attempt."""
    await repository.postpone(unit, parcel.message, unit.now() + wait)


async def _end(
    unit: WriteUnit,
    message: Message,
    status: Status,
    *,
    due_at: datetime | None = None,
    sent_at: datetime | None = None,
    external_id: str | None = None,
    problem: str | None = None,
) -> None:
    accommodation = message.accommodation
    noted = await repository.end(unit, message, status, due_at=due_at, sent_at=sent_at, external_id=external_id)
    if not noted:
        return
    words = None if problem is None else problem[:500]
    await repository.set_attribute(unit, accommodation, message.id, AttributeType.ERROR_MESSAGE, words)
    if status is not Status.CREATED:
        kind = events.SENT if status is Status.SENT else events.FAILED
        await unit.record(events.message_event(kind, accommodation, message.thread, message.id))


async def _refer(unit: ReadUnit, thread: Thread) -> str | None:
    if thread.reservation is None:
        return None
    try:
        return (await reservations.get(unit, thread.accommodation, thread.reservation)).reservation.refer
    except RoomrackError:
        return None


async def _way(unit: ReadUnit, thread: Thread, message: Message) -> Mapping[str, Any]:
    """What one way of travelling needs to know."""
    accommodation = message.accommodation
    if message.processor is Processor.MAIL:
        base = mail_base()
        digest = unit.keyring.digest(links.reply_signed(accommodation, thread.id))
        return {
            "references": await repository.mail_ids(unit, accommodation, thread.id, message.id, REFERENCES),
            "reply_to": None if base is None else links.reply_address(base, accommodation, thread.id, digest),
        }
    if message.processor is Processor.WHATSAPP:
        chosen = await settings.read(unit, accommodation)
        token = await settings.whatsapp_token(unit, accommodation)
        heard = await repository.last_received(unit, accommodation, thread.id, Processor.WHATSAPP)
        ready = chosen.whatsapp_phone is not None and token is not None
        return {
            "line": Line(chosen.whatsapp_phone, token) if ready and chosen.whatsapp_phone and token else None,
            "template": chosen.whatsapp_template,
            "free_text": heard is not None and unit.now(accommodation) - heard < sending.SESSION,
        }
    return {}
