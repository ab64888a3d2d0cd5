"""The calendar as a file: exporting and importing it (docs/guides/calendar-tools.md)."""

import asyncio
from datetime import timedelta
from enum import StrEnum
from typing import Annotated, cast

from fastapi import Query
from starlette.responses import Response, StreamingResponse

from roomrack.core.localtime import local_day
from roomrack.domain.calendar import service, wire
from roomrack.domain.calendar.errors import DatesReversed, TooManyRoomDays
from roomrack.domain.calendar.routes.pages import BareProducts, Products
from roomrack.domain.calendar.rules import HORIZON_DAYS, MAX_WRITE_ROOM_DAYS, cost
from roomrack.domain.calendar.service import Target
from roomrack.domain.calendar.wire.files import CSV, csv_of, table_of
from roomrack.domain.calendar.wire.sheets import XLSX, sheet_pieces, table_of_sheet
from roomrack.domain.products import service as products
from roomrack.domain.properties import service as properties
from roomrack.infra.http.operation import OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.responses import json_response
from roomrack.infra.http.uploads import Upload, Uploaded

files = OperationRouter(tags=["Calendar Tools"])

DAYS = 365
TAKEN = Upload(media=(CSV, XLSX))

MAX_SHEET_ROOM_DAYS = 100_000
"""Products times days of one workbook: writing one takes ten times as long as CSV."""


class Format(StrEnum):
    """How a calendar is written as a file."""

    CSV = "csv"
    XLSX = "xlsx"


@files.get("/rest/x1/calendar/{accommodation}/file", operation="exportCalendar", area="accommodation")
async def export_calendar(
    call: ReadCall,
    products_brackets: Products = None,
    products_bare: BareProducts = None,
    dateFrom: wire.MaybeDay = None,  # noqa: N803
    dateTo: wire.MaybeDay = None,  # noqa: N803
    written: Annotated[Format, Query(alias="format")] = Format.CSV,
) -> Response:
    """The days of some products, or all, as a file, from `dateFrom` (today) on for 365 days or to `dateTo`."""
    accommodation = await properties.get(call.unit, call.accommodation)
    first = dateFrom or local_day(call.unit.now(accommodation.id), accommodation.zone)
    last = dateTo or first + timedelta(DAYS - 1)
    if last < first:
        raise DatesReversed("dateTo", first=first.isoformat())
    catalog = await products.catalog_of(call.unit, accommodation)
    chosen = {*(products_brackets or ()), *(products_bare or ())}
    ids = sorted(catalog.keys() & chosen if products_brackets or products_bare else catalog)
    asked = len(ids) * ((last - first).days + 1)
    limit = MAX_SHEET_ROOM_DAYS if written is Format.XLSX else MAX_WRITE_ROOM_DAYS
    if asked > limit:
        raise TooManyRoomDays("dateTo", limit=limit, asked=asked)
    shown = await service.read(call.unit, accommodation.id, accommodation.currency, catalog, ids, first, last)
    names = {product: catalog[product].name for product in ids}
    headers = {"Content-Disposition": f'attachment; filename="calendar-{accommodation.id}-{first}.{written}"'}
    if written is Format.XLSX:
        # Writing takes seconds where days are many, in which others are served.
        pieces = await asyncio.to_thread(sheet_pieces, shown, names, accommodation.currency)
        return StreamingResponse(pieces, media_type=XLSX, headers=headers)
    return StreamingResponse(csv_of(shown, names, accommodation.currency), media_type=CSV, headers=headers)


@files.put("/rest/x1/calendar/{accommodation}/file", operation="importCalendar", area="accommodation", upload=TAKEN)
async def import_calendar(call: WriteCall) -> Response:
    """Write what a CSV file or a spreadsheet says otherwise than the calendar, all or nothing."""
    uploaded = cast("Uploaded", call.request.state.upload)
    accommodation = await properties.get(call.unit, call.accommodation)
    today = local_day(call.unit.now(accommodation.id), accommodation.zone)
    horizon = timedelta(HORIZON_DAYS)
    # Reading takes a second where lines are many, in which others are served.
    reader = table_of_sheet if uploaded.media == XLSX else table_of
    table = await asyncio.to_thread(reader, uploaded.file, accommodation.currency, today - horizon, today + horizon)
    catalog = await products.catalog_of(call.unit, accommodation)
    target = Target(accommodation.id, accommodation.currency, catalog)
    changed = await service.changes_of(call.unit, target, table)
    answer: dict[str, object] = {"process": [], "success": True, "lines": len(table), "changedDays": changed}
    if changed:
        await call.charge(cost(changed))
        answer["process"] = [await service.import_table(call.unit, target, table)]
    return json_response(answer)
