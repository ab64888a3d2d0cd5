"""Clocks of sandbox properties: how far each is ahead of the server's.

They only go forward, so that nothing that happened lies ahead. Everything about such a property happens at its own
time; what is not of one property (tokens, quotas, idempotency keys, the request log) keeps the server's.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from roomrack.domain.identity.errors import ClockOfProduction, ClockTooFar
from roomrack.domain.identity.repository import grants
from roomrack.domain.identity.repository.types import Record
from roomrack.infra import jobs
from roomrack.infra.db import ReadUnit, WriteUnit

JOB = "sandbox.catch_up"
"""The job that does what has become due."""

MAX_AHEAD = timedelta(days=1100)
"""How far ahead a clock goes in all: a little further than a calendar reaches."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """How far a sandbox property's clock is ahead, and for how far what was due is done."""

    accommodation: int
    by: timedelta
    caught_up: timedelta

    @property
    def settled(self) -> bool:
        """Whether all that has become due was done."""
        return self.caught_up >= self.by


async def clock_of(unit: ReadUnit, accommodation: int) -> Ahead:
    """The clock of a property, which is never ahead outside of the sandbox."""
    row = await grants.clock_of(unit.raw, accommodation)
    return _ahead(accommodation, row) if row is not None else Ahead(accommodation, timedelta(), timedelta())


async def move_clock(unit: WriteUnit, accommodation: int, step: Callable[[Ahead], timedelta], path: str) -> Ahead:
    """Put a sandbox property's clock ahead by what `step` says, in whole seconds; the worker then does what is due.

    Gives the clock as it is then. Raises `ClockOfProduction`, what `step` raises, and `ClockTooFar`, naming `path`.
    """
    row = await grants.lock_clock(unit.raw, accommodation)
    if row is None:
        raise ClockOfProduction
    clock = _ahead(accommodation, row)
    by = clock.by + step(clock)
    if by > MAX_AHEAD:
        raise ClockTooFar(path, days=MAX_AHEAD.days)
    await grants.move_clock(unit.raw, accommodation, int(by.total_seconds()))
    # A job of its own: one that runs, or whose worker has died, may have read the clock before.
    await jobs.enqueue(unit, JOB, str(accommodation).encode(), once=f"{JOB}.{accommodation}.{by.total_seconds():.0f}")
    return replace(clock, by=by)


async def clocks_ahead(unit: ReadUnit) -> list[Ahead]:
    """Every property whose clock is ahead of the server's."""
    return [_ahead(row["accommodation"], row) for row in await grants.clocks_ahead(unit.raw)]


async def caught_up(unit: WriteUnit, clock: Ahead) -> None:
    """Note that what was due when the clock was read is done."""
    await grants.caught_up(unit.raw, clock.accommodation, int(clock.by.total_seconds()))


def _ahead(accommodation: int, row: Record) -> Ahead:
    by, caught_up = (timedelta(seconds=row[name]) for name in ("ahead_seconds", "caught_up_seconds"))
    return Ahead(accommodation, by, caught_up)
