"""Tables of reservations, their guests and their payments."""

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
    SmallInteger,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, ExcludeConstraint
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base


def _where(condition: str, column: str) -> Index:
    return Index(f"ix_reservation_{column}", "accommodation", column, postgresql_where=text(condition))


class ReservationRow(Base):
    """One product sold for one stay: columns are the fields of `rules.state.Reservation`."""

    __tablename__ = "reservation"
    __table_args__ = (
        CheckConstraint("status in ('CONFIRMED', 'WAITING', 'CANCELLED')", name="status"),
        CheckConstraint("departure > arrival and departure - arrival <= 365", name="stay"),
        CheckConstraint("room_gross >= 0 and cleaning_fee >= 0 and deposit >= 0 and total_paid >= 0", name="amounts"),
        CheckConstraint("cardinality(nightly) = departure - arrival", name="nightly"),
        Index(
            "uq_reservation_channel",
            "accommodation",
            "channel_id",
            "channel_refer",
            "product",
            unique=True,
            postgresql_where=text("channel_refer is not null"),
        ),
        ExcludeConstraint(
            ("accommodation", "="),
            ("pms_product", "="),
            (text("daterange(arrival, departure)"), "&&"),
            where=text("pms_product is not null and status <> 'CANCELLED'"),
            using="gist",
            name="ex_reservation_pms_product",
        ),
        Index("ix_reservation_arrival", "accommodation", "arrival"),
        Index("ix_reservation_departure", "accommodation", "departure"),
        Index("ix_reservation_create_time", "accommodation", "create_time"),
        Index("ix_reservation_update_time", "accommodation", "update_time"),
        Index("ix_reservation_changed_at", "accommodation", "changed_at"),
        Index("ix_reservation_refer", "accommodation", "refer"),
        Index("ix_reservation_product", "accommodation", "product", "departure"),
        _where("channel_refer is not null", "channel_refer"),
        _where("pms_product is not null", "pms_product"),
        _where("agency is not null", "agency"),
        _where("cancelled_at is not null", "cancelled_at"),
        _where("payment_expiration is not null", "payment_expiration"),
        Index("ix_reservation_extras", "accommodation", "departure", postgresql_where=text("extras <> '[]'::jsonb")),
        Index(
            "ix_reservation_waiting",
            "payment_expiration",
            postgresql_where=text("status = 'WAITING' and payment_expiration is not null"),
        ),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    refer: Mapped[str] = mapped_column(Text)
    channel_id: Mapped[int] = mapped_column(BigInteger)
    channel_refer: Mapped[str | None] = mapped_column(Text)
    product: Mapped[int] = mapped_column(BigInteger)
    pms_product: Mapped[int | None] = mapped_column(BigInteger)
    status: Mapped[str] = mapped_column(Text)
    arrival: Mapped[date] = mapped_column(Date)
    departure: Mapped[date] = mapped_column(Date)
    effective_checkin: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    effective_checkout: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    no_show: Mapped[bool] = mapped_column(Boolean)
    create_time: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    update_time: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    recorded_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    changed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    confirmed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    cancelled_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    cancelled_by: Mapped[str | None] = mapped_column(Text)
    seen_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    currency: Mapped[str] = mapped_column(Text)
    room_gross: Mapped[int] = mapped_column(BigInteger)
    nightly: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    priced: Mapped[bool] = mapped_column(Boolean)
    cleaning_fee: Mapped[int] = mapped_column(BigInteger)
    deposit: Mapped[int] = mapped_column(BigInteger)
    total_paid: Mapped[int] = mapped_column(BigInteger)
    payment_expiration: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    total_guest: Mapped[int] = mapped_column(Integer)
    total_children: Mapped[int] = mapped_column(Integer)
    total_infants: Mapped[int] = mapped_column(Integer)
    private_notes: Mapped[str | None] = mapped_column(Text)
    channel_notes: Mapped[str | None] = mapped_column(Text)
    agency: Mapped[int | None] = mapped_column(BigInteger)
    completed: Mapped[bool] = mapped_column(Boolean)
    oversold: Mapped[bool] = mapped_column(Boolean)
    room_code: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    metadata_: Mapped[list[dict[str, Any]]] = mapped_column("metadata", JSONB)
    details: Mapped[dict[str, Any]] = mapped_column(JSONB)
    application: Mapped[int | None] = mapped_column(BigInteger)
    source: Mapped[str] = mapped_column(Text)
    extras: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'::jsonb"))
    splits: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'::jsonb"))
    penalty: Mapped[int | None] = mapped_column(BigInteger)


class ReservationPaymentRow(Base):
    """An entry of the ledger of a reservation: columns are the fields of `rules.ledger.Payment`."""

    __tablename__ = "reservation_payment"
    __table_args__ = (
        CheckConstraint("refunded >= 0 and refunded <= greatest(0, amount + city_tax)", name="refunded"),
        CheckConstraint("city_tax >= 0", name="city_tax"),
        Index("ix_reservation_payment_reservation", "accommodation", "reservation"),
        Index(
            "ix_reservation_payment_scheduled_time",
            "accommodation",
            "scheduled_time",
            postgresql_where=text("scheduled_time is not null and charge_time is null"),
        ),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    reservation: Mapped[int] = mapped_column(BigInteger)
    status: Mapped[str] = mapped_column(Text)
    type: Mapped[str] = mapped_column(Text)
    mode: Mapped[str] = mapped_column(Text)
    source: Mapped[str | None] = mapped_column(Text)
    amount: Mapped[int] = mapped_column(BigInteger)
    city_tax: Mapped[int] = mapped_column(BigInteger)
    refunded: Mapped[int] = mapped_column(BigInteger)
    reference_time: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    insert_time: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    charge_time: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    preauth_expiration: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    scheduled_time: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    scheduled_amount: Mapped[int | None] = mapped_column(BigInteger)
    scheduled_error: Mapped[str | None] = mapped_column(Text)
    scheduled_retry: Mapped[int] = mapped_column(Integer)
    refund_retry: Mapped[int] = mapped_column(Integer)
    stop_cron: Mapped[bool] = mapped_column(Boolean)
    description: Mapped[str | None] = mapped_column(Text)
    transaction: Mapped[str | None] = mapped_column(Text)
    processor: Mapped[str | None] = mapped_column(Text)
    authenticated: Mapped[bool] = mapped_column(Boolean)
    action_url: Mapped[str | None] = mapped_column(Text)
    invoice: Mapped[int | None] = mapped_column(BigInteger)
    purpose: Mapped[str | None] = mapped_column(Text)
    step: Mapped[int | None] = mapped_column(BigInteger)
    step_title: Mapped[str | None] = mapped_column(Text)
    refund_after_days: Mapped[int | None] = mapped_column(Integer)
    entered_by: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    card: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    payoffs: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)


class HostedStayRow(Base):
    """A stay of another property of the network that goes on, or went on, in this one."""

    __tablename__ = "hosted_stay"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    reservation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    home: Mapped[int] = mapped_column(BigInteger)
    """The property whose reservation it is."""


class GoodMorningRow(Base):
    """The mail of one morning of a property: whose turn it is, and how it ended."""

    __tablename__ = "good_morning"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    attempts: Mapped[int] = mapped_column(SmallInteger)
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    """When the next attempt may begin, unless it has ended."""
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    problem: Mapped[str | None] = mapped_column(Text)
    """What the mail server said when it refused it for good."""


class ReservationGuestRow(Base):
    """A person of a reservation, in the order in which the booking names them.

    Written by the statement that writes the reservation, and reservations are never deleted: a foreign key would look
    twice for what was written a moment ago, at a tenth of what a booking costs the database.
    """

    __tablename__ = "reservation_guest"
    __table_args__ = (
        CheckConstraint("type in ('BOOKER', 'GUEST')", name="type"),
        Index("ix_reservation_guest_reservation", "accommodation", "reservation", "position"),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    reservation: Mapped[int] = mapped_column(BigInteger)
    position: Mapped[int] = mapped_column(SmallInteger)
    type: Mapped[str] = mapped_column(Text)
    given_name: Mapped[str | None] = mapped_column(Text)
    family_name: Mapped[str | None] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    checkin: Mapped[date] = mapped_column(Date)
    checkout: Mapped[date] = mapped_column(Date)
    source: Mapped[str] = mapped_column(Text)
    details: Mapped[dict[str, Any]] = mapped_column(JSONB)
