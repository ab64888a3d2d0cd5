"""The tables of photos and of the pictures that they show."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, CheckConstraint, DateTime, Index, LargeBinary, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base, global_table


class PictureRow(Base):
    """A content that was fetched once, whoever shows it."""

    __tablename__ = global_table("picture", "properties that fetch the same file share it; it says nothing of them")
    __table_args__ = (Index("ix_picture_used_at", "used_at"),)

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    digest: Mapped[bytes | None] = mapped_column(LargeBinary, unique=True)
    """SHA-256 of what was fetched; NULL once it was given up and its files are being removed."""
    kind: Mapped[str] = mapped_column(Text)
    sizes: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    stored: Mapped[bool] = mapped_column(Boolean)
    used_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    """When somebody last began or ceased to show it, or meant to."""


class PhotoRow(Base):
    """A picture that is shown at a place: product and pms_room are NULL for the property itself."""

    __tablename__ = "photo"
    __table_args__ = (
        CheckConstraint("product is null or pms_room is null", name="place"),
        Index(
            "uq_photo_place_picture",
            "accommodation",
            text("coalesce(product, 0)"),
            text("coalesce(pms_room, 0)"),
            "picture",
            unique=True,
        ),
        Index("ix_photo_picture", "picture"),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False, server_default=text("nextval('photo_id')")
    )
    product: Mapped[int | None] = mapped_column(BigInteger)
    pms_room: Mapped[int | None] = mapped_column(BigInteger)
    picture: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
