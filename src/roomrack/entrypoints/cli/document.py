"""`roomrack openapi`: the document of this release, or of a running server."""

import json
from pathlib import Path
from typing import Annotated

import typer

from roomrack.entrypoints.cli.certification import base_of
from roomrack.entrypoints.cli.output import fail, tell
from roomrack.entrypoints.cli.profiles import UNREACHABLE, USAGE

FORMS = ("yaml", "json")


def openapi(
    url: Annotated[str | None, typer.Argument(help="A server. [default: the document of this release]")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write it there; .json is JSON.")] = None,
    form: Annotated[str | None, typer.Option("--format", help="yaml or json. [default: yaml]")] = None,
    public_url: Annotated[str, typer.Option(help="What this release's document names as its server.")] = (
        "http://127.0.0.1:8480"
    ),
) -> None:
    """Print or save the OpenAPI document."""
    wanted = form or ("json" if output and output.suffix.lower() == ".json" else "yaml")
    if wanted not in FORMS:
        fail(f"--format is {form!r}: it must be yaml or json", code=USAGE)
    text = _fetched(url, wanted) if url else _built(public_url, wanted)
    if output is None:
        typer.echo(text, nl=not text.endswith("\n"))
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        fail(f"{output} can't be written: {error}")
    tell(f"written to {output}")


def _built(public_url: str, form: str) -> str:
    import yaml

    from roomrack.core.clock import SystemClock
    from roomrack.entrypoints import wiring
    from roomrack.web.portal.document import build
    from roomrack.web.portal.examples import shift_to

    built = [operation for slice_ in wiring.operations() for operation, _ in slice_.declared]
    document = build(built, public_url.rstrip("/"), shift_to(SystemClock().now().date()))
    if form == "json":
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(document, Dumper=dumper, allow_unicode=True, sort_keys=False, width=120))


def _fetched(url: str, form: str) -> str:
    import httpx2

    address = f"{base_of(url)}/rest/v1/integration/openapi.{form}"
    try:
        answer = httpx2.get(address, timeout=30)
    except httpx2.HTTPError as error:
        fail(f"no answer from {address}: {error}", code=UNREACHABLE)
    if answer.status_code != 200:
        fail(f"{address} answered {answer.status_code}")
    return answer.text
