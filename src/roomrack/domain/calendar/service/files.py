"""Importing the calendar from a table, all or nothing: only what differs from the present is written."""

import functools
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from roomrack.core.errors import RoomrackError, many
from roomrack.domain.calendar import repository
from roomrack.domain.calendar.errors import UnknownRoom
from roomrack.domain.calendar.rules import BLANK, Column, Days
from roomrack.domain.calendar.rules.files import FIELDS, HEADERS, MAX_TOLD, PRODUCT, Table, place
from roomrack.domain.calendar.service.daily import write_days
from roomrack.domain.calendar.service.reading import read
from roomrack.domain.calendar.service.writing import linked
from roomrack.domain.products.rules import Catalog
from roomrack.infra.db import ReadUnit, WriteUnit

CHUNK = 20
"""Products that are looked at and written at a time: what bounds the memory of an import."""
_COLUMNS = tuple(HEADERS.values())
_NAMES = tuple(HEADERS)
_NAME_OF = {column: name for name, column in HEADERS.items()}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a table goes."""

    accommodation: int
    currency: str
    catalog: Catalog


async def changes_of(unit: ReadUnit, target: Target, table: Table) -> int:
    """How many days of products a table changes.

    Raises one error with everything that rules refuse of the changes, each with its line and column: a product that
    does not exist, and a value that follows another product. Such a value may stand there as long as it is as it reads.
    """
    wrong: list[RoomrackError] = []
    for product in np.unique(table.products).tolist():
        if product not in target.catalog:
            line = int(table.lines[np.searchsorted(table.products, product)])
            wrong.append(UnknownRoom(place(line, PRODUCT), product))
    if wrong:
        raise many(wrong[:MAX_TOLD])
    changed = 0
    async for rows, differs in _differences(unit, target, table):
        changed += int(differs.any(axis=0).sum())
        if len(wrong) < MAX_TOLD:
            others = differs & ~_own(target.catalog, table.products[rows])
            for at, position in np.argwhere(others.T)[: MAX_TOLD - len(wrong)].tolist():
                line, product = int(table.lines[rows][at]), int(table.products[rows][at])
                error = linked(target.catalog, product, _COLUMNS[position], place(line, _NAMES[position]))
                wrong += [error] if error else []
    if wrong:
        raise many(wrong)
    return changed


async def import_table(unit: WriteUnit, target: Target, table: Table) -> int:
    """Write what a table changes, as one write; gives its id. `changes_of` has found nothing wrong with it.

    Raises one error for the limits of a stay that would contradict each other.
    """
    process = await repository.next_write_id(unit)
    async for rows, differs in _differences(unit, target, table):
        said = np.where(differs & _own(target.catalog, table.products[rows]), table.values[:, rows], BLANK)
        kept = np.flatnonzero((said != BLANK).any(axis=0))
        if not len(kept):
            continue
        days = Days(table.products[rows][kept], table.days[rows][kept], _COLUMNS, said[:, kept])
        lines = table.lines[rows][kept]
        where = functools.partial(_where, lines)
        await write_days(unit, target.accommodation, process, days, target.catalog, where)
    return process


def _where(lines: NDArray[np.int64], at: int, column: Column) -> str:
    return place(int(lines[at]), _NAME_OF[column])


async def _differences(unit: ReadUnit, target: Target, table: Table) -> AsyncIterator[tuple[slice, NDArray[np.bool_]]]:
    """A few products at a time: their lines, and which cells of these say something else than the calendar."""
    products, starts = np.unique(table.products, return_index=True)
    bounds = [*starts.tolist(), len(table)]
    for chunk in range(0, len(products), CHUNK):
        chosen = products[chunk : chunk + CHUNK]
        rows = slice(bounds[chunk], bounds[min(chunk + CHUNK, len(products))])
        first, last = (date.fromordinal(int(found(table.days[rows]))) for found in (np.min, np.max))
        shown = await read(unit, target.accommodation, target.currency, target.catalog, chosen.tolist(), first, last)
        at = (np.searchsorted(chosen, table.products[rows]), table.days[rows] - first.toordinal())
        present = np.stack([getattr(shown, FIELDS[column])[at].astype(np.int64) for column in _COLUMNS])
        said = table.values[:, rows]
        yield rows, (said != BLANK) & (said != present)


def _own(catalog: Catalog, products: NDArray[np.int64]) -> NDArray[np.bool_]:
    """By column, which of these products have it of their own."""
    known, places = np.unique(products, return_inverse=True)
    own = [[linked(catalog, product, column, None) is None for product in known.tolist()] for column in _COLUMNS]
    return np.array(own)[:, places]
