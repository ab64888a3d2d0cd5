"""The log of connections."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from roomrack.domain.connections.rules import LogLine, LogType
from roomrack.infra.db import ReadUnit, WriteUnit

if TYPE_CHECKING:
    import asyncpg

_STORE = """
insert into connection_log (accommodation, id, connection, type, executed, content, snapshot, actor, happened_at)
values ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8::text::jsonb, $9)
"""

_FIND = """
select accommodation, id, connection, type, executed, content, snapshot::text as snapshot, actor::text as actor,
       happened_at
from connection_log
where accommodation = $1 and connection = $2 and ($3::text is null or type = $3) and id < $4
order by id desc
limit $5
"""

_LAST = """
select l.*
from unnest($1::bigint[], $2::bigint[]) as wanted (accommodation, connection)
cross join lateral (
    select accommodation, id, connection, type, executed, content, snapshot::text as snapshot, actor::text as actor,
           happened_at
    from connection_log
    where accommodation = wanted.accommodation and connection = wanted.connection and type = $3
    order by id desc
    limit 1
) l
"""

_FORGET = """
delete from connection_log
where ctid = any (array (select ctid from connection_log where happened_at < $1 order by happened_at limit $2))
"""


async def store(
    unit: WriteUnit,
    accommodation: int,
    id: int,
    connection: int,
    type: LogType,
    *,
    executed: bool,
    content: str,
    snapshot: Mapping[str, Any] | None,
    actor: Mapping[str, Any],
    instant: datetime,
) -> None:
    """Store a line."""
    await unit.raw.execute(
        _STORE,
        accommodation,
        id,
        connection,
        type.value,
        executed,
        content,
        None if snapshot is None else json.dumps(snapshot, default=str),
        json.dumps(dict(actor)),
        instant,
    )


async def find(
    unit: ReadUnit, accommodation: int, connection: int, type: LogType | None, before: int, limit: int
) -> list[LogLine]:
    """Lines of a connection with ids below `before`, the newest first."""
    wanted = None if type is None else type.value
    return [_line(row) for row in await unit.raw.fetch(_FIND, accommodation, connection, wanted, before, limit)]


async def last(unit: ReadUnit, connections: Collection[tuple[int, int]], type: LogType) -> dict[int, LogLine]:
    """The newest line of a type of some connections, each given with its property; by connection."""
    rows = await unit.raw.fetch(_LAST, [one[0] for one in connections], [one[1] for one in connections], type.value)
    return {row["connection"]: _line(row) for row in rows}


async def forget(unit: WriteUnit, older_than: datetime, limit: int) -> int:
    """Delete some lines that are older; gives how many."""
    return int((await unit.raw.execute(_FORGET, older_than, limit)).rpartition(" ")[2])


def _line(row: "asyncpg.Record") -> LogLine:
    return LogLine(
        id=row["id"],
        accommodation=row["accommodation"],
        connection=row["connection"],
        type=LogType(row["type"]),
        executed=row["executed"],
        content=row["content"],
        snapshot=None if row["snapshot"] is None else json.loads(row["snapshot"]),
        actor=json.loads(row["actor"]),
        happened_at=row["happened_at"],
    )
