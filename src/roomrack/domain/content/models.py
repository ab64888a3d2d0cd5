"""The tables of content."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, DateTime, Integer, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base


class ContentSectionRow(Base):
    """A section of content of a connection or of a product; the other one is 0."""

    __tablename__ = "content_section"
    __table_args__ = (CheckConstraint("(connection = 0) <> (product = 0)", name="owner"),)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    connection: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    product: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    section: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[Any] = mapped_column(JSONB, nullable=False)
    """An object, or a list of objects; null only while the section is being filled for the first time."""
    version: Mapped[int] = mapped_column(Integer)
    """Counts up with every change."""
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ContentClosedRow(Base):
    """A product whose calendar is closed on a connection."""

    __tablename__ = "content_closed"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    connection: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    product: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    closed_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
