"""All SQL of content."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

from roomrack.domain.content.rules import Owner
from roomrack.infra.db import ReadUnit, WriteUnit

_encoder = msgspec.json.Encoder(decimal_format="number")

_GET = """
select section, value::text as value, version, updated_at from content_section
where accommodation = $1 and connection = $2 and product = $3 and section = any($4::text[])
"""

_BEGIN = """
insert into content_section (accommodation, connection, product, section, value, version, updated_at)
values ($1, $2, $3, $4, 'null', 0, $5)
on conflict do nothing
"""

_HOLD = """
select section, value::text as value, version, updated_at from content_section
where accommodation = $1 and connection = $2 and product = $3 and section = $4
for no key update
"""

_STORE = """
update content_section set value = $5::text::jsonb, version = version + 1, updated_at = $6
where accommodation = $1 and connection = $2 and product = $3 and section = $4
returning version
"""

_COPY = """
insert into content_section (accommodation, connection, product, section, value, version, updated_at)
select $2, 0, n.new, s.section, s.value, 1, $5
from unnest($3::bigint[], $4::bigint[]) as n (old, new)
join content_section s on s.accommodation = $1 and s.connection = 0 and s.product = n.old
on conflict do nothing
"""

_MOVE = """
update content_section set accommodation = $2
where accommodation = $1 and connection = 0 and product = any($3::bigint[])
"""

_LEAVE = "delete from content_closed where accommodation = $1 and product = any($2::bigint[])"

_CLOSE = """
insert into content_closed (accommodation, connection, product, closed_at) values ($1, $2, $3, $4)
on conflict do nothing
returning product
"""

_OPEN = "delete from content_closed where accommodation = $1 and connection = $2 and product = $3 returning product"

_CLOSED = """
select product from content_closed where accommodation = $1 and connection = $2 and product = any($3::bigint[])
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """A section as it is kept. Numbers that are not whole are decimals."""

    section: str
    value: Any
    version: int
    updated_at: datetime


async def get(unit: ReadUnit, owner: Owner, sections: Collection[str]) -> Mapping[str, Stored]:
    """Those of these sections that were filled, by name."""
    rows = await unit.raw.fetch(_GET, owner.accommodation, owner.connection, owner.product, list(sections))
    return {row["section"]: _stored(row) for row in rows}


async def hold(unit: WriteUnit, owner: Owner, section: str, instant: datetime) -> Stored:
    """A section under a lock that lasts as long as the unit; its value is None when it was never filled."""
    key = (owner.accommodation, owner.connection, owner.product, section)
    await unit.raw.execute(_BEGIN, *key, instant)
    row = await unit.raw.fetchrow(_HOLD, *key)
    return _stored(row)


async def store(unit: WriteUnit, owner: Owner, section: str, value: object, instant: datetime) -> Stored:
    """Keep a value of a section that is held."""
    key = (owner.accommodation, owner.connection, owner.product, section)
    version = await unit.raw.fetchval(_STORE, *key, _encoder.encode(value).decode(), instant)
    return Stored(section, value, version, instant)


async def copy(unit: WriteUnit, source: int, destination: int, ids: Mapping[int, int], instant: datetime) -> None:
    """Give products that were copied the content of their originals; `ids` has the new id of each by its old."""
    await unit.raw.execute(_COPY, source, destination, list(ids), list(ids.values()), instant)


async def move(unit: WriteUnit, source: int, destination: int, products: Sequence[int]) -> None:
    """Let the content of products go with them; the connections stay behind."""
    await unit.raw.execute(_MOVE, source, destination, list(products))
    await unit.raw.execute(_LEAVE, source, list(products))


async def switch(
    unit: WriteUnit, accommodation: int, connection: int, product: int, instant: datetime, *, open: bool
) -> bool:
    """Open or close a calendar on a connection; whether that changed anything."""
    if open:
        return await unit.raw.fetchval(_OPEN, accommodation, connection, product) is not None
    return await unit.raw.fetchval(_CLOSE, accommodation, connection, product, instant) is not None


async def closed(unit: ReadUnit, accommodation: int, connection: int, products: Collection[int]) -> set[int]:
    """Those of these products whose calendar is closed on a connection."""
    rows = await unit.raw.fetch(_CLOSED, accommodation, connection, list(products))
    return {row["product"] for row in rows}


def _stored(row: Any) -> Stored:
    value = json.loads(row["value"], parse_float=Decimal)
    return Stored(row["section"], value, row["version"], row["updated_at"])
