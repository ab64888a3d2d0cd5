"""How commands speak: results on standard output, everything else on standard error."""

import sys
from typing import NoReturn

import typer
from rich.console import Console

WIDTH_OF_FILES = 200
"""Columns where the output is no terminal: what a table says must not be broken over lines there."""

console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH_OF_FILES)
errors = Console(stderr=True, highlight=False)


def tell(line: str) -> None:
    """Say what is going on."""
    errors.print(f"roomrack: {line}", markup=False, soft_wrap=True)


def fail(message: str, code: int = 1) -> NoReturn:
    """Say what went wrong and end with an exit code."""
    errors.print(f"roomrack: {message}", markup=False, style="red", soft_wrap=True)
    raise typer.Exit(code)
