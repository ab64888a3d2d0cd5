"""An API of a test: served as `roomrack serve` does, of an application that the test chooses.

`python -m tests.harness.serve MODULE:FACTORY WORKERS`, with the settings in the environment.
"""

import sys

from roomrack.entrypoints.serve import serve
from roomrack.infra.settings import Settings

if __name__ == "__main__":
    serve(Settings(), target=sys.argv[1], workers=int(sys.argv[2]))
