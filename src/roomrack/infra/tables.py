"""Tables of the foundation that no slice owns."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Index, LargeBinary, SmallInteger, Text, text
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
    __table_args__ = (Index("ix_event_xid_id", "xid", "id"), Index("ix_event_occurred_at", "occurred_at"))

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
