"""`roomrack vault ...`: the card vault's own program, which shares no code with this one."""

import os
import sys

import typer


def vault(context: typer.Context) -> None:
    """The card vault: serve, rotate its master key, show who looked at cards. `roomrack vault --help` lists all."""
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, "-m", "roomrack_vault", *context.args])
