"""Tables of properties and networks."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Date, DateTime, Double, Index, SmallInteger, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base, global_table


class NetworkRow(Base):
    """Properties that are run together. It belongs to the application that made it."""

    __tablename__ = global_table("network", "A network spans properties; its rows name no guest and no price.")
    __table_args__ = (Index("uq_network_name", text("lower(name)"), unique=True),)

    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('network_id')")
    )
    name: Mapped[str] = mapped_column(Text)
    application: Mapped[int | None] = mapped_column(BigInteger)
    root: Mapped[int | None] = mapped_column(BigInteger)
    """The property that leads the network."""
    token_grant: Mapped[int | None] = mapped_column(BigInteger)
    """The grant whose token reaches the network's properties."""
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class AccommodationRow(Base):
    """A property. Typed columns for what rules and other slices need; the rest of the wire's fields in `details`."""

    __tablename__ = "accommodation"
    __table_args__ = (
        CheckConstraint("checkin_start between 0 and 1440", name="checkin_start"),
        CheckConstraint("checkin_end between 0 and 2880", name="checkin_end"),
        CheckConstraint("checkout between 0 and 1440", name="checkout"),
        Index("ix_accommodation_network", "network", postgresql_where=text("network is not null")),
    )

    accommodation: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('accommodation_id')")
    )
    name: Mapped[str] = mapped_column(Text)
    email: Mapped[str] = mapped_column(Text)
    given_name: Mapped[str] = mapped_column(Text)
    family_name: Mapped[str] = mapped_column(Text)
    currency: Mapped[str] = mapped_column(Text)
    time_zone: Mapped[str] = mapped_column(Text)
    checkin_start: Mapped[int] = mapped_column(SmallInteger)
    """Minutes after local midnight, like the next two."""
    checkin_end: Mapped[int] = mapped_column(SmallInteger)
    checkout: Mapped[int] = mapped_column(SmallInteger)
    phone: Mapped[str | None] = mapped_column(Text)
    address: Mapped[str | None] = mapped_column(Text)
    city: Mapped[str | None] = mapped_column(Text)
    zip_code: Mapped[str | None] = mapped_column(Text)
    country: Mapped[str | None] = mapped_column(Text)
    latitude: Mapped[float | None] = mapped_column(Double)
    longitude: Mapped[float | None] = mapped_column(Double)
    sandbox: Mapped[bool] = mapped_column(Boolean)
    network: Mapped[int | None] = mapped_column(BigInteger)
    created_by_application: Mapped[int | None] = mapped_column(BigInteger)
    details: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'::jsonb"))
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    deactivated_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """Since when it answers only to its owner; NULL for a property that is in use."""
    deleted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    products_version: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    """A random number that triggers on the products renew."""


class MidnightRow(Base):
    """The last local day of a property at whose beginning the nightly work was done."""

    __tablename__ = "midnight"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(Date)
