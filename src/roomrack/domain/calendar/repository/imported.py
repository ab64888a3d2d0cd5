"""What imported calendars hold of the calendar: their holds are those of negative numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roomrack.domain.calendar.rules import Range
from roomrack.infra.db import ReadUnit, WriteUnit

# Rooms that imported calendars take are taken, whatever a client believes to be left (docs/algorithms/stock.md). The
# days are locked by whoever writes them.
_KEEP_TAKEN = """
update calendar_day d
set allotment = b.quantity, oversold = greatest(d.oversold, d.sold - b.quantity)
from (
    select distinct h.product, h.day, r.quantity
    from unnest($2::bigint[], $3::date[], $4::date[], $5::int[]) as r (product, first, last, quantity)
    join hold h on h.product = r.product and h.day between r.first and r.last
    where h.accommodation = $1 and h.reservation < 0
) as b
where d.accommodation = $1 and d.product = b.product and d.day = b.day and d.allotment > b.quantity
"""

_SHARED = """
select h.product, h.day, d.sold, d.allotment,
       coalesce(array_agg(h.reservation order by h.reservation) filter (where c.room is null), '{}') as holders,
       coalesce(array_agg(c.room order by c.room) filter (where c.room is not null), '{}') as closed
from hold h
join calendar_day d on d.accommodation = h.accommodation and d.product = h.product and d.day = h.day
left join closed_room c on c.accommodation = h.accommodation and c.holder = h.reservation
where h.accommodation = $1
  and (h.product, h.day) in (
      select i.product, i.day from hold i where i.accommodation = $1 and i.reservation < 0 and i.day >= $2
  )
group by h.product, h.day, d.sold, d.allotment
having count(*) > 1
order by h.product, h.day
"""

# The most that can be left of a night that imported calendars take, whatever is written: see `_KEEP_TAKEN`.
_MOST_LEFT = """
select d.product, d.day, r.quantity - d.sold as most
from unnest($2::bigint[], $3::date[], $4::date[], $5::int[]) as r (product, first, last, quantity)
join calendar_day d on d.product = r.product and d.day between r.first and r.last
where d.accommodation = $1 and exists (
    select from hold h
    where h.accommodation = $1 and h.product = d.product and h.day = d.day and h.reservation < 0
)
"""


@dataclass(frozen=True, slots=True)
class Shared:
    """A night of a product of which several hold a unit, an imported calendar among them."""

    product: int
    day: date
    sold: int
    allotment: int
    holders: Sequence[int]
    """In ascending order: the imported calendars, whose numbers are negative, before the reservations."""
    closed: Sequence[int] = ()
    """The physical rooms that are worked on; the product of a period that names none."""


async def keep_taken(
    unit: WriteUnit, accommodation: int, ranges: Sequence[Range], quantities: Mapping[int, int]
) -> None:
    """Offer no more of a product than it has rooms, on those of the ranges' days that imported calendars take."""
    await unit.raw.execute(
        _KEEP_TAKEN,
        accommodation,
        [part.product for part in ranges],
        [part.days.first for part in ranges],
        [part.days.last for part in ranges],
        [quantities[part.product] for part in ranges],
    )


async def most_left(
    unit: ReadUnit, accommodation: int, ranges: Sequence[Range], quantities: Mapping[int, int]
) -> dict[tuple[int, date], int]:
    """What `keep_taken` would let be left at most, by product and day; other days are absent. It can be negative."""
    rows = await unit.raw.fetch(
        _MOST_LEFT,
        accommodation,
        [part.product for part in ranges],
        [part.days.first for part in ranges],
        [part.days.last for part in ranges],
        [quantities[part.product] for part in ranges],
    )
    return {(row["product"], row["day"]): row["most"] for row in rows}


async def shared(unit: ReadUnit, accommodation: int, first: date) -> list[Shared]:
    """Every such night from a day on, by product and day."""
    return [Shared(*row) for row in await unit.raw.fetch(_SHARED, accommodation, first)]
