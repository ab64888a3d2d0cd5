"""VAT to the cent, against a slow and obvious model."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from roomrack.domain.invoices.rules.amounts import (
    STAMP,
    Nature,
    Rate,
    Split,
    difference,
    half_up,
    multiplied,
    stamp_duty,
    totals,
)

RATES = [Rate(Decimal(percent)) for percent in ("0", "4", "5", "10", "22", "8.10", "19", "25.5", "100")]
RATES += [Rate(Decimal(0), Nature.N1), Rate(Decimal(0), Nature.N2_2)]
lines = st.lists(st.tuples(st.integers(-50_000, 500_000), st.sampled_from(RATES)), max_size=12)


def nearest(exact: Fraction) -> int:
    """The whole number next to an exact one, found by looking at both; of two as near, the one away from zero."""
    below = exact.numerator // exact.denominator
    above = below + 1
    if exact - below == above - exact:
        return above if exact > 0 else below
    return below if exact - below < above - exact else above


def model(given_lines: Sequence[tuple[int, Rate]], *, included: bool) -> dict[Rate, tuple[int, int]]:
    """Net and VAT of each rate, from exact fractions."""
    found = {}
    for rate in dict.fromkeys(rate for _, rate in given_lines):
        amount = sum(amount for amount, other in given_lines if other == rate)
        share = Fraction(rate.percent) / 100
        if included:
            net = nearest(amount / (1 + share))
            found[rate] = (net, amount - net)
        else:
            found[rate] = (amount, nearest(amount * share))
    return found


@given(lines, st.booleans())
def test_rates_are_what_the_model_says(given_lines: list[tuple[int, Rate]], included: bool) -> None:
    found = totals(given_lines, included=included)
    assert {rate: (part.net, part.vat) for rate, part in found.rates} == model(given_lines, included=included)
    assert found.whole == sum((part for _, part in found.rates), Split(0, 0))


@given(lines, st.booleans())
def test_lines_sum_to_their_rate_and_differ_from_their_own_split_by_a_cent_at_most(
    given_lines: list[tuple[int, Rate]], included: bool
) -> None:
    found = totals(given_lines, included=included)
    for rate, part in found.rates:
        mine = [line for line, (_, other) in zip(found.lines, given_lines, strict=True) if other == rate]
        assert sum(mine, Split(0, 0)) == part
    for line, (amount, rate) in zip(found.lines, given_lines, strict=True):
        assert (line.gross if included else line.net) == amount
        ((_, alone),) = totals([(amount, rate)], included=included).rates
        assert abs(line.net - alone.net) <= 1
        assert abs(line.vat - alone.vat) <= 1


@given(st.lists(st.tuples(st.integers(0, 500_000), st.sampled_from(RATES)), min_size=1, max_size=6), st.data())
def test_taking_back_in_parts_comes_to_the_whole_and_keeps_the_tolerance_of_the_exchange(
    given_lines: list[tuple[int, Rate]], data: st.DataObject
) -> None:
    included = data.draw(st.booleans())
    whole = totals(given_lines, included=included)
    steps = [
        [*sorted(data.draw(st.lists(st.integers(0, amount), min_size=2, max_size=2))), amount]
        for amount, _ in given_lines
    ]
    before = totals([(0, rate) for _, rate in given_lines], included=included)
    taken: dict[Rate, Split] = {}
    for number in range(3):
        now = [(step[number], rate) for step, (_, rate) in zip(steps, given_lines, strict=True)]
        after = totals(now, included=included)
        for rate, part in difference(after, before).rates:
            taken[rate] = taken.get(rate, Split(0, 0)) + part
            assert abs(part.vat - nearest(part.net * Fraction(rate.percent) / 100)) <= 1
        before = after
    assert {rate: part for rate, part in taken.items() if part != Split(0, 0)} == {
        rate: part for rate, part in whole.rates if part != Split(0, 0)
    }


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**6))
def test_halves_go_away_from_zero(numerator: int, denominator: int) -> None:
    assert half_up(numerator, denominator) == nearest(Fraction(numerator, denominator))


@given(
    st.decimals(0, 1000, places=2, allow_nan=False, allow_infinity=False),
    st.decimals(-10_000, 10_000, places=2, allow_nan=False, allow_infinity=False),
    st.sampled_from((0, 2, 3)),
)
def test_quantity_times_price(quantity: Decimal, price: Decimal, digits: int) -> None:
    assert multiplied(quantity, price, digits) == nearest(Fraction(quantity) * Fraction(price) * 10**digits)


def test_stamp_duty_is_owed_on_more_than_77_47_without_vat() -> None:
    for cents, nature, currency, owed in (
        (7747, Nature.N1, "EUR", 0),
        (7748, Nature.N1, "EUR", STAMP),
        (7748, Nature.N4, "EUR", STAMP),
        (7748, Nature.N3_1, "EUR", 0),
        (7748, Nature.N1, "CHF", 0),
        (7748, None, "EUR", 0),
    ):
        found = totals([(cents, Rate(Decimal(0), nature)), (99_999, Rate(Decimal(22)))], included=True)
        assert stamp_duty(found, currency) == owed, (cents, nature, currency)
