"""The table of policies."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Boolean, CheckConstraint, DateTime, Index, Integer, Numeric, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base


class PolicyRow(Base):
    """A policy, column by column as `rules.Policy` has it."""

    __tablename__ = "policy"
    __table_args__ = (
        CheckConstraint("step_type in ('PAYMENT', 'CANCELLATION')", name="step_type"),
        CheckConstraint("value_percent between 0 and 100", name="value_percent"),
        Index("ix_policy_room_ids", "room_ids", postgresql_using="gin"),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('policy_id')")
    )
    step_type: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    disabled: Mapped[bool] = mapped_column(Boolean)
    ignore_rate_plan: Mapped[bool] = mapped_column(Boolean)
    days: Mapped[int | None] = mapped_column(Integer)
    before_checkin: Mapped[bool] = mapped_column(Boolean)
    hour: Mapped[str | None] = mapped_column(Text)
    not_refundable: Mapped[bool] = mapped_column(Boolean)
    new_reservations: Mapped[bool] = mapped_column(Boolean)
    charge_credit_card: Mapped[bool] = mapped_column(Boolean)
    value_fixed: Mapped[Decimal | None] = mapped_column(Numeric)
    value_percent: Mapped[int | None] = mapped_column(Integer)
    value_nights: Mapped[int | None] = mapped_column(Integer)
    calculate_values: Mapped[list[str]] = mapped_column(ARRAY(Text))
    refund_after_days: Mapped[int | None] = mapped_column(Integer)
    checkin_from: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    checkin_to: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created_from: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    created_to: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    vcc: Mapped[bool] = mapped_column(Boolean)
    room_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    portal_names: Mapped[list[str]] = mapped_column(ARRAY(Text))
    filter_pay_mode: Mapped[list[str]] = mapped_column(ARRAY(Text))
    template_id: Mapped[int | None] = mapped_column(BigInteger)
    template_notify: Mapped[int | None] = mapped_column(BigInteger)
    cancellation_title: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    cancellation_detail: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    deleted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
