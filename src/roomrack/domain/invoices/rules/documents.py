"""What an issued document is: a snapshot that never changes, and beside it the little that may.

Amounts are minor units of the document's currency. `Document` holds everything that is printed, so that nothing that
changes later, of the property, the guest or the reservation, changes an invoice.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from roomrack.domain.guests.rules.registry import folded
from roomrack.domain.invoices.rules.amounts import NOTHING, Nature, Rate, Split, Totals


class Kind(StrEnum):
    """The documents of the contract."""

    PROFORMA = "PROFORMA"
    INVOICE = "INVOICE"
    FISCALRECEIPT = "FISCALRECEIPT"
    GENERICRECEIPT = "GENERICRECEIPT"
    CREDIT_NOTE = "CREDIT_NOTE"
    CORRECTING_INVOICE = "CORRECTING_INVOICE"
    SIMPLIFIED_INVOICE = "SIMPLIFIED_INVOICE"
    SUMMARY_DOCUMENT = "SUMMARY_DOCUMENT"


CLAIMING = frozenset({Kind.INVOICE, Kind.SIMPLIFIED_INVOICE, Kind.GENERICRECEIPT, Kind.FISCALRECEIPT})
"""Documents of which each charge of a reservation may stand on one only."""
CREDITABLE = CLAIMING | {Kind.CORRECTING_INVOICE}
FISCAL = CREDITABLE | {Kind.CREDIT_NOTE}
"""Documents that count for the tax office."""
CORRECTABLE = frozenset({Kind.INVOICE, Kind.SIMPLIFIED_INVOICE, Kind.CORRECTING_INVOICE})
OWED = CORRECTABLE | {Kind.PROFORMA}
"""Documents that wait for a payment."""
PAID_AT_ONCE = frozenset({Kind.GENERICRECEIPT, Kind.FISCALRECEIPT, Kind.SIMPLIFIED_INVOICE})
"""Documents that are paid when they are issued, unless somebody says otherwise."""
ELECTRONIC = frozenset({Kind.INVOICE, Kind.CREDIT_NOTE, Kind.CORRECTING_INVOICE, Kind.SIMPLIFIED_INVOICE})
"""Documents that FatturaPA knows: FPR12, or FSM10 for simplified invoices and what changes them."""

SERIES: Mapping[Kind, str] = {
    Kind.PROFORMA: "P",
    Kind.INVOICE: "",
    Kind.FISCALRECEIPT: "F",
    Kind.GENERICRECEIPT: "R",
    Kind.CREDIT_NOTE: "C",
    Kind.CORRECTING_INVOICE: "CI",
    Kind.SIMPLIFIED_INVOICE: "SI",
    Kind.SUMMARY_DOCUMENT: "S",
}
"""The series of a property that set none."""
SERIES_FORM = re.compile(r"[A-Z0-9]{0,8}")
MAX_NUMBER = 999_999


class FiscalGroup(StrEnum):
    """Where an electronic invoice is on its way to the tax office's exchange (SdI). EMPTY: it goes nowhere."""

    EMPTY = "EMPTY"
    REJECTED_BEFORE = "REJECTED_BEFORE"
    BEFORE_SDI = "BEFORE_SDI"
    SDI_PROCESSING = "SDI_PROCESSING"
    SDI_REJECTED = "SDI_REJECTED"
    DONE = "DONE"


class PaymentMode(StrEnum):
    """How a document is paid."""

    UNKNOWN = "UNKNOWN"
    CASH = "CASH"
    CREDITCARD = "CREDITCARD"
    PREPAID = "PREPAID"
    BANKTRANSFER = "BANKTRANSFER"
    NOTPAID = "NOTPAID"
    PAYPAL = "PAYPAL"
    CHEQUE = "CHEQUE"
    TRAVELCHEQUE = "TRAVELCHEQUE"
    TREASURY_OFFICE = "TREASURY_OFFICE"
    BONCADEAU = "BONCADEAU"
    TREASURY_RECEIPT = "TREASURY_RECEIPT"
    COMMISSION = "COMMISSION"


class ItemKind(StrEnum):
    """What a line is about."""

    ROOM = "ROOM"
    CLEANING = "CLEANING"
    EXTRA = "EXTRA"
    CITY_TAX = "CITY_TAX"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody in the heading of a document."""

    company: str | None = None
    firstname: str | None = None
    lastname: str | None = None
    address: str | None = None
    zip: str | None = None
    city: str | None = None
    district: str | None = None
    """The province; two letters in Italy."""
    country: str | None = None
    vat_code: str | None = None
    fiscal_code: str | None = None
    email: str | None = None
    phone: str | None = None
    legal_mail: str | None = None
    destination: str | None = None
    """Where the tax office's exchange delivers: 7 characters, 6 for public offices."""
    guest: int | None = None
    """Who it is in the registry of guests."""

    @property
    def name(self) -> str:
        """The name as it is printed."""
        return self.company or " ".join(part for part in (self.firstname, self.lastname) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line. `amount` is `quantity` times `price`, rounded; VAT is in it if `Document.included` says so."""

    kind: ItemKind
    text: str
    quantity: Decimal = Decimal(1)
    price: Decimal
    """Of one, in the document's currency."""
    amount: int
    rate: Rate
    split: Split = NOTHING
    """What `amount` comes to in this document."""
    reservation: int | None = None
    first: date | None = None
    last: date | None = None
    """The days that it is about, both included."""
    keys: tuple[str, ...] = ()
    """The charges of reservations that it stands for."""
    credits: int | None = None
    """Of a credit note: which item of the invoice, counted from 0, it takes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """Money of a reservation that had come in when a document was issued; below 0 what was given back by hand."""

    reservation: int
    payment: int | None = None
    """The entry of the reservation's ledger; None for what the channel says was paid."""
    mode: PaymentMode = PaymentMode.UNKNOWN
    deposit: bool = False
    day: date | None = None
    """The property's local day on which it came in."""
    amount: int
    """What of it counts on this document."""

    @property
    def key(self) -> tuple[int, int | None]:
        """Which money it is, whatever of it counts."""
        return self.reservation, self.payment


@dataclass(frozen=True, slots=True)
class Reference:
    """The document that a credit note takes back, or that a correcting invoice corrects."""

    id: int
    label: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An issued document."""

    accommodation: int
    id: int
    kind: Kind
    series: str
    year: int
    number: int
    day: date
    """The property's local day on which it was issued."""
    due: date
    currency: str
    language: str
    """Upper case, such as IT."""
    included: bool = True
    """Whether the prices of items include VAT."""
    issuer: Party
    addressees: tuple[Party, ...]
    items: tuple[Item, ...]
    rates: tuple[tuple[Rate, Split], ...]
    reservations: tuple[int, ...] = ()
    refers: tuple[str, ...] = ()
    credits: Reference | None = None
    corrects: Reference | None = None
    payment_mode: PaymentMode = PaymentMode.UNKNOWN
    iban: str | None = None
    tax_regime: str = "RF01"
    notes: str | None = None
    reason: str | None = None
    """Why it was issued, of credit notes and corrections above all."""
    autoinvoice: bool = False
    electronic: bool = False
    of_simplified: bool = False
    """Of what takes back or corrects: whether the document that it changes is a simplified invoice."""
    payments: tuple[Paid, ...] = ()
    """What had come in of its reservations when it was issued, as far as it counts here."""
    issued_at: datetime

    @property
    def label(self) -> str:
        """The number as it is printed."""
        return label(self.series, self.year, self.number)

    @property
    def totals(self) -> Totals:
        """What it comes to."""
        return Totals(tuple(item.split for item in self.items), self.rates)

    @property
    def net(self) -> int:
        """Without VAT and without city tax."""
        return self.totals.whole.net - self.city_tax

    @property
    def vat(self) -> int:
        """All VAT."""
        return self.totals.whole.vat

    @property
    def city_tax(self) -> int:
        """City tax, which is outside VAT."""
        return sum(item.split.gross for item in self.items if item.kind is ItemKind.CITY_TAX)

    @property
    def gross(self) -> int:
        """What is to be paid."""
        return self.totals.whole.gross

    @property
    def is_simplified(self) -> bool:
        """Whether it has the form of simplified invoices."""
        return self.kind is Kind.SIMPLIFIED_INVOICE or self.of_simplified

    @property
    def received(self) -> int:
        """What had come in when it was issued."""
        return sum(one.amount for one in self.payments)

    @property
    def balance(self) -> int:
        """What was still to be paid then; below 0 what was paid too much."""
        return self.gross - self.received

    @property
    def customer(self) -> str:
        """What searches for the customer look through."""
        return folded(" ".join(one.name for one in self.addressees))

    @property
    def search(self) -> str:
        """What searches for anything look through."""
        codes = [code for one in self.addressees for code in (one.vat_code, one.fiscal_code, one.email) if code]
        return folded(" ".join([self.label, *self.refers, self.customer, *codes, self.notes or ""]))


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What may change of an issued document."""

    paid_on: date | None = None
    fiscal_group: FiscalGroup = FiscalGroup.EMPTY
    credited: int = 0
    """What credit notes have taken back of it."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A document and how it stands."""

    document: Document
    state: State = field(default_factory=State)

    def expired(self, today: date) -> bool:
        """Whether it should have been paid by now, and was not."""
        document, state = self.document, self.state
        return (
            document.kind in OWED and state.paid_on is None and document.due < today and state.credited < document.gross
        )


def label(series: str, year: int, number: int) -> str:
    """A number as it is printed, at most 20 characters: `12/2026`, in a series `R-12/2026`."""
    return f"{series}-{number}/{year}" if series else f"{number}/{year}"


def shared(series: Mapping[Kind, str]) -> list[Kind]:
    """The documents that must not have the series of another one: those that are not for the tax office."""
    return [
        kind
        for kind, own in series.items()
        if kind not in FISCAL and any(other == own for also, other in series.items() if also is not kind)
    ]


def stored_party(party: Party) -> dict[str, Any]:
    """A heading as JSON."""
    return {name: value for name, value in asdict(party).items() if value is not None}


def loaded_party(value: Mapping[str, Any]) -> Party:
    """The reverse of `stored_party`."""
    known = {each.name for each in fields(Party)}
    return Party(**{name: part for name, part in value.items() if name in known})


def stored_item(item: Item) -> dict[str, Any]:
    """A line as JSON, decimals as text."""
    return {
        "kind": item.kind.value,
        "text": item.text,
        "quantity": str(item.quantity),
        "price": str(item.price),
        "amount": item.amount,
        **_stored_rate(item.rate, item.split),
        "reservation": item.reservation,
        "first": item.first and item.first.isoformat(),
        "last": item.last and item.last.isoformat(),
        "keys": list(item.keys),
        "credits": item.credits,
    }


def loaded_item(value: Mapping[str, Any]) -> Item:
    """The reverse of `stored_item`."""
    rate, split = _loaded_rate(value)
    return Item(
        kind=ItemKind(value["kind"]),
        text=value["text"],
        quantity=Decimal(value["quantity"]),
        price=Decimal(value["price"]),
        amount=value["amount"],
        rate=rate,
        split=split,
        reservation=value["reservation"],
        first=value["first"] and date.fromisoformat(value["first"]),
        last=value["last"] and date.fromisoformat(value["last"]),
        keys=tuple(value["keys"]),
        credits=value["credits"],
    )


def stored_paid(paid: Paid) -> dict[str, Any]:
    """Money that came in as JSON."""
    return {
        "reservation": paid.reservation,
        "payment": paid.payment,
        "mode": paid.mode.value,
        "deposit": paid.deposit,
        "day": paid.day and paid.day.isoformat(),
        "amount": paid.amount,
    }


def loaded_paid(value: Mapping[str, Any]) -> Paid:
    """The reverse of `stored_paid`."""
    day = value["day"] and date.fromisoformat(value["day"])
    return Paid(**{**value, "mode": PaymentMode(value["mode"]), "day": day})


def stored_rates(rates: Sequence[tuple[Rate, Split]]) -> list[dict[str, Any]]:
    """Rates as JSON."""
    return [_stored_rate(rate, split) for rate, split in rates]


def loaded_rates(value: Sequence[Mapping[str, Any]]) -> tuple[tuple[Rate, Split], ...]:
    """The reverse of `stored_rates`."""
    return tuple(_loaded_rate(one) for one in value)


def _stored_rate(rate: Rate, split: Split) -> dict[str, Any]:
    return {
        "percent": str(rate.percent),
        "nature": rate.nature and rate.nature.value,
        "net": split.net,
        "vat": split.vat,
    }


def _loaded_rate(value: Mapping[str, Any]) -> tuple[Rate, Split]:
    nature = value["nature"] and Nature(value["nature"])
    return Rate(Decimal(value["percent"]), nature), Split(value["net"], value["vat"])
