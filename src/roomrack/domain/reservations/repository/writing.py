"""Statements that write reservations, or hold them against other changes.

Rows travel as one JSON array: a statement writes any number of reservations with their guests, and its parameters do
not grow with the columns.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import asyncpg
import msgspec

from roomrack.domain.reservations.repository.rows import read
from roomrack.domain.reservations.rules import parts
from roomrack.domain.reservations.rules.changes import Ids
from roomrack.domain.reservations.rules.payloads import values_of, values_of_guest
from roomrack.domain.reservations.rules.state import Reservation
from roomrack.infra import events
from roomrack.infra.db import WriteUnit
from roomrack.infra.events import Event

_INSERT = (
    """
with kept as (
    insert into reservation
    select * from json_populate_recordset(null::reservation, $1::text::json)
    on conflict (accommodation, channel_id, channel_refer, product) where channel_refer is not null do nothing
    returning accommodation, id
), people as (
    insert into reservation_guest
    select guest.*
    from json_populate_recordset(null::reservation_guest, $2::text::json) as guest
    join kept on kept.accommodation = guest.accommodation and kept.id = guest.reservation
), told as (
"""
    + events.INSERT_THIRD  # check: allow(format) a constant of the event log, no value
    + """
    where given.reference in (select kept.id::text from kept)
    order by given.position
)
select id from kept
"""
)

_UPDATE = """
with changed as (
    update reservation as old
    set refer = new.refer, channel_id = new.channel_id, channel_refer = new.channel_refer, product = new.product,
        pms_product = new.pms_product, status = new.status, arrival = new.arrival, departure = new.departure,
        effective_checkin = new.effective_checkin, effective_checkout = new.effective_checkout,
        no_show = new.no_show, create_time = new.create_time, update_time = new.update_time,
        changed_at = new.changed_at, confirmed_at = new.confirmed_at, cancelled_at = new.cancelled_at,
        cancelled_by = new.cancelled_by, room_gross = new.room_gross, nightly = new.nightly, priced = new.priced,
        cleaning_fee = new.cleaning_fee, deposit = new.deposit, total_paid = new.total_paid,
        payment_expiration = new.payment_expiration, total_guest = new.total_guest,
        total_children = new.total_children, total_infants = new.total_infants, private_notes = new.private_notes,
        channel_notes = new.channel_notes, agency = new.agency, completed = new.completed, oversold = new.oversold,
        room_code = new.room_code, metadata = new.metadata, details = new.details, source = new.source,
        extras = new.extras, splits = new.splits, penalty = new.penalty
    from json_populate_recordset(null::reservation, $1::text::json) as new
    where old.accommodation = new.accommodation and old.id = new.id
    returning old.accommodation, old.id
), stated as (
    select * from json_populate_recordset(null::reservation_guest, $2::text::json)
), gone as (
    delete from reservation_guest as old
    using changed
    where old.accommodation = changed.accommodation and old.reservation = changed.id
      and not exists (select from stated where stated.accommodation = old.accommodation and stated.id = old.id)
)
insert into reservation_guest
select * from stated
on conflict (accommodation, id) do update
set position = excluded.position, type = excluded.type, given_name = excluded.given_name,
    family_name = excluded.family_name, email = excluded.email, phone = excluded.phone, checkin = excluded.checkin,
    checkout = excluded.checkout, source = excluded.source, details = excluded.details
"""

_FLAG = """
update reservation set oversold = true where accommodation = $1 and id = any ($2::bigint[])
"""

_LOCK = """
select * from reservation where accommodation = $1 and id = any ($2::bigint[]) order by id for update
"""

_LOCK_REFER = """
select * from reservation where accommodation = $1 and refer = $2 order by id for update
"""

_LOCK_CHANNEL = """
select reservation.*
from reservation
join unnest($2::bigint[], $3::text[], $4::bigint[]) as wanted (channel_id, channel_refer, product)
  on reservation.channel_id = wanted.channel_id and reservation.channel_refer = wanted.channel_refer
 and reservation.product = wanted.product
where reservation.accommodation = $1
order by reservation.id
for update of reservation
"""


_encode = msgspec.json.Encoder(enc_hook=dict).encode
"""Days, instants and statuses as PostgreSQL reads them; mappings of any kind as objects."""


class KeyTaken(Exception):
    """Another reservation has this channel, channelRefer and product; the transaction is lost."""


class KeyMoved(asyncpg.SerializationError):
    """A reservation was there a moment ago and has another key now: the edge runs the whole call again."""


class RoomMoved(asyncpg.SerializationError):
    """Another stay took a physical room a moment ago: the edge runs the whole call again, which is then refused."""


async def fresh(unit: WriteUnit, *, reservations: int, guests: int, metadata: int, extras: int = 0) -> Ids:
    """New ids, so that events and answers can name what is not written yet."""
    return Ids(
        await unit.new_ids("reservation_id", reservations),
        await unit.new_ids("reservation_guest_id", guests),
        await unit.new_ids("reservation_metadata_id", metadata),
        await unit.new_ids("reservation_extra_id", extras),
    )


async def insert(unit: WriteUnit, reservations: Sequence[Reservation], told: Sequence[Event] = ()) -> set[int]:
    """Write new reservations with their guests and events; gives the ids of those that were new.

    One whose channel, channelRefer and product exist is left out with its event, after waiting for whoever is writing
    that one.
    """
    try:
        rows = await unit.raw.fetch(_INSERT, *_written(reservations), events.given(unit, told))
    except asyncpg.ExclusionViolationError as error:
        raise RoomMoved("a physical room was taken") from error
    unit.recorded = unit.recorded or bool(told)
    return {row["id"] for row in rows}


async def update(unit: WriteUnit, reservations: Sequence[Reservation]) -> None:
    """Write changed reservations with their guests.

    Raises `KeyTaken` when one becomes another by channel, channelRefer and product, and `RoomMoved`.
    """
    try:
        await unit.raw.execute(_UPDATE, *_written(reservations))
    except asyncpg.UniqueViolationError as error:
        raise KeyTaken from error
    except asyncpg.ExclusionViolationError as error:
        raise RoomMoved("a physical room was taken") from error


async def flag_oversold(unit: WriteUnit, accommodation: int, ids: Collection[int]) -> None:
    """Mark reservations that were kept although a night of them had nothing left."""
    await unit.raw.execute(_FLAG, accommodation, list(ids))


async def lock(unit: WriteUnit, accommodation: int, ids: Collection[int]) -> list[Reservation]:
    """Those of the ids that exist, by id, held against other changes until the end of the transaction."""
    return await read(unit, accommodation, await unit.raw.fetch(_LOCK, accommodation, list(ids)))


async def lock_refer(unit: WriteUnit, accommodation: int, refer: str) -> list[Reservation]:
    """The rooms of one booking, by id, held likewise."""
    return await read(unit, accommodation, await unit.raw.fetch(_LOCK_REFER, accommodation, refer))


async def lock_channel(unit: WriteUnit, accommodation: int, keys: Sequence[tuple[int, str, int]]) -> list[Reservation]:
    """The reservations of some (channel, channelRefer, product), by id, held likewise."""
    channels, refers, products = (list(column) for column in zip(*keys, strict=True))
    rows = await unit.raw.fetch(_LOCK_CHANNEL, accommodation, channels, refers, products)
    return await read(unit, accommodation, rows)


def _written(reservations: Sequence[Reservation]) -> tuple[str, str]:
    """The rows of reservations and of their guests; what is null is left out, which reads as null."""
    rows, people = [], []
    for reservation in reservations:
        rows.append(
            {
                **_set(values_of(reservation)),
                "accommodation": reservation.accommodation,
                "extras": [parts.written(one) for one in reservation.extras],
                "splits": [parts.written(one) for one in reservation.splits],
            }
        )
        people += [
            {
                **_set(values_of_guest(guest)),
                "accommodation": reservation.accommodation,
                "reservation": reservation.id,
                "position": position,
            }
            for position, guest in enumerate(reservation.guests)
        ]
    return _encode(rows).decode(), _encode(people).decode()


def _set(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
