"""The table of payment cards."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Date, DateTime, Index, Numeric, Text
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base


class CardRemovalRow(Base):
    """A card that the vault is to remove."""

    __tablename__ = "card_removal"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    token: Mapped[str] = mapped_column(Text, primary_key=True)


class ReservationCardRow(Base):
    """What is known here of a reservation's card: columns are the fields of `rules.Card`."""

    __tablename__ = "reservation_card"
    __table_args__ = (
        CheckConstraint("length(last4) = 4", name="last4"),
        Index("ix_reservation_card_token", "accommodation", "token"),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    reservation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger)
    token: Mapped[str] = mapped_column(Text)
    """What the vault calls it. The rooms of a booking share a card."""
    last4: Mapped[str] = mapped_column(Text)
    scheme: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    virtual: Mapped[bool] = mapped_column(Boolean)
    last_day: Mapped[date] = mapped_column(Date)
    activates_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    amount: Mapped[Decimal | None] = mapped_column(Numeric)
    source: Mapped[str] = mapped_column(Text)
    """Who sent it: the `otaName` of the path."""
    status: Mapped[str] = mapped_column(Text)
    cvv_until: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """When the vault drops the security code at the latest; None where none was sent."""
    cvv_cleared_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    processor: Mapped[str] = mapped_column(Text)
    processor_error: Mapped[str | None] = mapped_column(Text)
    processor_error_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
