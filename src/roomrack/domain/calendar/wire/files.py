"""Files of the calendar: how a table is written as text and read from it."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import IO, Any

from roomrack.domain.calendar.errors import FileUnreadable
from roomrack.domain.calendar.rules import Columns
from roomrack.domain.calendar.rules import files as rules

CSV = "text/csv"
_DELIMITERS = (";", "\t", ",")


def csv_of(shown: Columns, names: Mapping[int, str], currency: str) -> Iterator[bytes]:
    """A calendar as CSV in UTF-8 (RFC 4180), a piece for each product."""
    yield _written([rules.ALL_HEADERS])
    for lines in rules.rows(shown, names, currency):
        yield _written(lines)


def _written(lines: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue().encode()


def table_of(file: IO[bytes], currency: str, first: date, last: date) -> rules.Table:
    """The table that a CSV file says, whose days lie between first and last.

    Values are separated by commas, semicolons or tabs, as the first line shows; where it is not by commas, a price may
    have one in place of the point. Raises `FileUnreadable`, and what `rules.read` raises.
    """
    file.seek(0)
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    try:
        header = text.readline(100_000)
        delimiter = max(_DELIMITERS, key=header.count)
        text.seek(0)
        rows = _numbered(csv.reader(text, delimiter=delimiter, strict=True))
        return rules.read(rows, currency=currency, first=first, last=last, decimal_comma=delimiter != ",")
    except UnicodeDecodeError:
        raise FileUnreadable(reason="it is not UTF-8") from None
    finally:
        text.detach()


def _numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """The rows with the lines on which they begin: quoted text may hold line breaks."""
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FileUnreadable(reason=f"line {line}: {error}") from None
        yield line, row
