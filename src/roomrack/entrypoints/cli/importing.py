"""`roomrack import`: bringing in what another server has."""

import asyncio
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from roomrack.entrypoints.cli import profiles
from roomrack.entrypoints.cli.certification import base_of, flat, read_credentials
from roomrack.entrypoints.cli.output import console, errors, fail, tell
from roomrack.entrypoints.cli.profiles import NOT_SIGNED_IN, REFUSED, UNREACHABLE, USAGE
from roomrack.entrypoints.cli.rates import parse_day
from roomrack.entrypoints.cli.settings import load
from roomrack.entrypoints.cli.signing_in import AsJson

if TYPE_CHECKING:
    from roomrack.entrypoints.importing.model import Progress, Report
    from roomrack.infra.settings import Settings
    from roomrack_client import AsyncClient, Auth

commands = typer.Typer(help="Bring in what another server has.", no_args_is_help=True)

DAYS_BACK = 400
PATIENCE = 330.0
"""Seconds that a wait for the source's quota may take: a window has 300."""
ATTEMPTS = 8
TIMEOUT = 120.0
LINES_TOLD = 50
"""So many things of one sort are told to people; the JSON has more."""
PLAIN_STEPS = 10
"""Where there is no terminal, so many lines at most tell of one kind's progress."""
SECRETS = {
    "token": "ROOMRACK_TOKEN",
    "refresh_token": "ROOMRACK_REFRESH_TOKEN",
    "api_key": "ROOMRACK_API_KEY",
    "client_id": "ROOMRACK_CLIENT_ID",
    "client_secret": "ROOMRACK_CLIENT_SECRET",
}
"""Where a credential of the source is looked for: nowhere that other users of the machine can see."""


class Secret(StrEnum):
    """What can be asked for."""

    TOKEN = "token"  # noqa: S105 - the name of an option's value
    REFRESH_TOKEN = "refresh-token"  # noqa: S105
    API_KEY = "api-key"


@commands.callback()
def _group() -> None:
    """Bring in what another server has."""


@commands.command()
def connect(
    url: Annotated[
        str | None, typer.Argument(help="The other server's API, ending in /connect. [default: the profile's]")
    ] = None,
    owner: Annotated[
        str | None, typer.Option(help="User name of the person here whom new properties belong to.")
    ] = None,
    profile: Annotated[str | None, typer.Option(help="Read with this sign-in of `roomrack login`.")] = None,
    credentials: Annotated[Path | None, typer.Option(help="Read with a JSON file, such as a demo's demo.json.")] = None,
    ask: Annotated[Secret | None, typer.Option(help="Ask for a credential, without showing it.")] = None,
    accommodation: Annotated[
        list[str] | None, typer.Option(help="Only this property, by its id there. Repeatable. [default: all]")
    ] = None,
    since: Annotated[
        str | None, typer.Option(help=f"yyyy-mm-dd: stays from here on. [default: {DAYS_BACK} days ago]")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and count, and write nothing.")] = False,
    final: Annotated[
        bool, typer.Option("--final", help="The last time: later runs leave these properties alone.")
    ] = False,
    attempts: Annotated[
        int, typer.Option(min=1, help="How often a call is sent before the source is gone.")
    ] = ATTEMPTS,
    as_json: AsJson = False,
) -> None:
    """Copy a live account of another server of the Connect API into this one, or what changed in it since.

    Credentials come from --profile, --credentials, --ask, or the variables ROOMRACK_TOKEN, ROOMRACK_REFRESH_TOKEN (with
    ROOMRACK_CLIENT_ID and ROOMRACK_CLIENT_SECRET where the server wants them) or ROOMRACK_API_KEY.

    Exit code 0: all is here as it is there; 1: with problems, or refused; 3: the source is gone; 4: it refuses the
    credential. Whatever happened, the same command again goes on.
    """
    if owner is None and not dry_run:
        fail("--owner names the person here whom the properties belong to; `roomrack user create` makes one", USAGE)
    if dry_run and final:
        fail("--dry-run writes nothing, so it can't be --final", USAGE)
    base, auth = _access(url, profile, credentials, ask)
    day = parse_day(since, "--since") if since else None
    numbers = _numbers(accommodation or [], api_key=type(auth).__name__ == "ApiKey")
    settings = load(keys=True)
    with _progress() as progress:
        report, ending = _run(
            settings, base, auth, owner, numbers, day, progress, dry_run=dry_run, final=final, attempts=attempts
        )
    if as_json:
        typer.echo(json.dumps(report.as_json()))
    else:
        _show(report)
    if ending is not None:
        fail(*ending)
    if not report.clean:
        raise typer.Exit(REFUSED)


def _access(url: str | None, profile: str | None, credentials: Path | None, ask: Secret | None) -> "tuple[str, Auth]":
    """The source's address and how it is read."""
    from roomrack_client import ApiKey, BearerToken, FileTokenStore, OAuth

    if url is not None and "@" in url:
        fail("an address has no credentials in it: others see the command line", USAGE)
    if sum(given is not None for given in (profile, credentials, ask)) > 1:
        fail("--profile, --credentials and --ask exclude each other", USAGE)
    known = {name: os.environ.get(variable) or "" for name, variable in SECRETS.items()}
    has_own = any(known[name] for name in ("token", "refresh_token", "api_key"))
    if profile is not None or not (credentials or ask or has_own):
        chosen = profiles.chosen(profile)
        if url is not None and base_of(url) != chosen.base:
            fail(f"the sign-in {chosen.name} is of {chosen.base}: a credential is never sent elsewhere", USAGE)
        if chosen.api_key:
            return chosen.base, ApiKey(chosen.api_key)
        store = FileTokenStore(profiles.tokens_file(chosen.name))
        return chosen.base, OAuth(
            store=store, client_id=chosen.client_id or None, client_secret=chosen.client_secret or None
        )
    if url is None:
        fail("which server? give the address of its API", USAGE)
    if credentials is not None:
        found = flat(read_credentials(credentials), write=False)
        known = {name: str(found.get(name) or "") for name in SECRETS}
    if ask is not None:
        secret = typer.prompt(f"The {ask.value} of the source", hide_input=True, err=True)
        known |= {"token": "", "refresh_token": "", "api_key": "", ask.value.replace("-", "_"): secret}
    if known["refresh_token"]:
        return base_of(url), OAuth(
            refresh_token=known["refresh_token"],
            client_id=known["client_id"] or None,
            client_secret=known["client_secret"] or None,
        )
    if known["token"]:
        return base_of(url), BearerToken(known["token"])
    if known["api_key"]:
        return base_of(url), ApiKey(known["api_key"])
    return fail("the file holds no token, refresh_token or api_key", USAGE)


def _numbers(given: list[str], *, api_key: bool) -> list[str]:
    wrong = [number for number in given if not (number.isascii() and number.isdigit())]
    if wrong:
        fail(f"--accommodation {wrong[0]!r} is no property's id: they are digits", USAGE)
    if api_key and not given:
        fail("a key does not tell its properties: name them with --accommodation", USAGE)
    return list(dict.fromkeys(given))


def _run(
    settings: "Settings",
    base: str,
    auth: "Auth",
    owner: str | None,
    chosen: list[str],
    since: date | None,
    progress: "Progress",
    *,
    dry_run: bool,
    final: bool,
    attempts: int,
) -> "tuple[Report, tuple[str, int] | None]":
    """Import; gives what was done and, where it did not come to its end, why, with the exit code."""
    import asyncpg
    from sqlalchemy.exc import SQLAlchemyError

    from roomrack.core.errors import RoomrackError
    from roomrack.entrypoints.importing.model import Report, SourceWrong
    from roomrack_client import ApiError, AsyncClient, NotSignedIn, Retry, TransportError
    from roomrack_client import RoomrackError as ClientError

    report = Report(base, dry_run)

    async def work() -> None:
        retry = Retry(attempts=attempts, max_wait=PATIENCE)
        async with AsyncClient(base, auth, retry=retry, timeout=TIMEOUT, user_agent="roomrack-import") as client:
            await _import(settings, client, report, owner, chosen, since, progress, final=final)

    again = "what was taken over until then is here; the same command again goes on"
    try:
        asyncio.run(work())
    except NotSignedIn as error:
        return report, (f"the source wants a sign-in: {error}", NOT_SIGNED_IN)
    except ApiError as error:
        code = NOT_SIGNED_IN if error.status == 401 else REFUSED
        return report, (f"the source refuses: {error}\n{again}", code)
    except TransportError as error:
        return report, (f"the source does not answer: {error}\n{again}", UNREACHABLE)
    except (SourceWrong, ClientError) as error:
        return report, (f"the source's answer is not the Connect API's: {error}\n{again}", REFUSED)
    except RoomrackError as error:
        return report, ("; ".join(map(str, [error, *error.nested])), REFUSED)
    except (SQLAlchemyError, asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
        return report, (
            f"the database here refused: {error}\n{again}\n`roomrack doctor` says what is wrong with the installation",
            REFUSED,
        )
    return report, None


async def _import(
    settings: "Settings",
    client: "AsyncClient",
    report: "Report",
    owner: str | None,
    chosen: list[str],
    since: date | None,
    progress: "Progress",
    *,
    final: bool,
) -> None:
    from roomrack.core.clock import clock_from
    from roomrack.domain.identity import service as identity
    from roomrack.entrypoints import wiring
    from roomrack.entrypoints.importing import runner
    from roomrack.entrypoints.importing.source import Source
    from roomrack.entrypoints.importing.work import Work
    from roomrack.infra.db import Context, Database

    wiring.connect_slices()
    outgoing = wiring.connect_outside(settings)
    database = Database(settings.database_url.get_secret_value(), pool_size=1, application_name="roomrack-import")
    clock = clock_from(settings.clock)
    context = Context(
        clock=clock, keyring=wiring.keyring(settings), actor={"kind": "operator", "import": report.source}
    )
    try:
        person = None
        if owner is not None:
            async with database.read(context) as unit:
                person = await identity.person_named(unit, owner)
            if person is None:
                fail(f"--owner is {owner!r}: nobody has this user name; `roomrack user create` makes a person", USAGE)
        work = Work(
            database=database,
            context=context,
            source=Source(client),
            report=report,
            progress=progress,
            owner=person.id if person else 0,
            since=since or clock.now().date() - timedelta(days=DAYS_BACK),
        )
        await runner.run(work, chosen, final=final)
    finally:
        await outgoing.close()
        await database.close()


class _Lines:
    """Progress as lines, for logs."""

    def __init__(self) -> None:
        self._what, self._total, self._done, self._told = "", 0, 0, 0

    def begin(self, what: str, total: int | None) -> None:
        self._what, self._total, self._done, self._told = what, total or 0, 0, 0
        tell(what + (f": {total}" if total is not None else ""))

    def advance(self, number: int) -> None:
        self._done += number
        step = self._done * PLAIN_STEPS // self._total if self._total else 0
        if self._told < step < PLAIN_STEPS:
            self._told = step
            tell(f"{self._what}: {self._done} of {self._total}")


class _Bars:
    """Progress as bars, one for each thing that is taken over."""

    def __init__(self, bars: Any) -> None:
        self._bars = bars
        self._current: Any = None

    def begin(self, what: str, total: int | None) -> None:
        if self._current is not None:
            self._bars.stop_task(self._current)
        self._current = self._bars.add_task(what, total=total)

    def advance(self, number: int) -> None:
        self._bars.advance(self._current, number)


@contextmanager
def _progress() -> "Iterator[Progress]":
    """Bars on standard error where it is a terminal, else lines."""
    if not errors.is_terminal:
        yield _Lines()
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=errors) as bars:
        yield _Bars(bars)


def _show(report: "Report") -> None:
    from rich.table import Table

    from roomrack.entrypoints.importing.model import KEEPING_IDS, Done, Kind

    heading = "What an import would do" if report.dry_run else "What was taken over"
    table = Table("", *(done.value for done in Done), "ids kept", title=heading, title_justify="left")
    for kind in Kind:
        counts = report.counts[kind]
        kept = str(report.kept[kind]) if kind in KEEPING_IDS else ""
        table.add_row(kind.value, *(str(counts[done]) for done in Done), kept)
    console.print(table)

    def line(text: str) -> None:
        console.print(text, markup=False, soft_wrap=True)

    def some(lines: list[str], total: int | None = None) -> None:
        for text in lines[:LINES_TOLD]:
            line(text)
        if (more := (total or len(lines)) - LINES_TOLD) > 0:
            line(f"... and {more} more of these; --json tells more")

    some([f"property {number} was taken over for the last time before; it was left alone" for number in report.final])
    some(
        [
            f"property {one.accommodation}: {one.kind.value} {one.source} is {one.here} here: its id was not free"
            for one in report.renumbered
        ]
    )
    some(
        [
            f"no place for {name}, which {count} of kind {kind.value} have"
            for kind, fields in report.left_out.items()
            for name, count in sorted(fields.items())
        ]
    )
    some([f"note: {note}" + (f" ({things})" if things else "") for note, things in report.notes.items()])
    some([f"problem: {problem}" for problem in report.problems])
    some(
        [f"differs: {each}" for each in report.differences],
        report.difference_count,
    )
    if not report.dry_run:
        things = sum(report.things_compared.values())
        line(
            f"{things} things and {report.days_compared} days of the calendar compared, "
            f"{report.difference_count} differences"
        )
