"""How a run is seeded, and what it has sent: the suite repeats itself, a soak never does unless it is told to."""

import os
import secrets
from collections import Counter
from typing import Final

from tests.scale import SOAK

SEED_VARIABLE: Final = "ROOMRACK_FUZZ_SEED"
SEED: Final = int(os.environ.get(SEED_VARIABLE) or (secrets.randbits(32) if SOAK else 1))
"""Printed after every run, with how to repeat it."""

cases: Counter[str] = Counter()
"""Cases sent by this process, by kind."""

answers: Counter[tuple[str, int]] = Counter()
"""Which operation answered with which status; shows that the cases get past the first check."""
