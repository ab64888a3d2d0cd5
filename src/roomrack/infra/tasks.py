"""Queues of tasks: what is done for a property after the call that asked for it, and how far each of them is.

A slice adds a task in the transaction in which it was asked for it, enqueues a job beside it (`infra.jobs`), and moves
the task on as the job goes. Whoever asked sees it in the property's queue: it waits, runs, is done, or failed with its
reason. What is done or failed is dropped when `forget` says so.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from roomrack.infra.db import ReadUnit, WriteUnit

if TYPE_CHECKING:
    import asyncpg

RETENTION = timedelta(days=30)
"""How long a task that has ended can be read."""

LISTED = 500
"""Tasks that a list holds at most, the newest ones."""

_ADD = """
insert into task (accommodation, kind, product, subject, status, created_at, updated_at)
values ($1, $2, $3, $4::text::jsonb, 'WAITING', $5, $5)
returning id
"""

_GET = """
select accommodation, id, kind, product, subject::text as subject, status, reason, created_at, updated_at
from task
where accommodation = $1 and id = $2
"""

_LIST = """
select accommodation, id, kind, product, subject::text as subject, status, reason, created_at, updated_at
from task
where accommodation = $1 and ($2::bigint is null or product = $2)
order by id desc
limit $3
"""

_UNFINISHED = """
select accommodation, id, kind, product, subject::text as subject, status, reason, created_at, updated_at
from task
where accommodation = $1 and kind = $2 and product is not distinct from $3 and status in ('WAITING', 'RUNNING')
order by id
"""

_CLAIM = """
update task set status = 'RUNNING', updated_at = $3
where accommodation = $1 and id = $2 and (status = 'WAITING' or status = 'RUNNING' and updated_at < $4)
returning accommodation, id, kind, product, subject::text as subject, status, reason, created_at, updated_at
"""

_LEFT = """
select accommodation, id, kind, product, subject::text as subject, status, reason, created_at, updated_at
from task
where kind = $1 and status in ('WAITING', 'RUNNING') and updated_at < $2
order by updated_at
limit $3
"""

_MOVE = """
update task set status = $3, reason = $4, updated_at = $5, subject = subject || $6::text::jsonb
where accommodation = $1 and id = $2 and status in ('WAITING', 'RUNNING')
"""

_FORGET = "delete from task where updated_at < $1 and status in ('DONE', 'FAILED')"


class Status(StrEnum):
    """How far a task is."""

    WAITING = "WAITING"
    RUNNING = "RUNNING"
    DONE = "DONE"
    FAILED = "FAILED"


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a property. `kind` is the name that the slice which does it gave to this sort of work."""

    accommodation: int
    id: int
    kind: str
    product: int | None
    subject: Mapping[str, Any]
    status: Status
    reason: str | None
    """Why it failed, in words for whoever asked for it."""
    created_at: datetime
    updated_at: datetime


async def add(
    unit: WriteUnit, accommodation: int, kind: str, subject: Mapping[str, Any], *, product: int | None = None
) -> int:
    """Write a task that waits; gives its id. `subject` is made of JSON values."""
    return int(await unit.raw.fetchval(_ADD, accommodation, kind, product, json.dumps(subject), unit.now()))


async def get(unit: ReadUnit, accommodation: int, id: int) -> Task | None:
    """One task of a property."""
    row = await unit.raw.fetchrow(_GET, accommodation, id)
    return None if row is None else _task(row)


async def newest(unit: ReadUnit, accommodation: int, *, product: int | None = None) -> list[Task]:
    """The newest `LISTED` tasks of a property, or of one product, the newest first."""
    return [_task(row) for row in await unit.raw.fetch(_LIST, accommodation, product, LISTED)]


async def unfinished(unit: ReadUnit, accommodation: int, kind: str, *, product: int | None = None) -> list[Task]:
    """Tasks of one kind that have not ended, about one product or, without it, about none."""
    return [_task(row) for row in await unit.raw.fetch(_UNFINISHED, accommodation, kind, product)]


async def claim(unit: WriteUnit, accommodation: int, id: int, *, lease: timedelta) -> Task | None:
    """Begin a task that waits, or that somebody began longer ago than `lease`; None when there is nothing to do."""
    now = unit.now()
    row = await unit.raw.fetchrow(_CLAIM, accommodation, id, now, now - lease)
    return None if row is None else _task(row)


async def left(unit: ReadUnit, kind: str, *, lease: timedelta, limit: int = LISTED) -> list[Task]:
    """Tasks of any property that nobody has moved on for `lease`: their job was lost, or whoever began them was."""
    return [_task(row) for row in await unit.raw.fetch(_LEFT, kind, unit.now() - lease, limit)]


async def move(
    unit: WriteUnit,
    accommodation: int,
    id: int,
    status: Status,
    *,
    reason: str | None = None,
    outcome: Mapping[str, Any] | None = None,
) -> None:
    """Say how far a task is; `outcome` adds to its subject. One that has ended stays as it ended."""
    told = json.dumps(dict(outcome or {}))
    await unit.raw.execute(_MOVE, accommodation, id, status.value, reason, unit.now(), told)


async def forget(unit: WriteUnit) -> None:
    """Drop tasks that ended longer ago than the retention."""
    await unit.raw.execute(_FORGET, unit.now() - RETENTION)


def _task(row: "asyncpg.Record") -> Task:
    return Task(
        accommodation=row["accommodation"],
        id=row["id"],
        kind=row["kind"],
        product=row["product"],
        subject=json.loads(row["subject"]),
        status=Status(row["status"]),
        reason=row["reason"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
    )
