"""All SQL of the online check-in."""

from collections.abc import Collection, Mapping
from datetime import datetime

import asyncpg

from roomrack.domain.arrivals.rules.links import Link
from roomrack.infra.db import ReadUnit, WriteUnit

_GET = """
select accommodation, reservation, generation, open, made_at, mailed_at, answered_at
from arrival_link where accommodation = $1 and reservation = $2
"""

_HOLD = """
select accommodation, reservation, generation, open, made_at, mailed_at, answered_at
from arrival_link where accommodation = $1 and reservation = $2 for update
"""

_OPEN = """
insert into arrival_link as link (accommodation, reservation, generation, open, made_at, updated_at)
values ($1, $2, 1, true, $3, $3)
on conflict (accommodation, reservation) do update set open = true, made_at = $3, updated_at = $3 where not link.open
returning accommodation, reservation, generation, open, made_at, mailed_at, answered_at
"""

_WITHDRAW = """
update arrival_link set open = false, generation = generation + 1, updated_at = $3
where accommodation = $1 and reservation = $2 and open
returning accommodation
"""

_ANSWERED = """
update arrival_link set answered_at = $3, updated_at = $3 where accommodation = $1 and reservation = $2
"""

_MAILED = """
update arrival_link set mailed_at = $3, updated_at = $3 where accommodation = $1 and reservation = $2
"""

_SETTLED = """
select reservation from arrival_link
where accommodation = $1 and reservation = any ($2::bigint[])
  and (mailed_at is not null or answered_at is not null or not open)
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


async def note_mail(unit: WriteUnit, accommodation: int, reservation: int) -> None:
    """Note that the link of a reservation is mailed just now."""
    await unit.raw.execute(_MAILED, accommodation, reservation, unit.now(accommodation))


async def settled(unit: ReadUnit, accommodation: int, reservations: Collection[int]) -> set[int]:
    """Those of some reservations whose links were mailed, withdrawn, or used."""
    rows = await unit.raw.fetch(_SETTLED, accommodation, list(reservations))
    return {row["reservation"] for row in rows}


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


async def forget(unit: WriteUnit, before: datetime) -> None:
    """Drop links that were last changed before an instant, and what is known of people from before it."""
    await unit.raw.execute(_FORGET_LINKS, before)
    await unit.raw.execute(_FORGET_PEOPLE, before)


def _link(row: asyncpg.Record | None) -> Link | None:
    return None if row is None else Link(**row)
