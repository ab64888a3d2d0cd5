"""The API's processes: granian in front of `create_app`.

The main process loads the application before it forks, so that workers share the memory and a worker that dies is
replaced at once; each worker ends with the main process, so that none is left behind listening.
"""

import ctypes
import importlib
import os
import signal
import sys

from granian.constants import HTTPModes, Interfaces, Loops
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer

from roomrack.entrypoints.http import signals
from roomrack.infra import metrics_folder
from roomrack.infra.settings import Settings

MODULE = "roomrack.entrypoints.http.app"
TARGET = f"{MODULE}:create_app"

SECONDS_TO_DRAIN = 20
"""How long requests in flight may take once the server is asked to stop."""

MILLISECONDS_FOR_HEADERS = 10_000
PR_SET_PDEATHSIG = 1


def preload(target: str = TARGET) -> None:
    """Import the application without building it."""
    importlib.import_module(target.partition(":")[0])


def serve(settings: Settings, *, workers: int = 1, target: str = TARGET) -> None:
    """Serve until SIGTERM or SIGINT; requests in flight finish first. Raises SystemExit when the workers can't live.

    `target` is `module:factory`; tests have factories of their own.
    """
    if workers > 1:
        metrics_folder.share()
    preload(target)
    os.register_at_fork(after_in_child=_begin_worker)
    MPServer(
        target,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        factory=True,
        workers=workers,
        loop=Loops.auto,
        http=HTTPModes.auto,
        websockets=False,
        http1_settings=HTTP1Settings(header_read_timeout=MILLISECONDS_FOR_HEADERS),
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_DRAIN,
        log_level=LogLevels.warning,
    ).serve()


def _begin_worker() -> None:
    """What a forked worker does first."""
    signals.hold_back()
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
