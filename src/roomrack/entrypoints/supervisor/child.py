"""One process under watch: started again when it dies, stopped with patience and then without."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from roomrack.infra.postgres import account

POLL_SECONDS = 0.02
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 1.0
STEADY_SECONDS = 5.0
"""A process that lived this long is started again at once; one that dies sooner waits longer each time."""

LARGEST_LOG = 10_000_000


@dataclass
class Order:
    """What a standby process is to do: its environment and the arguments of its role."""

    environment: Mapping[str, str]
    arguments: Mapping[str, str] = field(default_factory=dict)


class Child:
    """A standby process in a session of its own, which the kernel stops when the supervisor dies."""

    def __init__(self, name: str, log: Path | None, *, patience: float, tell: Callable[[str], None]) -> None:
        """`log` None lets it write to the terminal; `patience` is how many seconds it may take to stop."""
        self.name = name
        self.log = log
        self.deaths = 0
        self._patience = patience
        self._tell = tell
        self._process: subprocess.Popen[bytes] | None = None
        self._order: Order | None = None
        self._stopping = False

    @property
    def pid(self) -> int | None:
        """Its process id while it runs."""
        return self._process.pid if self._process is not None and self._process.poll() is None else None

    def launch(self) -> None:
        """Start it; it imports its code and waits for its order."""
        stream = None
        if self.log is not None:
            if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
                self.log.replace(self.log.with_name(f"{self.log.name}.1"))
            stream = self.log.open("ab")
            self.log.chmod(0o600)
        try:
            self._process = subprocess.Popen(
                account.launch_command(
                    account.own(),
                    [sys.executable, "-m", "roomrack.entrypoints.supervisor.standby", self.name],
                    guard=signal.SIGTERM,
                ),
                stdin=subprocess.PIPE,
                stdout=stream,
                stderr=subprocess.STDOUT if stream is not None else None,
                start_new_session=True,
            )
        finally:
            if stream is not None:
                stream.close()

    def command(self, order: Order) -> None:
        """Let it begin. The order is kept for when it has to be started again."""
        self._order = order
        process = self._process
        if process is None or process.stdin is None:
            raise RuntimeError(f"{self.name} was not launched")
        line = json.dumps({"environment": dict(order.environment), "arguments": dict(order.arguments)})
        try:
            process.stdin.write(f"{line}\n".encode())
            process.stdin.close()
        except BrokenPipeError:
            pass  # It is dead already, and whoever waits for it will see.

    async def finished(self) -> int:
        """Wait until it ends. Returns its exit code, negative for a signal."""
        process = self._process
        if process is None:
            raise RuntimeError(f"{self.name} was not launched")
        while (code := process.poll()) is None:
            await asyncio.sleep(POLL_SECONDS)
        return code

    async def keep_alive(self, changed: Callable[[], None]) -> None:
        """Start it again whenever it ends, until it is stopped; `changed` is called after each start."""
        pause = FIRST_PAUSE
        while True:
            born = time.monotonic()
            code = await self.finished()
            if self._stopping or self._order is None:
                return
            self.deaths += 1
            self._end_session()
            steady = time.monotonic() - born > STEADY_SECONDS
            pause = FIRST_PAUSE if steady else min(pause * 2, LONGEST_PAUSE)
            self._tell(f"{self.name} ended ({_cause(code)}) and is started again")
            await asyncio.sleep(pause)
            if self._stopping:
                return
            self.launch()
            self.command(self._order)
            changed()

    async def stop(self) -> None:
        """Ask it to end with SIGTERM and wait; then kill its whole session."""
        self._stopping = True
        process = self._process
        if process is None:
            return
        if process.poll() is None:
            process.terminate()
            begun = time.monotonic()
            while process.poll() is None and time.monotonic() - begun < self._patience:
                await asyncio.sleep(POLL_SECONDS)
            if process.poll() is None:
                self._tell(f"{self.name} did not stop within {self._patience:g} s and is killed")
        self._end_session()
        process.wait()

    def hurry(self) -> None:
        """Wait for it no longer."""
        self._patience = 0

    def _end_session(self) -> None:
        """Kill what is left of its session: a main process that was killed can't stop its workers."""
        if self._process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def last_words(self, characters: int = 3000) -> str:
        """The end of its log."""
        if self.log is None or not self.log.exists():
            return ""
        return self.log.read_bytes()[-characters:].decode(errors="replace")


def _cause(code: int) -> str:
    if code < 0:
        try:
            return f"killed by {signal.Signals(-code).name}"
        except ValueError:
            return f"killed by signal {-code}"
    return f"exit code {code}"
