"""A child of the supervisor: imports its code, waits for its settings on standard input, and then does its work.

Importing takes longer than starting PostgreSQL, so both happen at once. Passwords and keys travel through the pipe and
never stand in a command line.
"""

import json
import os
import sys


def _serve() -> None:
    from roomrack.entrypoints.serve import serve
    from roomrack.infra.settings import Settings

    settings = _settings()
    serve(Settings(), workers=int(settings["workers"]))


def _work() -> None:
    from roomrack.entrypoints.worker import run
    from roomrack.infra.settings import Settings

    _settings()
    run(Settings())


def _prepare() -> None:
    from roomrack.entrypoints.supervisor.prepare import prepare

    prepare(_settings())


ROLES = {"api": _serve, "worker": _work, "prepare": _prepare}


def _settings() -> dict[str, str]:
    """Wait for the line that the supervisor writes: environment variables, and arguments of the role."""
    line = sys.stdin.readline()
    if not line:
        raise SystemExit("the supervisor went away")
    order = json.loads(line)
    os.environ.update(order["environment"])
    arguments: dict[str, str] = order["arguments"]
    # Nothing reads the pipe any more, and nothing must notice when its other end is closed.
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    return arguments


if __name__ == "__main__":
    ROLES[sys.argv[1]]()
