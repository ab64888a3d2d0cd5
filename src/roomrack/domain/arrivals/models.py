"""Tables of the online check-in. None of them holds anything that a link opens with, or says who somebody is."""

from datetime import datetime

from sqlalchemy import BigInteger, Boolean, DateTime, Index, Integer, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base


class ArrivalLinkRow(Base):
    """The link of a reservation. Its secret is derived from the server's key, and never stored."""

    __tablename__ = "arrival_link"
    __table_args__ = (Index("ix_arrival_link_updated_at", "updated_at"),)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    reservation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    generation: Mapped[int] = mapped_column(Integer)
    """How often it was withdrawn: a link of another generation is a wrong one."""
    open: Mapped[bool] = mapped_column(Boolean)
    made_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    mailed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """When it was mailed last; then it does not go out by itself any more."""
    answered_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """When somebody sent something last."""
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ArrivalPersonRow(Base):
    """Somebody whom the page wrote down: as long as he is as he was sent, the page shows him again."""

    __tablename__ = "arrival_person"
    __table_args__ = (
        Index("ix_arrival_person_reservation", "accommodation", "reservation"),
        Index("ix_arrival_person_sent_at", "sent_at"),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    """The guest's id in the reservation."""
    reservation: Mapped[int] = mapped_column(BigInteger)
    kid: Mapped[str] = mapped_column(Text)
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    """Of all that was sent, under the server's key."""
    sent_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
