"""Where payment processors and channels send their notices.

An address that nobody can guess names the property. A processor's notice must bear its signature; a channel's only says
that there is something to read.
"""

from contextlib import AbstractAsyncContextManager

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from roomrack.domain.chat import service as chat
from roomrack.domain.distribution import service as distribution
from roomrack.domain.payments import service
from roomrack.infra.db import Context, WriteUnit
from roomrack.infra.http import guard
from roomrack.infra.http.operation import Services
from roomrack.infra.http.responses import json_response

PATH = f"{service.NOTICES}/{{address}}"
CHANNELS_PATH = f"{distribution.NOTICES}/{{address}}"


def install(app: FastAPI) -> None:
    """Take notices."""
    app.router.routes.append(Route(PATH, take, methods=["POST"]))
    app.router.routes.append(Route(CHANNELS_PATH, take_of_channel, methods=["POST"]))


async def take(request: Request) -> Response:
    """Take a notice of Stripe's; it may come twice, and late."""
    guard.judge(request)
    body = await request.body()
    signature = request.headers.get("stripe-signature", "")
    async with _writing(request, "processor") as unit:
        await service.noticed(unit, request.path_params["address"], body, signature)
    return json_response({"received": True})


async def take_of_channel(request: Request) -> Response:
    """Take a notice of a channel's; it may come twice, and its body is not looked at."""
    guard.judge(request)
    async with _writing(request, "channel") as unit:
        accommodation, connection = await distribution.noticed(unit, request.path_params["address"])
        await chat.read_soon(unit, accommodation, connection)
    return json_response({"received": True})


def _writing(request: Request, kind: str) -> AbstractAsyncContextManager[WriteUnit]:
    services: Services = request.app.state.services
    context = Context(
        clock=services.clock,
        keyring=services.keyring,
        actor={"kind": kind},
        request_id=request.state.request_id,
    )
    return services.database.write(context)
