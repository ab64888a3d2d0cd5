"""`roomrack demo`: everything in one command."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from roomrack.entrypoints.cli.output import console, fail, tell

if TYPE_CHECKING:
    from roomrack.entrypoints.supervisor.installation import Options


def demo(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the API and the pages.")] = 8480,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    vault_port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Port of the card vault. [default: two above --port]")
    ] = None,
    simulator_port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Port of the OTA simulator. [default: three above --port]")
    ] = None,
    data_dir: Annotated[Path, typer.Option(help="Folder of the database, keys and logs.")] = Path(".roomrack"),
    workers: Annotated[int, typer.Option(min=1, max=64, help="API processes.")] = 1,
    fresh: Annotated[bool, typer.Option("--fresh", help="Delete the data folder's contents and start over.")] = False,
    credentials: Annotated[
        Path | None, typer.Option(help="Where to write URLs, credentials and ids. [default: DATA_DIR/demo.json]")
    ] = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="Show the processes' logs here.")] = False,
) -> None:
    """Run the whole server with demo data: PostgreSQL, API, worker and pages."""
    import asyncio

    from roomrack.entrypoints.supervisor.installation import Options
    from roomrack.entrypoints.supervisor.supervisor import StartFailed, Supervisor
    from roomrack.infra.postgres import PostgresError

    pg_bin = os.environ.get("ROOMRACK_PG_BIN")
    options = Options(
        data_dir=data_dir,
        host=host,
        port=port,
        workers=workers,
        vault_port=vault_port,
        simulator_port=simulator_port,
        fresh=fresh,
        credentials=credentials,
        pg_bin=Path(pg_bin) if pg_bin else None,
        verbose=verbose,
    )
    try:
        asyncio.run(Supervisor(options, tell=tell, announce=_announce).run())
    except (StartFailed, PostgresError, OSError) as error:
        fail(str(error))


def _announce(options: "Options", seconds: float) -> None:
    known: dict[str, Any] = {}
    if options.credentials_file.exists():
        known = json.loads(options.credentials_file.read_text(encoding="utf-8"))
    table = Table(title=f"Roomrack is ready after {seconds:.1f} s", title_justify="left", show_header=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in known.items():
        if isinstance(value, dict):
            for part, content in value.items():
                table.add_row(f"{name}.{part}", _shown(content))
        else:
            table.add_row(name, _shown(value))
    table.add_row("portal", f"{options.url}/connect/")
    table.add_row("card vault", options.vault_url)
    table.add_row("OTA simulator", options.simulator_url)
    table.add_row("logs", str(options.data_dir / "logs"))
    table.add_row("all of this as JSON", str(options.credentials_file))
    console.print(table)
    console.print(f"Serving on {options.url} - press Ctrl-C to stop.")


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value[:8])) + (f" and {len(value) - 8} more" if len(value) > 8 else "")
    return str(value)
