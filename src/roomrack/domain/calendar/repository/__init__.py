"""All SQL of the calendar.

Locks are always taken in the order (accommodation, product, day), by bookings and bulk writes alike, and before
anything is decided. Stored days travel as packed binary rows in one value, never as an object per day. What concerns
closed rooms is in `closing`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from roomrack.domain.calendar.rules import ABSENT, BLANK, Column, Days, Kind, Range
from roomrack.infra.db import ReadUnit, WriteUnit

Records = NDArray[Any]

RECORD = np.dtype(
    [
        ("product", ">i8"),
        ("offset", ">i4"),
        ("price", ">i8"),
        ("allotment", ">i4"),
        ("sold", ">i4"),
        ("min_stay", ">i2"),
        ("max_stay", ">i2"),
        ("cut_off_days", ">i2"),
        ("stop_sell", "?"),
        ("closed_to_arrival", "?"),
        ("closed_to_departure", "?"),
    ]
)
"""One stored day as the statements below pack it: big-endian, no gaps; `offset` counts days from the first."""

_SENT = {"i8": "int8send", "i4": "int4send", "i2": "int2send", "b1": "boolsend"}
"""What packs a value of each kind; its name is the kind's own."""

_READ = """
select string_agg(
    int8send(product) || int4send(day - $3::date) || int8send(price) || int4send(allotment) || int4send(sold)
    || int2send(min_stay) || int2send(max_stay) || int2send(cut_off_days)
    || boolsend(stop_sell) || boolsend(closed_to_arrival) || boolsend(closed_to_departure), ''
)
from calendar_day
where accommodation = $1 and product = any($2::bigint[]) and day between $3::date and $4::date
"""

# The ranges come ordered by product and day, and each is locked in the order of its days: key order, without a sort.
_LOCK_RANGES = """
select string_agg(locked.packed, '' order by r.position)
from unnest($2::bigint[], $3::date[], $4::date[]) with ordinality as r (product, first, last, position)
cross join lateral (
    select string_agg(PACKED, '') as packed
    from (
        select * from calendar_day
        where accommodation = $1 and product = r.product and day between r.first and r.last
        order by day
        for update
    ) as d
) as locked
"""

_INSERT_MISSING = """
insert into calendar_day (accommodation, product, day)
select $1, r.product, (r.first + n)::date as day
from unnest($2::bigint[], $3::date[], $4::date[]) as r (product, first, last)
cross join lateral generate_series(0, r.last - r.first) as n
where not exists (
    select from calendar_day d where d.accommodation = $1 and d.product = r.product and d.day = r.first + n
)
order by r.product, day
on conflict do nothing
"""

# What is left was asked for, so the allotment that gives it is written: bookings take the same row lock. Undoing can
# leave less than nothing, where channels had oversold before.
_WRITE = """
update calendar_day d
set price = coalesce(r.price, d.price),
    allotment = coalesce(r.availability + d.sold, d.allotment),
    oversold = case when r.availability is null then d.oversold else greatest(0, -r.availability) end,
    min_stay = coalesce(r.min_stay, d.min_stay),
    max_stay = coalesce(r.max_stay, d.max_stay),
    cut_off_days = coalesce(r.cut_off_days, d.cut_off_days),
    stop_sell = coalesce(r.stop_sell, d.stop_sell),
    closed_to_arrival = coalesce(r.closed_to_arrival, d.closed_to_arrival),
    closed_to_departure = coalesce(r.closed_to_departure, d.closed_to_departure),
    version = d.version + 1
from unnest(
    $2::bigint[], $3::date[], $4::date[], $5::int[], $6::bigint[], $7::smallint[], $8::smallint[], $9::smallint[],
    $10::boolean[], $11::boolean[], $12::boolean[]
) as r (
    product, first, last, availability, price, min_stay, max_stay, cut_off_days,
    stop_sell, closed_to_arrival, closed_to_departure
)
where d.accommodation = $1 and d.product = r.product and d.day between r.first and r.last
"""

_NEXT_WRITE = "select nextval('calendar_write_id')"

MARK = np.dtype([("product", ">i8"), ("offset", ">i4"), ("tripled", "?"), ("base", ">i8"), ("price", ">i8")])
"""One day whose price the nightly rules changed, packed like a stored one; `tripled` or else raised."""

_ADJUSTED = """
select string_agg(
    int8send(product) || int4send(day - $2::date) || boolsend(kind = 'TRIPLED') || int8send(base) || int8send(price), ''
)
from adjusted_day
where accommodation = $1 and day >= $2 and ($3::bigint[] is null or product = any($3::bigint[]))
"""

_FORGET_ADJUSTED = """
delete from adjusted_day where accommodation = $1 and (
    day < $2
    or (product, day, kind) in (select * from unnest($3::bigint[], $4::date[], $5::text[]))
)
"""

_KEEP_ADJUSTED = """
insert into adjusted_day (accommodation, product, day, kind, base, price)
select $1, a.product, a.day, a.kind, a.base, a.price
from unnest($2::bigint[], $3::date[], $4::text[], $5::bigint[], $6::bigint[]) as a (product, day, kind, base, price)
on conflict (accommodation, product, day, kind) do update set base = excluded.base, price = excluded.price
"""

# Days that were left behind when a product was moved away once, and comes back, are written over.
_COPY_DAYS = """
insert into calendar_day as d (
    accommodation, product, day, allotment, price, min_stay, max_stay, cut_off_days, stop_sell, closed_to_arrival,
    closed_to_departure, version
)
select $2, c.copy, s.day, greatest(0, s.allotment - s.sold), s.price, s.min_stay, s.max_stay, s.cut_off_days,
       s.stop_sell, s.closed_to_arrival, s.closed_to_departure, 1
from unnest($3::bigint[], $4::bigint[]) as c (original, copy)
join calendar_day s on s.accommodation = $1 and s.product = c.original and s.day >= $5
order by c.copy, s.day
on conflict (accommodation, product, day) do update
set allotment = excluded.allotment + d.sold, price = excluded.price, min_stay = excluded.min_stay,
    max_stay = excluded.max_stay, cut_off_days = excluded.cut_off_days, stop_sell = excluded.stop_sell,
    closed_to_arrival = excluded.closed_to_arrival, closed_to_departure = excluded.closed_to_departure,
    oversold = 0, version = d.version + 1
"""

_COPY_ADJUSTED = """
insert into adjusted_day (accommodation, product, day, kind, base, price)
select $2, c.copy, s.day, s.kind, s.base, s.price
from unnest($3::bigint[], $4::bigint[]) as c (original, copy)
join adjusted_day s on s.accommodation = $1 and s.product = c.original and s.day >= $5
on conflict (accommodation, product, day, kind) do update set base = excluded.base, price = excluded.price
"""

_HELD = """
select reservation, product, day from hold where accommodation = $1 and reservation = any($2::bigint[])
"""

_INSERT_MISSING_DAYS = """
insert into calendar_day (accommodation, product, day)
select $1, w.product, w.day from unnest($2::bigint[], $3::date[]) as w (product, day)
order by w.product, w.day
on conflict do nothing
"""


async def stored(unit: ReadUnit, accommodation: int, products: Collection[int], first: date, last: date) -> Records:
    """The stored days of some products, in no particular order; days never set are absent."""
    packed = await unit.raw.fetchval(_READ, accommodation, products, first, last)
    return np.frombuffer(packed or b"", dtype=RECORD)


async def lock_ranges(unit: WriteUnit, accommodation: int, ranges: Sequence[Range], fields: Collection[str]) -> Records:
    """Lock every day of the ranges, in key order, and give some fields of them as they are, in that order.

    The ranges are disjoint and ordered by product and day. Days that were never set are inserted with their defaults.
    """
    keys = (
        [part.product for part in ranges],
        [part.days.first for part in ranges],
        [part.days.last for part in ranges],
    )
    wanted = sum(len(part.days) for part in ranges)
    statement, record = _locking(tuple(sorted(fields)))
    locked = np.frombuffer(await unit.raw.fetchval(statement, accommodation, *keys) or b"", dtype=record)
    if len(locked) < wanted:
        await unit.raw.execute(_INSERT_MISSING, accommodation, *keys)
        locked = np.frombuffer(await unit.raw.fetchval(statement, accommodation, *keys) or b"", dtype=record)
    if len(locked) != wanted:
        raise RuntimeError(f"{len(locked)} days are locked where {wanted} were asked for")
    return locked


@lru_cache(maxsize=256)
def _locking(fields: tuple[str, ...]) -> tuple[str, np.dtype[Any]]:
    """The statement that locks ranges, and what it packs of each day: packing all would cost as much as locking."""
    kinds = [(name, RECORD[name]) for name in fields]
    packed = " || ".join(f"{_SENT[kind.str[1:]]}(d.{name})" for name, kind in kinds)
    return _LOCK_RANGES.replace("PACKED", packed), np.dtype(kinds)


async def write_ranges(unit: WriteUnit, accommodation: int, ranges: Sequence[Range]) -> None:
    """Write the values of the ranges, whose days exist and are locked."""
    firsts, lasts = [part.days.first for part in ranges], [part.days.last for part in ranges]
    columns = {column: [part.values.get(column) for part in ranges] for column in Column}
    await _write(unit, accommodation, [part.product for part in ranges], firsts, lasts, columns)


async def write_days(unit: WriteUnit, accommodation: int, days: Days) -> None:
    """Write the values of days that exist and are locked."""
    dates = days.dates()
    columns = {
        column: [None if value == BLANK else value for value in values]
        for column, values in zip(days.columns, days.values.tolist(), strict=True)
    }
    await _write(unit, accommodation, days.products.tolist(), dates, dates, columns)


async def _write(
    unit: WriteUnit,
    accommodation: int,
    products: Sequence[int],
    firsts: Sequence[date],
    lasts: Sequence[date],
    columns: Mapping[Column, Sequence[int | None]],
) -> None:
    nothing = [None] * len(products)

    def flag(name: Column) -> list[bool | None]:
        return [None if value is None else bool(value) for value in columns.get(name, nothing)]

    await unit.raw.execute(
        _WRITE,
        accommodation,
        products,
        firsts,
        lasts,
        *(
            columns.get(name, nothing)
            for name in (Column.AVAILABILITY, Column.PRICE, Column.MIN_STAY, Column.MAX_STAY, Column.CUT_OFF_DAYS)
        ),
        *(flag(name) for name in (Column.STOP_SELL, Column.CLOSED_TO_ARRIVAL, Column.CLOSED_TO_DEPARTURE)),
    )


async def adjusted(unit: ReadUnit, accommodation: int, products: Collection[int] | None, first: date) -> Records:
    """The days from `first` on whose price the nightly rules changed, of some products or of all: `MARK`s."""
    packed = await unit.raw.fetchval(_ADJUSTED, accommodation, first, products)
    return np.frombuffer(packed or b"", dtype=MARK)


async def keep_adjusted(unit: WriteUnit, accommodation: int, marks: Records, first: date) -> None:
    """Store these `MARK`s, those without a price as none; what is before `first`, their first day, is forgotten."""

    def keys(chosen: Records) -> tuple[list[int], list[date], list[Kind]]:
        days = [first + timedelta(offset) for offset in chosen["offset"].tolist()]
        kinds = [Kind.TRIPLED if tripled else Kind.RAISED for tripled in chosen["tripled"].tolist()]
        return chosen["product"].tolist(), days, kinds

    present = marks["price"] != ABSENT
    await unit.raw.execute(_FORGET_ADJUSTED, accommodation, first, *keys(marks[~present]))
    kept = marks[present]
    if len(kept):
        values = (kept["base"].tolist(), kept["price"].tolist())
        await unit.raw.execute(_KEEP_ADJUSTED, accommodation, *keys(kept), *values)


async def next_write_id(unit: WriteUnit) -> int:
    """A new id for a bulk write."""
    return int(await unit.raw.fetchval(_NEXT_WRITE))


async def copy_days(unit: WriteUnit, source: int, destination: int, products: Mapping[int, int], first: date) -> None:
    """Copy the days from `first` on of some products, each under its new id, with what is left as all there is."""
    keys = (source, destination, list(products), list(products.values()), first)
    await unit.raw.execute(_COPY_DAYS, *keys)
    await unit.raw.execute(_COPY_ADJUSTED, *keys)


async def ensure_days(unit: WriteUnit, accommodation: int, units: Collection[tuple[int, date]]) -> None:
    """Make rows for days that were never set, so that they can be locked."""
    await unit.raw.execute(
        _INSERT_MISSING_DAYS, accommodation, [product for product, _ in units], [day for _, day in units]
    )


@dataclass(frozen=True, slots=True)
class Step:
    """A unit that a reservation gives back (-1) or takes (+1); `forced` takes it even when nothing is left."""

    reservation: int
    product: int
    day: date
    amount: int
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a move: either some nights were short and nothing changed, or everything was done."""

    refused: Mapping[tuple[int, date], int]
    """What was left, before the move, of each night that was short."""
    oversold: Collection[tuple[int, date]]
    """Nights that are now sold over their allotment, of those that were forced."""


class StockRepository:
    """The SQL through which every unit is taken and given back.

    An object, so that the race tests can put one in its place whose lock is missing.
    """

    MOVE = """
    with wanted as (
        select * from unnest($2::bigint[], $3::bigint[], $4::date[], $5::int[], $6::boolean[])
            as w (reservation, product, day, amount, forced)
    ), given as materialized (
        -- Each hold, and each day below, is looked up by its whole key. As a plain join the planner reads all holds or
        -- all days of the property instead when it planned while there were few.
        select h.place, h.product, h.day
        from (select * from wanted where amount < 0 order by reservation, product, day) as w
        cross join lateral (
            select h.ctid as place, h.product, h.day from hold h
            where h.accommodation = $1 and h.reservation = w.reservation and h.product = w.product and h.day = w.day
            for update
        ) as h
    ), net as (
        select product, day, sum(gives) as gives, sum(takes) as takes, sum(forced) as forced
        from (
            select product, day, 0 as gives, 1 as takes, forced::int as forced from wanted where amount > 0
            union all
            select product, day, 1, 0, 0 from given
        ) as steps
        group by product, day
    ), locked as materialized (
        select d.product, d.day, d.allotment, d.sold, n.gives::int, n.takes::int, n.forced::int
        from (select * from net order by product, day) as n
        cross join lateral (
            select d.product, d.day, d.allotment, d.sold from calendar_day d
            where d.accommodation = $1 and d.product = n.product and d.day = n.day
            for update of d
        ) as d
    ), refused as materialized (
        select product, day, allotment - sold as left_over
        from locked
        where takes > forced and sold - gives + takes - forced > allotment
        union all
        select product, day, 0
        from net
        where takes > forced and (product, day) not in (select product, day from locked)
    ), moved as (
        -- Every row is there, so every row conflicts; the numbers travel in columns of the row that is never inserted.
        insert into calendar_day as d (accommodation, product, day, allotment, oversold, price)
        select $1, product, day, gives, takes, forced from locked where not exists (select from refused)
        on conflict (accommodation, product, day) do update
        set sold = d.sold - excluded.allotment + excluded.oversold,
            oversold = greatest(
                0,
                d.oversold - excluded.allotment,
                case when excluded.price > 0
                    then d.sold - excluded.allotment + excluded.oversold - d.allotment else 0 end
            )
        returning d.product, d.day, d.oversold
    ), kept as (
        insert into hold (accommodation, reservation, product, day)
        select $1, reservation, product, day from wanted where amount > 0 and not exists (select from refused)
    ), freed as (
        -- Holds are never updated, and these are locked: they are where they were found.
        delete from hold
        where ctid = any (array (select place from given)) and accommodation = $1 and not exists (select from refused)
    )
    select product, day, left_over, true as short from refused
    union all
    select m.product, m.day, m.oversold, false
    from moved m join locked l on l.product = m.product and l.day = m.day
    where l.forced > 0 and m.oversold > 0
    """
    """One statement: it locks the days in key order, decides on what it locked, then changes days and holds.

    It changes nothing when a night that must not be oversold is short. Without `for update of d` it has no lock.

    The days are changed by `on conflict do update`, which computes from the row as it is now. A plain `update` would
    compute first from the row as it was when the statement began, before the lock was waited for, and fail on its
    CHECK although the night has been given back or opened since.
    """

    TAKE = """
    with wanted as (
        select * from unnest($2::bigint[], $3::bigint[], $4::date[]) as w (reservation, product, day)
    ), net as (
        select product, day, count(*)::int as takes from wanted group by product, day
    ), locked as materialized (
        select d.product, d.day, d.allotment, d.sold, n.takes
        from (select * from net order by product, day) as n
        cross join lateral (
            select d.product, d.day, d.allotment, d.sold from calendar_day d
            where d.accommodation = $1 and d.product = n.product and d.day = n.day
            for update of d
        ) as d
    ), refused as materialized (
        select product, day, allotment - sold as left_over from locked where sold + takes > allotment
        union all
        select product, day, 0 from net where (product, day) not in (select product, day from locked)
    ), moved as (
        insert into calendar_day as d (accommodation, product, day, allotment)
        select $1, product, day, takes from locked where not exists (select from refused)
        on conflict (accommodation, product, day) do update set sold = d.sold + excluded.allotment
    ), kept as (
        insert into hold (accommodation, reservation, product, day)
        select $1, reservation, product, day from wanted where not exists (select from refused)
    )
    select product, day, left_over from refused
    """
    """`MOVE` for what most moves are, new bookings: nothing is given back and nothing is kept anyway.

    It does the same to the same rows with the same lock, for half of the work.
    """

    async def move(self, unit: WriteUnit, accommodation: int, steps: Sequence[Step]) -> Outcome:
        """Give back and take units for any number of reservations, all or nothing."""
        if all(step.amount > 0 and not step.forced for step in steps):
            return await self._take(unit, accommodation, steps)
        forced = sorted({(step.product, step.day) for step in steps if step.forced})
        if forced:
            await unit.raw.execute(
                _INSERT_MISSING_DAYS, accommodation, [product for product, _ in forced], [day for _, day in forced]
            )
        rows = await unit.raw.fetch(
            self.MOVE,
            accommodation,
            [step.reservation for step in steps],
            [step.product for step in steps],
            [step.day for step in steps],
            [step.amount for step in steps],
            [step.forced for step in steps],
        )
        return Outcome(
            refused={(row["product"], row["day"]): row["left_over"] for row in rows if row["short"]},
            oversold=[(row["product"], row["day"]) for row in rows if not row["short"]],
        )

    async def _take(self, unit: WriteUnit, accommodation: int, steps: Sequence[Step]) -> Outcome:
        rows = await unit.raw.fetch(
            self.TAKE,
            accommodation,
            [step.reservation for step in steps],
            [step.product for step in steps],
            [step.day for step in steps],
        )
        return Outcome(refused={(row["product"], row["day"]): row["left_over"] for row in rows}, oversold=())

    async def held(
        self, unit: ReadUnit, accommodation: int, reservations: Collection[int]
    ) -> dict[int, set[tuple[int, date]]]:
        """The units that reservations hold; those that hold none are absent."""
        found: dict[int, set[tuple[int, date]]] = {}
        for row in await unit.raw.fetch(_HELD, accommodation, reservations):
            found.setdefault(row["reservation"], set()).add((row["product"], row["day"]))
        return found
