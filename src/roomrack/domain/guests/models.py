"""Tables of the registry of guests, and of what a property wants of its check-in."""

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
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base, global_table


class GuestRow(Base):
    """A person or company: columns are the fields of `rules.registry.Guest`."""

    __tablename__ = "guest"
    __table_args__ = (
        CheckConstraint("status in ('VISIBLE', 'HIDDEN', 'DELETED')", name="status"),
        Index("ix_guest_updated_at", "accommodation", "updated_at"),
        Index(
            "ix_guest_email",
            "accommodation",
            text("lower(details ->> 'email')"),
            postgresql_where=text("details ? 'email'"),
        ),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    category: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    firstname: Mapped[str | None] = mapped_column(Text)
    lastname: Mapped[str | None] = mapped_column(Text)
    company: Mapped[str | None] = mapped_column(Text)
    details: Mapped[dict[str, Any]] = mapped_column(JSONB)
    search: Mapped[str] = mapped_column(Text)
    """The names as searches compare them."""
    merged_into: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class GuestStayRow(Base):
    """Which guest of a reservation is which of the registry."""

    __tablename__ = "guest_stay"
    __table_args__ = (Index("ix_guest_stay_guest", "accommodation", "guest"),)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    """The guest's id in the reservation."""
    guest: Mapped[int] = mapped_column(BigInteger)
    reservation: Mapped[int] = mapped_column(BigInteger)


class CheckinSettingsRow(Base):
    """What a property wants of its check-in."""

    __tablename__ = "checkin_settings"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    retention_days: Mapped[int | None] = mapped_column(Integer)
    """How long people are kept after their last stay."""
    link_days: Mapped[int | None] = mapped_column(SmallInteger)
    """So many days before they arrive guests are mailed the link of the online check-in; never when NULL."""
    police_user: Mapped[str | None] = mapped_column(Text)
    police_automatic: Mapped[bool] = mapped_column(Boolean)
    kid: Mapped[str | None] = mapped_column(Text)
    police_secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Password and key of the police's service, sealed."""
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class PoliceReportRow(Base):
    """What the police is told of one day's arrivals, and how that ended."""

    __tablename__ = "police_report"
    __table_args__ = (
        CheckConstraint("status in ('WAITING', 'SENT', 'FAILED')", name="status"),
        Index("ix_police_report_due_at", "due_at", postgresql_where=text("status = 'WAITING'")),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(Date)
    """The day of arrival of everybody in it."""
    persons: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    """Guests by their ids in their reservations, in the order of the records."""
    status: Mapped[str] = mapped_column(Text)
    attempts: Mapped[int] = mapped_column(SmallInteger)
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    sent_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class PoliceAttemptRow(Base):
    """One try to tell the police."""

    __tablename__ = "police_attempt"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    report: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    accepted: Mapped[int] = mapped_column(Integer)
    """How many records the police took."""
    problem: Mapped[str | None] = mapped_column(Text)


class PolicePlaceRow(Base):
    """A place as the Italian police numbers it: a municipality, or a state."""

    __tablename__ = global_table("police_place", "places are the same for everybody; the police publishes them")
    __table_args__ = (Index("ix_police_place_name", "name"),)

    code: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    """As searches compare names."""
    province: Mapped[str] = mapped_column(Text)
    """Two letters; ES for a state."""
    ended: Mapped[bool] = mapped_column(Boolean)
    """Whether it exists no more; people were born there."""
