"""The application of the simulator, and what it is made of."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from roomrack_simulator.clock import clock_from
from roomrack_simulator.http import api, control, pages
from roomrack_simulator.http.edge import Limiter, answer, guarded, simulator_of
from roomrack_simulator.repository import Repository
from roomrack_simulator.service import Simulator
from roomrack_simulator.settings import Settings
from roomrack_simulator.shapes import HotelDraft


class Planted(msgspec.Struct, frozen=True):
    """A hotel of the file that `ROOMRACK_SIMULATOR_HOTELS` names."""

    ota: str
    hotel: str
    draft: HotelDraft


def create_app() -> Starlette:
    """Build the application with the settings of the environment."""
    settings = Settings()
    app = Starlette(
        routes=[
            Route("/health", guarded(_health), methods=["GET"]),
            Route("/ready", guarded(_ready), methods=["GET"]),
            *control.routes(settings),
            *api.ROUTES,
            *pages.Extranet().routes(),
        ],
        lifespan=_lifespan(settings),
    )
    app.router.redirect_slashes = False
    return app


async def _health(_: Request) -> Response:
    """The process answers."""
    return answer({"status": "ok"})


async def _ready(request: Request) -> Response:
    """Its file can be read."""
    simulator_of(request).repository.ping()
    return answer({"ready": True})


def plant(simulator: Simulator, file: Path) -> None:
    """Make the hotels of a file that are not there yet."""
    for each in msgspec.json.decode(file.read_bytes(), type=list[Planted]):
        if simulator.repository.hotel(each.ota, each.hotel) is None:
            simulator.write_hotel(each.ota, each.hotel, each.draft)


def _lifespan(settings: Settings) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        repository = Repository(settings.file)
        app.state.simulator = Simulator(repository, clock_from(settings.clock))
        app.state.limiter = Limiter()
        if settings.hotels is not None:
            plant(app.state.simulator, settings.hotels)
        try:
            yield
        finally:
            repository.close()

    return lifespan
