"""Statements about the ledgers of reservations."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from roomrack.domain.reservations.rules.ledger import values_of_payment
from roomrack.domain.reservations.rules.state import Reservation
from roomrack.infra.db import ReadUnit, WriteUnit

_WRITE = """
with stated as (
    select * from json_populate_recordset(null::reservation_payment, $3::text::json)
), gone as (
    delete from reservation_payment as old
    where old.accommodation = $1 and old.reservation = any ($2::bigint[])
      and not exists (select from stated where stated.id = old.id)
)
insert into reservation_payment
select * from stated
on conflict (accommodation, id) do update
set reservation = excluded.reservation, status = excluded.status, type = excluded.type, mode = excluded.mode,
    source = excluded.source, amount = excluded.amount, city_tax = excluded.city_tax, refunded = excluded.refunded,
    reference_time = excluded.reference_time, charge_time = excluded.charge_time,
    preauth_expiration = excluded.preauth_expiration, scheduled_time = excluded.scheduled_time,
    scheduled_amount = excluded.scheduled_amount, scheduled_error = excluded.scheduled_error,
    scheduled_retry = excluded.scheduled_retry, refund_retry = excluded.refund_retry, stop_cron = excluded.stop_cron,
    description = excluded.description, transaction = excluded.transaction, processor = excluded.processor,
    authenticated = excluded.authenticated, action_url = excluded.action_url, invoice = excluded.invoice,
    purpose = excluded.purpose, step = excluded.step, step_title = excluded.step_title,
    refund_after_days = excluded.refund_after_days,
    entered_by = excluded.entered_by, card = excluded.card, payoffs = excluded.payoffs
"""

_PLACE = """
select reservation from reservation_payment where accommodation = $1 and id = $2
"""

_DUE = """
select accommodation, reservation, id
from reservation_payment
where accommodation = any ($1::bigint[]) and scheduled_time <= $2 and charge_time is null and not stop_cron
  and status = 'WAITING_PAYSTEP'
order by scheduled_time, id
limit $3
"""

_PLANNED = """
select reservation, id
from reservation_payment
where accommodation = $1 and scheduled_time is not null and charge_time is null
  and ($2::bigint is null or reservation = $2)
order by scheduled_time, id
limit $3
"""

_encode = msgspec.json.Encoder(enc_hook=dict).encode


async def write(unit: WriteUnit, accommodation: int, reservations: Sequence[Reservation]) -> None:
    """Make the stored ledgers of reservations what they are here; one that moved between them is in one of them."""
    rows: list[Mapping[str, Any]] = [
        {
            **{name: value for name, value in values_of_payment(payment).items() if value is not None},
            "accommodation": accommodation,
            "reservation": reservation.id,
        }
        for reservation in reservations
        for payment in reservation.payments
    ]
    await unit.raw.execute(_WRITE, accommodation, [one.id for one in reservations], _encode(rows).decode())


async def place(unit: ReadUnit, accommodation: int, payment: int) -> int | None:
    """The reservation whose ledger has a payment."""
    found: int | None = await unit.raw.fetchval(_PLACE, accommodation, payment)
    return found


async def due(unit: ReadUnit, accommodations: Collection[int], now: datetime, limit: int) -> list[tuple[int, int, int]]:
    """Planned payments whose time has come, the oldest first: property, reservation and id."""
    rows = await unit.raw.fetch(_DUE, list(accommodations), now, limit)
    return [(row["accommodation"], row["reservation"], row["id"]) for row in rows]


async def planned(unit: ReadUnit, accommodation: int, reservation: int | None, limit: int) -> list[tuple[int, int]]:
    """The next payments that are still to be taken: reservation and id."""
    rows = await unit.raw.fetch(_PLANNED, accommodation, reservation, limit)
    return [(row["reservation"], row["id"]) for row in rows]
