"""What threads, messages and the people in them are (docs/contract.md 11). Instants are aware and in UTC."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class Processor(StrEnum):
    """How a message travels."""

    DIRECT = "DIRECT"
    WHATSAPP = "WHATSAPP"
    CHANNEL = "CHANNEL"
    WHATSAPP_MANUAL = "WHATSAPP_MANUAL"
    MAIL = "MAIL"
    NOTE = "NOTE"


class Status(StrEnum):
    """How a message stands. Only one of the property's that is CREATED is going to be sent."""

    CREATED = "CREATED"
    WAIT_AUTH = "WAIT_AUTH"
    """Written, for instance by an assistant, and held until somebody sets it to CREATED."""
    SENT = "SENT"
    ERROR = "ERROR"
    MANUAL_VERIFY = "MANUAL_VERIFY"
    """Sent by hand; somebody says with SENT that it was."""


class AttributeType(StrEnum):
    """What an attribute of a message says."""

    TEXT = "TEXT"
    MAIL_TEMPLATE_ID = "MAIL_TEMPLATE_ID"
    ERROR_MESSAGE = "ERROR_MESSAGE"
    OTA_FLOW_DIRECTION = "OTA_FLOW_DIRECTION"
    REFER = "REFER"
    MOBILE_PHONE = "MOBILE_PHONE"
    LANGUAGE = "LANGUAGE"
    MESSAGES_LABEL_NAME = "MESSAGES_LABEL_NAME"
    HIDE_SYSTEM_MESSAGE_TO = "HIDE_SYSTEM_MESSAGE_TO"
    APP_NOTIFIED = "APP_NOTIFIED"
    TRANSLATION_MAP = "TRANSLATION_MAP"
    AI_SKIP_DISABLE = "AI_SKIP_DISABLE"


AI_THREAD = "AI_ASSISTANCE_THREAD"
"""The attribute of a thread that an assistant answers in."""


class OfferType(StrEnum):
    """What is offered to a guest who has asked."""

    SPECIAL_OFFER = "SPECIAL_OFFER"
    PREAPPROVAL = "PREAPPROVAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody in a conversation: one of the property's people, or a guest. Both share one row of ids."""

    id: int
    staff: bool
    external_guest: str | None = None
    """What an OTA or an application calls the guest."""
    guest: int | None = None
    """The guest of the registry."""
    firstname: str | None = None
    lastname: str | None = None
    username: str | None = None
    email: str | None = None
    phone: str | None = None
    language: str | None = None
    """One of the API's, such as EN."""
    photo: str | None = None

    @property
    def fullname(self) -> str:
        """The name as a person would write it; empty when there is none."""
        return " ".join(part for part in (self.firstname, self.lastname) if part) or (self.username or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A conversation."""

    accommodation: int
    id: int
    processor: Processor
    guest: int | None
    """The guest's id as a person."""
    reservation: int | None
    archived_at: datetime | None
    ai: bool
    link_generation: int
    """How often the guest's page was opened anew: a link of another generation is a wrong one."""
    link_open: bool
    created_at: datetime
    active_at: datetime
    """When its last message was written."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something said of a message or a thread."""

    id: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class External:
    """What a thread is called elsewhere."""

    id: int
    connection: int | None
    external_id: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody has read a message."""

    id: int
    message: int
    person: int
    read_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file of a message. One that lies elsewhere has a `url`, one that lies here a `file`."""

    id: int
    message: int
    name: str
    type: str
    size: int
    url: str | None
    file: str | None
    expire: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A special offer or a pre-approval."""

    id: int
    message: int
    thread: int
    type: OfferType
    terms: Mapping[str, Any]
    """What is offered, as JSON values by the contract's names."""
    created_at: datetime
    expires_at: datetime
    rescinded_at: datetime | None

    def is_active(self, now: datetime) -> bool:
        """Whether the guest can still take it."""
        return self.rescinded_at is None and now < self.expires_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message."""

    accommodation: int
    id: int
    thread: int
    sender: int
    by_guest: bool
    processor: Processor
    status: Status
    external_id: str | None
    created_at: datetime
    sent_at: datetime | None
    attempts: int = 0
    due_at: datetime | None = None
    """When it is sent, or tried again; None when nothing is left to send."""
    review: Mapping[str, Any] | None = None
    """A review as JSON values by the contract's names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """A message with all that is shown beside it."""

    message: Message
    sender: Person
    external_thread: str | None
    at: datetime
    """The instant of the view."""
    attributes: tuple[Attribute, ...] = ()
    readers: tuple[tuple[Reader, Person], ...] = ()
    attachment: Attachment | None = None
    offer: Offer | None = None
    read_at: datetime | None = None
    """When the one who looks read it."""

    @property
    def text(self) -> str | None:
        """What it says."""
        return next((each.value for each in self.attributes if each.type == AttributeType.TEXT), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadView:
    """A thread with all that is shown beside it, but for its reservation."""

    thread: Thread
    persons: tuple[Person, ...]
    last: MessageView | None
    externals: tuple[External, ...] = ()
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestDraft:
    """A guest as a sender names himself."""

    external_guest: str | None = None
    guest: int | None = None
    firstname: str | None = None
    lastname: str | None = None
    email: str | None = None
    phone: str | None = None
    language: str | None = None
    photo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentDraft:
    """A file to be attached: the address of one that lies elsewhere, or one that was stored here already."""

    name: str
    type: str
    size: int
    url: str | None = None
    file: str | None = None
    expire: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A message to be written."""

    thread: int | None = None
    external_thread: str | None = None
    connection: int | None = None
    """The connection whose thread is meant by `external_thread`."""
    guest: GuestDraft | None = None
    """Who wrote it; None: the property did."""
    guest_person: int | None = None
    """The same by his id as a person of the thread."""
    processor: Processor | None = None
    status: Status | None = None
    created_at: datetime | None = None
    sent_at: datetime | None = None
    external_id: str | None = None
    reservation: int | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    attachment: AttachmentDraft | None = None
    review: Mapping[str, Any] | None = None
    offer: tuple[OfferType, Mapping[str, Any]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A text with placeholders."""

    id: int
    name: str
    language: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a property's messages travel outside."""

    whatsapp_phone: str | None = None
    """The id that WhatsApp gave to the property's number."""
    whatsapp_template: str | None = None
    """The approved template with one variable, the text, for guests who have not written for a day."""
    ready: bool = False
    """Whether a token is kept."""
