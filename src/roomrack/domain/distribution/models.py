"""Tables of distribution."""

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
from sqlalchemy.dialects.postgresql import ARRAY, DATEMULTIRANGE, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base

_ROOM = {"postgresql_with": {"fillfactor": "70"}}


class ChannelWorkRow(Base):
    """One kind of work for one connection: due, in a worker's hands until `due_at`, or resting."""

    __tablename__ = "channel_work"
    __table_args__ = (
        CheckConstraint("kind in ('PUSH', 'PULL', 'RECONCILE')", name="kind"),
        Index("ix_channel_work_due", "kind", "due_at", postgresql_where=text("wanted")),
        _ROOM,
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    connection: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    wanted: Mapped[bool] = mapped_column(Boolean)
    """Whether there is something to do."""
    urgent: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    """The next attempt; while `claimed`, the end of the worker's lease."""
    claimed: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    fence: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    """Counts up with every claim: who comes with an older one has lost the lease."""
    failures: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    """In a row."""
    problem: Mapped[str | None] = mapped_column(Text)
    succeeded_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    failed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    task: Mapped[int | None] = mapped_column(BigInteger)
    """The task of whoever asked for all of it."""


class PushPendingRow(Base):
    """Days of a product, or of all (0), that a channel may have to be told of. It holds no values."""

    __tablename__ = "push_pending"
    __table_args__ = (_ROOM,)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    connection: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    product: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    days: Mapped[Any] = mapped_column(DATEMULTIRANGE)
    forced: Mapped[Any] = mapped_column(DATEMULTIRANGE)
    """Of those, what is told even if it was told before."""
    since: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """When the first of these changes happened."""
    urgent: Mapped[bool] = mapped_column(Boolean)
    taken: Mapped[Any] = mapped_column(DATEMULTIRANGE, server_default=text("'{}'"))
    """What the worker that has the connection works on; it is cleared by the channel's receipt and nothing else."""
    taken_forced: Mapped[Any] = mapped_column(DATEMULTIRANGE, server_default=text("'{}'"))
    taken_since: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class PushedDaysRow(Base):
    """What an external product was told of 32 days, as `rules.deltas.RECORD` packs them."""

    __tablename__ = "pushed_days"
    __table_args__ = (_ROOM,)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    connection: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    product: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    external_product: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    chunk: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    """The ordinal of its first day, divided by 32."""
    days: Mapped[bytes] = mapped_column(LargeBinary)


class ChannelFiguresRow(Base):
    """What was done for a connection on one day of UTC."""

    __tablename__ = "channel_figures"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    connection: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    pushes: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    failures: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    product_days: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    latencies: Mapped[list[int]] = mapped_column(ARRAY(Integer), server_default=text("'{}'"))
    """How many changes took how long, by `rules.latency`."""
    drift_found: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    drift_mended: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    bookings: Mapped[int] = mapped_column(Integer, server_default=text("0"))


class CalendarDriftRow(Base):
    """A day on which a channel showed something else than it should."""

    __tablename__ = "calendar_drift"
    __table_args__ = (Index("ix_calendar_drift_found_at", "found_at"),)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    connection: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    product: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    ours: Mapped[dict[str, int]] = mapped_column(JSONB)
    theirs: Mapped[dict[str, int | None]] = mapped_column(JSONB)
    found_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    mended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """When it was told again, and took it."""


class ChannelBookingRow(Base):
    """The latest revision of a channel's booking that was stored."""

    __tablename__ = "channel_booking"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    connection: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    reference: Mapped[str] = mapped_column(Text, primary_key=True)
    revision: Mapped[int] = mapped_column(BigInteger)
    received_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ChannelRoomRow(Base):
    """Which reservation is which room of a channel's booking."""

    __tablename__ = "channel_room"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    connection: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    reference: Mapped[str] = mapped_column(Text, primary_key=True)
    room: Mapped[str] = mapped_column(Text, primary_key=True)
    product: Mapped[int] = mapped_column(BigInteger)
    channel_refer: Mapped[str] = mapped_column(Text)
    reservation: Mapped[int] = mapped_column(BigInteger)


class ChannelAcknowledgementRow(Base):
    """A revision that is stored and of which the channel has not heard so yet."""

    __tablename__ = "channel_acknowledgement"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    connection: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    acknowledgement: Mapped[str] = mapped_column(Text, primary_key=True)
    stored_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class QuarantineRow(Base):
    """A room of a channel's booking that no product of ours is mapped to, or was not when it came."""

    __tablename__ = "quarantine"
    __table_args__ = (
        CheckConstraint("state in ('WAITING', 'PLACED', 'CANCELLED', 'DISMISSED')", name="state"),
        Index(
            "uq_quarantine_waiting",
            "accommodation",
            "connection",
            "reference",
            "room",
            unique=True,
            postgresql_where=text("state = 'WAITING'"),
        ),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    """Of the sequence of reservations: it holds nights as they do."""
    connection: Mapped[int] = mapped_column(BigInteger)
    reference: Mapped[str] = mapped_column(Text)
    room: Mapped[str] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(BigInteger)
    external_room: Mapped[str] = mapped_column(Text)
    external_rate: Mapped[str | None] = mapped_column(Text)
    occupancy: Mapped[int] = mapped_column(SmallInteger)
    arrival: Mapped[date] = mapped_column(Date)
    departure: Mapped[date] = mapped_column(Date)
    booking: Mapped[dict[str, Any]] = mapped_column(JSONB)
    """The whole booking as the port gave it."""
    reason: Mapped[str] = mapped_column(Text)
    held_product: Mapped[int | None] = mapped_column(BigInteger)
    """The product whose nights it holds meanwhile."""
    oversold: Mapped[bool] = mapped_column(Boolean)
    state: Mapped[str] = mapped_column(Text)
    reservation: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
