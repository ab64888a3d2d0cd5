"""The table of extras."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Boolean, CheckConstraint, DateTime, Index, Integer, Numeric, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base


class ExtraRow(Base):
    """An extra, column by column as `rules.Extra` has it."""

    __tablename__ = "extra_product"
    __table_args__ = (
        CheckConstraint("base_price >= 0", name="base_price"),
        CheckConstraint("tax_percent between 0 and 100", name="tax_percent"),
        CheckConstraint("availability >= 0", name="availability"),
        Index("ix_extra_product_room_filter", "room_filter", postgresql_using="gin"),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('extra_product_id')")
    )
    name: Mapped[str] = mapped_column(Text)
    model: Mapped[str] = mapped_column(Text)
    base_price: Mapped[Decimal] = mapped_column(Numeric)
    tax_percent: Mapped[Decimal] = mapped_column(Numeric)
    vat_exemption: Mapped[str | None] = mapped_column(Text)
    vat_exception_detail: Mapped[str | None] = mapped_column(Text)
    enabled: Mapped[bool] = mapped_column(Boolean)
    mandatory: Mapped[bool] = mapped_column(Boolean)
    refundable: Mapped[bool] = mapped_column(Boolean)
    title: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    description: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    conditions: Mapped[str | None] = mapped_column(Text)
    category: Mapped[str | None] = mapped_column(Text)
    extra_category_id: Mapped[int | None] = mapped_column(BigInteger)
    room_filter: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    valid_days: Mapped[list[str]] = mapped_column(ARRAY(Text))
    availability: Mapped[int | None] = mapped_column(Integer)
    unit: Mapped[str | None] = mapped_column(Text)
    priority: Mapped[int] = mapped_column(Integer)
    explode: Mapped[bool | None] = mapped_column(Boolean)
    show_calendar: Mapped[bool] = mapped_column(Boolean)
    display_on_pms: Mapped[bool] = mapped_column(Boolean)
    display_booking_engine: Mapped[bool] = mapped_column(Boolean)
    display_octo_site: Mapped[bool] = mapped_column(Boolean)
    display_on_rate: Mapped[bool] = mapped_column(Boolean)
    external_id: Mapped[str | None] = mapped_column(Text)
    fiscal_id: Mapped[str | None] = mapped_column(Text)
    fiscal_printer_department_id: Mapped[int | None] = mapped_column(BigInteger)
    portal_name: Mapped[str | None] = mapped_column(Text)
    photo: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    deleted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
