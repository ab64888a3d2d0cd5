"""The commands of the vault: `roomrack-vault`, and `roomrack vault`, which runs it."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import typer

if TYPE_CHECKING:
    from roomrack_vault.database import Pool
    from roomrack_vault.settings import Settings

R = TypeVar("R")
program = typer.Typer(
    name="vault",
    help="The card vault: the one process that sees payment card numbers.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@program.command()
def serve() -> None:
    """Run the vault; settings come from ROOMRACK_VAULT_*. It brings its schema up to date itself."""
    import socket

    from roomrack_vault.serve import serve as run

    settings = _settings()
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            _fail(f"{settings.host}:{settings.port} can't be listened on: {error.strerror}; see ROOMRACK_VAULT_PORT")
    run(settings)


@program.command()
def rotate() -> None:
    """Make a new master key, wrap all data keys with it, and take the old one out of the file; the vault may run."""
    from roomrack_vault import rotation
    from roomrack_vault.clock import clock_from

    settings = _settings()
    kid, count = _run(settings, lambda pool: rotation.rotate(pool, settings.keys_file, clock_from(settings.clock)()))
    print(f"Master key {kid} wraps {count} data keys. Make a new copy of {settings.keys_file}.")


@program.command()
def looks(
    accommodation: Annotated[int, typer.Argument(help="The property's id.")],
    limit: Annotated[int, typer.Option(min=1, max=500, help="How many of the newest.")] = 50,
) -> None:
    """Print the audit of a property as JSON lines: who looked at which card, wrong PINs, charges."""
    from roomrack_vault import repository

    async def read(pool: "Pool") -> list[repository.Look]:
        async with pool.acquire() as connection:
            return await repository.looks(connection, accommodation, limit)

    for look in _run(_settings(), read):
        facts = {name: getattr(look, name) for name in look.__dataclass_fields__}
        print(json.dumps({name: str(value) if name == "at" else value for name, value in facts.items()}))


@program.command("forget-pin")
def forget_pin(accommodation: Annotated[int, typer.Argument(help="The property's id.")]) -> None:
    """Forget a property's PIN, so that its contact can set a new one."""
    from roomrack_vault import repository

    async def remove(pool: "Pool") -> bool:
        async with pool.acquire() as connection, connection.transaction():
            return await repository.remove_pin(connection, accommodation)

    if not _run(_settings(), remove):
        _fail(f"property {accommodation} has no PIN")
    print(f"Property {accommodation} has no PIN any more.")


@program.command("pin-link")
def pin_link(
    accommodation: Annotated[int, typer.Argument(help="The property's id.")],
    name: Annotated[str, typer.Option(help="What the page calls the property.")],
    email: Annotated[str, typer.Option(help="Whom the PIN will belong to.")],
    language: Annotated[str, typer.Option(help="en or it.")] = "en",
) -> None:
    """Print a link to set a property's PIN, to be handed over in person where no mail is sent."""
    from roomrack_vault import links
    from roomrack_vault.clock import clock_from

    settings = _settings()
    now = clock_from(settings.clock)()
    print(
        _run(settings, lambda pool: links.invite(pool, settings.public_url, accommodation, name, email, language, now))
    )


def _settings() -> "Settings":
    from pydantic import ValidationError

    from roomrack_vault.settings import PREFIX, Settings, adopt_running_demo

    adopt_running_demo()
    try:
        return Settings()
    except ValidationError as error:
        wrong = [f"{PREFIX}{'_'.join(map(str, each['loc'])).upper()}: {each['msg']}" for each in error.errors()]
        _fail("these settings are wrong:\n  " + "\n  ".join(wrong))


def _run(settings: "Settings", work: "Callable[[Pool], Awaitable[R]]") -> R:
    import asyncpg

    from roomrack_vault import database
    from roomrack_vault.keys import KeysUnusable

    async def connected() -> R:
        pool = await database.connect(settings.database_url.get_secret_value())
        try:
            await database.upgrade(pool)
            return await work(pool)
        finally:
            await pool.close()

    try:
        return asyncio.run(connected())
    except (KeysUnusable, asyncpg.PostgresError, OSError) as error:
        _fail(str(error))


def _fail(message: str) -> NoReturn:
    print(f"roomrack vault: {message}", file=sys.stderr)
    raise typer.Exit(1)


def main() -> None:
    """Run the command line."""
    program()
