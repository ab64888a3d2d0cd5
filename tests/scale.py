"""How much a test does: a short form in the suite, a long one in `make soak`."""

import os
from typing import Final, TypeVar

SOAK: Final = os.environ.get("ROOMRACK_SOAK") == "1"

Scale = TypeVar("Scale", int, float)


def scaled(short: Scale, long: Scale) -> Scale:
    """Return `short` in the suite and `long` under `make soak`; mark a test that calls it with `pytest.mark.soak`."""
    return long if SOAK else short
