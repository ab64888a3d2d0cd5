"""The table of messages."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, DateTime, Index, SmallInteger, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base


class MessageRow(Base):
    """A message to one address that waits to be sent, or was. What it says is written when it is sent."""

    __tablename__ = "message"
    __table_args__ = (
        CheckConstraint("channel in ('MAIL', 'TEXT')", name="channel"),
        CheckConstraint("status in ('WAITING', 'SENT', 'FAILED')", name="status"),
        Index("ix_message_subject", "accommodation", "kind", "subject"),
        Index("ix_message_due_at", "due_at", postgresql_where=sql("status = 'WAITING'")),
        Index("ix_message_created_at", "kind", "created_at"),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    """The name of a `rules.Kind`."""
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    subject: Mapped[int] = mapped_column(BigInteger)
    """What it is about, such as the id of an invoice."""
    channel: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    """An e-mail address, or a telephone number such as +390612345678."""
    language: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    attempts: Mapped[int] = mapped_column(SmallInteger)
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    sent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    problem: Mapped[str | None] = mapped_column(Text)
    receipt: Mapped[str | None] = mapped_column(Text)
    """What the carrier calls it."""
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
