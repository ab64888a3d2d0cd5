"""Which money counts on which document."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.invoices.rules.documents import Paid, PaymentMode, loaded_paid, stored_paid
from roomrack.domain.invoices.rules.payments import left, up_to
from roomrack.domain.invoices.rules.printing import page
from roomrack.infra import locales
from tests.unit.invoices.examples import invoice

amounts = st.lists(st.integers(-500, 500).filter(bool), max_size=6)


def money(values: list[int]) -> list[Paid]:
    return [Paid(reservation=7, payment=index, amount=value) for index, value in enumerate(values)]


@given(amounts, st.integers(-100, 1500))
def test_no_document_counts_more_than_it_comes_to(values: list[int], gross: int) -> None:
    counted = up_to(money(values), gross)
    whole = sum(values)
    assert sum(one.amount for one in counted) == (min(whole, gross) if whole > 0 and gross > 0 else 0)
    for one in counted:
        before = values[one.payment or 0]
        assert one.amount * before > 0
        assert abs(one.amount) <= abs(before)


@given(st.lists(st.integers(1, 500), max_size=6), st.lists(st.integers(1, 700), max_size=5))
def test_documents_together_count_all_money_once(values: list[int], grosses: list[int]) -> None:
    counted: list[Paid] = []
    for gross in grosses:
        counted += up_to(left(money(values), counted), gross)
    assert sum(one.amount for one in counted) == min(sum(values), sum(grosses))
    for index, value in enumerate(values):
        assert sum(one.amount for one in counted if one.payment == index) <= value


def test_it_is_stored_and_loaded() -> None:
    for paid in (
        Paid(reservation=1, amount=5),
        Paid(reservation=1, payment=2, mode=PaymentMode.CASH, deposit=True, day=date(2026, 12, 1), amount=-5),
    ):
        assert loaded_paid(stored_paid(paid)) == paid


def test_it_is_printed_below_the_total_in_the_guest_s_language() -> None:
    deposit = Paid(
        reservation=7, payment=1, mode=PaymentMode.CREDITCARD, deposit=True, day=date(2026, 11, 2), amount=10_000
    )
    back = Paid(reservation=7, payment=2, mode=PaymentMode.CASH, day=date(2026, 11, 9), amount=-1_000)
    stated = Paid(reservation=7, amount=5_000)
    whole = invoice(payments=(deposit, back, stated))
    shown = page(whole, locales.printed("it"), "it")
    assert shown["payments"] == [
        ["Acconto versato, Carta, 2 nov 2026", "100,00"],
        ["Rimborsato, Contanti, 9 nov 2026", "-10,00"],
        ["Pagato", "50,00"],
    ]
    assert shown["balance"] == ["Saldo dovuto", "320,00\xa0€"]
    assert shown["total"] == page(invoice(), locales.printed("it"), "it")["total"]
    nothing = page(invoice(), locales.printed("it"), "it")
    assert (nothing["payments"], nothing["balance"]) == ([], [])
