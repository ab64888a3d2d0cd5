"""Distribution over HTTP, beyond the contract (docs/guides/distribution.md)."""

from datetime import date
from typing import Annotated

from fastapi import Path, Query
from pydantic import Field
from starlette.responses import Response

from roomrack.domain.connections import service as connections
from roomrack.domain.distribution import service, wire
from roomrack.domain.distribution.repository.quarantine import State
from roomrack.domain.distribution.service import quarantine
from roomrack.domain.properties import service as properties
from roomrack.infra.http.caller import Scheme
from roomrack.infra.http.operation import OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.paging import paging
from roomrack.infra.http.responses import json_response
from roomrack.infra.http.values import Blank

router = OperationRouter(tags=["Distribution"])

_OAUTH = (Scheme.OAUTH,)
_BASE = "/rest/x1/connection/{accommodation}/{connection}"
MAX_ID = 2**63 - 1
PAGE_SIZE = 100
ConnectionId = Annotated[int, Path(alias="connection", ge=-(2**63), le=MAX_ID)]
_After = Annotated[int, Field(ge=0, le=MAX_ID)]


@router.post(f"{_BASE}/push", operation="pushCalendar", area="accommodation", schemes=_OAUTH)
async def push_calendar(call: WriteCall, connection: ConnectionId) -> Response:
    """Have the whole calendar of a connection sent again; the task tells how far it is."""
    task = await service.push_everything(call.unit, call.accommodation, connection)
    return json_response({"task": task})


@router.post(f"{_BASE}/reconcile", operation="reconcileCalendar", area="accommodation", schemes=_OAUTH)
async def reconcile_calendar(call: WriteCall, connection: ConnectionId) -> Response:
    """Read a channel's calendar back now; the answer is how the connection stands."""
    await service.reconcile(call.unit, call.accommodation, connection)
    found = await service.overview(call.unit, call.accommodation, connection)
    return json_response(wire.overview_shape(found))


@router.get(f"{_BASE}/sync", operation="readSync", area="accommodation", schemes=_OAUTH)
async def read_sync(call: ReadCall, connection: ConnectionId) -> Response:
    """How a connection stands: what waits, what failed, how long changes take, and what drifted."""
    found = await service.overview(call.unit, call.accommodation, connection)
    return json_response(wire.overview_shape(found))


@router.get(f"{_BASE}/drift", operation="findDrift", area="accommodation", schemes=_OAUTH)
async def find_drift(
    call: ReadCall,
    connection: ConnectionId,
    product: Annotated[_After | None, Blank, Query(alias="afterProduct")] = None,
    day: Annotated[date | None, Blank, Query(alias="afterDate")] = None,
    mended: Annotated[bool | None, Blank, Query()] = None,
    size: int | None = None,
) -> Response:
    """Days on which the channel shows, or showed, something else than it was told, by product and day."""
    limit = paging(None, size, default_size=PAGE_SIZE).size
    found = await service.drift(
        call.unit,
        call.accommodation,
        connection,
        after=wire.place_of(product or 0, day),
        unmended=not mended,
        limit=limit,
    )
    held = await connections.get(call.unit, call.accommodation, connection)
    currency = held.currency or (await properties.get(call.unit, call.accommodation)).currency
    return json_response({"data": [wire.drift_shape(one, currency) for one in found]})


@router.get(f"{_BASE}/quarantine", operation="findQuarantine", area="reservation", schemes=_OAUTH)
async def find_quarantine(
    call: ReadCall,
    connection: ConnectionId,
    state: Annotated[State | None, Blank, Query(alias="roomState")] = None,
    after: Annotated[_After | None, Blank, Query(alias="afterId")] = None,
    size: int | None = None,
) -> Response:
    """Rooms of bookings that have no product here, those that wait unless another state is asked for."""
    limit = paging(None, size, default_size=PAGE_SIZE).size
    found = await quarantine.find(
        call.unit, call.accommodation, connection, state or State.WAITING, after=after or 0, limit=limit
    )
    return json_response({"data": [wire.quarantined_shape(one) for one in found]})


@router.post(f"{_BASE}/quarantine/replay", operation="replayQuarantine", area="reservation", schemes=_OAUTH)
async def replay_quarantine(call: WriteCall, connection: ConnectionId, body: wire.Replay) -> Response:
    """Make reservations of rooms that wait: of those named, or of all that are mapped by now."""
    found = await quarantine.replay(call.unit, call.accommodation, connection, body.ids, body.product)
    return json_response({"data": [wire.quarantined_shape(one) for one in found]})


@router.post(f"{_BASE}/quarantine/dismiss", operation="dismissQuarantine", area="reservation", schemes=_OAUTH)
async def dismiss_quarantine(call: WriteCall, connection: ConnectionId, body: wire.Dismissal) -> Response:
    """Give rooms up that wait, with the nights that they hold."""
    found = await quarantine.dismiss(call.unit, call.accommodation, connection, body.ids)
    return json_response({"data": [wire.quarantined_shape(one) for one in found]})
