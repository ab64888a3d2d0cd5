"""Tables of issued documents, their numbering, and what may change of them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Date,
    DateTime,
    Index,
    Integer,
    SmallInteger,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from roomrack.infra.models import Base


class InvoiceRow(Base):
    """An issued document, the snapshot of `rules.documents.Document`. A trigger refuses every change and deletion."""

    __tablename__ = "invoice"
    __table_args__ = (
        CheckConstraint(
            "kind in ('PROFORMA', 'INVOICE', 'FISCALRECEIPT', 'GENERICRECEIPT', 'CREDIT_NOTE', 'CORRECTING_INVOICE', "
            "'SIMPLIFIED_INVOICE', 'SUMMARY_DOCUMENT')",
            name="kind",
        ),
        CheckConstraint("(kind = 'CREDIT_NOTE') = (credits is not null)", name="credits"),
        CheckConstraint("(kind = 'CORRECTING_INVOICE') = (corrects is not null)", name="corrects"),
        Index("uq_invoice_number", "accommodation", "series", "year", "number", unique=True),
        Index("ix_invoice_day", "accommodation", "day", "id"),
        Index("ix_invoice_credits", "accommodation", "credits", postgresql_where=text("credits is not null")),
        Index("ix_invoice_reservations", "reservations", postgresql_using="gin"),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(Text)
    series: Mapped[str] = mapped_column(Text)
    year: Mapped[int] = mapped_column(SmallInteger)
    number: Mapped[int] = mapped_column(Integer)
    day: Mapped[date] = mapped_column(Date)
    due: Mapped[date] = mapped_column(Date)
    currency: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    included: Mapped[bool] = mapped_column(Boolean)
    autoinvoice: Mapped[bool] = mapped_column(Boolean)
    electronic: Mapped[bool] = mapped_column(Boolean)
    gross: Mapped[int] = mapped_column(BigInteger)
    """Minor units, as all amounts in `content` are."""
    customer: Mapped[str] = mapped_column(Text)
    """The addressees' names as searches compare them."""
    search: Mapped[str] = mapped_column(Text)
    """Number, names, codes, booking and notes as searches compare them."""
    reservations: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    refers: Mapped[list[str]] = mapped_column(ARRAY(Text))
    credits: Mapped[int | None] = mapped_column(BigInteger)
    """The document that a credit note takes back."""
    content: Mapped[dict[str, Any]] = mapped_column(JSONB)
    """Headings, items, rates and words."""
    issued_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    corrects: Mapped[int | None] = mapped_column(BigInteger)
    """The document that a correcting invoice corrects."""


class InvoiceStateRow(Base):
    """What may change of an issued document."""

    __tablename__ = "invoice_state"
    __table_args__ = (
        CheckConstraint(
            "fiscal_group in ('EMPTY', 'REJECTED_BEFORE', 'BEFORE_SDI', 'SDI_PROCESSING', 'SDI_REJECTED', 'DONE')",
            name="fiscal_group",
        ),
    )

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    invoice: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    paid_on: Mapped[date | None] = mapped_column(Date)
    fiscal_group: Mapped[str] = mapped_column(Text)
    credited: Mapped[int] = mapped_column(BigInteger)
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class InvoiceSeriesRow(Base):
    """The last number of a series in a year. Its row is locked from taking a number to the commit: no gaps."""

    __tablename__ = "invoice_series"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    series: Mapped[str] = mapped_column(Text, primary_key=True)
    year: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(Integer)
    day: Mapped[date] = mapped_column(Date)
    """When it was taken: a later number never has an earlier day."""


class InvoicedChargeRow(Base):
    """A charge of a reservation that stands on an invoice or receipt, and so on no other."""

    __tablename__ = "invoiced_charge"
    __table_args__ = (Index("ix_invoiced_charge_invoice", "accommodation", "invoice"),)

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    invoice: Mapped[int] = mapped_column(BigInteger)


class InvoiceSettingsRow(Base):
    """What a property wants of its invoices: `rules.settings.Settings` as JSON."""

    __tablename__ = "invoice_settings"

    accommodation: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    content: Mapped[dict[str, Any]] = mapped_column(JSONB)
    updated_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
