"""Webhook subscriptions over HTTP. A subscription belongs to the application, whichever of its tokens asks."""

from typing import Annotated

from fastapi import Path
from starlette.requests import Request
from starlette.responses import Response

from roomrack.domain.webhooks import service
from roomrack.domain.webhooks.rules import HOOKS
from roomrack.domain.webhooks.wire import subscription_shape
from roomrack.infra.http.forms import read_fields
from roomrack.infra.http.operation import OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.responses import json_response
from roomrack.infra.http.validation import NotText

Number = Annotated[int, Path(ge=-(2**63), lt=2**63)]
"""A 64-bit id; one that no subscription has is unknown, one that does not fit is wrong."""

router = OperationRouter(tags=["Webhook Subscriptions"])


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


async def _url(request: Request) -> str | None:
    """`url`, as a form field, in the query or in JSON. Raises `NotText` for anything else than text."""
    value = (await read_fields(request)).get("url")
    if value is not None and not isinstance(value, str):
        raise NotText("$.url")
    return value
