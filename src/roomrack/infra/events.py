"""The event log: what happened, written in the transaction in which it happened.

An `Event` is an internal fact with a versioned payload, never a wire shape. Services hand events to their unit of work
(`await unit.record(event)`); `append` writes them on the unit's own connection, so that an event exists exactly when
the change that it tells of was committed. Webhooks, distribution and the history pages read the table; the code that
records an event knows none of them. Retention: `forget`, as docs/algorithms/delivery.md says.

The worker learns of new events in two ways: it polls, and `Waker` sends a NOTIFY after the commit. The NOTIFY goes over
a connection of its own, because a NOTIFY inside the writing transaction takes a lock over the whole cluster at commit
and halves the commits a second.
"""

import asyncio
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import asyncpg
import msgspec

CHANNEL = "roomrack_events"
"""The NOTIFY channel on which the worker hears that events were committed. It carries no payload."""

WAKE_INTERVAL_SECONDS = 0.04
"""At most one NOTIFY in this time for each process, however many commits there are."""

_NOTIFY = "notify roomrack_events"

_INSERT = """
insert into event (accommodation, xid, type, schema, reference, payload, before, actor, request_id, occurred_at)
select accommodation, pg_current_xact_id(), type, schema, reference, payload::jsonb, before::jsonb,
       $8::text::jsonb, $9, occurred_at
from unnest($1::bigint[], $2::text[], $3::smallint[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
     with ordinality as given (accommodation, type, schema, reference, payload, before, occurred_at, position)
order by position
"""

INSERT_THIRD = """
insert into event (accommodation, xid, type, schema, reference, payload, before, actor, request_id, occurred_at)
select accommodation, pg_current_xact_id(), type, schema, reference, payload, before, actor, request_id, occurred_at
from rows from (
    json_to_recordset($3::text::json) as (
        accommodation bigint, type text, schema smallint, reference text, payload jsonb, before jsonb, actor jsonb,
        request_id text, occurred_at timestamptz
    )
) with ordinality as given (
    accommodation, type, schema, reference, payload, before, actor, request_id, occurred_at, position
)
"""
"""Events from what `given` wrote, as the third parameter of a larger statement that saves the booking path a round
trip. Its user adds a `where` and `order by given.position`, and sets `unit.recorded`."""

# The order is that of the column: `xid` alone would be the text that the statement answers, "10" before "9".
_READ = """
select accommodation, id, xid::text as xid, type, schema, reference, payload::text as payload, before::text as before,
       occurred_at
from event
where (xid, id) > ($1::text::xid8, $2) and xid < pg_snapshot_xmin(pg_current_snapshot())
order by event.xid, event.id
limit $3
"""

_ONE = """
select accommodation, id, xid::text as xid, type, schema, reference, payload::text as payload, before::text as before,
       occurred_at
from event
where accommodation = $1 and id = $2
"""

_OF_REFERENCE = """
select accommodation, id, xid::text as xid, type, schema, reference, payload::text as payload, before::text as before,
       occurred_at
from event
where accommodation = any ($1::bigint[]) and type = $2 and reference = $3 and occurred_at >= $4
order by accommodation, id
"""

_LATER = """
select accommodation, id, xid::text as xid, type, schema, reference, payload::text as payload, before::text as before,
       occurred_at
from event
where accommodation = $1 and id > $2 and type = $3
order by id
"""

_LATEST = """
select reference, max(id) as id, max(occurred_at) as occurred_at, (array_agg(actor::text order by id desc))[1] as actor
from event
where accommodation = $1 and type = $2 and occurred_at >= $3
group by reference
order by max(id) desc
limit $4
"""

# The newest event that is visible: asked whether any is held back, the planner would read the log from its beginning.
_HELD_BACK = """
select xid >= pg_snapshot_xmin(pg_current_snapshot()) from event order by xid desc, id desc limit 1
"""

_NEWEST = "select occurred_at from event where accommodation = $1 order by id desc limit 1"

_BROWSE = """
select accommodation, id, type, schema, reference, payload::text as payload, before::text as before,
       actor::text as actor, request_id, occurred_at
from event
where ((accommodation = any ($1::bigint[]) and split_part(type, '.', 1) = any ($2::text[]))
       or (accommodation = any ($3::bigint[]) and split_part(type, '.', 1) = any ($4::text[])))
  and id < $5
  and ($6::text is null or type = $6)
  and ($7::bigint is null or accommodation = $7)
  and ($8::text is null or reference = $8)
  and ($9::timestamptz is null or occurred_at >= $9)
  and ($10::timestamptz is null or occurred_at < $10)
order by id desc
limit $11
"""

_LOCK_CURSOR = "select xid::text, id from dispatch_cursor where name = $1 for update skip locked"

_MOVE_CURSOR = "update dispatch_cursor set xid = $2::text::xid8, id = $3, moved_at = $4 where name = $1"

_HORIZON = "select pg_snapshot_xmin(pg_current_snapshot())::text"

_FORGET = """
delete from event
where ctid = any (array (
    select ctid from event where xid <= $2::text::xid8 and occurred_at < $1 order by xid, id limit $3
))
"""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to one property.

    `type` is a dotted name such as "reservation.created"; `reference` is the id, as a string, of what it happened to;
    `payload` and `before` are the internal shape of version `schema`, made of JSON values (dates as ISO strings).
    Consumers accept every older version.
    """

    type: str
    accommodation: int
    reference: str
    payload: Mapping[str, Any]
    before: Mapping[str, Any] | None = None
    schema: int = 1


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """An event as read back from the log. `xid` is its transaction's id, as text; (xid, id) is the log's order."""

    accommodation: int
    id: int
    xid: str
    type: str
    schema: int
    reference: str
    payload: dict[str, Any]
    before: dict[str, Any] | None
    occurred_at: datetime


@dataclass(frozen=True, slots=True)
class Occasion:
    """Events of one thing, told together: what it is, who did the last of it, and when."""

    reference: str
    actor: Mapping[str, Any]
    occurred_at: datetime


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """An event as the log's browser shows it."""

    accommodation: int
    id: int
    type: str
    schema: int
    reference: str
    payload: Any
    before: Any
    actor: Any
    request_id: str | None
    occurred_at: datetime


@dataclass(frozen=True, slots=True)
class Reach:
    """Whose events of which kinds somebody may see; a kind is the first part of a type."""

    accommodations: Sequence[int]
    kinds: Sequence[str]


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events to list; None takes all. The end of the time is not included."""

    type: str | None = None
    accommodation: int | None = None
    reference: str | None = None
    since: datetime | None = None
    until: datetime | None = None


class EventContext(Protocol):
    """What `append` needs to know of the request or job: who acts, and under which request id."""

    @property
    def actor(self) -> Mapping[str, Any]: ...

    @property
    def request_id(self) -> str | None: ...


class RecordingUnit(Protocol):
    """The part of a write unit that `append` uses; `roomrack.infra.db.WriteUnit` is one."""

    @property
    def raw(self) -> Any: ...

    @property
    def context(self) -> EventContext: ...

    def now(self, accommodation: int | None = None) -> datetime: ...


def _plain(value: object) -> Any:
    """What msgspec has no form of its own for. Decimals it keeps as strings, so no payload passes a binary float."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"an event payload cannot hold {type(value).__name__}")


_encoder = msgspec.json.Encoder(enc_hook=_plain)


def _to_json(value: object) -> str:
    return _encoder.encode(value).decode()


Encoded = msgspec.Raw
"""A part of a payload that is JSON already."""


def encoded(value: object) -> Encoded:
    """A large part of a payload as JSON, so that the objects which it is made of can go before it is written."""
    return Encoded(_encoder.encode(value))


def _encode(value: Mapping[str, Any] | None) -> str | None:
    return None if value is None else _to_json(value)


async def append(unit: RecordingUnit, events: Sequence[Event]) -> None:
    """Write `events` in the order given, in the transaction of `unit`, with one INSERT.

    `occurred_at` is the unit's instant for the event's property (UTC). Nothing is sent from here: waking the worker is
    the business of the edge, after the commit.
    """
    if not events:
        return
    context = unit.context
    await unit.raw.execute(
        _INSERT,
        [event.accommodation for event in events],
        [event.type for event in events],
        [event.schema for event in events],
        [event.reference for event in events],
        [_encode(event.payload) for event in events],
        [_encode(event.before) for event in events],
        [unit.now(event.accommodation) for event in events],
        _encode(dict(context.actor)),
        context.request_id,
    )


def given(unit: RecordingUnit, events: Sequence[Event]) -> str:
    """Events for `INSERT_THIRD`; they are numbered in this order."""
    actor = dict(unit.context.actor)
    rows = [
        {
            "accommodation": event.accommodation,
            "type": event.type,
            "schema": event.schema,
            "reference": event.reference,
            "payload": event.payload,
            "before": event.before,
            "actor": actor,
            "request_id": unit.context.request_id,
            "occurred_at": unit.now(event.accommodation),
        }
        for event in events
    ]
    return _to_json(rows)


async def read(
    connection: "asyncpg.Connection[asyncpg.Record]", after: tuple[str, int], limit: int
) -> list[RecordedEvent]:
    """The next events of all properties after the position `after`, in the log's order.

    Only what no running transaction can precede any more is given: ids and transaction ids are not handed out in the
    order of the commits, so a reader that took all it sees would skip what commits later with a lower number.
    """
    return [_recorded(row) for row in await connection.fetch(_READ, after[0], after[1], limit)]


async def horizon(connection: "asyncpg.Connection[asyncpg.Record]") -> tuple[str, int]:
    """A position behind everything that `read` would give at this moment, and before all that it withholds.

    A reader that sees only some properties moves on by it, past events that it can't see.
    """
    return str(await connection.fetchval(_HORIZON)), 0


async def lock_cursor(connection: "asyncpg.Connection[asyncpg.Record]", name: str) -> tuple[str, int] | None:
    """The position of a reader of the whole log, locked for this transaction; None while another worker has it."""
    row = await connection.fetchrow(_LOCK_CURSOR, name)
    return None if row is None else (row[0], row[1])


async def move_cursor(
    connection: "asyncpg.Connection[asyncpg.Record]", name: str, position: tuple[str, int], instant: datetime
) -> None:
    """Remember that a reader is done with everything up to `position`."""
    await connection.execute(_MOVE_CURSOR, name, position[0], position[1], instant)


async def one(
    connection: "asyncpg.Connection[asyncpg.Record]", accommodation: int, number: int
) -> RecordedEvent | None:
    """The event with this id; None when its retention is over."""
    row = await connection.fetchrow(_ONE, accommodation, number)
    return None if row is None else _recorded(row)


async def of_reference(
    connection: "asyncpg.Connection[asyncpg.Record]",
    accommodations: Collection[int],
    type: str,
    reference: str,
    since: datetime,
) -> list[RecordedEvent]:
    """What some properties' log tells of one thing since an instant, by property and in the order of the ids."""
    return [_recorded(row) for row in await connection.fetch(_OF_REFERENCE, accommodations, type, reference, since)]


async def latest(
    connection: "asyncpg.Connection[asyncpg.Record]", accommodation: int, type: str, since: datetime, limit: int
) -> list[Occasion]:
    """What a property's log last told events of a type of, since an instant, the newest first."""
    rows = await connection.fetch(_LATEST, accommodation, type, since, limit)
    return [Occasion(row["reference"], json.loads(row["actor"]), row["occurred_at"]) for row in rows]


async def later(
    connection: "asyncpg.Connection[asyncpg.Record]", accommodation: int, number: int, type: str
) -> list[RecordedEvent]:
    """A property's events of a type with higher ids than `number`, in their order."""
    return [_recorded(row) for row in await connection.fetch(_LATER, accommodation, number, type)]


async def newest(connection: "asyncpg.Connection[asyncpg.Record]", accommodation: int) -> datetime | None:
    """When the newest event of a property occurred; None when its log is empty."""
    found: datetime | None = await connection.fetchval(_NEWEST, accommodation)
    return found


def _recorded(row: "asyncpg.Record") -> RecordedEvent:
    return RecordedEvent(
        accommodation=row["accommodation"],
        id=row["id"],
        xid=row["xid"],
        type=row["type"],
        schema=row["schema"],
        reference=row["reference"],
        payload=json.loads(row["payload"]),
        before=None if row["before"] is None else json.loads(row["before"]),
        occurred_at=row["occurred_at"],
    )


async def browse(
    connection: "asyncpg.Connection[asyncpg.Record]",
    first: Reach,
    second: Reach,
    wanted: EventFilter,
    *,
    before: int,
    limit: int,
) -> list[ShownEvent]:
    """Events of either reach with ids below `before`, newest first."""
    rows = await connection.fetch(
        _BROWSE,
        first.accommodations,
        first.kinds,
        second.accommodations,
        second.kinds,
        before,
        wanted.type,
        wanted.accommodation,
        wanted.reference,
        wanted.since,
        wanted.until,
        limit,
    )
    return [
        ShownEvent(
            accommodation=row["accommodation"],
            id=row["id"],
            type=row["type"],
            schema=row["schema"],
            reference=row["reference"],
            payload=json.loads(row["payload"]),
            before=None if row["before"] is None else json.loads(row["before"]),
            actor=json.loads(row["actor"]),
            request_id=row["request_id"],
            occurred_at=row["occurred_at"],
        )
        for row in rows
    ]


async def held_back(connection: "asyncpg.Connection[asyncpg.Record]") -> bool:
    """Whether events are committed that `read` withholds because an older transaction is still running."""
    return bool(await connection.fetchval(_HELD_BACK))


async def forget(
    connection: "asyncpg.Connection[asyncpg.Record]", older_than: datetime, read_up_to: str, limit: int = 5000
) -> int:
    """Delete up to `limit` events that occurred before `older_than` (UTC) and that every reader has passed.

    `read_up_to` is the transaction id (xid8 as text) up to which the slowest cursor has read. Returns how many were
    deleted: call again while it equals `limit`.
    """
    status = await connection.execute(_FORGET, older_than, read_up_to, limit)
    return int(status.rpartition(" ")[2])


class Waker:
    """Tells the worker, at most once per 40 ms in this process, that events were committed.

    `wake()` is synchronous and never fails: the NOTIFY is a hint, and the worker polls anyway. The first call of a
    quiet time sends at once; further calls within the interval are gathered into one at its end.
    """

    def __init__(self, connect: Callable[[], Any], interval: float = WAKE_INTERVAL_SECONDS) -> None:
        """`connect` is a coroutine function that opens an asyncpg connection, called when needed and after a loss."""
        self._connect = connect
        self._interval = interval
        self._wanted = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def wake(self) -> None:
        """Ask for a NOTIFY. Cheap enough to be called after every commit."""
        self._wanted.set()
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._run(), name="wake-worker")

    async def close(self) -> None:
        """Send what is still wanted and close the connection."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _run(self) -> None:
        connection: asyncpg.Connection | None = None
        try:
            while True:
                await self._wanted.wait()
                self._wanted.clear()
                try:
                    if connection is None or connection.is_closed():
                        connection = await self._connect()
                    await connection.execute(_NOTIFY)
                except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                    connection = None
                await asyncio.sleep(self._interval)
        finally:
            if connection is not None and not connection.is_closed():
                if self._wanted.is_set():
                    self._wanted.clear()
                    await connection.execute(_NOTIFY, timeout=1)
                await connection.close(timeout=1)
