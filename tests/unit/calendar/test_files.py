"""Reading and writing the calendar as a table."""

import io
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomrack.core.errors import RoomrackError
from roomrack.domain.calendar.rules import BLANK, Columns
from roomrack.domain.calendar.rules.files import HEADERS, MAX_TOLD, Table, harmless
from roomrack.domain.calendar.wire.files import csv_of, table_of

FIRST = date(2026, 3, 1)
LAST = FIRST + timedelta(400)
HEAD = "product,name,date,availability,price,minStay,maxStay,cutOffDays,stopSells,closeToArrival,closeToDeparture\n"


def read(text: str | bytes, currency: str = "EUR") -> Table:
    raw = text.encode() if isinstance(text, str) else text
    return table_of(io.BytesIO(raw), currency, FIRST, LAST)


def refused(text: str | bytes, currency: str = "EUR") -> list[tuple[str | None, str]]:
    with pytest.raises(RoomrackError) as found:
        read(text, currency)
    return [(item.element, str(item)) for item in found.value.nested or (found.value,)]


def value_of(table: Table, name: str) -> list[int]:
    return [int(value) for value in table.values[list(HEADERS).index(name)]]


@given(
    st.lists(st.integers(1, 2**40), min_size=1, max_size=4, unique=True).map(sorted),
    st.integers(1, 5),
    st.data(),
    st.sampled_from(["EUR", "JPY", "KWD"]),
)
def test_what_is_written_reads_the_same(products: list[int], days: int, data: st.DataObject, currency: str) -> None:
    shown = Columns.empty(FIRST, days, products)
    shape = (len(products), days)
    limits = {"available": 1_000_000, "price": 10**12, "min_stay": 9_999, "max_stay": 9_999, "cut_off_days": 9_999}
    for name, limit in limits.items():
        values = data.draw(st.lists(st.integers(0, limit), min_size=shape[0] * days, max_size=shape[0] * days))
        getattr(shown, name)[:] = np.array(values).reshape(shape)
    for name in ("stop_sell", "closed_to_arrival", "closed_to_departure"):
        flags = data.draw(st.lists(st.booleans(), min_size=shape[0] * days, max_size=shape[0] * days))
        getattr(shown, name)[:] = np.array(flags).reshape(shape)
    texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
    names = {product: data.draw(texts) for product in products}
    table = table_of(io.BytesIO(b"".join(csv_of(shown, names, currency))), currency, FIRST, LAST)
    assert table.products.tolist() == [product for product in products for _ in range(days)]
    assert table.days.tolist() == [FIRST.toordinal() + place for _ in products for place in range(days)]
    order = ("available", "price", "min_stay", "max_stay", "cut_off_days", "stop_sell")
    for row, name in zip(table.values, (*order, "closed_to_arrival", "closed_to_departure"), strict=True):
        assert row.tolist() == getattr(shown, name).astype(int).reshape(-1).tolist()


def test_columns_in_any_order_and_only_some_of_them() -> None:
    table = read("\ufeffprice,date,product\r\n99.5,2026-03-02,7\r\n,2026-03-01,7\r\n\r\n10,2026-03-01,3\r\n")
    assert table.products.tolist() == [3, 7, 7]
    assert table.lines.tolist() == [5, 3, 2]
    assert value_of(table, "price") == [1000, BLANK, 9950]
    assert value_of(table, "availability") == [BLANK] * 3


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_with_decimal_commas(delimiter: str) -> None:
    lines = "product,date,price,stopSells\n7,2026-03-01,99#50,TRUE\n7,2026-03-02,99.5,0\n"
    table = read(lines.replace(",", delimiter).replace("#", ","))
    assert (value_of(table, "price"), value_of(table, "stopSells")) == ([9950, 9950], [1, 0])


def test_a_name_with_line_breaks_counts_its_lines() -> None:
    text = 'product,name,date,price\n7,"Room\nwith a view",2026-03-01,1\n7,Room,2026-03-02,much\n'
    assert refused(text) == [("line 4, column price", "'much' is not a price in EUR.")]


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("product", "", "the id of a product"),
        ("product", "1.5", "the id of a product"),
        ("date", "2026-02-30", "a day from 2026-03-01 to 2027-04-05, written yyyy-MM-dd"),
        ("date", "01/03/2026", "a day from 2026-03-01 to 2027-04-05, written yyyy-MM-dd"),
        ("date", "2026-02-28", "a day from 2026-03-01 to 2027-04-05, written yyyy-MM-dd"),
        ("availability", "-1", "a whole number from 0 to 1000000"),
        ("availability", "1000001", "a whole number from 0 to 1000000"),
        ("price", "9.999", "a price in EUR"),
        ("price", "-1", "a price in EUR"),
        ("price", "NaN", "a price in EUR"),
        ("price", "1e400", "a price in EUR"),
        ("price", "=1+1", "a price in EUR"),
        ("minStay", "two", "a whole number from 0 to 9999"),
        ("maxStay", "10000", "a whole number from 0 to 9999"),
        ("cutOffDays", "1.0", "a whole number from 0 to 9999"),
        ("stopSells", "perhaps", "true or false"),
        ("closeToArrival", "2", "true or false"),
        ("closeToDeparture", "=TRUE()", "true or false"),
    ],
)
def test_a_wrong_value_is_told_with_line_and_column(column: str, value: str, expected: str) -> None:
    cells = {"product": "7", "date": "2026-03-01", column: value}
    text = ",".join(cells) + "\n" + ",".join(f'"{cell}"' for cell in cells.values()) + "\n"
    assert refused(text) == [(f"line 2, column {column}", f"{value!r} is not {expected}.")]


def test_all_wrong_values_at_once_up_to_a_hundred() -> None:
    many = HEAD + "".join(f"7,,2026-03-{day:02},x,y,,,,,,\n" for day in range(1, 29)) * 3
    found = refused(many)
    assert len(found) == MAX_TOLD
    assert found[:2] == [
        ("line 2, column availability", "'x' is not a whole number from 0 to 1000000."),
        ("line 2, column price", "'y' is not a price in EUR."),
    ]


def test_columns_that_are_unknown_twice_or_missing() -> None:
    assert [element for element, _ in refused("product,avail,price,price\n")] == [
        "line 1, column avail",
        "line 1, column price",
        "line 1, column date",
    ]
    assert [element for element, _ in refused("")] == ["line 1, column product", "line 1, column date"]


def test_the_same_day_twice() -> None:
    text = "product,date,price\n7,2026-03-01,1\n8,2026-03-01,1\n7,2026-03-01,2\n"
    assert refused(text) == [("line 4, column date", "Line 2 has this day of product 7 already.")]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"product,date\n7,\xff\n", "it is not UTF-8"),
        (b'product,date\n7,"2026', "line 2: unexpected end of data"),
        (b"PK\x03\x04\x14\x00\x08\x08\x08\x00\xff", "it is not UTF-8"),
    ],
)
def test_what_is_no_table(raw: bytes, reason: str) -> None:
    assert refused(raw) == [(None, f"The file can't be read: {reason}.")]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("Camera = sole", "Camera = sole"),
        ("", ""),
    ],
)
def test_names_never_begin_a_formula(name: str, written: str) -> None:
    assert harmless(name) == written


def test_prices_are_written_with_the_decimals_of_the_currency() -> None:
    shown: Any = Columns.empty(FIRST, 1, [7])
    shown.price[:] = 9950
    line = b"".join(csv_of(shown, {7: "Double"}, "EUR")).decode().splitlines()[1]
    assert line == "7,Double,2026-03-01,0,99.50,1,99,0,false,false,false"
    assert Decimal(line.split(",")[4]) == Decimal("99.50")
