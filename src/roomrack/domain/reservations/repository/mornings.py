"""Statements of the mail of the morning: claiming a property's day, and what happens on it."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from roomrack.domain.reservations.rules.morning import Stay
from roomrack.infra.db import ReadUnit, WriteUnit

if TYPE_CHECKING:
    import asyncpg

_CLAIM = """
insert into good_morning as g (accommodation, day, attempts, due_at) values ($1, $2, 1, $4)
on conflict (accommodation, day) do update set attempts = g.attempts + 1, due_at = $4
where g.ended_at is null and g.due_at <= $3 and g.attempts < $5
returning attempts
"""

_END = "update good_morning set ended_at = $3, problem = $4 where accommodation = $1 and day = $2"

_FORGET = "delete from good_morning where day < $1"

_STAYS = """
select r.refer, r.status, r.oversold, r.arrival, r.departure, r.product,
       r.total_guest + r.total_children + r.total_infants as persons,
       coalesce((
           select concat_ws(' ', g.given_name, g.family_name) from reservation_guest g
           where g.accommodation = r.accommodation and g.reservation = r.id
           order by g.position limit 1
       ), '') as guest
from reservation r
where r.accommodation = $1 and r.status <> 'CANCELLED' and r.departure >= $2
  and (r.arrival <= $2 or r.status = 'WAITING' or r.oversold)
order by r.arrival, r.id
"""


async def claim(unit: WriteUnit, accommodation: int, day: date, lease: timedelta, attempts: int) -> bool:
    """Take a property's day for one attempt; False when it is taken, has ended, or was tried often enough."""
    now = unit.now()
    row = await unit.raw.fetchrow(_CLAIM, accommodation, day, now, now + lease, attempts)
    return row is not None


async def end(unit: WriteUnit, accommodation: int, day: date, now: datetime, problem: str | None) -> None:
    """Note that the mail of a day was handed in, or will never be."""
    await unit.raw.execute(_END, accommodation, day, now, problem)


async def forget(unit: WriteUnit, before: date) -> None:
    """Drop what is known of days long gone."""
    await unit.raw.execute(_FORGET, before)


async def stays(unit: ReadUnit, accommodation: int, day: date) -> "list[asyncpg.Record]":
    """The stays that touch a day, and those to come that wait for a confirmation or are oversold."""
    return await unit.raw.fetch(_STAYS, accommodation, day)


def stay_of(row: "asyncpg.Record", product: str) -> Stay:
    """A stay from a row."""
    return Stay(row["refer"], row["guest"], product, row["arrival"], row["departure"], row["persons"])
