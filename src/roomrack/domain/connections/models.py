"""Tables of portals and connections."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    DateTime,
    Index,
    LargeBinary,
    Numeric,
    SmallInteger,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base, global_table


class PortalRow(Base):
    """A portal, column by column as `rules.Portal` has it."""

    __tablename__ = global_table("portal", "every property may connect to it; it belongs to an integrator or to nobody")
    __table_args__ = (
        UniqueConstraint("internal_name"),
        UniqueConstraint("application"),
        CheckConstraint("(channel = 'api') = (application is not null)", name="api"),
    )

    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('portal_id')")
    )
    application: Mapped[int | None] = mapped_column(BigInteger)
    channel: Mapped[str] = mapped_column(Text)
    internal_name: Mapped[str] = mapped_column(Text)
    external_name: Mapped[str] = mapped_column(Text)
    calendar_values: Mapped[list[str]] = mapped_column(ARRAY(Text))
    content_metas: Mapped[list[str]] = mapped_column(ARRAY(Text))
    color: Mapped[str | None] = mapped_column(Text)
    logo: Mapped[str | None] = mapped_column(Text)
    icon: Mapped[str | None] = mapped_column(Text)
    banner: Mapped[str | None] = mapped_column(Text)
    login_url: Mapped[str] = mapped_column(Text)
    website: Mapped[str] = mapped_column(Text)
    requires_hotel: Mapped[bool] = mapped_column(Boolean)
    requires_password: Mapped[bool] = mapped_column(Boolean)
    requires_token: Mapped[bool] = mapped_column(Boolean)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ConnectionRow(Base):
    """A connection, column by column as `rules.Connection` has it, and its password, sealed."""

    __tablename__ = "connection"
    __table_args__ = (
        CheckConstraint("status in ('DISABLED', 'WAITING', 'ENABLED')", name="status"),
        CheckConstraint("availability_percentage between 0 and 100", name="percentage"),
        CheckConstraint("(password_kid is null) = (password_sealed is null)", name="password"),
        Index("ix_connection_id", "id"),
        Index("ix_connection_portal", "portal", postgresql_where=text("deleted_at is null")),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    portal: Mapped[int] = mapped_column(BigInteger)
    status: Mapped[str] = mapped_column(Text)
    hotel: Mapped[str | None] = mapped_column(Text)
    username: Mapped[str | None] = mapped_column(Text)
    password_kid: Mapped[str | None] = mapped_column(Text)
    password_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    logged_in_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """When the channel last took the account for good; NULL since credentials changed."""
    currency: Mapped[str | None] = mapped_column(Text)
    update_calendar: Mapped[bool] = mapped_column(Boolean)
    pull_reservations: Mapped[bool] = mapped_column(Boolean)
    pull_mapped_only: Mapped[bool] = mapped_column(Boolean)
    content: Mapped[bool] = mapped_column(Boolean)
    messages: Mapped[bool] = mapped_column(Boolean)
    mail_on_error: Mapped[bool] = mapped_column(Boolean)
    calendar_values: Mapped[list[str]] = mapped_column(ARRAY(Text))
    correction_ratio: Mapped[Decimal | None] = mapped_column(Numeric)
    correction_fixed: Mapped[bool] = mapped_column(Boolean)
    correction_round: Mapped[bool] = mapped_column(Boolean)
    commission: Mapped[Decimal | None] = mapped_column(Numeric)
    availability_percentage: Mapped[int] = mapped_column(SmallInteger)
    color: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    deleted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class ExternalProductRow(Base):
    """What a portal sells of a property over one connection."""

    __tablename__ = "external_product"
    __table_args__ = (
        UniqueConstraint(
            "accommodation",
            "connection",
            "room",
            "rate",
            "occupancy",
            name="uq_external_product_target",
            postgresql_nulls_not_distinct=True,
        ),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    connection: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    room: Mapped[str] = mapped_column(Text)
    room_name: Mapped[str] = mapped_column(Text)
    rate: Mapped[str | None] = mapped_column(Text)
    rate_name: Mapped[str | None] = mapped_column(Text)
    occupancy: Mapped[int] = mapped_column(SmallInteger)
    currency: Mapped[str | None] = mapped_column(Text)
    manageable: Mapped[bool] = mapped_column(Boolean)
    physical: Mapped[bool] = mapped_column(Boolean)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    gone_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """Since when the portal does not list it any more."""


class MappingRow(Base):
    """Which product is which external product of a connection; each at most once."""

    __tablename__ = "mapping"
    __table_args__ = (
        UniqueConstraint("accommodation", "connection", "product", name="uq_mapping_product"),
        UniqueConstraint("accommodation", "connection", "external_product", name="uq_mapping_external_product"),
        Index("ix_mapping_product", "accommodation", "product"),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    connection: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    product: Mapped[int] = mapped_column(BigInteger)
    external_product: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ConnectionLogRow(Base):
    """Something that happened on a connection, kept for `service.LOG_KEPT`."""

    __tablename__ = "connection_log"
    __table_args__ = (
        Index("ix_connection_log_connection", "accommodation", "connection", "id"),
        Index("ix_connection_log_type", "accommodation", "connection", "type", "id"),
        Index("ix_connection_log_happened_at", "happened_at"),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    connection: Mapped[int] = mapped_column(BigInteger)
    type: Mapped[str] = mapped_column(Text)
    executed: Mapped[bool] = mapped_column(Boolean)
    content: Mapped[str] = mapped_column(Text)
    snapshot: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    """What it was about, as it was; never a credential."""
    actor: Mapped[dict[str, Any]] = mapped_column(JSONB)
    happened_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ConnectionMailRow(Base):
    """A mail to the property's contact about a connection, that waits to be sent or was."""

    __tablename__ = "connection_mail"
    __table_args__ = (
        Index("ix_connection_mail_due_at", "due_at", postgresql_where=text("ended_at is null")),
        Index("ix_connection_mail_ended_at", "ended_at", postgresql_where=text("ended_at is not null")),
        Index("ix_connection_mail_connection", "accommodation", "connection", "id"),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    connection: Mapped[int] = mapped_column(BigInteger)
    address: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    content: Mapped[str] = mapped_column(Text)
    attempts: Mapped[int] = mapped_column(SmallInteger)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """When it was sent, or given up."""
    problem: Mapped[str | None] = mapped_column(Text)
    """Why it was given up, or why the last attempt failed."""


class ChannelBudgetRow(Base):
    """When an account at a channel was called last, as often as its limit allows."""

    __tablename__ = global_table("channel_budget", "one account at a channel can serve several properties")

    account: Mapped[str] = mapped_column(Text, primary_key=True)
    """A digest."""
    instants: Mapped[list[datetime]] = mapped_column(ARRAY(DateTime(timezone=True)))
