"""The outbox of mails about connections."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from roomrack.infra.db import ReadUnit, WriteUnit

if TYPE_CHECKING:
    import asyncpg

_LEAVE = """
insert into connection_mail (accommodation, id, connection, address, subject, content, attempts, created_at, due_at)
values ($1, $2, $3, $4, $5, $6, 0, $7, $7)
"""

_DUE = """
select accommodation, id from connection_mail where ended_at is null and due_at <= $1 order by due_at limit $2
"""

_CLAIM = """
update connection_mail set due_at = $3::timestamptz + $4::interval, attempts = attempts + 1
where accommodation = $1 and id = $2 and ended_at is null and due_at <= $3
returning accommodation, id, connection, address, subject, content, attempts
"""

_END = """
update connection_mail set due_at = $3, ended_at = $4, problem = $5 where accommodation = $1 and id = $2
"""

_SINCE = """
select exists (
    select from connection_mail where accommodation = $1 and connection = $2 and subject = $3 and created_at > $4
)
"""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A mail that was taken for one attempt."""

    accommodation: int
    id: int
    connection: int
    address: str
    subject: str
    content: str
    attempts: int
    """This one included."""


async def leave(
    unit: WriteUnit,
    accommodation: int,
    id: int,
    connection: int,
    address: str,
    subject: str,
    content: str,
    instant: datetime,
) -> None:
    """Leave a mail, due at once."""
    await unit.raw.execute(_LEAVE, accommodation, id, connection, address, subject, content, instant)


async def left_since(unit: ReadUnit, accommodation: int, connection: int, subject: str, instant: datetime) -> bool:
    """Whether a mail of this subject was left since an instant."""
    return bool(await unit.raw.fetchval(_SINCE, accommodation, connection, subject, instant))


async def due(unit: ReadUnit, instant: datetime, limit: int) -> list[tuple[int, int]]:
    """Mails whose next attempt is due: property and id."""
    return [(row["accommodation"], row["id"]) for row in await unit.raw.fetch(_DUE, instant, limit)]


async def claim(unit: WriteUnit, accommodation: int, id: int, instant: datetime, lease: timedelta) -> Waiting | None:
    """Take a mail; None when somebody else has."""
    row: asyncpg.Record | None = await unit.raw.fetchrow(_CLAIM, accommodation, id, instant, lease)
    return None if row is None else Waiting(**dict(row))


async def end(
    unit: WriteUnit, mail: Waiting, *, due_at: datetime, ended_at: datetime | None, problem: str | None
) -> None:
    """Note what came of an attempt."""
    await unit.raw.execute(_END, mail.accommodation, mail.id, due_at, ended_at, problem)


async def forget(unit: WriteUnit, before: datetime) -> None:
    """Drop mails that ended before an instant."""
    await unit.raw.execute("delete from connection_mail where ended_at < $1", before)
