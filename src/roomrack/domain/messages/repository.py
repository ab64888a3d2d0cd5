"""All SQL of the outbox."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

import asyncpg

from roomrack.domain.messages.rules import Channel, Outgoing, Status
from roomrack.infra.db import ReadUnit, WriteUnit

_INSERT = """
insert into message (
    accommodation, kind, id, subject, channel, address, language, status, attempts, due_at, created_at
)
select $1, $2, id, $4, $5, address, $7, 'WAITING', 0, $8, $8
from unnest($3::bigint[], $6::text[]) as wanted (id, address)
"""

_LIST = "select * from message where accommodation = $1 and kind = $2 and subject = $3 order by id"

_DUE = """
select accommodation, kind, id from message
where status = 'WAITING' and due_at <= $1 and channel = any($2::text[]) and kind = any($3::text[])
order by due_at, id limit $4
"""

_CLAIM = """
update message set attempts = attempts + 1, due_at = $4::timestamptz + $5::interval
where accommodation = $1 and kind = $2 and id = $3 and status = 'WAITING' and due_at <= $4
returning *
"""

_END = """
update message set status = $4, due_at = $5, sent_at = $6, problem = $7, receipt = $8
where accommodation = $1 and kind = $2 and id = $3 and status = 'WAITING' and attempts = $9
"""

_FORGET = "delete from message where kind = $1 and status <> 'WAITING' and created_at < $2"


async def insert(
    unit: WriteUnit,
    accommodation: int,
    kind: str,
    ids: Sequence[int],
    subject: int,
    channel: Channel,
    addresses: Sequence[str],
    language: str,
) -> None:
    """Leave messages for the worker, one for each address."""
    now = unit.now(accommodation)
    await unit.raw.execute(
        _INSERT, accommodation, kind, list(ids), subject, channel.value, list(addresses), language, now
    )


async def of(unit: ReadUnit, accommodation: int, kind: str, subject: int) -> list[Outgoing]:
    """The messages of a kind about something, the oldest first."""
    return [_message(row) for row in await unit.raw.fetch(_LIST, accommodation, kind, subject)]


async def due(
    unit: ReadUnit, now: datetime, channels: Collection[Channel], kinds: Collection[str], limit: int
) -> list[tuple[int, str, int]]:
    """Messages whose next attempt is due: property, kind and id."""
    rows = await unit.raw.fetch(_DUE, now, [each.value for each in channels], list(kinds), limit)
    return [(row["accommodation"], row["kind"], row["id"]) for row in rows]


async def claim(
    unit: WriteUnit, accommodation: int, kind: str, id: int, now: datetime, lease: timedelta
) -> Outgoing | None:
    """Take a message that is due, for a while; None when somebody else has."""
    row = await unit.raw.fetchrow(_CLAIM, accommodation, kind, id, now, lease)
    return None if row is None else _message(row)


async def end(
    unit: WriteUnit,
    message: Outgoing,
    status: Status,
    *,
    due_at: datetime,
    sent_at: datetime | None = None,
    problem: str | None = None,
    receipt: str | None = None,
) -> None:
    """Write down how an attempt ended, unless another has begun."""
    key = (message.accommodation, message.kind, message.id)
    await unit.raw.execute(_END, *key, status.value, due_at, sent_at, problem, receipt, message.attempts)


async def forget(unit: WriteUnit, kind: str, before: datetime) -> None:
    """Drop messages of a kind that ended, of a time before an instant."""
    await unit.raw.execute(_FORGET, kind, before)


def _message(row: asyncpg.Record) -> Outgoing:
    return Outgoing(**{**row, "channel": Channel(row["channel"]), "status": Status(row["status"])})
