"""Writing FatturaPA, and the checker: it finds everything that is broken on purpose."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.invoices.rules.amounts import Rate
from roomrack.domain.invoices.rules.charges import reckoned
from roomrack.domain.invoices.rules.documents import Item, ItemKind, Kind, Reference
from roomrack.domain.invoices.rules.fatturapa import check, filename, write
from roomrack.domain.invoices.rules.fatturapa.checking import is_tax_code, is_vat_number
from roomrack.domain.invoices.rules.fatturapa.writing import latin
from tests.unit.invoices.examples import COMPANY, ISSUER, PERSON, invoice


def text_of(content: bytes, path: str) -> str | None:
    """The text of an element."""
    found: str | None = ElementTree.fromstring(content).findtext(path)
    return found


def test_an_invoice_keeps_every_rule() -> None:
    content = write(invoice(COMPANY, PERSON))
    assert check(content) == []
    header, body = "FatturaElettronicaHeader", "FatturaElettronicaBody"
    about = f"{body}/DatiGenerali/DatiGeneraliDocumento"
    for path, text in (
        (f"{header}/DatiTrasmissione/CodiceDestinatario", "ABC1234"),
        (f"{header}/CedentePrestatore/DatiAnagrafici/IdFiscaleIVA/IdCodice", "01234567897"),
        (f"{header}/CessionarioCommittente/DatiAnagrafici/Anagrafica/Denominazione", "Viaggi Galilei S.p.A."),
        (f"{about}/TipoDocumento", "TD01"),
        (f"{about}/Numero", "12/2026"),
        (f"{about}/ImportoTotaleDocumento", "460.00"),
        (f"{about}/Causale", "Intestata anche a: Ada Lovelace, 12 St James's Square, SW1Y 4JH London GB"),
        (f"{body}/DatiBeniServizi/DettaglioLinee/Descrizione", "Double - sea view"),
        (f"{body}/DatiBeniServizi/DettaglioLinee/PrezzoUnitario", "109.09"),
        (f"{body}/DatiBeniServizi/DettaglioLinee/PrezzoTotale", "327.27"),
        (f"{body}/DatiPagamento/DettaglioPagamento/ModalitaPagamento", "MP05"),
        (f"{body}/DatiPagamento/DettaglioPagamento/IBAN", "IT60X0542811101000000123456"),
    ):
        assert text_of(content, path) == text, path
    assert filename(invoice()) == "IT01234567897_0LFLT.xml"


def test_a_credit_note_names_its_invoice() -> None:
    note = invoice(kind=Kind.CREDIT_NOTE, credits=Reference(7, "11/2026", date(2026, 12, 3)), reason="Left early")
    content = write(note)
    assert check(content) == []
    general = "FatturaElettronicaBody/DatiGenerali"
    assert text_of(content, f"{general}/DatiGeneraliDocumento/TipoDocumento") == "TD04"
    assert text_of(content, f"{general}/DatiFattureCollegate/IdDocumento") == "11/2026"
    assert text_of(content, "FatturaElettronicaBody/DatiPagamento/CondizioniPagamento") is None


def test_a_correcting_invoice_is_a_debit_note_that_names_its_invoice() -> None:
    named = Reference(7, "11/2026", date(2026, 12, 3))
    content = write(invoice(kind=Kind.CORRECTING_INVOICE, corrects=named, reason="Wrong rate"))
    assert check(content) == []
    general = "FatturaElettronicaBody/DatiGenerali"
    assert text_of(content, f"{general}/DatiGeneraliDocumento/TipoDocumento") == "TD05"
    assert text_of(content, f"{general}/DatiGeneraliDocumento/Causale") == "Wrong rate"
    assert text_of(content, f"{general}/DatiFattureCollegate/IdDocumento") == "11/2026"
    assert text_of(content, "FatturaElettronicaBody/DatiPagamento/CondizioniPagamento") == "TP02"


def test_customers_abroad_and_without_an_address_at_the_exchange() -> None:
    receiver = "FatturaElettronicaHeader/DatiTrasmissione/CodiceDestinatario"
    number = "FatturaElettronicaHeader/CessionarioCommittente/DatiAnagrafici/IdFiscaleIVA/IdCodice"
    for party, expected, code in (
        (PERSON, "XXXXXXX", "OO99999999999"),
        (replace(PERSON, country="FR"), "XXXXXXX", "0000000"),
        (replace(PERSON, country="DE", vat_code="DE136695976"), "XXXXXXX", "136695976"),
        (replace(COMPANY, destination=None, legal_mail="viaggi@pec.example"), "0000000", "00743110157"),
    ):
        content = write(invoice(party))
        assert check(content) == [], party
        assert (text_of(content, receiver), text_of(content, number)) == (expected, code)
    italian = replace(PERSON, country="IT", zip="16121", district="GE", fiscal_code="RSSMRA80A01H501U")
    assert check(write(invoice(italian))) == []


def test_stamp_duty_stands_on_documents_with_much_that_has_no_vat() -> None:
    tax = Rate(Decimal(0), invoice().items[3].rate.nature)
    items, totals = reckoned(
        [Item(kind=ItemKind.OTHER, text="Rent", price=Decimal(100), amount=10_000, rate=tax)], included=True
    )
    content = write(invoice(items=tuple(items), rates=totals.rates))
    assert check(content) == []
    stamp = "FatturaElettronicaBody/DatiGenerali/DatiGeneraliDocumento/DatiBollo/ImportoBollo"
    assert text_of(content, stamp) == "2.00"


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (lambda text: text.replace("FPR12</F", "FPA12</F"), "DatiTrasmissione/FormatoTrasmissione"),
        (lambda text: text.replace("<CAP>16128", "<CAP>1612"), "CedentePrestatore/Sede/CAP"),
        (lambda text: text.replace("<Divisa>EUR", "<Divisa>euro"), "DatiGeneraliDocumento/Divisa"),
        (lambda text: re.sub("<Data>2026-12-04</Data>", "<Data>2026-02-30</Data>", text), "Documento/Data"),
        (lambda text: text.replace("TD01", "TD99"), "DatiGeneraliDocumento/TipoDocumento"),
        (lambda text: text.replace("<Natura>N1", "<Natura>N2", 1), "DettaglioLinee[4]/Natura"),
        (lambda text: re.sub(r"\s*<Natura>N1</Natura>", "", text, count=1), "Linee[4]/Natura"),
        (lambda text: re.sub(r"<RegimeFiscale>\w+</RegimeFiscale>", "", text), "DatiAnagrafici/RegimeFiscale"),
        (lambda text: re.sub(r"(<Divisa>\w+</Divisa>)\s*(<Data>[\d-]+</Data>)", r"\2\1", text), "Documento/Divisa"),
        (lambda text: text.replace("<Numero>12/2026", "<Numero>A"), "Documento/Numero"),
        (lambda text: text.replace("<Imposta>36.36", "<Imposta>36.38"), "DatiRiepilogo[1]/Imposta"),
        (lambda text: text.replace("<PrezzoTotale>327.27", "<PrezzoTotale>329.27"), "[1]/PrezzoTotale"),
        (lambda text: text.replace("460.00</ImportoTotaleDocumento", "461.00</ImportoTotaleDocumento"), "TotaleDocu"),
        (lambda text: text.replace("01234567897</IdCodice", "01234567890</IdCodice"), "IdFiscaleIVA/IdCodice"),
        (lambda text: text.replace("ABC1234", "XXXXXXX"), "DatiTrasmissione/CodiceDestinatario"),
        (lambda text: re.sub(r"(?s)<DatiRiepilogo>.*?</DatiRiepilogo>", "", text, count=1), "DatiRiepilogo"),
        (lambda text: text.replace("<Provincia>PI</Provincia>", ""), "CessionarioCommittente/Sede/Provincia"),
        (lambda text: text.replace("<Descrizione>Parking", "<Descrizione>Gr\u00fc\u00dfe \u2014"), "Descrizione"),
        (lambda text: text.replace("<NumeroLinea>2", "<NumeroLinea>1"), "DettaglioLinee[2]/NumeroLinea"),
        (lambda text: text.replace("<Divisa>EUR</Divisa>", "<Divisa>EUR</Divisa><Divisa>EUR</Divisa>"), "Divisa"),
        (lambda text: text.replace("<Quantita>3.00", "<Quantita>3"), "Quantita"),
    ],
)
def test_the_checker_finds_what_is_broken(change: Callable[[str], str], path: str) -> None:
    good = write(invoice()).decode()
    bad = change(good)
    assert bad != good
    problems = check(bad.encode())
    assert problems
    assert any(path.lower() in problem.path.lower() for problem in problems), problems


def test_what_is_no_xml_or_brings_a_doctype_is_refused() -> None:
    for content in (b"", b"<a>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"<a/>"):
        assert len(check(content)) == 1


def test_what_a_document_lacks_is_named() -> None:
    bare = invoice(replace(PERSON, country="IT"), issuer=replace(ISSUER, vat_code=None, zip=None))
    found = {problem.path.removeprefix("FatturaElettronicaHeader/") for problem in check(write(bare))}
    assert {
        "CedentePrestatore/DatiAnagrafici/IdFiscaleIVA/IdCodice",
        "CedentePrestatore/Sede/CAP",
        "CessionarioCommittente/Sede/CAP",
    } <= found


def test_check_digits() -> None:
    assert is_vat_number("01234567897")
    assert is_vat_number("00743110157")
    assert not is_vat_number("01234567890")
    assert not is_vat_number("0123456789")
    assert is_tax_code("RSSMRA80A01H501U")
    assert not is_tax_code("RSSMRA80A01H501V")
    assert not is_tax_code("RSSMRA80A01H50-U")


def test_signs_that_the_format_lacks() -> None:
    assert latin("Müller – Łódź\n“Œuvre” 李 5 €", 100) == 'Müller - Lódz "OEuvre" ? 5 EUR'
    assert latin("abc", 2) == "ab"


@given(
    st.lists(
        st.tuples(
            st.integers(1, 500_000),
            st.sampled_from([Rate(Decimal(10)), Rate(Decimal(22)), Rate(Decimal("8.10")), invoice().items[3].rate]),
            st.integers(1, 30),
        ),
        min_size=1,
        max_size=8,
    ),
    st.booleans(),
)
def test_whatever_is_on_an_invoice_it_keeps_every_rule(lines: list[tuple[int, Rate, int]], included: bool) -> None:
    items, totals = reckoned(
        [
            Item(
                kind=ItemKind.OTHER,
                text="Something",
                quantity=Decimal(count),
                price=Decimal(amount).scaleb(-2),
                amount=amount * count,
                rate=rate,
            )
            for amount, rate, count in lines
        ],
        included=included,
    )
    assert check(write(invoice(items=tuple(items), rates=totals.rates, included=included))) == []
