"""Tables of imported calendars, and of the links to our own."""

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    Index,
    Integer,
    SmallInteger,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base, global_table


class IcalImportRow(Base):
    """A calendar elsewhere whose nights a product takes over, and how reading it went."""

    __tablename__ = "ical_import"
    __table_args__ = (
        UniqueConstraint("accommodation", "product", "url"),
        CheckConstraint("status in ('WAITING', 'OK', 'FAILED')", name="status"),
        Index("ix_ical_import_due_at", "due_at"),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('ical_import_id')")
    )
    """What `hold` knows it by, with a minus."""
    product: Mapped[int] = mapped_column(BigInteger)
    url: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(Text)
    problem: Mapped[str | None] = mapped_column(Text)
    failures: Mapped[int] = mapped_column(Integer)
    """How many attempts failed since the last good one."""
    etag: Mapped[str | None] = mapped_column(Text)
    last_modified: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    leased_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    attempted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    checked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """When it was last known to say what is stored of it."""
    read_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """When its content was last read, rather than found unchanged."""


class IcalEventRow(Base):
    """Nights that an imported calendar says to be taken."""

    __tablename__ = "ical_event"
    __table_args__ = (CheckConstraint("departure > arrival", name="nights"),)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    import_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    uid: Mapped[str] = mapped_column(Text, primary_key=True)
    arrival: Mapped[date] = mapped_column(Date, primary_key=True)
    departure: Mapped[date] = mapped_column(Date)
    summary: Mapped[str] = mapped_column(Text)


class IcalOverlapRow(Base):
    """A night that an imported calendar and others take, though there is no room for all."""

    __tablename__ = "ical_overlap"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    import_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    product: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    """Whose units are counted."""
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    since: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class IcalLinkRow(Base):
    """How often the link to a calendar of ours was renewed; one that never was has no row."""

    __tablename__ = "ical_link"
    __table_args__ = (CheckConstraint("kind in ('a', 'p', 'r')", name="kind"),)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    """Of the property (a), a product (p), or a physical room (r)."""
    target: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    generation: Mapped[int] = mapped_column(Integer)
    renewed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class IcalOriginRow(Base):
    """The name under which this installation makes ids of events, by which it knows them when they come back."""

    __tablename__ = global_table("ical_origin", "one name for the installation; it is public in every feed")

    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(Text)
