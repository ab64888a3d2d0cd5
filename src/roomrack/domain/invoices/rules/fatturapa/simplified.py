"""A document in the format FSM10: a simplified invoice, and what takes it back or adds to it."""

from xml.etree import ElementTree as ET

from roomrack.domain.invoices.rules.amounts import stamp_duty
from roomrack.domain.invoices.rules.documents import Document, Kind, Party
from roomrack.domain.invoices.rules.fatturapa.pieces import (
    country_of,
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

NAMESPACE = "http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.0"
VERSION = "FSM10"
ROOT = "FatturaElettronicaSemplificata"

_TYPES = {Kind.CREDIT_NOTE: "TD08", Kind.CORRECTING_INVOICE: "TD09"}
"""Credit notes, and what adds to an invoice (debit notes); everything else is an invoice."""
_CHANGED = {Kind.CREDIT_NOTE: "Storno", Kind.CORRECTING_INVOICE: "Rettifica"}
"""What is said to be changed of an invoice where nobody gave a reason."""


def write(document: Document) -> bytes:
    """A document as XML in UTF-8."""
    ET.register_namespace("p", NAMESPACE)
    root = ET.Element(f"{{{NAMESPACE}}}{ROOT}", versione=VERSION)
    _header(root, document)
    body = ET.SubElement(root, "FatturaElettronicaBody")
    _general(body, document)
    for item in document.items:
        line = ET.SubElement(body, "DatiBeniServizi")
        put(line, "Descrizione", latin(item.text, 1000))
        put(line, "Importo", money(item.split.gross, document))
        put(ET.SubElement(line, "DatiIVA"), "Imposta", money(item.split.vat, document))
        put(line, "Natura", item.rate.nature and item.rate.nature.value)
    ET.indent(root)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _header(root: ET.Element, document: Document) -> None:
    issuer, customer = document.issuer, document.addressees[0]
    header = ET.SubElement(root, "FatturaElettronicaHeader")
    put_transmission(header, document, VERSION)

    seller = ET.SubElement(header, "CedentePrestatore")
    put_vat(seller, "IdFiscaleIVA", *vat_of(issuer))
    put(seller, "CodiceFiscale", upper(issuer.fiscal_code))
    put_names(seller, issuer)
    put_seat(seller, issuer)
    put(seller, "RegimeFiscale", document.tax_regime)

    buyer = ET.SubElement(header, "CessionarioCommittente")
    codes = ET.SubElement(buyer, "IdentificativiFiscali")
    if customer.vat_code:
        put_vat(codes, "IdFiscaleIVA", *vat_of(customer))
    if country_of(customer) in ("", "IT"):
        put(codes, "CodiceFiscale", upper(customer.fiscal_code))
    if _is_whole(customer):
        further = ET.SubElement(buyer, "AltriDatiIdentificativi")
        put_names(further, customer)
        put_seat(further, customer)


def _general(body: ET.Element, document: Document) -> None:
    general = ET.SubElement(body, "DatiGenerali")
    about = ET.SubElement(general, "DatiGeneraliDocumento")
    put(about, "TipoDocumento", _TYPES.get(document.kind, "TD07"))
    put(about, "Divisa", document.currency)
    put(about, "Data", document.day.isoformat())
    put(about, "Numero", document.label)
    if stamp_duty(document.totals, document.currency):
        put(about, "BolloVirtuale", "SI")
    named = document.credits or document.corrects
    if named is not None:
        changed = ET.SubElement(general, "DatiFatturaRettificata")
        put(changed, "NumeroFR", named.label)
        put(changed, "DataFR", named.day.isoformat())
        put(changed, "ElementiRettificati", latin(document.reason or _CHANGED.get(document.kind, "Rettifica"), 1000))


def _is_whole(customer: Party) -> bool:
    """Whether name and address are known; a simplified invoice does without."""
    italian = country_of(customer) == "IT"
    parts = [customer.name, customer.address, customer.city, customer.country]
    return all(parts) and (not italian or bool(customer.zip and customer.district))
