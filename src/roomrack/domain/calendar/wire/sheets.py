"""Spreadsheets of the calendar (XLSX): how a table is written to one and read from it.

A sheet is an archive of XML, so what it would expand to is looked at before anything is expanded; entities are refused
by defusedxml, which openpyxl uses. Formulas are read as text and so refused where a value is due: none is evaluated.
The two libraries take half a second to import, which is spent when the first spreadsheet comes, off the event loop.
"""

import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from roomrack.core.money import digits, from_minor
from roomrack.domain.calendar.errors import FileUnreadable
from roomrack.domain.calendar.rules import Column, Columns
from roomrack.domain.calendar.rules import files as rules

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BEGINS = b"PK\x03\x04"
"""What every archive begins with."""
IN_MEMORY = 1024 * 1024
"""Bytes of a file that stay in memory; more go to disk."""
CHUNK = 64 * 1024
MAX_PARTS = 1000
MAX_SHEETS = 200 * 1024 * 1024
"""Bytes that all sheets may expand to: 300,000 lines with every column take half of it."""
MAX_OTHER = 16 * 1024 * 1024
"""Bytes that all else that is read may expand to: texts, formats."""
MAX_ROWS = 1_048_576
"""As many as a sheet can have; empty ones cost next to nothing."""
MAX_COLUMNS = 32

_FLAGS = frozenset({Column.STOP_SELL, Column.CLOSED_TO_ARRIVAL, Column.CLOSED_TO_DEPARTURE})
_BROKEN = (
    *(BadZipFile, zlib.error, ParseError, LookupError, ValueError),
    *(TypeError, AttributeError, EOFError, RuntimeError, ArithmeticError, OSError),
)
"""What reading a file that is no spreadsheet, or a broken one, comes to; defusedxml's refusals are ValueErrors."""


def sheet_of(shown: Columns, names: Mapping[int, str], currency: str) -> IO[bytes]:
    """A calendar as a spreadsheet: dates are dates, prices numbers, and a text is never a formula.

    The caller closes the file. Rows go to disk as they are written.
    """
    from xlsxwriter import Workbook

    file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - it is given to the caller.
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(file, options)
    sheet = book.add_worksheet("Calendar")
    bold = book.add_format({"bold": True})
    as_day = book.add_format({"num_format": "yyyy-mm-dd"})
    decimals = digits(currency)
    as_price = book.add_format({"num_format": "0." + "0" * decimals if decimals else "0"})
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(rules.ALL_HEADERS) - 1, 14)
    for place, header in enumerate(rules.ALL_HEADERS):
        sheet.write_string(0, place, header, bold)
    days = [shown.first + timedelta(place) for place in range(shown.days)]
    line = 0
    for row, product in enumerate(shown.products):
        columns = [(column, getattr(shown, rules.FIELDS[column])[row].tolist()) for column in rules.HEADERS.values()]
        for place, day in enumerate(days):
            line += 1
            sheet.write_number(line, 0, product)
            sheet.write_string(line, 1, names[product])
            sheet.write_datetime(line, 2, day, as_day)
            for at, (column, values) in enumerate(columns, 3):
                if column is Column.PRICE:
                    sheet.write_number(line, at, float(from_minor(values[place], currency)), as_price)
                elif column in _FLAGS:
                    sheet.write_boolean(line, at, bool(values[place]))
                else:
                    sheet.write_number(line, at, values[place])
    book.close()
    file.seek(0)
    return file


def sheet_pieces(shown: Columns, names: Mapping[int, str], currency: str) -> Iterator[bytes]:
    """A calendar as a spreadsheet, piece by piece; all of it is written before the first."""
    return pieces(sheet_of(shown, names, currency))


def pieces(file: IO[bytes]) -> Iterator[bytes]:
    """The file piece by piece; it is closed afterwards."""
    with file:
        while piece := file.read(CHUNK):
            yield piece


def table_of_sheet(file: IO[bytes], currency: str, first: date, last: date) -> rules.Table:
    """The table that the first sheet of a workbook says, whose days lie between first and last.

    Raises `FileUnreadable`, and what `rules.read` raises, its lines the rows of the sheet.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    file.seek(0)
    _look_before(file)
    try:
        book = load_workbook(file, read_only=True, keep_links=False)
        sheets = book.worksheets
    except (*_BROKEN, InvalidFileException) as error:
        raise FileUnreadable(reason="it is no spreadsheet (XLSX)") from error
    try:
        if not sheets:
            raise FileUnreadable(reason="it has no sheet")
        return rules.read(_texts(sheets[0]), currency=currency, first=first, last=last)
    finally:
        book.close()


def _look_before(file: IO[bytes]) -> None:
    """Refuse an archive that would expand to more than a calendar is, from what it says of its parts.

    Nothing expands to more than that: what comes beyond is cut off and taken for broken.
    """
    try:
        with ZipFile(file) as archive:
            parts = archive.infolist()
    except _BROKEN as error:
        raise FileUnreadable(reason="it is no spreadsheet (XLSX)") from error
    sheets = sum(part.file_size for part in parts if part.filename.startswith("xl/worksheets/"))
    media = sum(part.file_size for part in parts if part.filename.startswith("xl/media/"))
    other = sum(part.file_size for part in parts) - sheets - media
    if len(parts) > MAX_PARTS or sheets > MAX_SHEETS or other > MAX_OTHER:
        raise FileUnreadable(reason="it would expand to more than a calendar takes")


def _texts(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet with their numbers, as a file of text would say them."""
    # What a sheet says of its own size may be wrong.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except _BROKEN as error:
            raise FileUnreadable(reason=f"line {number} can't be read") from error
        if row.count(None) < len(row):
            yield number, [_text(value) for value in row]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        # Spreadsheets keep fifteen digits, and files what binary makes of them.
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
    return str(value)
