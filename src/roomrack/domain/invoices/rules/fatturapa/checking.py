"""Whether a FatturaPA keeps the grammar of its format, and the rules by which the exchange (SdI) refuses files.

Rules of the exchange are named by their number in its list of checks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from xml.etree.ElementTree import Element as Node
from xml.etree.ElementTree import ParseError

from defusedxml import ElementTree as SafeET
from defusedxml.common import DefusedXmlException

from roomrack.domain.invoices.rules.fatturapa import simplified, writing
from roomrack.domain.invoices.rules.fatturapa.grammar import DAY, GRAMMAR, SIMPLIFIED, Element, Form
from roomrack.domain.invoices.rules.fatturapa.pieces import ABROAD, NO_ADDRESS

CENT = Decimal("0.01")
MOST_SIMPLIFIED = Decimal(400)
"""What a simplified invoice may come to (DPR 633/1972, article 21-bis; DM 10 May 2019)."""
_ODD = dict(
    zip(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (
            *(1, 0, 5, 7, 9, 13, 15, 17, 19, 21),
            *(1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23),
        ),
        strict=True,
    )
)
"""What signs at odd places of an Italian tax code count (DM 23 December 1976)."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong: where, by the path of the element, and what."""

    path: str
    text: str


def check(content: bytes) -> list[Problem]:
    """Everything that is wrong with a file; nothing for one that is right."""
    try:
        root = SafeET.fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException) as error:
        return [Problem("", f"not well-formed XML: {error}")]
    if root.tag == f"{{{simplified.NAMESPACE}}}{SIMPLIFIED.name}":
        return _kept(root, SIMPLIFIED, simplified.VERSION) or _simplified(root)
    if root.tag != f"{{{writing.NAMESPACE}}}{GRAMMAR.name}":
        return [Problem("", f"the root is not {GRAMMAR.name} of {writing.NAMESPACE}")]
    problems = _kept(root, GRAMMAR, writing.VERSION)
    if problems:
        return problems  # The rules below read what the grammar promises.
    problems += _parties(_only(root, "FatturaElettronicaHeader"))
    for body in root.findall("FatturaElettronicaBody"):
        problems += _document(body)
    return problems


def _kept(root: Node, grammar: Element, version: str) -> list[Problem]:
    """What breaks a grammar."""
    problems = [] if root.get("versione") == version else [Problem(grammar.name, f"versione is not {version}")]
    return [*problems, *_parts(root, grammar, "")]


def _simplified(root: Node) -> list[Problem]:
    """What breaks the rules for FSM10 that are known here."""
    top = "FatturaElettronicaHeader"
    header = _only(root, top)
    seller, buyer = _only(header, "CedentePrestatore"), _only(header, "CessionarioCommittente")
    problems = [*_name(seller, f"{top}/CedentePrestatore"), *_codes(seller, f"{top}/CedentePrestatore", buyer=False)]
    codes = f"{top}/CessionarioCommittente/IdentificativiFiscali"
    problems += _codes(_only(buyer, "IdentificativiFiscali"), codes, buyer=True)
    further = buyer.find("AltriDatiIdentificativi")
    if further is not None:
        problems += _name(further, f"{top}/CessionarioCommittente/AltriDatiIdentificativi")
    for body in root.findall("FatturaElettronicaBody"):
        problems += _simple_document(body)
    return problems


def _simple_document(body: Node) -> Iterator[Problem]:
    top = "FatturaElettronicaBody"
    about = _only(body, "DatiGenerali/DatiGeneraliDocumento")
    if not any(sign.isdigit() for sign in _text(about, "Numero")):
        yield Problem(f"{top}/DatiGenerali/DatiGeneraliDocumento/Numero", "has no digit (00425)")
    lines = body.findall("DatiBeniServizi")
    for number, line in enumerate(lines, start=1):
        where = f"{top}/DatiBeniServizi[{number}]"
        tax, rate = line.findtext("DatiIVA/Imposta"), line.findtext("DatiIVA/Aliquota")
        named = line.find("Natura") is not None
        if tax is None and rate is None:
            yield Problem(f"{where}/DatiIVA", "holds neither Imposta nor Aliquota")
        if rate is not None and Decimal(rate) == 0 and not named:
            yield Problem(f"{where}/Natura", "is missing: it says why there is no VAT (00400)")
        if named and (Decimal(rate or 0) or Decimal(tax or 0)):
            yield Problem(f"{where}/Natura", "is for lines without VAT (00401)")
    whole = sum((_number(line, "Importo") for line in lines), Decimal(0))
    if whole > MOST_SIMPLIFIED and body.find("DatiGenerali/DatiFatturaRettificata") is None:
        yield Problem(f"{top}/DatiBeniServizi", f"comes to {whole}, more than {MOST_SIMPLIFIED} (00460)")


def _parts(node: Node, element: Element, path: str) -> Iterator[Problem]:
    if not element.parts:
        yield from _content(node, element.form, path)
        return
    children = list(node)
    place = 0
    for part in element.parts:
        count = 0
        where = f"{path}/{part.name}" if path else part.name
        while place < len(children) and children[place].tag == part.name:
            count += 1
            numbered = f"{where}[{count}]" if part.most > 1 else where
            if count > part.most:
                yield Problem(numbered, "stands there too often")
            yield from _parts(children[place], part, numbered)
            place += 1
        if count < part.least:
            yield Problem(where, "is missing")
    if place < len(children):
        yield Problem(f"{path}/{children[place].tag}" if path else children[place].tag, "is not expected here")


def _content(node: Node, form: Form | None, path: str) -> Iterator[Problem]:
    text = node.text or ""
    if len(node):
        yield Problem(path, "holds elements instead of text")
    elif isinstance(form, frozenset):
        if text not in form:
            yield Problem(path, f"{text!r} is not in the list of codes")
    elif form is not None and not form.fullmatch(text):
        yield Problem(path, f"{text[:40]!r} has not the form that is asked for")
    elif form is DAY and not _is_day(text):
        yield Problem(path, f"{text!r} is no day")


def _parties(header: Node) -> Iterator[Problem]:
    top = "FatturaElettronicaHeader"
    transmission = _only(header, "DatiTrasmissione")
    seller = _only(header, "CedentePrestatore")
    buyer = _only(header, "CessionarioCommittente")
    receiver = _text(transmission, "CodiceDestinatario")
    if receiver != NO_ADDRESS and transmission.find("PECDestinatario") is not None:
        yield Problem(f"{top}/DatiTrasmissione/PECDestinatario", "is for receivers without a code only (00426)")
    nation = _text(buyer, "Sede/Nazione")
    if receiver == ABROAD and nation == "IT":
        yield Problem(f"{top}/DatiTrasmissione/CodiceDestinatario", "XXXXXXX is for customers abroad (00313)")
    for name, party in (("CedentePrestatore", seller), ("CessionarioCommittente", buyer)):
        where = f"{top}/{name}"
        yield from _name(_only(party, "DatiAnagrafici/Anagrafica"), f"{where}/DatiAnagrafici/Anagrafica")
        yield from _codes(_only(party, "DatiAnagrafici"), f"{where}/DatiAnagrafici", buyer=party is buyer)
        if _text(party, "Sede/Nazione") == "IT" and party.find("Sede/Provincia") is None:
            yield Problem(f"{where}/Sede/Provincia", "is missing; it is asked for in Italy")
    ids = [party.findtext("DatiAnagrafici/IdFiscaleIVA/IdPaese") for party in (seller, buyer)]
    if None not in ids and "IT" not in ids:
        yield Problem(f"{top}/CessionarioCommittente", "neither party is Italian (00476)")


def _name(names: Node, path: str) -> Iterator[Problem]:
    company = names.find("Denominazione") is not None
    first, last = names.find("Nome") is not None, names.find("Cognome") is not None
    if company == (first or last) or first != last:
        yield Problem(path, "needs either Denominazione, or Nome and Cognome (00200)")


def _codes(person: Node, path: str, *, buyer: bool) -> Iterator[Problem]:
    vat, code = person.find("IdFiscaleIVA"), person.findtext("CodiceFiscale")
    if buyer and vat is None and code is None:
        yield Problem(f"{path}/CodiceFiscale", "is missing: neither it nor IdFiscaleIVA is there (00417)")
    if vat is not None and _text(vat, "IdPaese") == "IT" and not is_vat_number(_text(vat, "IdCodice")):
        yield Problem(f"{path}/IdFiscaleIVA/IdCodice", f"is no Italian VAT number ({'00305' if buyer else '00301'})")
    if code is not None and not is_tax_code(code):
        yield Problem(f"{path}/CodiceFiscale", f"is no Italian tax code ({'00306' if buyer else '00302'})")


def is_vat_number(text: str) -> bool:
    """Whether a text is an Italian VAT number: 11 digits, the last one a check digit."""
    if len(text) != 11 or not (text.isascii() and text.isdigit()):
        return False
    total = 0
    for index, digit in enumerate(map(int, text)):
        doubled = digit * 2 if index % 2 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def is_tax_code(text: str) -> bool:
    """Whether a text is an Italian tax code: 16 signs of a person, the last a check sign, or 11 digits."""
    if len(text) == 11:
        return is_vat_number(text)
    if len(text) != 16 or not set(text) <= _ODD.keys():
        return False
    values = [
        (int(sign) if sign.isdigit() else ord(sign) - ord("A")) if index % 2 else _ODD[sign]
        for index, sign in enumerate(text[:15])
    ]
    return text[15] == chr(ord("A") + sum(values) % 26)


def _document(body: Node) -> Iterator[Problem]:
    top = "FatturaElettronicaBody"
    about = _only(body, "DatiGenerali/DatiGeneraliDocumento")
    path = f"{top}/DatiGenerali/DatiGeneraliDocumento"
    if not any(sign.isdigit() for sign in _text(about, "Numero")):
        yield Problem(f"{path}/Numero", "has no digit (00425)")
    for related in body.findall("DatiGenerali/DatiFattureCollegate/Data"):
        if (related.text or "") > _text(about, "Data"):
            yield Problem(f"{path}/Data", "is earlier than the document that it refers to (00418)")
    lines = body.findall("DatiBeniServizi/DettaglioLinee")
    rows = body.findall("DatiBeniServizi/DatiRiepilogo")
    yield from _lines(lines, f"{top}/DatiBeniServizi/DettaglioLinee")
    yield from _rows(rows, lines, f"{top}/DatiBeniServizi/DatiRiepilogo")
    stated = about.findtext("ImportoTotaleDocumento")
    summed = sum((_number(row, "ImponibileImporto") + _number(row, "Imposta") for row in rows), Decimal(0))
    if stated is not None and Decimal(stated) != summed:
        yield Problem(f"{path}/ImportoTotaleDocumento", f"is not the sum of the rates, {summed}")


def _lines(lines: Sequence[Node], path: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        where = f"{path}[{number}]"
        if _text(line, "NumeroLinea") in seen:
            yield Problem(f"{where}/NumeroLinea", "was used before")
        seen.add(_text(line, "NumeroLinea"))
        yield from _nature(line, where, "00400", "00401")
        first, last = line.findtext("DataInizioPeriodo"), line.findtext("DataFinePeriodo")
        if first and last and first > last:
            yield Problem(f"{where}/DataFinePeriodo", "is earlier than DataInizioPeriodo")
        exact = _number(line, "PrezzoUnitario") * Decimal(line.findtext("Quantita") or 1)
        if not line.findall("ScontoMaggiorazione") and abs(exact - _number(line, "PrezzoTotale")) > CENT:
            yield Problem(f"{where}/PrezzoTotale", f"is not Quantita times PrezzoUnitario, {exact:.2f} (00423)")


def _rows(rows: Sequence[Node], lines: Sequence[Node], path: str) -> Iterator[Problem]:
    sums: dict[tuple[str, str | None], Decimal] = {}
    for line in lines:
        key = _text(line, "AliquotaIVA"), line.findtext("Natura")
        sums[key] = sums.get(key, Decimal(0)) + _number(line, "PrezzoTotale")
    for number, row in enumerate(rows, start=1):
        where = f"{path}[{number}]"
        yield from _nature(row, where, "00429", "00430")
        key = _text(row, "AliquotaIVA"), row.findtext("Natura")
        if key not in sums:
            yield Problem(f"{where}/AliquotaIVA", "no line, or no second row, has this rate and nature (00444)")
            continue
        net = _number(row, "ImponibileImporto")
        if abs(sums.pop(key) - net) > 1:
            yield Problem(f"{where}/ImponibileImporto", "is not the sum of its lines (00422)")
        vat = (net * _number(row, "AliquotaIVA") / 100).quantize(CENT, ROUND_HALF_UP)
        if abs(vat - _number(row, "Imposta")) > CENT:
            yield Problem(f"{where}/Imposta", f"is not {vat} (00421)")
    if sums:
        left = ", ".join(f"{rate} {nature or ''}".strip() for rate, nature in sums)
        yield Problem(path, f"a row is missing of {left} (00419)")


def _nature(node: Node, path: str, missing: str, superfluous: str) -> Iterator[Problem]:
    untaxed = _number(node, "AliquotaIVA") == 0
    named = node.find("Natura") is not None
    if untaxed and not named:
        yield Problem(f"{path}/Natura", f"is missing: it says why there is no VAT ({missing})")
    if named and not untaxed:
        yield Problem(f"{path}/Natura", f"is for lines without VAT ({superfluous})")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _only(node: Node, path: str) -> Node:
    found = node.find(path)
    if found is None:
        raise LookupError(f"the grammar promises {path}")
    return found


def _text(node: Node, path: str) -> str:
    return _only(node, path).text or ""


def _number(node: Node, path: str) -> Decimal:
    return Decimal(_text(node, path))
