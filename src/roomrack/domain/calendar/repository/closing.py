"""SQL of the rooms that maintenance closes."""

from collections.abc import Collection, Mapping
from datetime import date

from roomrack.infra.db import ReadUnit, WriteUnit

_CLOSED_ROOMS = """
select room, holder from closed_room where accommodation = $1 and product = $2 order by room
"""

_CLOSED_UNITS = """
select h.product, h.day, count(*) as rooms
from closed_room c
join hold h on h.accommodation = c.accommodation and h.reservation = c.holder
where c.accommodation = $1 and h.day >= $2
group by h.product, h.day
"""

_NOT_OPEN = """
select d.product, d.day
from unnest($2::bigint[], $3::date[]) as w (product, day)
join calendar_day d on d.accommodation = $1 and d.product = w.product and d.day = w.day
where d.allotment = 0
"""


async def closed_rooms(unit: ReadUnit, accommodation: int, product: int) -> dict[int, int]:
    """The rooms of a product that maintenance closes, with who holds their nights."""
    return {row["room"]: row["holder"] for row in await unit.raw.fetch(_CLOSED_ROOMS, accommodation, product)}


async def closed_units(unit: ReadUnit, accommodation: int, first: date) -> dict[tuple[int, date], int]:
    """How many of the units that are taken are closed rooms, by product and day from `first` on."""
    rows = await unit.raw.fetch(_CLOSED_UNITS, accommodation, first)
    return {(row["product"], row["day"]): row["rooms"] for row in rows}


async def keep_closed_rooms(
    unit: WriteUnit, accommodation: int, product: int, added: Mapping[int, int], gone: Collection[int]
) -> None:
    """Store which rooms of a product are closed now, with who holds their nights, and forget others."""
    if added:
        await unit.raw.execute(
            "insert into closed_room (accommodation, product, room, holder)"
            " select $1, $2, * from unnest($3::bigint[], $4::bigint[])",
            accommodation,
            product,
            list(added),
            list(added.values()),
        )
    if gone:
        await unit.raw.execute(
            "delete from closed_room where accommodation = $1 and product = $2 and room = any($3::bigint[])",
            accommodation,
            product,
            list(gone),
        )


async def not_open(unit: ReadUnit, accommodation: int, units: Collection[tuple[int, date]]) -> set[tuple[int, date]]:
    """Those of some days on which nothing was ever put on sale."""
    rows = await unit.raw.fetch(_NOT_OPEN, accommodation, [product for product, _ in units], [day for _, day in units])
    return {(row["product"], row["day"]) for row in rows}
