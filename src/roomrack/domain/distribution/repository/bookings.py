"""Bookings of channels: which revisions are stored, which reservation is which room, and what is to be acknowledged."""

from collections.abc import Sequence
from dataclasses import dataclass

from roomrack.infra.db import ReadUnit, WriteUnit

NEVER = -1
"""The revision of a booking that was never seen."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A room of a booking that is a reservation here."""

    room: str
    product: int
    channel_refer: str
    reservation: int


_BEGIN = """
insert into channel_booking (accommodation, connection, reference, revision, received_at)
values ($1, $2, $3, $4, $5)
on conflict do nothing
"""

_LOCK = """
select revision from channel_booking where accommodation = $1 and connection = $2 and reference = $3 for update
"""

_STORED = """
update channel_booking set revision = $4, received_at = $5
where accommodation = $1 and connection = $2 and reference = $3
"""

_ROOMS = """
select room, product, channel_refer, reservation from channel_room
where accommodation = $1 and connection = $2 and reference = $3
order by room
"""

_PLACE = """
insert into channel_room (accommodation, connection, reference, room, product, channel_refer, reservation)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (accommodation, connection, reference, room) do update
set product = excluded.product, channel_refer = excluded.channel_refer, reservation = excluded.reservation
"""

_OWE = """
insert into channel_acknowledgement (accommodation, connection, acknowledgement, stored_at)
values ($1, $2, $3, $4)
on conflict do nothing
"""

_OWED = """
select acknowledgement from channel_acknowledgement
where accommodation = $1 and connection = $2
order by stored_at, acknowledgement
limit $3
"""

_PAID = """
delete from channel_acknowledgement
where accommodation = $1 and connection = $2 and acknowledgement = any ($3::text[])
"""

_DROP = "delete from channel_acknowledgement where accommodation = $1 and connection = $2"


async def lock(unit: WriteUnit, accommodation: int, connection: int, reference: str) -> int:
    """The revision of a booking that is stored, locked; `NEVER` for one that is new."""
    await unit.raw.execute(_BEGIN, accommodation, connection, reference, NEVER, unit.now())
    return int(await unit.raw.fetchval(_LOCK, accommodation, connection, reference))


async def stored(unit: WriteUnit, accommodation: int, connection: int, reference: str, revision: int) -> None:
    """A revision is stored."""
    await unit.raw.execute(_STORED, accommodation, connection, reference, revision, unit.now())


async def rooms(unit: ReadUnit, accommodation: int, connection: int, reference: str) -> list[Placed]:
    """The rooms of a booking that are reservations here."""
    return [Placed(*row) for row in await unit.raw.fetch(_ROOMS, accommodation, connection, reference)]


async def place(unit: WriteUnit, accommodation: int, connection: int, reference: str, placed: Placed) -> None:
    """Remember which reservation a room is."""
    await unit.raw.execute(
        _PLACE,
        accommodation,
        connection,
        reference,
        placed.room,
        placed.product,
        placed.channel_refer,
        placed.reservation,
    )


async def owe(unit: WriteUnit, accommodation: int, connection: int, acknowledgement: str) -> None:
    """The channel must hear that something is stored."""
    await unit.raw.execute(_OWE, accommodation, connection, acknowledgement, unit.now())


async def owed(unit: ReadUnit, accommodation: int, connection: int, limit: int) -> list[str]:
    """What the channel must hear, the oldest first."""
    return [row[0] for row in await unit.raw.fetch(_OWED, accommodation, connection, limit)]


async def paid(unit: WriteUnit, accommodation: int, connection: int, acknowledgements: Sequence[str]) -> None:
    """The channel has heard it."""
    await unit.raw.execute(_PAID, accommodation, connection, list(acknowledgements))


async def drop(unit: WriteUnit, accommodation: int, connection: int) -> None:
    """Forget what a channel that is no longer connected was to hear."""
    await unit.raw.execute(_DROP, accommodation, connection)
