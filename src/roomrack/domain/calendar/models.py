"""Tables of the calendar."""

from datetime import date

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Date, Integer, SmallInteger, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base


class CalendarDayRow(Base):
    """One day of a product that owns at least one column. Nothing distinguishes a day never set from its defaults."""

    __tablename__ = "calendar_day"
    __table_args__ = (
        CheckConstraint("sold >= 0", name="sold"),
        CheckConstraint("oversold >= 0", name="oversold"),
        CheckConstraint("sold <= allotment + oversold", name="stock"),
        {"postgresql_with": {"fillfactor": "50"}},
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    product: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    allotment: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    """How many there are to sell in all; what is left is allotment - sold, never under 0."""
    sold: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    """As many as there are rows in `hold`."""
    oversold: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    """How many of the sold are over the allotment, because a channel had sold them already."""
    price: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    """In minor units of the property's currency; 0 is no price."""
    min_stay: Mapped[int] = mapped_column(SmallInteger, server_default=text("1"))
    max_stay: Mapped[int] = mapped_column(SmallInteger, server_default=text("99"))
    cut_off_days: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    stop_sell: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    closed_to_arrival: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    closed_to_departure: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    version: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    """Counts the writes of the calendar, not the bookings."""


class HoldRow(Base):
    """One unit of a product's day that a reservation holds, or an imported calendar, whose id has a minus here."""

    __tablename__ = "hold"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    reservation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    product: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(Date, primary_key=True)


class ClosedRoomRow(Base):
    """A physical room that maintenance closes, or a room of the product that nobody named; it holds its nights."""

    __tablename__ = "closed_room"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    product: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    room: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    """The product's own id where no room was named."""
    holder: Mapped[int] = mapped_column(BigInteger)
    """What `hold.reservation` is for its nights; of the ids of reservations, so that it is nobody else's."""


class AdjustedDayRow(Base):
    """A day whose stored price is not what a person wrote, but what the nightly rules made of it."""

    __tablename__ = "adjusted_day"
    __table_args__ = (CheckConstraint("kind in ('RAISED', 'TRIPLED')", name="kind"),)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    product: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    base: Mapped[int] = mapped_column(BigInteger)
    """The price before, and below the one that was written; in minor units."""
    price: Mapped[int] = mapped_column(BigInteger)
