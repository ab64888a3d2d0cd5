"""Connections, and their passwords."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, insert, select, update

from roomrack.core.calendar_values import CalendarValue
from roomrack.domain.connections.models import ConnectionRow
from roomrack.domain.connections.rules import Connection, Status
from roomrack.infra.crypto import Sealed
from roomrack.infra.db import ReadUnit, WriteUnit

_NAMES = tuple(field.name for field in fields(Connection) if field.name != "has_password")
_COLUMNS = [getattr(ConnectionRow, name) for name in _NAMES]

_LOCK = "select id from connection where accommodation = $1 and id = $2 and deleted_at is null for no key update"

_LOCK_PROPERTY = "select pg_advisory_xact_lock(hashtextextended('connections of ' || $1::bigint, 0))"

_LIVE = """
select id from connection
where accommodation = $1 and deleted_at is null and status = 'ENABLED' and (update_calendar or pull_reservations)
order by id
"""


@dataclass(frozen=True, slots=True)
class Donor:
    """A connection whose credentials another one may take over."""

    connection: Connection
    secret: Sealed | None


def _query(*, deleted: bool = False) -> "Select[Any]":
    query = select(*_COLUMNS, ConnectionRow.password_kid.is_not(None).label("has_password"))
    return query if deleted else query.where(ConnectionRow.deleted_at.is_(None))


async def get(unit: ReadUnit, accommodation: int, id: int, *, deleted: bool = False) -> Connection | None:
    """A connection of a property; one that was deleted only where `deleted` ones count too."""
    query = _query(deleted=deleted).where(ConnectionRow.accommodation == accommodation, ConnectionRow.id == id)
    row = (await unit.session.execute(query)).mappings().first()
    return None if row is None else _connection(row)


async def lock(unit: WriteUnit, accommodation: int, id: int) -> Connection | None:
    """The same, held against other changes of it, its products and mappings until the unit ends."""
    await unit.flush()
    await unit.raw.execute(_LOCK, accommodation, id)
    return await get(unit, accommodation, id)


async def lock_property(unit: WriteUnit, accommodation: int) -> None:
    """Let nobody else connect the property until the unit ends."""
    await unit.raw.execute(_LOCK_PROPERTY, accommodation)


async def locate(unit: ReadUnit, id: int) -> Connection | None:
    """A connection of any property that the unit sees."""
    row = (await unit.session.execute(_query().where(ConnectionRow.id == id))).mappings().first()
    return None if row is None else _connection(row)


async def find(
    unit: ReadUnit,
    accommodations: Collection[int],
    *,
    ids: Collection[int] | None = None,
    portals: Collection[int] | None = None,
    hotel: str | None = None,
) -> list[Connection]:
    """Connections of some properties, by id."""
    query = _query().where(ConnectionRow.accommodation == func.any(list(accommodations)))
    if ids is not None:
        query = query.where(ConnectionRow.id == func.any(list(ids)))
    if portals is not None:
        query = query.where(ConnectionRow.portal == func.any(list(portals)))
    if hotel is not None:
        query = query.where(ConnectionRow.hotel == hotel)
    rows = (await unit.session.execute(query.order_by(ConnectionRow.id))).mappings()
    return [_connection(row) for row in rows]


async def on_portal(unit: ReadUnit, portal: int, hotel: str | None = None) -> list[Connection]:
    """The connections to a portal that the unit sees, by id."""
    query = _query().where(ConnectionRow.portal == portal)
    if hotel is not None:
        query = query.where(ConnectionRow.hotel == hotel)
    rows = (await unit.session.execute(query.order_by(ConnectionRow.id))).mappings()
    return [_connection(row) for row in rows]


async def every(unit: ReadUnit) -> list[Connection]:
    """All connections that the unit sees, of all properties, by id: for workers."""
    rows = (await unit.session.execute(_query().order_by(ConnectionRow.id))).mappings()
    return [_connection(row) for row in rows]


async def live(unit: ReadUnit, accommodation: int) -> list[int]:
    """The connections of a property that send or read something, in ascending order."""
    return [row["id"] for row in await unit.raw.fetch(_LIVE, accommodation)]


async def secret(unit: ReadUnit, accommodation: int, id: int) -> Sealed | None:
    """The sealed password of a connection."""
    row = await unit.raw.fetchrow(
        "select password_kid, password_sealed from connection where accommodation = $1 and id = $2", accommodation, id
    )
    return None if row is None or row["password_kid"] is None else Sealed(row["password_kid"], row["password_sealed"])


async def seal(unit: WriteUnit, accommodation: int, id: int, sealed: Sealed | None) -> None:
    """Replace the sealed password of a connection."""
    await unit.flush()
    await unit.raw.execute(
        "update connection set password_kid = $3, password_sealed = $4 where accommodation = $1 and id = $2",
        accommodation,
        id,
        None if sealed is None else sealed.kid,
        None if sealed is None else sealed.blob,
    )


async def store(unit: WriteUnit, connection: Connection) -> None:
    """Store a new connection, without its password."""
    await unit.session.execute(insert(ConnectionRow).values(**_values(connection)))


async def replace(unit: WriteUnit, connection: Connection) -> None:
    """Store a changed connection; its password stays."""
    await unit.session.execute(
        update(ConnectionRow)
        .where(ConnectionRow.accommodation == connection.accommodation, ConnectionRow.id == connection.id)
        .values(**_values(connection))
        .execution_options(synchronize_session=False)
    )


async def mark_deleted(unit: WriteUnit, connection: Connection, instant: datetime) -> None:
    """Hide a connection and forget its password."""
    await unit.session.execute(
        update(ConnectionRow)
        .where(ConnectionRow.accommodation == connection.accommodation, ConnectionRow.id == connection.id)
        .values(deleted_at=instant, password_kid=None, password_sealed=None, status=Status.DISABLED.value)
        .execution_options(synchronize_session=False)
    )


def _values(connection: Connection) -> dict[str, Any]:
    values = {name: getattr(connection, name) for name in _NAMES}
    values["status"] = connection.status.value
    values["calendar_values"] = [value.value for value in connection.calendar_values]
    return values


def _connection(row: Any) -> Connection:
    values = {name: row[name] for name in (*_NAMES, "has_password")}
    values["status"] = Status(row["status"])
    values["calendar_values"] = tuple(map(CalendarValue, row["calendar_values"]))
    return Connection(**values)
