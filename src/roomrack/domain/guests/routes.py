"""The registry of guests over HTTP (docs/contract.md 7)."""

from datetime import date
from typing import Annotated

from fastapi import Path, Query
from starlette.responses import Response

from roomrack.domain.guests import service
from roomrack.domain.guests.rules.registry import Category
from roomrack.domain.guests.wire import (
    GuestBody,
    MergeBody,
    ReportBody,
    SettingsBody,
    WholeGuestBody,
    export_shape,
    only,
    problem_shapes,
    report_shape,
    settings_shape,
    shape,
    values_of,
)
from roomrack.infra.http.operation import OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.paging import page_info, paging
from roomrack.infra.http.responses import json_response
from roomrack.infra.http.values import Blank

router = OperationRouter(tags=["Property: Guests"])
privacy = OperationRouter(tags=["Guests: Registry"])
desk = OperationRouter(tags=["Checkin Desk"])

DEFAULT_SIZE = 20
Day = Annotated[date, Query()]
GuestId = Annotated[int, Path(alias="guestId", ge=-(2**63), le=2**63 - 1)]
_Categories = list[Category] | None


@router.get("/rest/v1/guests/{accommodationId}/list", operation="getList", area="reservation")
async def get_list(
    call: ReadCall,
    categories: Annotated[_Categories, Query(alias="categories[]")] = None,
    bare_categories: Annotated[_Categories, Query(alias="categories")] = None,
    guest_name: Annotated[str | None, Query(alias="guestName", max_length=200)] = None,
    fields: Annotated[str | None, Query(max_length=2000)] = None,
    size: Annotated[int | None, Blank, Query()] = None,
    page: Annotated[int | None, Blank, Query()] = None,
) -> Response:
    """The guests that have all words in their names, a page at a time."""
    wanted = paging(page, size, default_size=DEFAULT_SIZE)
    chosen = {*(categories or ()), *(bare_categories or ())}
    found, total = await service.find(
        call.unit, call.accommodation, chosen, guest_name, limit=wanted.size, offset=wanted.offset
    )
    rows = [only(shape(guest), fields) for guest in found]
    return json_response({"data": rows, "page": page_info(call.request, wanted, total)})


@router.get("/rest/v1/guests/{accommodationId}/{guestId}", operation="getById", area="reservation")
async def get_by_id(call: ReadCall, guest: GuestId) -> Response:
    """One guest."""
    return json_response(shape(await service.get(call.unit, call.accommodation, guest)))


@router.post("/rest/v1/guests/{accommodationId}", operation="insert", area="reservation")
async def insert(call: WriteCall, body: GuestBody) -> Response:
    """Register a guest."""
    return json_response(shape(await service.create(call.unit, call.accommodation, values_of(body))))


@router.put("/rest/v1/guests/{accommodationId}/{guestId}", operation="update", area="reservation")
async def update(call: WriteCall, guest: GuestId, body: GuestBody) -> Response:
    """Change what was sent."""
    return json_response(shape(await service.change(call.unit, call.accommodation, guest, values_of(body))))


@privacy.patch("/rest/x1/guests/{accommodationId}/{guestId}", operation="changeGuest", area="reservation")
async def change_guest(call: WriteCall, guest: GuestId, body: WholeGuestBody) -> Response:
    """Change what was sent, of all that the registry holds."""
    return json_response(shape(await service.change(call.unit, call.accommodation, guest, values_of(body))))


@privacy.post("/rest/x1/guests/{accommodationId}/{guestId}/merge", operation="mergeGuests", area="reservation")
async def merge_guests(call: WriteCall, guest: GuestId, body: MergeBody) -> Response:
    """Make several guests one."""
    return json_response(shape(await service.merge(call.unit, call.accommodation, guest, body.guests)))


@privacy.post(
    "/rest/x1/guests/{accommodationId}/{guestId}/export", operation="exportGuest", area="reservation", idempotent=False
)
async def export_guest(call: WriteCall, guest: GuestId) -> Response:
    """Everything that is known of a person."""
    return json_response(export_shape(await service.export(call.unit, call.accommodation, guest)))


@privacy.post("/rest/x1/guests/{accommodationId}/{guestId}/erase", operation="eraseGuest", area="reservation")
async def erase_guest(call: WriteCall, guest: GuestId) -> Response:
    """Forget a person."""
    rooms = await service.erase(call.unit, call.accommodation, guest)
    return json_response({"id": guest, "erased": True, "reservations": rooms})


@desk.get("/rest/x1/checkin/{accommodation}/settings", operation="readCheckinSettings", area="reservation")
async def read_checkin_settings(call: ReadCall) -> Response:
    """What the property wants of its check-in."""
    return json_response(settings_shape(await service.read_settings(call.unit, call.accommodation)))


@desk.patch("/rest/x1/checkin/{accommodation}/settings", operation="changeCheckinSettings", area="reservation")
async def change_checkin_settings(call: WriteCall, body: SettingsBody) -> Response:
    """Change what was sent."""
    settings = await service.write_settings(call.unit, call.accommodation, body.values())
    return json_response(settings_shape(settings))


@desk.get("/rest/x1/checkin/{accommodation}/police/file", operation="getPoliceFile", area="reservation")
async def get_police_file(call: ReadCall, day: Day) -> Response:
    """The records of a day's arrivals as the Italian police takes them, those left out that lack something."""
    found = await service.police.arrivals(call.unit, call.accommodation, day)
    headers = {
        "Content-Disposition": f'attachment; filename="alloggiati-{day.isoformat()}.txt"',
        "X-Incomplete-Guests": str(len({problem.guest for problem in found.problems})),
    }
    content = "\r\n".join(record for _, record in found.records)
    return Response(content.encode("ascii"), media_type="text/plain; charset=us-ascii", headers=headers)


@desk.get("/rest/x1/checkin/{accommodation}/police/reports", operation="listPoliceReports", area="reservation")
async def list_police_reports(call: ReadCall) -> Response:
    """The newest reports to the police, with every attempt."""
    found = await service.police.reports(call.unit, call.accommodation)
    return json_response({"data": [report_shape(report) for report in found]})


@desk.post("/rest/x1/checkin/{accommodation}/police/reports", operation="reportToPolice", area="reservation")
async def report_to_police(call: WriteCall, body: ReportBody) -> Response:
    """Have a day's arrivals reported that were not yet."""
    report, problems = await service.police.report(call.unit, call.accommodation, body.day)
    nobody = {"day": body.day.isoformat(), "guests": [], "attempts": []}
    shown = nobody if report is None else report_shape(report)
    return json_response({**shown, "problems": problem_shapes(problems)})
