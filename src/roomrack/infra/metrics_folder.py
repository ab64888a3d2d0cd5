"""Where several API processes keep the metrics that they count together.

The Prometheus client looks for the folder when it is imported, so this module, which the parent of the processes calls
before it loads the application, does not import it.
"""

import atexit
import os
import shutil
import tempfile

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"


def share() -> None:
    """Let the processes that are started from now on count together, from zero; an operator's own folder is kept."""
    if VARIABLE in os.environ:
        return
    folder = tempfile.mkdtemp(prefix="roomrack-metrics-")
    os.environ[VARIABLE] = folder
    owner = os.getpid()

    def remove() -> None:
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(remove)
