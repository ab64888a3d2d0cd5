"""The shapes of sandbox clocks, which are ours (docs/contract.md 3)."""

import math
from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from roomrack.core.errors import FieldWrong
from roomrack.core.localtime import parse_instant
from roomrack.domain.identity.errors import ClockGoesForward
from roomrack.domain.identity.service import Ahead
from roomrack.infra.http.bodies import Body
from roomrack.infra.http.values import Whole

MAX_STEP_SECONDS = 1100 * 86_400


def _instant(value: object) -> object:
    try:
        return parse_instant(str(value))
    except ValueError:
        raise ValueError("This must be an instant, such as 2030-05-01T12:00:00Z") from None


class Advance(Body):
    """How far a clock goes: by some seconds, or until it shows an instant."""

    seconds: Annotated[Whole, Field(ge=1, le=MAX_STEP_SECONDS)] | None = None
    until: Annotated[datetime, BeforeValidator(_instant)] | None = None


def named(body: Advance) -> str:
    """The field that says how far. Raises `FieldWrong` unless there is exactly one."""
    if (body.seconds is None) == (body.until is None):
        raise FieldWrong("$.seconds", reason="Send either seconds or until.")
    return "$.seconds" if body.until is None else "$.until"


def step(body: Advance, shown: datetime) -> timedelta:
    """How far the clock goes from what it shows, in whole seconds. Raises `FieldWrong` and `ClockGoesForward`."""
    path = named(body)
    if body.until is None:
        return timedelta(seconds=body.seconds or 0)
    seconds = math.ceil((body.until - shown).total_seconds())
    if seconds <= 0:
        raise ClockGoesForward(path, instant=shown.isoformat(timespec="seconds"))
    return timedelta(seconds=seconds)


def clock_shape(clock: Ahead, now: datetime) -> dict[str, Any]:
    """A clock as it is shown; `now` is the server's time."""
    return {
        "accommodation": str(clock.accommodation),
        "instant": now + clock.by,
        "server": now,
        "aheadSeconds": int(clock.by.total_seconds()),
        "settled": clock.settled,
    }
