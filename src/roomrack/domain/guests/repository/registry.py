"""Statements about guests and their stays."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import asyncpg

from roomrack.domain.guests.rules.registry import Category, Guest, Status, Stay
from roomrack.infra.db import ReadUnit, WriteUnit

SIMILAR = 0.5
"""Which part of a word's groups of three letters must be found: one wrong letter in six is forgiven."""
SHORT = 3
"""Words of so many letters are not guessed at."""

_FIND = """
with found as (
    select guest.*, (
        select coalesce(sum(word_similarity(word, search)), 0) from unnest($3::text[]) as word
    ) as nearness
    from guest
    where accommodation = $1 and status = 'VISIBLE'
      and (cardinality($2::text[]) = 0 or category = any ($2))
      and not exists (
          select from unnest($3::text[]) as word
          where position(word in search) = 0 and (length(word) <= $4 or word_similarity(word, search) < $5)
      )
)
select found.*, count(*) over () as total
from found
order by nearness desc, search, id
limit $6 offset $7
"""

_COUNT = """
select count(*) from guest
where accommodation = $1 and status = 'VISIBLE'
  and (cardinality($2::text[]) = 0 or category = any ($2))
  and not exists (
      select from unnest($3::text[]) as word
      where position(word in search) = 0 and (length(word) <= $4 or word_similarity(word, search) < $5)
  )
"""

_GET = """
select * from guest where accommodation = $1 and id = any ($2::bigint[]) order by id
"""

_LOCK = """
select * from guest where accommodation = $1 and id = any ($2::bigint[]) order by id for update
"""

_STORE = """
insert into guest (
    accommodation, id, category, status, firstname, lastname, company, details, search, merged_into, created_at,
    updated_at
) values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9, $10, $11, $12)
on conflict (accommodation, id) do update
set category = excluded.category, status = excluded.status, firstname = excluded.firstname,
    lastname = excluded.lastname, company = excluded.company, details = excluded.details, search = excluded.search,
    merged_into = excluded.merged_into, updated_at = excluded.updated_at
"""

_ALIKE = """
select * from guest
where accommodation = $1 and status <> 'DELETED' and category = 'INDIVIDUAL'
  and search = $2
  and (
      (details ? 'document_id' and details ->> 'document_id' = $3)
      or (details ? 'email' and lower(details ->> 'email') = lower($4))
      or (details ? 'birth_date' and left(details ->> 'birth_date', 10) = left($5, 10))
  )
order by id
limit 1
"""

_LINK = """
insert into guest_stay (accommodation, person, guest, reservation) values ($1, $2, $3, $4)
on conflict (accommodation, person) do nothing
"""

_LINKED = """
select guest from guest_stay where accommodation = $1 and person = $2
"""

_STAYS = """
select reservation, person from guest_stay where accommodation = $1 and guest = $2 order by reservation, person
"""

_MOVE_STAYS = """
update guest_stay set guest = $2 where accommodation = $1 and guest = any ($3::bigint[])
"""

_REPOINT = """
update guest set merged_into = $2 where accommodation = $1 and merged_into = any ($3::bigint[])
"""

_DROP_STAYS = """
delete from guest_stay where accommodation = $1 and guest = $2
"""

_STALE = """
select guest.accommodation, guest.id
from guest
join checkin_settings as wanted on wanted.accommodation = guest.accommodation
where wanted.retention_days is not null and guest.status <> 'DELETED' and guest.category = 'INDIVIDUAL'
  and guest.updated_at < $1::timestamptz - make_interval(days => wanted.retention_days)
  and (guest.accommodation, guest.id) > ($2, $3)
order by guest.accommodation, guest.id
limit $4
"""


async def find(
    unit: ReadUnit, accommodation: int, categories: Collection[str], words: Sequence[str], *, limit: int, offset: int
) -> tuple[list[Guest], int]:
    """One page of those that lists show and that have all words in their names, the nearest first, and how many."""
    chosen = (accommodation, list(categories), list(words), SHORT, SIMILAR)
    rows = await unit.raw.fetch(_FIND, *chosen, limit, offset)
    total = rows[0]["total"] if rows else await unit.raw.fetchval(_COUNT, *chosen)
    return [_guest(row) for row in rows], total


async def get(unit: ReadUnit, accommodation: int, ids: Collection[int]) -> dict[int, Guest]:
    """Those of the ids that there are, gone ones too."""
    return {row["id"]: _guest(row) for row in await unit.raw.fetch(_GET, accommodation, list(ids))}


async def lock(unit: WriteUnit, accommodation: int, ids: Collection[int]) -> dict[int, Guest]:
    """The same, held against other changes until the end of the transaction."""
    return {row["id"]: _guest(row) for row in await unit.raw.fetch(_LOCK, accommodation, list(ids))}


async def store(unit: WriteUnit, guest: Guest) -> None:
    """Write a guest."""
    await unit.raw.execute(
        _STORE,
        guest.accommodation,
        guest.id,
        guest.category.value,
        guest.status.value,
        guest.firstname,
        guest.lastname,
        guest.company,
        json.dumps(dict(guest.details)),
        guest.search,
        guest.merged_into,
        guest.created_at,
        guest.updated_at,
    )


async def alike(
    unit: ReadUnit, accommodation: int, search: str, *, document: str | None, email: str | None, born: str | None
) -> Guest | None:
    """A person of this name, as searches compare it, with the same document, address or birthday."""
    row = await unit.raw.fetchrow(_ALIKE, accommodation, search, document, email, born)
    return None if row is None else _guest(row)


async def link(unit: WriteUnit, accommodation: int, guest: int, stay: Stay) -> None:
    """Note that a guest of a reservation is one of the registry."""
    await unit.raw.execute(_LINK, accommodation, stay.person, guest, stay.reservation)


async def linked(unit: ReadUnit, accommodation: int, person: int) -> int | None:
    """Who of the registry a guest of a reservation is."""
    found: int | None = await unit.raw.fetchval(_LINKED, accommodation, person)
    return found


async def stays(unit: ReadUnit, accommodation: int, guest: int) -> list[Stay]:
    """The stays of a guest."""
    rows = await unit.raw.fetch(_STAYS, accommodation, guest)
    return [Stay(row["reservation"], row["person"]) for row in rows]


async def merge(unit: WriteUnit, accommodation: int, guest: int, doubles: Collection[int]) -> None:
    """Give a guest the stays of his doubles, and what was merged into them."""
    await unit.raw.execute(_MOVE_STAYS, accommodation, guest, list(doubles))
    await unit.raw.execute(_REPOINT, accommodation, guest, list(doubles))


async def drop_stays(unit: WriteUnit, accommodation: int, guest: int) -> None:
    """Forget which stays a guest had."""
    await unit.raw.execute(_DROP_STAYS, accommodation, guest)


async def stale(unit: ReadUnit, now: datetime, after: tuple[int, int], limit: int) -> list[tuple[int, int]]:
    """People whom nobody changed for as long as their property keeps them: property and id, in that order."""
    rows = await unit.raw.fetch(_STALE, now, *after, limit)
    return [(row["accommodation"], row["id"]) for row in rows]


def _guest(row: asyncpg.Record) -> Guest:
    details: Any = row["details"]
    return Guest(
        accommodation=row["accommodation"],
        id=row["id"],
        category=Category(row["category"]),
        status=Status(row["status"]),
        firstname=row["firstname"],
        lastname=row["lastname"],
        company=row["company"],
        details=json.loads(details) if isinstance(details, str) else details,
        merged_into=row["merged_into"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
    )
