"""How long changes took, counted so that any share of them can be told later."""

from bisect import bisect_left
from collections.abc import Sequence

GROWTH = 1.2
"""Each bound is so much larger than the one before: what is told is at most a fifth too much."""

BOUNDS: tuple[float, ...] = tuple(0.005 * GROWTH**step for step in range(92))
"""In seconds, from 5 ms to about a day; what took longer is counted behind the last."""

SIZE = len(BOUNDS) + 1


def place(seconds: float) -> int:
    """Where a time is counted."""
    return bisect_left(BOUNDS, seconds)


def counted(times: Sequence[float]) -> list[int]:
    """Times as counts."""
    counts = [0] * SIZE
    for seconds in times:
        counts[place(seconds)] += 1
    return counts


def percentile(counts: Sequence[int], share: float) -> float | None:
    """The time within which this share of the changes went, in seconds, rounded up to a bound; None without any."""
    total = sum(counts)
    if not total:
        return None
    wanted = share * total
    seen = 0
    for bound, count in zip(BOUNDS, counts, strict=False):
        seen += count
        if seen >= wanted:
            return bound
    return BOUNDS[-1]
