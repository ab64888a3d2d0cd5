"""Calendar files over HTTP: `getIcsLink` of the contract, and beyond it (`x1`) renewing links, imports, and the feeds.

A feed asks for no credential: its address is one. Whoever asks for addresses with guests' names needs the right to
read reservations.
"""

from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from typing import Annotated, Any

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from roomrack.core.errors import Forbidden
from roomrack.domain.ical import service
from roomrack.domain.ical.rules.feeds import MEDIA
from roomrack.domain.ical.service import Content
from roomrack.domain.ical.wire import Hastening, Renewal, links_shape, seen_shape
from roomrack.domain.products import service as products
from roomrack.domain.products.errors import UnknownProduct
from roomrack.domain.properties import service as properties
from roomrack.infra.http.caller import Area, Level, Scheme
from roomrack.infra.http.operation import Call, OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.responses import empty_response, json_response
from roomrack.infra.http.values import Blank

router = OperationRouter(tags=["Property: Accommodations"])
calendars = OperationRouter(tags=["Calendar Files"])

MAX_AGE_SECONDS = 60
WithNames = Annotated[bool | None, Blank, Query(alias="guestNames")]


@router.get(
    "/rest/v1/accommodation/{accommodationId}/icsLink",
    operation="getIcsLink",
    area="accommodation",
    schemes=(Scheme.APPLICATION,),
)
async def get_ics_link(call: ReadCall, with_names: WithNames = None) -> Response:
    """The addresses of the property's calendars, without guests' names unless they are asked for."""
    return json_response(await _links(call, with_names=bool(with_names)))


@calendars.get("/rest/x1/ical/{accommodation}", operation="readCalendarFiles", area="accommodation")
async def read_calendar_files(call: ReadCall, with_names: WithNames = None) -> Response:
    """The addresses of the property's calendars, and the calendars that it imports."""
    place = await properties.get(call.unit, call.accommodation)
    imports = [seen_shape(one) for one in await service.look(call.unit, place)]
    return json_response({"links": await _links(call, with_names=bool(with_names)), "imports": imports})


@calendars.post("/rest/x1/ical/{accommodation}/renew", operation="renewCalendarLinks", area="accommodation")
async def renew_calendar_links(call: WriteCall, body: Renewal) -> Response:
    """Make the addresses of one calendar, or of all, lead nowhere; answers the new ones."""
    await service.renew(call.unit, call.accommodation, product=body.product, room=body.pms_room)
    return json_response(await _links(call, with_names=False))


@calendars.post("/rest/x1/ical/{accommodation}/import", operation="importCalendars", area="accommodation")
async def import_calendars(call: WriteCall, body: Hastening) -> Response:
    """Have the imported calendars of the property, or of one product, read at once; answers which."""
    if body.product is not None and body.product not in await products.catalog(call.unit, call.accommodation):
        raise UnknownProduct("$.product", body.product)
    return json_response({"imports": await service.hasten(call.unit, call.accommodation, body.product)})


@calendars.get("/rest/x1/ical/feed/{address}", operation="getCalendarFeed", schemes=())
async def get_calendar_feed(call: ReadCall, address: str) -> Response:
    """A calendar as others read it, by the address that `getIcsLink` gave."""
    found = await service.content(call.unit, address)
    headers = {
        "ETag": found.etag,
        "Cache-Control": f"private, max-age={MAX_AGE_SECONDS}, must-revalidate",
        "X-Robots-Tag": "noindex",
    }
    if found.modified is not None:
        headers["Last-Modified"] = format_datetime(found.modified.astimezone(UTC), usegmt=True)
    if _has_it(call.request, found):
        return empty_response(304, headers)
    headers["Content-Disposition"] = 'inline; filename="calendar.ics"'
    return Response(found.body, media_type=MEDIA, headers=headers)


def _has_it(request: Request, found: Content) -> bool:
    """Whether the asker has this very content; a tag that it sends says more than a time."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return "*" in known or found.etag in known
    since = _instant(request.headers.get("if-modified-since"))
    return since is not None and found.modified is not None and found.modified <= since


def _instant(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        parsed = parsedate_to_datetime(text)
    except ValueError:
        return None
    return parsed if parsed.tzinfo is not None else parsed.replace(tzinfo=UTC)


async def _links(call: Call[Any], *, with_names: bool) -> dict[str, Any]:
    if with_names and call.caller.level(call.accommodation, Area.RESERVATION) < Level.READONLY:
        raise Forbidden
    return links_shape(await service.links(call.unit, call.accommodation, with_names=with_names))
