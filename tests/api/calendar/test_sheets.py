"""exportCalendar and importCalendar with spreadsheets (docs/guides/calendar-tools.md)."""

import asyncio
import io
import zipfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import httpx2
import pytest
from openpyxl import Workbook, load_workbook

from roomrack.domain.calendar.wire import sheets
from roomrack.domain.products.rules import PriceRule
from tests.api.calendar.shapes import day, days_of
from tests.factories.world import Hotel, Session, World

HEAD = (
    *("product", "name", "date", "availability", "price", "minStay", "maxStay", "cutOffDays", "stopSells"),
    *("closeToArrival", "closeToDeparture"),
)
TYPE = {"Content-Type": sheets.XLSX}


def workbook(*rows: Sequence[Any]) -> bytes:
    """A workbook as a person's program writes it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    book.create_sheet("Notes").append(["not", "read"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


async def put(session: Session, hotel: Hotel, content: bytes) -> httpx2.Response:
    return await session.put(f"/rest/x1/calendar/{hotel.id}/file", content=content, headers=TYPE, timeout=120)


async def export(session: Session, hotel: Hotel, **params: Any) -> httpx2.Response:
    path = f"/rest/x1/calendar/{hotel.id}/file"
    return await session.get(path, params={"format": "xlsx", **params}, timeout=120)


async def test_an_export_has_dates_numbers_and_no_formula(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel, name='=HYPERLINK("https://x.example")')
    session = await world.session(hotel)
    today = world.today(hotel)
    await world.sell(hotel, room, allotment=3, price=Decimal("99.5"), days=1, minstay=2, stopSells=True)
    answer = await export(session, hotel, dateTo=(today + timedelta(1)).isoformat())
    assert answer.status_code == 200
    assert answer.headers["content-type"] == sheets.XLSX
    assert answer.headers["content-disposition"] == f'attachment; filename="calendar-{hotel.id}-{today}.xlsx"'
    book = load_workbook(io.BytesIO(answer.content))
    sheet = book.worksheets[0]
    midnight, tomorrow = (datetime.combine(when, datetime.min.time()) for when in (today, today + timedelta(1)))
    name = '=HYPERLINK("https://x.example")'
    assert [tuple(row) for row in sheet.iter_rows(values_only=True)] == [
        HEAD,
        (room, name, midnight, 3, 99.5, 2, 99, 0, True, False, False),
        (room, name, tomorrow, 0, 0, 1, 99, 0, False, False, False),
    ]
    assert [cell.data_type for cell in sheet[2]] == ["n", "s", "d", "n", "n", "n", "n", "n", "b", "b", "b"]
    assert (sheet["C2"].number_format, sheet["E2"].number_format) == ("yyyy-mm-dd", "0.00")


async def test_what_was_exported_changes_nothing(world: World) -> None:
    hotel = await world.hotel(currency="JPY")
    room = await world.product(hotel)
    await world.product(hotel, parent=room, price_rule=PriceRule.PERCENT, price_value=Decimal(-10))
    session = await world.session(hotel)
    await world.sell(hotel, room, price=12_345, days=40)
    answer = await put(session, hotel, (await export(session, hotel)).content)
    assert answer.status_code == 200, answer.text
    assert answer.json() == {"process": [], "success": True, "lines": 730, "changedDays": 0}


async def test_what_a_person_typed_is_written(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    await world.sell(hotel, room, allotment=3, price=100, days=3)
    days = [today + timedelta(place) for place in range(3)]
    answer = await put(
        session,
        hotel,
        workbook(
            ["product", "date", "price", "stopSells", "minStay", None],
            [room, days[0], 110.5, True, 2],
            [],
            [str(room), days[1].isoformat(), 99.90000000000001, "true", 2.0],
            [room, datetime.combine(days[2], datetime.min.time()), None, None, ""],
        ),
    )
    assert answer.status_code == 200, answer.text
    assert answer.json() == {**answer.json(), "lines": 3, "changedDays": 2}
    assert await days_of(session, hotel.id, room, today, 3) == [
        day(days[0], availability=3, price=110.5, stopSells=True, minStay=2),
        day(days[1], availability=3, price=99.9, stopSells=True, minStay=2),
        day(days[2], availability=3, price=100, bookable=True),
    ]


async def test_wrong_cells_are_named_by_row_and_column(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    rows: list[list[Any]] = [
        ["product", "date", "price", "minStay"],
        [room, today, "=1+1", 1],
        [],
        [room, datetime.combine(today, datetime.min.time()) + timedelta(hours=5), 5, 1.5],
        ["Double", 45_000, -1, True],
    ]
    answer = await put(session, hotel, workbook(*rows))
    assert answer.status_code == 400
    found = [(each["type"], each["element"]) for each in answer.json()["nested"]]
    assert found == [
        ("ApiParamsExemption", f"line {line}, column {column}")
        for line, column in (
            *((2, "price"), (4, "date"), (4, "minStay")),
            *((5, "product"), (5, "date"), (5, "price"), (5, "minStay")),
        )
    ]
    assert answer.json()["nested"][0]["message"] == "'=1+1' is not a price in EUR."
    unknown = await put(session, hotel, workbook(["product", "date", "price"], [999, today, 5]))
    assert (unknown.status_code, unknown.json()["nested"][0]["element"]) == (422, "line 2, column product")
    headless = await put(session, hotel, workbook(["product", "colour"]))
    assert [each["element"] for each in headless.json()["nested"]] == ["line 1, column colour", "line 1, column date"]
    assert await days_of(session, hotel.id, room, today, 1) == [day(today)]


def parts(content: bytes, **changed: bytes) -> bytes:
    """A workbook with other parts, by their names without folder and ending."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name.rpartition("/")[2].partition(".")[0], old.read(name)))
    return file.getvalue()


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">
<c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"""
FAR = b"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>product</t></is></c><c r="B1" t="inlineStr"><is><t>date</t></is></c></row>
<row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData></worksheet>"""
PLAIN = workbook(["product", "date"])
BROKEN = {
    "no archive": b"product,date\n",
    "an archive of something else": parts(PLAIN, workbook=b"<nothing/>"),
    "cut off": PLAIN[: len(PLAIN) // 2],
    "entities": parts(PLAIN, sheet1=ENTITIES),
    "no XML": parts(PLAIN, sheet1=b"{}"),
    "a bomb among the sheets": parts(PLAIN, sheet1=b" " * (sheets.MAX_SHEETS + 1)),
    "a bomb among the rest": parts(PLAIN, styles=b" " * (sheets.MAX_OTHER + 1)),
}


@pytest.mark.parametrize("name", BROKEN)
async def test_what_is_no_calendar_is_refused(world: World, name: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    answer = await asyncio.wait_for(put(session, hotel, BROKEN[name]), 30)
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiParamsExemption"), answer.text
    if "bomb" in name:
        assert "it would expand to more than a calendar takes" in answer.json()["message"]


async def test_rows_beyond_a_sheet_are_not_waited_for(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    answer = await asyncio.wait_for(put(session, hotel, parts(PLAIN, sheet1=FAR)), 60)
    assert (answer.status_code, answer.json()["lines"]) == (200, 0)


async def test_an_unknown_format(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    answer = await export(session, hotel, format="ods")
    assert (answer.status_code, answer.json()["element"]) == (400, "format")


async def test_20_products_by_365_days(world: World) -> None:
    hotel = await world.hotel()
    rooms = [await world.product(hotel) for _ in range(20)]
    session = await world.session(hotel)
    await world.sell(hotel, rooms[0], days=365)
    answer = await export(session, hotel)
    sheet = load_workbook(io.BytesIO(answer.content), read_only=True).worksheets[0]
    assert sheet.max_row == 1 + 7_300
    imported = await put(session, hotel, answer.content)
    assert imported.json() == {"process": [], "success": True, "lines": 7_300, "changedDays": 0}


async def test_a_workbook_holds_fewer_days_than_a_csv_file(world: World) -> None:
    hotel = await world.hotel()
    await world.product(hotel)
    session = await world.session(hotel)
    days = {"dateFrom": "2030-01-01", "dateTo": "2304-10-17"}
    answer = await session.get(f"/rest/x1/calendar/{hotel.id}/file", params={**days, "format": "xlsx"})
    refused = answer.json()
    assert (answer.status_code, refused["type"], refused["element"]) == (400, "ApiParamsExemption", "dateTo")
