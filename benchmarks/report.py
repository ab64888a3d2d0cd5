"""The table, for people at a terminal and for docs/performance.md."""

import os
import platform
from collections.abc import Sequence
from pathlib import Path

import asyncpg
from rich.console import Console
from rich.table import Table

from benchmarks.rows import Outcome
from benchmarks.site import Ground

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
MARKS = ("<!-- measured: begin -->", "<!-- measured: end -->")
HEADS = ("what", "figure", "must be", "ceiling", "of ceiling", "reached")


def cells(outcome: Outcome) -> tuple[str, ...]:
    """A row of the table."""
    row = outcome.row
    least = f"{_number(min(outcome.figures))} to {_number(max(outcome.figures))}"
    figure = f"{_number(outcome.figure)} {row.unit}"
    if len(outcome.figures) > 1:
        figure += f" ({least})"
    asked = []
    if row.floor is not None:
        asked.append(f"{'at most' if row.less_is_better else 'at least'} {_number(row.floor)}")
    if row.share is not None:
        asked.append(f"{row.share:.0%} of the ceiling")
    ceiling = share = ""
    if outcome.ceiling is not None:
        ceiling = f"{_number(outcome.ceiling)} {row.unit}: {row.against}"
        share = f"{outcome.figure / outcome.ceiling:.0%}" if not row.less_is_better else ""
    reached = {None: "", True: "yes", False: "NO"}[outcome.reached]
    return (row.what, figure, ", ".join(asked), ceiling, share, reached)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def show(console: Console, outcomes: Sequence[Outcome]) -> None:
    """Print the table."""
    table = Table(title="Speed")
    for head in HEADS:
        table.add_column(head, justify="left" if head == "what" else "right")
    for outcome in outcomes:
        colour = {None: "", True: "green", False: "red"}[outcome.reached]
        table.add_row(*cells(outcome), style=colour)
    console.print(table)


def write(outcomes: Sequence[Outcome], conditions: str) -> None:
    """Put the table between the marks of docs/performance.md."""
    lines = [conditions, "", f"| {' | '.join(HEADS)} |", f"|{'---|' * len(HEADS)}"]
    lines += [f"| {' | '.join(cells(outcome))} |" for outcome in outcomes]
    text = DOCUMENT.read_text(encoding="utf-8")
    head, _, rest = text.partition(MARKS[0])
    _, _, tail = rest.partition(MARKS[1])
    DOCUMENT.write_text(head + MARKS[0] + "\n" + "\n".join(lines) + "\n" + MARKS[1] + tail, encoding="utf-8")


async def conditions(ground: Ground, runs: int, seconds: float) -> str:
    """On what, and how safely, the figures were measured: as the server itself says."""
    if ground.urls is None:
        raise RuntimeError("the PostgreSQL of this run is not started")
    connection = await asyncpg.connect(ground.urls.superuser)
    try:
        settings = {
            name: await connection.fetchval("select current_setting($1)", name)
            for name in ("server_version", "fsync", "synchronous_commit", "full_page_writes", "wal_sync_method")
        }
    finally:
        await connection.close()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    said = ", ".join(f"{name} {value}" for name, value in settings.items() if name != "server_version")
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB; Python {platform.python_version()}, "
        f"PostgreSQL {settings['server_version'].split()[0]} ({said}). "
        f"Median of {runs} interleaved runs of {seconds:g} s; in brackets the least and the most."
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return " ".join(line.partition(":")[2].split())
    return platform.processor() or platform.machine()
