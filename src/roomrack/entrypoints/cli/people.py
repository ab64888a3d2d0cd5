"""`roomrack app` and `roomrack user`: what an operator makes by hand."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated

import typer

from roomrack.entrypoints.cli.output import console, fail
from roomrack.entrypoints.cli.settings import load

if TYPE_CHECKING:
    from roomrack.domain.identity.service import Person
    from roomrack.infra.db import WriteUnit

applications = typer.Typer(help="Applications that use the API.", no_args_is_help=True)
persons = typer.Typer(help="People who sign in.", no_args_is_help=True)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@applications.callback()
def _applications() -> None:
    """Applications that use the API."""


@persons.callback()
def _persons() -> None:
    """People who sign in."""


@applications.command("create")
def create_application(
    name: Annotated[str, typer.Option(help="What people see when they are asked to agree.")],
    environment: Annotated[str, typer.Option(help="sandbox or production.")] = "sandbox",
    redirect_uri: Annotated[
        list[str] | None, typer.Option(help="Where people come back to; https, or http on loopback. Repeatable.")
    ] = None,
    quota: Annotated[
        int | None, typer.Option(min=1, help="Calls in 300 s. [default: 100 for each granted property]")
    ] = None,
    bulk_quota: Annotated[
        int | None, typer.Option(min=1, help="Bulk units in 300 s. [default: 300 for each granted property]")
    ] = None,
    owner: Annotated[
        str | None, typer.Option(help="User name of the person who works on it, and sees it in the developer console.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make an application. Its client secret is shown this once."""
    from roomrack.domain.identity import service as identity

    kind = environment.upper()
    if kind not in list(identity.Environment):
        fail(f"--environment is {environment!r}: it must be sandbox or production", code=2)

    async def create(unit: "WriteUnit") -> dict[str, object]:
        person = await identity.person_named(unit, owner) if owner is not None else None
        if owner is not None and person is None:
            fail(f"--owner is {owner!r}: nobody has this user name; `roomrack user create` makes a person", code=2)
        made, secret = await identity.create_application(
            unit,
            name=name,
            environment=kind,
            redirect_uris=redirect_uri or [],
            call_limit=quota,
            bulk_limit=bulk_quota,
            owner=person.id if person else None,
        )
        return {"id": made.id, "client_id": made.client_id, "client_secret": secret, "environment": kind}

    show(in_a_transaction(create), as_json=as_json)


@applications.command("share")
def share_application(
    client_id: Annotated[str, typer.Argument(help="The application's client id.")],
    person: Annotated[str, typer.Option("--with", help="User name of somebody who can sign in.")],
) -> None:
    """Let a person work on an application in the developer console."""
    from roomrack.domain.identity import service as identity

    async def share(unit: "WriteUnit") -> dict[str, object]:
        found = await identity.person_named(unit, person)
        if found is None:
            fail(f"--with is {person!r}: nobody has this user name; `roomrack user create` makes a person", code=2)
        application = await identity.application_of_client(unit, client_id)
        if application is None:
            fail(f"there is no application with the client id {client_id!r}", code=2)
        await identity.share_application(unit, application.id, found.id)
        return {"application": application.name, "person": found.username}

    show(in_a_transaction(share), as_json=False)


@persons.command("create")
def create_person(
    username: Annotated[str, typer.Option(help="What the person signs in with, usually the e-mail address.")],
    email: Annotated[str | None, typer.Option(help="[default: the user name, if it is an address]")] = None,
    name: Annotated[str, typer.Option(help="The person's whole name.")] = "",
    accommodation: Annotated[
        list[int] | None, typer.Option(help="A property that the person works for. Repeatable.")
    ] = None,
    ask_password: Annotated[
        bool, typer.Option("--ask-password", help="Ask for the password instead of generating one.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Make a person. A generated password is shown this once."""
    import secrets

    from roomrack.domain.identity import service as identity
    from roomrack.domain.properties import service as properties

    password = (
        typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        if ask_password
        else secrets.token_urlsafe(15)
    )

    async def create(unit: "WriteUnit") -> dict[str, object]:
        made = await identity.create_person(
            unit,
            username=username,
            password=password,
            name=name,
            email=email or (username if "@" in username else None),
        )
        for number in accommodation or []:
            await unit.widen(number)
            await properties.get(unit, number)
            await identity.add_membership(unit, made.id, number)
        shown: dict[str, object] = {"id": made.id, "username": made.username}
        return shown if ask_password else {**shown, "password": password}

    show(in_a_transaction(create), as_json=as_json)


@persons.command("password-link")
def password_link(
    username: Annotated[str, typer.Argument(help="Who is to choose a password.")], as_json: AsJson = False
) -> None:
    """Print a link with which a person chooses a password, once, within an hour. Hand it to that person only."""
    from roomrack.domain.identity import service as identity

    public_url = load(keys=True).public_url.rstrip("/")

    async def make(unit: "WriteUnit") -> dict[str, object]:
        found = await _named(unit, username)
        token = await identity.link_for(unit, found.id)
        return {"username": found.username, "link": f"{public_url}{identity.ACCOUNT}/password/{token}"}

    show(in_a_transaction(make), as_json=as_json)


@persons.command("reset-factor")
def reset_factor(
    username: Annotated[str, typer.Argument(help="Whose second factor is lost.")], as_json: AsJson = False
) -> None:
    """Take a person's second factor away, and tell the person by mail. Make sure who asks for it."""
    from roomrack.domain.identity import service as identity

    async def reset(unit: "WriteUnit") -> dict[str, object]:
        found = await _named(unit, username)
        await identity.reset_factor(unit, found.id)
        return {"username": found.username, "second_factor": "off"}

    show(in_a_transaction(reset), as_json=as_json)


async def _named(unit: "WriteUnit", username: str) -> "Person":
    from roomrack.domain.identity import service as identity

    found = await identity.person_named(unit, username)
    if found is None:
        fail(f"nobody has the user name {username!r}", code=2)
    return found


def in_a_transaction(work: "Callable[[WriteUnit], Awaitable[dict[str, object]]]") -> dict[str, object]:
    """Do something in the name of the operator; ends the command when it is refused.

    Without `wiring`: loading all slices with their pages takes twice as long as everything else that a command does.
    """
    import asyncpg
    from sqlalchemy.exc import SQLAlchemyError

    from roomrack.core.clock import clock_from
    from roomrack.core.errors import RoomrackError
    from roomrack.infra.crypto import Keyring
    from roomrack.infra.db import Context, Database

    settings = load(keys=True)
    assert settings.keys is not None
    keyring = Keyring.parse(settings.keys.get_secret_value())

    async def run() -> dict[str, object]:
        database = Database(settings.database_url.get_secret_value(), pool_size=1, application_name="roomrack-cli")
        context = Context(clock=clock_from(settings.clock), keyring=keyring, actor={"kind": "operator"})
        try:
            async with database.write(context) as unit:
                return await work(unit)
        finally:
            await database.close()

    try:
        return asyncio.run(run())
    except RoomrackError as error:
        fail("; ".join(map(str, [error, *error.nested])))
    except (SQLAlchemyError, asyncpg.PostgresError, OSError) as error:
        fail(f"the database refused: {error}\n`roomrack doctor` says what is wrong with the installation")


def show(made: dict[str, object], *, as_json: bool) -> None:
    """Print what a command made, a line for each value or as JSON."""
    if as_json:
        typer.echo(json.dumps(made))
        return
    for name, value in made.items():
        console.print(f"{name}: {value}", markup=False, soft_wrap=True)
