"""Statements about the people of conversations."""

from collections.abc import Collection, Mapping, Sequence

import asyncpg

from roomrack.domain.chat.rules.state import GuestDraft, Person
from roomrack.infra.db import ReadUnit, WriteUnit

_SHOWN = """
select id, external_guest, guest, firstname, lastname, email, phone, language, photo
from chat_person where accommodation = $1 and id = any ($2::bigint[])
"""

_KNOWN = """
select id, external_guest, guest, firstname, lastname, email, phone, language, photo
from chat_person
where accommodation = $1 and (
    $2::text is not null and external_guest = $2
    or $2::text is null and $3::bigint is not null and guest = $3
    or $2::text is null and $3::bigint is null and $4::text is not null and lower(email) = lower($4)
    or $2::text is null and $3::bigint is null and $4::text is null and $5::text is not null and phone = $5
)
order by id limit 1
"""

_ADD = """
insert into chat_person (
    accommodation, id, external_guest, guest, firstname, lastname, email, phone, language, photo, created_at, updated_at
) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
on conflict do nothing
returning id
"""

_UPDATE = """
update chat_person set
    external_guest = coalesce(external_guest, $3), guest = coalesce($4, guest), firstname = coalesce($5, firstname),
    lastname = coalesce($6, lastname), email = coalesce($7, email), phone = coalesce($8, phone),
    language = coalesce($9, language), photo = coalesce($10, photo), updated_at = $11
where accommodation = $1 and id = $2
returning id, external_guest, guest, firstname, lastname, email, phone, language, photo
"""

_MEMBERS = "select person, active from chat_member where accommodation = $1"

_SET_MEMBER = """
insert into chat_member (accommodation, person, active, changed_at) values ($1, $2, $3, $4)
on conflict (accommodation, person) do update set active = excluded.active, changed_at = excluded.changed_at
where chat_member.active <> excluded.active
"""

_OF_GUEST = """
select id from chat_person
where accommodation = $1 and (guest = $2 or $3::text is not null and lower(email) = lower($3) and guest is null)
"""

_OF_PHONE = """
select t.id
from chat_person p join chat_thread t on t.accommodation = p.accommodation and t.guest = p.id
where p.accommodation = $1 and p.phone is not null
  and regexp_replace(p.phone, '[^0-9]', '', 'g') = regexp_replace($2, '[^0-9]', '', 'g')
order by t.active_at desc limit 1
"""

_ERASE = """
update chat_person set
    external_guest = null, guest = null, firstname = null, lastname = null, email = null, phone = null,
    language = null, photo = null, updated_at = $3
where accommodation = $1 and id = any ($2::bigint[])
"""

_NAMED_LIKE = """
select id from chat_person
where accommodation = $1 and not exists (
    select from unnest($2::text[]) as word
    where position(word in lower(unaccent(concat_ws(' ', firstname, lastname, email)))) = 0
)
order by id limit 1000
"""

_DELETE = """
delete from chat_person p where p.accommodation = $1 and not exists (
    select from chat_thread t where t.accommodation = p.accommodation and t.guest = p.id
) and not exists (
    select from chat_message m where m.accommodation = p.accommodation and m.by_guest and m.sender = p.id
)
"""


async def guests(unit: ReadUnit, accommodation: int, ids: Collection[int]) -> Mapping[int, Person]:
    """Guests by id."""
    rows = await unit.raw.fetch(_SHOWN, accommodation, list(ids)) if ids else []
    return {row["id"]: _guest(row) for row in rows}


async def known(unit: ReadUnit, accommodation: int, draft: GuestDraft) -> Person | None:
    """The guest whom a draft names: by what he is called elsewhere, else the registry, his mail, his telephone."""
    row = await unit.raw.fetchrow(_KNOWN, accommodation, draft.external_guest, draft.guest, draft.email, draft.phone)
    return None if row is None else _guest(row)


async def add(unit: WriteUnit, accommodation: int, draft: GuestDraft) -> Person:
    """Write a guest whom nobody knew; the one who is there when somebody else was quicker."""
    [id] = await unit.new_ids("person_id", 1)
    found = await unit.raw.fetchval(_ADD, accommodation, id, *_values(draft), unit.now(accommodation))
    if found is None:
        there = await known(unit, accommodation, draft)
        if there is None:
            raise LookupError("a guest who is in the way is known")
        return there
    return (await guests(unit, accommodation, [id]))[id]


async def update(unit: WriteUnit, accommodation: int, id: int, draft: GuestDraft) -> Person:
    """Note what is said anew of a guest; what is not said stays."""
    row = await unit.raw.fetchrow(_UPDATE, accommodation, id, *_values(draft), unit.now(accommodation))
    if row is None:
        raise LookupError("a guest who is changed is there")
    return _guest(row)


async def chosen(unit: ReadUnit, accommodation: int) -> Mapping[int, bool]:
    """Who was put into all threads (true) or taken out of them (false)."""
    return {row["person"]: row["active"] for row in await unit.raw.fetch(_MEMBERS, accommodation)}


async def choose(unit: WriteUnit, accommodation: int, person: int, *, active: bool) -> bool:
    """Put somebody into all threads, or take him out; whether that changed anything."""
    status = await unit.raw.execute(_SET_MEMBER, accommodation, person, active, unit.now(accommodation))
    return status.endswith("1")


async def of_guest(unit: ReadUnit, accommodation: int, guest: int, email: str | None) -> Sequence[int]:
    """The people whom a guest of the registry is in conversations."""
    return [row["id"] for row in await unit.raw.fetch(_OF_GUEST, accommodation, guest, email)]


async def thread_of_phone(unit: ReadUnit, accommodation: int, phone: str) -> int | None:
    """The newest thread with a telephone number."""
    row = await unit.raw.fetchrow(_OF_PHONE, accommodation, phone)
    return None if row is None else int(row["id"])


async def named_like(unit: ReadUnit, accommodation: int, words: Sequence[str]) -> list[int]:
    """Guests who have all words, folded, in their names or their address."""
    return [row["id"] for row in await unit.raw.fetch(_NAMED_LIKE, accommodation, list(words))]


async def erase(unit: WriteUnit, accommodation: int, ids: Collection[int]) -> None:
    """Forget who people are."""
    await unit.raw.execute(_ERASE, accommodation, list(ids), unit.now(accommodation))


async def delete_unused(unit: WriteUnit, accommodation: int) -> None:
    """Drop guests who are in no conversation any more."""
    await unit.raw.execute(_DELETE, accommodation)


def _values(draft: GuestDraft) -> tuple[object, ...]:
    return (
        draft.external_guest,
        draft.guest,
        draft.firstname,
        draft.lastname,
        draft.email,
        draft.phone,
        draft.language,
        draft.photo,
    )


def _guest(row: asyncpg.Record) -> Person:
    return Person(staff=False, **dict(row))
