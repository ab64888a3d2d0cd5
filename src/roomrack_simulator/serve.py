"""The simulator's process: granian in front of `create_app`, one worker, which has all the state."""

import ctypes
import os
import signal
import sys

from granian.constants import HTTPModes, Interfaces, Loops
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer

from roomrack_simulator.settings import Settings

TARGET = "roomrack_simulator.http.app:create_app"
SECONDS_TO_DRAIN = 5
MILLISECONDS_FOR_HEADERS = 10_000
PR_SET_PDEATHSIG = 1


def serve(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT; requests in flight finish first."""
    os.register_at_fork(after_in_child=_end_with_parent)
    MPServer(
        TARGET,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        factory=True,
        workers=1,
        loop=Loops.auto,
        http=HTTPModes.auto,
        websockets=False,
        http1_settings=HTTP1Settings(header_read_timeout=MILLISECONDS_FOR_HEADERS),
        respawn_failed_workers=False,
        workers_kill_timeout=SECONDS_TO_DRAIN,
        log_level=LogLevels.warning,
    ).serve()


def _end_with_parent() -> None:
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
