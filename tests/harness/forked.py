"""Commands of Roomrack as processes that need not load it first.

Loading takes most of the seconds that a short command takes, and hundreds of tests run commands. A keeper, started with
the first command of a test process, has loaded everything but the command line itself, and forks for each command: a
process of its own with its own variables, folder, standard streams and exit code, which can be killed like any other.
What a command loads when it starts from nothing, the tests show that start `python -m roomrack` themselves.
"""

import array
import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO, Any, NoReturn

import roomrack.domain
import roomrack.entrypoints

ROOT = Path(__file__).parents[2]
LONGEST_ORDER = 150_000
STREAMS = 3
WORD = 12
"""The length of a number that a keeper tells."""
LEFT_TO_COMMANDS = "roomrack.entrypoints.cli"
"""What looks at the variables and at the terminal while it is loaded."""


class Command:
    """A command under way, with what tests use of `subprocess.Popen`."""

    def __init__(
        self, arguments: Sequence[str], *, environment: Mapping[str, str], said: str = "", cwd: Path | None = None
    ) -> None:
        self.arguments = list(arguments)
        self.returncode: int | None = None
        self._out = tempfile.TemporaryFile()  # noqa: SIM115 - `communicate` closes it
        self._err = tempfile.TemporaryFile()  # noqa: SIM115 - and this
        with tempfile.TemporaryFile() as typed:
            typed.write(said.encode())
            typed.seek(0)
            self._ending, told = os.pipe()
            order = {"arguments": self.arguments, "environment": dict(environment), "cwd": str(cwd or Path.cwd())}
            _send(_keeper(), order, [typed.fileno(), self._out.fileno(), self._err.fileno(), told])
            os.close(told)
        self.pid = int(os.read(self._ending, WORD))

    def poll(self) -> int | None:
        """The exit code, or None while it runs."""
        return self._look(0)

    def communicate(self, timeout: float) -> tuple[str, str]:
        """Wait for its end; gives what it wrote. Raises `subprocess.TimeoutExpired`."""
        if self._look(timeout) is None:
            raise subprocess.TimeoutExpired(self.arguments, timeout)
        return _all_of(self._out), _all_of(self._err)

    def _look(self, seconds: float) -> int | None:
        if self.returncode is None and select.select([self._ending], [], [], seconds)[0]:
            self.returncode = int(os.read(self._ending, WORD))
            os.close(self._ending)
        return self.returncode


def run(
    arguments: Sequence[str],
    *,
    environment: Mapping[str, str],
    said: str = "",
    cwd: Path | None = None,
    timeout: float = 120,
    from_nothing: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; `said` is what a person types. One that takes too long is killed.

    `from_nothing` starts an interpreter for it, which shows that the command loads what it needs.
    """
    if from_nothing:
        command_line = [sys.executable, "-m", "roomrack", *arguments]
        return subprocess.run(
            command_line,
            env=dict(environment),
            input=said,
            cwd=cwd,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
    command = Command(arguments, environment=environment, said=said, cwd=cwd)
    try:
        out, err = command.communicate(timeout)
    except subprocess.TimeoutExpired:
        os.killpg(command.pid, signal.SIGKILL)
        command.communicate(10)
        raise
    assert command.returncode is not None
    return subprocess.CompletedProcess(command.arguments, command.returncode, out, err)


def _all_of(stream: IO[bytes]) -> str:
    with stream:
        stream.seek(0)
        return stream.read().decode()


@cache
def _keeper() -> socket.socket:
    """The way to this process's keeper, which ends when nobody can reach it any more."""
    near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with far:
        keeper = subprocess.Popen(
            [sys.executable, "-m", "tests.harness.forked", str(far.fileno())],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[far.fileno()],
        )

    def stop() -> None:
        near.close()
        keeper.wait(10)

    atexit.register(stop)
    return near


def _send(way: socket.socket, order: Mapping[str, Any], streams: list[int]) -> None:
    message = json.dumps(order).encode()
    assert len(message) <= LONGEST_ORDER
    way.sendmsg([message], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", streams))])


# --- in the keeper ---


def _keep(way: socket.socket) -> None:
    """Fork for each order, until nobody is left who gives any."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    _load()
    while True:
        message, streams, _, _ = socket.recv_fds(way, LONGEST_ORDER, STREAMS + 1)
        if not message:
            return
        if os.fork() == 0:
            way.close()
            _watch(json.loads(message), streams[:STREAMS], streams[STREAMS])
        for stream in streams:
            os.close(stream)


def _load() -> None:
    """Load all of Roomrack that commands load."""
    for package in (roomrack.domain, roomrack.entrypoints):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.startswith(LEFT_TO_COMMANDS):
                importlib.import_module(module.name)
    gc.collect()
    gc.freeze()


def _watch(order: dict[str, Any], streams: list[int], telling: int) -> NoReturn:
    """Start the command, and tell its process id and how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    pid = os.fork()
    if pid == 0:
        os.close(telling)
        _become(order, streams)
    for stream in streams:
        os.close(stream)
    os.write(telling, f"{pid:{WORD}}".encode())
    _, status = os.waitpid(pid, 0)
    os.write(telling, f"{os.waitstatus_to_exitcode(status):{WORD}}".encode())
    os._exit(0)


def _become(order: dict[str, Any], streams: list[int]) -> NoReturn:
    """Be `python -m roomrack` with these arguments."""
    os.setsid()
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["environment"])
    sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")
    sys.argv = ["roomrack", *order["arguments"]]
    code: Any = 0
    try:
        runpy.run_module("roomrack", run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        code = ended.code or 0
        if not isinstance(code, int):
            print(code, file=sys.stderr)
            code = 1
    except BaseException:  # noqa: BLE001 - as the interpreter does
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as given:
        _keep(given)
