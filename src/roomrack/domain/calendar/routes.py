"""The operations on the calendar (docs/contract.md 6)."""

from typing import Annotated, Any

from fastapi import Body, Path, Query
from starlette.responses import Response

from roomrack.core.errors import many
from roomrack.core.localtime import local_day
from roomrack.core.stay import Stay
from roomrack.domain.calendar import service, wire
from roomrack.domain.calendar.errors import DatesReversed, NoNight, TooManyRoomDays, UnknownRoom
from roomrack.domain.calendar.rules import MAX_WRITE_ROOM_DAYS, Item, bookable, cost
from roomrack.domain.products import service as products
from roomrack.domain.products.errors import ProductNotFound
from roomrack.domain.properties import service as properties
from roomrack.infra.http.operation import OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.paging import page_info, paging
from roomrack.infra.http.responses import empty_response, json_response

router = OperationRouter(tags=["ARI: Calendar"])

PAGE_SIZE = 5
DAYS_AFTER_FIRST = 15
MAX_READ_ROOM_DAYS = 150_000
MAX_ID = 2**63 - 1

Products = Annotated[list[int] | None, Query(alias="product[]")]
BareProducts = Annotated[list[int] | None, Query(alias="product")]


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
    wanted = paging(page, size, default_size=PAGE_SIZE)
    accommodation = await properties.get(call.unit, call.accommodation)
    today = local_day(call.unit.now(accommodation.id), accommodation.zone)
    first = dateFrom or today
    # The last days of the calendar are the end of the year 9999, beyond any that exists.
    last = dateTo or type(first).fromordinal(min(first.toordinal() + DAYS_AFTER_FIRST, type(first).max.toordinal()))
    if last < first:
        raise DatesReversed("dateTo", first=first.isoformat())
    chosen = [*(products_brackets or ()), *(products_bare or ())]
    catalog = await products.catalog_of(call.unit, accommodation)
    # A chosen id that names nothing here is passed over.
    ids = sorted(catalog.keys() & set(chosen) if products_brackets or products_bare else catalog)
    shown_ids = ids[wanted.offset : wanted.offset + wanted.size]
    info = page_info(call.request, wanted, len(ids))
    asked = max(1, len(shown_ids)) * ((last - first).days + 1)
    if asked > MAX_READ_ROOM_DAYS:
        raise TooManyRoomDays("dateTo", limit=MAX_READ_ROOM_DAYS, asked=asked)
    if not shown_ids:
        return json_response({"data": [], "page": info})
    shown = await service.read(call.unit, accommodation.id, accommodation.currency, catalog, shown_ids, first, last)
    names = [catalog[product].name for product in shown_ids]
    return json_response(wire.calendar(shown, bookable(shown, today), names, accommodation.currency, info))


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
    items, wrong = wire.parsed(body)
    rooms = {room for raw in body if (room := wire.room_of(raw)) is not None}
    rooms |= {item.room for item in items.values()}
    located = await products.locate(call.unit, [room for room in rooms if 0 < room <= MAX_ID])
    for accommodation in sorted(set(located.values())):
        call.require(accommodation, write=True)
    await call.unit.narrow(located.values())
    for position, raw in enumerate(body):
        room = items[position].room if position in items else wire.room_of(raw)
        if room is not None and room not in located:
            wrong.append((position, UnknownRoom(f"$[{position}].room", room)))
    known = {place: item for place, item in items.items() if item.room in located and item.dateFrom <= item.dateTo}
    homes = {home.id: home for home in await properties.find(call.unit, sorted(set(located.values())))}
    todays = {home.id: local_day(call.unit.now(home.id), home.zone) for home in homes.values()}
    catalogs = {home.id: await products.catalog_of(call.unit, home) for home in homes.values()}
    accepted: list[tuple[int, Item]] = []
    for position, item in known.items():
        home = homes[located[item.room]]
        made, refused = wire.item_of(position, item, home.id, home.currency)
        accepted.append((position, made))
        wrong += [(position, error) for error in refused]
    writes = [item for _, item in accepted]
    wrong += [(accepted[place][0], error) for place, error in service.problems(writes, catalogs, todays)]
    if wrong:
        raise many([error for _, error in sorted(wrong, key=lambda problem: problem[0])])
    room_days = sum(len(item.days) for item in writes)
    if room_days > MAX_WRITE_ROOM_DAYS:
        raise TooManyRoomDays("$", limit=MAX_WRITE_ROOM_DAYS, asked=room_days)
    await call.charge(cost(room_days))
    return json_response(wire.process(await service.write(call.unit, writes, catalogs, todays)))
