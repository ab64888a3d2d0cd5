"""`Idempotency-Key`: the same request sent twice does its work once. An addition to the contract.

A key stands for 24 hours within its scope: application, property or none, method and path. Its row is the first thing
that the request's own transaction writes, so that a twin running at the same moment waits for it, 5 seconds at most,
and then gets 409. The answer is stored in the same transaction as the change that it tells of, sealed: both exist, or
neither. Successes are stored, and refusals with 400 or 422; 401, 403, 404, 5xx and the like are not stored, and the key
stays free. The same key with another body is refused.

A refusal takes its transaction back and claims the key again in a new one, in which it is stored. That costs a refusal
some statements instead of costing every success a savepoint. If a twin comes in between, both get the twin's answer.

The table has four partitions that take turns, one a day: `forget` empties the one that is out of date, and nothing ever
has to create one in time. Uniqueness holds within a partition, so in the ten minutes before and after midnight (UTC) a
request writes its row into the partitions of both days; further from midnight it can look for yesterday's row, because
no request of yesterday is still running.
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

import asyncpg
from starlette.requests import Request
from starlette.responses import Response

from roomrack.core.errors import Conflict, ParamsError, RoomrackError
from roomrack.infra import metrics
from roomrack.infra.db import ReadUnit, WriteUnit

if TYPE_CHECKING:
    from roomrack.infra.db import RawConnection
    from roomrack.infra.http.operation import Call, Operation

HEADER = "idempotency-key"
REPLAYED = "Idempotency-Replayed"
LIFETIME = timedelta(hours=24)
NEAR_MIDNIGHT = timedelta(minutes=10)
TWIN_WAITS_SECONDS = 5.0
RETRY_AFTER_SECONDS = 2
MAX_KEY = 255
SLOTS = 4
STORED_REFUSALS = frozenset({400, 422})
KEPT_HEADERS = frozenset({"content-type", "content-language"})

_CLAIM = """
insert into idempotency as known (slot, scope, application, accommodation, fingerprint, created_at)
select wanted.slot, $2, $3, $4, $5, $6 from unnest($1::smallint[]) as wanted (slot)
where not exists (
    select from idempotency as earlier
    where earlier.slot = any($7::smallint[]) and earlier.scope = $2 and earlier.created_at > $8
)
order by wanted.slot
on conflict (slot, scope) do update
set application = excluded.application, accommodation = excluded.accommodation, fingerprint = excluded.fingerprint,
    created_at = excluded.created_at, kid = null, answer = null
where known.created_at <= $8 or known.answer is null
returning slot
"""

_FIND = """
select fingerprint, kid, answer from idempotency
where slot = any($1::smallint[]) and scope = $2 and created_at > $3 and answer is not null
order by created_at limit 1
"""

_STORE = "update idempotency set kid = $3, answer = $4 where slot = any($1::smallint[]) and scope = $2"

_EMPTY = {
    0: ("select exists (select from idempotency_p0)", "truncate idempotency_p0"),
    1: ("select exists (select from idempotency_p1)", "truncate idempotency_p1"),
    2: ("select exists (select from idempotency_p2)", "truncate idempotency_p2"),
    3: ("select exists (select from idempotency_p3)", "truncate idempotency_p3"),
}


class KeyWrong(ParamsError):
    """An Idempotency-Key that can't be one."""

    code = "idempotency_key"
    template = "An Idempotency-Key is 1 to {limit} printable ASCII characters."


class KeyReused(ParamsError):
    """The key was used in the last 24 hours with another query or body."""

    code = "idempotency_key_reused"
    template = "This Idempotency-Key was used with another request. Use a new key for every new request."


@dataclass(frozen=True, slots=True)
class Stored:
    """An answer that was given before."""

    status: int
    headers: dict[str, str]
    body: bytes
    cost: int
    """Units of additional cost that the call had."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A key that this request holds until its transaction ends."""

    slots: tuple[int, ...]
    scope: bytes


class Replay(Exception):
    """Leaves the unit of work without a trace; carries the answer that was given before."""

    def __init__(self, stored: Stored) -> None:
        super().__init__()
        self.stored = stored


def slot_of(instant: datetime) -> int:
    """The partition that an instant's day writes to."""
    return instant.astimezone(UTC).date().toordinal() % SLOTS


def claimed_slots(now: datetime) -> tuple[int, ...]:
    """The partitions in which a request at this instant writes its row: today's, and near midnight the neighbour's."""
    slots = {slot_of(now), slot_of(now - NEAR_MIDNIGHT), slot_of(now + NEAR_MIDNIGHT)}
    return tuple(sorted(slots))


def scope_of(application: int, accommodation: int | None, method: str, path: str, key: str) -> bytes:
    """What a key is unique within, as one digest."""
    parts = [str(application), "" if accommodation is None else str(accommodation), method, path, key]
    return sha256("\0".join(parts).encode()).digest()


def fingerprinted(request: Request, body: bytes) -> bytes:
    """What must be the same when a key comes again: the query and the body, to the letter."""
    query: bytes = request.scope.get("query_string", b"")
    return len(query).to_bytes(4, "big") + query + body


async def begin(
    unit: WriteUnit, scope: bytes, content: bytes, now: datetime, *, application: int, accommodation: int | None
) -> Stored | Claim:
    """Claim a key for this transaction, or find the answer that it got before.

    `now` is the server's time, also for a sandbox that is ahead of it; `content` is what must not
    differ between the two. Raises `Conflict` when a twin is still running after 5 seconds, `KeyReused` when the content
    is another.
    """
    claim = Claim(claimed_slots(now), scope)
    yesterday = (slot_of(now - timedelta(days=1)),)
    fingerprint = unit.keyring.digest(content)
    oldest = now - LIFETIME
    try:
        rows = await unit.raw.fetch(
            _CLAIM,
            claim.slots,
            scope,
            application,
            accommodation,
            fingerprint,
            now,
            yesterday,
            oldest,
            timeout=TWIN_WAITS_SECONDS,
        )
    except TimeoutError:
        raise Conflict(seconds=RETRY_AFTER_SECONDS) from None
    except asyncpg.LockNotAvailableError:
        raise Conflict(seconds=RETRY_AFTER_SECONDS) from None
    if len(rows) == len(claim.slots):
        return claim
    known = await unit.raw.fetchrow(_FIND, sorted({*claim.slots, *yesterday}), scope, oldest)
    if known is None:
        raise Conflict(seconds=RETRY_AFTER_SECONDS)
    if known["fingerprint"] not in unit.keyring.digests(content):
        raise KeyReused("Idempotency-Key")
    return _open(unit.keyring.open(known["kid"], known["answer"], scope))


async def finish(unit: WriteUnit, claim: Claim, stored: Stored) -> None:
    """Store the answer of the request that holds the key, sealed, in its transaction."""
    sealed = unit.keyring.seal(_pack(stored), claim.scope)
    await unit.raw.execute(_STORE, claim.slots, claim.scope, sealed.kid, sealed.blob)


def _pack(stored: Stored) -> bytes:
    head = json.dumps({"status": stored.status, "headers": stored.headers, "cost": stored.cost}).encode()
    return len(head).to_bytes(4, "big") + head + stored.body


def _open(packed: bytes) -> Stored:
    length = int.from_bytes(packed[:4], "big")
    head = json.loads(packed[4 : 4 + length])
    return Stored(head["status"], head["headers"], packed[4 + length :], head["cost"])


def key_of(operation: "Operation", request: Request) -> str | None:
    """The request's key, if it has one and its operation honours it. Raises `KeyWrong`."""
    key = request.headers.get(HEADER)
    if key is None or not operation.idempotent:
        return None
    if not 0 < len(key) <= MAX_KEY or not key.isascii() or not key.isprintable():
        raise KeyWrong("Idempotency-Key", limit=MAX_KEY)
    return key


async def run(
    call: "Call[ReadUnit]",
    handler: Callable[[Request], Awaitable[Response]],
    refuse: Callable[[Exception, Request], RoomrackError | None],
    render: Callable[[RoomrackError, Request], Response],
) -> Response:
    """Run a handler inside its unit of work, once for each key.

    `refuse` turns what the handler raises into a refusal, or gives None for what is none; `render` makes its answer.
    Raises `Replay` for a key that has an answer: nothing of the unit may commit then.
    """
    key = key_of(call.operation, call.request)
    caller = call.maybe_caller
    unit = call.unit
    if key is None or caller is None or not isinstance(unit, WriteUnit):
        return await handler(call.request)
    request = call.request
    accommodation = call.maybe_accommodation
    scope = scope_of(caller.application, accommodation, request.method, request.scope["path"], key)
    content = fingerprinted(request, await request.body())
    found = await _claim(unit, call, scope, content)
    try:
        response = await handler(request)
        await unit.flush()
    except Exception as error:
        refusal = refuse(error, request)
        if refusal is None or refusal.status not in STORED_REFUSALS:
            raise
        await unit.start_over()
        found = await _claim(unit, call, scope, content)
        response = render(refusal, request)
    if response.status_code < 300 or response.status_code in STORED_REFUSALS:
        await finish(unit, found, stored_of(response, request))
    return response


async def _claim(unit: WriteUnit, call: "Call[ReadUnit]", scope: bytes, content: bytes) -> Claim:
    """The key for this transaction. Raises `Replay` when it has an answer, and what `begin` raises."""
    found = await begin(
        unit,
        scope,
        content,
        call.services.clock.now(),
        application=call.caller.application,
        accommodation=call.maybe_accommodation,
    )
    if isinstance(found, Stored):
        raise Replay(found)
    return found


def stored_of(response: Response, request: Request) -> Stored:
    """What is kept of an answer: status, body and the headers that belong to the body."""
    headers = {name: value for name, value in response.headers.items() if name in KEPT_HEADERS}
    cost = int(request.state.answer_headers.get("X-RateLimit-Additional-Cost", 0))
    return Stored(response.status_code, headers, bytes(response.body), cost)


def replayed(stored: Stored) -> Response:
    """The answer of before, marked as such."""
    metrics.REPLAYS.inc()
    return Response(stored.body, stored.status, {**stored.headers, REPLAYED: "true"})


async def forget(connection: "RawConnection", now: datetime) -> bool:
    """Empty the partition whose rows are all over 24 hours old; a job of the worker. True when there were any."""
    filled, empty = _EMPTY[slot_of(now - timedelta(days=2))]
    if not await connection.fetchval(filled):
        return False
    async with connection.transaction():
        await connection.execute("set local lock_timeout = '2s'")
        await connection.execute(empty)
    return True
