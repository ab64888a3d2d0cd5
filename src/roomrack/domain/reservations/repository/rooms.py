"""SQL of the physical rooms that stays are assigned to."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from roomrack.infra.db import ReadUnit

_OVERLAPPING = """
select wanted.id, kept.id as other, kept.arrival, kept.departure
from unnest($2::bigint[], $3::bigint[], $4::date[], $5::date[], $7::bigint[], $8::text[], $9::bigint[])
     as wanted (id, room, arrival, departure, channel_id, channel_refer, product)
cross join lateral (
    select reservation.id, reservation.arrival, reservation.departure
    from reservation
    where reservation.accommodation = $1 and reservation.pms_product = wanted.room
      and reservation.pms_product is not null and reservation.status <> 'CANCELLED'
      and daterange(reservation.arrival, reservation.departure) && daterange(wanted.arrival, wanted.departure)
      and reservation.id <> all ($6::bigint[])
      and (wanted.channel_refer is null or reservation.channel_refer is null
           or (reservation.channel_id, reservation.channel_refer, reservation.product)
              <> (wanted.channel_id, wanted.channel_refer, wanted.product))
    order by reservation.arrival, reservation.id
    limit 1
) as kept
"""

_STAYS = """
select id, product, arrival, departure
from reservation
where accommodation = $1 and pms_product is null and status <> 'CANCELLED' and not no_show
  and effective_checkout is null and departure > $2 and arrival <= $3
  and ($4::bigint[] is null or product = any ($4::bigint[]))
order by arrival, id
"""

_TAKEN = """
select pms_product as room, arrival, departure
from reservation
where accommodation = $1 and pms_product = any ($2::bigint[]) and pms_product is not null and status <> 'CANCELLED'
order by pms_product, arrival
"""


class Wanted(NamedTuple):
    """A room that a reservation is to have, from its arrival to its departure."""

    id: int
    room: int
    arrival: date
    departure: date
    channel: int
    refer: str | None
    product: int


class Kept(NamedTuple):
    """A reservation that stands in the way of another."""

    id: int
    other: int
    arrival: date
    departure: date


class Stay(NamedTuple):
    """A stay that has no room."""

    id: int
    product: int
    arrival: date
    departure: date


class Taken(NamedTuple):
    """A room and a stay in it."""

    room: int
    arrival: date
    departure: date


async def overlapping(
    unit: ReadUnit, accommodation: int, wanted: Sequence[Wanted], aside: Collection[int]
) -> list[Kept]:
    """For each wish that another reservation stands in the way of, the first such; `aside` are none of them.

    Nor is one with the same channel, channelRefer and product: that is the reservation itself, posted again.
    """
    rows = await unit.raw.fetch(
        _OVERLAPPING,
        accommodation,
        [one.id for one in wanted],
        [one.room for one in wanted],
        [one.arrival for one in wanted],
        [one.departure for one in wanted],
        list(aside),
        [one.channel for one in wanted],
        [one.refer for one in wanted],
        [one.product for one in wanted],
    )
    return [Kept(*row) for row in rows]


async def without_room(
    unit: ReadUnit, accommodation: int, first: date, last: date, products: Collection[int] | None
) -> list[Stay]:
    """Stays with a night between two local days, both included, that have no room and whose guests are still to come
    or in the house, by arrival; of some products or, with None, of all."""
    chosen = None if products is None else list(products)
    return [Stay(*row) for row in await unit.raw.fetch(_STAYS, accommodation, first, last, chosen)]


async def taken(unit: ReadUnit, accommodation: int, rooms: Collection[int]) -> list[Taken]:
    """Every stay in some rooms, by room and arrival."""
    return [Taken(*row) for row in await unit.raw.fetch(_TAKEN, accommodation, list(rooms))]
