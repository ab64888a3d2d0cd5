"""What a price is made of, against a slow model in decimals that counts money as a person would."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.reservations.rules.parts import Kind, SoldExtra
from roomrack.domain.reservations.rules.prices import Component, breakdown, spread, total_gross, with_vat
from tests.unit.reservations.examples import BOOKED, NOW

AMOUNTS = st.integers(0, 10**8)
VATS = st.decimals(0, 100, places=2)


@st.composite
def extras(draw: st.DrawFn) -> tuple[SoldExtra, ...]:
    kinds = draw(st.lists(st.tuples(st.sampled_from(Kind), AMOUNTS), max_size=6))
    return tuple(
        SoldExtra(id=number, product=number, name="x", kind=kind, price=price, created_at=NOW)
        for number, (kind, price) in enumerate(kinds, 1)
    )


@given(AMOUNTS, AMOUNTS, extras(), VATS, AMOUNTS)
def test_rows_are_those_of_the_slow_model_and_sum_to_the_cent(
    gross: int, cleaning: int, sold: tuple[SoldExtra, ...], vat: Decimal, city_tax: int
) -> None:
    room = replace(BOOKED, room_gross=gross, nightly=spread(gross, 3), cleaning_fee=cleaning, extras=sold)
    rows = breakdown(room, vat=vat, city_tax=city_tax)
    by_type: dict[Component, list[Any]] = {}
    for row in rows:
        by_type.setdefault(row.type, []).append(row)

    def money(type: Component) -> Decimal:
        return sum((Decimal(row.price) / 100 for row in by_type.get(type, ())), Decimal(0))

    euros = Decimal(gross) / 100
    assert money(Component.DAILY_ROOM_PRICE) == euros
    assert money(Component.ROOM_NET) + money(Component.VAT) == euros
    assert money(Component.ROOM_NET) == (euros / (1 + vat / 100)).quantize(Decimal("0.01"), ROUND_HALF_UP)

    paid = euros + Decimal(cleaning) / 100
    for extra in sold:
        if extra.kind in (Kind.EXTRA, Kind.BREAKFAST):
            paid += Decimal(extra.price) / 100
    for extra in sold:
        if extra.kind is Kind.DISCOUNT:
            paid = max(Decimal(0), paid - Decimal(extra.price) / 100)
    assert Decimal(total_gross(room)) / 100 == paid
    counted = [row.price for row in rows if row.included and row.type is not Component.DAILY_ROOM_PRICE]
    assert sum(counted) == total_gross(room)
    beside = {row.type for row in rows if not row.included}
    assert beside <= {Component.COMMISSION, Component.TOURIST_TAX}
    assert money(Component.TOURIST_TAX) == Decimal(city_tax) / 100
    assert [row.extra for row in rows if row.extra is not None] == list(sold)


@given(st.lists(AMOUNTS, min_size=1, max_size=40), VATS)
def test_vat_that_comes_on_top_is_that_of_the_whole_stay(nights: list[int], vat: Decimal) -> None:
    with_it = with_vat(nights, vat)
    tax = (Decimal(sum(nights)) * vat / 100).quantize(Decimal(1), ROUND_HALF_UP)
    assert sum(with_it) == sum(nights) + tax
    assert all(after >= before for after, before in zip(with_it, nights, strict=True))
