"""When work for a connection that failed is tried again, and when it is left alone."""

from datetime import timedelta

OPENS_AT = 5
"""Failures in a row after which the circuit is open: from then on one small call at a time asks whether it closes."""

FIRST_WAIT = timedelta(seconds=1)
PROBE_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=10)

THROTTLED_WAIT = timedelta(seconds=5)
"""How long a channel is left alone that said "too many" without saying for how long."""

MOST_TOLD = timedelta(hours=1)
"""What a channel says of waiting is believed up to this."""


def is_open(failures: int) -> bool:
    """Whether the circuit is open after so many failures in a row."""
    return failures >= OPENS_AT


def wait_after(failures: int, share: float, told: float | None = None) -> timedelta:
    """How long to wait after a failure, the given one in a row from 1.

    It doubles, and a random `share` from 0 to 1 spreads it between half of it and the whole, so that connections that
    failed together do not come back together. `told` is what the channel asked for, in seconds.
    """
    if is_open(failures):
        wait = min(PROBE_WAIT * (1 << min(failures - OPENS_AT, 10)), LONGEST_WAIT)
    else:
        wait = FIRST_WAIT * (1 << (failures - 1))
    spread = wait * (0.5 + share / 2)
    return max(spread, wait_told(told)) if told is not None else spread


def wait_told(seconds: float | None) -> timedelta:
    """How long a channel that has had too many calls is left alone."""
    if seconds is None:
        return THROTTLED_WAIT
    return min(max(timedelta(seconds=seconds), timedelta()), MOST_TOLD)
