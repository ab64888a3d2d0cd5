"""Statements about the outbox."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import asyncpg

from roomrack.domain.invoices.rules.letters import MailStatus, Outgoing
from roomrack.infra.db import ReadUnit, WriteUnit

_INSERT = """
insert into invoice_mail (
    accommodation, id, invoice, address, language, status, attempts, due_at, created_at
)
select $1, id, $3, address, $5, 'WAITING', 0, $6, $6
from unnest($2::bigint[], $4::text[]) as wanted (id, address)
"""

_LIST = "select * from invoice_mail where accommodation = $1 and invoice = $2 order by id"

_DUE = """
select accommodation, id from invoice_mail where status = 'WAITING' and due_at <= $1 order by due_at, id limit $2
"""

_CLAIM = """
update invoice_mail set attempts = attempts + 1, due_at = $3::timestamptz + $4::interval
where accommodation = $1 and id = $2 and status = 'WAITING' and due_at <= $3
returning *
"""

_END = """
update invoice_mail set status = $3, due_at = $4, sent_at = $5, problem = $6
where accommodation = $1 and id = $2 and status = 'WAITING' and attempts = $7
"""

_FORGET = "delete from invoice_mail where status <> 'WAITING' and created_at < $1"


async def insert(
    unit: WriteUnit, accommodation: int, ids: Sequence[int], invoice: int, addresses: Sequence[str], language: str
) -> None:
    """Leave mails for the worker, one for each address."""
    now = unit.now(accommodation)
    await unit.raw.execute(_INSERT, accommodation, list(ids), invoice, list(addresses), language, now)


async def of(unit: ReadUnit, accommodation: int, invoice: int) -> list[Outgoing]:
    """The mails of a document, the oldest first."""
    return [_mail(row) for row in await unit.raw.fetch(_LIST, accommodation, invoice)]


async def due(unit: ReadUnit, now: datetime, limit: int) -> list[tuple[int, int]]:
    """Mails whose next attempt is due: property and id."""
    return [(row["accommodation"], row["id"]) for row in await unit.raw.fetch(_DUE, now, limit)]


async def claim(unit: WriteUnit, accommodation: int, id: int, now: datetime, lease: timedelta) -> Outgoing | None:
    """Take a mail that is due, for a while; None when somebody else has."""
    row = await unit.raw.fetchrow(_CLAIM, accommodation, id, now, lease)
    return None if row is None else _mail(row)


async def end(
    unit: WriteUnit,
    mail: Outgoing,
    status: MailStatus,
    *,
    due_at: datetime,
    sent_at: datetime | None,
    problem: str | None,
) -> None:
    """Write down how an attempt ended, unless another has begun."""
    await unit.raw.execute(_END, mail.accommodation, mail.id, status.value, due_at, sent_at, problem, mail.attempts)


async def forget(unit: WriteUnit, before: datetime) -> None:
    """Drop mails that ended, of a time before an instant."""
    await unit.raw.execute(_FORGET, before)


def _mail(row: asyncpg.Record) -> Outgoing:
    return Outgoing(
        accommodation=row["accommodation"],
        id=row["id"],
        invoice=row["invoice"],
        address=row["address"],
        language=row["language"],
        status=MailStatus(row["status"]),
        attempts=row["attempts"],
        due_at=row["due_at"],
        sent_at=row["sent_at"],
        problem=row["problem"],
        created_at=row["created_at"],
    )
