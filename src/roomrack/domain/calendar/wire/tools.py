"""The shapes of the tools beyond the contract (docs/guides/calendar-tools.md)."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any

from roomrack.core.money import digits, from_minor, wire_number
from roomrack.domain.calendar.rules import BOOKABLE, Column, Step, StepKind
from roomrack.domain.calendar.service import Preview
from roomrack.domain.products.rules import Catalog

NAMES = {
    Column.AVAILABILITY: "availability",
    Column.PRICE: "price",
    Column.MIN_STAY: "minStay",
    Column.MAX_STAY: "maxStay",
    Column.CUT_OFF_DAYS: "cutOffDays",
    Column.STOP_SELL: "stopSells",
    Column.CLOSED_TO_ARRIVAL: "closeToArrival",
    Column.CLOSED_TO_DEPARTURE: "closeToDeparture",
}
"""How a day calls its columns when it is read."""
FLAGS = frozenset({Column.STOP_SELL, Column.CLOSED_TO_ARRIVAL, Column.CLOSED_TO_DEPARTURE})


def preview(found: Preview, catalog: Catalog, currency: str, written: Collection[int]) -> Iterator[dict[str, Any]]:
    """`CalendarDryRunProduct` for each product that would change; `written` are those that the request names."""
    for product, changes in groupby(found.changes, key=lambda change: change.product):
        yield {
            "accommodation": str(found.accommodation),
            "id": product,
            "name": catalog[product].name,
            "derived": product not in written,
            "days": [
                {
                    "date": change.day,
                    "changes": {
                        _name(name): {"before": _value(name, old, currency), "after": _value(name, new, currency)}
                        for name, (old, new) in change.values.items()
                    },
                }
                for change in changes
            ],
        }


def _name(column: str) -> str:
    return column if column == BOOKABLE else NAMES[Column(column)]


def _value(column: str, value: int, currency: str) -> Any:
    if column == BOOKABLE or column in FLAGS:
        return bool(value)
    return wire_number(from_minor(value, currency)) if column == Column.PRICE else value


def price_trace(
    first: date, nights: Sequence[Sequence[Step]], catalog: Catalog, product: int, currency: str
) -> dict[str, Any]:
    """`CalendarPriceTrace`: the nights from the first on, each with its steps."""
    # Nights that share their steps share their shape.
    known = {id(steps): [_step(step, catalog, currency) for step in steps] for steps in nights}
    return {
        "id": product,
        "name": catalog[product].name,
        "currency": currency,
        "data": [
            {"date": first + timedelta(place), **_priced(steps[-1].price, currency), "steps": known[id(steps)]}
            for place, steps in enumerate(nights)
        ],
    }


def _priced(price: Fraction, currency: str) -> dict[str, Any]:
    return {"price": wire_number(_amount(price, currency))} if price > 0 else {}


def _amount(price: Fraction, currency: str) -> Decimal:
    """An exact amount: percentages and increments have four decimals at most, so the division ends."""
    return (Decimal(price.numerator) / Decimal(price.denominator)).scaleb(-digits(currency))


def _step(step: Step, catalog: Catalog, currency: str) -> dict[str, Any]:
    product = catalog[step.product]
    shape: dict[str, Any] = {"kind": step.kind, "product": product.id, "name": product.name}
    if step.value is not None:
        shape["value"] = wire_number(step.value)
    return {**shape, **_priced(step.price, currency), "words": _words(step, product.name, currency)}


def _words(step: Step, name: str, currency: str) -> str:
    price = f"{_plain(_amount(step.price, currency))} {currency}"
    match step.kind:
        case StepKind.BASE:
            return f"The calendar of {name} says {price}." if step.price else f"The calendar of {name} has no price."
        case StepKind.INCREMENT:
            added = step.value or Decimal(0)
            return f"{name} {'adds' if added >= 0 else 'takes off'} {_plain(abs(added))} {currency}: {price}."
        case StepKind.PERCENT:
            percent = step.value or Decimal(0)
            return f"{name} {'adds' if percent >= 0 else 'takes off'} {_plain(abs(percent))} %: {price}."
        case StepKind.ROUNDING:
            grain = _plain(_amount(Fraction(step.grain), currency))
            return f"Rounded to the nearest {grain} {currency}, halves up: {price}."
        case StepKind.NOTHING:
            return f"{name} has no price."
        case StepKind.LIMIT:
            return f"More than a price can be: {price}."
        case StepKind.FLOOR:
            return f"There is no price, so the minimum selling price of {name} counts: {price}."


def _plain(amount: Decimal) -> str:
    """Without needless zeros, and never with an exponent."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
