"""What a printed document shows: every text and number as it stands on the page, in one language.

Where it stands is the business of the template (adapters/typst).
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from roomrack.core.money import digits, from_minor
from roomrack.domain.invoices.rules.amounts import Rate, stamp_duty
from roomrack.domain.invoices.rules.documents import FISCAL, OWED, Document, Item, ItemKind, Party, PaymentMode

_LABELLED = {ItemKind.CLEANING: "cleaning", ItemKind.CITY_TAX: "city_tax"}
"""Lines that are called by their kind, in the language of the page."""
_MODES = {
    PaymentMode.CASH: "mode_cash",
    PaymentMode.CREDITCARD: "mode_card",
    PaymentMode.BANKTRANSFER: "mode_transfer",
    PaymentMode.PREPAID: "mode_prepaid",
    PaymentMode.PAYPAL: "mode_paypal",
    PaymentMode.CHEQUE: "mode_cheque",
}


def page(document: Document, words: Mapping[str, str], language: str) -> dict[str, Any]:
    """Everything that stands on the pages of a document."""
    return {
        "lang": language.lower(),
        "title": title(document, words),
        "label": document.label,
        "issuer": _party(document.issuer, words, document),
        "addressees": [
            {"role": words["second_heading"] if index else words["bill_to"], **_party(one, words, document)}
            for index, one in enumerate(document.addressees)
        ],
        "facts": _facts(document, words, language),
        "heads": [
            words["description"],
            words["quantity"],
            words["price"],
            words["vat"],
            words["amount_included"] if document.included else words["amount_net"],
        ],
        "items": [_item(item, document, words, language) for item in document.items],
        "rate_heads": [words["rate"], words["taxable"], words["vat"], words["total"]],
        "rates": [
            [
                _rate(rate, words, language),
                _amount(part.net, document, language),
                _amount(part.vat, document, language),
                _amount(part.gross, document, language),
            ]
            for rate, part in document.rates
        ],
        "totals": _totals(document, words, language),
        "total": [words["total"], money_text(document.gross, document.currency, language)],
        "payments": payment_rows(document, words, language),
        "balance": [words["balance"], money_text(document.balance, document.currency, language)]
        if document.payments
        else [],
        "notes": _notes(document, words, language),
        "foot": document.notes or "",
        "page": words["page"],
    }


def payment_rows(document: Document, words: Mapping[str, str], language: str) -> list[list[str]]:
    """What had come in when a document was issued: what, how and when, and the amount."""
    rows = []
    for one in document.payments:
        what = words["given_back"] if one.amount < 0 else words["paid_deposit"] if one.deposit else words["paid"]
        parts = [what]
        if one.mode in _MODES:
            parts.append(words[_MODES[one.mode]])
        if one.day is not None:
            parts.append(day_text(one.day, language))
        rows.append([", ".join(parts), _amount(one.amount, document, language)])
    return rows


def title(document: Document, words: Mapping[str, str]) -> str:
    """What a document is called."""
    return words[document.kind.value]


def day_text(day: date, language: str) -> str:
    """A day as people write it."""
    return format_date(day, format="medium", locale=_locale(language))


def money_text(minor: int, currency: str, language: str) -> str:
    """An amount with its currency."""
    return format_currency(from_minor(minor, currency), currency, locale=_locale(language))


def _locale(language: str) -> str:
    # English of Europe: days before months.
    return {"EN": "en_GB", "PT": "pt_PT"}.get(language.upper(), language.lower())


def _amount(minor: int, document: Document, language: str) -> str:
    return _number(from_minor(minor, document.currency), digits(document.currency), language)


def _number(value: Decimal, places: int, language: str) -> str:
    pattern = "#,##0." + "0" * places if places else "#,##0"
    return format_decimal(value, format=pattern, locale=_locale(language), decimal_quantization=False)


def _party(party: Party, words: Mapping[str, str], document: Document) -> dict[str, Any]:
    town = " ".join(part for part in (party.zip, party.city) if part)
    if party.district:
        town = f"{town} ({party.district})" if town else party.district
    person = " ".join(part for part in (party.firstname, party.lastname) if part)
    lines = [
        person if party.company and person else None,
        party.address,
        town,
        party.country if party.country and party.country != document.issuer.country else None,
        words["vat_code"].format(code=party.vat_code) if party.vat_code else None,
        words["fiscal_code"].format(code=party.fiscal_code) if party.fiscal_code else None,
        party.phone,
        party.email if party is document.issuer else None,
    ]
    return {"name": party.name, "lines": [line for line in lines if line]}


def _facts(document: Document, words: Mapping[str, str], language: str) -> list[list[str]]:
    facts = [[words["number"], document.label], [words["date"], day_text(document.day, language)]]
    if document.kind in OWED and document.due != document.day:
        facts.append([words["due"], day_text(document.due, language)])
    if document.refers:
        facts.append([words["booking"], ", ".join(document.refers)])
    if document.payment_mode in _MODES:
        facts.append([words["payment"], words[_MODES[document.payment_mode]]])
    return facts


def _item(item: Item, document: Document, words: Mapping[str, str], language: str) -> dict[str, str]:
    below = ""
    if item.first is not None and item.last is not None:
        last = item.last + timedelta(1) if item.kind is ItemKind.ROOM else item.last
        below = day_text(item.first, language)
        if last != item.first:
            below += f" – {day_text(last, language)}"
    return {
        "text": words[_LABELLED[item.kind]] if item.kind in _LABELLED else item.text,
        "below": below,
        "quantity": format_decimal(item.quantity, locale=_locale(language)),
        "price": _number(item.price, digits(document.currency), language),
        "rate": _rate(item.rate, words, language),
        "amount": _amount(item.amount, document, language),
    }


def _rate(rate: Rate, words: Mapping[str, str], language: str) -> str:
    if rate.nature is not None:
        return words["no_vat_because"].format(nature=rate.nature.value)
    return f"{format_decimal(rate.percent, locale=_locale(language))} %"


def _totals(document: Document, words: Mapping[str, str], language: str) -> list[list[str]]:
    rows = [
        [words["net"], _amount(document.net, document, language)],
        [words["vat_amount"], _amount(document.vat, document, language)],
    ]
    if document.city_tax:
        rows.append([words["city_tax"], _amount(document.city_tax, document, language)])
    return rows


def _notes(document: Document, words: Mapping[str, str], language: str) -> list[str]:
    notes = []
    if document.credits is not None:
        day = day_text(document.credits.day, language)
        notes.append(words["takes_back"].format(label=document.credits.label, day=day))
    if document.corrects is not None:
        day = day_text(document.corrects.day, language)
        notes.append(words["corrects"].format(label=document.corrects.label, day=day))
    if document.reason:
        notes.append(document.reason)
    if document.kind not in FISCAL:
        notes.append(words["no_invoice"])
    if document.electronic and stamp_duty(document.totals, document.currency):
        notes.append(words["stamp_duty"])
    if document.electronic:
        notes.append(words["courtesy_copy"])
    if document.iban and document.kind in OWED:
        notes.append(words["iban"].format(iban=document.iban))
    return notes
