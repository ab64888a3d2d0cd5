"""All SQL of the online check-in."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

import asyncpg

from roomrack.domain.arrivals.rules.letters import MailStatus, Outgoing
from roomrack.domain.arrivals.rules.links import Link
from roomrack.infra.db import ReadUnit, WriteUnit

_GET = """
select accommodation, reservation, generation, open, made_at, answered_at
from arrival_link where accommodation = $1 and reservation = $2
"""

_HOLD = """
select accommodation, reservation, generation, open, made_at, answered_at
from arrival_link where accommodation = $1 and reservation = $2 for update
"""

_OPEN = """
insert into arrival_link as link (accommodation, reservation, generation, open, made_at, updated_at)
values ($1, $2, 1, true, $3, $3)
on conflict (accommodation, reservation) do update set open = true, made_at = $3, updated_at = $3 where not link.open
returning accommodation, reservation, generation, open, made_at, answered_at
"""

_WITHDRAW = """
update arrival_link set open = false, generation = generation + 1, updated_at = $3
where accommodation = $1 and reservation = $2 and open
returning accommodation
"""

_ANSWERED = """
update arrival_link set answered_at = $3, updated_at = $3 where accommodation = $1 and reservation = $2
"""

_PEOPLE = """
select person, digest from arrival_person where accommodation = $1 and reservation = $2 order by person
"""

_NOTE = """
insert into arrival_person (accommodation, person, reservation, kid, digest, sent_at) values ($1, $2, $3, $4, $5, $6)
on conflict (accommodation, person) do update
set kid = excluded.kid, digest = excluded.digest, sent_at = excluded.sent_at
"""

_DROP = """
delete from arrival_person where accommodation = $1 and person = $2
"""

_LEAVE = """
insert into arrival_mail (accommodation, id, reservation, address, language, status, attempts, due_at, created_at)
select $1, id, $3, address, $5, 'WAITING', 0, $6, $6
from unnest($2::bigint[], $4::text[]) as wanted (id, address)
"""

_MAILS = """
select * from arrival_mail where accommodation = $1 and reservation = $2 order by id
"""

_DUE = """
select accommodation, id from arrival_mail where status = 'WAITING' and due_at <= $1 order by due_at, id limit $2
"""

_CLAIM = """
update arrival_mail set attempts = attempts + 1, due_at = $3::timestamptz + $4::interval
where accommodation = $1 and id = $2 and status = 'WAITING' and due_at <= $3
returning *
"""

_END = """
update arrival_mail set status = $3, due_at = $4, sent_at = $5, problem = $6
where accommodation = $1 and id = $2 and status = 'WAITING' and attempts = $7
"""

_FORGET_MAILS = """
delete from arrival_mail where status <> 'WAITING' and created_at < $1
"""

_FORGET_LINKS = """
delete from arrival_link where updated_at < $1
"""

_FORGET_PEOPLE = """
delete from arrival_person where sent_at < $1
"""


async def get(unit: ReadUnit, accommodation: int, reservation: int) -> Link | None:
    """The link of a reservation, open or not."""
    return _link(await unit.raw.fetchrow(_GET, accommodation, reservation))


async def hold(unit: WriteUnit, accommodation: int, reservation: int) -> Link | None:
    """The same, held against other changes until the end of the transaction."""
    return _link(await unit.raw.fetchrow(_HOLD, accommodation, reservation))


async def open_link(unit: WriteUnit, accommodation: int, reservation: int) -> Link | None:
    """Make the link of a reservation, or open it again; None when it is open already."""
    return _link(await unit.raw.fetchrow(_OPEN, accommodation, reservation, unit.now(accommodation)))


async def withdraw(unit: WriteUnit, accommodation: int, reservation: int) -> bool:
    """Make the present link of a reservation a wrong one; whether there was one."""
    found = await unit.raw.fetchval(_WITHDRAW, accommodation, reservation, unit.now(accommodation))
    return found is not None


async def note_answer(unit: WriteUnit, accommodation: int, reservation: int) -> None:
    """Note that somebody sent something just now."""
    await unit.raw.execute(_ANSWERED, accommodation, reservation, unit.now(accommodation))


async def people(unit: ReadUnit, accommodation: int, reservation: int) -> Mapping[int, bytes]:
    """Whom the page wrote down: digests of what was sent, by the guest's id."""
    rows = await unit.raw.fetch(_PEOPLE, accommodation, reservation)
    return {row["person"]: row["digest"] for row in rows}


async def note_person(unit: WriteUnit, accommodation: int, reservation: int, person: int, digest: bytes) -> None:
    """Note what the page wrote down of somebody."""
    kid, now = unit.keyring.writing, unit.now(accommodation)
    await unit.raw.execute(_NOTE, accommodation, person, reservation, kid, digest, now)


async def drop_person(unit: WriteUnit, accommodation: int, person: int) -> None:
    """Forget that the page wrote somebody down."""
    await unit.raw.execute(_DROP, accommodation, person)


async def leave(
    unit: WriteUnit, accommodation: int, ids: Sequence[int], reservation: int, addresses: Collection[str], language: str
) -> None:
    """Leave mails for the worker, one for each address."""
    now = unit.now(accommodation)
    await unit.raw.execute(_LEAVE, accommodation, list(ids), reservation, list(addresses), language, now)


async def mails(unit: ReadUnit, accommodation: int, reservation: int) -> list[Outgoing]:
    """The mails of a reservation, the oldest first."""
    return [_mail(row) for row in await unit.raw.fetch(_MAILS, accommodation, reservation)]


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


async def forget(unit: WriteUnit, *, mails_before: datetime, links_before: datetime) -> None:
    """Drop mails that ended and links that were last changed before an instant."""
    await unit.raw.execute(_FORGET_MAILS, mails_before)
    await unit.raw.execute(_FORGET_LINKS, links_before)
    await unit.raw.execute(_FORGET_PEOPLE, links_before)


def _link(row: asyncpg.Record | None) -> Link | None:
    return None if row is None else Link(**row)


def _mail(row: asyncpg.Record) -> Outgoing:
    return Outgoing(**{**row, "status": MailStatus(row["status"])})
