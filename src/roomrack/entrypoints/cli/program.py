"""The tree of commands."""

from typing import Annotated

import typer

from roomrack._version import __version__
from roomrack.entrypoints.cli import (
    booking,
    certification,
    database,
    demo,
    diagnosis,
    document,
    exchange,
    hooks,
    importing,
    people,
    processes,
    properties,
    rates,
    signing_in,
    simulator,
    vault,
)

program = typer.Typer(
    name="roomrack",
    help="Roomrack, a hotel distribution server: one calendar, every channel, no overbooking.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
)
program.command("demo")(demo.demo)
program.command("serve")(processes.serve)
program.command("worker")(processes.worker)
program.command(
    "vault",
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
)(vault.vault)
program.command(
    "simulator",
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
)(simulator.simulator)
program.command("login")(signing_in.login)
program.command("logout")(signing_in.logout)
program.command("whoami")(signing_in.whoami)
program.add_typer(rates.commands, name="calendar")
program.add_typer(booking.commands, name="reservations")
program.add_typer(hooks.commands, name="webhooks")
program.add_typer(importing.commands, name="import")
program.command("certify")(certification.certify)
program.command("openapi")(document.openapi)
program.command("doctor")(diagnosis.doctor)
program.add_typer(database.commands, name="db")
program.add_typer(people.applications, name="app")
program.add_typer(people.persons, name="user")
program.add_typer(properties.commands, name="property")
program.add_typer(exchange.commands, name="exchange")


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"roomrack {__version__}")
        raise typer.Exit


@program.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Options before the command."""


def main() -> None:
    """Run the command line."""
    program()
