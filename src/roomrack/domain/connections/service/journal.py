"""The log of a connection: what was done, sent and refused, kept for `LOG_KEPT`."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any

from roomrack.domain.connections.repository import log as repository
from roomrack.domain.connections.rules import Connection, LogLine, LogType
from roomrack.infra.db import ReadUnit, WriteUnit

LOG_KEPT = timedelta(days=90)
MAX_CONTENT = 2000
"""Characters of a line; what a portal says may be long."""
_NEWEST = 2**63 - 1
_AT_ONCE = 5000


async def log(
    unit: WriteUnit,
    connection: Connection,
    type: LogType,
    content: str,
    *,
    executed: bool = True,
    snapshot: Mapping[str, Any] | None = None,
) -> int:
    """Write a line; gives its id. `executed` is whether it succeeded. No credential may be in any of it."""
    id = (await unit.new_ids("connection_log_id", 1))[0]
    await repository.store(
        unit,
        connection.accommodation,
        id,
        connection.id,
        type,
        executed=executed,
        content=content[:MAX_CONTENT],
        snapshot=snapshot,
        actor=unit.context.actor,
        instant=unit.now(connection.accommodation),
    )
    return id


async def lines(
    unit: ReadUnit, connection: Connection, *, type: LogType | None = None, before: int | None = None, limit: int = 50
) -> list[LogLine]:
    """Lines of a connection, the newest first; `before` continues behind the line of that id."""
    return await repository.find(
        unit, connection.accommodation, connection.id, type, _NEWEST if before is None else before, limit
    )


async def last_lines(unit: ReadUnit, connections: Collection[Connection], type: LogType) -> Mapping[int, LogLine]:
    """The newest line of a type of some connections, by connection; those without are absent."""
    if not connections:
        return {}
    return await repository.last(unit, [(one.accommodation, one.id) for one in connections], type)


async def forget(unit: WriteUnit) -> bool:
    """Delete lines that are too old, some at a time; gives whether there may be more."""
    return await repository.forget(unit, unit.now() - LOG_KEPT, _AT_ONCE) == _AT_ONCE
