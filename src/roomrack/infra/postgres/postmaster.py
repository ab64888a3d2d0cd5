"""Reading PostgreSQL's own note about itself, and not believing it.

After a kill -9 `postmaster.pid` stays behind and its number may belong to another process by now, so the process is
asked what it is before it is taken for ours.
"""

import os
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Postmaster:
    """What `postmaster.pid` says."""

    pid: int
    socket_dir: str
    port: str
    status: str


def read(data: Path) -> Postmaster | None:
    """What the note in a data folder says; None when there is none or it is not complete yet."""
    try:
        lines = (data / "postmaster.pid").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    lines += [""] * (8 - len(lines))
    if not lines[0].strip().isdigit():
        return None
    return Postmaster(int(lines[0]), lines[4].strip(), lines[3].strip(), lines[7].strip())


def runs_on(state: Postmaster, data: Path) -> bool:
    """Whether the process is alive and really is a server on this data folder."""
    try:
        os.kill(state.pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    process = Path("/proc") / str(state.pid)
    try:
        # A postmaster's working directory is its data folder; only its user and root may look.
        return (process / "cwd").resolve(strict=True).samefile(data)
    except PermissionError:
        return _answers(state)
    except OSError:
        pass
    if Path("/proc/self").exists():
        return False
    return _is_named(state.pid, data) or _answers(state)


def _is_named(pid: int, data: Path) -> bool:
    """What `ps` says, for systems without /proc."""
    try:
        shown = subprocess.run(
            ["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, timeout=10, check=False
        ).stdout
    except OSError:
        return False
    return "postgres" in shown and str(data) in shown


def _answers(state: Postmaster) -> bool:
    """Whether anything listens on its socket: a dead server's socket refuses."""
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(f"{state.socket_dir}/.s.PGSQL.{state.port}")
        except OSError:
            return False
    return True
