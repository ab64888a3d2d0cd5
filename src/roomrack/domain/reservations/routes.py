"""Reservations over HTTP (docs/contract.md 7)."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import Path, Query
from starlette.responses import Response

from roomrack.core.errors import FieldMissing, Forbidden, NotFound
from roomrack.core.rights import Area, Level
from roomrack.domain.identity import service as identity
from roomrack.domain.reservations import service
from roomrack.domain.reservations.errors import SplitPlaceUnknown
from roomrack.domain.reservations.rules.changes import Method
from roomrack.domain.reservations.rules.finding import Criteria, FindStatus, FindType, sort_of
from roomrack.domain.reservations.wire import (
    BulkBody,
    ExtraBody,
    ExtrasBody,
    NewReservation,
    ReservationBody,
    SplitBody,
    StayingGuest,
    draft_of,
    drafts_of,
    guest_draft,
    only,
    render,
    render_extra,
    render_guest,
)
from roomrack.domain.reservations.wire.fields import MAX_ID, Id, Moment
from roomrack.domain.reservations.wire.rooms import RoomPlanBody, plan_shape
from roomrack.infra.http.operation import OperationRouter, ReadCall, WriteCall, accommodation_number
from roomrack.infra.http.paging import page_info, paging
from roomrack.infra.http.responses import empty_response, encode_plain, json_response
from roomrack.infra.http.values import Blank

router = OperationRouter(tags=["Property: Reservations"])
checkins = OperationRouter(tags=["Property: Checkins"])
rooms = OperationRouter(tags=["Room Assignment"])

DEFAULT_SIZE = 20

_Ids = list[Id] | None
_OptionalId = Annotated[Id | None, Blank, Query()]
_OptionalDay = Annotated[Moment | None, Blank, Query()]
_OptionalFlag = Annotated[bool | None, Blank, Query()]


@router.post("/rest/v1/reservation/{accommodation}", operation="createSingleReservation", area="reservation")
async def create_single_reservation(
    call: WriteCall, body: NewReservation, availability: _OptionalFlag = None
) -> Response:
    """Book one room; the same channel, channelRefer and product again changes the one that exists."""
    view = await service.create(
        call.unit,
        call.accommodation,
        draft_of(body),
        availability=availability is not False,
        application=call.caller.application,
    )
    return json_response(encode_plain(render(view)))


@router.post("/rest/v1/reservation/bulk/{accommodation}", operation="createManyReservations", area="reservation")
async def create_many_reservations(call: WriteCall, body: BulkBody) -> Response:
    """Book all rooms of one booking, or none."""
    views = await service.create_many(
        call.unit, call.accommodation, drafts_of(body.reservations), application=call.caller.application
    )
    return json_response(encode_plain({"data": [render(view) for view in views]}))


@router.get("/rest/v1/reservation/{accommodation}", operation="findReservations", area="reservation")
async def find_reservations(
    call: ReadCall,
    ids: _Ids = Query(None),
    ids_brackets: _Ids = Query(None, alias="ids[]"),
    product: _OptionalId = None,
    products: _Ids = Query(None),
    products_brackets: _Ids = Query(None, alias="products[]"),
    pms: _OptionalFlag = None,
    pms_product: Annotated[Id | None, Blank, Query(alias="pmsProduct")] = None,
    source: str | None = None,
    status: Annotated[FindStatus | None, Blank, Query()] = None,
    excluded_sources: Annotated[str | None, Query(alias="excludedSources")] = None,
    group_results: Annotated[bool | None, Blank, Query(alias="groupResults")] = None,
    sort_by: Annotated[str | None, Query(alias="sortBy")] = None,
    refer: str | None = None,
    type: Annotated[FindType | None, Blank, Query()] = None,
    start_date: Annotated[Moment | None, Blank, Query(alias="startDate")] = None,
    end_date: Annotated[Moment | None, Blank, Query(alias="endDate")] = None,
    refer_is_exclusive: Annotated[bool | None, Blank, Query(alias="referIsExclusive")] = None,
    agency: _OptionalId = None,
    effective_checked_in: Annotated[bool | None, Blank, Query(alias="effectiveCheckedIn")] = None,
    effective_checked_out: Annotated[bool | None, Blank, Query(alias="effectiveCheckedOut")] = None,
    fields: str | None = None,
    size: Annotated[int | None, Blank, Query()] = None,
    page: Annotated[int | None, Blank, Query()] = None,
) -> Response:
    """The reservations that docs/algorithms/find.md gives for the filters, a page at a time."""
    wanted = paging(page, size, default_size=DEFAULT_SIZE)
    order = sort_of(sort_by) if sort_by and sort_by.strip() else (None, False)
    criteria = Criteria(
        ids=_all(ids, ids_brackets),
        refer=refer or None,
        refer_is_exclusive=refer_is_exclusive is not False,
        products=_all([product] if product is not None else None, products, products_brackets),
        has_pms_product=pms,
        pms_product=pms_product,
        source=source or None,
        excluded_sources=excluded_sources.split(",") if excluded_sources else (),
        status=status,
        type=type or FindType.STAY,
        start=start_date,
        end=end_date,
        agency=agency,
        checked_in=effective_checked_in,
        checked_out=effective_checked_out,
        sort=order[0],
        descending=order[1],
        grouped=bool(group_results),
    )
    views, total = await service.find(call.unit, call.accommodation, criteria, limit=wanted.size, offset=wanted.offset)
    names = _names(fields)
    rows = [only(render(view, grouped=criteria.grouped), names) for view in views]
    return json_response(encode_plain({"data": rows, "page": page_info(call.request, wanted, total)}))


@router.get("/rest/v1/reservation/{accommodation}/{id}", operation="findReservation", area="reservation")
async def find_reservation(call: ReadCall, id: int) -> Response:
    """One reservation."""
    return json_response(encode_plain(render(await service.get(call.unit, call.accommodation, _storable(id)))))


@router.put("/rest/v1/reservation/{accommodation}/{id}", operation="updateReservation", area="reservation")
async def update_reservation(
    call: WriteCall, id: int, body: ReservationBody, availability: _OptionalFlag = None
) -> Response:
    """Replace a reservation, or change only its status."""
    view = await service.update(
        call.unit,
        call.accommodation,
        _storable(id),
        draft_of(body),
        method=Method.PUT,
        availability=availability is not False,
        application=call.caller.application,
    )
    return json_response(encode_plain(render(view)))


@router.patch("/rest/v1/reservation/{accommodation}/{id}", operation="patchReservation", area="reservation")
async def patch_reservation(call: WriteCall, id: int, body: ReservationBody) -> Response:
    """Change what was sent."""
    view = await service.update(
        call.unit,
        call.accommodation,
        _storable(id),
        draft_of(body),
        method=Method.PATCH,
        application=call.caller.application,
    )
    return json_response(encode_plain(render(view)))


@router.delete("/rest/v1/reservation/{accommodation}/{id}", operation="deleteReservation", area="reservation")
async def delete_reservation(call: WriteCall, id: int) -> Response:
    """Cancel a reservation; the answer is what it is then."""
    view = await service.delete(call.unit, call.accommodation, _storable(id), application=call.caller.application)
    return json_response(encode_plain(render(view)))


@router.delete(
    "/rest/v1/reservation/{accommodation}/group/{refer}", operation="deleteGroupReservations", area="reservation"
)
async def delete_group_reservations(call: WriteCall, refer: str) -> Response:
    """Cancel all rooms of a booking."""
    views = await service.delete_group(call.unit, call.accommodation, refer, application=call.caller.application)
    return json_response(encode_plain([render(view) for view in views]))


@router.post(
    "/rest/v1/reservation/{accommodation}/{id}/extras", operation="addExtraBulkReservation", area="reservation"
)
async def add_extra_bulk_reservation(call: WriteCall, id: int, body: ExtrasBody) -> Response:
    """Sell extras with a reservation, all or none."""
    added = await service.add_extras(call.unit, call.accommodation, _storable(id), body.drafts())
    page = page_info(call.request, paging(None, len(added), default_size=DEFAULT_SIZE), len(added))
    return json_response({"data": [render_extra(*one) for one in added], "page": page})


@router.put(
    "/rest/v1/reservation/{accommodation}/{id}/extra/{extraId}", operation="updateExtraReservation", area="reservation"
)
async def update_extra_reservation(
    call: WriteCall, id: int, extra: Annotated[int, Path(alias="extraId")], body: ExtraBody
) -> Response:
    """Change what was sent of an extra; 304 without a body when that changes nothing."""
    after, room, changed = await service.change_extra(call.unit, call.accommodation, _storable(id), extra, body.draft())
    return json_response(render_extra(after, room)) if changed else empty_response(304)


@router.delete(
    "/rest/v1/reservation/{accommodation}/{id}/extra/{extraId}", operation="deleteExtraReservation", area="reservation"
)
async def delete_extra_reservation(call: WriteCall, id: int, extra: Annotated[int, Path(alias="extraId")]) -> Response:
    """Take an extra away; the answer is what it was."""
    return json_response(render_extra(*await service.remove_extra(call.unit, call.accommodation, _storable(id), extra)))


@router.delete(
    "/rest/v1/reservation/{accommodation}/{id}/extra/group/{externalId}",
    operation="deleteExtraGroupReservation",
    area="reservation",
)
async def delete_extra_group_reservation(
    call: WriteCall, id: int, external_id: Annotated[str, Path(alias="externalId")]
) -> Response:
    """Take away all extras of a group; the answer is the group as one."""
    return json_response(
        render_extra(*await service.remove_extra_group(call.unit, call.accommodation, _storable(id), external_id))
    )


@router.post(
    "/rest/v1/reservation/{accommodation}/{reservationId}/split", operation="splitReservation", area="reservation"
)
async def split_reservation(
    call: WriteCall, reservation: Annotated[int, Path(alias="reservationId")], body: SplitBody
) -> Response:
    """Let a stay go on in another room, of this property or of another of its network."""
    wanted = service.WantedSplit(body.split_start, await _place(call, body.place), body.split_room.id)
    return json_response(
        encode_plain(render(await service.split(call.unit, call.accommodation, _storable(reservation), wanted)))
    )


@router.delete("/rest/v1/reservation/{reservationId}/split", operation="deleteSplit", area="reservation")
async def delete_split(call: WriteCall, reservation: Annotated[int, Path(alias="reservationId")]) -> Response:
    """Undo the last split of a stay, wherever among the caller's properties it was booked."""
    id = _storable(reservation)
    home = await service.home_of(call.unit, call.caller.reach, id)
    call.require(home, write=True)
    return json_response(encode_plain(render(await service.unsplit(call.unit, home, id))))


@checkins.put("/rest/v1/checkin/{accommodation}/{reservationId}", operation="Checkin/out Status", area="reservation")
async def checkin_status(
    call: WriteCall,
    reservation: Annotated[int, Path(alias="reservationId")],
    status: Annotated[service.Turn | None, Blank, Query()] = None,
) -> Response:
    """Note that the guests of a stay came, left or did not come; the answer has no body."""
    if status is None:
        raise FieldMissing("status")
    await service.turn(call.unit, call.accommodation, _storable(reservation), status)
    return empty_response()


@checkins.post("/rest/v2/checkin/{accommodation}/{id}/guest", operation="createGuest", area="reservation")
async def create_guest(call: WriteCall, id: int, body: StayingGuest) -> Response:
    """Write down somebody who stays."""
    guest = await service.add_guest(call.unit, call.accommodation, _storable(id), guest_draft(body))
    return json_response(render_guest(guest))


@checkins.put(
    "/rest/v1/checkin/{accommodation}/{reservationId}/guest/{guestId}", operation="updateGuest", area="reservation"
)
async def update_guest(
    call: WriteCall,
    reservation: Annotated[int, Path(alias="reservationId")],
    guest: Annotated[int, Path(alias="guestId")],
    body: StayingGuest,
) -> Response:
    """State anew somebody who stays."""
    changed = await service.change_guest(
        call.unit, call.accommodation, _storable(reservation), guest, guest_draft(body)
    )
    return json_response(render_guest(changed))


@checkins.delete(
    "/rest/v1/checkin/{accommodation}/{reservationId}/guest/{guestId}", operation="deleteGuest", area="reservation"
)
async def delete_guest(
    call: WriteCall,
    reservation: Annotated[int, Path(alias="reservationId")],
    guest: Annotated[int, Path(alias="guestId")],
) -> Response:
    """Take somebody away from a stay; the answer is what he was."""
    gone = await service.remove_guest(call.unit, call.accommodation, _storable(reservation), guest)
    return json_response(render_guest(gone))


async def _place(call: WriteCall, named: str | None) -> int:
    """The property in which a stay is to go on, if the caller may write there.

    Raises `SplitPlaceUnknown` and `Forbidden`.
    """
    where = call.accommodation if named is None else accommodation_number(named)
    if where == call.accommodation:
        return where
    level = None
    if call.caller.identity is not None:
        level = await identity.level_at(call.unit, call.caller.identity, where, Area.RESERVATION)
    if level is None:
        raise SplitPlaceUnknown("$.splitAccommodation.id")
    if level < Level.READWRITE:
        raise Forbidden
    return where


@rooms.post("/rest/x1/pms/{accommodation}/assign", operation="assignRooms", area="reservation")
async def assign_rooms(call: WriteCall, body: RoomPlanBody) -> Response:
    """Give physical rooms to stays that have none, or say which they would get."""
    plan = await service.assign_rooms(
        call.unit, call.accommodation, body.first, body.last, wanted=body.products, dry_run=body.dry_run
    )
    return json_response(plan_shape(plan, dry_run=body.dry_run))


def _all(*lists: Sequence[int] | None) -> tuple[int, ...]:
    """Repeated parameters under all their names, each value once."""
    return tuple(dict.fromkeys(value for values in lists for value in values or ()))


def _names(fields: str | None) -> frozenset[str] | None:
    names = frozenset(name.strip() for name in (fields or "").split(",") if name.strip())
    return names or None


def _storable(id: int) -> int:
    """An id of the path that no column could hold names nothing, as any other unknown id."""
    if not 1 <= id <= MAX_ID:
        raise NotFound("Reservation")
    return id
