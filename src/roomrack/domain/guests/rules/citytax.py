"""City tax: what a guest of a stay pays, night by night."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Band:
    """Ages with an amount of their own, both ends included, in whole years."""

    from_age: int
    to_age: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class CityTax:
    """The rule of a city: an amount for each person and night."""

    amount: Decimal
    max_nights: int | None = None
    """Nights of a stay that are taxed; all of them when None."""
    bands: tuple[Band, ...] = ()

    @property
    def bands_apart(self) -> bool:
        """Whether each age is in one band at most."""
        ordered = sorted(self.bands, key=lambda band: band.from_age)
        right = all(band.from_age <= band.to_age for band in ordered)
        return right and all(one.to_age < two.from_age for one, two in pairwise(ordered))


def tax_of(rule: CityTax, arrival: date, departure: date, *, born: date | None, exempt: bool = False) -> Decimal:
    """What a guest pays for his nights, in the property's currency.

    His age is that of each night, so a birthday in the stay counts; unknown birthdays pay the plain amount.
    """
    if exempt:
        return Decimal(0)
    nights = [arrival + timedelta(day) for day in range((departure - arrival).days)][: rule.max_nights]
    return sum((_amount(rule, rule.bands, night, born) for night in nights), Decimal(0))


def _amount(rule: CityTax, bands: Sequence[Band], night: date, born: date | None) -> Decimal:
    if born is None:
        return rule.amount
    age = night.year - born.year - ((night.month, night.day) < (born.month, born.day))
    return next((band.amount for band in bands if band.from_age <= age <= band.to_age), rule.amount)
