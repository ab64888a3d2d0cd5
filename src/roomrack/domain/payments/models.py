"""Tables of payments: how a property takes them, the cards that processors keep, and what processors were asked."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Text,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base

OPEN = "status in ('WAITING', 'RUNNING', 'ACTION')"


class PaymentSettingsRow(Base):
    """How a property takes payments."""

    __tablename__ = "payment_settings"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    processor: Mapped[str] = mapped_column(Text)
    automatic: Mapped[bool] = mapped_column(Boolean)
    penalties: Mapped[bool] = mapped_column(Boolean, server_default=false())
    kid: Mapped[str | None] = mapped_column(Text)
    secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The processor's keys, sealed."""
    has_notice_secret: Mapped[bool] = mapped_column(Boolean)
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class PaymentMethodRow(Base):
    """The card of a reservation, by the names that the processor gave it."""

    __tablename__ = "payment_method"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    reservation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    method: Mapped[str] = mapped_column(Text)
    customer: Mapped[str | None] = mapped_column(Text)
    token: Mapped[str | None] = mapped_column(Text)
    """The card of the vault that it was made of; None where somebody stated it."""
    processor: Mapped[str | None] = mapped_column(Text)
    """Who made it of that card."""
    scheme: Mapped[str | None] = mapped_column(Text)
    last4: Mapped[str | None] = mapped_column(Text)
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class PaymentMethodRemovalRow(Base):
    """A card that a processor made of the vault's and is to forget, once no reservation has it."""

    __tablename__ = "payment_method_removal"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    method: Mapped[str] = mapped_column(Text, primary_key=True)
    processor: Mapped[str] = mapped_column(Text)
    attempts: Mapped[int] = mapped_column(SmallInteger)
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class PaymentWorkRow(Base):
    """Money to move: columns are the fields of `rules.work.Work`."""

    __tablename__ = "payment_work"
    __table_args__ = (
        CheckConstraint("kind in ('CHARGE', 'REFUND')", name="kind"),
        CheckConstraint("status in ('WAITING', 'RUNNING', 'ACTION', 'DONE', 'FAILED', 'CANCELLED')", name="status"),
        CheckConstraint("amount >= 0 and city_tax >= 0 and amount + city_tax > 0", name="amount"),
        Index("ix_payment_work_due_at", "due_at", postgresql_where=text(OPEN)),
        Index("ix_payment_work_reservation", "accommodation", "reservation"),
        Index(
            "ix_payment_work_reference",
            "accommodation",
            "reference",
            postgresql_where=text("reference is not null"),
        ),
        Index("uq_payment_work_open", "accommodation", "payment", unique=True, postgresql_where=text(OPEN)),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(Text)
    payment: Mapped[int] = mapped_column(BigInteger)
    reservation: Mapped[int] = mapped_column(BigInteger)
    amount: Mapped[int] = mapped_column(BigInteger)
    city_tax: Mapped[int] = mapped_column(BigInteger)
    base: Mapped[int] = mapped_column(BigInteger)
    status: Mapped[str] = mapped_column(Text)
    attempts: Mapped[int] = mapped_column(SmallInteger)
    refusals: Mapped[int] = mapped_column(SmallInteger)
    unanswered: Mapped[int] = mapped_column(SmallInteger)
    automatic: Mapped[bool] = mapped_column(Boolean, server_default=false())
    withdrawn: Mapped[bool] = mapped_column(Boolean)
    due_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    action_since: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    processor: Mapped[str | None] = mapped_column(Text)
    method: Mapped[str | None] = mapped_column(Text)
    customer: Mapped[str | None] = mapped_column(Text)
    reference: Mapped[str | None] = mapped_column(Text)
    action_url: Mapped[str | None] = mapped_column(Text)
    description: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    ended_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class PaymentAttemptRow(Base):
    """One try to move money; it is written before the processor is asked."""

    __tablename__ = "payment_attempt"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    work: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    outcome: Mapped[str] = mapped_column(Text)
    problem: Mapped[str | None] = mapped_column(Text)
    reference: Mapped[str | None] = mapped_column(Text)
