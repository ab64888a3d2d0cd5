"""Tables of rate plans, their dates and their extras."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Date, DateTime, Index, Integer, Numeric, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base


class RatePlanRow(Base):
    """A rate plan, column by column as `rules.RatePlan` has it."""

    __tablename__ = "rate_plan"
    __table_args__ = (
        CheckConstraint("price is null or price_model is not null", name="price"),
        Index("ix_rate_plan_room_ids", "room_ids", postgresql_using="gin"),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('rate_plan_id')")
    )
    internal_label: Mapped[str] = mapped_column(Text)
    label: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    title: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    description: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    treatment: Mapped[str | None] = mapped_column(Text)
    room_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    price_model: Mapped[str | None] = mapped_column(Text)
    price: Mapped[Decimal | None] = mapped_column(Numeric)
    show_prices: Mapped[bool | None] = mapped_column(Boolean)
    payment_policy: Mapped[int | None] = mapped_column(BigInteger)
    cancellation_policy: Mapped[int | None] = mapped_column(BigInteger)
    priority: Mapped[int | None] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    deleted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class RatePlanDateRow(Base):
    """A span of days on which a plan holds."""

    __tablename__ = "rate_plan_date"
    __table_args__ = (Index("ix_rate_plan_date_plan", "accommodation", "plan"),)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('rate_plan_date_id')")
    )
    plan: Mapped[int] = mapped_column(BigInteger)
    start: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    end: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class RatePlanExtraRow(Base):
    """An extra that comes with a plan."""

    __tablename__ = "rate_plan_extra"
    __table_args__ = (
        Index("ix_rate_plan_extra_plan", "accommodation", "plan"),
        Index("ix_rate_plan_extra_extra", "accommodation", "extra"),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('rate_plan_extra_id')")
    )
    plan: Mapped[int] = mapped_column(BigInteger)
    extra: Mapped[int] = mapped_column(BigInteger)
    quantity: Mapped[int | None] = mapped_column(Integer)
    price: Mapped[Decimal | None] = mapped_column(Numeric)
    day: Mapped[date | None] = mapped_column(Date)
    mandatory: Mapped[bool] = mapped_column(Boolean)
    apply_on_first_day: Mapped[bool] = mapped_column(Boolean)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
