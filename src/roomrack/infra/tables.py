"""Tables of the foundation that no slice owns."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, DateTime, Index, LargeBinary, SmallInteger, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql.base import ischema_names
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import UserDefinedType

from roomrack.infra.models import Base, global_table


class Xid8(UserDefinedType[int]):
    """PostgreSQL's 64-bit transaction id."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """The type's name in DDL."""
        return "xid8"


ischema_names["xid8"] = Xid8
"""So that `alembic check` can compare the column."""


class EventRow(Base):
    """The product's event log: written in the transaction that it tells of, kept and replayable.

    Ids are not in commit order; readers take rows whose transaction is older than every running one, by (xid, id).
    """

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_xid_id", "xid", "id"),
        Index("ix_event_occurred_at", "occurred_at"),
        Index(
            "ix_event_revision",
            "accommodation",
            "xid",
            "id",
            "occurred_at",
            postgresql_where=text(
                "type in ('reservation.created', 'reservation.changed', 'reservation.confirmed',"
                " 'reservation.cancelled')"
            ),
        ),
        Index(
            "ix_event_reservation",
            "accommodation",
            "reference",
            "id",
            postgresql_where=text("type like 'reservation.%'"),
        ),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('event_id')")
    )
    xid: Mapped[int] = mapped_column(Xid8, server_default=text("pg_current_xact_id()"))
    type: Mapped[str] = mapped_column(Text)
    schema: Mapped[int] = mapped_column(SmallInteger)
    reference: Mapped[str] = mapped_column(Text)
    payload: Mapped[dict[str, Any]] = mapped_column(JSONB)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    actor: Mapped[dict[str, Any]] = mapped_column(JSONB)
    request_id: Mapped[str | None] = mapped_column(Text)
    occurred_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class TaskRow(Base):
    """Something that is done for a property after the call that asked for it, and how far it is."""

    __tablename__ = "task"
    __table_args__ = (
        CheckConstraint("status in ('WAITING', 'RUNNING', 'DONE', 'FAILED')", name="status"),
        Index("ix_task_updated_at", "updated_at"),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('task_id')")
    )
    kind: Mapped[str] = mapped_column(Text)
    product: Mapped[int | None] = mapped_column(BigInteger)
    """The product that it is about; NULL when it is about the property."""
    subject: Mapped[dict[str, Any]] = mapped_column(JSONB)
    """What the one who does it needs to know."""
    status: Mapped[str] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    """Why it failed, in words for whoever asked for it."""
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class QuotaUsageRow(Base):
    """What an application used of its budgets in one window of 300 s."""

    __tablename__ = global_table("quota_usage", "quota belongs to an application, not to a property")
    __table_args__ = (Index("ix_quota_usage_window_start", "window_start"),)

    application: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    window_start: Mapped[datetime] = mapped_column(DateTime(timezone=True), primary_key=True)
    calls: Mapped[int] = mapped_column(BigInteger)
    additional: Mapped[int] = mapped_column(BigInteger)


class RequestLogRow(Base):
    """One call of an application, for its developers; bodies redacted and sealed (docs/adr/0011)."""

    __tablename__ = global_table(
        "request_log", "a call belongs to an application, and some have no property; bodies are redacted and sealed"
    )
    __table_args__ = (
        Index("ix_request_log_application", "application", "id"),
        Index("ix_request_log_happened_at", "happened_at"),
    )

    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('request_log_id')")
    )
    application: Mapped[int] = mapped_column(BigInteger)
    accommodation: Mapped[int | None] = mapped_column(BigInteger)
    happened_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    request_id: Mapped[str] = mapped_column(Text)
    method: Mapped[str] = mapped_column(Text)
    route: Mapped[str] = mapped_column(Text)
    operation: Mapped[str] = mapped_column(Text)
    path: Mapped[str] = mapped_column(Text)
    """With its query, values redacted."""
    status: Mapped[int] = mapped_column(SmallInteger)
    micros: Mapped[int] = mapped_column(BigInteger)
    error: Mapped[str | None] = mapped_column(Text)
    """The `type` of the error that was answered."""
    request_bytes: Mapped[int] = mapped_column(BigInteger)
    answer_bytes: Mapped[int] = mapped_column(BigInteger)
    kid: Mapped[str | None] = mapped_column(Text)
    bodies: Mapped[bytes | None] = mapped_column(LargeBinary)


class IdempotencyRow(Base):
    """A request with an Idempotency-Key and, sealed, the answer that it got; one partition a day, four in turn."""

    __tablename__ = global_table(
        "idempotency", "a key belongs to an application, and some operations have no property; answers are sealed"
    )
    __table_args__ = ({"postgresql_partition_by": "LIST (slot)"},)

    slot: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    scope: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    application: Mapped[int] = mapped_column(BigInteger)
    accommodation: Mapped[int | None] = mapped_column(BigInteger)
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    kid: Mapped[str | None] = mapped_column(Text)
    answer: Mapped[bytes | None] = mapped_column(LargeBinary)


class ImportSourceRow(Base):
    """Which property here is which of another server, named by the address of its API."""

    __tablename__ = global_table("import_source", "an import finds its property by it; it holds ids and times only")
    __table_args__ = (Index("ix_import_source_accommodation", "accommodation"),)

    source: Mapped[str] = mapped_column(Text, primary_key=True)
    source_id: Mapped[str] = mapped_column(Text, primary_key=True)
    accommodation: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    completed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """When everything was taken over last."""
    final_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """Since when nothing is taken over any more."""


class ImportedRow(Base):
    """Something that was taken over from another server: its id there and here, and what it looked like there."""

    __tablename__ = "imported"
    __table_args__ = (Index("ix_imported_kind_id", "kind", "id"),)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    """The name of the sequence that its id is of, where it has one."""
    source_id: Mapped[str] = mapped_column(Text, primary_key=True)
    id: Mapped[int | None] = mapped_column(BigInteger)
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    problems: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    """What of it could not be taken over."""
    taken_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class IdGapRow(Base):
    """Numbers that a sequence has skipped and never gives out: things from elsewhere may have them."""

    __tablename__ = global_table("id_gap", "sequences are of the whole server")
    __table_args__ = (CheckConstraint("last >= first", name="order"),)

    sequence: Mapped[str] = mapped_column(Text, primary_key=True)
    first: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    last: Mapped[int] = mapped_column(BigInteger)
