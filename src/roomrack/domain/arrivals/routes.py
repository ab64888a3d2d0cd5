"""The link of the online check-in over HTTP: ours (docs/contract.md 7). Guests themselves use `web.arrival`."""

from typing import Annotated

from fastapi import Path
from starlette.responses import Response

from roomrack.domain.arrivals import service
from roomrack.domain.arrivals.wire import MailBody, state_shape
from roomrack.infra.http.operation import OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.responses import json_response

router = OperationRouter(tags=["Checkin Desk"])

ReservationId = Annotated[int, Path(alias="reservationId", ge=-(2**63), le=2**63 - 1)]


@router.get(
    "/rest/x1/checkin/{accommodation}/{reservationId}/online", operation="readOnlineCheckin", area="reservation"
)
async def read_online_checkin(call: ReadCall, reservation: ReservationId) -> Response:
    """How the online check-in of a reservation stands. The link itself is not for those who may only read."""
    return json_response(state_shape(await service.state(call.unit, call.accommodation, reservation)))


@router.post("/rest/x1/checkin/{accommodation}/{reservationId}/online", operation="makeCheckinLink", area="reservation")
async def make_checkin_link(call: WriteCall, reservation: ReservationId) -> Response:
    """The link of a reservation, made if there is none."""
    await service.make(call.unit, call.accommodation, reservation)
    return await _answer(call, reservation)


@router.delete(
    "/rest/x1/checkin/{accommodation}/{reservationId}/online", operation="withdrawCheckinLink", area="reservation"
)
async def withdraw_checkin_link(call: WriteCall, reservation: ReservationId) -> Response:
    """Make the link of a reservation work no longer."""
    await service.withdraw(call.unit, call.accommodation, reservation)
    return await _answer(call, reservation)


@router.post(
    "/rest/x1/checkin/{accommodation}/{reservationId}/online/mail", operation="mailCheckinLink", area="reservation"
)
async def mail_checkin_link(call: WriteCall, reservation: ReservationId, body: MailBody) -> Response:
    """Have the link of a reservation mailed."""
    await service.mailing.mail(call.unit, call.accommodation, reservation, body.to or (), body.language or None)
    return await _answer(call, reservation)


async def _answer(call: WriteCall, reservation: int) -> Response:
    state = await service.state(call.unit, call.accommodation, reservation)
    url = service.url_of(call.unit.keyring, state.link) if state.open and state.link is not None else None
    return json_response(state_shape(state, url))
