"""What was told to external products, in chunks of days."""

from collections.abc import Mapping, Sequence

from roomrack.infra.db import ReadUnit, WriteUnit

Chunks = dict[int, bytes]
"""By their numbers."""

_READ = """
select product, chunk, days
from pushed_days
where accommodation = $1 and connection = $2 and chunk between $5 and $6
  and (product, external_product) in (select * from unnest($3::bigint[], $4::bigint[]))
"""

_KEEP = """
insert into pushed_days (accommodation, connection, product, external_product, chunk, days)
select $1, $2, product, external_product, chunk, days
from unnest($3::bigint[], $4::bigint[], $5::integer[], $6::bytea[]) as given (product, external_product, chunk, days)
order by product, external_product, chunk
on conflict (accommodation, connection, product, external_product, chunk) do update set days = excluded.days
"""

# Chunk 0 begins a day before the first day of the calendar, whose ordinal is 1.
_DOUBT = """
delete from pushed_days d
using push_pending p, unnest($1::bigint[], $2::bigint[]) as k (accommodation, connection)
where p.accommodation = k.accommodation and p.connection = k.connection and p.taken <> '{}'
  and d.accommodation = k.accommodation and d.connection = k.connection
  and (p.product = 0 or d.product = p.product)
  and p.taken && daterange(date '0001-01-01' + d.chunk * 32 - 1, date '0001-01-01' + d.chunk * 32 + 31)
"""

_FORGET = """
delete from pushed_days
where ctid = any (array (select ctid from pushed_days where chunk < $1 limit $2))
"""

_DROP = "delete from pushed_days where accommodation = $1 and connection = $2"


async def read(
    unit: ReadUnit, accommodation: int, connection: int, externals: Mapping[int, int], first: int, last: int
) -> dict[int, Chunks]:
    """What the external products of some products were told, by product; the chunks are those between two numbers."""
    found: dict[int, Chunks] = {product: {} for product in externals}
    rows = await unit.raw.fetch(
        _READ, accommodation, connection, list(externals), list(externals.values()), first, last
    )
    for row in rows:
        found[row["product"]][row["chunk"]] = row["days"]
    return found


async def keep(
    unit: WriteUnit,
    accommodation: int,
    connection: int,
    externals: Mapping[int, int],
    chunks: Mapping[int, Mapping[int, bytes]],
) -> None:
    """Write the chunks of some products."""
    rows = [
        (product, externals[product], number, days)
        for product, numbered in chunks.items()
        for number, days in numbered.items()
    ]
    if rows:
        await unit.raw.execute(_KEEP, accommodation, connection, *map(list, zip(*rows, strict=True)))


async def doubt(unit: WriteUnit, keys: Sequence[tuple[int, int]]) -> None:
    """Forget what connections were told of the days that somebody has taken to work on: it may have changed since."""
    await unit.raw.execute(_DOUBT, [key[0] for key in keys], [key[1] for key in keys])


async def forget(unit: WriteUnit, before: int, limit: int) -> int:
    """Drop chunks that lie before a number; gives how many, at most `limit`."""
    return int((await unit.raw.execute(_FORGET, before, limit)).rpartition(" ")[2])


async def drop(unit: WriteUnit, accommodation: int, connection: int) -> None:
    """Forget what a connection that is gone was told."""
    await unit.raw.execute(_DROP, accommodation, connection)
