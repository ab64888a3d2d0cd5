"""All SQL of photos and pictures."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from roomrack.domain.media.rules import Kind, Photo, Picture, Place, Size
from roomrack.infra.db import ReadUnit, WriteUnit

if TYPE_CHECKING:
    import asyncpg

_AT = """
select p.accommodation, p.id, p.product, p.pms_room, p.source, p.created_at,
       c.id as picture, c.kind, c.sizes::text as sizes, c.stored
from photo p join picture c on c.id = p.picture
where p.accommodation = $1 and p.product is not distinct from $2 and p.pms_room is not distinct from $3
order by p.id
"""

_OF_PRODUCTS = """
select p.accommodation, p.id, p.product, p.pms_room, p.source, p.created_at,
       c.id as picture, c.kind, c.sizes::text as sizes, c.stored
from photo p join picture c on c.id = p.picture
where p.accommodation = $1 and p.product = any($2::bigint[])
order by p.product, p.id
"""

_OF_PROPERTY = """
select p.accommodation, p.id, p.product, p.pms_room, p.source, p.created_at,
       c.id as picture, c.kind, c.sizes::text as sizes, c.stored
from photo p join picture c on c.id = p.picture
where p.accommodation = $1
order by p.pms_room nulls first, p.product nulls first, p.id
limit $2
"""

_GET = """
select p.accommodation, p.id, p.product, p.pms_room, p.source, p.created_at,
       c.id as picture, c.kind, c.sizes::text as sizes, c.stored
from photo p join picture c on c.id = p.picture
where p.accommodation = $1 and p.id = $2
"""

_INSERT = """
insert into photo (accommodation, product, pms_room, picture, source, created_at, id)
values ($1, $2, $3, $4, $5, $6, coalesce($7, nextval('photo_id')))
on conflict do nothing
"""

_IDS = "select id from photo where accommodation = $1 order by id"

_HOLD = """
select id from picture
where id in (select picture from photo where accommodation = $1 and id = any($2::bigint[]))
order by id
for no key update
"""

_DELETE = "delete from photo where accommodation = $1 and id = any($2::bigint[]) returning id, picture"

_USE = "update picture set used_at = $2 where id = any($1::text[])"

_COPY = """
insert into photo (accommodation, product, picture, source, created_at)
select $2, n.new, p.picture, p.source, $5
from unnest($3::bigint[], $4::bigint[]) as n (old, new)
join photo p on p.accommodation = $1 and p.product = n.old
order by n.new, p.id
"""

_MOVE_PRODUCTS = "update photo set accommodation = $2 where accommodation = $1 and product = any($3::bigint[])"

_MOVE_ROOMS = "update photo set accommodation = $2 where accommodation = $1 and pms_room = any($3::bigint[])"

_KNOWN = """
update picture c set used_at = $2
where c.digest = $1 and c.stored
returning c.id as picture, c.kind, c.sizes::text as sizes, c.stored
"""

_PROMISE = """
insert into picture as c (id, digest, kind, sizes, stored, used_at)
values ($1, $2, $3, $4::text::jsonb, false, $5)
on conflict (digest) do update set
    used_at = excluded.used_at,
    kind = case when c.stored then c.kind else excluded.kind end,
    sizes = case when c.stored then c.sizes else excluded.sizes end
returning c.id as picture, c.kind, c.sizes::text as sizes, c.stored
"""

_SHOW = "update picture set stored = true, used_at = $2 where id = $1 and digest is not null returning id"

_GIVE_UP = """
update picture set digest = null
where id in (
    select c.id from picture c
    where c.digest is not null and c.used_at < $1 and not exists (select from photo p where p.picture = c.id)
    order by c.used_at
    limit $2
    for update skip locked
)
"""

_GIVEN_UP = """
select c.id as picture, c.kind, c.sizes::text as sizes, c.stored
from picture c
where c.digest is null and not exists (select from photo p where p.picture = c.id)
order by c.id
limit $1
"""

_DROP = """
delete from picture c
where c.id = any($1::text[]) and c.digest is null and not exists (select from photo p where p.picture = c.id)
"""


async def at(unit: ReadUnit, place: Place) -> list[Photo]:
    """The photos of a place, in the order in which they were added."""
    return [_photo(row) for row in await unit.raw.fetch(_AT, place.accommodation, place.product, place.pms_room)]


async def of_products(unit: ReadUnit, accommodation: int, products: Collection[int]) -> list[Photo]:
    """The photos of some products, by product, then in the order in which they were added."""
    return [_photo(row) for row in await unit.raw.fetch(_OF_PRODUCTS, accommodation, list(products))]


async def of_property(unit: ReadUnit, accommodation: int, limit: int) -> list[Photo]:
    """The photos of a property itself, then of its products by id, then of its physical rooms by id."""
    return [_photo(row) for row in await unit.raw.fetch(_OF_PROPERTY, accommodation, limit)]


async def get(unit: ReadUnit, accommodation: int, photo: int) -> Photo | None:
    """One photo of a property, wherever it is there."""
    row = await unit.raw.fetchrow(_GET, accommodation, photo)
    return None if row is None else _photo(row)


async def turn(unit: WriteUnit) -> int:
    """An id that is higher than those that were given before, by any process: not one of a block kept for later."""
    return int(await unit.raw.fetchval("select nextval('photo_id')"))


async def insert(unit: WriteUnit, place: Place, picture: str, source: str, id: int | None) -> None:
    """Show a picture at a place, unless it is shown there already; without an id it gets the next one."""
    now = unit.now()
    await unit.raw.execute(_INSERT, place.accommodation, place.product, place.pms_room, picture, source, now, id)


async def ids_of_property(unit: ReadUnit, accommodation: int) -> list[int]:
    """Every photo of a property and of what belongs to it."""
    return [row["id"] for row in await unit.raw.fetch(_IDS, accommodation)]


async def delete(unit: WriteUnit, accommodation: int, ids: Collection[int], now: datetime) -> set[int]:
    """Show photos no more; gives those that were still there. Their pictures count as used until now."""
    wanted = list(ids)
    await unit.raw.execute(_HOLD, accommodation, wanted)
    gone = await unit.raw.fetch(_DELETE, accommodation, wanted)
    await unit.raw.execute(_USE, [row["picture"] for row in gone], now)
    return {row["id"] for row in gone}


async def copy(unit: WriteUnit, source: int, destination: int, ids: Mapping[int, int]) -> None:
    """Show the pictures of products at others, given by their old ids."""
    await unit.raw.execute(_COPY, source, destination, list(ids), list(ids.values()), unit.now())


async def move(unit: WriteUnit, source: int, destination: int, products: Sequence[int], rooms: Sequence[int]) -> None:
    """Let the photos of products and of physical rooms follow them to another property."""
    await unit.raw.execute(_MOVE_PRODUCTS, source, destination, list(products))
    await unit.raw.execute(_MOVE_ROOMS, source, destination, list(rooms))


async def known(unit: WriteUnit, digest: bytes, now: datetime) -> Picture | None:
    """The picture of a content whose files are stored; it counts as used now."""
    row = await unit.raw.fetchrow(_KNOWN, digest, now)
    return None if row is None else _picture(row)


async def promise(unit: WriteUnit, id: str, digest: bytes, kind: Kind, sizes: Sequence[Size], now: datetime) -> Picture:
    """Write down a picture whose files are about to be stored, or find the one of the same content."""
    told = json.dumps([{"width": size.width, "height": size.height, "bytes": size.bytes} for size in sizes])
    row = await unit.raw.fetchrow(_PROMISE, id, digest, kind.value, told, now)
    if row is None:
        raise RuntimeError("the picture was neither written nor found")
    return _picture(row)


async def show(unit: WriteUnit, picture: str, now: datetime) -> bool:
    """Say that a picture's files are stored and used; False when it was given up meanwhile."""
    return await unit.raw.fetchval(_SHOW, picture, now) is not None


async def give_up(unit: WriteUnit, before: datetime, limit: int) -> None:
    """Give up pictures that nobody shows and nobody has used since an instant: none of them can be shown again."""
    await unit.raw.execute(_GIVE_UP, before, limit)


async def given_up(unit: ReadUnit, limit: int) -> list[Picture]:
    """Pictures whose files are to be removed."""
    return [_picture(row) for row in await unit.raw.fetch(_GIVEN_UP, limit)]


async def drop(unit: WriteUnit, pictures: Collection[str]) -> None:
    """Forget pictures whose files have been removed."""
    await unit.raw.execute(_DROP, list(pictures))


def _photo(row: "asyncpg.Record") -> Photo:
    return Photo(
        id=row["id"],
        place=Place(row["accommodation"], row["product"], row["pms_room"]),
        picture=_picture(row),
        source=row["source"],
        created_at=row["created_at"],
    )


def _picture(row: "asyncpg.Record") -> Picture:
    return Picture(
        id=row["picture"],
        kind=Kind(row["kind"]),
        sizes=tuple(Size(**size) for size in json.loads(row["sizes"])),
        stored=row["stored"],
    )
