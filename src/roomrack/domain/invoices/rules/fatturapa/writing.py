"""A document as FatturaPA. What can't be known here is left to `checking`, which says what is missing."""

import unicodedata
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from xml.etree import ElementTree as ET

from roomrack.core.money import from_minor
from roomrack.domain.invoices.rules.amounts import stamp_duty
from roomrack.domain.invoices.rules.documents import Document, Item, Kind, Party, PaymentMode

NAMESPACE = "http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2"
VERSION = "FPR12"
NO_ADDRESS = "0000000"
"""The receiver of customers who have none: the exchange leaves the file in their reserved area, or sends it by PEC."""
ABROAD = "XXXXXXX"
"""The receiver of customers abroad."""
NOBODY_OUTSIDE = "OO99999999999"
"""The tax number of a customer outside the European Union, whose own is not known (the agency's guide)."""
NOBODY_INSIDE = "0000000"
"""The same within the European Union."""
UNION = frozenset(
    {
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT"),
        *("LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
    }
)
"""Countries of the European Union, with the two codes that Greece has."""

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
_SIGNS = {
    "\u2013": "-",
    "\u2014": "-",
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2026": "...",
    "\u20ac": "EUR",
    "\u0153": "oe",
    "\u0152": "OE",
    "\u0142": "l",
    "\u0141": "L",
    "\u0131": "i",
    "\u0111": "d",
    "\u0110": "D",
}
_DIGITS36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


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


def filename(document: Document) -> str:
    """What the file must be called: country, tax number, and five signs that no other file has."""
    country, code = _own_id(document.issuer)
    return f"{country}{code}_{_progressive(document.id, 5)}.xml"


def latin(text: str, most: int) -> str:
    """A text in the signs that the format allows (Latin-1), on one line, cut to a length.

    Letters lose accents that it lacks; what has no likeness becomes a question mark.
    """
    plain = []
    for sign in " ".join(text.split()):
        replaced = _SIGNS.get(sign, sign)
        if ord(replaced[0]) > 0xFF:
            bare = "".join(each for each in unicodedata.normalize("NFKD", replaced) if not unicodedata.combining(each))
            replaced = bare if bare and all(ord(each) <= 0xFF for each in bare) else "?"
        plain.append(replaced)
    return "".join(plain)[:most]


def _header(root: ET.Element, document: Document) -> None:
    issuer, customer = document.issuer, document.addressees[0]
    header = ET.SubElement(root, "FatturaElettronicaHeader")
    transmission = ET.SubElement(header, "DatiTrasmissione")
    _vat_id(transmission, "IdTrasmittente", *_own_id(issuer))
    _text(transmission, "ProgressivoInvio", _progressive(document.id, 10))
    _text(transmission, "FormatoTrasmissione", VERSION)
    receiver = _receiver(customer)
    _text(transmission, "CodiceDestinatario", receiver)
    if receiver == NO_ADDRESS:
        _text(transmission, "PECDestinatario", customer.legal_mail)

    seller = ET.SubElement(header, "CedentePrestatore")
    own = ET.SubElement(seller, "DatiAnagrafici")
    _vat_id(own, "IdFiscaleIVA", *_vat(issuer))
    _text(own, "CodiceFiscale", _upper(issuer.fiscal_code))
    _names(own, issuer)
    _text(own, "RegimeFiscale", document.tax_regime)
    _seat(seller, issuer)

    buyer = ET.SubElement(header, "CessionarioCommittente")
    theirs = ET.SubElement(buyer, "DatiAnagrafici")
    italian = _country(customer) == "IT"
    if customer.vat_code:
        _vat_id(theirs, "IdFiscaleIVA", *_vat(customer))
    elif not italian and _country(customer):
        nobody = NOBODY_INSIDE if _country(customer) in UNION else NOBODY_OUTSIDE
        _vat_id(theirs, "IdFiscaleIVA", _country(customer), nobody)
    if italian:
        _text(theirs, "CodiceFiscale", _upper(customer.fiscal_code))
    _names(theirs, customer)
    _seat(buyer, customer)


def _general(body: ET.Element, document: Document) -> None:
    general = ET.SubElement(body, "DatiGenerali")
    about = ET.SubElement(general, "DatiGeneraliDocumento")
    _text(about, "TipoDocumento", _TYPES.get(document.kind, "TD01"))
    _text(about, "Divisa", document.currency)
    _text(about, "Data", document.day.isoformat())
    _text(about, "Numero", document.label)
    duty = stamp_duty(document.totals, document.currency)
    if duty:
        stamp = ET.SubElement(about, "DatiBollo")
        _text(stamp, "BolloVirtuale", "SI")
        _text(stamp, "ImportoBollo", _money(duty, document))
    _text(about, "ImportoTotaleDocumento", _money(document.gross, document))
    reasons = [document.reason] if document.reason else []
    reasons += [f"Intestata anche a: {_described(other)}" for other in document.addressees[1:]]
    for reason in reasons:
        _text(about, "Causale", latin(reason, 200))
    named = document.credits or document.corrects
    if named is not None:
        related = ET.SubElement(general, "DatiFattureCollegate")
        _text(related, "IdDocumento", named.label)
        _text(related, "Data", named.day.isoformat())


def _goods(body: ET.Element, document: Document) -> None:
    goods = ET.SubElement(body, "DatiBeniServizi")
    for number, item in enumerate(document.items, start=1):
        line = ET.SubElement(goods, "DettaglioLinee")
        _text(line, "NumeroLinea", str(number))
        _text(line, "Descrizione", latin(item.text, 1000))
        _text(line, "Quantita", f"{item.quantity:.2f}")
        if item.first is not None and item.last is not None:
            _text(line, "DataInizioPeriodo", item.first.isoformat())
            _text(line, "DataFinePeriodo", item.last.isoformat())
        _text(line, "PrezzoUnitario", _unit_price(item, document))
        _text(line, "PrezzoTotale", _money(item.split.net, document))
        _text(line, "AliquotaIVA", f"{item.rate.percent:.2f}")
        _text(line, "Natura", item.rate.nature and item.rate.nature.value)
    for rate, part in document.rates:
        row = ET.SubElement(goods, "DatiRiepilogo")
        _text(row, "AliquotaIVA", f"{rate.percent:.2f}")
        _text(row, "Natura", rate.nature and rate.nature.value)
        _text(row, "ImponibileImporto", _money(part.net, document))
        _text(row, "Imposta", _money(part.vat, document))
        if rate.nature is None:
            _text(row, "EsigibilitaIVA", "I")


def _payment(body: ET.Element, document: Document) -> None:
    mode = _MODES.get(document.payment_mode)
    if mode is None or document.kind is Kind.CREDIT_NOTE:
        return
    payment = ET.SubElement(body, "DatiPagamento")
    _text(payment, "CondizioniPagamento", "TP02")
    part = ET.SubElement(payment, "DettaglioPagamento")
    _text(part, "ModalitaPagamento", mode)
    _text(part, "DataScadenzaPagamento", document.due.isoformat())
    _text(part, "ImportoPagamento", _money(document.gross, document))
    if document.iban and document.payment_mode is PaymentMode.BANKTRANSFER:
        _text(part, "IBAN", document.iban)


def _receiver(customer: Party) -> str:
    if customer.destination:
        return customer.destination.upper()
    return NO_ADDRESS if _country(customer) in ("", "IT") else ABROAD


def _names(parent: ET.Element, party: Party) -> None:
    names = ET.SubElement(parent, "Anagrafica")
    if not party.company and party.firstname and party.lastname:
        _text(names, "Nome", latin(party.firstname, 60))
        _text(names, "Cognome", latin(party.lastname, 60))
    else:
        _text(names, "Denominazione", latin(party.name, 80))


def _seat(parent: ET.Element, party: Party) -> None:
    seat = ET.SubElement(parent, "Sede")
    italian = _country(party) == "IT"
    _text(seat, "Indirizzo", latin(party.address or "", 60))
    _text(seat, "CAP", (party.zip or "").strip() if italian else "00000")
    _text(seat, "Comune", latin(party.city or "", 60))
    if italian:
        _text(seat, "Provincia", _upper(party.district))
    _text(seat, "Nazione", _country(party))


def _vat_id(parent: ET.Element, name: str, country: str, code: str) -> None:
    both = ET.SubElement(parent, name)
    _text(both, "IdPaese", country)
    _text(both, "IdCodice", code)


def _vat(party: Party) -> tuple[str, str]:
    """Country and number of a VAT code, which may begin with the country."""
    code = "".join((party.vat_code or "").split()).upper()
    country = _country(party)
    if len(code) > 2 and code[:2].isalpha() and (code[:2] == country or code[:2] in UNION):
        country, code = code[:2], code[2:]
    return ("GR" if country == "EL" else country), code


def _own_id(issuer: Party) -> tuple[str, str]:
    country, code = _vat(issuer)
    return country, _upper(issuer.fiscal_code) or code


def _country(party: Party) -> str:
    return (party.country or "").upper()


def _unit_price(item: Item, document: Document) -> str:
    """Without VAT, with as many decimals as make it come to the line's amount again."""
    net = from_minor(item.split.net, document.currency)
    exact = (net / item.quantity).quantize(Decimal("0.00000001"), ROUND_HALF_UP)
    text = f"{exact:f}"
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals.rstrip('0').ljust(2, '0')}"


def _money(minor: int, document: Document) -> str:
    return f"{from_minor(minor, document.currency):.2f}"


def _described(party: Party) -> str:
    codes = [code for code in (party.vat_code, party.fiscal_code) if code]
    town = " ".join(part for part in (party.zip, party.city, party.country) if part)
    return ", ".join(part for part in (party.name, party.address, town, *codes) if part)


def _progressive(id: int, length: int) -> str:
    signs = ""
    while id and len(signs) < length:
        id, left = divmod(id, 36)
        signs = _DIGITS36[left] + signs
    return signs.rjust(5, "0")


def _upper(text: str | None) -> str:
    return "".join((text or "").split()).upper()


def _text(parent: ET.Element, name: str, value: str | None) -> None:
    """An element with a text. An empty one is left out: then `checking` says that it is missing."""
    if value:
        ET.SubElement(parent, name).text = value
