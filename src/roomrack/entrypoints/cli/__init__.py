"""The command `roomrack`. Each command imports what it needs when it runs, so that all of them answer at once."""

from roomrack.entrypoints.cli.program import main

__all__ = ["main"]
