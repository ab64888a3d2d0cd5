"""Which process is killed, and which ones have to be gone before an answer can be one of their successors."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import psutil  # type: ignore[import-untyped]

from tests.harness.demo import Demo, family, wait_for


@dataclass(frozen=True)
class Victim:
    """A process to kill."""

    process: Any
    ending: list[Any]
    """What ends with it, itself included."""

    async def kill(self) -> tuple[float, float]:
        """Kill it; when that was, and when everything that had to end was gone."""
        killed = time.monotonic()
        self.process.kill()
        await asyncio.to_thread(wait_for, lambda: not any(map(_is_alive, self.ending)))
        return killed, time.monotonic()


def _is_alive(process: Any) -> bool:
    try:
        return bool(process.is_running()) and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _with_family(name: str) -> Callable[[Demo], Victim]:
    def find(demo: Demo) -> Victim:
        everyone = family(demo.pid(name))
        return Victim(everyone[0], everyone)

    return find


def _api_process(demo: Demo) -> Victim:
    (process,) = filter(_is_alive, psutil.Process(demo.pid("api")).children())
    return Victim(process, [process])


def _backend(demo: Demo) -> Victim:
    """One connection's server process, one that works if there is any: PostgreSQL then ends all of them."""
    serving = {
        process: title
        for process in psutil.Process(demo.pid("postgres")).children()
        if "roomrack_app" in (title := " ".join(process.cmdline()))
    }
    busy = [process for process, title in serving.items() if not title.endswith("idle")]
    return Victim((busy or list(serving))[0], list(serving))


VICTIMS: dict[str, Callable[[Demo], Victim]] = {
    "api": _with_family("api"),
    "api process": _api_process,
    "worker": _with_family("worker"),
    "postgres": _with_family("postgres"),
    "backend": _backend,
}
"""The API's main process with its children; the one that serves; the worker; PostgreSQL; one of its backends."""


def supervisor(demo: Demo) -> Victim:
    """The command itself, with which everything has to end."""
    everyone = family(demo.process.pid)
    return Victim(everyone[0], everyone)
