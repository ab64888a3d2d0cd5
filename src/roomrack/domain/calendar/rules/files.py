"""The calendar as a table: a line for each day of a product (docs/guides/calendar-tools.md).

Reading takes lines of text and gives arrays, so that a file of 100,000 lines costs a few megabytes; every wrong value
is told with its line and column, up to a hundred of them.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

import numpy as np
from numpy.typing import NDArray

from roomrack.core.errors import RoomrackError, many
from roomrack.core.localtime import parse_day
from roomrack.core.money import from_minor, to_minor
from roomrack.domain.calendar.errors import CellWrong, ColumnMissing, ColumnUnknown, DayTwice, FileTooLong
from roomrack.domain.calendar.rules.columns import Column, Columns
from roomrack.domain.calendar.rules.days import BLANK
from roomrack.domain.calendar.rules.writing import MAX_WRITE_ROOM_DAYS

HEADERS: Mapping[str, Column] = {
    "availability": Column.AVAILABILITY,
    "price": Column.PRICE,
    "minStay": Column.MIN_STAY,
    "maxStay": Column.MAX_STAY,
    "cutOffDays": Column.CUT_OFF_DAYS,
    "stopSells": Column.STOP_SELL,
    "closeToArrival": Column.CLOSED_TO_ARRIVAL,
    "closeToDeparture": Column.CLOSED_TO_DEPARTURE,
}
"""The columns with values, in the order in which they are written."""
PRODUCT, NAME, DAY = "product", "name", "date"
ALL_HEADERS = (PRODUCT, NAME, DAY, *HEADERS)
MAX_TOLD = 100
MAX_SHOWN = 40
"""Characters of a wrong value that an error repeats."""

_LIMITS = {
    Column.AVAILABILITY: 1_000_000,
    Column.MIN_STAY: 9_999,
    Column.MAX_STAY: 9_999,
    Column.CUT_OFF_DAYS: 9_999,
}
_FLAGS = {"true": 1, "false": 0, "1": 1, "0": 0}
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
FIELDS = {column: column.value for column in Column} | {Column.AVAILABILITY: "available"}
"""Which array of the columns holds each column."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What a file says, one entry of each array for a line, in the order of product and day."""

    products: NDArray[np.int64]
    days: NDArray[np.int64]
    """As ordinals."""
    lines: NDArray[np.int64]
    """Where each stands in the file, counted from 1."""
    values: NDArray[np.int64]
    """A row for each of `HEADERS`; `BLANK` where the cell is empty. Flags are 0 or 1, prices in minor units."""

    def __len__(self) -> int:
        return len(self.lines)


def place(line: int, column: str) -> str:
    """How an error names a cell."""
    return f"line {line}, column {column}"


def read(
    rows: Iterable[tuple[int, Sequence[str]]], *, currency: str, first: date, last: date, decimal_comma: bool = False
) -> Table:
    """The table of a file, from its numbered lines, the one with the names of the columns first.

    Days lie between `first` and `last`. With `decimal_comma` a price may be written 99,50. Raises one error with
    everything that is wrong, a hundred values at most.
    """
    numbered = iter(rows)
    line, header = next(numbered, (1, ()))
    places = _places(line, header)
    wrong: list[RoomrackError] = []
    readers = _readers(currency, first, last, decimal_comma=decimal_comma)
    columns = {name: array("q") for name in ALL_HEADERS if name != NAME}
    lines = array("q")
    wanted = [(name, places.get(name), readers[name], columns[name]) for name in columns]
    for line, row in numbered:
        if not any(row):
            continue
        if len(lines) == MAX_WRITE_ROOM_DAYS:
            raise FileTooLong(limit=MAX_WRITE_ROOM_DAYS)
        lines.append(line)
        for name, at, reader, column in wanted:
            text = row[at].strip() if at is not None and at < len(row) else ""
            try:
                column.append(reader[text])
            except _Refused as refused:
                column.append(BLANK)
                element = place(line, name)
                wrong.append(CellWrong(element, value=text[:MAX_SHOWN], expected=str(refused)))
        if len(wrong) >= MAX_TOLD:
            break
    if wrong:
        raise many(wrong[:MAX_TOLD])
    return _ordered(columns, lines)


def _places(line: int, header: Sequence[str]) -> dict[str, int]:
    names = [name.strip() for name in header]
    wrong: list[RoomrackError] = []
    for position, name in enumerate(names):
        if name and (name not in ALL_HEADERS or name in names[:position]):
            wrong.append(ColumnUnknown(place(line, name[:MAX_SHOWN]), known=", ".join(ALL_HEADERS)))
    wrong += [ColumnMissing(place(line, name)) for name in (PRODUCT, DAY) if name not in names]
    if wrong:
        raise many(wrong)
    return {name: position for position, name in enumerate(names) if name}


def _ordered(columns: Mapping[str, "array[int]"], lines: "array[int]") -> Table:
    products, days = (np.array(columns[name], dtype=np.int64) for name in (PRODUCT, DAY))
    numbers = np.array(lines, dtype=np.int64)
    order = np.lexsort((numbers, days, products))
    products, days, numbers = products[order], days[order], numbers[order]
    twice = np.flatnonzero((products[1:] == products[:-1]) & (days[1:] == days[:-1])) + 1
    if len(twice):
        raise many(
            [
                DayTwice(place(int(numbers[at]), DAY), product=int(products[at]), line=int(numbers[at - 1]))
                for at in twice[:MAX_TOLD].tolist()
            ]
        )
    values = np.stack([np.array(columns[name], dtype=np.int64)[order] for name in HEADERS])
    return Table(products, days, numbers, values)


class _Refused(Exception):
    """A text that is not what its column holds; the message says what would be."""


class _Reader(dict[str, int]):
    """Values by their text, read when first met: a file repeats few."""

    def __init__(self, read: Callable[[str], int]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> int:
        value = self[text] = self._read(text)
        return value


def _readers(currency: str, first: date, last: date, *, decimal_comma: bool) -> dict[str, _Reader]:
    def day(text: str) -> int:
        expected = f"a day from {first} to {last}, written yyyy-MM-dd"
        try:
            found = parse_day(text)
        except ValueError:
            raise _Refused(expected) from None
        if not first <= found <= last:
            raise _Refused(expected)
        return found.toordinal()

    def price(text: str) -> int:
        if not text:
            return BLANK
        plain = text.replace(",", ".") if decimal_comma and "." not in text else text
        try:
            amount = Decimal(plain)
            if amount < 0:
                raise ValueError
            return to_minor(amount, currency)
        except (InvalidOperation, ValueError):
            raise _Refused(f"a price in {currency}") from None

    readers = {PRODUCT: _Reader(_product), DAY: _Reader(day)}
    for name, column in HEADERS.items():
        if column is Column.PRICE:
            readers[name] = _Reader(price)
        elif column in _LIMITS:
            readers[name] = _Reader(_whole(_LIMITS[column]))
        else:
            readers[name] = _Reader(_flag)
    return readers


def _product(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < len(text) <= 18):
        raise _Refused("the id of a product")
    return int(text)


def _whole(limit: int) -> Callable[[str], int]:
    def whole(text: str) -> int:
        if not text:
            return BLANK
        if not (text.isascii() and text.isdigit() and len(text) <= 18) or int(text) > limit:
            raise _Refused(f"a whole number from 0 to {limit}")
        return int(text)

    return whole


def _flag(text: str) -> int:
    if not text:
        return BLANK
    value = _FLAGS.get(text.lower())
    if value is None:
        raise _Refused("true or false")
    return value


def rows(shown: Columns, names: Mapping[int, str], currency: str) -> Iterator[list[list[str]]]:
    """The lines of a calendar, product by product, as `read` takes them."""
    days = [date.fromordinal(shown.first.toordinal() + place).isoformat() for place in range(shown.days)]
    for row, product in enumerate(shown.products):
        cells = [[str(product)] * shown.days, [harmless(names[product])] * shown.days, days]
        for column in HEADERS.values():
            values = getattr(shown, FIELDS[column])[row].tolist()
            if column is Column.PRICE:
                written = {value: f"{from_minor(value, currency):f}" for value in set(values)}
                cells.append([written[value] for value in values])
            elif column in _LIMITS:
                cells.append(list(map(str, values)))
            else:
                cells.append(["true" if value else "false" for value in values])
        yield [list(line) for line in zip(*cells, strict=True)]


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_DANGEROUS) else text
