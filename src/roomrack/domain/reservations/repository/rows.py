"""Rows of the tables as values of the model."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import asyncpg

from roomrack.domain.reservations.rules import parts
from roomrack.domain.reservations.rules.ledger import Payment, payment_of
from roomrack.domain.reservations.rules.state import Guest, Party, Reservation, Source, Status
from roomrack.infra.db import ReadUnit

_GUESTS = """
select * from reservation_guest
where accommodation = $1 and reservation = any ($2::bigint[])
order by reservation, position
"""

_PAYMENTS = """
select * from reservation_payment
where accommodation = $1 and reservation = any ($2::bigint[])
order by reservation, id
"""


async def read(
    unit: ReadUnit, accommodation: int, rows: Sequence[asyncpg.Record] | Sequence[Mapping[str, Any]]
) -> list[Reservation]:
    """The reservations of some rows, in their order, with their guests and payments."""
    if not rows:
        return []
    people: dict[int, list[Guest]] = {row["id"]: [] for row in rows}
    for guest in await unit.raw.fetch(_GUESTS, accommodation, list(people)):
        people[guest["reservation"]].append(_guest(guest))
    money: dict[int, list[Payment]] = {}
    for payment in await unit.raw.fetch(_PAYMENTS, accommodation, list(people)):
        money.setdefault(payment["reservation"], []).append(_payment(payment))
    return [_reservation(row, tuple(people[row["id"]]), tuple(money.get(row["id"], ()))) for row in rows]


def _reservation(
    row: Mapping[str, Any] | asyncpg.Record, guests: tuple[Guest, ...], payments: tuple[Payment, ...]
) -> Reservation:
    values = dict(row.items())
    values |= {
        "status": Status(row["status"]),
        "source": Source(row["source"]),
        "cancelled_by": Party(row["cancelled_by"]) if row["cancelled_by"] else None,
        "nightly": tuple(row["nightly"]),
        "room_code": _json(row["room_code"]),
        "metadata": tuple(_json(row["metadata"])),
        "details": _json(row["details"]),
        "guests": guests,
        "payments": payments,
        "extras": tuple(map(parts.sold_extra, _json(row["extras"]))),
        "splits": tuple(map(parts.split_of, _json(row["splits"]))),
    }
    return Reservation(**values)


def _guest(row: asyncpg.Record) -> Guest:
    values = dict(row.items())
    for name in ("accommodation", "reservation", "position"):
        del values[name]
    values |= {"source": Source(row["source"]), "details": _json(row["details"])}
    return Guest(**values)


def _payment(row: asyncpg.Record) -> Payment:
    values = dict(row.items())
    for name in ("accommodation", "reservation"):
        del values[name]
    for name in ("entered_by", "card", "payoffs"):
        values[name] = _json(values[name])
    return payment_of(values)


def _json(value: Any) -> Any:
    """SQLAlchemy decodes jsonb, the driver on its own leaves it as text."""
    return json.loads(value) if isinstance(value, str) else value
