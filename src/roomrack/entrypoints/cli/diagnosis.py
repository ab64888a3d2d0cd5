"""`roomrack doctor`: what is wrong with an installation, and how to mend it."""

import asyncio
import json
import re
from typing import TYPE_CHECKING, Annotated

import typer

from roomrack.entrypoints.cli.output import console, fail

if TYPE_CHECKING:
    from roomrack.entrypoints.cli.checks import Finding
    from roomrack.infra.settings import Settings

PASSWORDS_IN_URL = re.compile(r"(?<=://)([^:/@]*:)[^@]*(@)|(\bpassword=)[^&]*()")
KEY = re.compile(r"(^|,)([^:,]+):[^,]*")


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say what is wrong with this installation and how to mend it. Exit code 1 when something does not work."""
    from pydantic import ValidationError

    from roomrack.entrypoints.cli import checks
    from roomrack.entrypoints.cli.settings import adopt_running_demo, problems_of
    from roomrack.infra.settings import Settings

    adopt_running_demo()
    try:
        settings = Settings()
    except ValidationError as error:
        fail("these settings are wrong:\n  " + "\n  ".join(problems_of(error)))

    async def collect() -> "list[Finding]":
        return [finding async for finding in checks.examine(settings)]

    findings = asyncio.run(collect())
    if as_json:
        shown = [{"subject": f.subject, "state": f.state, "detail": f.detail, "mend": f.mend} for f in findings]
        typer.echo(json.dumps({"settings": masked(settings), "findings": shown}, indent=2))
    else:
        _print(settings, findings)
    if any(finding.state is checks.State.WRONG for finding in findings):
        raise typer.Exit(1)


def masked(settings: "Settings") -> dict[str, str]:
    """The effective settings by the names of their variables, without passwords and keys."""
    shown = {}
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        text = value.get_secret_value() if hasattr(value, "get_secret_value") else value
        if name == "keys" and text is not None:
            text = KEY.sub(r"\1\2:***", text)
        elif isinstance(text, tuple):
            text = ",".join(map(str, text))
        shown[f"ROOMRACK_{name.upper()}"] = "" if text is None else PASSWORDS_IN_URL.sub(r"\1\3***\2", str(text))
    return shown


def _print(settings: "Settings", findings: "list[Finding]") -> None:
    from rich.table import Table

    effective = Table(title="Settings", title_justify="left", show_header=False)
    for name, value in masked(settings).items():
        effective.add_row(name, value)
    console.print(effective, markup=False)
    colours = {"ok": "green", "warning": "yellow", "wrong": "red"}
    for finding in findings:
        console.print(f"[{colours[finding.state]}]{finding.state:8}[/] ", end="")
        console.print(f"{finding.subject}: {finding.detail}", markup=False, soft_wrap=True)
        if finding.mend:
            console.print(f"         mend: {finding.mend}", markup=False, soft_wrap=True)
