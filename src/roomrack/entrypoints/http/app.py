"""The API process: what granian loads.

The app is FastAPI for routing and parsing; around it stand plain ASGI layers (docs/adr). Every slice's operations are
mounted below /connect; pages for people and health checks beside them.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace

import asyncpg
from fastapi import FastAPI
from starlette.types import ASGIApp

from roomrack.entrypoints import wiring
from roomrack.entrypoints.clocks import follow_clocks
from roomrack.entrypoints.http import health, signals
from roomrack.infra import collector
from roomrack.infra.db import Context
from roomrack.infra.events import Waker
from roomrack.infra.http import errors, middleware
from roomrack.infra.http.operation import Gate, mount
from roomrack.infra.logging import configure_logging
from roomrack.infra.settings import Settings

API_PREFIX = "/connect"


def create_app(settings: Settings | None = None, *, gate: Callable[[Gate], Gate] | None = None) -> ASGIApp:
    """Build the application. With `gate` a test entrypoint can stand between the edge and the gate keeper."""
    settings = settings or Settings()
    configure_logging(settings.log_level)
    wiring.connect_slices()
    app = FastAPI(
        title="Roomrack",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_lifespan(settings, gate),
    )
    errors.install(app)
    health.install(app)
    mount(app.router, API_PREFIX, wiring.operations())
    for install_pages in wiring.pages():
        install_pages(app)
    edge = middleware.wrap(app)
    app.state.assistants.connect(edge)
    return edge


def _lifespan(
    settings: Settings, gate: Callable[[Gate], Gate] | None
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        services = wiring.services(settings)
        app.state.settings = settings
        app.state.services = replace(services, gate=gate(services.gate)) if gate else services
        dsn = settings.database_url.get_secret_value()
        waker = Waker(lambda: asyncpg.connect(dsn, timeout=10))
        services.database.wake = waker.wake
        await services.database.open()
        context = Context(clock=services.clock, keyring=services.keyring)
        stop = asyncio.Event()
        following = asyncio.create_task(follow_clocks(services.database, context, services.clock, stop), name="clocks")
        outgoing = wiring.connect_outside(settings)
        collector.settle()
        signals.let_through_soon()
        try:
            yield
        finally:
            stop.set()
            await following
            await app.state.assistants.close()
            await outgoing.close()
            await wiring.close_vault()
            await waker.close()
            await services.request_log.close()
            await services.database.close()

    return lifespan
