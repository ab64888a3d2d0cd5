"""The request log: the calls of each application, for its developers (docs/adr/0012, docs/guides/console.md).

The edge notes a call once it was answered, which costs some microseconds. A task of each process redacts and writes
what was noted, together, on the gate pool. The queue is bounded: what does not fit is dropped and counted, so that the
log neither slows a call nor fails one. A process that is killed loses the calls of its last moments.
"""

import asyncio
import json
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import asyncpg
import structlog

from roomrack.core.redaction import redact_body, redact_pairs
from roomrack.core.text import mask_card_numbers
from roomrack.infra import metrics
from roomrack.infra.crypto import Keyring, KeyringError

if TYPE_CHECKING:
    from roomrack.infra.db import Database, RawConnection

RETENTION = timedelta(days=30)
CAPACITY = 5_000
"""Calls that wait to be written in one process."""
BATCH = 500
INTERVAL_SECONDS = 0.2
TROUBLE_SECONDS = 2.0
MAX_RAW = 64 * 1024
"""Bytes of a body that is looked at; of a larger one only the size is kept."""
CAPACITY_BYTES = 16 * 1024 * 1024
"""Bytes of bodies that wait in one process; calls that come in beyond are written without theirs."""
MAX_PATH = 1_000
KEPT = 4_096
"""Characters of a redacted body that are kept."""
NEWEST = 2**63 - 1
FORGET_BATCH = 5_000
_AT_ONCE = 20
"""Calls that are redacted before others get their turn."""
_BYTES_AT_ONCE = 32 * 1024
"""And bytes of their bodies: a millisecond's work for each ten thousand."""

log = structlog.get_logger(__name__)


class Bodies(StrEnum):
    """Whose bodies are kept."""

    NONE = "none"
    FAILURES = "failures"
    SANDBOX = "sandbox"
    """Those of sandbox applications, and of failed calls."""
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Noted:
    """A call as the edge saw it."""

    application: int
    sandbox: bool
    accommodation: int | None
    happened_at: datetime
    request_id: str
    method: str
    route: str
    operation: str
    path: str
    query: str
    status: int
    seconds: float
    request: bytes | None
    """None when it is not looked at; see `RequestLog.looks_at_bodies` and `portion`."""
    request_media: str
    request_bytes: int
    answer: bytes | None
    """None also when it came in several pieces."""
    answer_media: str
    answer_bytes: int

    @property
    def weight(self) -> int:
        """Bytes of bodies that it holds."""
        return len(self.request or b"") + len(self.answer or b"")


@dataclass(frozen=True, slots=True)
class Logged:
    """A call as it is shown."""

    id: int
    application: int
    accommodation: int | None
    happened_at: datetime
    request_id: str
    method: str
    route: str
    operation: str
    path: str
    status: int
    micros: int
    error: str | None
    request_bytes: int
    answer_bytes: int
    has_bodies: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """Which calls to list; None takes all."""

    status: int | None = None
    """The first digit."""
    operation: str | None = None
    accommodation: int | None = None
    request_id: str | None = None


_INSERT = """
insert into request_log (
    application, accommodation, happened_at, request_id, method, route, operation, path, status, micros, error,
    request_bytes, answer_bytes, kid, bodies
)
select * from unnest(
    $1::bigint[], $2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::smallint[], $10::bigint[], $11::text[], $12::bigint[], $13::bigint[], $14::text[], $15::bytea[]
)
"""

_COLUMNS = """
select id, application, accommodation, happened_at, request_id, method, route, operation, path, status, micros, error,
       request_bytes, answer_bytes, bodies is not null as has_bodies
from request_log
"""

_LIST = (
    _COLUMNS
    + """
where application = $1 and id < $2
  and ($3::smallint is null or status / 100 = $3)
  and ($4::text is null or operation = $4)
  and ($5::bigint is null or accommodation = $5)
  and ($6::text is null or request_id = $6)
order by id desc
limit $7
"""
)

_ONE = _COLUMNS + "where application = $1 and id = $2"

_BODIES = "select kid, bodies, request_id from request_log where application = $1 and id = $2"

_FORGET = """
delete from request_log
where id in (select id from request_log where happened_at < $1 order by happened_at limit $2)
"""


class RequestLog:
    """Takes notes and writes them down. Use it from one event loop."""

    def __init__(
        self,
        database: "Database",
        keyring: Keyring,
        bodies: Bodies,
        *,
        capacity: int = CAPACITY,
        capacity_bytes: int = CAPACITY_BYTES,
    ) -> None:
        self._database = database
        self._keyring = keyring
        self._bodies = bodies
        self._capacity = capacity
        self._capacity_bytes = capacity_bytes
        self._waiting: deque[Noted] = deque()
        self._held = 0
        self._wanted = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def looks_at_bodies(self, *, sandbox: bool, status: int) -> bool:
        """Whether the bodies of such a call are of use here; no others should be held until the call is written."""
        return status >= 400 or self._keeps(sandbox, status)

    def note(self, call: Noted) -> None:
        """Remember a call. Never fails and never waits; a full queue drops it."""
        if len(self._waiting) >= self._capacity:
            metrics.LOG_DROPS.inc()
            return
        if self._held + call.weight > self._capacity_bytes:
            call = replace(call, request=None, answer=None)
        self._held += call.weight
        self._waiting.append(call)
        if not self._wanted.is_set():
            self._wanted.set()
            if self._task is None or self._task.done():
                self._task = asyncio.get_running_loop().create_task(self._run(), name="request-log")

    async def close(self) -> None:
        """Write what waits, and end."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        try:
            async with asyncio.timeout(TROUBLE_SECONDS):
                while self._waiting:
                    await self._write()
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            log.warning("request_log_lost", calls=len(self._waiting), error=type(error).__name__)

    async def _run(self) -> None:
        while True:
            await self._wanted.wait()
            await asyncio.sleep(INTERVAL_SECONDS)
            self._wanted.clear()
            try:
                while self._waiting:
                    await self._write()
            except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                log.warning("request_log_waits", error=type(error).__name__)
                await asyncio.sleep(TROUBLE_SECONDS)
                self._wanted.set()

    async def _write(self) -> None:
        taken = [self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))]
        weight = sum(call.weight for call in taken)
        self._held -= weight
        rows: list[tuple[Any, ...]] = []
        done = work = 0
        for call in taken:
            rows.append(self._row(call))
            done, work = done + 1, work + call.weight
            if done >= _AT_ONCE or work >= _BYTES_AT_ONCE:
                done = work = 0
                await asyncio.sleep(0)
        try:
            async with self._database.gate.acquire() as connection:
                await connection.execute(_INSERT, *map(list, zip(*rows, strict=True)))
        except asyncpg.DataError:
            # Something that PostgreSQL can't hold: it would stand in the way for good.
            metrics.LOG_DROPS.inc(len(taken))
            log.exception("request_log_refused")
        except BaseException:
            self._waiting.extendleft(reversed(taken))
            self._held += weight
            raise

    def _row(self, call: Noted) -> tuple[Any, ...]:
        sealed = None
        if self._keeps(call.sandbox, call.status):
            sent = _body(call.request, call.request_media, call.request_bytes)
            answered = _body(call.answer, call.answer_media, call.answer_bytes)
            content = json.dumps([sent, answered], ensure_ascii=False)
            sealed = self._keyring.seal(content.encode(), _context(call.request_id))
        return (
            call.application,
            call.accommodation,
            call.happened_at,
            call.request_id,
            call.method,
            call.route,
            call.operation,
            _path(call),
            call.status,
            int(call.seconds * 1_000_000),
            _error(call),
            call.request_bytes,
            call.answer_bytes,
            sealed and sealed.kid,
            sealed and sealed.blob,
        )

    def _keeps(self, sandbox: bool, status: int) -> bool:
        match self._bodies:
            case Bodies.ALL:
                return True
            case Bodies.SANDBOX:
                return sandbox or status >= 400
            case Bodies.FAILURES:
                return status >= 400
            case Bodies.NONE:
                return False


def _context(request_id: str) -> bytes:
    return f"request_log.bodies.{request_id}".encode()


def _path(call: Noted) -> str:
    path = mask_card_numbers(call.path)
    if call.query:
        path += f"?{redact_pairs(call.query)}"
    return path.encode("utf-8", "replace").decode().replace("\0", "")[:MAX_PATH]


def portion(body: bytes | None) -> bytes | None:
    """A body, or None when it is too large to be looked at: a calendar of a year is, and many wait to be written."""
    return None if body is None or len(body) > MAX_RAW else body


def _body(raw: bytes | None, media: str, size: int) -> str:
    if size > MAX_RAW:
        return f"[{size} bytes, too many to be kept]"
    if raw is None:
        return "[not kept]" if size else ""
    return redact_body(raw, media, KEPT)


def _error(call: Noted) -> str | None:
    """The `type` of the error in an answer (docs/contract.md 2)."""
    if call.status < 400 or not call.answer:
        return None
    try:
        found = json.loads(call.answer)
    except ValueError:
        return None
    kind = found.get("type") if isinstance(found, dict) else None
    return kind if isinstance(kind, str) else None


async def calls(
    connection: "RawConnection", application: int, wanted: Filter, *, before: int = NEWEST, limit: int = 50
) -> Sequence[Logged]:
    """Calls of an application, newest first, with ids below `before`."""
    rows = await connection.fetch(
        _LIST,
        application,
        before,
        wanted.status,
        wanted.operation,
        wanted.accommodation,
        wanted.request_id,
        limit,
    )
    return [Logged(**dict(row)) for row in rows]


async def call(connection: "RawConnection", application: int, number: int) -> Logged | None:
    """One call of an application; None when there is none, or no longer."""
    row = await connection.fetchrow(_ONE, application, number)
    return None if row is None else Logged(**dict(row))


async def bodies(
    connection: "RawConnection", keyring: Keyring, application: int, number: int
) -> tuple[str, str] | None:
    """The redacted bodies of a call, what was sent and what was answered; None where they are not kept."""
    row = await connection.fetchrow(_BODIES, application, number)
    if row is None or row["bodies"] is None:
        return None
    try:
        request, answer = json.loads(keyring.open(row["kid"], row["bodies"], _context(row["request_id"])))
    except KeyringError:
        # Its key was retired.
        return None
    return str(request), str(answer)


async def forget(connection: "RawConnection", now: datetime) -> bool:
    """Delete a batch of calls that are older than 30 days; whether there may be more. A job of the worker."""
    status = await connection.execute(_FORGET, now - RETENTION, FORGET_BATCH)
    return int(status.rpartition(" ")[2]) == FORGET_BATCH
