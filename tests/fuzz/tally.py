"""How a run is seeded, and what it has sent: the suite repeats itself, a soak never does unless it is told to."""

import os
import secrets
from collections import Counter
from typing import Final

from hypothesis import HealthCheck, Phase, settings

from tests.scale import SOAK

SEED_VARIABLE: Final = "ROOMRACK_FUZZ_SEED"
SEED: Final = int(os.environ.get(SEED_VARIABLE) or (secrets.randbits(32) if SOAK else 1))
"""Printed after every run, with how to repeat it."""

THROWN: Final = settings(
    deadline=None,
    database=None,
    # A case changes what the next one meets, so a smaller one would prove something else.
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
"""How hypothesis throws cases at a server."""

cases: Counter[str] = Counter()
"""Cases sent by this process, by kind."""

READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
changes: Counter[str] = Counter()
"""Requests that may have changed something, by method: all that were not refused and do not only read."""

answers: Counter[tuple[str, int]] = Counter()
"""Which operation answered with which status; shows that the cases get past the first check."""


def answered(name: str, method: str, status: int) -> None:
    """Count an answer."""
    answers[name, status] += 1
    if method not in READING and status < 400:
        changes[method] += 1
