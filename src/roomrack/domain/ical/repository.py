"""All SQL of imported calendars and of links."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from roomrack.domain.ical.rules.importing import Event, Import
from roomrack.domain.ical.rules.links import Feed
from roomrack.infra.db import ReadUnit, WriteUnit

if TYPE_CHECKING:
    import asyncpg

Overlap = tuple[int, int, date]
"""Import, product whose units are counted, day."""

_CLAIM = """
update ical_import i
set leased_until = $2, attempted_at = $1
from (
    select accommodation, id from ical_import
    where due_at <= $1 and (leased_until is null or leased_until <= $1)
    order by due_at
    limit $3
    for update skip locked
) as due
where i.accommodation = due.accommodation and i.id = due.id
returning i.accommodation, i.id, i.product, i.url, i.status, i.problem, i.failures, i.etag, i.last_modified,
          i.created_at, i.due_at, i.attempted_at, i.checked_at, i.read_at
"""

_IMPORTS = """
select accommodation, id, product, url, status, problem, failures, etag, last_modified, created_at, due_at,
       attempted_at, checked_at, read_at
from ical_import
where accommodation = $1
order by id
"""

_LOCK = """
select accommodation, id, product, url, status, problem, failures, etag, last_modified, created_at, due_at,
       attempted_at, checked_at, read_at
from ical_import
where accommodation = $1
order by id
for update
"""

_ADD = """
insert into ical_import (accommodation, product, url, status, failures, created_at, due_at)
select $1, $2, url, 'WAITING', 0, $4, $4 from unnest($3::text[]) with ordinality as given (url, position)
order by position
on conflict do nothing
"""

_END = """
update ical_import
set status = $3, problem = $4, failures = $5, etag = $6, last_modified = $7, due_at = $8, leased_until = null,
    checked_at = $9, read_at = $10
where accommodation = $1 and id = $2
"""

_POSTPONE = """
update ical_import set due_at = $3, leased_until = null where accommodation = $1 and id = $2
"""

_HASTEN = """
update ical_import set due_at = least(due_at, $2), etag = null, last_modified = null
where accommodation = $1 and ($3::bigint is null or product = $3)
returning id
"""

_MOVE = "update ical_import set accommodation = $2 where accommodation = $1 and product = any ($3::bigint[])"
_MOVE_EVENTS = """
update ical_event set accommodation = $2 where accommodation = $1 and import_id = any ($3::bigint[])
"""

_FORGET = "delete from ical_import where accommodation = $1 and id = any ($2::bigint[])"
_FORGET_EVENTS = "delete from ical_event where accommodation = $1 and import_id = any ($2::bigint[])"
_FORGET_OVERLAPS = "delete from ical_overlap where accommodation = $1 and import_id = any ($2::bigint[])"
_FORGET_PAST = "delete from ical_event where accommodation = $1 and departure <= $2"

_ADD_EVENTS = """
insert into ical_event (accommodation, import_id, uid, arrival, departure, summary)
select $1, $2, uid, arrival, departure, summary
from unnest($3::text[], $4::date[], $5::date[], $6::text[]) as given (uid, arrival, departure, summary)
"""

_EVENTS = """
select import_id, uid, arrival, departure, summary from ical_event
where accommodation = $1
order by import_id, arrival, uid
"""

_OVERLAPS = "select import_id, product, day, since from ical_overlap where accommodation = $1 order by import_id, day"

_END_OVERLAPS = """
delete from ical_overlap where accommodation = $1 and (import_id, product, day) in (
    select * from unnest($2::bigint[], $3::bigint[], $4::date[])
)
"""

_BEGIN_OVERLAPS = """
insert into ical_overlap (accommodation, import_id, product, day, since)
select $1, import_id, product, day, $5
from unnest($2::bigint[], $3::bigint[], $4::date[]) as given (import_id, product, day)
"""

_LINKS = "select kind, target, generation from ical_link where accommodation = $1"

_GENERATION = "select generation from ical_link where accommodation = $1 and kind = $2 and target = $3"

_RENEW = """
insert into ical_link (accommodation, kind, target, generation, renewed_at)
select $1, kind, target, 1, $4 from unnest($2::text[], $3::bigint[]) as given (kind, target)
on conflict (accommodation, kind, target)
do update set generation = ical_link.generation + 1, renewed_at = excluded.renewed_at
"""

_ORIGIN = "select name from ical_origin where id = 1"


async def claim(unit: WriteUnit, now: datetime, until: datetime, limit: int) -> list[Import]:
    """Take imports that are due, of any property, for one attempt each; nobody else takes them until then."""
    return [_import(row) for row in await unit.raw.fetch(_CLAIM, now, until, limit)]


async def imports(unit: ReadUnit, accommodation: int) -> list[Import]:
    """The imports of a property, by id."""
    return [_import(row) for row in await unit.raw.fetch(_IMPORTS, accommodation)]


async def lock(unit: WriteUnit, accommodation: int) -> list[Import]:
    """The same, held against other changes until the end of the transaction; taken before any day is locked."""
    return [_import(row) for row in await unit.raw.fetch(_LOCK, accommodation)]


async def add(unit: WriteUnit, accommodation: int, product: int, urls: Sequence[str]) -> None:
    """Store new imports, due at once."""
    await unit.raw.execute(_ADD, accommodation, product, urls, unit.now())


async def end(
    unit: WriteUnit,
    one: Import,
    *,
    status: str,
    problem: str | None,
    failures: int,
    etag: str | None,
    last_modified: str | None,
    due: datetime,
    checked: datetime | None,
    read: datetime | None,
) -> None:
    """Note how an attempt ended."""
    await unit.raw.execute(
        _END,
        *(one.accommodation, one.id, status, problem, failures, etag, last_modified, due, checked, read),
    )


async def postpone(unit: WriteUnit, one: Import, due: datetime) -> None:
    """Let go of an import for a time, without an attempt."""
    await unit.raw.execute(_POSTPONE, one.accommodation, one.id, due)


async def hasten(unit: WriteUnit, accommodation: int, product: int | None, now: datetime) -> list[int]:
    """Make the imports of a property, or of one product, due; gives their ids."""
    return sorted(row["id"] for row in await unit.raw.fetch(_HASTEN, accommodation, now, product))


async def move(unit: WriteUnit, source: int, destination: int, products: Collection[int], ids: Collection[int]) -> None:
    """Put imports under another property, with their events."""
    await unit.raw.execute(_MOVE, source, destination, list(products))
    await unit.raw.execute(_MOVE_EVENTS, source, destination, list(ids))


async def forget(unit: WriteUnit, accommodation: int, ids: Collection[int]) -> None:
    """Drop imports and all that is known of them."""
    for statement in (_FORGET_OVERLAPS, _FORGET_EVENTS, _FORGET):
        await unit.raw.execute(statement, accommodation, list(ids))


async def replace_events(unit: WriteUnit, one: Import, found: Sequence[Event]) -> None:
    """Store what an import says now."""
    await unit.raw.execute(_FORGET_EVENTS, one.accommodation, [one.id])
    await unit.raw.execute(
        _ADD_EVENTS,
        one.accommodation,
        one.id,
        [event.uid for event in found],
        [event.arrival for event in found],
        [event.departure for event in found],
        [event.summary for event in found],
    )


async def forget_past(unit: WriteUnit, accommodation: int, today: date) -> None:
    """Drop the events that are over."""
    await unit.raw.execute(_FORGET_PAST, accommodation, today)


async def events(unit: ReadUnit, accommodation: int) -> dict[int, list[Event]]:
    """What the imports of a property say, by import, in the order of the arrivals."""
    found: dict[int, list[Event]] = {}
    for row in await unit.raw.fetch(_EVENTS, accommodation):
        found.setdefault(row["import_id"], []).append(
            Event(row["uid"], row["arrival"], row["departure"], row["summary"])
        )
    return found


async def overlaps(unit: ReadUnit, accommodation: int) -> dict[Overlap, datetime]:
    """The overlaps that are known of a property, and since when."""
    rows = await unit.raw.fetch(_OVERLAPS, accommodation)
    return {(row["import_id"], row["product"], row["day"]): row["since"] for row in rows}


async def change_overlaps(
    unit: WriteUnit, accommodation: int, *, ended: Iterable[Overlap], begun: Iterable[Overlap]
) -> None:
    """Drop some overlaps and store others."""
    gone, new = sorted(ended), sorted(begun)
    if gone:
        await unit.raw.execute(_END_OVERLAPS, accommodation, *_columns(gone))
    if new:
        await unit.raw.execute(_BEGIN_OVERLAPS, accommodation, *_columns(new), unit.now())


def _columns(rows: Sequence[Overlap]) -> tuple[list[int], list[int], list[date]]:
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


async def generations(unit: ReadUnit, accommodation: int) -> Mapping[tuple[str, int], int]:
    """How often each link of a property was renewed, by kind and target; those that never were are absent."""
    return {(row["kind"], row["target"]): row["generation"] for row in await unit.raw.fetch(_LINKS, accommodation)}


async def generation(unit: ReadUnit, feed: Feed) -> int:
    """How often one link was renewed."""
    found = await unit.raw.fetchval(_GENERATION, feed.accommodation, feed.kind.value, feed.target)
    return int(found or 0)


async def renew(unit: WriteUnit, accommodation: int, feeds: Sequence[Feed]) -> None:
    """Count one more renewal of each link."""
    await unit.raw.execute(
        _RENEW, accommodation, [feed.kind.value for feed in feeds], [feed.target for feed in feeds], unit.now()
    )


async def origin(unit: ReadUnit) -> str:
    """The name under which this installation makes ids of events."""
    return str(await unit.raw.fetchval(_ORIGIN))


def _import(row: "asyncpg.Record") -> Import:
    return Import(**dict(row.items()))
