"""Reading the calendar, as clients and as search see it."""

from collections.abc import Collection, Sequence
from datetime import date

import numpy as np

from roomrack.core.errors import NotBookable
from roomrack.core.money import minor_per_unit
from roomrack.core.stay import Stay
from roomrack.domain.calendar import repository
from roomrack.domain.calendar.errors import (
    ClosedToArrival,
    ClosedToDeparture,
    InsideCutOff,
    NothingLeft,
    StayTooLong,
    StayTooShort,
    StoppedSelling,
    WithoutPrice,
    first_with_all,
    told,
)
from roomrack.domain.calendar.rules import (
    Columns,
    Finding,
    Obstacle,
    Step,
    derive,
    derive_prices,
    findings,
    needed,
    trace,
    version,
)
from roomrack.domain.products.rules import Catalog, ColumnGroup
from roomrack.infra.db import ReadUnit

_REFUSALS: dict[Obstacle, type[NotBookable]] = {
    Obstacle.SOLD_OUT: NothingLeft,
    Obstacle.STOP_SELL: StoppedSelling,
    Obstacle.NO_PRICE: WithoutPrice,
    Obstacle.CUT_OFF: InsideCutOff,
    Obstacle.CLOSED_TO_ARRIVAL: ClosedToArrival,
    Obstacle.CLOSED_TO_DEPARTURE: ClosedToDeparture,
    Obstacle.MIN_STAY: StayTooShort,
    Obstacle.MAX_STAY: StayTooLong,
}


async def read(
    unit: ReadUnit,
    accommodation: int,
    currency: str,
    catalog: Catalog,
    products: Sequence[int],
    first: date,
    last: date,
) -> Columns:
    """The calendar of some products over the local days from first to last, both included, derived as clients see it.

    Prices are in minor units of the currency. The catalog holds the products, their ancestors and suite children.
    """
    owners = needed(catalog, products)
    days = (last - first).days + 1
    records = await repository.stored(unit, accommodation, owners, first, last)
    return derive(unpacked(records, owners, first, days), catalog, products, minor_per_unit(currency))


async def read_with_versions(
    unit: ReadUnit,
    accommodation: int,
    currency: str,
    catalog: Catalog,
    products: Sequence[int],
    first: date,
    last: date,
) -> tuple[Columns, list[str]]:
    """What `read` gives, and the version of the days of each product, in the order of the products."""
    owners = sorted({*needed(catalog, products), *products})
    records = await repository.stored(unit, accommodation, owners, first, last)
    stored = unpacked(records, owners, first, (last - first).days + 1)
    shown = derive(stored, catalog, products, minor_per_unit(currency))
    return shown, [version(stored, product) for product in products]


def unpacked(records: repository.Records, owners: Sequence[int], first: date, days: int) -> Columns:
    """Stored days as columns, the days that were never set included."""
    return Columns.empty(first, days, owners).fill(records)


async def daily_prices(
    unit: ReadUnit, accommodation: int, currency: str, catalog: Catalog, product: int, nights: Collection[date]
) -> list[int | None]:
    """The price of each night, in minor units and in the order of the nights; None where there is none."""
    if not nights:
        return []
    first, last = min(nights), max(nights)
    owner = catalog.owner(product, ColumnGroup.PRICE)
    records = await repository.stored(unit, accommodation, [owner], first, last)
    stored = np.zeros((last - first).days + 1, dtype=np.int64)
    stored[records["offset"]] = records["price"]
    prices = derive_prices(stored, owner, catalog, product, minor_per_unit(currency)).tolist()
    return [prices[(night - first).days] or None for night in nights]


async def trace_prices(
    unit: ReadUnit, accommodation: int, currency: str, catalog: Catalog, product: int, first: date, last: date
) -> list[list[Step]]:
    """How the price of each night from first to last, both included, comes about."""
    owner = catalog.owner(product, ColumnGroup.PRICE)
    records = await repository.stored(unit, accommodation, [owner], first, last)
    stored = np.zeros((last - first).days + 1, dtype=np.int64)
    stored[records["offset"]] = records["price"]
    # Nights repeat few prices, and the steps depend on nothing else.
    known = {price: trace(catalog, product, price, minor_per_unit(currency)) for price in set(stored.tolist())}
    return [known[price] for price in stored.tolist()]


async def check(
    unit: ReadUnit, accommodation: int, currency: str, catalog: Catalog, product: int, stay: Stay, today: date
) -> None:
    """Raise `NotBookable` when a stay can't be booked; the message tells the first reason, `nested` all of them.

    `today` is the local day of the property.
    """
    found = await obstacles(unit, accommodation, currency, catalog, product, stay, today)
    if found:
        raise first_with_all([refusal(one) for one in found])


def refusal(found: Finding) -> NotBookable:
    """What stands against a stay, in words."""
    return _REFUSALS[found.obstacle](days=told(found.days), limit=found.limit)


async def obstacles(
    unit: ReadUnit, accommodation: int, currency: str, catalog: Catalog, product: int, stay: Stay, today: date
) -> list[Finding]:
    """Everything that stands against a stay (docs/algorithms/bookability.md)."""
    shown = await read(unit, accommodation, currency, catalog, [product], stay.arrival, stay.departure)
    return findings(shown, 0, stay, today)
