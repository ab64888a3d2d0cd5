"""`roomrack property`: what an operator does with a property and the people who work for it."""

from typing import TYPE_CHECKING, Annotated

import typer

from roomrack.entrypoints.cli.output import fail
from roomrack.entrypoints.cli.people import AsJson, in_a_transaction, show
from roomrack.entrypoints.cli.settings import load

if TYPE_CHECKING:
    from roomrack.core.rights import Duty, Level
    from roomrack.domain.identity.service import Employee
    from roomrack.infra.db import WriteUnit

commands = typer.Typer(help="Properties, and the people who work for them.", no_args_is_help=True)

Accommodation = Annotated[int, typer.Argument(help="The property's id.")]


@commands.callback()
def _commands() -> None:
    """Properties, and the people who work for them."""


@commands.command("deactivate")
def deactivate(accommodation: Accommodation, as_json: AsJson = False) -> None:
    """Let a property answer to nobody but its owner's api key. It keeps its data."""
    from roomrack.domain.properties import service as properties

    async def work(unit: "WriteUnit") -> dict[str, object]:
        await unit.widen(accommodation)
        done = await properties.deactivate(unit, accommodation)
        return {"id": done.id, "name": done.name, "deactivated": str(done.deactivated_at)}

    show(in_a_transaction(work), as_json=as_json)


@commands.command("activate")
def activate(accommodation: Accommodation, as_json: AsJson = False) -> None:
    """Bring a deactivated property back, with all that was granted of it."""
    from roomrack.domain.properties import service as properties

    async def work(unit: "WriteUnit") -> dict[str, object]:
        await unit.widen(accommodation)
        done = await properties.activate(unit, accommodation)
        return {"id": done.id, "name": done.name, "deactivated": None}

    show(in_a_transaction(work), as_json=as_json)


@commands.command("people")
def people(accommodation: Accommodation, as_json: AsJson = False) -> None:
    """List who works for a property; its owner must have let administrators in."""
    from roomrack.domain.identity import service as identity

    async def work(unit: "WriteUnit") -> dict[str, object]:
        await _require_access(unit, accommodation)
        return {one.person.username: _levels(one) for one in await identity.staff(unit, accommodation, asking=None)}

    show(in_a_transaction(work), as_json=as_json)


@commands.command("permit")
def permit(
    accommodation: Accommodation,
    username: Annotated[str, typer.Argument(help="Who works for the property.")],
    level: Annotated[list[str], typer.Option(help="AREA=NONE, AREA=READONLY or AREA=READWRITE. Repeatable.")],
    as_json: AsJson = False,
) -> None:
    """Change what somebody may do for a property; its owner must have let administrators in."""
    from roomrack.domain.identity import service as identity

    wanted = dict(_read(text) for text in level)

    async def work(unit: "WriteUnit") -> dict[str, object]:
        await _require_access(unit, accommodation)
        person = await identity.person_named(unit, username)
        if person is None:
            fail(f"nobody has the user name {username!r}", code=2)
        return {username: _levels(await identity.permit(unit, accommodation, person.id, wanted, asking=None))}

    show(in_a_transaction(work), as_json=as_json)


@commands.command("invite")
def invite(
    accommodation: Accommodation,
    email: Annotated[str, typer.Argument(help="Whom to invite.")],
    level: Annotated[
        list[str] | None, typer.Option(help="AREA=NONE, AREA=READONLY or AREA=READWRITE. Repeatable.")
    ] = None,
    name: Annotated[str, typer.Option(help="The person's whole name.")] = "",
    language: Annotated[str, typer.Option(help="en or it: the language of the mail.")] = "en",
    link: Annotated[bool, typer.Option("--link", help="Print the link instead of sending a mail.")] = False,
    as_json: AsJson = False,
) -> None:
    """Invite somebody to work for a property; its owner must have let administrators in.

    Without a mail server the link is printed, to be handed over.
    """
    from roomrack.domain.identity import service as identity
    from roomrack.domain.identity.rules.accounts import is_address
    from roomrack.domain.properties import service as properties

    if not is_address(email):
        fail(f"{email!r} is no e-mail address", code=2)
    settings = load(keys=True)
    given_name, _, family_name = name.strip().partition(" ")
    guest = identity.Guest(email, given_name, family_name, language, dict(_read(text) for text in level or ()))
    mails = settings.smtp_host is not None and not link

    async def work(unit: "WriteUnit") -> dict[str, object]:
        await _require_access(unit, accommodation)
        place = await properties.get(unit, accommodation)
        asked, token = await identity.invite(unit, accommodation, place.name, guest, asking=None, mails=mails)
        shown: dict[str, object] = {"id": asked.id, "email": asked.email, "until": str(asked.expires_at)}
        if token is None:
            return shown
        return {**shown, "link": f"{settings.public_url.rstrip('/')}{identity.ACCOUNT}/invitation/{token}"}

    show(in_a_transaction(work), as_json=as_json)


async def _require_access(unit: "WriteUnit", accommodation: int) -> None:
    from roomrack.domain.properties import service as properties

    await unit.widen(accommodation)
    if not (await properties.get(unit, accommodation)).details.get("adminUserAccessGranted"):
        fail(f"the owner of {accommodation} has not let administrators manage its people (changeAdminUserAccess)")


def _levels(employee: "Employee") -> str:
    from roomrack.core.rights import Level

    less = [f"{duty}={level.name}" for duty, level in employee.levels.items() if level < Level.READWRITE]
    return "owner" if employee.is_owner else " ".join(less) or "everything"


def _read(text: str) -> "tuple[Duty, Level]":
    from roomrack.core.rights import Duty, Level

    area, _, name = text.partition("=")
    if area not in list(Duty) or name not in Level.__members__:
        fail(f"--level is {text!r}: it must be AREA=NONE, AREA=READONLY or AREA=READWRITE", code=2)
    return Duty(area), Level[name]
