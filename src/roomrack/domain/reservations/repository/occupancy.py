"""Which days are taken by stays, for calendars that others read."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

import asyncpg
import msgspec

from roomrack.domain.reservations.rules.parts import Split, split_of
from roomrack.infra.db import ReadUnit

_STAY = """
select r.accommodation, r.id, r.product, r.arrival, r.departure, r.status = 'WAITING' as waiting, r.changed_at,
       r.splits::text as splits,
       coalesce((
           select concat_ws(' ', g.given_name, g.family_name) from reservation_guest g
           where g.accommodation = r.accommodation and g.reservation = r.id
           order by g.position limit 1
       ), '') as guest
from reservation r
where r.status <> 'CANCELLED' and r.departure > $2
"""

_OCCUPYING = (
    _STAY
    + """
  and r.accommodation = $1
  and ($3::bigint[] is null or r.product = any ($3::bigint[]) or r.splits <> '[]'::jsonb)
  and ($4::bigint is null or r.pms_product = $4)
order by r.arrival, r.id
"""
)

_HOSTED = (
    _STAY
    + """
  and (r.accommodation, r.id) in (select home, reservation from hosted_stay where accommodation = $1)
order by r.arrival, r.id
"""
)

_splits = msgspec.json.Decoder(list[dict[str, int | str]]).decode


class Occupying(NamedTuple):
    """A stay that is not cancelled, with what says where its nights are."""

    accommodation: int
    id: int
    product: int
    arrival: date
    departure: date
    waiting: bool
    """Whether it still waits for a confirmation."""
    changed_at: datetime
    splits: tuple[Split, ...]
    guest: str


async def occupying(
    unit: ReadUnit, accommodation: int, after: date, products: Collection[int] | None, room: int | None
) -> list[Occupying]:
    """The stays of a property that end after a local day: those of some products and all that are split, or those that
    were put into a physical room; None stands for all.
    """
    chosen = None if products is None else list(products)
    return [_occupying(row) for row in await unit.raw.fetch(_OCCUPYING, accommodation, after, chosen, room)]


async def hosted(unit: ReadUnit, accommodation: int, after: date) -> list[Occupying]:
    """The stays of other properties, which the unit sees, that go on in a property and end after a local day."""
    return [_occupying(row) for row in await unit.raw.fetch(_HOSTED, accommodation, after)]


def _occupying(row: asyncpg.Record) -> Occupying:
    return Occupying(**{**dict(row.items()), "splits": tuple(map(split_of, _splits(row["splits"])))})
