"""Counts, latencies and drift."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from roomrack.domain.distribution.repository.pending import as_text
from roomrack.domain.distribution.rules.drift import Drift
from roomrack.domain.distribution.rules.spans import Spans
from roomrack.infra.db import ReadUnit, WriteUnit


@dataclass(frozen=True, slots=True)
class Figures:
    """What was done for a connection over some days."""

    pushes: int = 0
    failures: int = 0
    product_days: int = 0
    latencies: Sequence[int] = ()
    """As `rules.latency` counts."""
    drift_found: int = 0
    drift_mended: int = 0
    bookings: int = 0


@dataclass(frozen=True, slots=True)
class Drifted:
    """A day on which a channel showed something else."""

    product: int
    day: date
    ours: dict[str, int]
    theirs: dict[str, int | None]
    found_at: datetime
    mended_at: datetime | None


_ADD = """
with mended as (
    update calendar_drift d set mended_at = $13
    from unnest($11::bigint[], $12::text[]) as t (product, days)
    where d.accommodation = $1 and d.connection = $2 and d.product = t.product and d.mended_at is null
      and t.days::datemultirange @> d.day
    returning 1
)
insert into channel_figures as f (
    accommodation, connection, day, pushes, failures, product_days, latencies, drift_found, drift_mended, bookings
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9 + (select count(*) from mended), $10)
on conflict (accommodation, connection, day) do update
set pushes = f.pushes + excluded.pushes, failures = f.failures + excluded.failures,
    product_days = f.product_days + excluded.product_days,
    latencies = case when excluded.latencies = '{}' then f.latencies else (
        select array_agg(coalesce(pair.known, 0) + coalesce(pair.more, 0) order by pair.place)
        from unnest(f.latencies, excluded.latencies) with ordinality as pair (known, more, place)
    ) end,
    drift_found = f.drift_found + excluded.drift_found, drift_mended = f.drift_mended + excluded.drift_mended,
    bookings = f.bookings + excluded.bookings
"""

_READ = """
select coalesce(sum(pushes), 0), coalesce(sum(failures), 0), coalesce(sum(product_days), 0),
       coalesce(sum(drift_found), 0), coalesce(sum(drift_mended), 0), coalesce(sum(bookings), 0)
from channel_figures
where accommodation = $1 and connection = $2 and day >= $3
"""

_LATENCIES = """
select place, sum(count)
from channel_figures
cross join lateral unnest(latencies) with ordinality as counted (count, place)
where accommodation = $1 and connection = $2 and day >= $3
group by place
order by place
"""

_FOUND = """
insert into calendar_drift as d (accommodation, connection, product, day, ours, theirs, found_at)
select $1, $2, product, day, ours::jsonb, theirs::jsonb, $7
from unnest($3::bigint[], $4::date[], $5::text[], $6::text[]) as given (product, day, ours, theirs)
order by product, day
on conflict (accommodation, connection, product, day) do update
set ours = excluded.ours, theirs = excluded.theirs, mended_at = null,
    found_at = case when d.mended_at is null then d.found_at else excluded.found_at end
returning xmax = 0 or found_at = $7
"""

_DRIFT = """
select product, day, ours::text, theirs::text, found_at, mended_at
from calendar_drift
where accommodation = $1 and connection = $2 and (product, day) > ($3, $4) and (not $5 or mended_at is null)
order by product, day
limit $6
"""

_OPEN = "select count(*) from calendar_drift where accommodation = $1 and connection = $2 and mended_at is null"

_FORGET = "delete from calendar_drift where found_at < $1"

_FORGET_FIGURES = "delete from channel_figures where day < $1"


async def add(
    unit: WriteUnit,
    accommodation: int,
    connection: int,
    day: date,
    more: Figures,
    taken: Mapping[int, Spans] = MappingProxyType({}),
) -> None:
    """Count something; drift on days that the channel took, given by product, is mended and counted as well."""
    await unit.raw.execute(
        _ADD,
        accommodation,
        connection,
        day,
        more.pushes,
        more.failures,
        more.product_days,
        list(more.latencies),
        more.drift_found,
        more.drift_mended,
        more.bookings,
        list(taken),
        [as_text(spans) for spans in taken.values()],
        unit.now(),
    )


async def since(unit: ReadUnit, accommodation: int, connection: int, day: date) -> Figures:
    """All that was counted from a day on."""
    row = await unit.raw.fetchrow(_READ, accommodation, connection, day)
    if row is None:
        return Figures()
    latencies = [int(counted[1]) for counted in await unit.raw.fetch(_LATENCIES, accommodation, connection, day)]
    return Figures(int(row[0]), int(row[1]), int(row[2]), latencies, int(row[3]), int(row[4]), int(row[5]))


async def found(unit: WriteUnit, accommodation: int, connection: int, drift: Sequence[Drift]) -> int:
    """Keep drift; gives how much of it is new."""
    rows = await unit.raw.fetch(
        _FOUND,
        accommodation,
        connection,
        [one.product for one in drift],
        [date.fromordinal(one.day) for one in drift],
        [json.dumps(dict(one.ours)) for one in drift],
        [json.dumps(dict(one.theirs)) for one in drift],
        unit.now(),
    )
    return sum(bool(row[0]) for row in rows)


async def drift(
    unit: ReadUnit, accommodation: int, connection: int, *, after: tuple[int, date], unmended: bool, limit: int
) -> list[Drifted]:
    """Drift by product and day, behind a place."""
    rows = await unit.raw.fetch(_DRIFT, accommodation, connection, *after, unmended, limit)
    return [Drifted(row[0], row[1], json.loads(row[2]), json.loads(row[3]), row[4], row[5]) for row in rows]


async def open_drift(unit: ReadUnit, accommodation: int, connection: int) -> int:
    """How many product-days of drift the channel has not taken yet."""
    return int(await unit.raw.fetchval(_OPEN, accommodation, connection))


async def forget(unit: WriteUnit, drift_before: datetime, figures_before: date) -> None:
    """Drop what is too old."""
    await unit.raw.execute(_FORGET, drift_before)
    await unit.raw.execute(_FORGET_FIGURES, figures_before)
