"""One process under watch: a fork of the supervisor, started again when it dies, stopped with patience or without.

The supervisor has imported everything before it forks, so that a process that died is serving again at once, and all of
them share the memory of the code.
"""

import asyncio
import ctypes
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from roomrack.entrypoints.serve import PR_SET_PDEATHSIG

POLL_SECONDS = 0.02
WATCH_SECONDS = 0.1
"""How often one that runs is looked at: whether it has ended."""
FIRST_PAUSE, LONGEST_PAUSE = 0.05, 1.0
STEADY_SECONDS = 5.0
"""A process that lived this long is started again at once; one that dies sooner waits longer each time."""

LARGEST_LOG = 10_000_000
HIGHEST_DESCRIPTOR = 4096


class Child:
    """A forked process in a session of its own, which the kernel stops when the supervisor dies (on Linux)."""

    def __init__(
        self, name: str, work: Callable[[], None], log: Path | None, *, patience: float, tell: Callable[[str], None]
    ) -> None:
        """`work` is what it does, `patience` how many seconds it may take to stop; without `log` the terminal is it."""
        self.name = name
        self.log = log
        self.deaths = 0
        self.environment: Mapping[str, str] = {}
        self._work = work
        self._patience = patience
        self._tell = tell
        self._pid: int | None = None
        self._session: int | None = None
        self._code = 0
        self._stopping = False

    @property
    def pid(self) -> int | None:
        """Its process id while it runs."""
        self._look()
        return self._pid

    def start(self) -> None:
        """Fork it."""
        if self.log is not None and self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_name(f"{self.log.name}.1"))
        sys.stdout.flush()
        sys.stderr.flush()
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            self._become(parent)
        self._pid = self._session = pid

    async def finished(self, every: float = POLL_SECONDS) -> int:
        """Wait until it ends, looking `every` so many seconds. Returns its exit code, negative for a signal."""
        while self.pid is not None:
            await asyncio.sleep(every)
        return self._code

    async def keep_alive(self, changed: Callable[[], None]) -> None:
        """Start it again whenever it ends, until it is stopped; `changed` is called after each start."""
        pause = FIRST_PAUSE
        while True:
            born = time.monotonic()
            code = await self.finished(WATCH_SECONDS)
            if self._stopping:
                return
            self.deaths += 1
            self._end_session()
            steady = time.monotonic() - born > STEADY_SECONDS
            pause = FIRST_PAUSE if steady else min(pause * 2, LONGEST_PAUSE)
            self._tell(f"{self.name} ended ({_cause(code)}) and is started again")
            await asyncio.sleep(pause)
            if self._stopping:
                return
            self.start()
            changed()

    async def stop(self) -> None:
        """Ask it to end with SIGTERM and wait; then kill its whole session."""
        self._stopping = True
        if self.pid is not None:
            os.kill(self.pid, signal.SIGTERM)
            begun = time.monotonic()
            while self.pid is not None and time.monotonic() - begun < self._patience:
                await asyncio.sleep(POLL_SECONDS)
            if self.pid is not None:
                self._tell(f"{self.name} did not stop within {self._patience:g} s and is killed")
        self._end_session()
        await self.finished()

    def hurry(self) -> None:
        """Wait for it no longer."""
        self._patience = 0

    def last_words(self, characters: int = 3000) -> str:
        """The end of its log."""
        if self.log is None or not self.log.exists():
            return ""
        return self.log.read_bytes()[-characters:].decode(errors="replace")

    def _look(self) -> None:
        if self._pid is not None:
            gone, status = os.waitpid(self._pid, os.WNOHANG)
            if gone:
                self._pid = None
                self._code = os.waitstatus_to_exitcode(status)

    def _end_session(self) -> None:
        """Kill what is left of its session: a main process that was killed can't stop its workers."""
        if self._session is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._session, signal.SIGKILL)

    def _become(self, parent: int) -> NoReturn:
        """Be the child: shed what belongs to the supervisor, do the work, and end without returning to its frames."""
        code = 1
        try:
            os.setsid()
            if sys.platform.startswith("linux"):
                ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
            if os.getppid() == parent:
                self._shed()
                os.environ.update(self.environment)
                self._work()
            code = 0
        except SystemExit as ending:
            code = ending.code if isinstance(ending.code, int) else int(ending.code is not None)
        except BaseException:  # noqa: BLE001 - whatever it is, it ends this process and belongs into its log
            traceback.print_exc()
        finally:
            with suppress(OSError, ValueError):
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(code)

    def _shed(self) -> None:
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        asyncio._set_running_loop(None)
        asyncio.set_event_loop(None)
        # The lock of the data folder, the pipes of the loop: the child must not keep them open.
        os.closerange(3, HIGHEST_DESCRIPTOR)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        if self.log is not None:
            log = os.open(self.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            os.dup2(log, 1)
            os.dup2(log, 2)
            os.close(log)


def _cause(code: int) -> str:
    if code < 0:
        try:
            return f"killed by {signal.Signals(-code).name}"
        except ValueError:
            return f"killed by signal {-code}"
    return f"exit code {code}"
