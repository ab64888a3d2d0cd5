"""Statements about threads."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

import asyncpg

from roomrack.domain.chat.rules.state import Attribute, External, Processor, Thread
from roomrack.infra.db import ReadUnit, WriteUnit

_GET = "select * from chat_thread where accommodation = $1 and id = $2"

_HOLD = "select * from chat_thread where accommodation = $1 and id = $2 for update"

_WITH_NEWS = """
select distinct t.reservation
from chat_message m
join chat_thread t on t.accommodation = m.accommodation and t.id = m.thread
where m.accommodation = $1 and m.by_guest and m.created_at > $2 and t.reservation is not null
  and not exists (
      select from chat_reader r where r.accommodation = m.accommodation and r.message = m.id and r.person <> m.sender
  )
"""

_UNANSWERED = """
select distinct t.reservation
from chat_thread t
cross join lateral (
    select m.by_guest, m.created_at from chat_message m
    where m.accommodation = t.accommodation and m.thread = t.id and m.processor <> 'NOTE'
    order by m.created_at desc, m.id desc limit 1
) as newest
where t.accommodation = $1 and t.reservation is not null and t.archived_at is null
  and newest.by_guest and newest.created_at < $2
"""

_PAGE = """
select * from chat_thread t
where accommodation = $1 and archived_at is null and (not $2::boolean or exists (
    select from chat_message m
    where m.accommodation = t.accommodation and m.thread = t.id and m.by_guest and m.created_at > $5
      and not exists (
          select from chat_reader r where r.accommodation = m.accommodation and r.message = m.id and r.person = $6
      )
))
order by active_at desc, id desc offset $3 limit $4
"""

_IDS = "select * from chat_thread where accommodation = $1 and id = any ($2::bigint[]) order by active_at desc, id desc"

_FIND = """
select t.* from chat_thread t
where t.accommodation = $1 and (exists (
    select from chat_message m
    join chat_message_attribute a on a.accommodation = m.accommodation and a.message = m.id
    where m.accommodation = t.accommodation and m.thread = t.id and not exists (
        select from unnest($2::text[]) as word where position(word in coalesce(a.search, '')) = 0
    ) and a.search like $5
) or t.guest = any ($3::bigint[]))
order by t.active_at desc, t.id desc limit $4
"""

_ADD = """
insert into chat_thread (
    accommodation, id, processor, guest, reservation, ai, link_generation, link_open, created_at, active_at
) values ($1, $2, $3, $4, $5, false, 0, false, $6, $6)
returning *
"""

_NAME = """
insert into chat_thread_external (accommodation, id, thread, connection, external_id) values ($1, $2, $3, $4, $5)
on conflict (accommodation, connection, external_id) do nothing
returning id
"""

_NAMED = """
select thread from chat_thread_external
where accommodation = $1 and external_id = $2 and ($3::bigint is null or connection is not distinct from $3)
order by thread desc limit 1
"""

_NAMES = """
select id, thread, connection, external_id from chat_thread_external
where accommodation = $1 and thread = any ($2::bigint[]) order by id
"""

_ATTRIBUTES = """
select id, thread, type, value from chat_thread_attribute
where accommodation = $1 and thread = any ($2::bigint[]) order by id
"""

_DROP_ATTRIBUTE = "delete from chat_thread_attribute where accommodation = $1 and thread = $2 and type = $3"

_ADD_ATTRIBUTE = """
insert into chat_thread_attribute (accommodation, id, thread, type, value) values ($1, $2, $3, $4, $5)
"""

_UPDATE = """
update chat_thread set
    processor = $3, guest = $4, reservation = $5, archived_at = $6, ai = $7, link_generation = $8, link_open = $9,
    active_at = $10
where accommodation = $1 and id = $2
"""

_OF_PEOPLE = "select id from chat_thread where accommodation = $1 and guest = any ($2::bigint[])"

_OF_RESERVATIONS = "select id from chat_thread where accommodation = $1 and reservation = any ($2::bigint[])"

_STALE = """
select accommodation, id from chat_thread where active_at < $1 order by active_at limit $2
"""

_LOSE_FILES = """
insert into chat_lost_file (accommodation, file, lost_at)
select a.accommodation, a.file, $3 from chat_attachment a
join chat_message m on m.accommodation = a.accommodation and m.id = a.message
where m.accommodation = $1 and m.thread = any ($2::bigint[]) and a.file is not null
on conflict do nothing
"""

_DELETIONS = (
    """
    delete from chat_message_attribute a using chat_message m
    where m.accommodation = a.accommodation and m.id = a.message
      and m.accommodation = $1 and m.thread = any ($2::bigint[])
    """,
    """
    delete from chat_reader r using chat_message m
    where m.accommodation = r.accommodation and m.id = r.message
      and m.accommodation = $1 and m.thread = any ($2::bigint[])
    """,
    """
    delete from chat_attachment a using chat_message m
    where m.accommodation = a.accommodation and m.id = a.message
      and m.accommodation = $1 and m.thread = any ($2::bigint[])
    """,
    "delete from chat_offer where accommodation = $1 and thread = any ($2::bigint[])",
    "delete from chat_message where accommodation = $1 and thread = any ($2::bigint[])",
    "delete from chat_thread_external where accommodation = $1 and thread = any ($2::bigint[])",
    "delete from chat_thread_attribute where accommodation = $1 and thread = any ($2::bigint[])",
    "delete from chat_thread where accommodation = $1 and id = any ($2::bigint[])",
)

_LOST = "select accommodation, file from chat_lost_file where lost_at < $1 order by lost_at limit $2"

_FOUND = "delete from chat_lost_file where accommodation = $1 and file = $2"

_FILE_WANTED = "select exists (select from chat_attachment where accommodation = $1 and file = $2)"

_PROMISE = """
insert into chat_lost_file (accommodation, file, lost_at) values ($1, $2, $3) on conflict do nothing
"""


async def get(unit: ReadUnit, accommodation: int, id: int) -> Thread | None:
    """A thread."""
    return _maybe(await unit.raw.fetchrow(_GET, accommodation, id))


async def hold(unit: WriteUnit, accommodation: int, id: int) -> Thread | None:
    """The same, held against other changes until the end of the transaction."""
    return _maybe(await unit.raw.fetchrow(_HOLD, accommodation, id))


async def page(
    unit: ReadUnit,
    accommodation: int,
    *,
    offset: int,
    limit: int,
    unread_by: int | None,
    since: datetime,
) -> list[Thread]:
    """Threads that are not archived, those with the newest message first; only those that somebody has not read."""
    rows = await unit.raw.fetch(_PAGE, accommodation, unread_by is not None, offset, limit, since, unread_by or 0)
    return [_thread(row) for row in rows]


async def of_ids(unit: ReadUnit, accommodation: int, ids: Collection[int]) -> list[Thread]:
    """Threads by id, those with the newest message first."""
    return [_thread(row) for row in await unit.raw.fetch(_IDS, accommodation, list(ids))]


async def find(
    unit: ReadUnit, accommodation: int, words: Sequence[str], people: Collection[int], limit: int
) -> list[Thread]:
    """Threads with a message that has all words, or with one of some people; archived ones too."""
    longest = max(words, key=len, default="")
    rows = await unit.raw.fetch(_FIND, accommodation, list(words), list(people), limit, f"%{longest}%")
    return [_thread(row) for row in rows]


async def add(
    unit: WriteUnit, accommodation: int, processor: Processor, guest: int | None, reservation: int | None
) -> Thread:
    """Open a thread."""
    [id] = await unit.new_ids("chat_thread_id", 1)
    now = unit.now(accommodation)
    row = await unit.raw.fetchrow(_ADD, accommodation, id, processor.value, guest, reservation, now)
    if row is None:
        raise LookupError("a thread that was just written is there")
    return _thread(row)


async def name(unit: WriteUnit, accommodation: int, thread: int, connection: int | None, external_id: str) -> bool:
    """Note what a thread is called elsewhere; false when another one is called so."""
    [id] = await unit.new_ids("chat_part_id", 1)
    return await unit.raw.fetchval(_NAME, accommodation, id, thread, connection, external_id) is not None


async def named(unit: ReadUnit, accommodation: int, external_id: str, connection: int | None) -> int | None:
    """The thread that is called so elsewhere."""
    found = await unit.raw.fetchval(_NAMED, accommodation, external_id, connection)
    return None if found is None else int(found)


async def names(unit: ReadUnit, accommodation: int, threads: Collection[int]) -> Mapping[int, list[External]]:
    """What threads are called elsewhere."""
    found: defaultdict[int, list[External]] = defaultdict(list)
    for row in await unit.raw.fetch(_NAMES, accommodation, list(threads)):
        found[row["thread"]].append(External(row["id"], row["connection"], row["external_id"]))
    return found


async def attributes(unit: ReadUnit, accommodation: int, threads: Collection[int]) -> Mapping[int, list[Attribute]]:
    """What is said of threads."""
    found: defaultdict[int, list[Attribute]] = defaultdict(list)
    for row in await unit.raw.fetch(_ATTRIBUTES, accommodation, list(threads)):
        found[row["thread"]].append(Attribute(row["id"], row["type"], row["value"]))
    return found


async def set_attribute(unit: WriteUnit, accommodation: int, thread: int, type: str, value: str | None) -> None:
    """Say something of a thread in place of what was said, or nothing any more."""
    await unit.raw.execute(_DROP_ATTRIBUTE, accommodation, thread, type)
    if value is not None:
        [id] = await unit.new_ids("chat_part_id", 1)
        await unit.raw.execute(_ADD_ATTRIBUTE, accommodation, id, thread, type, value)


async def store(unit: WriteUnit, thread: Thread) -> None:
    """Write a thread as it is now."""
    await unit.raw.execute(
        _UPDATE,
        thread.accommodation,
        thread.id,
        thread.processor.value,
        thread.guest,
        thread.reservation,
        thread.archived_at,
        thread.ai,
        thread.link_generation,
        thread.link_open,
        thread.active_at,
    )


async def of_people(unit: ReadUnit, accommodation: int, people: Collection[int]) -> list[int]:
    """The threads with some guests."""
    return [row["id"] for row in await unit.raw.fetch(_OF_PEOPLE, accommodation, list(people))]


async def of_reservations(unit: ReadUnit, accommodation: int, reservations: Collection[int]) -> list[int]:
    """The threads about some reservations."""
    return [row["id"] for row in await unit.raw.fetch(_OF_RESERVATIONS, accommodation, list(reservations))]


async def stale(unit: ReadUnit, before: datetime, limit: int) -> list[tuple[int, int]]:
    """Threads without a message since an instant: property and id. The worker's."""
    return [(row["accommodation"], row["id"]) for row in await unit.raw.fetch(_STALE, before, limit)]


async def delete(unit: WriteUnit, accommodation: int, ids: Sequence[int]) -> None:
    """Delete threads with all that was said in them; their files go later."""
    await unit.raw.execute(_LOSE_FILES, accommodation, list(ids), unit.now(accommodation))
    for statement in _DELETIONS:
        await unit.raw.execute(statement, accommodation, list(ids))


async def promise_file(unit: WriteUnit, accommodation: int, file: str) -> None:
    """Note that a file is about to be stored: it goes again unless a message comes to show it."""
    await unit.raw.execute(_PROMISE, accommodation, file, unit.now(accommodation))


async def lost_files(unit: ReadUnit, before: datetime, limit: int) -> list[tuple[int, str]]:
    """Files that were promised or lost before an instant."""
    return [(row["accommodation"], row["file"]) for row in await unit.raw.fetch(_LOST, before, limit)]


async def is_shown(unit: ReadUnit, accommodation: int, file: str) -> bool:
    """Whether a message shows a file."""
    return bool(await unit.raw.fetchval(_FILE_WANTED, accommodation, file))


async def settle_file(unit: WriteUnit, accommodation: int, file: str) -> None:
    """Note that a file was let go of, or is shown."""
    await unit.raw.execute(_FOUND, accommodation, file)


def _maybe(row: asyncpg.Record | None) -> Thread | None:
    return None if row is None else _thread(row)


def _thread(row: asyncpg.Record) -> Thread:
    return Thread(**{**row, "processor": Processor(row["processor"])})


async def with_news(unit: ReadUnit, accommodation: int, since: datetime) -> list[int]:
    """The reservations of threads with a message of the guest after an instant that nobody of the property has read."""
    return [row["reservation"] for row in await unit.raw.fetch(_WITH_NEWS, accommodation, since)]


async def unanswered(unit: ReadUnit, accommodation: int, before: datetime) -> list[int]:
    """The reservations of threads, none archived, whose guest had the last word before an instant."""
    return [row["reservation"] for row in await unit.raw.fetch(_UNANSWERED, accommodation, before)]
