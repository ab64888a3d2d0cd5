"""Webhooks over HTTP: subscriptions, and beyond the contract (`x1`) their inspector and listening without an address.

A subscription belongs to the application, whichever of its tokens asks. Deliveries and events are shown as far as the
token's own grant reaches.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

from fastapi import Path, Query
from starlette.requests import Request
from starlette.responses import Response

from roomrack.core.rights import Area
from roomrack.domain.webhooks import service, wire
from roomrack.domain.webhooks.rules import HOOKS, Hidden
from roomrack.domain.webhooks.wire import inspected_shape, subscription_shape
from roomrack.infra.db import ReadUnit
from roomrack.infra.http.caller import Level, Scheme
from roomrack.infra.http.forms import read_fields
from roomrack.infra.http.operation import Call, NotYet, OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.paging import paging
from roomrack.infra.http.responses import json_response
from roomrack.infra.http.validation import NotText

Number = Annotated[int, Path(ge=-(2**63), lt=2**63)]
"""A 64-bit id; one that no subscription has is unknown, one that does not fit is wrong."""

PAGE_SIZE = 50
LISTEN_SIZE = 100
NEWEST = 2**63 - 1
MAX_WAIT_SECONDS = 20
LOOK_SECONDS = 0.25
"""How often somebody who waits for events is looked after."""

router = OperationRouter(tags=["Webhook Subscriptions"])
inspector = OperationRouter(tags=["Webhook Deliveries"])


class State(StrEnum):
    """What became of a delivery."""

    WAITING = "WAITING"
    DELIVERED = "DELIVERED"
    DEAD = "DEAD"


@router.get("/rest/v1/subscription", operation="retrieveSubscriptions")
async def retrieve_subscriptions(call: ReadCall) -> Response:
    """The application's subscriptions, as a bare array."""
    found = await service.subscriptions(call.unit, call.caller.application)
    return json_response([subscription_shape(subscription) for subscription in found])


@router.get("/rest/v1/subscription/list", operation="listSubscriptions")
async def list_subscriptions(call: ReadCall) -> Response:
    """The names of the events that can be subscribed to (ours: the contract gives no shape)."""
    return json_response(list(HOOKS))


@router.post("/rest/v1/subscription/{event}", operation="createSubscription")
async def create_subscription(call: WriteCall, event: str) -> Response:
    """Subscribe the application to an event."""
    address = await _url(call.request)
    return json_response(
        subscription_shape(await service.subscribe(call.unit, call.caller.application, event, address))
    )


@router.put("/rest/v1/subscription/{id}", operation="updateSubscription")
async def update_subscription(call: WriteCall, id: Number) -> Response:
    """Change the URL of a subscription."""
    address = await _url(call.request)
    return json_response(subscription_shape(await service.update(call.unit, call.caller.application, id, address)))


@router.delete("/rest/v1/subscription/{id}", operation="deleteSubscription")
async def delete_subscription(call: WriteCall, id: Number) -> Response:
    """End a subscription; the answer is what it was."""
    return json_response(subscription_shape(await service.unsubscribe(call.unit, call.caller.application, id)))


@inspector.get("/rest/x1/webhook/delivery", operation="findWebhookDeliveries", schemes=(Scheme.OAUTH,))
async def find_deliveries(
    call: ReadCall,
    state: State | None = None,
    event: str | None = None,
    reference: str | None = None,
    before: Annotated[int | None, Query(ge=1, lt=2**63)] = None,
    size: int | None = None,
) -> Response:
    """Deliveries to the application, newest first; `next` is the `before` of the page behind."""
    wanted = paging(None, size, default_size=PAGE_SIZE).size
    found = await service.deliveries(
        call.unit,
        call.caller.application,
        before=before or NEWEST,
        state=state and state.value.lower(),
        hook=event,
        reference=reference,
        hidden=_hidden(call),
        limit=wanted + 1,
    )
    answer: dict[str, object] = {"data": [inspected_shape(delivery) for delivery in found[:wanted]]}
    if len(found) > wanted:
        answer["next"] = found[wanted - 1].id
    return json_response(answer)


@inspector.get("/rest/x1/webhook/delivery/{id}", operation="findWebhookDelivery", schemes=(Scheme.OAUTH,))
async def find_delivery(call: ReadCall, id: Number) -> Response:
    """One delivery with its attempts."""
    found = await service.delivery(call.unit, call.caller.application, id, hidden=_hidden(call))
    attempts = [wire.attempt_shape(attempt) for attempt in await service.attempts(call.unit, found)]
    return json_response({**inspected_shape(found), "history": attempts})


@inspector.post("/rest/x1/webhook/redeliver", operation="redeliverWebhooks", schemes=(Scheme.OAUTH,))
async def redeliver(call: WriteCall, body: wire.Chosen) -> Response:
    """Send finished deliveries again; the answer shows the new ones."""
    made = await service.redeliver(call.unit, call.caller.application, body.ids, hidden=_hidden(call))
    return json_response({"data": [await _shown(call, number) for number in made]})


@inspector.post("/rest/x1/webhook/test", operation="sendTestWebhook", schemes=(Scheme.OAUTH,))
async def send_test(call: WriteCall, body: wire.Trial) -> Response:
    """Send a made-up event to a subscription; the answer is its delivery."""
    made = await service.send_test(call.unit, call.caller.application, body.subscription, body.accommodation)
    return json_response(await _shown(call, made))


@inspector.get("/rest/x1/webhook/listen", operation="listenToWebhooks", schemes=(Scheme.OAUTH,))
async def listen(
    call: ReadCall,
    after: str | None = None,
    events: Annotated[Sequence[str], Query(alias="event[]")] = (),
    wait: Annotated[int, Query(ge=0, le=MAX_WAIT_SECONDS)] = 0,
    size: int | None = None,
) -> Response:
    """The webhooks of the events after a cursor, waiting for the first of them up to `wait` seconds."""
    position = None if after is None else wire.position_of(after)
    limit = paging(None, size, default_size=LISTEN_SIZE).size
    reads = call.caller.level
    while True:
        overheard = await service.listen(
            call.unit,
            call.caller.application,
            position,
            events,
            lambda accommodation, area: reads(accommodation, area) >= Level.READONLY,
            limit,
        )
        if overheard.heard or not overheard.more:
            break
        position = overheard.position
    if not overheard.heard and position is not None and call.seconds < wait:
        raise NotYet(LOOK_SECONDS)
    now = call.unit.now()
    heard = [wire.heard_shape(each, overheard.secrets, now) for each in overheard.heard]
    return json_response({"data": heard, "cursor": wire.cursor_of(overheard.position)})


async def _shown(call: WriteCall, number: int) -> dict[str, object]:
    return inspected_shape(await service.delivery(call.unit, call.caller.application, number))


def _hidden(call: Call[ReadUnit]) -> list[Hidden]:
    """What the token's grant does not let read, of properties that it reaches otherwise."""
    areas: dict[str, Area | None] = {hook: service.area_of(hook) for hook in HOOKS}
    return [
        (accommodation, hook)
        for hook, area in areas.items()
        if area is not None
        for accommodation in call.caller.reach
        if call.caller.level(accommodation, area) < Level.READONLY
    ]


async def _url(request: Request) -> str | None:
    """`url`, as a form field, in the query or in JSON. Raises `NotText` for anything else than text."""
    value = (await read_fields(request)).get("url")
    if value is not None and not isinstance(value, str):
        raise NotText("$.url")
    return value
