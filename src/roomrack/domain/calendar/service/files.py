"""Importing the calendar from a table, all or nothing: only what differs from the present is written."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from roomrack.core.errors import RoomrackError, many
from roomrack.core.stay import DateRange
from roomrack.domain.calendar import repository
from roomrack.domain.calendar.errors import UnknownRoom
from roomrack.domain.calendar.rules import Column, Columns, Item, Range
from roomrack.domain.calendar.rules.files import BLANK, FIELDS, HEADERS, MAX_TOLD, PRODUCT, Table, place
from roomrack.domain.calendar.service.reading import read
from roomrack.domain.calendar.service.writing import linked, write_parts
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
    async for product, rows, differs in _differences(unit, target, table):
        changed += int(differs.any(axis=0).sum())
        for position, column in enumerate(_COLUMNS):
            at = np.flatnonzero(differs[position])
            if len(at) and len(wrong) < MAX_TOLD:
                lines = table.lines[rows][at].tolist()
                for line in lines[: MAX_TOLD - len(wrong)]:
                    error = linked(target.catalog, product, column, place(line, _NAMES[position]))
                    if error is None:
                        break
                    wrong.append(error)
    if wrong:
        raise many(wrong)
    return changed


async def import_table(unit: WriteUnit, target: Target, table: Table) -> int:
    """Write what a table changes, as one write; gives its id. `changes_of` has found nothing wrong with it.

    Raises one error for the limits of a stay that would contradict each other.
    """
    process = await repository.next_write_id(unit)
    items: list[Item] = []
    parts: list[Range] = []
    products = 0
    async for product, rows, differs in _differences(unit, target, table):
        for part, line in _parts(target, table, product, rows, differs, len(items)):
            parts.append(part)
            items.append(_item(part, line))
        products += 1
        if products % CHUNK == 0 and parts:
            await write_parts(unit, process, items, parts, target.catalog)
            items, parts = [], []
    if parts:
        await write_parts(unit, process, items, parts, target.catalog)
    return process


async def _differences(
    unit: ReadUnit, target: Target, table: Table
) -> AsyncIterator[tuple[int, slice, NDArray[np.bool_]]]:
    """Product by product its lines, and which of their cells say something else than the calendar."""
    products, starts = np.unique(table.products, return_index=True)
    bounds = [*starts.tolist(), len(table)]
    for chunk in range(0, len(products), CHUNK):
        chosen = products[chunk : chunk + CHUNK].tolist()
        rows = slice(bounds[chunk], bounds[min(chunk + CHUNK, len(products))])
        first, last = (date.fromordinal(int(found(table.days[rows]))) for found in (np.min, np.max))
        shown = await read(unit, target.accommodation, target.currency, target.catalog, chosen, first, last)
        for place_, product in enumerate(chosen):
            mine = slice(bounds[chunk + place_], bounds[chunk + place_ + 1])
            present = _present(shown, place_, table.days[mine] - first.toordinal())
            said = table.values[:, mine]
            yield product, mine, (said != BLANK) & (said != present)


def _present(shown: Columns, row: int, offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.stack([getattr(shown, FIELDS[column])[row][offsets].astype(np.int64) for column in _COLUMNS])


def _parts(
    target: Target, table: Table, product: int, rows: slice, differs: NDArray[np.bool_], position: int
) -> Iterator[tuple[Range, int]]:
    """The ranges that a product's lines come to, each with its first line; `position` is that of the first item."""
    own = [linked(target.catalog, product, column, None) is None for column in _COLUMNS]
    keys = np.where(differs & np.array(own)[:, np.newaxis], table.values[:, rows], BLANK)
    days = table.days[rows]
    breaks = np.flatnonzero((keys[:, 1:] != keys[:, :-1]).any(axis=0) | (days[1:] != days[:-1] + 1)) + 1
    starts = [0, *breaks.tolist()]
    ends = [*breaks.tolist(), len(days)]
    written = keys[:, starts].T.tolist()
    firsts, lasts, lines = days[starts].tolist(), days[np.array(ends) - 1].tolist(), table.lines[rows][starts].tolist()
    for said, first, last, line in zip(written, firsts, lasts, lines, strict=True):
        values = {column: value for column, value in zip(_COLUMNS, said, strict=True) if value != BLANK}
        if values:
            span = DateRange(date.fromordinal(first), date.fromordinal(last))
            yield Range(target.accommodation, product, span, values, dict.fromkeys(values, position)), line
            position += 1


def _item(part: Range, line: int) -> Item:
    paths: dict[str, str] = {column: place(line, _NAME_OF[column]) for column in (Column.MIN_STAY, Column.MAX_STAY)}
    return Item(part.accommodation, part.product, part.days, part.values, paths)
