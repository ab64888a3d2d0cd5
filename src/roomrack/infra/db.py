"""Connections and the unit of work.

One request or job is one transaction: the edge opens a unit, services flush, the edge commits. The transaction is begun
and ended here, on the driver's own connection, together with the scope and in one round trip; SQLAlchemy is in its
autocommit mode, so that what goes through a session is part of the same transaction (docs/adr/0010). `unit.raw` asserts
that there is one.

Reading and writing units are different types, so that a service that writes can't be handed a reading one.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

import asyncpg
import msgspec
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine

from roomrack.core.clock import Clock, server_time
from roomrack.infra import events
from roomrack.infra.crypto import Keyring
from roomrack.infra.sequences import IdBlocks

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy
    from sqlalchemy.pool import PoolProxiedConnection

    RawConnection = asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]

SCOPE_SETTING = "roomrack.scope"
PLAN_ONCE = "force_generic_plan"
"""For what books and counts: short statements by key, whose plan is the same whatever the values, and which take longer
to plan than to run."""
PLAN_BY_VALUES = "auto"
"""For what searches, where the values decide which index serves."""
RETRYABLE_STATES = frozenset({"40001", "40P01"})
_LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    OSError,
)
"""What the driver raises on a connection that has gone, or is about to."""


@dataclass(frozen=True, slots=True)
class Context:
    """Who a unit works for and what it may see."""

    clock: Clock
    keyring: Keyring
    scope: frozenset[int] = frozenset()
    """Accommodations that row-level security lets through; roles with BYPASSRLS see all."""
    actor: Mapping[str, Any] = field(default_factory=dict)
    """Recorded with every event: kind and ids of who acts, never a name or an address."""
    request_id: str | None = None


class ReadUnit:
    """A read-only transaction."""

    def __init__(self, connection: "_PooledConnection", context: Context) -> None:
        self.context = context
        self._connection = connection
        self._raw = connection.raw
        self._session: AsyncSession | None = None

    @property
    def session(self) -> AsyncSession:
        """SQLAlchemy's session on this transaction, for ordinary queries."""
        if self._session is None:
            self._session = AsyncSession(self._connection.for_sessions(), expire_on_commit=False)
        return self._session

    @property
    def raw(self) -> "asyncpg.Connection[asyncpg.Record]":
        """The driver's connection inside this transaction, for the hot queries of repositories."""
        if not self._raw.is_in_transaction():
            raise RuntimeError("the driver's connection is outside the transaction: its statements would autocommit")
        return cast("asyncpg.Connection[asyncpg.Record]", self._raw)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """A part of the transaction that is taken back alone when the block raises, so that the rest can go on."""
        await self.raw.execute("savepoint part")
        try:
            yield
            await self.flush()
        except BaseException:
            await self.raw.execute("rollback to savepoint part; release savepoint part")
            raise
        await self.raw.execute("release savepoint part")

    @property
    def scope(self) -> frozenset[int]:
        """The accommodations that this unit may see."""
        return self.context.scope

    @property
    def keyring(self) -> Keyring:
        """The server's keys."""
        return self.context.keyring

    def now(self, accommodation: int | None = None) -> datetime:
        """The instant, in UTC, by the clock of the accommodation (a sandbox can have its own)."""
        return self.context.clock.now(accommodation)

    def server_now(self) -> datetime:
        """The instant, in UTC, by the server's clock, whosever time this unit has: for leases and limits."""
        return server_time(self.context.clock)

    async def widen(self, *accommodations: int) -> None:
        """Let this unit see further properties: one that it is about to create, or whose access was checked already.

        Row-level security checks new rows as well.
        """
        await self._see(self.context.scope | set(accommodations))

    async def _see(self, scope: frozenset[int]) -> None:
        self.context = replace(self.context, scope=scope)
        await self.raw.execute("select set_config($1, $2, true)", SCOPE_SETTING, _scope_text(scope))

    async def flush(self) -> None:
        """Send pending changes of the session to the database."""
        if self._session is not None:
            await self._session.flush()

    async def close(self) -> None:
        """Let go of the session; the transaction belongs to the edge."""
        if self._session is not None:
            await self._session.close()


class WriteUnit(ReadUnit):
    """A transaction that writes. Services flush; only the edge commits."""

    def __init__(self, connection: "_PooledConnection", context: Context, ids: IdBlocks | None = None) -> None:
        super().__init__(connection, context)
        self._ids = ids or IdBlocks()
        self.recorded = False
        self._callbacks: list[Callable[[], Awaitable[None] | None]] = []

    async def record(self, *occurred: "events.Event") -> None:
        """Write events in this transaction; the worker is woken once it has committed."""
        if occurred:
            await self.flush()
            await events.append(self, occurred)
            self.recorded = True

    async def new_ids(self, sequence: str, count: int) -> list[int]:
        """Ids for rows that are about to be written, mostly without asking the database."""
        if not count:
            return []
        ids, left = await self._ids.take(self.raw, sequence, count)
        if left:
            self.after_commit(lambda: self._ids.keep(sequence, left))
        return ids

    def after_commit(self, callback: Callable[[], Awaitable[None] | None]) -> None:
        """Run something once the transaction has committed, and never if it has not. It must not fail."""
        self._callbacks.append(callback)

    async def narrow(self, accommodations: Collection[int]) -> None:
        """Let this unit see no other properties than these: what a grant over a thousand costs, each row pays again."""
        await self._see(self.context.scope & set(accommodations))

    async def start_over(self) -> None:
        """Undo everything, events and callbacks too, and go on in a new transaction of the same scope."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()
        await self.raw.execute("rollback; " + _opening(self.context, read_only=False))
        self.recorded = False
        self._callbacks.clear()

    async def run_callbacks(self) -> None:
        """Run what `after_commit` collected; called by the edge."""
        for callback in self._callbacks:
            result = callback()
            if result is not None:
                await result


class Database:
    """The pools of one process."""

    def __init__(
        self,
        dsn: str,
        *,
        pool_size: int = 10,
        gate_pool_size: int = 4,
        statement_timeout_seconds: float = 30,
        lock_timeout_seconds: float = 10,
        application_name: str = "roomrack",
    ) -> None:
        self._dsn = dsn
        self._gate_pool_size = gate_pool_size
        self._server_settings = {
            "application_name": application_name,
            "statement_timeout": str(int(statement_timeout_seconds * 1000)),
            "lock_timeout": str(int(lock_timeout_seconds * 1000)),
            "idle_in_transaction_session_timeout": "60000",
            "jit": "off",
            "plan_cache_mode": PLAN_ONCE,
            "timezone": "UTC",
        }
        self.engine: AsyncEngine = create_async_engine(
            sqlalchemy_url(dsn),
            isolation_level="AUTOCOMMIT",
            pool_size=pool_size,
            max_overflow=0,
            hide_parameters=True,
            json_deserializer=msgspec.json.decode,
            pool_timeout=10,
            pool_use_lifo=True,
            pool_reset_on_return=None,
            connect_args={"server_settings": self._server_settings, "timeout": 10},
        )
        self._gate: asyncpg.Pool[asyncpg.Record] | None = None
        self._ids = IdBlocks()
        self.wake: Callable[[], None] = lambda: None
        """Called after each commit that recorded events; `entrypoints` sets it to the worker's waker."""

    async def open(self) -> None:
        """Open the gate pool. Raises what asyncpg raises when the database can't be reached."""
        if self._gate is None:
            self._gate = await asyncpg.create_pool(
                self._dsn,
                min_size=1,
                max_size=self._gate_pool_size,
                timeout=10,
                command_timeout=30,
                reset=_keep,
                server_settings={**self._server_settings, "synchronous_commit": "off"},
            )

    async def close(self) -> None:
        """Close all pools."""
        if self._gate is not None:
            await self._gate.close()
            self._gate = None
        await self.engine.dispose()

    @property
    def gate(self) -> "asyncpg.Pool[asyncpg.Record]":
        """Short autocommitted statements whose loss in a crash is bearable: quota counters, the request log.

        It also looks credentials up. Its commits do not wait for the disk.
        """
        if self._gate is None:
            raise RuntimeError("Database.open() was not awaited")
        return self._gate

    @asynccontextmanager
    async def read(self, context: Context) -> AsyncIterator[ReadUnit]:
        """A read-only transaction, rolled back at the end."""
        async with self._transaction(context, read_only=True) as connection:
            unit = ReadUnit(connection, context)
            try:
                yield unit
            finally:
                await unit.close()

    @asynccontextmanager
    async def write(self, context: Context) -> AsyncIterator[WriteUnit]:
        """A transaction that commits when the block ends, and rolls back when it raises."""
        async with self._transaction(context, read_only=False) as connection:
            unit = WriteUnit(connection, context, self._ids)
            try:
                yield unit
                await unit.flush()
                if await connection.raw.execute("commit") != "COMMIT":
                    raise RuntimeError("a statement had failed and its error was passed over: nothing was committed")
            finally:
                await unit.close()
        if unit.recorded:
            self.wake()
        await unit.run_callbacks()

    @asynccontextmanager
    async def _transaction(self, context: Context, *, read_only: bool) -> "AsyncIterator[_PooledConnection]":
        """A connection with a transaction on it, which ends with the block if it has not ended in it."""
        connection = await self._begun(_opening(context, read_only=read_only))
        try:
            yield connection
        finally:
            await connection.give_back()

    async def _begun(self, opening: str) -> "_PooledConnection":
        connection = await self._taken()
        try:
            await connection.raw.execute(opening)
        except _LOST as error:
            # The database closed it while it lay in the pool (a restart, say). Nothing was done yet: take a new one.
            connection.discard(error)
        except BaseException:
            await connection.give_back()
            raise
        else:
            return connection
        connection = await self._taken()
        try:
            await connection.raw.execute(opening)
        except BaseException:
            await connection.give_back()
            raise
        return connection

    async def _taken(self) -> "_PooledConnection":
        try:
            return _PooledConnection(self.engine, await self.engine.raw_connection())
        except self.engine.dialect.loaded_dbapi.Error as error:
            # Outside of its own methods SQLAlchemy shows its wrapping of the driver as it is: what is inside counts.
            raise error.__cause__ or error from None


class _PooledConnection:
    """A connection while a unit has it."""

    __slots__ = ("_engine", "_pooled", "raw")

    def __init__(self, engine: AsyncEngine, pooled: "PoolProxiedConnection") -> None:
        raw = pooled.driver_connection
        if raw is None:
            raise RuntimeError("the pool handed out a closed connection")
        self._engine = engine
        self._pooled = pooled
        self.raw = cast("RawConnection", raw)

    def for_sessions(self) -> AsyncConnection:
        """SQLAlchemy's view of it. It is never closed: the pool gets the connection back from us."""
        return AsyncConnection(self._engine, Connection(self._engine.sync_engine, self._pooled))

    async def give_back(self) -> None:
        """Return it to the pool without a transaction, or, where that can't be had, end it."""
        raw = self.raw
        try:
            if self._pooled.is_valid and (raw.is_closed() or raw.is_in_transaction()):
                await raw.execute("rollback")
        except (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError) as error:
            self.discard(error)
        except BaseException:
            self.discard()
            raise
        else:
            self._pooled.close()

    def discard(self, error: BaseException | None = None) -> None:
        """End it; the pool opens another when it needs one."""
        if self._pooled.is_valid:
            self._pooled.invalidate(error)
        self._pooled.close()


async def _keep(_: object) -> None:
    """Nothing on the gate pool changes its session, so the round trip of a reset would be wasted on every call."""


def _opening(context: Context, *, read_only: bool) -> str:
    """Begins a transaction that sees what the context may see. A scope is digits and commas, so it needs no quoting."""
    begin = f"begin read only; set local plan_cache_mode = {PLAN_BY_VALUES}" if read_only else "begin"
    return f"{begin}; set local {SCOPE_SETTING} = '{_scope_text(context.scope)}'"


def _scope_text(scope: frozenset[int]) -> str:
    return ",".join(map(str, sorted(scope)))


def sqlalchemy_url(dsn: str) -> URL:
    """The same database for SQLAlchemy's asyncpg dialect."""
    return make_url(dsn).set(drivername="postgresql+asyncpg")


def sqlstate(error: BaseException) -> str | None:
    """PostgreSQL's error code, whichever layer raised the error; None for anything else."""
    if isinstance(error, DBAPIError):
        original: BaseException | None = error.orig
        state = getattr(original, "sqlstate", None)
        return state if isinstance(state, str) else None
    if isinstance(error, asyncpg.PostgresError):
        return error.sqlstate
    return None


def is_retryable(error: BaseException) -> bool:
    """Whether the whole transaction may simply be tried again: a deadlock or a serialization failure."""
    return sqlstate(error) in RETRYABLE_STATES
