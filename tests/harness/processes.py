"""Real processes of Roomrack under test: an API server and a worker, each started as an operator's supervisor does."""

import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Self

API = "roomrack.entrypoints.http.app:create_app"
_FIRST_PORT, _PORTS, _APART, _WORKERS = 20_000, 375, 8, 4


def _own_ports() -> Iterator[int]:
    """Ports below those that the system gives away, another part of them for each worker of a run.

    A server of ours shares its port with whoever asks for it, and starts some time after the port was chosen: two that
    got the same one would answer each other's calls. They are some apart, as a demo takes the next ones too.
    """
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % _WORKERS
    first = _FIRST_PORT + worker * _PORTS * _APART
    # So that two runs at the same time go different ways.
    begin = os.getpid() % _PORTS
    return itertools.cycle(first + (begin + place) % _PORTS * _APART for place in range(_PORTS))


_ports = _own_ports()


def free_port() -> int:
    """A port of the loopback interface that nobody listens on, and that nobody else of this run is given."""
    for port in itertools.islice(_ports, _PORTS):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
                probe.listen(1)
            except OSError:
                continue
            return port
    raise RuntimeError("no port is free")


class ClockFile:
    """Steers the clock of the processes that were started with it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.run()

    @property
    def setting(self) -> str:
        """The value of ROOMRACK_CLOCK."""
        return f"file:{self.path}"

    def run(self, offset_seconds: float = 0) -> None:
        """Let the clock run beside the machine's own."""
        self._write({"offset_seconds": offset_seconds})

    def stand(self, instant: datetime) -> None:
        """Let the clock stand still at an aware instant."""
        self._write({"instant": instant.isoformat()})

    def _write(self, content: Mapping[str, object]) -> None:
        draft = self.path.with_suffix(".draft")
        draft.write_text(json.dumps(content))
        draft.replace(self.path)


class Process:
    """A child process with its output in a file, which a failing start shows."""

    def __init__(self, command: list[str], environment: Mapping[str, str], log: Path) -> None:
        self.log = log
        self._command = command
        self._environment = {**os.environ, **environment, "PYTHONUNBUFFERED": "1"}
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The process id of the running child."""
        if self._child is None:
            raise RuntimeError("not started")
        return self._child.pid

    def start(self) -> Self:
        """Start the child in a session of its own."""
        with self.log.open("ab") as stream:
            self._child = subprocess.Popen(
                self._command, env=self._environment, stdout=stream, stderr=stream, start_new_session=True
            )
        return self

    def stop(self, timeout: float = 20) -> int:
        """Ask the child to end, and wait. Returns its exit code."""
        return self._end(signal.SIGTERM, timeout)

    def kill(self) -> None:
        """Kill the child and everything it started, at once."""
        self._end(signal.SIGKILL, 10)

    def _end(self, number: signal.Signals, timeout: float) -> int:
        if self._child is None:
            return 0
        child, self._child = self._child, None
        if child.poll() is None:
            if number is signal.SIGKILL:
                os.killpg(child.pid, number)
            else:
                child.send_signal(number)
        try:
            return child.wait(timeout)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait(5)
            raise

    def fail(self, reason: str) -> RuntimeError:
        """An error that carries the end of the child's output."""
        return RuntimeError(f"{reason}\n{self.log.read_text(errors='replace')[-6000:]}")

    def ended(self) -> bool:
        """Whether the child is gone."""
        return self._child is None or self._child.poll() is not None


class ApiServer(Process):
    """One granian with one API process."""

    def __init__(
        self,
        environment: Mapping[str, str],
        log: Path,
        *,
        application: str = API,
        port: int | None = None,
        workers: int = 1,
    ) -> None:
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        command = [sys.executable, "-m", "tests.harness.serve", application, str(workers)]
        super().__init__(
            command,
            {**environment, "ROOMRACK_PUBLIC_URL": self.url, "ROOMRACK_PORT": str(self.port)},
            log,
        )

    def start(self) -> Self:
        """Start and wait until the server says that it is ready."""
        super().start()
        self.wait_ready()
        return self

    def wait_ready(self, timeout: float = 90) -> None:
        """Wait for /ready to answer 200."""
        wait_for(f"{self.url}/ready", self, timeout=timeout)


def wait_for(url: str, process: Process, *, timeout: float, saying: str = "") -> None:
    """Wait until a URL answers 200 and says what it should.

    Raises `RuntimeError` with the output of the process that it depends on when it ends or takes too long.
    """
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        if process.ended():
            raise process.fail("the process ended while starting")
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200 and saying in answer.read().decode():
                    return
            time.sleep(0.05)
        except OSError:
            time.sleep(0.05)
    raise process.fail(f"{url} did not answer")


class Vault(Process):
    """A card vault, as `roomrack vault serve` runs it."""

    def __init__(self, environment: Mapping[str, str], log: Path, *, port: int | None = None) -> None:
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        super().__init__(
            [sys.executable, "-m", "roomrack_vault", "serve"],
            {**environment, "ROOMRACK_VAULT_PORT": str(self.port), "ROOMRACK_VAULT_PUBLIC_URL": self.url},
            log,
        )

    def start(self) -> Self:
        """Start and wait until the vault says that it is ready."""
        super().start()
        wait_for(f"{self.url}/ready", self, timeout=60)
        return self


class Worker(Process):
    """One background worker: dispatching and delivering."""

    def __init__(
        self, environment: Mapping[str, str], log: Path, *, module: str = "roomrack.entrypoints.worker"
    ) -> None:
        super().__init__([sys.executable, "-m", module], environment, log)
