"""What portals sell, and which product is which."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from roomrack.domain.connections.rules import External, Mapping
from roomrack.infra.db import ReadUnit, WriteUnit

if TYPE_CHECKING:
    import asyncpg

_EXTERNALS = """
select accommodation, connection, id, room, room_name, rate, rate_name, occupancy, currency, manageable, physical,
       created_at, gone_at
from external_product
where accommodation = $1 and connection = any ($2::bigint[]) and ($3::bigint[] is null or id = any ($3::bigint[]))
order by id
"""

_NAMED = """
select accommodation, connection, id, room, room_name, rate, rate_name, occupancy, currency, manageable, physical,
       created_at, gone_at
from external_product
where accommodation = $1 and connection = $2 and room = $3 and rate is not distinct from $4
  and ($5::smallint is null or occupancy = $5)
order by gone_at is not null, id
"""

_STORE = """
insert into external_product (accommodation, connection, id, room, room_name, rate, rate_name, occupancy, currency,
                              manageable, physical, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
on conflict on constraint uq_external_product_target do update
set room_name = excluded.room_name, rate_name = excluded.rate_name, currency = excluded.currency,
    manageable = excluded.manageable, physical = excluded.physical, gone_at = null
returning id
"""

_GONE = """
update external_product set gone_at = $4
where accommodation = $1 and connection = $2 and physical = $5 and gone_at is null and id <> all ($3::bigint[])
"""

_MAPPINGS = """
select m.id as mapping, m.product, m.created_at as mapped_at,
       e.accommodation, e.connection, e.id, e.room, e.room_name, e.rate, e.rate_name, e.occupancy, e.currency,
       e.manageable, e.physical, e.created_at, e.gone_at
from mapping m
join external_product e
  on e.accommodation = m.accommodation and e.connection = m.connection and e.id = m.external_product
where m.accommodation = $1 and ($2::bigint[] is null or m.connection = any ($2::bigint[]))
  and ($3::bigint[] is null or m.product = any ($3::bigint[]))
order by m.connection, m.id
"""

_MAP = """
insert into mapping (accommodation, connection, id, product, external_product, created_at)
values ($1, $2, $3, $4, $5, $6)
"""

_MAPPED_IN = "select distinct connection from mapping where accommodation = $1 and product = $2 order by connection"


async def externals(
    unit: ReadUnit, accommodation: int, connections: Collection[int], ids: Collection[int] | None = None
) -> list[External]:
    """What portals sell over some connections of a property, by id, those that are gone included."""
    rows = await unit.raw.fetch(_EXTERNALS, accommodation, list(connections), None if ids is None else list(ids))
    return [_external(row) for row in rows]


async def named(
    unit: ReadUnit, accommodation: int, connection: int, room: str, rate: str | None, occupancy: int | None
) -> list[External]:
    """What the portal sells under these ids of its own, what is gone last; without an occupancy, of any."""
    rows = await unit.raw.fetch(_NAMED, accommodation, connection, room, rate, occupancy)
    return [_external(row) for row in rows]


async def store(unit: WriteUnit, external: External) -> int:
    """Store what a portal sells; what has the same room, rate and occupancy takes it over. Gives the id."""
    id: int = await unit.raw.fetchval(
        _STORE,
        external.accommodation,
        external.connection,
        external.id,
        external.room,
        external.room_name,
        external.rate,
        external.rate_name,
        external.occupancy,
        external.currency,
        external.manageable,
        external.physical,
        external.created_at,
    )
    return id


async def mark_gone(
    unit: WriteUnit, accommodation: int, connection: int, kept: Sequence[int], instant: datetime, *, physical: bool
) -> None:
    """Note of all but some of what a portal sells that it does not any more."""
    await unit.raw.execute(_GONE, accommodation, connection, kept, instant, physical)


async def mappings(
    unit: ReadUnit,
    accommodation: int,
    connections: Collection[int] | None = None,
    products: Collection[int] | None = None,
) -> list[Mapping]:
    """Mappings of a property by connection and id; None of either means all."""
    rows = await unit.raw.fetch(
        _MAPPINGS,
        accommodation,
        None if connections is None else list(connections),
        None if products is None else list(products),
    )
    return [
        Mapping(
            id=row["mapping"],
            accommodation=row["accommodation"],
            connection=row["connection"],
            product=row["product"],
            external=_external(row),
            created_at=row["mapped_at"],
        )
        for row in rows
    ]


async def map(unit: WriteUnit, mapping: Mapping) -> None:
    """Store a mapping; neither side may be mapped."""
    await unit.raw.execute(
        _MAP,
        mapping.accommodation,
        mapping.connection,
        mapping.id,
        mapping.product,
        mapping.external.id,
        mapping.created_at,
    )


async def unmap(unit: WriteUnit, accommodation: int, connection: int, ids: Collection[int]) -> None:
    """Delete mappings."""
    await unit.raw.execute(
        "delete from mapping where accommodation = $1 and connection = $2 and id = any ($3::bigint[])",
        accommodation,
        connection,
        list(ids),
    )


async def mapped_in(unit: ReadUnit, accommodation: int, product: int) -> list[int]:
    """The connections in which a product is mapped, in ascending order."""
    return [row["connection"] for row in await unit.raw.fetch(_MAPPED_IN, accommodation, product)]


async def mapped_products(unit: ReadUnit, accommodation: int) -> list[int]:
    """The products of a property that are mapped anywhere, in ascending order."""
    rows = await unit.raw.fetch(
        "select distinct product from mapping where accommodation = $1 order by product", accommodation
    )
    return [row["product"] for row in rows]


def _external(row: "asyncpg.Record") -> External:
    return External(
        id=row["id"],
        accommodation=row["accommodation"],
        connection=row["connection"],
        room=row["room"],
        room_name=row["room_name"],
        rate=row["rate"],
        rate_name=row["rate_name"],
        occupancy=row["occupancy"],
        currency=row["currency"],
        manageable=row["manageable"],
        physical=row["physical"],
        created_at=row["created_at"],
        gone_at=row["gone_at"],
    )
