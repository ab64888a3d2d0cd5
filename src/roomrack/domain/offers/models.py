"""Tables of what properties set for their offers, and of exchange rates."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Date, DateTime, Numeric, SmallInteger, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base, global_table


class OfferTermsRow(Base):
    """The discounts and city taxes of a property. They are always read and written together."""

    __tablename__ = "offer_terms"
    __table_args__ = (CheckConstraint("child_age between 0 and 17", name="child_age"),)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    discounts: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'::jsonb"))
    city_taxes: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, server_default=text("'[]'::jsonb"))
    child_age: Mapped[int] = mapped_column(SmallInteger, server_default=text("10"))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ExchangeRateRow(Base):
    """How many units of a currency are one euro."""

    __tablename__ = global_table("exchange_rate", "rates are the market's; an operator loads them for all properties")
    __table_args__ = (CheckConstraint("rate > 0", name="rate"),)

    currency: Mapped[str] = mapped_column(Text, primary_key=True)
    rate: Mapped[Decimal] = mapped_column(Numeric)
    day: Mapped[date] = mapped_column(Date)
    """The day that the rate is of."""
