"""What a product shows, computed from the columns of those that own them (docs/algorithms/derivation.md, rounding.md).

The same function serves reading, search, pushing to channels and the tests. It works on integers: prices in minor
units, percentages as fractions.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from roomrack.core.money import MAX_MINOR
from roomrack.domain.calendar.rules.columns import Columns, Ints
from roomrack.domain.products.rules import Catalog, ColumnGroup, PriceRule, Product

_GROUPS = tuple(ColumnGroup)
_SAFE = 2**62
"""Products of integers stay under this in int64; beyond it Python's own integers compute the same."""


def needed(catalog: Catalog, products: Iterable[int]) -> list[int]:
    """The products whose stored days decide what these products show, in ascending order."""
    found: set[int] = set()
    for product in products:
        found.update(catalog.owner(product, group) for group in _GROUPS)
        found.update(catalog.stock(product))
    return sorted(found)


def derive(stored: Columns, catalog: Catalog, products: Sequence[int], minor_per_unit: int) -> Columns:
    """The calendar of the products as clients see it.

    `stored` holds at least the products that `needed` names; `minor_per_unit` is the currency's (100 for EUR).
    """
    row = {product: index for index, product in enumerate(stored.products)}

    def owners(group: ColumnGroup) -> NDArray[np.intp]:
        return np.fromiter((row[catalog.owner(product, group)] for product in products), np.intp, len(products))

    stay = owners(ColumnGroup.STAY)
    restrictions = owners(ColumnGroup.RESTRICTIONS)
    shape = (len(products), stored.days)
    available = np.empty(shape, dtype=np.int64)
    price = np.empty(shape, dtype=np.int64)
    prices: dict[_Source, Ints] = {}
    for index, product in enumerate(products):
        available[index] = _available(stored, row, catalog, product)
        price[index] = _price(stored.price, row, catalog, product, minor_per_unit, prices)
    return Columns(
        stored.first,
        tuple(products),
        available=available,
        price=price,
        min_stay=stored.min_stay[stay],
        max_stay=stored.max_stay[stay],
        cut_off_days=stored.cut_off_days[restrictions],
        stop_sell=stored.stop_sell[owners(ColumnGroup.STOP_SELL)],
        closed_to_arrival=stored.closed_to_arrival[restrictions],
        closed_to_departure=stored.closed_to_departure[restrictions],
    )


def _available(stored: Columns, row: dict[int, int], catalog: Catalog, product: int) -> Ints:
    owner = catalog[catalog.owner(product, ColumnGroup.AVAILABILITY)]
    if not owner.is_suite:
        left: Ints = np.maximum(stored.available[row[owner.id]], 0)
        return left
    units = [row[unit] for unit in catalog.stock(owner.id)]
    if not units:
        return np.zeros(stored.days, dtype=np.int64)
    free: Ints = np.all(stored.available[units] > 0, axis=0).astype(np.int64)
    return free


def derive_prices(stored: Ints, owner: int, catalog: Catalog, product: int, minor_per_unit: int) -> Ints:
    """The prices of one product, by the same steps as `derive`, where nothing else of its calendar is wanted.

    `stored` are the prices of the product that owns them, one for each day.
    """
    return _price(stored[np.newaxis], {owner: 0}, catalog, product, minor_per_unit, {})


def _price(
    stored: Ints, row: dict[int, int], catalog: Catalog, product: int, minor_per_unit: int, known: "dict[_Source, Ints]"
) -> Ints:
    """The price of one product; `known` keeps those of its ancestors, and what a rule makes of one: siblings share."""
    price: Ints | None = None
    for step in catalog.chain(product):
        if step.id not in known:
            if price is None or not step.follows(ColumnGroup.PRICE):
                # An ancestor above one that owns its price is not needed, so it may not have been read.
                own = row.get(step.id)
                price = stored[own] if own is not None else np.zeros(stored.shape[1], dtype=np.int64)
            else:
                rule = (step.parent, step.price_rule, step.price_value, step.price_round)
                if rule not in known:
                    known[rule] = change(step, price, minor_per_unit)
                price = known[rule]
            if step.minimum_price:
                price = np.where(price > 0, price, step.minimum_price)
            known[step.id] = price
        price = known[step.id]
    if price is None:
        raise AssertionError("a chain has at least one step")
    return price


_Source = int | tuple[int | None, PriceRule, Decimal, bool]
"""Where a price comes from: a product, or a rule over the price of a parent."""


def change(step: Product, parent: Ints, minor_per_unit: int) -> Ints:
    """One step of a price: the parent's, incremented or changed by a percentage, and rounded.

    Where the parent has no price the product has none either; a result of 0 or less is no price.
    """
    rule = _rule(step.price_rule, Fraction(step.price_value), minor_per_unit if step.price_round else 1, minor_per_unit)
    return np.where(parent > 0, np.clip(rule.apply(parent), 0, MAX_MINOR), 0)


@dataclass(frozen=True, slots=True)
class _Rule:
    """price * factor + addend, over divisor, rounded to a multiple of grain: all whole numbers."""

    factor: int
    addend: int
    divisor: int
    grain: int

    def apply(self, price: Ints) -> Ints:
        # A whole multiple of `span` needs no rounding, so it is split off: what is left stays small enough for int64.
        span = self.divisor * self.grain
        if (
            2 * (span * abs(self.factor) + abs(self.addend)) + span > _SAFE
            or MAX_MINOR // span * abs(self.factor) > _SAFE
        ):
            exact = price.astype(object)
            rounded = (2 * (exact * self.factor + self.addend) + span) // (2 * span) * self.grain
            clipped: Ints = np.clip(rounded, 0, MAX_MINOR).astype(np.int64)
            return clipped
        whole, rest = np.divmod(price, span)
        nearest: Ints = (
            whole * self.factor + (2 * (rest * self.factor + self.addend) + span) // (2 * span)
        ) * self.grain
        return nearest


@lru_cache(maxsize=4096)
def _rule(kind: PriceRule, value: Fraction, grain: int, minor_per_unit: int) -> _Rule:
    if kind is PriceRule.INCREMENT:
        increment = value * minor_per_unit
        return _Rule(increment.denominator, increment.numerator, increment.denominator, grain)
    percent = 1 + value / 100
    return _Rule(percent.numerator, 0, percent.denominator, grain)
