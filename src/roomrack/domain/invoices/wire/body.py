"""Bodies of requests about invoices."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from roomrack.core.localtime import parse_day
from roomrack.domain.invoices.rules.amounts import Nature
from roomrack.domain.invoices.rules.documents import (
    MAX_NUMBER,
    SERIES_FORM,
    FiscalGroup,
    Kind,
    Party,
    PaymentMode,
)
from roomrack.domain.invoices.rules.settings import TAX_REGIMES
from roomrack.domain.invoices.service import Draft, DraftItem, Part
from roomrack.domain.reference.rules import country_code, language_code
from roomrack.infra.http.bodies import Body, ExactId, Line, Prose, sent
from roomrack.infra.http.values import Blank, Given, NotFlag, Whole

_EMAIL = re.compile(r"[^@\s,;<>]{1,64}@[^@\s,;<>.]+(\.[^@\s,;<>.]+)+")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_DESTINATION = re.compile(r"[A-Z0-9]{6,7}")


def _day(value: object) -> date:
    try:
        return parse_day(str(value))
    except ValueError:
        raise ValueError("This must be a date that exists, written yyyy-MM-dd") from None


def _email(value: str) -> str:
    if value and (len(value) > 254 or _EMAIL.fullmatch(value) is None):
        raise ValueError("This must be an e-mail address")
    return value


def _iban(value: str) -> str:
    plain = "".join(value.split()).upper()
    if plain and (_IBAN.fullmatch(plain) is None or not _checks(plain)):
        raise ValueError("This must be an IBAN whose check digits are right")
    return plain


def _checks(iban: str) -> bool:
    """Whether the check digits of an IBAN are right (ISO 13616)."""
    return int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97 == 1


def _series(value: str) -> str:
    plain = value.upper()
    if SERIES_FORM.fullmatch(plain) is None:
        raise ValueError("A series has at most 8 letters and digits")
    return plain


def _destination(value: str) -> str:
    plain = value.upper()
    if plain and _DESTINATION.fullmatch(plain) is None:
        raise ValueError("This must have 6 or 7 letters and digits")
    return plain


def _regime(value: str) -> str:
    if value and value not in TAX_REGIMES:
        raise ValueError("This must be a tax regime, such as RF01")
    return value


def _money(value: Decimal) -> Decimal:
    if abs(value) >= 100_000_000:
        raise ValueError("This must be below 100,000,000")
    return value


Day = Annotated[date, BeforeValidator(_day)]
Country = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2), AfterValidator(country_code)]
Language = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2), AfterValidator(language_code)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, max_length=28)]
"""A tax number: long ones look like card numbers and must stay whole."""
Email = Annotated[str, StringConstraints(strip_whitespace=True, max_length=254), AfterValidator(_email)]
Series = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_series)]
Amount = Annotated[Decimal, NotFlag, Field(decimal_places=2), AfterValidator(_money)]
Emails = Annotated[list[Annotated[Email, Given]], Field(max_length=10)]


class PartyBody(Body):
    """Somebody in the heading of a document."""

    company: Line | None = None
    firstname: Line | None = None
    lastname: Line | None = None
    address: Line | None = None
    zip: Line | None = None
    city: Line | None = None
    district: Line | None = None
    country: Country | None = None
    vat_code: Code | None = None
    fiscal_code: Code | None = None
    email: Email | None = None
    phone: Line | None = None
    legal_mail: Email | None = None
    destination_office: (
        Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_destination)] | None
    ) = None

    def party(self) -> Party:
        """What was sent; empty text is nothing."""
        values = {name: value for name, value in sent(self).items() if value is not None}
        values.pop("guest_id", None)
        if "destination_office" in values:
            values["destination"] = values.pop("destination_office")
        return Party(**values)


class CustomerBody(PartyBody):
    """Whom a document is addressed to: somebody of the registry, or whoever is described."""

    guest_id: ExactId | None = None


class ItemBody(Body):
    """A line."""

    description: Annotated[Line, Given]
    quantity: Annotated[Decimal, NotFlag, Field(gt=0, le=1_000_000, decimal_places=2)] = Decimal(1)
    price: Annotated[Amount, Given]
    vat_percent: Annotated[Decimal, Given, NotFlag, Field(ge=0, le=100, decimal_places=2)]
    nature: Annotated[Nature | None, Blank] = None


class IssueBody(Body):
    """A document to issue."""

    document_type: Annotated[
        Literal[
            "PROFORMA",
            "INVOICE",
            "SIMPLIFIED_INVOICE",
            "CORRECTING_INVOICE",
            "GENERICRECEIPT",
            "FISCALRECEIPT",
        ],
        Given,
    ]
    refer: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)] | None = None
    reservations: Annotated[list[ExactId], Field(max_length=100)] | None = None
    items: Annotated[list[ItemBody], Field(max_length=200)] | None = None
    prices_include_vat: bool | None = None
    customer: CustomerBody | None = None
    language: Language | None = None
    due_date: Day | None = None
    payment_mode: Annotated[PaymentMode | None, Blank] = None
    paid: bool | None = None
    notes: Prose | None = None
    reason: Line | None = None
    corrects: ExactId | None = None
    autoinvoice: bool | None = None
    mail_to: Emails | None = None

    def draft(self) -> Draft:
        """What is asked for."""
        customer = None if self.customer is None else self.customer.party()
        return Draft(
            kind=Kind(self.document_type),
            refer=self.refer or None,
            reservations=tuple(dict.fromkeys(self.reservations or ())),
            items=[
                DraftItem(
                    text=item.description,
                    quantity=item.quantity,
                    price=item.price,
                    percent=item.vat_percent,
                    nature=item.nature,
                )
                for item in self.items or ()
            ],
            included=self.prices_include_vat is not False,
            customer=customer if customer is not None and self._is_named(customer) else None,
            guest=None if self.customer is None else self.customer.guest_id,
            language=self.language or None,
            due=self.due_date,
            payment_mode=self.payment_mode,
            paid=self.paid,
            notes=self.notes or None,
            reason=self.reason or None,
            corrects=self.corrects,
            autoinvoice=bool(self.autoinvoice),
            mail_to=self.mail_to or (),
        )

    def _is_named(self, customer: Party) -> bool:
        """Whether it is said who a customer is; a simplified invoice needs no more than a tax number."""
        codes = (customer.vat_code, customer.fiscal_code) if self.document_type == Kind.SIMPLIFIED_INVOICE.value else ()
        return any((customer.name, *codes))


class CreditItemBody(Body):
    """How much of an item is taken back; all that is left without an amount."""

    item: Annotated[Whole, Given, Field(ge=0, le=10_000)]
    amount: Amount | None = None


class CreditBody(Body):
    """What of a document is taken back; without items all that is left."""

    items: Annotated[list[CreditItemBody], Field(max_length=400)] | None = None
    reason: Line | None = None
    mail_to: Emails | None = None

    def parts(self) -> list[Part]:
        """What is asked for."""
        return [Part(each.item, each.amount) for each in self.items or ()]


class ChangeBody(Body):
    """What may change of an issued document."""

    paid: bool | None = None
    paid_date: Day | None = None
    fiscal_invoice_group: Annotated[
        Literal["REJECTED_BEFORE", "BEFORE_SDI", "SDI_PROCESSING", "SDI_REJECTED", "DONE"] | None, Blank
    ] = None

    def values(self) -> dict[str, Any]:
        """What was sent, by the names of `State`."""
        group = self.fiscal_invoice_group
        return {
            "paid": self.paid,
            "paid_on": self.paid_date,
            "fiscal_group": None if group is None else FiscalGroup(group),
        }


class MailBody(Body):
    """To whom a document is mailed, and in which language."""

    to: Emails | None = None
    language: Language | None = None


class SeriesBody(Body):
    """A series for each kind of document."""

    PROFORMA: Annotated[Series | None, Field(alias="PROFORMA")] = None
    INVOICE: Annotated[Series | None, Field(alias="INVOICE")] = None
    FISCALRECEIPT: Annotated[Series | None, Field(alias="FISCALRECEIPT")] = None
    GENERICRECEIPT: Annotated[Series | None, Field(alias="GENERICRECEIPT")] = None
    CREDIT_NOTE: Annotated[Series | None, Field(alias="CREDIT_NOTE")] = None
    CORRECTING_INVOICE: Annotated[Series | None, Field(alias="CORRECTING_INVOICE")] = None
    SIMPLIFIED_INVOICE: Annotated[Series | None, Field(alias="SIMPLIFIED_INVOICE")] = None
    SUMMARY_DOCUMENT: Annotated[Series | None, Field(alias="SUMMARY_DOCUMENT")] = None


FirstNumber = Annotated[Whole, Field(ge=1, le=MAX_NUMBER)]


class FirstNumbersBody(Body):
    """The first number of a year for each kind of document."""

    PROFORMA: Annotated[FirstNumber | None, Field(alias="PROFORMA")] = None
    INVOICE: Annotated[FirstNumber | None, Field(alias="INVOICE")] = None
    FISCALRECEIPT: Annotated[FirstNumber | None, Field(alias="FISCALRECEIPT")] = None
    GENERICRECEIPT: Annotated[FirstNumber | None, Field(alias="GENERICRECEIPT")] = None
    CREDIT_NOTE: Annotated[FirstNumber | None, Field(alias="CREDIT_NOTE")] = None
    CORRECTING_INVOICE: Annotated[FirstNumber | None, Field(alias="CORRECTING_INVOICE")] = None
    SIMPLIFIED_INVOICE: Annotated[FirstNumber | None, Field(alias="SIMPLIFIED_INVOICE")] = None
    SUMMARY_DOCUMENT: Annotated[FirstNumber | None, Field(alias="SUMMARY_DOCUMENT")] = None


class SettingsBody(Body):
    """Settings as sent. An absent field keeps its value, null gives back what holds by itself."""

    issuer: PartyBody | None = None
    tax_regime: Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_regime)] | None = None
    exemption: Annotated[Nature | None, Blank] = None
    series: SeriesBody | None = None
    first_numbers: FirstNumbersBody | None = None
    payment_days: Annotated[Whole, Field(ge=0, le=365)] | None = None
    payment_mode: Annotated[PaymentMode | None, Blank] = None
    iban: Annotated[str, StringConstraints(strip_whitespace=True, max_length=50), AfterValidator(_iban)] | None = None
    notes: Prose | None = None
    electronic: bool | None = None

    def values(self) -> dict[str, Any]:
        """What was sent, by the names of `Settings`."""
        values = sent(self)
        if self.issuer is not None:
            values["issuer"] = self.issuer.party()
        if self.series is not None:
            # Empty text is a series of its own: that without letters.
            values["series"] = {Kind(name): getattr(self.series, name) for name in self.series.model_fields_set}
        if self.first_numbers is not None:
            values["first_numbers"] = {Kind(name): value for name, value in sent(self.first_numbers).items()}
        return values
