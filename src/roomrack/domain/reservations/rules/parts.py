"""What a reservation is made of beside its room and guests: the extras that were sold with it, and its splits.

They are kept inside of it, so that an event that tells of it tells of them too. `written` and the readers turn
them into JSON values and back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from roomrack.core.localtime import format_instant, parse_instant
from roomrack.core.money import to_minor
from roomrack.core.text import mask_card_numbers


class Kind(StrEnum):
    """What an extra is within the price (docs/algorithms/price-breakdown.md)."""

    EXTRA = "EXTRA"
    BREAKFAST = "BREAKFAST"
    DISCOUNT = "DISCOUNT"
    COMMISSION = "COMMISSION"


@dataclass(frozen=True, slots=True, kw_only=True)
class SoldExtra:
    """An extra of a reservation. `price` is all that it costs, VAT included, in minor units."""

    id: int
    product: int
    """The extra that was sold, by its id in the property's list."""
    name: str
    """As it was called when it was sold."""
    kind: Kind = Kind.EXTRA
    price: int
    tax: str = "0"
    """Percent of VAT within the price, as text, as it was when it was sold."""
    quantity: int = 1
    day: date | None = None
    """The local day of the stay that it is for."""
    url: str | None = None
    external_id: str | None = None
    """What another system calls it; extras with the same one are a group."""
    created_at: datetime
    production_date: datetime | None = None
    invoiced: bool = False
    group: bool = False
    manual: bool = False
    """Whether the price was stated, so that a change of quantity or day does not compute it anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """From a day on, until the next split or the departure, the stay is in another room."""

    start: date
    """The first local day whose night is there."""
    accommodation: int
    """The reservation's own property, or another one of its network."""
    accommodation_name: str
    product: int
    product_name: str


def written(part: SoldExtra | Split) -> dict[str, Any]:
    """A part as JSON values; what is None is left out."""
    values = ((field.name, getattr(part, field.name)) for field in fields(part))
    return {name: _plain(value) for name, value in values if value is not None}


def sold_extra(values: Mapping[str, Any]) -> SoldExtra:
    """The reverse of `written`."""
    read = dict(values)
    read["kind"] = Kind(read.get("kind", Kind.EXTRA))
    if "day" in read:
        read["day"] = date.fromisoformat(read["day"])
    for name in ("created_at", "production_date"):
        if name in read:
            read[name] = parse_instant(read[name])
    return SoldExtra(**read)


def sold_elsewhere(values: Mapping[str, Any], currency: str) -> SoldExtra:
    """An extra as another server sold it, by the fields of `SoldExtra`, with its price as a decimal.

    Raises ValueError for a price that the currency does not have, or that is below 0.
    """
    price = to_minor(values["price"], currency)
    if price < 0:
        raise ValueError("a price is 0 or more")
    texts = {name: mask_card_numbers(values[name]) for name in ("name", "url") if values.get(name)}
    return SoldExtra(**{**values, **texts, "price": price})


def split_of(values: Mapping[str, Any]) -> Split:
    """The reverse of `written`."""
    return Split(**{**values, "start": date.fromisoformat(values["start"])})


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return format_instant(value)
    return value.isoformat() if isinstance(value, date) else value
