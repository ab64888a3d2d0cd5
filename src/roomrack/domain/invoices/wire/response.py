"""Invoices as answered."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from roomrack.core.localtime import format_instant
from roomrack.core.money import from_minor, wire_number
from roomrack.domain.invoices.rules.amounts import Rate, Split
from roomrack.domain.invoices.rules.documents import Document, Issued, Item, Paid, Party, Reference
from roomrack.domain.invoices.rules.settings import Settings
from roomrack.domain.messages.rules import Outgoing


def shape(issued: Issued, today: date) -> dict[str, Any]:
    """A document as answered, `today` being the property's day."""
    document, state = issued.document, issued.state
    shown = {
        "id": document.id,
        "accommodationId": str(document.accommodation),
        "documentType": document.kind.value,
        "documentNumber": document.label,
        "number": document.number,
        "series": document.series or None,
        "year": document.year,
        "documentDate": document.day.isoformat(),
        "dueDate": document.due.isoformat(),
        "currency": document.currency,
        "language": document.language,
        "issuer": _party(document.issuer),
        "customer": _party(document.addressees[0]),
        "customers": [_party(one) for one in document.addressees],
        "items": [_item(item, document) for item in document.items],
        "vatSummary": [{**_rate(rate), **_split(part, document)} for rate, part in document.rates],
        "pricesIncludeVat": document.included,
        "netAmount": _money(document.net, document),
        "vatAmount": _money(document.vat, document),
        "cityTaxAmount": _money(document.city_tax, document),
        "grossAmount": _money(document.gross, document),
        "payments": [_paid(one, document) for one in document.payments],
        "receivedAmount": _money(document.received, document),
        "balanceAmount": _money(document.balance, document),
        "creditedAmount": _money(state.credited, document),
        "reservations": list(document.reservations),
        "reservationRefers": list(document.refers),
        "creditedInvoice": _reference(document.credits),
        "correctedInvoice": _reference(document.corrects),
        "reason": document.reason,
        "paymentMode": document.payment_mode.value,
        "paid": state.paid_on is not None,
        "paidDate": state.paid_on and state.paid_on.isoformat(),
        "expired": issued.expired(today),
        "autoinvoice": document.autoinvoice,
        "passive": False,
        "fiscalInvoiceGroup": state.fiscal_group.value,
        "notes": document.notes,
        "insertTime": format_instant(document.issued_at),
    }
    return {name: value for name, value in shown.items() if value is not None}


def only(whole: Mapping[str, Any], fields: str | None) -> dict[str, Any]:
    """The first-level keys that `fields` names; all without it (docs/contract.md 1)."""
    wanted = [name.strip() for name in (fields or "").split(",") if name.strip()]
    return {name: value for name, value in whole.items() if not wanted or name in wanted}


def mail_shape(mail: Outgoing) -> dict[str, Any]:
    """A mail of a document as answered."""
    shown = {
        "id": mail.id,
        "to": mail.address,
        "language": mail.language.upper(),
        "status": mail.status.value,
        "attempts": mail.attempts,
        "problem": mail.problem,
        "createTime": format_instant(mail.created_at),
        "sentTime": mail.sent_at and format_instant(mail.sent_at),
    }
    return {name: value for name, value in shown.items() if value is not None}


def settings_shape(settings: Settings) -> dict[str, Any]:
    """The settings as answered."""
    shown = {
        "issuer": _party(settings.issuer, named=False),
        "taxRegime": settings.tax_regime,
        "exemption": settings.exemption and settings.exemption.value,
        "series": {kind.value: series for kind, series in settings.series.items()},
        "firstNumbers": {kind.value: number for kind, number in settings.first_numbers.items()},
        "paymentDays": settings.payment_days,
        "paymentMode": settings.payment_mode.value,
        "iban": settings.iban,
        "notes": settings.notes,
        "electronic": settings.electronic,
    }
    return {name: value for name, value in shown.items() if value is not None}


def _reference(named: Reference | None) -> dict[str, Any] | None:
    if named is None:
        return None
    return {"id": named.id, "documentNumber": named.label, "documentDate": named.day.isoformat()}


def _party(party: Party, *, named: bool = True) -> dict[str, Any]:
    shown = {
        "name": party.name if named else None,
        "guestId": party.guest,
        "company": party.company,
        "firstname": party.firstname,
        "lastname": party.lastname,
        "address": party.address,
        "zip": party.zip,
        "city": party.city,
        "district": party.district,
        "country": party.country,
        "vatCode": party.vat_code,
        "fiscalCode": party.fiscal_code,
        "email": party.email,
        "phone": party.phone,
        "legalMail": party.legal_mail,
        "destinationOffice": party.destination,
    }
    return {name: value for name, value in shown.items() if value is not None}


def _item(item: Item, document: Document) -> dict[str, Any]:
    shown = {
        "type": item.kind.value,
        "description": item.text,
        "quantity": wire_number(item.quantity),
        "price": wire_number(item.price),
        "amount": _money(item.amount, document),
        **_rate(item.rate),
        **_split(item.split, document),
        "reservation": item.reservation,
        "firstDay": item.first and item.first.isoformat(),
        "lastDay": item.last and item.last.isoformat(),
        "creditedItem": item.credits,
    }
    return {name: value for name, value in shown.items() if value is not None}


def _paid(paid: Paid, document: Document) -> dict[str, Any]:
    shown = {
        "payment": paid.payment,
        "reservation": paid.reservation,
        "type": "DEPOSIT" if paid.deposit else "NONE",
        "paymentMode": paid.mode.value,
        "day": paid.day and paid.day.isoformat(),
        "amount": _money(paid.amount, document),
    }
    return {name: value for name, value in shown.items() if value is not None}


def _rate(rate: Rate) -> dict[str, Any]:
    shown: dict[str, Any] = {"vatPercent": wire_number(rate.percent)}
    if rate.nature is not None:
        shown["nature"] = rate.nature.value
    return shown


def _split(split: Split, document: Document) -> dict[str, Any]:
    return {
        "netAmount": _money(split.net, document),
        "vatAmount": _money(split.vat, document),
        "grossAmount": _money(split.gross, document),
    }


def _money(minor: int, document: Document) -> Decimal:
    return from_minor(minor, document.currency)
