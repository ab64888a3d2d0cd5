"""The application of the vault, and what it is made of."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

import asyncpg
from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from roomrack_vault import database, repository, rotation
from roomrack_vault.clock import clock_from
from roomrack_vault.http import internal, pages, public
from roomrack_vault.http.edge import answering, vault_of
from roomrack_vault.logs import Log
from roomrack_vault.mail import Mailer
from roomrack_vault.processors import Processors
from roomrack_vault.server_api import ServerApi
from roomrack_vault.service import Vault
from roomrack_vault.settings import Settings

SWEEP_SECONDS = 60.0
HASHES_AT_ONCE = 2


def create_app() -> Starlette:
    """Build the application with the settings of the environment. Raises `KeysUnusable` at its start."""
    settings = Settings()
    internal_calls = {
        "link": internal.link,
        "register": internal.register,
        "status": internal.status,
        "forget": internal.forget,
        "looks": internal.looks,
        "charge": internal.charge,
    }
    app = Starlette(
        routes=[
            *(
                Route(
                    f"{prefix}/rest/v1/payment/OCTORATE/{{ota}}/addCard", answering(public.add_card), methods=["POST"]
                )
                for prefix in ("/connect", "")
            ),
            *(
                Route(f"/internal/{name}", internal.proven(answering(handler)), methods=["POST"])
                for name, handler in internal_calls.items()
            ),
            Route("/pin/{secret}", pages.page(pages.ask_pin), methods=["GET"]),
            Route("/pin/{secret}", pages.page(pages.save_pin), methods=["POST"]),
            Route("/card/{secret}", pages.page(pages.ask_card), methods=["GET"]),
            Route("/card/{secret}", pages.page(pages.show_card), methods=["POST"]),
            Route("/health", _health, methods=["GET"]),
            Route("/ready", _ready, methods=["GET"]),
            Mount("/static", StaticFiles(directory=pages.FOLDER / "static")),
        ],
        lifespan=_lifespan(settings),
    )
    # A redirect would repeat a link in another header.
    app.router.redirect_slashes = False
    return app


async def _health(_: Request) -> Response:
    """The process answers."""
    return JSONResponse({"status": "ok"})


async def _ready(request: Request) -> Response:
    """Whether cards can be taken and shown: the database answers, and the keys are there."""
    vault = vault_of(request)
    problems = []
    try:
        async with asyncio.timeout(3), vault.pool.acquire() as connection:
            await repository.ping(connection)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        problems.append("the database does not answer")
    try:
        if not vault.keys.kids:
            problems.append("there is no master key")
    except Exception as error:  # noqa: BLE001 - told as what it is
        problems.append(str(error))
    return JSONResponse(
        {"ready": not problems, **({"problems": problems} if problems else {})}, 503 if problems else 200
    )


def _lifespan(settings: Settings) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        clock = clock_from(settings.clock)
        log = Log(settings.log_level)
        pool = await database.connect(settings.database_url.get_secret_value())
        await database.upgrade(pool)
        vault = app.state.vault = Vault(
            settings=settings,
            pool=pool,
            keys=await rotation.begin(pool, settings.keys_file, clock()),
            clock=clock,
            log=log,
            mailer=Mailer(settings),
            server=ServerApi(settings.api_url, settings.secret.get_secret_value()),
            processors=Processors(settings.processors),
            hasher=PasswordHasher(),
            hashing=asyncio.Semaphore(HASHES_AT_ONCE),
        )
        if settings.demo is not None:
            await vault.seed(settings.demo.get_secret_value())
        sweeping = asyncio.create_task(_sweep(vault))
        try:
            yield
        finally:
            sweeping.cancel()
            with suppress(asyncio.CancelledError):
                await sweeping
            await vault.server.close()
            await vault.processors.close()
            await pool.close()

    return lifespan


async def _sweep(vault: Vault) -> None:
    while True:
        try:
            await vault.sweep()
        except Exception as error:  # noqa: BLE001 - the next turn tries again
            vault.log.bug("sweep failed", error)
        await asyncio.sleep(SWEEP_SECONDS)
