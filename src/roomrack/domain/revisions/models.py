"""Tables of what applications have read."""

from datetime import datetime

from sqlalchemy import BigInteger, DateTime
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base
from roomrack.infra.tables import Xid8


class RevisionReaderRow(Base):
    """An application that acknowledges the revisions of a property, since its first acknowledgement."""

    __tablename__ = "revision_reader"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    application: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    floor: Mapped[int] = mapped_column(Xid8)
    """Everything of older transactions was read; none of them can still commit."""
    since: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    read_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    alerted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    """Since when it is known that a revision waits too long."""
    task: Mapped[int | None] = mapped_column(BigInteger)
    """The task in the property's queue that tells of it."""


class RevisionReadRow(Base):
    """A revision that an application acknowledged, as long as it lies above the application's floor."""

    __tablename__ = "revision_read"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    application: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    event: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    xid: Mapped[int] = mapped_column(Xid8)
