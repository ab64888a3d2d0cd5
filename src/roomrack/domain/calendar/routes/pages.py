"""A page of the calendar as it is asked for and answered, with versions or without."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from roomrack.core.localtime import local_day
from roomrack.domain.calendar import service, wire
from roomrack.domain.calendar.errors import DatesReversed, TooManyRoomDays
from roomrack.domain.calendar.rules import bookable
from roomrack.domain.products import service as products
from roomrack.domain.properties import service as properties
from roomrack.infra.http.operation import ReadCall
from roomrack.infra.http.paging import page_info, paging
from roomrack.infra.http.responses import json_response

PAGE_SIZE = 5
DAYS_AFTER_FIRST = 15
MAX_READ_ROOM_DAYS = 150_000

Products = Annotated[list[int] | None, Query(alias="product[]")]
BareProducts = Annotated[list[int] | None, Query(alias="product")]


async def page_of(
    call: ReadCall,
    chosen: Sequence[int] | None,
    day_from: date | None,
    day_to: date | None,
    size: int | None,
    page: int | None,
    *,
    versioned: bool = False,
) -> Response:
    """The days of some products, or of all when none are chosen; a chosen id that names nothing here is passed over.

    Raises `DatesReversed` or `TooManyRoomDays`, and what `paging` raises.
    """
    wanted = paging(page, size, default_size=PAGE_SIZE)
    accommodation = await properties.get(call.unit, call.accommodation)
    today = local_day(call.unit.now(accommodation.id), accommodation.zone)
    first = day_from or today
    # The last days of the calendar are the end of the year 9999, beyond any that exists.
    last = day_to or date.fromordinal(min(first.toordinal() + DAYS_AFTER_FIRST, date.max.toordinal()))
    if last < first:
        raise DatesReversed("dateTo", first=first.isoformat())
    catalog = await products.catalog_of(call.unit, accommodation)
    ids = sorted(catalog if chosen is None else catalog.keys() & set(chosen))
    shown_ids = ids[wanted.offset : wanted.offset + wanted.size]
    info = page_info(call.request, wanted, len(ids))
    asked = max(1, len(shown_ids)) * ((last - first).days + 1)
    if asked > MAX_READ_ROOM_DAYS:
        raise TooManyRoomDays("dateTo", limit=MAX_READ_ROOM_DAYS, asked=asked)
    if not shown_ids:
        return json_response({"data": [], "page": info})
    versions: list[str] | None = None
    place = (call.unit, accommodation.id, accommodation.currency, catalog, shown_ids, first, last)
    if versioned:
        shown, versions = await service.read_with_versions(*place)
    else:
        shown = await service.read(*place)
    names = [catalog[product].name for product in shown_ids]
    return json_response(wire.calendar(shown, bookable(shown, today), names, accommodation.currency, info, versions))
