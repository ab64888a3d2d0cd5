"""Statements about what processors are asked for."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

import asyncpg
import msgspec

from roomrack.domain.payments.rules.work import Attempt, Outcome, Work, WorkKind, WorkStatus
from roomrack.infra.db import ReadUnit, WriteUnit

_INSERT = """
insert into payment_work
select * from json_populate_recordset(null::payment_work, $1::text::json)
on conflict (accommodation, payment) where status in ('WAITING', 'RUNNING', 'ACTION') do nothing
returning id
"""

_STORE = """
update payment_work as old
set reservation = new.reservation, amount = new.amount, city_tax = new.city_tax, base = new.base,
    automatic = new.automatic, status = new.status,
    refusals = new.refusals, unanswered = new.unanswered, withdrawn = new.withdrawn, due_at = new.due_at,
    action_since = new.action_since, processor = new.processor, method = new.method, customer = new.customer,
    reference = new.reference, action_url = new.action_url, ended_at = new.ended_at
from json_populate_recordset(null::payment_work, $1::text::json) as new
where old.accommodation = new.accommodation and old.id = new.id
"""

_MOVE = """
update payment_work set reservation = $3 where accommodation = $1 and payment = $2
"""

_DUE = """
select accommodation, id from payment_work
where status in ('WAITING', 'RUNNING', 'ACTION') and due_at <= $1
order by due_at
limit $2
"""

_CLAIM = """
update payment_work
set attempts = attempts + 1, due_at = $3::timestamptz + $4::interval
where accommodation = $1 and id = $2 and status in ('WAITING', 'RUNNING', 'ACTION') and due_at <= $3
returning *
"""

_PEEK = """
select reservation from payment_work where accommodation = $1 and id = $2
"""

_LOCK = """
select * from payment_work where accommodation = $1 and id = $2 for update
"""

_OPEN = """
select * from payment_work
where accommodation = $1 and payment = any ($2::bigint[]) and status in ('WAITING', 'RUNNING', 'ACTION')
order by id
for update
"""

_OF_RESERVATION = """
select * from payment_work
where accommodation = $1 and reservation = $2 and status in ('WAITING', 'ACTION')
order by id
for update
"""

_ASKED = """
select exists (
    select from payment_work
    where accommodation = $1 and reservation = $2 and id <> $3 and kind = 'CHARGE' and status = 'RUNNING'
)
"""

_BY_REFERENCE = """
select id from payment_work where accommodation = $1 and reference = $2 and kind = 'CHARGE' order by id desc limit 1
"""

_LATEST = """
select * from payment_work
where accommodation = $1 and ($2::bigint is null or reservation = $2) and ($3::bigint is null or payment = $3)
order by id desc
limit $4
"""

_ATTEMPTS = """
select * from payment_attempt where accommodation = $1 and work = any ($2::bigint[]) order by work, number
"""

_BEGIN = """
insert into payment_attempt (accommodation, work, number, at, outcome) values ($1, $2, $3, $4, 'STARTED')
"""

_END = """
update payment_attempt set outcome = $4, problem = $5, reference = $6
where accommodation = $1 and work = $2 and number = $3
"""

_NAMES = tuple(field.name for field in fields(Work) if field.name != "log")
_encode = msgspec.json.Encoder(enc_hook=dict).encode


async def insert(unit: WriteUnit, work: Work) -> bool:
    """Write new work; False when its payment has some that is not over."""
    return await unit.raw.fetchval(_INSERT, _written(work)) is not None


async def store(unit: WriteUnit, work: Work) -> None:
    """Write changed work."""
    await unit.raw.execute(_STORE, _written(work))


async def move(unit: WriteUnit, accommodation: int, payment: int, reservation: int) -> None:
    """Let all work of a payment, that which is over too, be about the reservation in which it is now."""
    await unit.raw.execute(_MOVE, accommodation, payment, reservation)


async def due(unit: ReadUnit, now: datetime, limit: int) -> list[tuple[int, int]]:
    """Work whose next attempt is due: property and id."""
    return [(row["accommodation"], row["id"]) for row in await unit.raw.fetch(_DUE, now, limit)]


async def claim(unit: WriteUnit, accommodation: int, id: int, now: datetime, lease: timedelta) -> Work | None:
    """Take work that is due, for a while; None when somebody else has."""
    row = await unit.raw.fetchrow(_CLAIM, accommodation, id, now, lease)
    return None if row is None else _work(row)


async def peek(unit: ReadUnit, accommodation: int, id: int) -> int | None:
    """The reservation that work is about, without holding anything."""
    found: int | None = await unit.raw.fetchval(_PEEK, accommodation, id)
    return found


async def lock(unit: WriteUnit, accommodation: int, id: int) -> Work | None:
    """Work that is held against other changes."""
    row = await unit.raw.fetchrow(_LOCK, accommodation, id)
    return None if row is None else _work(row)


async def open_of(unit: WriteUnit, accommodation: int, payments: Collection[int]) -> dict[int, Work]:
    """What is not over of payments, by payment, held likewise."""
    rows = await unit.raw.fetch(_OPEN, accommodation, list(payments))
    return {row["payment"]: _work(row) for row in rows}


async def waiting_of_reservation(unit: WriteUnit, accommodation: int, reservation: int) -> list[Work]:
    """What waits, for its time or for the guest, of a reservation, held likewise."""
    return [_work(row) for row in await unit.raw.fetch(_OF_RESERVATION, accommodation, reservation)]


async def others_asked(unit: ReadUnit, work: Work) -> bool:
    """Whether a processor was asked to charge for another payment of the reservation, and has not answered yet."""
    return bool(await unit.raw.fetchval(_ASKED, work.accommodation, work.reservation, work.id))


async def by_reference(unit: ReadUnit, accommodation: int, reference: str) -> int | None:
    """The charge that the processor gave a number."""
    found: int | None = await unit.raw.fetchval(_BY_REFERENCE, accommodation, reference)
    return found


async def latest(
    unit: ReadUnit, accommodation: int, *, reservation: int | None, payment: int | None, limit: int
) -> list[Work]:
    """The newest work of a property with its attempts, the newest first."""
    rows = await unit.raw.fetch(_LATEST, accommodation, reservation, payment, limit)
    return await _with_attempts(unit, accommodation, rows)


async def begin_attempt(unit: WriteUnit, work: Work, at: datetime) -> None:
    """Write down that an attempt begins."""
    await unit.raw.execute(_BEGIN, work.accommodation, work.id, work.attempts, at)


async def end_attempt(
    unit: WriteUnit, work: Work, outcome: Outcome, problem: str | None = None, reference: str | None = None
) -> None:
    """Write down how it ended."""
    await unit.raw.execute(_END, work.accommodation, work.id, work.attempts, outcome.value, problem, reference)


async def _with_attempts(unit: ReadUnit, accommodation: int, rows: Sequence[asyncpg.Record]) -> list[Work]:
    log: dict[int, list[Attempt]] = {row["id"]: [] for row in rows}
    for row in await unit.raw.fetch(_ATTEMPTS, accommodation, list(log)):
        log[row["work"]].append(
            Attempt(
                number=row["number"],
                at=row["at"],
                outcome=Outcome(row["outcome"]),
                problem=row["problem"],
                reference=row["reference"],
            )
        )
    return [_work(row, tuple(log[row["id"]])) for row in rows]


def _work(row: asyncpg.Record, log: tuple[Attempt, ...] = ()) -> Work:
    values: Mapping[str, Any] = {
        **dict(row.items()),
        "kind": WorkKind(row["kind"]),
        "status": WorkStatus(row["status"]),
        "log": log,
    }
    return Work(**values)


def _written(work: Work) -> str:
    values = {name: value for name in _NAMES if (value := getattr(work, name)) is not None}
    return _encode([values]).decode()
