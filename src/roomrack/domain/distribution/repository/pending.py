"""What is to be looked at, by connection and product."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from roomrack.domain.distribution.rules.spans import Spans
from roomrack.infra.db import ReadUnit, WriteUnit

Key = tuple[int, int]
"""A property and a connection."""


@dataclass(frozen=True, slots=True)
class Dirty:
    """Days of a product, or of all (0), that one connection may have to be told of."""

    accommodation: int
    connection: int
    product: int
    days: Spans
    forced: Spans
    since: datetime
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What a worker has taken to look at."""

    product: int
    days: Spans
    forced: Spans
    since: datetime | None


_MARK = """
insert into push_pending as p (accommodation, connection, product, days, forced, since, urgent)
select accommodation, connection, product, days::datemultirange, forced::datemultirange, since, urgent
from unnest(
    $1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::timestamptz[], $7::boolean[]
) as given (accommodation, connection, product, days, forced, since, urgent)
order by accommodation, connection, product
on conflict (accommodation, connection, product) do update
set days = p.days + excluded.days, forced = p.forced + excluded.forced,
    since = least(p.since, excluded.since), urgent = p.urgent or excluded.urgent
"""

_LOCK = """
select from push_pending p
join unnest($1::bigint[], $2::bigint[]) as k (accommodation, connection) using (accommodation, connection)
order by p.accommodation, p.connection, p.product
for update of p
"""

_TAKE = """
update push_pending p
set taken = p.taken + p.days, taken_forced = p.taken_forced + p.forced, taken_since = least(p.taken_since, p.since),
    days = '{}', forced = '{}', since = null, urgent = false
from unnest($1::bigint[], $2::bigint[]) as k (accommodation, connection)
where p.accommodation = k.accommodation and p.connection = k.connection
returning p.accommodation, p.connection, p.product, p.taken, p.taken_forced, p.taken_since
"""

_TOLD = """
update push_pending p set taken_forced = p.taken_forced - t.days::datemultirange
from unnest($3::bigint[], $4::text[]) as t (product, days)
where p.accommodation = $1 and p.connection = $2 and p.product = t.product
"""

_DONE = """
update push_pending set taken = '{}', taken_forced = '{}', taken_since = null
where accommodation = $1 and connection = $2 and product = any ($3::bigint[])
"""

_CLEAN = """
delete from push_pending
where accommodation = $1 and connection = $2 and days = '{}' and taken = '{}'
"""

_LEFT = """
select coalesce(bool_or(days <> '{}'), false), coalesce(bool_or(urgent), false), coalesce(bool_or(taken <> '{}'), false)
from push_pending where accommodation = $1 and connection = $2
"""

_WAITING = """
select product, days + taken as days, least(since, taken_since) as since
from push_pending
where accommodation = $1 and connection = $2
order by product
"""

_DROP = "delete from push_pending where accommodation = $1 and connection = $2"


def as_text(spans: Spans) -> str:
    """Spans as PostgreSQL reads a multirange."""
    parts = [f"[{date.fromordinal(first)},{date.fromordinal(last)}]" for first, last in spans]
    return "{" + ",".join(parts) + "}"


def _spans(multirange: Sequence[Any]) -> Spans:
    """PostgreSQL gives ranges of days without their last one."""
    return tuple((part.lower.toordinal(), (part.upper - timedelta(1)).toordinal()) for part in multirange)


async def mark(unit: WriteUnit, dirty: Sequence[Dirty]) -> None:
    """Add days to look at; no connection and product twice."""
    await unit.raw.execute(
        _MARK,
        [one.accommodation for one in dirty],
        [one.connection for one in dirty],
        [one.product for one in dirty],
        [as_text(one.days) for one in dirty],
        [as_text(one.forced) for one in dirty],
        [one.since for one in dirty],
        [one.urgent for one in dirty],
    )


async def take(unit: WriteUnit, keys: Sequence[Key]) -> dict[Key, list[Taken]]:
    """Take all that waits, and what a worker before took and never ended; it stays taken until `done`."""
    columns = ([key[0] for key in keys], [key[1] for key in keys])
    await unit.raw.execute(_LOCK, *columns)
    found: dict[Key, list[Taken]] = {key: [] for key in keys}
    for row in await unit.raw.fetch(_TAKE, *columns):
        taken = Taken(row["product"], _spans(row["taken"]), _spans(row["taken_forced"]), row["taken_since"])
        found[row["accommodation"], row["connection"]].append(taken)
    return found


async def told(unit: WriteUnit, key: Key, days: dict[int, Spans]) -> None:
    """These days of products were told: they need no second telling."""
    await unit.raw.execute(_TOLD, *key, list(days), [as_text(spans) for spans in days.values()])


async def done(unit: WriteUnit, key: Key, products: Sequence[int]) -> None:
    """What was taken of some products is done with."""
    await unit.raw.execute(_DONE, *key, products)
    await unit.raw.execute(_CLEAN, *key)


@dataclass(frozen=True, slots=True)
class Left:
    """What waits at a connection."""

    fresh: bool
    """Something that nobody has taken."""
    urgent: bool
    taken: bool


async def left(unit: ReadUnit, key: Key) -> Left:
    """What waits at a connection."""
    row = await unit.raw.fetchrow(_LEFT, *key)
    return Left(fresh=False, urgent=False, taken=False) if row is None else Left(*row)


async def waiting(unit: ReadUnit, key: Key) -> list[Taken]:
    """All that waits at a connection, taken or not."""
    rows = await unit.raw.fetch(_WAITING, *key)
    return [Taken(row["product"], _spans(row["days"]), (), row["since"]) for row in rows]


async def drop(unit: WriteUnit, key: Key) -> None:
    """Forget what waits at a connection that is gone."""
    await unit.raw.execute(_DROP, *key)
