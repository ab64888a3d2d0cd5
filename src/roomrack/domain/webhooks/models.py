"""Tables of the webhooks slice."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, DateTime, Index, Integer, LargeBinary, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base, global_table
from roomrack.infra.tables import Xid8


class SubscriptionRow(Base):
    """An application's wish to hear of one kind of event at one URL."""

    __tablename__ = global_table("subscription", "belongs to an application, whichever of its tokens asks")
    __table_args__ = (UniqueConstraint("application", "hook"),)

    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('subscription_id')")
    )
    application: Mapped[int] = mapped_column(BigInteger)
    hook: Mapped[str] = mapped_column(Text)
    """The event's name on the wire, such as RESERVATION_CREATED."""
    endpoint: Mapped[str] = mapped_column(Text)
    priority: Mapped[int] = mapped_column(Integer)
    enabled: Mapped[bool] = mapped_column(Boolean)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    processed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """When a delivery last succeeded, to the second."""


class DeliveryRow(Base):
    """One announcement to one application: due, claimed by a worker until `due_at`, or finished.

    Only the dispatcher makes rows, in the transaction that moves its cursor (docs/algorithms/delivery.md).
    """

    __tablename__ = "delivery"
    __table_args__ = (
        Index("ix_delivery_reference", "accommodation", "application", "kind", "reference", "id"),
        Index("ix_delivery_application", "accommodation", "application", "id"),
        Index("ix_delivery_due", "application", "due_at", "id", postgresql_where=text("finished_at is null")),
        Index("ix_delivery_finished", "finished_at", postgresql_where=text("finished_at is not null")),
        {"postgresql_with": {"fillfactor": "80"}},
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('delivery_id')")
    )
    application: Mapped[int] = mapped_column(BigInteger)
    subscription: Mapped[int] = mapped_column(BigInteger)
    hook: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    """What `reference` is the id of: the first part of the event's type."""
    reference: Mapped[str] = mapped_column(Text)
    event: Mapped[int] = mapped_column(BigInteger)
    content: Mapped[str | None] = mapped_column(Text)
    """JSON text; NULL while rendering has failed, which each attempt tries again."""
    digest: Mapped[bytes | None] = mapped_column(LargeBinary)
    """SHA-256 of `content`, by which equal content is known."""
    occurred_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    """The next attempt; while `claimed`, the end of the worker's lease."""
    claimed: Mapped[bool] = mapped_column(Boolean)
    attempts: Mapped[int] = mapped_column(Integer)
    """Attempts whose outcome was recorded."""
    last_status: Mapped[int | None] = mapped_column(Integer)
    last_problem: Mapped[str | None] = mapped_column(Text)
    outcome: Mapped[str | None] = mapped_column(Text)
    """`rules.Outcome`, once finished."""
    finished_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    redelivery_of: Mapped[int | None] = mapped_column(BigInteger)
    """The delivery whose content this one sends again because somebody asked for it."""
    test: Mapped[bool | None] = mapped_column(Boolean)
    """Whether it tells of nothing and was made to try the receiver out."""


class DeliveryAttemptRow(Base):
    """One attempt to send a delivery: what went out, and what came back."""

    __tablename__ = "delivery_attempt"
    __table_args__ = (Index("ix_delivery_attempt_started_at", "started_at"),)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    delivery: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    """From 1."""
    started_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    micros: Mapped[int] = mapped_column(BigInteger)
    endpoint: Mapped[str] = mapped_column(Text)
    request_headers: Mapped[dict[str, Any]] = mapped_column(JSONB)
    envelope: Mapped[str] = mapped_column(Text)
    """The body without its `content`, which the delivery keeps once for all attempts."""
    status: Mapped[int | None] = mapped_column(Integer)
    problem: Mapped[str | None] = mapped_column(Text)
    answer_headers: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    answer_body: Mapped[str | None] = mapped_column(Text)
    """Its beginning."""
    answer_bytes: Mapped[int | None] = mapped_column(BigInteger)


class DispatchCursorRow(Base):
    """How far a reader of the event log has come: everything up to (xid, id) has been turned into its own rows."""

    __tablename__ = global_table("dispatch_cursor", "one row for each reader of the event log of all properties")

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    xid: Mapped[int] = mapped_column(Xid8)
    id: Mapped[int] = mapped_column(BigInteger)
    moved_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
