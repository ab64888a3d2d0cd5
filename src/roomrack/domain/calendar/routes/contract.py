"""The contract's operations on the calendar (docs/contract.md 6)."""

from typing import Annotated, Any

from fastapi import Body, Path
from starlette.responses import Response

from roomrack.core.localtime import local_day
from roomrack.core.stay import Stay
from roomrack.domain.calendar import service, wire
from roomrack.domain.calendar.errors import NoNight, TooManyRoomDays
from roomrack.domain.calendar.routes.bulk import MAX_ID, prepared
from roomrack.domain.calendar.routes.pages import MAX_READ_ROOM_DAYS, BareProducts, Products, page_of
from roomrack.domain.calendar.rules import cost
from roomrack.domain.products import service as products
from roomrack.domain.products.errors import ProductNotFound
from roomrack.domain.properties import service as properties
from roomrack.infra.http.operation import OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.responses import empty_response, json_response

router = OperationRouter(tags=["ARI: Calendar"])


@router.get("/rest/v1/calendar/{accommodation}", operation="readCalendar", area="accommodation")
async def read_calendar(
    call: ReadCall,
    products_brackets: Products = None,
    products_bare: BareProducts = None,
    dateFrom: wire.MaybeDay = None,  # noqa: N803
    dateTo: wire.MaybeDay = None,  # noqa: N803
    size: wire.MaybeNumber = None,
    page: wire.MaybeNumber = None,
) -> Response:
    """The days of some products: a page of products, from `dateFrom` (today) to `dateTo` (15 days later)."""
    chosen = [*(products_brackets or ()), *(products_bare or ())]
    wanted = chosen if products_brackets or products_bare else None
    return await page_of(call, wanted, dateFrom, dateTo, size, page)


@router.get(
    "/rest/v1/calendar/{accommodation}/{productId}/availabilityCheck",
    operation="Availability Check",
    area="accommodation",
)
async def availability_check(
    call: ReadCall,
    product: Annotated[int, Path(alias="productId", ge=-MAX_ID, le=MAX_ID)],
    startDate: wire.Day,  # noqa: N803
    endDate: wire.Day,  # noqa: N803
) -> Response:
    """200 when a stay can be booked, 406 with the reasons when it can't."""
    if endDate <= startDate:
        raise NoNight("endDate", first=startDate.isoformat())
    stay = Stay(startDate, endDate)
    if len(stay) > MAX_READ_ROOM_DAYS:
        raise TooManyRoomDays("endDate", limit=MAX_READ_ROOM_DAYS, asked=len(stay))
    accommodation = await properties.get(call.unit, call.accommodation)
    catalog = await products.catalog_of(call.unit, accommodation)
    if product not in catalog:
        raise ProductNotFound(product)
    today = local_day(call.unit.now(accommodation.id), accommodation.zone)
    await service.check(call.unit, accommodation.id, accommodation.currency, catalog, product, stay, today)
    return empty_response()


@router.post("/rest/v1/calendar/bulk", operation="bulk", area="accommodation")
async def bulk(call: WriteCall, body: Annotated[list[Any], Body()]) -> Response:
    """Write values on ranges of days, all or nothing; the items may be of several properties."""
    wanted = await prepared(call, body)
    await call.charge(cost(wanted.room_days))
    return json_response(wire.process(await service.write(call.unit, wanted.writes, wanted.catalogs, wanted.todays)))
