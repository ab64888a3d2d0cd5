"""Who works for which connection, and when.

A sandbox property can be ahead of the server (ADR 0016), and its work is then looked for by both clocks. What is due at
once is written as due by the server's, so that either finds it; what waits for an instant is due by the clock of
whoever wrote it. A lease is of a process, not of a property: it always ends by the server's clock.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from roomrack.infra.db import ReadUnit, WriteUnit


class Kind(StrEnum):
    """What is done for a connection; each kind by one worker at a time."""

    PUSH = "PUSH"
    PULL = "PULL"
    RECONCILE = "RECONCILE"


@dataclass(frozen=True, slots=True)
class Claim:
    """Work that is this worker's until its lease ends."""

    accommodation: int
    connection: int
    fence: int
    failures: int
    task: int | None
    orphaned: bool = False
    """Whether the lease of the worker before ended without a word: nobody knows what that worker did last."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one kind of work for a connection stands."""

    kind: Kind
    wanted: bool
    claimed: bool
    due_at: datetime
    failures: int
    problem: str | None
    succeeded_at: datetime | None
    failed_at: datetime | None
    task: int | None


# Work that rests is due at once; what waits for another attempt, or is at it, is left as it is.
_WANT = """
insert into channel_work as w (accommodation, connection, kind, wanted, urgent, due_at)
select accommodation, connection, $3, true, urgent, $5
from unnest($1::bigint[], $2::bigint[], $4::boolean[]) as given (accommodation, connection, urgent)
order by accommodation, connection
on conflict (accommodation, connection, kind) do update
set wanted = true, urgent = w.urgent or excluded.urgent,
    due_at = case when w.wanted or w.claimed then w.due_at else excluded.due_at end
"""

_HASTEN = """
insert into channel_work as w (accommodation, connection, kind, wanted, due_at)
values ($1, $2, $3, true, $4)
on conflict (accommodation, connection, kind) do update
set wanted = true, failures = 0,
    due_at = case when w.claimed then w.due_at else excluded.due_at end
"""

# What failed keeps its wait: whoever knows the address can't wear out a channel that is in trouble.
_SOONER = """
update channel_work set due_at = least(due_at, $4)
where accommodation = $1 and connection = $2 and kind = $3 and wanted and not claimed and failures = 0
"""

_REST = (
    "update channel_work set wanted = false where accommodation = $1 and connection = $2 and kind = any ($3::text[])"
)

_CLAIM = """
with due as (
    select accommodation, connection, claimed
    from channel_work
    where kind = $1 and wanted and due_at <= case when claimed then $5::timestamptz else $2::timestamptz end
    order by urgent desc, due_at
    limit $4
    for update skip locked
)
update channel_work w
set claimed = true, due_at = $3, fence = w.fence + 1, urgent = false
from due
where w.accommodation = due.accommodation and w.connection = due.connection and w.kind = $1
returning w.accommodation, w.connection, w.fence, w.failures, w.task, due.claimed
"""

_CLAIM_ONE = """
with free as (
    select accommodation, connection, kind, claimed
    from channel_work
    where accommodation = $1 and connection = $2 and kind = $3
      and case when claimed then due_at <= $6::timestamptz else failures = 0 or due_at <= $4::timestamptz end
    for update
)
update channel_work w
set claimed = true, due_at = $5, fence = w.fence + 1, urgent = false
from free
where w.accommodation = free.accommodation and w.connection = free.connection and w.kind = free.kind
returning w.accommodation, w.connection, w.fence, w.failures, w.task, free.claimed
"""

_HOLD = """
select true from channel_work
where accommodation = $1 and connection = $2 and kind = $3 and fence = $4 and claimed
for update
"""

_EXTEND = "update channel_work set due_at = $4 where accommodation = $1 and connection = $2 and kind = $3"

_END = """
update channel_work
set claimed = false, wanted = $5, due_at = $6, failures = $7, problem = $8,
    succeeded_at = case when $9 then $10 else succeeded_at end,
    failed_at = case when $8::text is null then failed_at else $10 end,
    task = case when task = $11::bigint then null else task end
where accommodation = $1 and connection = $2 and kind = $3 and fence = $4
"""

# The caller holds the row of the work, so that nobody marks meanwhile.
_SETTLE = """
with gone as (
    delete from push_pending where accommodation = $1 and connection = $2 and days = '{}'
), kept as (
    update push_pending set taken = '{}', taken_forced = '{}', taken_since = null
    where accommodation = $1 and connection = $2 and days <> '{}'
    returning 1
)
update channel_work
set claimed = false, wanted = exists (select from kept), due_at = $3, failures = 0, problem = null,
    succeeded_at = case when $4 then $3 else succeeded_at end,
    task = case when task = $5::bigint then null else task end
where accommodation = $1 and connection = $2 and kind = 'PUSH'
"""

_TASK = """
update channel_work set task = $3 where accommodation = $1 and connection = $2 and kind = 'PUSH'
"""

_STANDINGS = """
select kind, wanted, claimed, due_at, failures, problem, succeeded_at, failed_at, task
from channel_work
where accommodation = $1 and connection = $2
order by kind
"""

_SCHEDULED = "select accommodation, connection from channel_work where kind = $1 and wanted"

_DROP = "delete from channel_work where accommodation = $1 and connection = $2"


async def want(unit: WriteUnit, kind: Kind, wanted: Sequence[tuple[int, int, bool]], instant: datetime) -> None:
    """There is work for connections, each given with its property and whether it is urgent; no connection twice."""
    await unit.raw.execute(
        _WANT,
        [one[0] for one in wanted],
        [one[1] for one in wanted],
        kind,
        [one[2] for one in wanted],
        _by_either(unit, instant),
    )


async def hasten(unit: WriteUnit, kind: Kind, accommodation: int, connection: int, instant: datetime) -> None:
    """Let work be due now, whatever failed before."""
    await unit.raw.execute(_HASTEN, accommodation, connection, kind, _by_either(unit, instant))


async def sooner(unit: WriteUnit, kind: Kind, accommodation: int, connection: int, instant: datetime) -> None:
    """Let work that is waited for anyway be due now, unless it failed lately or is under way."""
    await unit.raw.execute(_SOONER, accommodation, connection, kind, _by_either(unit, instant))


async def rest(unit: WriteUnit, accommodation: int, connection: int, kinds: Collection[Kind]) -> None:
    """There is nothing to do any more."""
    await unit.raw.execute(_REST, accommodation, connection, list(kinds))


async def claim(unit: WriteUnit, kind: Kind, limit: int, lease: timedelta) -> list[Claim]:
    """Take due work, what is urgent first."""
    server = unit.server_now()
    rows = await unit.raw.fetch(_CLAIM, kind, unit.now(), server + lease, limit, server)
    return [Claim(*row) for row in rows]


async def claim_one(unit: WriteUnit, kind: Kind, accommodation: int, connection: int, lease: timedelta) -> Claim | None:
    """Take the work of one connection although it may not be due.

    None while somebody has it or it waits for another attempt.
    """
    server = unit.server_now()
    row = await unit.raw.fetchrow(_CLAIM_ONE, accommodation, connection, kind, unit.now(), server + lease, server)
    return None if row is None else Claim(*row)


async def hold(unit: WriteUnit, kind: Kind, one: Claim) -> bool:
    """Lock work that is still this worker's; false when another has it by now."""
    return bool(await unit.raw.fetchval(_HOLD, one.accommodation, one.connection, kind, one.fence))


async def extend(unit: WriteUnit, kind: Kind, one: Claim, lease: timedelta) -> None:
    """Keep work that is held for longer: for so long from now."""
    await unit.raw.execute(_EXTEND, one.accommodation, one.connection, kind, unit.server_now() + lease)


async def end(
    unit: WriteUnit,
    kind: Kind,
    one: Claim,
    *,
    wanted: bool,
    due: datetime,
    failures: int = 0,
    problem: str | None = None,
    succeeded: bool = False,
    ended: int | None = None,
) -> None:
    """Give work back; nothing happens when another worker has it by now. `ended` is a task that is over with it."""
    await unit.raw.execute(
        _END,
        one.accommodation,
        one.connection,
        kind,
        one.fence,
        wanted,
        _by_either(unit, due),
        failures,
        problem,
        succeeded,
        unit.now(one.accommodation),
        ended,
    )


async def settle_push(unit: WriteUnit, one: Claim, *, succeeded: bool) -> None:
    """What was taken to be sent is done with, and work that is held rests, unless something came in meanwhile."""
    await unit.raw.execute(_SETTLE, one.accommodation, one.connection, unit.now(), succeeded, one.task)


async def set_task(unit: WriteUnit, accommodation: int, connection: int, task: int) -> None:
    """Remember whose wish the push of everything is."""
    await unit.raw.execute(_TASK, accommodation, connection, task)


async def standings(unit: ReadUnit, accommodation: int, connection: int) -> dict[Kind, Standing]:
    """How each kind of work for a connection stands; what was never wanted is absent."""
    rows = await unit.raw.fetch(_STANDINGS, accommodation, connection)
    return {Kind(row["kind"]): Standing(Kind(row["kind"]), *tuple(row)[1:]) for row in rows}


async def scheduled(unit: ReadUnit, kind: Kind) -> set[tuple[int, int]]:
    """The connections for which work of a kind goes on."""
    return {(row[0], row[1]) for row in await unit.raw.fetch(_SCHEDULED, kind)}


async def drop(unit: WriteUnit, accommodation: int, connection: int) -> None:
    """Forget the work of a connection that is gone."""
    await unit.raw.execute(_DROP, accommodation, connection)


def _by_either(unit: ReadUnit, instant: datetime) -> datetime:
    """An instant as it is written: one that has come by the unit's clock has come by the server's, too."""
    return min(instant, unit.server_now()) if instant <= unit.now() else instant
