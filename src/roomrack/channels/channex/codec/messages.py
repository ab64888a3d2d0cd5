"""Conversations: threads, and what was written in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import msgspec

from roomrack.channels.channex.codec.shapes import Relation, instant, one, read, related, text
from roomrack.ports.channels import ChannelMessage

GUEST, PROPERTY = "guest", "property"


@dataclass(frozen=True, slots=True)
class Thread:
    """A conversation with a guest."""

    id: str
    guest: str | None
    booking: str | None
    """Channex's own id of the booking; a question before a booking has none."""
    last: datetime | None
    """When the last message came; None where nobody tells."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a thread."""

    id: str
    sender: str
    text: str
    at: datetime


class _Message(msgspec.Struct, frozen=True):
    class Attributes(msgspec.Struct, frozen=True):
        inserted_at: datetime
        message: str | None = None
        sender: str | None = None
        attachments: list[str] | None = None

    id: str
    attributes: Attributes


class _Thread(msgspec.Struct, frozen=True):
    class Attributes(msgspec.Struct, frozen=True):
        title: str | None = None
        last_message_received_at: datetime | None = None

    class Relations(msgspec.Struct, frozen=True):
        booking: Relation | None = None

    id: str
    attributes: Attributes
    relationships: Relations = Relations()


def thread(item: msgspec.Raw) -> Thread:
    """A thread. Raises `ChannelUnavailable`."""
    told = read(item, _Thread)
    last = told.attributes.last_message_received_at
    return Thread(
        id=told.id,
        guest=text(told.attributes.title) or None,
        booking=related(told.relationships.booking),
        last=None if last is None else instant(last),
    )


def message(item: msgspec.Raw) -> Message:
    """A message; what is attached stands as addresses behind its text. Raises `ChannelUnavailable`."""
    told = read(item, _Message)
    lines = [told.attributes.message or "", *(told.attributes.attachments or ())]
    return Message(
        id=told.id,
        sender=told.attributes.sender or "",
        text="\n".join(line for line in lines if line),
        at=instant(told.attributes.inserted_at),
    )


def told(thread: Thread, messages: Iterable[Message], booking: str | None) -> list[ChannelMessage]:
    """What guests and the property wrote, oldest first; what the portal itself says is left out."""
    return [
        ChannelMessage(
            id=each.id,
            thread=thread.id,
            text=each.text,
            sent_at=each.at,
            by_guest=each.sender == GUEST,
            guest_name=thread.guest,
            booking=booking,
        )
        for each in sorted(messages, key=lambda each: each.at)
        if each.sender in {GUEST, PROPERTY}
    ]


def sent(body: bytes) -> str:
    """The id of a message that was sent. Raises `ChannelUnavailable`."""
    return message(one(body)).id


def already(messages: Iterable[Message], words: str) -> str | None:
    """The id of the message that says just this, if the property wrote it after the guest's last one."""
    for each in sorted(messages, key=lambda each: each.at, reverse=True):
        if each.sender == GUEST:
            return None
        if each.sender == PROPERTY and _plain(each.text) == _plain(words):
            return each.id
    return None


def _plain(words: str) -> str:
    """Words as they are the same wherever lines were broken on their way."""
    return " ".join(words.split())
