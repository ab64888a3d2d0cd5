"""Beyond the contract: tools for the calendar (docs/guides/calendar-tools.md)."""

from typing import Annotated, Any

from fastapi import Body, Path
from starlette.responses import Response

from roomrack.core.localtime import local_day
from roomrack.domain.calendar import service, wire
from roomrack.domain.calendar.errors import DatesReversed, TooManyRoomDays, WriteNotFound
from roomrack.domain.calendar.routes.bulk import MAX_ID, prepared
from roomrack.domain.calendar.routes.pages import BareProducts, Products, page_of
from roomrack.domain.calendar.rules import cost
from roomrack.domain.products import service as products
from roomrack.domain.products.errors import ProductNotFound
from roomrack.domain.properties import service as properties
from roomrack.infra.http.operation import OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.responses import json_response

tools = OperationRouter(tags=["Calendar Tools"])

MAX_TRACED_NIGHTS = 1_100


@tools.post("/rest/x1/calendar/dry-run", operation="dryRunCalendar", area="accommodation")
async def dry_run(call: WriteCall, body: Annotated[list[Any], Body()]) -> Response:
    """What a bulk write would change, in every product that shows it; nothing is written."""
    wanted = await prepared(call, body)
    found = await service.preview(call.unit, wanted.writes, wanted.catalogs, wanted.todays, wanted.currencies)
    written = {item.product for item in wanted.writes}
    shapes = [
        shape
        for each in found
        for shape in wire.preview(
            each, wanted.catalogs[each.accommodation], wanted.currencies[each.accommodation], written
        )
    ]
    return json_response({"data": shapes, "additionalCost": cost(wanted.room_days)})


@tools.get("/rest/x1/calendar/{accommodation}/{productId}/price", operation="tracePrice", area="accommodation")
async def trace_price(
    call: ReadCall,
    product: Annotated[int, Path(alias="productId", ge=-MAX_ID, le=MAX_ID)],
    dateFrom: wire.MaybeDay = None,  # noqa: N803
    dateTo: wire.MaybeDay = None,  # noqa: N803
) -> Response:
    """How the price of each night comes about, from `dateFrom` (today) to `dateTo` (the same night)."""
    accommodation = await properties.get(call.unit, call.accommodation)
    first = dateFrom or local_day(call.unit.now(accommodation.id), accommodation.zone)
    last = dateTo or first
    if last < first:
        raise DatesReversed("dateTo", first=first.isoformat())
    asked = (last - first).days + 1
    if asked > MAX_TRACED_NIGHTS:
        raise TooManyRoomDays("dateTo", limit=MAX_TRACED_NIGHTS, asked=asked)
    catalog = await products.catalog_of(call.unit, accommodation)
    if product not in catalog:
        raise ProductNotFound(product)
    nights = await service.trace_prices(
        call.unit, accommodation.id, accommodation.currency, catalog, product, first, last
    )
    return json_response(wire.price_trace(first, nights, catalog, product, accommodation.currency))


@tools.get("/rest/x1/calendar/{accommodation}", operation="readCalendarVersions", area="accommodation")
async def read_versions(
    call: ReadCall,
    products_brackets: Products = None,
    products_bare: BareProducts = None,
    dateFrom: wire.MaybeDay = None,  # noqa: N803
    dateTo: wire.MaybeDay = None,  # noqa: N803
    size: wire.MaybeNumber = None,
    page: wire.MaybeNumber = None,
) -> Response:
    """A page of the calendar as `readCalendar` gives it, with the version of each product's days."""
    chosen = [*(products_brackets or ()), *(products_bare or ())]
    wanted = chosen if products_brackets or products_bare else None
    return await page_of(call, wanted, dateFrom, dateTo, size, page, versioned=True)


@tools.post("/rest/x1/calendar/bulk", operation="writeCalendarGuarded", area="accommodation")
async def write_guarded(call: WriteCall, body: Annotated[list[Any], Body()]) -> Response:
    """A bulk write whose items can name the version that their days must still have."""
    wanted = await prepared(call, body, wire.GuardedItem)
    await call.charge(cost(wanted.room_days))
    process = await service.write(call.unit, wanted.writes, wanted.catalogs, wanted.todays, wanted.versions)
    return json_response(wire.process(process))


@tools.post("/rest/x1/calendar/write/{id}/undo", operation="undoCalendarWrite", area="accommodation")
async def undo(call: WriteCall, process: Annotated[int, Path(alias="id", ge=-MAX_ID, le=MAX_ID)]) -> Response:
    """Bring back what a bulk write of the last 24 hours overwrote, in all properties that the caller reaches."""
    found = await service.writes_of(call.unit, process)
    if not found:
        raise WriteNotFound(process)
    accommodations = sorted({event.accommodation for event in found})
    for accommodation in accommodations:
        call.require(accommodation, write=True)
    await call.unit.narrow(accommodations)
    homes = await properties.find(call.unit, accommodations)
    todays = {home.id: local_day(call.unit.now(home.id), home.zone) for home in homes}
    catalogs = {home.id: await products.catalog_of(call.unit, home) for home in homes}
    await call.charge(cost(service.room_days_of(found)))
    return json_response(wire.process(await service.undo(call.unit, found, catalogs, todays)))
