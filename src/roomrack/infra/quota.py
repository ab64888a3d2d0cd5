"""Quota: how many calls, and how much additional cost, an application may use in a window (docs/contract.md 4).

Windows are 300 s, aligned to the epoch. A call is refused only when its budget was used up before it arrived, so the
last call of a window may overdraw it; refused and replayed calls count. The counters are one row per application and
window, in statements of their own that commit at once, whatever becomes of the request. Each statement adds and reads
back in one step under the row's lock, so that the count is exact under any number of processes: what a call finds is
what all calls before it have left. docs/algorithms/quota.md tells it in prose.

The plain call is counted inside the gate's own statement, which saves a round trip: `COUNT_CALL` is that part of it.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from roomrack.core.clock import Clock
from roomrack.core.errors import QuotaExceeded
from roomrack.infra import metrics
from roomrack.infra.http.caller import Quota

if TYPE_CHECKING:
    from roomrack.infra.db import Database, RawConnection

WINDOW_SECONDS = 300
CALLS_PER_PROPERTY = 100
BULK_UNITS_PER_PROPERTY = 300
RETENTION = timedelta(days=2)

COUNT_CALL = """
insert into quota_usage as usage (application, window_start, calls, additional) values ($1, $2, 1, 0)
on conflict (application, window_start) do update set calls = usage.calls + 1
returning calls, additional
"""
"""Counts one plain call of application $1 in the window that begins at $2; gives both counters with this call in."""

_ADD = """
insert into quota_usage as usage (application, window_start, calls, additional) values ($1, $2, 0, $3)
on conflict (application, window_start) do update set additional = usage.additional + $3
returning additional
"""

_READ = "select calls, additional from quota_usage where application = $1 and window_start = $2"

_HISTORY = """
select window_start, calls, additional from quota_usage
where application = $1 and window_start >= $2
order by window_start desc
"""

_FORGET = "delete from quota_usage where window_start < $1"


def window_start(instant: datetime) -> datetime:
    """The beginning, in UTC, of the window that an instant falls in."""
    return datetime.fromtimestamp(int(instant.timestamp()) // WINDOW_SECONDS * WINDOW_SECONDS, UTC)


def seconds_left(instant: datetime) -> int:
    """Whole seconds until the window of an instant ends: 300 at its beginning, at least 1."""
    return WINDOW_SECONDS - int(instant.timestamp()) % WINDOW_SECONDS


def call_limit(properties: int, own: int | None) -> int:
    """Plain calls in a window: the application's own limit, else 100 for each granted property, at least for one."""
    return own if own is not None else CALLS_PER_PROPERTY * max(1, properties)


def bulk_limit(properties: int, own: int | None) -> int:
    """Units of additional cost in a window: the application's own limit, else 300 for each granted property."""
    return own if own is not None else BULK_UNITS_PER_PROPERTY * max(1, properties)


def is_used_up(used_before: int, limit: int) -> bool:
    """Whether a call that finds so much used is refused."""
    return used_before >= limit


def show(headers: MutableMapping[str, str], quota: Quota) -> None:
    """Put a caller's plain budget into the headers of the answer."""
    headers["X-RateLimit-Limit"] = str(quota.limit)
    headers["X-RateLimit-Remaining"] = str(max(0, quota.limit - quota.used))
    headers["X-RateLimit-Reset"] = str(quota.reset_seconds)


def check_call(quota: Quota) -> None:
    """Refuse a call, already counted in `quota.used`, that found its budget used up. Raises `QuotaExceeded`."""
    if is_used_up(quota.used - 1, quota.limit):
        metrics.QUOTA_REFUSALS.inc()
        raise QuotaExceeded(seconds=quota.reset_seconds)


class QuotaLedger:
    """The counters, on the gate pool."""

    def __init__(self, database: "Database", clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def count_call(self, application: int) -> int:
        """Count one plain call now; gives how many the window has with it."""
        async with self._database.gate.acquire() as connection:
            return int(await connection.fetchval(COUNT_CALL, application, window_start(self._clock.now())))

    async def charge(self, application: int, cost: int, limit: int) -> None:
        """Draw on the budget of additional cost now. Raises `QuotaExceeded` when it was used up before."""
        if cost <= 0:
            return
        now = self._clock.now()
        async with self._database.gate.acquire() as connection:
            after = int(await connection.fetchval(_ADD, application, window_start(now), cost))
        if is_used_up(after - cost, limit):
            metrics.QUOTA_REFUSALS.inc()
            raise QuotaExceeded(seconds=seconds_left(now))

    async def usage(self, application: int) -> tuple[int, int]:
        """Plain calls and units of additional cost used in the present window."""
        async with self._database.gate.acquire() as connection:
            row = await connection.fetchrow(_READ, application, window_start(self._clock.now()))
        return (int(row["calls"]), int(row["additional"])) if row else (0, 0)


@dataclass(frozen=True, slots=True)
class Window:
    """What an application used in one window."""

    start: datetime
    calls: int
    additional: int


async def history(connection: "RawConnection", application: int, since: datetime) -> list[Window]:
    """The windows in which an application used something, newest first; kept for two days."""
    rows = await connection.fetch(_HISTORY, application, window_start(since))
    return [Window(row["window_start"], row["calls"], row["additional"]) for row in rows]


async def forget(connection: "RawConnection", now: datetime) -> None:
    """Delete counters of windows that ended more than two days before `now`; a job of the worker."""
    await connection.execute(_FORGET, window_start(now - RETENTION))
