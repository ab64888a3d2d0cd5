"""Tables of products, suites and physical rooms."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Boolean, CheckConstraint, DateTime, Index, Integer, Numeric, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base


class ProductRow(Base):
    """Anything sellable. Typed columns for what rules need; the rest of the wire's fields in `details`."""

    __tablename__ = "product"
    __table_args__ = (
        CheckConstraint("parent is null or parent <> id", name="parent"),
        CheckConstraint("price_rule in ('CALENDAR', 'INCREMENT', 'PERCENT')", name="price_rule"),
        CheckConstraint("price_rule = 'CALENDAR' or price_value is not null", name="price_value"),
        CheckConstraint(
            "parent is not null or not (follows_availability or follows_stay or follows_restrictions"
            " or follows_stop_sell or price_rule <> 'CALENDAR')",
            name="derived",
        ),
        CheckConstraint("not is_suite or parent is null", name="suite"),
        CheckConstraint("quantity >= 1", name="quantity"),
        Index("ix_product_id", "id"),
        Index("ix_product_parent", "accommodation", "parent", postgresql_where=text("parent is not null")),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('product_id')")
    )
    parent: Mapped[int | None] = mapped_column(BigInteger)
    name: Mapped[str] = mapped_column(Text)
    follows_availability: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    follows_stay: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    follows_restrictions: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    follows_stop_sell: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    price_rule: Mapped[str] = mapped_column(Text, server_default=text("'CALENDAR'"))
    price_value: Mapped[Decimal | None] = mapped_column(Numeric)
    price_round: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    quantity: Mapped[int] = mapped_column(Integer, server_default=text("1"))
    is_suite: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    minimum_price: Mapped[int | None] = mapped_column(BigInteger)
    """In minor units of the property's currency."""
    adults: Mapped[int] = mapped_column(Integer)
    children: Mapped[int | None] = mapped_column(Integer)
    infants: Mapped[int | None] = mapped_column(Integer)
    close_next_days: Mapped[int | None] = mapped_column(Integer)
    open_next_days: Mapped[int | None] = mapped_column(Integer)
    triple_the_price: Mapped[bool | None] = mapped_column(Boolean)
    revenue_active: Mapped[bool | None] = mapped_column(Boolean)
    revenue_min_price: Mapped[int | None] = mapped_column(Integer)
    """In whole units of the property's currency, like the next one."""
    revenue_max_price: Mapped[int | None] = mapped_column(Integer)
    revenue_max_increment: Mapped[int | None] = mapped_column(Integer)
    """In percent, or in whole units of currency, as the next one says."""
    revenue_max_increment_percent: Mapped[bool | None] = mapped_column(Boolean)
    details: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'::jsonb"))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    deleted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class SuiteChildRow(Base):
    """A base room that a suite takes a unit of."""

    __tablename__ = "suite_child"
    __table_args__ = (Index("ix_suite_child_product", "accommodation", "product"),)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    suite: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    product: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)


class PmsRoomRow(Base):
    """A physical room, "101", with what housekeeping knows of it."""

    __tablename__ = "pms_room"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('pms_room_id')")
    )
    product: Mapped[int | None] = mapped_column(BigInteger)
    name: Mapped[str] = mapped_column(Text)
    clean: Mapped[bool | None] = mapped_column(Boolean)
    lines_change_frequency: Mapped[int | None] = mapped_column(Integer)
    """In days, like the next one."""
    cleaning_frequency: Mapped[int | None] = mapped_column(Integer)
    last_cleaning: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    cleaning_days: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    notes: Mapped[str | None] = mapped_column(Text)
    deleted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
