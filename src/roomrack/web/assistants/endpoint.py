"""`/mcp`: who is let in, and where clients learn to sign in.

Who calls is found by the gate, as for every other call. Only applications whose category is MODEL_CONTEXT_PROTOCOL are
let in, so that a person who granted an application something knows that an assistant works with it.
"""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from roomrack.core.errors import CredentialInvalid, CredentialMissing
from roomrack.domain.identity import service as identity
from roomrack.domain.identity.errors import NotAnAssistant
from roomrack.infra.db import Context
from roomrack.infra.http.caller import Caller, Level, Scheme
from roomrack.infra.http.operation import Operation, Services
from roomrack.infra.http.responses import json_response
from roomrack.infra.settings import Settings
from roomrack.web.assistants.tools import CALLER, tools
from roomrack.web.portal.document import build

if TYPE_CHECKING:
    from roomrack.web.assistants.protocol import Protocol

PATH = "/mcp"
CATEGORY = "MODEL_CONTEXT_PROTOCOL"
RESOURCE = "/.well-known/oauth-protected-resource"
ADMISSION = Operation(
    id="mcp",
    method="POST",
    path=PATH,
    area=None,
    level=Level.READONLY,
    schemes=(Scheme.OAUTH, Scheme.KEY),
    tenant=None,
    tags=(),
)


class Assistants:
    """The endpoint of one process."""

    def __init__(self, built: Sequence[Operation]) -> None:
        self._built = built
        self._protocol: Protocol | None = None
        self._serving: asyncio.Task[None] | None = None
        self._starting = asyncio.Lock()
        self._edge: ASGIApp | None = None

    def install(self, app: FastAPI) -> None:
        """Add the endpoint and what tells clients where to sign in (RFC 9728)."""
        app.router.routes.append(Route(PATH, _Endpoint(self), methods=["GET", "POST", "DELETE"]))
        for path in (RESOURCE, f"{RESOURCE}{PATH}"):
            app.router.routes.append(Route(path, _resource, methods=["GET"]))
        app.state.assistants = self

    def connect(self, edge: ASGIApp) -> None:
        """Tell what answers requests to the API: the application with all its layers."""
        self._edge = edge

    async def close(self) -> None:
        """End what is in flight."""
        if self._serving is not None:
            self._serving.cancel()
            await asyncio.gather(self._serving, return_exceptions=True)

    async def answer(self, request: Request, send: Send) -> None:
        """Answer one request of the protocol."""
        try:
            request.scope[CALLER] = await _admitted(request)
        except (CredentialMissing, CredentialInvalid) as error:
            error.headers["WWW-Authenticate"] = f'Bearer resource_metadata="{_public(request)}{RESOURCE}{PATH}"'
            raise
        protocol = await self._started(request)
        await protocol.manager.handle_request(request.scope, request.receive, send)

    async def _started(self, request: Request) -> "Protocol":
        async with self._starting:
            if self._protocol is None or self._serving is None or self._serving.done():
                self._protocol = await self._start(request)
            return self._protocol

    async def _start(self, request: Request) -> "Protocol":
        from roomrack.web.assistants.protocol import Protocol  # noqa: PLC0415 - loads the SDK

        assert self._edge is not None
        protocol = Protocol(tools(self._built, build(self._built, _public(request))), self._edge)
        ready = asyncio.Event()
        self._serving = asyncio.create_task(protocol.serve(ready), name="assistants")
        await ready.wait()
        return protocol


class _Endpoint:
    """An ASGI application, because the SDK writes its answers itself."""

    def __init__(self, assistants: Assistants) -> None:
        self._assistants = assistants

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._assistants.answer(Request(scope, receive), send)


async def _admitted(request: Request) -> Caller:
    """Who calls, counted. Raises what the gate raises, and `NotAnAssistant`."""
    services: Services = request.app.state.services
    request.state.answer_headers = getattr(request.state, "answer_headers", {})
    caller = await services.gate.admit(request, ADMISSION, None)
    context = Context(clock=services.clock, keyring=services.keyring, actor=caller.actor())
    async with services.database.read(context) as unit:
        application = await identity.application(unit, caller.application)
    if application.category != CATEGORY:
        raise NotAnAssistant
    return caller


def _public(request: Request) -> str:
    settings: Settings = request.app.state.settings
    return settings.public_url.rstrip("/")


async def _resource(request: Request) -> Response:
    public = _public(request)
    return json_response(
        {
            "resource": f"{public}{PATH}",
            "resource_name": "Roomrack",
            "authorization_servers": [public],
            "bearer_methods_supported": ["header"],
            "scopes_supported": ["any"],
            "resource_documentation": f"{public}/connect/guides/assistants",
        },
        headers={"Cache-Control": "public, max-age=3600", "Access-Control-Allow-Origin": "*"},
    )
