"""VAT by line and by rate, in minor units; described in docs/algorithms/invoices.md.

Rounding happens once for each rate of a document, halves away from zero. The lines of a rate share what it came to, so
that they sum to it exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

_WHOLE = 10_000
"""A hundred percent, in hundredths of a percent."""


class Nature(StrEnum):
    """Why no VAT is owed, by the codes of the Italian tax agency (FatturaPA, Natura)."""

    N1 = "N1"
    N2_1 = "N2.1"
    N2_2 = "N2.2"
    N3_1 = "N3.1"
    N3_2 = "N3.2"
    N3_3 = "N3.3"
    N3_4 = "N3.4"
    N3_5 = "N3.5"
    N3_6 = "N3.6"
    N4 = "N4"
    N5 = "N5"
    N6_1 = "N6.1"
    N6_2 = "N6.2"
    N6_3 = "N6.3"
    N6_4 = "N6.4"
    N6_5 = "N6.5"
    N6_6 = "N6.6"
    N6_7 = "N6.7"
    N6_8 = "N6.8"
    N6_9 = "N6.9"
    N7 = "N7"


STAMPED = frozenset({Nature.N1, Nature.N2_1, Nature.N2_2, Nature.N3_5, Nature.N3_6, Nature.N4})
"""Natures on which stamp duty is owed (DPR 642/1972; the agency's guide to it, 2021)."""
STAMP_FROM = 77_47
"""The sum in cents of euros up to which no stamp duty is owed (DPR 642/1972, tariff, article 13)."""
STAMP = 2_00
"""Stamp duty of one invoice, in cents of euros."""


@dataclass(frozen=True, slots=True)
class Rate:
    """What a line owes: a percentage with at most two decimals, or why nothing."""

    percent: Decimal
    nature: Nature | None = None

    @property
    def hundredths(self) -> int:
        """The percentage in hundredths of a percent."""
        return int(self.percent * 100)


@dataclass(frozen=True, slots=True)
class Split:
    """An amount in its parts: `net` and `vat` sum to `gross`."""

    net: int
    vat: int

    @property
    def gross(self) -> int:
        """What is to be paid."""
        return self.net + self.vat

    def __add__(self, other: "Split") -> "Split":
        return Split(self.net + other.net, self.vat + other.vat)

    def __sub__(self, other: "Split") -> "Split":
        return Split(self.net - other.net, self.vat - other.vat)


NOTHING = Split(0, 0)


@dataclass(frozen=True, slots=True)
class Totals:
    """What a document comes to: by line in their order, by rate in the order in which they first stand, and in all."""

    lines: tuple[Split, ...]
    rates: tuple[tuple[Rate, Split], ...]

    @property
    def whole(self) -> Split:
        """The sum over all rates."""
        return sum((split for _, split in self.rates), NOTHING)


def half_up(numerator: int, denominator: int) -> int:
    """A quotient rounded to whole, halves away from zero; `denominator` is positive."""
    whole = (2 * abs(numerator) + denominator) // (2 * denominator)
    return whole if numerator >= 0 else -whole


def split(amount: int, rate: Rate, *, included: bool) -> Split:
    """One amount in its parts; `included` says whether VAT is in it."""
    if included:
        net = half_up(amount * _WHOLE, _WHOLE + rate.hundredths)
        return Split(net, amount - net)
    return Split(amount, half_up(amount * rate.hundredths, _WHOLE))


def totals(lines: Sequence[tuple[int, Rate]], *, included: bool) -> Totals:
    """What lines of amounts and rates come to.

    Each rate is split once, over the sum of its lines. A line gets what the sum grows by with it, which is its own
    split give or take one minor unit.
    """
    sums: dict[Rate, int] = {}
    splits: list[Split] = []
    for amount, rate in lines:
        before = sums.get(rate, 0)
        sums[rate] = before + amount
        splits.append(split(before + amount, rate, included=included) - split(before, rate, included=included))
    return Totals(tuple(splits), tuple((rate, split(amount, rate, included=included)) for rate, amount in sums.items()))


def difference(after: Totals, before: Totals) -> Totals:
    """What is new between two totals of the same lines; rates that nothing is new of are left out."""
    gone = dict(before.rates)
    rates = tuple((rate, whole - gone.get(rate, NOTHING)) for rate, whole in after.rates)
    lines = tuple(late - early for late, early in zip(after.lines, before.lines, strict=True))
    return Totals(lines, tuple((rate, part) for rate, part in rates if part != NOTHING))


def multiplied(quantity: Decimal, price: Decimal, digits: int) -> int:
    """The amount of a line in minor units of a currency with so many digits, rounded halves away from zero."""
    exact = (quantity * price).scaleb(digits)
    sign, _, _ = exact.as_tuple()
    whole = int((abs(exact) * 2 + 1) // 2)
    return -whole if sign else whole


def stamp_duty(totals: Totals, currency: str) -> int:
    """The Italian stamp duty of a document, in cents; 0 where none is owed. It is known for euros only."""
    untaxed = sum(part.net for rate, part in totals.rates if rate.nature in STAMPED)
    return STAMP if currency == "EUR" and untaxed > STAMP_FROM else 0
