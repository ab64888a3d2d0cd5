"""SQL of revisions. They are events: nothing is written when a reservation changes.

What one application has not read of one property: its revisions from the floor of the application on, without those
that it acknowledged. A floor is a transaction id. It moves only up to what no running transaction can precede, so a
revision that commits late is never below it (docs/algorithms/revisions.md).
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import asyncpg

from roomrack.domain.revisions.rules import Waiting
from roomrack.infra import events as event_log
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.infra.events import RecordedEvent

# The types stand in the conditions as they do in the index that serves them.
_UNREAD = """
with unread as (
    select found.accommodation, found.id
    from unnest($2::bigint[]) as house (accommodation)
    left join revision_reader as reader
      on reader.accommodation = house.accommodation and reader.application = $1
    cross join lateral (
        select event.accommodation, event.id
        from event
        where event.accommodation = house.accommodation
          and event.type in ('reservation.created', 'reservation.changed', 'reservation.confirmed',
                             'reservation.cancelled')
          and event.xid >= coalesce(reader.floor, '0'::xid8)
          and event.occurred_at >= $3 and event.id > $4
          and not exists (
              select from revision_read as done
              where done.accommodation = house.accommodation and done.application = $1 and done.event = event.id
          )
        order by event.id
        limit $5
    ) as found
    order by found.id
    limit $5
)
select event.accommodation, event.id, event.xid::text as xid, event.type, event.schema, event.reference,
       event.payload::text as payload, event.before::text as before, event.actor::text as actor, event.occurred_at
from unread join event using (accommodation, id)
order by event.id
"""

_NAMED = """
select accommodation, id, xid::text as xid
from event
where accommodation = any ($1::bigint[]) and id = any ($2::bigint[])
  and type in ('reservation.created', 'reservation.changed', 'reservation.confirmed', 'reservation.cancelled')
order by accommodation, id
"""

_READER = """
insert into revision_reader (accommodation, application, floor, since, read_at)
values ($1, $2, '0', $3, $3)
on conflict (accommodation, application) do update set read_at = excluded.read_at
returning alerted_at, task
"""

_ACKNOWLEDGE = """
insert into revision_read (accommodation, application, event, xid)
select $1, $2, given.event, given.xid::xid8
from unnest($3::bigint[], $4::text[]) as given (event, xid)
where given.xid::xid8 >= (select floor from revision_reader where accommodation = $1 and application = $2)
on conflict (accommodation, application, event) do nothing
"""

# One snapshot sees both what is unread and which transactions are over: the floor is the older of the two.
_RAISE = """
with oldest as (
    select min(event.xid) as xid
    from revision_reader as reader
    join event
      on event.accommodation = reader.accommodation and event.xid >= reader.floor
     and event.type in ('reservation.created', 'reservation.changed', 'reservation.confirmed', 'reservation.cancelled')
     and event.occurred_at >= $3
    where reader.accommodation = $1 and reader.application = $2
      and not exists (
          select from revision_read as done
          where done.accommodation = $1 and done.application = $2 and done.event = event.id
      )
), moved as (
    update revision_reader as reader
    set floor = greatest(
        reader.floor, least(coalesce(oldest.xid, pg_snapshot_xmin(pg_current_snapshot())),
                            pg_snapshot_xmin(pg_current_snapshot()))
    )
    from oldest
    where reader.accommodation = $1 and reader.application = $2
    returning reader.floor
)
delete from revision_read as done
using moved
where done.accommodation = $1 and done.application = $2 and done.xid < moved.floor
"""

_WAITING = """
select reader.accommodation, reader.application, reader.alerted_at, reader.task, oldest.id as revision,
       oldest.occurred_at
from revision_reader as reader
left join lateral (
    select event.id, event.occurred_at
    from event
    where event.accommodation = reader.accommodation and event.xid >= reader.floor
      and event.type in ('reservation.created', 'reservation.changed', 'reservation.confirmed',
                         'reservation.cancelled')
      and event.occurred_at >= $1
      and not exists (
          select from revision_read as done
          where done.accommodation = reader.accommodation and done.application = reader.application
            and done.event = event.id
      )
    order by event.occurred_at, event.id
    limit 1
) as oldest on true
where ($2::bigint is null or reader.application = $2) and ($3::bigint[] is null or reader.accommodation = any ($3))
order by reader.accommodation, reader.application
"""

_ALERT = """
update revision_reader set alerted_at = $3, task = $4
where accommodation = $1 and application = $2 and (alerted_at is null) <> ($3::timestamptz is null)
returning application
"""

_LOCK = """
select alerted_at from revision_reader where accommodation = $1 and application = $2 for update
"""

_HISTORY = """
select accommodation, id, xid::text as xid, type, schema, reference, payload::text as payload, before::text as before,
       actor::text as actor, occurred_at
from event
where accommodation = $1 and reference = $2 and type like 'reservation.%'
order by id
"""

_LOG = """
select accommodation, id, xid::text as xid, type, schema, reference, payload::text as payload, before::text as before,
       actor::text as actor, occurred_at
from event
where accommodation = any ($3::bigint[]) and (xid, id) > ($1::text::xid8, $2)
  and xid < pg_snapshot_xmin(pg_current_snapshot())
order by event.xid, event.id
limit $4
"""

# Every event since an instant lies behind it; some that are older may too, because instants don't follow the log.
_POSITION = """
select (min(xid)::text::bigint - 1)::text from event where accommodation = any ($1::bigint[]) and occurred_at >= $2
"""

_FORGET = """
with gone as (
    delete from revision_reader where read_at < $1 and alerted_at is null returning accommodation, application
)
delete from revision_read as done
using gone
where done.accommodation = gone.accommodation and done.application = gone.application
"""


@dataclass(frozen=True, slots=True)
class Told:
    """An event with who did it."""

    event: RecordedEvent
    actor: dict[str, Any]


class Named(NamedTuple):
    """A revision by its event."""

    accommodation: int
    id: int
    xid: str


class Reader(NamedTuple):
    """What is known of an application that acknowledges."""

    alerted_at: datetime | None
    task: int | None


async def unread(
    unit: ReadUnit, application: int, accommodations: Collection[int], since: datetime, after: int, limit: int
) -> list[Told]:
    """Revisions since an instant that the application has not acknowledged, with ids above `after`, by id."""
    rows = await unit.raw.fetch(_UNREAD, application, list(accommodations), since, after, limit)
    return [_told(row) for row in rows]


async def named(unit: ReadUnit, accommodations: Collection[int], ids: Collection[int]) -> list[Named]:
    """Those of the ids that are revisions of some properties, by property and id."""
    return [Named(*row) for row in await unit.raw.fetch(_NAMED, list(accommodations), list(ids))]


async def lock_reader(unit: WriteUnit, accommodation: int, application: int, now: datetime) -> Reader:
    """The application as a reader of the property, from now on at the latest, locked."""
    row = await unit.raw.fetchrow(_READER, accommodation, application, now)
    if row is None:
        raise RuntimeError("an upsert gave no row")
    return Reader(row["alerted_at"], row["task"])


async def acknowledge(unit: WriteUnit, accommodation: int, application: int, revisions: Sequence[Named]) -> int:
    """Note revisions of a property as read; gives how many were not yet."""
    status = await unit.raw.execute(
        _ACKNOWLEDGE, accommodation, application, [one.id for one in revisions], [one.xid for one in revisions]
    )
    return int(status.rpartition(" ")[2])


async def raise_floor(unit: WriteUnit, accommodation: int, application: int, since: datetime) -> None:
    """Forget single acknowledgements below which everything is read."""
    await unit.raw.execute(_RAISE, accommodation, application, since)


async def waiting(
    unit: ReadUnit, since: datetime, *, application: int | None = None, accommodations: Collection[int] | None = None
) -> list[Waiting]:
    """What waits for each reader; all readers without a filter."""
    chosen = None if accommodations is None else list(accommodations)
    return [Waiting(**dict(row)) for row in await unit.raw.fetch(_WAITING, since, application, chosen)]


async def lock(unit: WriteUnit, accommodation: int, application: int) -> bool:
    """Hold a reader against acknowledgements until the end of the transaction; False when there is none."""
    return await unit.raw.fetchrow(_LOCK, accommodation, application) is not None


async def set_alert(
    unit: WriteUnit, accommodation: int, application: int, at: datetime | None, task: int | None
) -> bool:
    """Begin an alert, or end it with None; False when that was done already."""
    return await unit.raw.fetchrow(_ALERT, accommodation, application, at, task) is not None


async def history(unit: ReadUnit, accommodation: int, reservation: int) -> list[Told]:
    """What the log tells of a reservation, in its order: whoever changes it holds it, so ids rise with the changes."""
    return [_told(row) for row in await unit.raw.fetch(_HISTORY, accommodation, str(reservation))]


async def log(unit: ReadUnit, accommodations: Collection[int], after: tuple[str, int], limit: int) -> list[Told]:
    """The next events of some properties, of all types, in the log's order; none that a running one could precede."""
    rows = await unit.raw.fetch(_LOG, after[0], after[1], list(accommodations), limit)
    return [_told(row) for row in rows]


async def position_before(unit: ReadUnit, accommodations: Collection[int], instant: datetime) -> tuple[str, int]:
    """A position in the log before everything that happened since an instant; that of now when nothing did."""
    found = await unit.raw.fetchval(_POSITION, list(accommodations), instant)
    return await event_log.horizon(unit.raw) if found is None else (str(found), 2**62)


async def forget(unit: WriteUnit, unread_since: datetime) -> None:
    """Drop readers that acknowledged nothing since an instant, of whom nobody was told."""
    await unit.raw.execute(_FORGET, unread_since)


def _told(row: "asyncpg.Record") -> Told:
    event = RecordedEvent(
        accommodation=row["accommodation"],
        id=row["id"],
        xid=row["xid"],
        type=row["type"],
        schema=row["schema"],
        reference=row["reference"],
        payload=json.loads(row["payload"]),
        before=None if row["before"] is None else json.loads(row["before"]),
        occurred_at=row["occurred_at"],
    )
    return Told(event, json.loads(row["actor"]))
