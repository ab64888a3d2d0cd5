"""`roomrack simulator ...`: the OTA simulator's own program, which shares no code with this one."""

import os
import sys

import typer


def simulator(context: typer.Context) -> None:
    """The OTA simulator, for sandboxes: `roomrack simulator serve`, with settings from ROOMRACK_SIMULATOR_*."""
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, "-m", "roomrack_simulator", *context.args])
