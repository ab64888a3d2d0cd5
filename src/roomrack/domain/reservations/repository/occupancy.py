"""Which days are taken by stays, for calendars that others read."""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from roomrack.infra.db import ReadUnit

_OCCUPANCY = """
select r.id, r.product, r.arrival, r.departure, r.status = 'WAITING' as waiting, r.changed_at,
       coalesce((
           select concat_ws(' ', g.given_name, g.family_name) from reservation_guest g
           where g.accommodation = r.accommodation and g.reservation = r.id
           order by g.position limit 1
       ), '') as guest
from reservation r
where r.accommodation = $1 and r.status <> 'CANCELLED' and r.departure > $2
  and ($3::bigint[] is null or r.product = any ($3::bigint[]))
  and ($4::bigint is null or r.pms_product = $4)
order by r.arrival, r.id
"""


class Occupancy(NamedTuple):
    """A stay that is not cancelled."""

    id: int
    product: int
    arrival: date
    departure: date
    waiting: bool
    """Whether it still waits for a confirmation."""
    changed_at: datetime
    guest: str


async def occupancy(
    unit: ReadUnit, accommodation: int, after: date, products: Collection[int] | None, room: int | None
) -> list[Occupancy]:
    """The stays that end after a local day, of some products or of a physical room; None stands for all."""
    chosen = None if products is None else list(products)
    return [Occupancy(*row) for row in await unit.raw.fetch(_OCCUPANCY, accommodation, after, chosen, room)]
