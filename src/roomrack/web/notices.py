"""Where payment processors send their notices.

An address that nobody can guess names the property, and each notice must bear the processor's signature.
"""

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from roomrack.domain.payments import service
from roomrack.infra.db import Context
from roomrack.infra.http import guard
from roomrack.infra.http.operation import Services
from roomrack.infra.http.responses import json_response

PATH = f"{service.NOTICES}/{{address}}"


def install(app: FastAPI) -> None:
    """Take notices."""
    app.router.routes.append(Route(PATH, take, methods=["POST"]))


async def take(request: Request) -> Response:
    """Take a notice of Stripe's; it may come twice, and late."""
    guard.judge(request)
    services: Services = request.app.state.services
    context = Context(
        clock=services.clock,
        keyring=services.keyring,
        actor={"kind": "processor"},
        request_id=request.state.request_id,
    )
    body = await request.body()
    signature = request.headers.get("stripe-signature", "")
    async with services.database.write(context) as unit:
        await service.noticed(unit, request.path_params["address"], body, signature)
    return json_response({"received": True})
