"""Statements about stays of other properties that go on in a property's rooms.

A property keeps only whose they are; what is true of them is read from their reservations.
"""

from collections.abc import Collection
from datetime import date

from roomrack.infra.db import ReadUnit, WriteUnit

_NOTE = """
insert into hosted_stay (accommodation, reservation, home) select place, $2, $3 from unnest($1::bigint[]) as place
on conflict (accommodation, reservation) do nothing
"""

_FORGET = """
delete from hosted_stay where accommodation = any ($1::bigint[]) and reservation = $2
"""

_HOMES = """
select distinct home from hosted_stay where accommodation = $1 order by home
"""

_COUNT = """
select count(distinct r.id)
from reservation r, jsonb_array_elements(r.splits) as split
where (r.accommodation, r.id) in (select home, reservation from hosted_stay where accommodation = $1)
  and r.status <> 'CANCELLED' and r.departure > $3
  and (split ->> 'accommodation')::bigint = $1 and ($2::bigint is null or (split ->> 'product')::bigint = $2)
"""


async def note(unit: WriteUnit, places: Collection[int], reservation: int, home: int) -> None:
    """Note in properties that a stay of another one goes on there."""
    await unit.raw.execute(_NOTE, sorted(places), reservation, home)


async def forget(unit: WriteUnit, places: Collection[int], reservation: int) -> None:
    """Note that it does so no more."""
    await unit.raw.execute(_FORGET, sorted(places), reservation)


async def homes(unit: ReadUnit, accommodation: int) -> list[int]:
    """The properties whose stays go on, or went on, in a property."""
    return [row["home"] for row in await unit.raw.fetch(_HOMES, accommodation)]


async def count(unit: ReadUnit, accommodation: int, product: int | None, today: date) -> int:
    """How many stays of other properties, which the unit sees, are in a property or in one of its products.

    Those that are cancelled or over by a local day do not count.
    """
    return int(await unit.raw.fetchval(_COUNT, accommodation, product, today))
