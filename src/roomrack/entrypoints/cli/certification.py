"""`roomrack certify`: hold a server against the contract."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

import typer

from roomrack.entrypoints.cli.output import console, errors, fail, tell

if TYPE_CHECKING:
    from roomrack.entrypoints.certify.model import Result
    from roomrack.entrypoints.certify.runner import Report
    from roomrack.entrypoints.certify.subject import Given

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
USAGE, NOT_EXAMINED = 2, 3
COLOURS = {"passed": "green", "failed": "red", "broken": "red", "skipped": "yellow"}
NAMES = (
    *("accommodation", "token", "refresh_token", "client_id", "client_secret", "redirect_uri"),
    *("api_key", "api_key_accommodation", "foreign_accommodation"),
)
"""What a file of credentials may hold, beside what `roomrack demo` writes."""


def certify(
    url: Annotated[str, typer.Argument(help="The server: its address, or the one that ends in /connect.")],
    level: Annotated[
        str, typer.Option(help="read looks only; write also books and changes, in a sandbox property.")
    ] = "read",
    credentials: Annotated[
        Path | None, typer.Option(help="A JSON file with credentials, such as .roomrack/demo.json.")
    ] = None,
    token: Annotated[str | None, typer.Option(envvar="ROOMRACK_TOKEN", help="An OAuth access token.")] = None,
    refresh_token: Annotated[
        str | None, typer.Option(envvar="ROOMRACK_REFRESH_TOKEN", help="Its refresh token.")
    ] = None,
    accommodation: Annotated[
        str | None, typer.Option(envvar="ROOMRACK_ACCOMMODATION", help="The property to examine.")
    ] = None,
    client_id: Annotated[str | None, typer.Option(envvar="ROOMRACK_CLIENT_ID")] = None,
    client_secret: Annotated[str | None, typer.Option(envvar="ROOMRACK_CLIENT_SECRET")] = None,
    redirect_uri: Annotated[str | None, typer.Option(help="A redirect URI that the application registered.")] = None,
    api_key: Annotated[str | None, typer.Option(envvar="ROOMRACK_API_KEY", help="A key of the older scheme.")] = None,
    foreign: Annotated[str | None, typer.Option(help="A property that the token does not reach.")] = None,
    receiver: Annotated[
        str | None, typer.Option(help="http://HOST:PORT at which the server reaches this machine, for webhooks.")
    ] = None,
    only: Annotated[list[str] | None, typer.Option(help="A group, an id or a pattern. Repeatable.")] = None,
    extensions: Annotated[
        bool, typer.Option("--extensions", help="Also check what Roomrack offers beyond the contract.")
    ] = False,
    report: Annotated[
        list[Path] | None, typer.Option(help="Write a report: .html, .md, .json or .xml (JUnit). Repeatable.")
    ] = None,
    timeout: Annotated[float, typer.Option(min=1, help="Seconds to wait for an answer.")] = 30,
    patience: Annotated[float, typer.Option(min=0, help="Seconds to wait when the quota is used up.")] = 330,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Check whether a server keeps the contract. Exit code 0: it does; 1: not; 3: it can't be examined."""
    from roomrack.entrypoints.certify import report as forms
    from roomrack.entrypoints.certify import runner
    from roomrack.entrypoints.certify.model import Level
    from roomrack.entrypoints.certify.wire import Unreachable

    if level not in list(Level):
        fail(f"--level is {level!r}: it must be read or write", code=USAGE)
    unknown = [path for path in report or [] if forms.form_of(path) is None]
    if unknown:
        fail(f"--report {unknown[0]}: the name must end in {', '.join(forms.FORMS)}", code=USAGE)
    base = base_of(url)
    known = read_credentials(credentials) if credentials else {}
    told = {
        "token": token,
        "refresh_token": refresh_token,
        "accommodation": accommodation,
        "client_id": client_id,
        "client_secret": client_secret,
        "redirect_uri": redirect_uri,
        "api_key": api_key,
        "foreign_accommodation": foreign,
    }
    given = _given(flat(known, write=level == Level.WRITE), told, receiver, base)
    plan = runner.Plan(base, given, Level(level), tuple(only or ()), extensions, timeout, patience)
    if only and not runner.chosen(only, plan.level, extensions=extensions) and not runner.chooses_schemas(only):
        fail(f"--only chooses no check at this level; the groups are {', '.join(runner.groups())}", code=USAGE)
    try:
        found = runner.certify(plan, tell, (lambda _: None) if as_json else _progress)
    except (runner.Refused, Unreachable) as error:
        fail(str(error), code=NOT_EXAMINED)
    except OSError as error:
        fail(f"the receiver can't listen at {given.receiver}: {error}", code=NOT_EXAMINED)
    for path in report or []:
        if form := forms.form_of(path):
            path.write_text(form(found), encoding="utf-8")
    if as_json:
        typer.echo(json.dumps(forms.as_json(found), indent=2, ensure_ascii=False))
    else:
        _print(found)
    if not found.passed:
        raise typer.Exit(1)


def base_of(url: str) -> str:
    """The address that ends in `/connect`. Ends the command when it is none of a server."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        fail(f"{url!r} is not the address of a server", code=USAGE)
    path = parts.path.rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{path if path.endswith('/connect') else path + '/connect'}"


def read_credentials(path: Path) -> dict[str, Any]:
    """A file of credentials. Ends the command when there is none."""
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        fail(f"--credentials {path}: {error}", code=USAGE)
    if not isinstance(known, dict):
        fail(f"--credentials {path}: a JSON object is needed", code=USAGE)
    return known


def flat(known: dict[str, Any], *, write: bool) -> dict[str, Any]:
    """The credentials of a file by their own names; of a demo's file the sandbox's for writing."""
    if "property_token" not in known:
        return {name: known[name] for name in NAMES if known.get(name)}
    kind = "sandbox" if write else "property"
    house = known["sandbox_accommodation"] if write else known["accommodation"]
    return {
        "accommodation": house,
        "token": known[f"{kind}_token"],
        "refresh_token": known[f"{kind}_refresh_token"],
        "api_key": known["api_key"],
        "api_key_accommodation": known["accommodation"],
        "foreign_accommodation": known["other_tenant_accommodation"],
        **known["sandbox_app" if write else "production_app"],
    }


def _given(known: dict[str, Any], told: dict[str, str | None], receiver: str | None, base: str) -> "Given":
    from roomrack.entrypoints.certify.subject import Given

    values = {**known, **{name: value for name, value in told.items() if value}}
    missing = [name for name in ("token", "accommodation") if not values.get(name)]
    if missing:
        names = " and ".join(f"--{name}" for name in missing)
        fail(f"{names} needed, or --credentials with a file that holds them", code=USAGE)
    if receiver is None and urlsplit(base).hostname in LOOPBACK:
        receiver = f"http://127.0.0.1:{_free_port()}"
    return Given(receiver=receiver or "", **{name: str(value) for name, value in values.items()})


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _progress(result: "Result") -> None:
    if errors.is_terminal:
        errors.print(f"[{COLOURS[result.outcome]}]{result.outcome:8}[/] {result.id}")


def _print(report: "Report") -> None:
    from rich.table import Table

    from roomrack.entrypoints.certify.model import Outcome

    table = Table(title=f"Certification of {report.plan.base}, level {report.plan.level}", title_justify="left")
    table.add_column("group")
    for outcome in Outcome:
        table.add_column(outcome.value, justify="right")
    for group in dict.fromkeys(result.group for result in report.results):
        mine = [result for result in report.results if result.group == group]
        counts = [sum(1 for result in mine if result.outcome is outcome) for outcome in Outcome]
        table.add_row(group, *(f"[{COLOURS[o]}]{n}[/]" if n else "" for o, n in zip(Outcome, counts, strict=True)))
    console.print(table)
    for result in report.results:
        if result.outcome in {Outcome.FAILED, Outcome.BROKEN}:
            console.print(f"\n[bold red]{result.id}[/] (contract {result.section})")
            for name, value in (
                ("must hold", result.title),
                ("expected", result.expected),
                ("got", result.got),
                ("reason", result.reason),
                ("request id", result.request_id),
            ):
                if value:
                    console.print(f"  {name}: {value}", markup=False, soft_wrap=True)
            for command in result.repeat:
                console.print(f"  {command}", markup=False, soft_wrap=True)
    skipped = {result.reason for result in report.results if result.outcome is Outcome.SKIPPED}
    for reason in sorted(skipped - {"no successful answer with a shape was seen"}):
        console.print(f"skipped: {reason}", markup=False, soft_wrap=True)
    counts_line = ", ".join(f"{report.count(outcome)} {outcome.value}" for outcome in Outcome)
    word = "[bold green]passed[/]" if report.passed else "[bold red]not passed[/]"
    console.print(f"\n{word}: {counts_line}; {report.requests} requests in {report.seconds:.1f} s")
