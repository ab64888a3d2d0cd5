"""A document in the format FPR12. What can't be known here is left to `checking`, which says what is missing."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from xml.etree import ElementTree as ET

from roomrack.core.money import from_minor
from roomrack.domain.invoices.rules.amounts import stamp_duty
from roomrack.domain.invoices.rules.documents import Document, Item, Kind, PaymentMode
from roomrack.domain.invoices.rules.fatturapa.pieces import (
    NOBODY_INSIDE,
    NOBODY_OUTSIDE,
    UNION,
    country_of,
    described,
    latin,
    money,
    put,
    put_names,
    put_seat,
    put_transmission,
    put_vat,
    upper,
    vat_of,
)

NAMESPACE = "http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2"
VERSION = "FPR12"

_MODES: Mapping[PaymentMode, str] = {
    PaymentMode.CASH: "MP01",
    PaymentMode.CHEQUE: "MP02",
    PaymentMode.BANKTRANSFER: "MP05",
    PaymentMode.CREDITCARD: "MP08",
    PaymentMode.PREPAID: "MP08",
    PaymentMode.PAYPAL: "MP08",
    PaymentMode.TREASURY_OFFICE: "MP04",
}
_TYPES: Mapping[Kind, str] = {Kind.CREDIT_NOTE: "TD04", Kind.CORRECTING_INVOICE: "TD05"}
"""Credit notes, and what adds to an invoice (debit notes); everything else is an invoice."""


def write(document: Document) -> bytes:
    """A document as XML in UTF-8."""
    ET.register_namespace("p", NAMESPACE)
    root = ET.Element(f"{{{NAMESPACE}}}FatturaElettronica", versione=VERSION)
    _header(root, document)
    body = ET.SubElement(root, "FatturaElettronicaBody")
    _general(body, document)
    _goods(body, document)
    _payment(body, document)
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _header(root: ET.Element, document: Document) -> None:
    issuer, customer = document.issuer, document.addressees[0]
    header = ET.SubElement(root, "FatturaElettronicaHeader")
    put_transmission(header, document, VERSION)

    seller = ET.SubElement(header, "CedentePrestatore")
    own = ET.SubElement(seller, "DatiAnagrafici")
    put_vat(own, "IdFiscaleIVA", *vat_of(issuer))
    put(own, "CodiceFiscale", upper(issuer.fiscal_code))
    put_names(ET.SubElement(own, "Anagrafica"), issuer)
    put(own, "RegimeFiscale", document.tax_regime)
    put_seat(seller, issuer)

    buyer = ET.SubElement(header, "CessionarioCommittente")
    theirs = ET.SubElement(buyer, "DatiAnagrafici")
    italian = country_of(customer) == "IT"
    if customer.vat_code:
        put_vat(theirs, "IdFiscaleIVA", *vat_of(customer))
    elif not italian and country_of(customer):
        nobody = NOBODY_INSIDE if country_of(customer) in UNION else NOBODY_OUTSIDE
        put_vat(theirs, "IdFiscaleIVA", country_of(customer), nobody)
    if italian:
        put(theirs, "CodiceFiscale", upper(customer.fiscal_code))
    put_names(ET.SubElement(theirs, "Anagrafica"), customer)
    put_seat(buyer, customer)


def _general(body: ET.Element, document: Document) -> None:
    general = ET.SubElement(body, "DatiGenerali")
    about = ET.SubElement(general, "DatiGeneraliDocumento")
    put(about, "TipoDocumento", _TYPES.get(document.kind, "TD01"))
    put(about, "Divisa", document.currency)
    put(about, "Data", document.day.isoformat())
    put(about, "Numero", document.label)
    duty = stamp_duty(document.totals, document.currency)
    if duty:
        stamp = ET.SubElement(about, "DatiBollo")
        put(stamp, "BolloVirtuale", "SI")
        put(stamp, "ImportoBollo", money(duty, document))
    put(about, "ImportoTotaleDocumento", money(document.gross, document))
    reasons = [document.reason] if document.reason else []
    reasons += [f"Intestata anche a: {described(other)}" for other in document.addressees[1:]]
    for reason in reasons:
        put(about, "Causale", latin(reason, 200))
    named = document.credits or document.corrects
    if named is not None:
        related = ET.SubElement(general, "DatiFattureCollegate")
        put(related, "IdDocumento", named.label)
        put(related, "Data", named.day.isoformat())


def _goods(body: ET.Element, document: Document) -> None:
    goods = ET.SubElement(body, "DatiBeniServizi")
    for number, item in enumerate(document.items, start=1):
        line = ET.SubElement(goods, "DettaglioLinee")
        put(line, "NumeroLinea", str(number))
        put(line, "Descrizione", latin(item.text, 1000))
        put(line, "Quantita", f"{item.quantity:.2f}")
        if item.first is not None and item.last is not None:
            put(line, "DataInizioPeriodo", item.first.isoformat())
            put(line, "DataFinePeriodo", item.last.isoformat())
        put(line, "PrezzoUnitario", _unit_price(item, document))
        put(line, "PrezzoTotale", money(item.split.net, document))
        put(line, "AliquotaIVA", f"{item.rate.percent:.2f}")
        put(line, "Natura", item.rate.nature and item.rate.nature.value)
    for rate, part in document.rates:
        row = ET.SubElement(goods, "DatiRiepilogo")
        put(row, "AliquotaIVA", f"{rate.percent:.2f}")
        put(row, "Natura", rate.nature and rate.nature.value)
        put(row, "ImponibileImporto", money(part.net, document))
        put(row, "Imposta", money(part.vat, document))
        if rate.nature is None:
            put(row, "EsigibilitaIVA", "I")


def _payment(body: ET.Element, document: Document) -> None:
    """What was paid and what is due. All of it or nothing: how each part is paid must be known."""
    if document.kind is Kind.CREDIT_NOTE:
        return
    parts = [(one.mode, one.day or document.day, one.amount) for one in document.payments]
    made = len(parts)
    if document.balance > 0 or not parts:
        parts.append((document.payment_mode, document.due, document.balance))
    if any(mode not in _MODES or amount < 0 for mode, _, amount in parts):
        return
    payment = ET.SubElement(body, "DatiPagamento")
    put(payment, "CondizioniPagamento", "TP02" if len(parts) == 1 else "TP01")
    for index, (mode, day, amount) in enumerate(parts):
        part = ET.SubElement(payment, "DettaglioPagamento")
        put(part, "ModalitaPagamento", _MODES[mode])
        put(part, "DataScadenzaPagamento", day.isoformat())
        put(part, "ImportoPagamento", money(amount, document))
        if index >= made and document.iban and mode is PaymentMode.BANKTRANSFER:
            put(part, "IBAN", document.iban)


def _unit_price(item: Item, document: Document) -> str:
    """Without VAT, with as many decimals as make it come to the line's amount again."""
    net = from_minor(item.split.net, document.currency)
    exact = (net / item.quantity).quantize(Decimal("0.00000001"), ROUND_HALF_UP)
    text = f"{exact:f}"
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals.rstrip('0').ljust(2, '0')}"
