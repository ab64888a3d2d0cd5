"""The commands for people, run as processes with a folder of their own for what they remember."""

import json
import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.harness import forked


def environment(home: Path, **more: str) -> dict[str, str]:
    """The variables of a command: those of the test without Roomrack's own, and more."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("ROOMRACK_")}
    return inherited | {"XDG_CONFIG_HOME": str(home)} | more


def run(
    home: Path, *arguments: str, said: str = "", from_nothing: bool = False, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; `said` is what a person types. `from_nothing` as in `forked.run`."""
    variables = environment(home, **more)
    return forked.run(arguments, environment=variables, said=said, timeout=60, from_nothing=from_nothing)


def result(home: Path, *arguments: str, from_nothing: bool = False) -> Any:
    """What a command prints as JSON, which must succeed."""
    done = run(home, *arguments, "--json", from_nothing=from_nothing)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def day(ahead: int) -> str:
    """A day ahead of today, in UTC."""
    return str(datetime.now(UTC).date() + timedelta(ahead))
