"""Rooms of bookings that could not be placed."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from roomrack.infra.db import ReadUnit, WriteUnit


class State(StrEnum):
    """What became of a room in quarantine."""

    WAITING = "WAITING"
    PLACED = "PLACED"
    CANCELLED = "CANCELLED"
    DISMISSED = "DISMISSED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """A room of a channel's booking without a product here."""

    accommodation: int
    id: int
    connection: int
    reference: str
    room: str
    revision: int
    external_room: str
    external_rate: str | None
    occupancy: int
    arrival: date
    departure: date
    booking: dict[str, Any]
    """The whole booking, as the port's shapes in JSON."""
    reason: str
    held_product: int | None
    oversold: bool
    state: State = State.WAITING
    reservation: int | None = None
    created_at: datetime
    ended_at: datetime | None = None


_STORE = """
insert into quarantine (
    accommodation, id, connection, reference, room, revision, external_room, external_rate, occupancy, arrival,
    departure, booking, reason, held_product, oversold, state, created_at
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::text::jsonb, $13, $14, $15, 'WAITING', $16)
on conflict (accommodation, id) do update
set revision = excluded.revision, external_room = excluded.external_room, external_rate = excluded.external_rate,
    occupancy = excluded.occupancy, arrival = excluded.arrival, departure = excluded.departure,
    booking = excluded.booking, reason = excluded.reason, held_product = excluded.held_product,
    oversold = excluded.oversold
"""

_END = """
update quarantine set state = $3, reservation = $4, ended_at = $5, held_product = null
where accommodation = $1 and id = $2 and state = 'WAITING'
"""

_LOCK = """
select accommodation, id, connection, reference, room, revision, external_room, external_rate, occupancy,
       arrival, departure, booking::text as booking, reason, held_product, oversold, state, reservation, created_at,
       ended_at
from quarantine where accommodation = $1 and id = $2 for update
"""

_OF_BOOKING = """
select accommodation, id, connection, reference, room, revision, external_room, external_rate, occupancy,
       arrival, departure, booking::text as booking, reason, held_product, oversold, state, reservation, created_at,
       ended_at
from quarantine
where accommodation = $1 and connection = $2 and reference = $3 and state = 'WAITING'
order by id
for update
"""

_LIST = """
select accommodation, id, connection, reference, room, revision, external_room, external_rate, occupancy,
       arrival, departure, booking::text as booking, reason, held_product, oversold, state, reservation, created_at,
       ended_at
from quarantine
where accommodation = $1 and ($2::bigint is null or connection = $2) and ($3::text is null or state = $3) and id > $4
order by id
limit $5
"""

_WAITING = """
select count(*) from quarantine where accommodation = $1 and connection = $2 and state = 'WAITING'
"""

_WAITING_AT = """
select connection, count(*) from quarantine where accommodation = $1 and state = 'WAITING' group by connection
"""

_ENDED = """
select accommodation, id, connection, reference, room, revision, external_room, external_rate, occupancy,
       arrival, departure, booking::text as booking, reason, held_product, oversold, state, reservation, created_at,
       ended_at
from quarantine
where accommodation = $1 and state <> 'WAITING'
order by ended_at desc, id desc
limit $2 offset $3
"""

_FORGET = "delete from quarantine where state <> 'WAITING' and ended_at < $1"


async def store(unit: WriteUnit, one: Quarantined) -> None:
    """Write a room that waits, or what changed of it."""
    await unit.raw.execute(
        _STORE,
        one.accommodation,
        one.id,
        one.connection,
        one.reference,
        one.room,
        one.revision,
        one.external_room,
        one.external_rate,
        one.occupancy,
        one.arrival,
        one.departure,
        json.dumps(one.booking),
        one.reason,
        one.held_product,
        one.oversold,
        one.created_at,
    )


async def end(unit: WriteUnit, one: Quarantined, state: State, reservation: int | None = None) -> None:
    """A room waits no more."""
    await unit.raw.execute(_END, one.accommodation, one.id, state, reservation, unit.now())


async def lock(unit: WriteUnit, accommodation: int, id: int) -> Quarantined | None:
    """One room, held."""
    row = await unit.raw.fetchrow(_LOCK, accommodation, id)
    return None if row is None else _quarantined(row)


async def of_booking(unit: WriteUnit, accommodation: int, connection: int, reference: str) -> list[Quarantined]:
    """The rooms of a booking that wait, held."""
    return [_quarantined(row) for row in await unit.raw.fetch(_OF_BOOKING, accommodation, connection, reference)]


async def find(
    unit: ReadUnit, accommodation: int, connection: int | None, state: State | None, *, after: int, limit: int
) -> list[Quarantined]:
    """Rooms by id, behind a place."""
    rows = await unit.raw.fetch(_LIST, accommodation, connection, state, after, limit)
    return [_quarantined(row) for row in rows]


async def waiting(unit: ReadUnit, accommodation: int, connection: int) -> int:
    """How many rooms of a connection wait."""
    return int(await unit.raw.fetchval(_WAITING, accommodation, connection))


async def waiting_at(unit: ReadUnit, accommodation: int) -> dict[int, int]:
    """How many rooms wait, by connection; those of which none does are absent."""
    return {int(row[0]): int(row[1]) for row in await unit.raw.fetch(_WAITING_AT, accommodation)}


async def ended(unit: ReadUnit, accommodation: int, *, limit: int, offset: int) -> list[Quarantined]:
    """Rooms of all connections that wait no more, those that ended last first."""
    return [_quarantined(row) for row in await unit.raw.fetch(_ENDED, accommodation, limit, offset)]


async def forget(unit: WriteUnit, before: datetime) -> None:
    """Drop what ended before an instant: bookings hold personal data."""
    await unit.raw.execute(_FORGET, before)


def _quarantined(row: Any) -> Quarantined:
    values = dict(row)
    return Quarantined(**{**values, "booking": json.loads(values["booking"]), "state": State(values["state"])})
