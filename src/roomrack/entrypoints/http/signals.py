"""Keeping signals for a worker that is still starting.

Granian runs a worker's event loop twice, for the start of the application and then for serving. A SIGTERM that arrives
before the first run meets the handler of the main process, and one between the two is dropped by uvloop: either way the
worker serves on until it is killed. So the kernel keeps them until the second run.
"""

import asyncio
import signal

KEPT = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGHUP})

SECONDS_TO_SERVING = 0.1
"""From the end of the application's start; the first run ends at once, so that the timer goes off in the second."""


def hold_back() -> None:
    """Let signals wait; the first thing that a new worker does."""
    signal.pthread_sigmask(signal.SIG_BLOCK, KEPT)


def let_through_soon() -> None:
    """Let them through once the worker serves; called at the end of the application's start."""
    asyncio.get_running_loop().call_later(SECONDS_TO_SERVING, signal.pthread_sigmask, signal.SIG_UNBLOCK, KEPT)
