"""What becomes of a reservation that another server has: its parts keep their ids, and once is as good as twice."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.reservations.rules.changes import Ids, Origin, Past, adopt
from roomrack.domain.reservations.rules.drafts import settle
from roomrack.domain.reservations.rules.ledger import PaymentMode
from roomrack.domain.reservations.rules.parts import sold_elsewhere
from roomrack.domain.reservations.rules.state import Reservation
from tests.unit.reservations.examples import NOW, ROME, ids, whole

ORIGIN = Origin(NOW)
LINE: dict[str, Any] = {
    "id": 31,
    "product": 9,
    "name": "Breakfast",
    "price": Decimal("12.50"),
    "tax": "10",
    "created_at": NOW,
}
PAID: dict[str, Any] = {"id": 41, "mode": PaymentMode.CASH, "amount": Decimal(50), "reference_time": NOW}


def adopted(past: Past, old: Reservation | None = None, people: int = 1, fresh: Ids | None = None) -> Reservation:
    """The reservation that some of its past makes, of so many people."""
    guests = [{"given_name": f"Guest {number}", "family_name": "Example"} for number in range(people)]
    settled = settle(whole(guests=guests, room_gross=Decimal(300)), ROME, date(2030, 1, 1), complete=True)
    return adopt(
        settled,
        past,
        old,
        accommodation=ROME.id,
        currency="EUR",
        refer="NEW",
        calendar=[None] * 3,
        ids=fresh or ids(),
        origin=ORIGIN,
    )


def test_parts_have_the_ids_that_they_are_to_have() -> None:
    past = Past(payments=[PAID, {**PAID, "id": 40}], extras=[LINE], guest_ids=[None, 21], city_tax=Decimal(3))
    made = adopted(past, people=2)
    assert [guest.id for guest in made.guests] == [600, 21]
    assert [payment.id for payment in made.payments] == [40, 41]
    assert [(line.id, line.price, line.tax) for line in made.extras] == [(31, 1250, "10")]
    again = adopted(past, made, people=2)
    assert again is made


def test_what_was_sold_keeps_its_vat_and_what_is_gone_goes() -> None:
    made = adopted(Past(extras=[LINE, {**LINE, "id": 32}]))
    dearer = adopted(Past(extras=[{**LINE, "tax": "22", "price": Decimal(13)}]), made)
    assert [(line.id, line.price, line.tax) for line in dearer.extras] == [(31, 1300, "10")]
    other = adopted(Past(extras=[{**LINE, "product": 8, "tax": "22"}]), made)
    assert [(line.id, line.product, line.tax) for line in other.extras] == [(31, 8, "22")]


def test_what_a_processor_took_here_stays() -> None:
    made = adopted(Past(payments=[PAID]))
    ours = replace(made.payments[0], id=99, processor="STRIPE")
    after = adopted(Past(payments=[]), replace(made, payments=(*made.payments, ours)))
    assert after.payments == (ours,)


def test_card_numbers_in_what_was_sold_are_masked() -> None:
    line = sold_elsewhere({**LINE, "name": "Card 4111 1111 1111 1111", "url": "4111111111111111"}, "EUR")
    assert "4111 1111" not in line.name
    assert line.url != "4111111111111111"


@given(
    st.lists(
        st.one_of(st.none(), st.sampled_from([21, 22, 23, 24])),
        min_size=1,
        max_size=6,
        unique_by=lambda id: id or object(),
    ),
    st.lists(
        st.one_of(st.none(), st.sampled_from([21, 22, 23, 24])),
        min_size=1,
        max_size=6,
        unique_by=lambda id: id or object(),
    ),
)
def test_nobody_ever_shares_an_id(first: list[int | None], second: list[int | None]) -> None:
    made = adopted(Past(guest_ids=first), people=len(first))
    fresh = Ids([], list(range(700, 700 + max(0, len(second) - len(first)))), [])
    after = adopted(Past(guest_ids=second), made, people=len(second), fresh=fresh)
    for wanted, room in ((first, made), (second, after)):
        own = [guest.id for guest in room.guests]
        assert len(set(own)) == len(own)
        assert all(id in (None, got) for id, got in zip(wanted, own, strict=True))
