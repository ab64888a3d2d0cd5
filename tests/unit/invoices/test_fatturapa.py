"""Writing FatturaPA, and the checker: it finds everything that is broken on purpose."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.invoices.rules.amounts import Nature, Rate
from roomrack.domain.invoices.rules.charges import reckoned
from roomrack.domain.invoices.rules.documents import (
    Document,
    Item,
    ItemKind,
    Kind,
    Paid,
    Party,
    PaymentMode,
    Reference,
)
from roomrack.domain.invoices.rules.fatturapa import check, filename, write
from roomrack.domain.invoices.rules.fatturapa.checking import is_tax_code, is_vat_number
from roomrack.domain.invoices.rules.fatturapa.pieces import latin
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


def test_what_was_paid_and_what_is_left_are_told_if_all_of_it_is_known() -> None:
    payment = "FatturaElettronicaBody/DatiPagamento"
    paid = Paid(reservation=7, payment=1, mode=PaymentMode.CASH, day=date(2026, 11, 2), amount=10_000)
    content = write(invoice(payments=(paid,)))
    assert check(content) == []
    parts = ElementTree.fromstring(content).findall(f"{payment}/DettaglioPagamento")
    assert text_of(content, f"{payment}/CondizioniPagamento") == "TP01"
    assert [[each.text for each in part] for part in parts] == [
        ["MP01", "2026-11-02", "100.00"],
        ["MP05", "2027-01-03", "360.00", "IT60X0542811101000000123456"],
    ]
    whole = write(invoice(payments=(replace(paid, amount=46_000, mode=PaymentMode.CREDITCARD),)))
    assert check(whole) == []
    assert text_of(whole, f"{payment}/CondizioniPagamento") == "TP02"
    assert text_of(whole, f"{payment}/DettaglioPagamento/ModalitaPagamento") == "MP08"
    for unknown in (
        invoice(payments=(replace(paid, mode=PaymentMode.UNKNOWN),)),
        invoice(payments=(paid, replace(paid, payment=2, amount=-1))),
        invoice(payments=(paid,), payment_mode=PaymentMode.UNKNOWN),
    ):
        content = write(unknown)
        assert check(content) == []
        assert text_of(content, f"{payment}/CondizioniPagamento") is None


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


def simplified(**fields: Any) -> Document:
    """Dinner and city tax, to somebody who gave his tax number only."""
    items, totals = reckoned(
        [
            Item(kind=ItemKind.OTHER, text="Dinner", price=Decimal(110), amount=11_000, rate=Rate(Decimal(10))),
            Item(
                kind=ItemKind.CITY_TAX,
                text="City tax",
                price=Decimal(9),
                amount=900,
                rate=Rate(Decimal(0), Nature.N1),
            ),
        ],
        included=True,
    )
    whole: dict[str, Any] = {
        "kind": Kind.SIMPLIFIED_INVOICE,
        "series": "SI",
        "addressees": (Party(vat_code="IT00743110157"),),
        "items": tuple(items),
        "rates": totals.rates,
    }
    return invoice(**{**whole, **fields})


def test_a_simplified_invoice_keeps_the_rules_of_its_own_format() -> None:
    content = write(simplified())
    assert check(content) == []
    root = ElementTree.fromstring(content)
    assert root.tag == "{http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.0}FatturaElettronicaSemplificata"
    assert root.get("versione") == "FSM10"
    buyer, about = "FatturaElettronicaHeader/CessionarioCommittente", "FatturaElettronicaBody/DatiGenerali"
    for path, text in (
        ("FatturaElettronicaHeader/DatiTrasmissione/CodiceDestinatario", "0000000"),
        ("FatturaElettronicaHeader/CedentePrestatore/Denominazione", "Locanda del Porto S.r.l."),
        (f"{buyer}/IdentificativiFiscali/IdFiscaleIVA/IdCodice", "00743110157"),
        (f"{buyer}/AltriDatiIdentificativi/Denominazione", None),
        (f"{about}/DatiGeneraliDocumento/TipoDocumento", "TD07"),
        (f"{about}/DatiGeneraliDocumento/Numero", "SI-12/2026"),
        (f"{about}/DatiGeneraliDocumento/BolloVirtuale", None),
        (f"{about}/DatiFatturaRettificata/NumeroFR", None),
    ):
        assert text_of(content, path) == text, path
    lines = [
        [(part.tag, part.text) for part in line.iter() if not len(part)]
        for line in root.findall("FatturaElettronicaBody/DatiBeniServizi")
    ]
    assert lines == [
        [("Descrizione", "Dinner"), ("Importo", "110.00"), ("Imposta", "10.00")],
        [("Descrizione", "City tax"), ("Importo", "9.00"), ("Imposta", "0.00"), ("Natura", "N1")],
    ]
    whole = write(simplified(addressees=(COMPANY,)))
    assert check(whole) == []
    assert text_of(whole, f"{buyer}/AltriDatiIdentificativi/Sede/Comune") == "Pisa"


def test_what_changes_a_simplified_invoice_names_it() -> None:
    named = Reference(7, "SI-11/2026", date(2026, 12, 3))
    note = simplified(kind=Kind.CREDIT_NOTE, of_simplified=True, credits=named)
    debit = simplified(kind=Kind.CORRECTING_INVOICE, of_simplified=True, corrects=named, reason="Aliquota errata")
    general = "FatturaElettronicaBody/DatiGenerali"
    for document, sort, what in ((note, "TD08", "Storno"), (debit, "TD09", "Aliquota errata")):
        content = write(document)
        assert check(content) == []
        assert text_of(content, f"{general}/DatiGeneraliDocumento/TipoDocumento") == sort
        assert text_of(content, f"{general}/DatiFatturaRettificata/NumeroFR") == "SI-11/2026"
        assert text_of(content, f"{general}/DatiFatturaRettificata/DataFR") == "2026-12-03"
        assert text_of(content, f"{general}/DatiFatturaRettificata/ElementiRettificati") == what


HEADER, BODY = "FatturaElettronicaHeader", "FatturaElettronicaBody"


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        (b'versione="FSM10"', b'versione="FPR12"', "FatturaElettronicaSemplificata"),
        (b"Trasmissione>FSM10", b"Trasmissione>FPR12", f"{HEADER}/DatiTrasmissione/FormatoTrasmissione"),
        (
            b"<IdCodice>00743110157",
            b"<IdCodice>00743110158",
            f"{HEADER}/CessionarioCommittente/IdentificativiFiscali/IdFiscaleIVA/IdCodice",
        ),
        (b"TD07", b"TD01", f"{BODY}[1]/DatiGenerali/DatiGeneraliDocumento/TipoDocumento"),
        (b"SI-12/2026", b"SI-", f"{BODY}/DatiGenerali/DatiGeneraliDocumento/Numero"),
        (b">110.00<", b">392.00<", f"{BODY}/DatiBeniServizi"),
        (b"<Imposta>10.00</Imposta>", b"", f"{BODY}/DatiBeniServizi[1]/DatiIVA"),
        (b"<Imposta>10.00</Imposta>", b"<Aliquota>0.00</Aliquota>", f"{BODY}/DatiBeniServizi[1]/Natura"),
        (b"<Imposta>0.00", b"<Imposta>1.00", f"{BODY}/DatiBeniServizi[2]/Natura"),
        (b"<Natura>N1<", b"<Natura>N6.1<", f"{BODY}[1]/DatiBeniServizi[2]/Natura"),
        (b"<RegimeFiscale>RF01<", b"<RegimeFiscale>RF03<", f"{HEADER}/CedentePrestatore/RegimeFiscale"),
    ],
)
def test_what_is_broken_in_a_simplified_invoice_is_found(before: bytes, after: bytes, path: str) -> None:
    content = write(simplified())
    assert before in content
    assert [problem.path for problem in check(content.replace(before, after))] == [path]


def test_a_simplified_invoice_needs_the_tax_number_of_the_customer() -> None:
    content = write(simplified(addressees=(PERSON,)))
    path = f"{HEADER}/CessionarioCommittente/IdentificativiFiscali/CodiceFiscale"
    assert [problem.path for problem in check(content)] == [path]
