"""Numbers, charges as lines, intervals of finds, and what a page shows."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from roomrack.domain.invoices.errors import InvoiceDatesReversed
from roomrack.domain.invoices.rules import documents as rules
from roomrack.domain.invoices.rules import limits
from roomrack.domain.invoices.rules.amounts import Rate
from roomrack.domain.invoices.rules.charges import Charge, grouped
from roomrack.domain.invoices.rules.documents import ItemKind, Kind, Party, State
from roomrack.domain.invoices.rules.finding import Criteria, DateType, interval, query
from roomrack.domain.invoices.rules.letters import letter
from roomrack.domain.invoices.rules.printing import page
from roomrack.infra import locales
from tests.unit.invoices.examples import COMPANY, PERSON, invoice

TEN = Rate(Decimal(10))


def night(day: int, amount: int, reservation: int = 1) -> Charge:
    return Charge(
        key=f"{reservation}:{day}",
        kind=ItemKind.ROOM,
        text="Double",
        amount=amount,
        rate=TEN,
        reservation=reservation,
        day=date(2026, 12, day),
    )


def test_nights_in_a_row_at_one_price_are_one_line() -> None:
    charges = [night(1, 100), night(2, 100), night(3, 120), night(5, 120), night(5, 120, 2)]
    items = grouped(charges, "EUR")
    assert [(int(item.quantity), item.amount, item.first, item.last, item.keys) for item in items] == [
        (2, 200, date(2026, 12, 1), date(2026, 12, 2), ("1:1", "1:2")),
        (1, 120, date(2026, 12, 3), date(2026, 12, 3), ("1:3",)),
        (1, 120, date(2026, 12, 5), date(2026, 12, 5), ("1:5",)),
        (1, 120, date(2026, 12, 5), date(2026, 12, 5), ("2:5",)),
    ]


def test_an_extra_shows_its_price_where_it_divides_evenly() -> None:
    parking = Charge(key="p", kind=ItemKind.EXTRA, text="Parking", amount=4500, rate=TEN, reservation=1, quantity=3)
    [even] = grouped([parking], "EUR")
    [odd] = grouped([replace(parking, amount=4501)], "EUR")
    assert [(int(item.quantity), item.price) for item in (even, odd)] == [(3, Decimal("15.00")), (1, Decimal("45.01"))]


def test_labels_have_at_most_20_signs() -> None:
    assert rules.label("", 2026, 12) == "12/2026"
    assert rules.label("R", 2026, 12) == "R-12/2026"
    assert len(rules.label("ABCDEFGH", 9999, rules.MAX_NUMBER)) == 20


def test_only_documents_for_the_tax_office_may_share_a_series() -> None:
    assert rules.shared(rules.SERIES) == []
    assert rules.shared({**rules.SERIES, Kind.CREDIT_NOTE: "", Kind.GENERICRECEIPT: ""}) == []
    assert rules.shared({**rules.SERIES, Kind.PROFORMA: ""}) == [Kind.PROFORMA]
    assert rules.shared({**rules.SERIES, Kind.PROFORMA: "S"}) == [Kind.PROFORMA, Kind.SUMMARY_DOCUMENT]


def test_a_document_comes_back_from_json_as_it_was() -> None:
    whole = invoice(COMPANY, PERSON)
    assert [rules.loaded_item(rules.stored_item(item)) for item in whole.items] == list(whole.items)
    assert rules.loaded_rates(rules.stored_rates(whole.rates)) == whole.rates
    assert [rules.loaded_party(rules.stored_party(one)) for one in whole.addressees] == [COMPANY, PERSON]


def test_amounts_of_a_document() -> None:
    whole = invoice()
    assert (whole.net, whole.vat, whole.city_tax, whole.gross) == (40_053, 4_447, 1_500, 46_000)


@pytest.mark.parametrize(
    ("state", "due", "kind", "expired"),
    [
        (State(), date(2026, 12, 3), Kind.INVOICE, True),
        (State(), date(2026, 12, 4), Kind.INVOICE, False),
        (State(paid_on=date(2027, 1, 1)), date(2026, 12, 3), Kind.INVOICE, False),
        (State(credited=46_000), date(2026, 12, 3), Kind.INVOICE, False),
        (State(credited=45_999), date(2026, 12, 3), Kind.PROFORMA, True),
        (State(), date(2026, 12, 3), Kind.GENERICRECEIPT, False),
        (State(), date(2026, 12, 3), Kind.FISCALRECEIPT, False),
        (State(), date(2026, 12, 3), Kind.SIMPLIFIED_INVOICE, True),
        (State(), date(2026, 12, 3), Kind.CORRECTING_INVOICE, True),
    ],
)
def test_what_is_expired(state: State, due: date, kind: Kind, expired: bool) -> None:
    issued = rules.Issued(invoice(due=due, kind=kind), state)
    assert issued.expired(date(2026, 12, 4)) is expired


@pytest.mark.parametrize(
    ("kind", "today", "first", "last"),
    [
        (DateType.TODAY, "2026-03-31", "2026-03-31", "2026-03-31"),
        (DateType.YESTERDAY, "2026-03-01", "2026-02-28", "2026-02-28"),
        (DateType.LAST_SIXTY_DAYS, "2026-03-01", "2026-01-01", "2026-03-01"),
        (DateType.MONTH, "2026-12-15", "2026-12-01", "2026-12-31"),
        (DateType.MONTH, "2028-02-15", "2028-02-01", "2028-02-29"),
        (DateType.PREVIOUS_MONTH, "2026-01-31", "2025-12-01", "2025-12-31"),
        (DateType.LAST_THREE_MONTHS, "2026-05-31", "2026-02-28", "2026-05-31"),
        (DateType.LAST_SIX_MONTHS, "2026-03-15", "2025-09-15", "2026-03-15"),
        (DateType.THIS_YEAR, "2026-03-15", "2026-01-01", "2026-12-31"),
        (DateType.PREVIOUS_YEAR, "2026-03-15", "2025-01-01", "2025-12-31"),
        (DateType.LAST_TWO_YEARS, "2028-02-29", "2026-02-28", "2028-02-29"),
    ],
)
def test_intervals(kind: DateType, today: str, first: str, last: str) -> None:
    assert interval(kind, date.fromisoformat(today)) == (date.fromisoformat(first), date.fromisoformat(last))


def test_ids_exclude_the_rest_even_a_wrong_interval() -> None:
    criteria = Criteria(ids=[1], start=date(2026, 2, 1), end=date(2026, 1, 1), customer="x", passive=True)
    assert query(criteria, date(2026, 1, 1)).ids == (1,)
    assert not query(criteria, date(2026, 1, 1)).nothing
    with pytest.raises(InvoiceDatesReversed):
        query(replace(criteria, ids=()), date(2026, 1, 1))


@pytest.mark.parametrize("language", locales.PRINTED)
def test_every_language_has_all_words_with_their_parameters(language: str) -> None:
    words, english = locales.printed(language), locales.printed("en")
    assert words.keys() == english.keys()
    for name, text in english.items():
        assert _parameters(words[name]) == _parameters(text), name
    shown = page(invoice(COMPANY, PERSON), words, language)
    assert shown["totals"][2][0] == words["city_tax"]
    assert letter(invoice(), words, language).filename == "invoice-12-2026.pdf"


@pytest.mark.parametrize("language", locales.PRINTED)
def test_every_sort_of_document_has_a_title(language: str) -> None:
    words = locales.printed(language)
    titles = [page(invoice(kind=kind), words, language)["title"] for kind in Kind]
    assert all(titles)
    assert len({titles[list(Kind).index(kind)] for kind in rules.OWED}) == len(rules.OWED)
    corrected = invoice(kind=Kind.CORRECTING_INVOICE, corrects=rules.Reference(7, "11/2026", date(2026, 12, 3)))
    assert any("11/2026" in note for note in page(corrected, words, language)["notes"])


def test_a_simplified_invoice_has_its_country_s_limit() -> None:
    euros = {"IT": 400, "es": 400, "AT": 400, "DE": 250, "FR": 100, "GR": 100, "EL": 100}
    for country, amount in euros.items():
        assert limits.simplified(country) == limits.Limit(Decimal(amount), "EUR")
    assert limits.simplified("CH") == limits.Limit(Decimal(400), "CHF")
    assert limits.simplified("GB") == limits.Limit(Decimal(250), "GBP")
    assert [limits.simplified(other) for other in ("US", "", None)] == [None] * 3


def test_a_language_without_words_is_printed_in_english() -> None:
    assert locales.printed("ja") == locales.printed("en")


def test_a_page_in_italian() -> None:
    words: Mapping[str, str] = locales.printed("it")
    shown = page(invoice(COMPANY, PERSON), words, "it")
    assert (shown["title"], shown["label"], shown["total"]) == ("Fattura", "12/2026", ["Totale", "460,00\u00a0€"])
    assert shown["items"][0] == {
        "text": "Double – sea view",
        "below": "1 dic 2026 – 4 dic 2026",
        "quantity": "3",
        "price": "120,00",
        "rate": "10 %",
        "amount": "360,00",
    }
    assert shown["items"][3]["text"] == "Imposta di soggiorno"
    assert shown["facts"][2] == ["Scadenza", "3 gen 2027"]
    assert [one["name"] for one in shown["addressees"]] == ["Viaggi Galilei S.p.A.", "Ada Lovelace"]


def test_currencies_without_cents() -> None:
    shown = page(invoice(currency="JPY", addressees=(Party(lastname="X"),)), locales.printed("en"), "en")
    assert shown["items"][0]["amount"] == "36,000"


def _parameters(text: str) -> set[str]:
    return {part.partition("}")[0] for part in text.split("{")[1:]}
