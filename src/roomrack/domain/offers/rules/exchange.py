"""Amounts in other currencies (docs/algorithms/pricing.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from roomrack.core.money import digits

BASE = "EUR"
"""What the stored rates are for one unit of."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many units of a currency are one of `BASE`, as of a day."""

    currency: str
    rate: Decimal
    day: date


@dataclass(frozen=True, slots=True)
class Conversion:
    """From minor units of one currency to those of another."""

    source: str
    target: str
    factor: Fraction
    """Minor units of the target for one of the source."""

    def __call__(self, minor: int) -> int:
        """An amount in the other currency, rounded halves up; of a negative one, halves down."""
        if self.source == self.target:
            return minor
        divisor = self.factor.denominator
        nearest = (2 * abs(minor) * self.factor.numerator + divisor) // (2 * divisor)
        return nearest if minor >= 0 else -nearest


def conversion(source: str, target: str, rates: Mapping[str, Decimal]) -> Conversion | None:
    """How to convert, by stored rates; None when one of the currencies has none."""
    if source == target:
        return Conversion(source, target, Fraction(1))
    known = {**rates, BASE: Decimal(1)}
    if source not in known or target not in known:
        return None
    scale = Fraction(10) ** (digits(target) - digits(source))
    return Conversion(source, target, Fraction(known[target]) / Fraction(known[source]) * scale)
