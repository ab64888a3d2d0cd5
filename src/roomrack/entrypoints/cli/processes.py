"""`roomrack serve` and `roomrack worker`: the processes of an installation with an outside PostgreSQL."""

from typing import Annotated

import typer

from roomrack.entrypoints.cli.output import fail, tell


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on. [default: ROOMRACK_HOST]")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="[default: ROOMRACK_PORT]")] = None,
    workers: Annotated[int, typer.Option(min=1, max=256, help="API processes.")] = 1,
) -> None:
    """Serve the API and the pages; settings come from ROOMRACK_* (see `roomrack doctor`)."""
    from roomrack.entrypoints.cli.settings import load
    from roomrack.entrypoints.serve import serve as run
    from roomrack.entrypoints.supervisor.health import port_is_free

    settings = load(keys=True)
    settings = settings.model_copy(update={"host": host or settings.host, "port": port or settings.port})
    if not port_is_free(settings.host, settings.port):
        fail(f"{settings.host}:{settings.port} is in use: stop what listens there, or choose another port with --port")
    tell(f"serving on {settings.host}:{settings.port} with {workers} API process{'es' if workers > 1 else ''}")
    run(settings, workers=workers)


def worker() -> None:
    """Run the background worker: webhooks and scheduled work. Several may run at once."""
    from roomrack.entrypoints.cli.settings import load
    from roomrack.entrypoints.worker import run

    run(load(keys=True))
