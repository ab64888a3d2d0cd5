"""How the price of a night comes about, step by step (docs/algorithms/derivation.md, rounding.md).

It tells what `derivation` computes and never decides anything itself: a test holds the two together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from roomrack.core.money import MAX_MINOR
from roomrack.domain.products.rules import Catalog, ColumnGroup, PriceRule, Product


class StepKind(StrEnum):
    """What a step does."""

    BASE = "BASE"
    """The price that is stored."""
    INCREMENT = "INCREMENT"
    PERCENT = "PERCENT"
    ROUNDING = "ROUNDING"
    NOTHING = "NOTHING"
    """There is no price: the parent has none, or the rule comes to nothing or less."""
    LIMIT = "LIMIT"
    """The result is over the most that a price can be."""
    FLOOR = "FLOOR"
    """There is no price, so the minimum selling price counts."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step, of one product, and the exact price after it in minor units; 0 is no price."""

    kind: StepKind
    product: int
    price: Fraction
    value: Decimal | None = None
    """What the rule of an INCREMENT or PERCENT adds."""
    grain: int = 0
    """What ROUNDING rounds to, in minor units."""


def trace(catalog: Catalog, product: int, stored: int, minor_per_unit: int) -> list[Step]:
    """The steps from the stored price, in minor units, to the price that a product shows.

    `stored` is that of `catalog.owner(product, PRICE)`; `minor_per_unit` is the currency's (100 for EUR).
    """
    owner = catalog.owner(product, ColumnGroup.PRICE)
    chain = list(catalog.chain(product))
    chain = chain[[step.id for step in chain].index(owner) :]
    steps = [Step(StepKind.BASE, owner, Fraction(stored))]
    _floor(steps, chain[0])
    for each in chain[1:]:
        _change(steps, each, minor_per_unit)
        _floor(steps, each)
    return steps


def result(steps: Sequence[Step]) -> int:
    """The price after the last step, in minor units."""
    return int(steps[-1].price)


def _floor(steps: list[Step], product: Product) -> None:
    if product.minimum_price and steps[-1].price <= 0:
        steps.append(Step(StepKind.FLOOR, product.id, Fraction(product.minimum_price)))


def _change(steps: list[Step], product: Product, minor_per_unit: int) -> None:
    parent = steps[-1].price
    if parent <= 0:
        steps.append(Step(StepKind.NOTHING, product.id, Fraction(0)))
        return
    value = Fraction(product.price_value)
    if product.price_rule is PriceRule.INCREMENT:
        exact = parent + value * minor_per_unit
        steps.append(Step(StepKind.INCREMENT, product.id, exact, product.price_value))
    else:
        exact = parent * (1 + value / 100)
        steps.append(Step(StepKind.PERCENT, product.id, exact, product.price_value))
    grain = minor_per_unit if product.price_round else 1
    rounded = (2 * exact + grain) // (2 * grain) * grain
    if product.price_round or rounded != exact:
        steps.append(Step(StepKind.ROUNDING, product.id, Fraction(rounded), grain=grain))
    if rounded <= 0:
        steps.append(Step(StepKind.NOTHING, product.id, Fraction(0)))
    elif rounded > MAX_MINOR:
        steps.append(Step(StepKind.LIMIT, product.id, Fraction(MAX_MINOR)))
