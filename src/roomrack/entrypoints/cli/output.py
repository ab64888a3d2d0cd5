"""How commands speak: results on standard output, everything else on standard error."""

from typing import NoReturn

import typer
from rich.console import Console

console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)


def tell(line: str) -> None:
    """Say what is going on."""
    errors.print(f"roomrack: {line}", markup=False)


def fail(message: str, code: int = 1) -> NoReturn:
    """Say what went wrong and end with an exit code."""
    errors.print(f"roomrack: {message}", markup=False, style="red", soft_wrap=True)
    raise typer.Exit(code)
