"""The API's processes: granian in front of `create_app`.

The main process loads the application before it forks, so that workers share the memory and a worker that dies is
replaced at once; each worker ends with the main process, so that none is left behind listening.
"""

import ctypes
import importlib
import os
import signal
import sys
import threading

from granian.constants import HTTPModes, Interfaces, Loops
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer

from roomrack.infra import metrics_folder
from roomrack.infra.settings import Settings

MODULE = "roomrack.entrypoints.http.app"
TARGET = f"{MODULE}:create_app"

SECONDS_TO_DRAIN = 20
"""How long requests in flight may take once the server is asked to stop."""

SECONDS_BETWEEN_REQUESTS_TO_STOP = 0.5

MILLISECONDS_FOR_HEADERS = 10_000
PR_SET_PDEATHSIG = 1


class _Server(MPServer):
    """Granian, asking its workers to stop until they do.

    A signal that reaches a worker between two runs of its event loop, while it starts, is lost, and the worker would go
    on until its time to drain is over. One that drains already is not disturbed by being asked again.
    """

    def _stop_workers(self) -> None:
        done = threading.Event()
        workers = list(self.wrks)

        def ask_again() -> None:
            while not done.wait(SECONDS_BETWEEN_REQUESTS_TO_STOP):
                for worker in workers:
                    if worker.inner.is_alive():
                        worker.inner.terminate()

        asking = threading.Thread(target=ask_again, name="stopping", daemon=True)
        asking.start()
        super()._stop_workers()  # type: ignore[no-untyped-call]
        done.set()
        asking.join()


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
    _Server(
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
    """What a forked worker does first.

    It inherits the main process's handlers, which would swallow a SIGTERM until granian sets the worker's own: a worker
    that is asked to stop before it serves simply ends.
    """
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
