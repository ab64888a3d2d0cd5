"""Tables of conversations."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base, global_table


class ChatPersonRow(Base):
    """A guest who talks with a property. His id is of the same sequence as those of people who sign in."""

    __tablename__ = "chat_person"
    __table_args__ = (
        Index(
            "ix_chat_person_external_guest",
            "accommodation",
            "external_guest",
            unique=True,
            postgresql_where=text("external_guest is not null"),
        ),
        Index(
            "ix_chat_person_email", "accommodation", text("lower(email)"), postgresql_where=text("email is not null")
        ),
        Index("ix_chat_person_phone", "accommodation", "phone", postgresql_where=text("phone is not null")),
        Index("ix_chat_person_guest", "accommodation", "guest", postgresql_where=text("guest is not null")),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    external_guest: Mapped[str | None] = mapped_column(Text)
    guest: Mapped[int | None] = mapped_column(BigInteger)
    """The guest of the registry."""
    firstname: Mapped[str | None] = mapped_column(Text)
    lastname: Mapped[str | None] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str | None] = mapped_column(Text)
    photo: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ChatThreadRow(Base):
    """A conversation."""

    __tablename__ = "chat_thread"
    __table_args__ = (
        Index("ix_chat_thread_active_at", "accommodation", "active_at", "id"),
        Index("ix_chat_thread_reservation", "accommodation", "reservation"),
        Index("ix_chat_thread_guest", "accommodation", "guest"),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    processor: Mapped[str] = mapped_column(Text)
    guest: Mapped[int | None] = mapped_column(BigInteger)
    """The guest's `chat_person`."""
    reservation: Mapped[int | None] = mapped_column(BigInteger)
    archived_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    ai: Mapped[bool] = mapped_column(Boolean)
    link_generation: Mapped[int] = mapped_column(Integer)
    link_open: Mapped[bool] = mapped_column(Boolean)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    active_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ChatThreadExternalRow(Base):
    """What a thread is called elsewhere."""

    __tablename__ = "chat_thread_external"
    __table_args__ = (
        UniqueConstraint(
            "accommodation",
            "connection",
            "external_id",
            name="uq_chat_thread_external_name",
            postgresql_nulls_not_distinct=True,
        ),
        Index("ix_chat_thread_external_thread", "accommodation", "thread"),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    thread: Mapped[int] = mapped_column(BigInteger)
    connection: Mapped[int | None] = mapped_column(BigInteger)
    external_id: Mapped[str] = mapped_column(Text)


class ChatThreadAttributeRow(Base):
    """Something said of a thread."""

    __tablename__ = "chat_thread_attribute"
    __table_args__ = (Index("ix_chat_thread_attribute_thread", "accommodation", "thread"),)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    thread: Mapped[int] = mapped_column(BigInteger)
    type: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text)


class ChatMemberRow(Base):
    """Somebody who was put into all threads of a property, or taken out of them; everybody else follows his rights."""

    __tablename__ = "chat_member"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    active: Mapped[bool] = mapped_column(Boolean)
    changed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ChatMessageRow(Base):
    """A message; one with `due_at` is in the outbox."""

    __tablename__ = "chat_message"
    __table_args__ = (
        Index("ix_chat_message_thread", "accommodation", "thread", "created_at", "id"),
        Index(
            "ix_chat_message_external_id",
            "accommodation",
            "thread",
            "external_id",
            unique=True,
            postgresql_where=text("external_id is not null"),
        ),
        Index("ix_chat_message_due_at", "due_at", postgresql_where=text("due_at is not null")),
        Index("ix_chat_message_received", "accommodation", "created_at", postgresql_where=text("by_guest")),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    thread: Mapped[int] = mapped_column(BigInteger)
    sender: Mapped[int] = mapped_column(BigInteger)
    by_guest: Mapped[bool] = mapped_column(Boolean)
    processor: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    external_id: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    sent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    recorded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    attempts: Mapped[int] = mapped_column(SmallInteger)
    due_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    review: Mapped[dict[str, Any] | None] = mapped_column(JSONB)


class ChatMessageAttributeRow(Base):
    """Something said of a message: its text above all."""

    __tablename__ = "chat_message_attribute"
    __table_args__ = (
        Index("ix_chat_message_attribute_message", "accommodation", "message"),
        Index(
            "ix_chat_message_attribute_search",
            "search",
            postgresql_using="gin",
            postgresql_ops={"search": "gin_trgm_ops"},
        ),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message: Mapped[int] = mapped_column(BigInteger)
    type: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text)
    search: Mapped[str | None] = mapped_column(Text)
    """A text as searches compare it."""


class ChatReaderRow(Base):
    """Somebody has read a message."""

    __tablename__ = "chat_reader"
    __table_args__ = (UniqueConstraint("accommodation", "id", name="uq_chat_reader_id"),)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger)
    read_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ChatAttachmentRow(Base):
    """The file of a message."""

    __tablename__ = "chat_attachment"
    __table_args__ = (UniqueConstraint("accommodation", "message", name="uq_chat_attachment_message"),)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str] = mapped_column(Text)
    type: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(BigInteger)
    url: Mapped[str | None] = mapped_column(Text)
    file: Mapped[str | None] = mapped_column(Text)
    expire: Mapped[date | None] = mapped_column(Date)


class ChatLostFileRow(Base):
    """A file whose message has gone: it is deleted from the store, and then this."""

    __tablename__ = "chat_lost_file"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    file: Mapped[str] = mapped_column(Text, primary_key=True)
    lost_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ChatOfferRow(Base):
    """A special offer or a pre-approval."""

    __tablename__ = "chat_offer"
    __table_args__ = (Index("ix_chat_offer_message", "accommodation", "message"),)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message: Mapped[int] = mapped_column(BigInteger)
    thread: Mapped[int] = mapped_column(BigInteger)
    type: Mapped[str] = mapped_column(Text)
    terms: Mapped[dict[str, Any]] = mapped_column(JSONB)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    rescinded_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class ChatTemplateRow(Base):
    """A text with placeholders."""

    __tablename__ = "chat_template"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ChatSettingsRow(Base):
    """How a property's messages travel outside."""

    __tablename__ = "chat_settings"
    __table_args__ = (CheckConstraint("(kid is null) = (whatsapp_token is null)", name="token"),)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    whatsapp_phone: Mapped[str | None] = mapped_column(Text)
    whatsapp_template: Mapped[str | None] = mapped_column(Text)
    kid: Mapped[str | None] = mapped_column(Text)
    whatsapp_token: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Sealed."""
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ChatNumberRow(Base):
    """Which property a number of WhatsApp is of."""

    __tablename__ = global_table("chat_number", "a message names only the number that it was sent to; ids only")
    __table_args__ = (UniqueConstraint("accommodation", name="uq_chat_number_accommodation"),)

    phone: Mapped[str] = mapped_column(Text, primary_key=True)
    accommodation: Mapped[int] = mapped_column(BigInteger)


class ChatPullRow(Base):
    """How far the messages of a connection were read."""

    __tablename__ = "chat_pull"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    connection: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    since: Mapped[datetime] = mapped_column(DateTime(timezone=True))
