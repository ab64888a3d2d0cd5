"""Revisions and events over HTTP, beyond the contract (docs/guides/revisions.md).

What was read belongs to the application, whichever of its credentials asks; a credential sees as far as its own grant
reaches. Acknowledging changes nothing of a property, so a grant that reads is enough.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from fastapi import Query
from pydantic import BeforeValidator
from starlette.responses import Response

from roomrack.core.errors import Forbidden, NotFound
from roomrack.core.localtime import parse_instant
from roomrack.core.rights import Area
from roomrack.domain.revisions import service, wire
from roomrack.domain.revisions.errors import TwoBeginnings
from roomrack.infra.db import ReadUnit
from roomrack.infra.http.caller import Level
from roomrack.infra.http.operation import Call, NotYet, OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.paging import paging
from roomrack.infra.http.responses import json_response

revisions = OperationRouter(tags=["Reservation Revisions"])
log = OperationRouter(tags=["Events"])

PAGE_SIZE = 50
EVENTS_SIZE = 100
MAX_WAIT_SECONDS = 20
LOOK_SECONDS = 0.25
"""How often somebody who waits for events is looked after."""


def _instant(value: object) -> object:
    """An instant as the API writes it. The years 1 and 9999, which programs send for "unknown", no zone can move."""
    try:
        instant = parse_instant(value) if isinstance(value, str) else None
    except ValueError:
        instant = None
    if instant is None or not 1970 <= instant.year <= 2199:
        raise ValueError("This must be an instant, such as 2030-05-01T12:00:00Z")
    return instant


Since = Annotated[Annotated[datetime, BeforeValidator(_instant)] | None, Query()]
House = Annotated[int | None, Query(ge=1, lt=2**63)]


@revisions.get("/rest/x1/revision", operation="findRevisions")
async def find_revisions(
    call: ReadCall,
    accommodation: House = None,
    after: Annotated[int, Query(ge=0, lt=2**63)] = 0,
    size: int | None = None,
) -> Response:
    """Revisions that the application has not acknowledged, oldest first; `next` is the `after` of the page behind."""
    wanted = paging(None, size, default_size=PAGE_SIZE).size
    found = await service.unread(
        call.unit, call.caller.application, _houses(call, accommodation), after=after, limit=wanted + 1
    )
    answer: dict[str, object] = {"data": [wire.revision_shape(one) for one in found[:wanted]]}
    if len(found) > wanted:
        answer["next"] = found[wanted - 1].number
    return json_response(answer)


@revisions.post("/rest/x1/revision/acknowledge", operation="acknowledgeRevisions")
async def acknowledge_revisions(call: WriteCall, body: wire.Acknowledgement) -> Response:
    """Mark revisions as read by the application."""
    done = await service.acknowledge(call.unit, call.caller.application, _houses(call), body.ids)
    return json_response(wire.acknowledged_shape(done))


@revisions.get("/rest/x1/revision/alert", operation="findRevisionAlerts")
async def find_revision_alerts(call: ReadCall) -> Response:
    """The properties whose revisions the application has left waiting too long."""
    found = await service.alerts(call.unit, call.caller.application, _houses(call))
    return json_response({"data": [wire.alert_shape(one) for one in found]})


@revisions.get(
    "/rest/x1/reservation/{accommodation}/{id}/history", operation="findReservationHistory", area="reservation"
)
async def find_reservation_history(call: ReadCall, id: int) -> Response:
    """Who changed what of a reservation, the oldest first."""
    if not 1 <= id < 2**63:
        raise NotFound("Reservation")  # What no column could hold names nothing, as any other unknown id.
    found = await service.history_of(call.unit, call.accommodation, id)
    return json_response({"data": [wire.change_shape(one) for one in found]})


@log.get("/rest/x1/event", operation="replayEvents")
async def replay_events(
    call: ReadCall,
    accommodation: House = None,
    after: str | None = None,
    since: Since = None,
    types: Annotated[Sequence[str], Query(alias="type[]")] = (),
    wait: Annotated[int, Query(ge=0, le=MAX_WAIT_SECONDS)] = 0,
    size: int | None = None,
) -> Response:
    """Events of all kinds after a cursor or since an instant, waiting for the first of them up to `wait` seconds."""
    if after is not None and since is not None:
        raise TwoBeginnings("since")
    limit = paging(None, size, default_size=EVENTS_SIZE).size
    houses = call.caller.reach if accommodation is None else {accommodation: ()}
    if not houses.keys() <= call.caller.reach.keys():
        raise Forbidden
    reads = call.caller.level
    if after is not None:
        position = wire.position_of(after)
    else:
        position = await service.begin(call.unit, houses, since)
    while True:
        page = await service.replay(
            call.unit, houses, position, types, lambda house, area: reads(house, area) >= Level.READONLY, limit
        )
        if page.events or not page.more:
            break
        position = page.position
    if not page.events and call.seconds < wait:
        raise NotYet(LOOK_SECONDS)
    shown = [wire.event_shape(one) for one in page.events]
    return json_response({"data": shown, "cursor": wire.cursor_of(page.position)})


def _houses(call: Call[ReadUnit], only: int | None = None) -> list[int]:
    """The properties whose reservations the credential may read, or the one asked for. Raises `Forbidden`."""
    granted = [house for house in call.caller.reach if call.caller.level(house, Area.RESERVATION) >= Level.READONLY]
    if only is None:
        return granted
    if only not in granted:
        raise Forbidden
    return [only]
