"""The command of the simulator: `roomrack-simulator`, and `roomrack simulator`, which runs it."""

import socket
import sys
from typing import Annotated, NoReturn

import typer
from pydantic import ValidationError

from roomrack_simulator.settings import PREFIX, Settings

program = typer.Typer(
    name="simulator",
    help="The OTA simulator: online travel agencies to try a hotel's software on.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@program.command()
def serve(
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="[default: ROOMRACK_SIMULATOR_PORT]")] = None,
) -> None:
    """Run the simulator; settings come from ROOMRACK_SIMULATOR_*."""
    from roomrack_simulator.serve import serve as run

    settings = _settings()
    if port is not None:
        settings = settings.model_copy(update={"port": port})
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            _fail(
                f"{settings.host}:{settings.port} can't be listened on: {error.strerror}; see ROOMRACK_SIMULATOR_PORT"
            )
    run(settings)


@program.callback()
def _options() -> None:
    """Commands have names, also while there is one."""


def _settings() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        wrong = [f"{PREFIX}{'_'.join(map(str, each['loc'])).upper()}: {each['msg']}" for each in error.errors()]
        _fail("these settings are wrong:\n  " + "\n  ".join(wrong))


def _fail(message: str) -> NoReturn:
    print(f"roomrack simulator: {message}", file=sys.stderr)
    raise typer.Exit(1)


def main() -> None:
    """Run the command line."""
    program()
