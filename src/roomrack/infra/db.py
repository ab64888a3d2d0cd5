"""Connections and the unit of work.

One request or job is one transaction: the edge opens a unit, services flush, the edge commits. A unit begins with a
statement through SQLAlchemy, because only then is the driver's own connection inside the transaction: what ran on it
before would commit by itself, silently. `unit.raw` asserts it.

Reading and writing units are different types, so that a service that writes can't be handed a reading one.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

import asyncpg
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine

from roomrack.core.clock import Clock
from roomrack.infra import events
from roomrack.infra.crypto import Keyring
from roomrack.infra.sequences import IdBlocks

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy

    RawConnection = asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]

SCOPE_SETTING = "roomrack.scope"
RETRYABLE_STATES = frozenset({"40001", "40P01"})


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

    def __init__(self, connection: AsyncConnection, raw: "RawConnection", context: Context) -> None:
        self.context = context
        self._connection = connection
        self._raw = raw
        self._session: AsyncSession | None = None

    @property
    def session(self) -> AsyncSession:
        """SQLAlchemy's session on this transaction, for ordinary queries."""
        if self._session is None:
            self._session = AsyncSession(self._connection, expire_on_commit=False)
        return self._session

    @property
    def raw(self) -> "asyncpg.Connection[asyncpg.Record]":
        """The driver's connection inside this transaction, for the hot queries of repositories."""
        if not self._raw.is_in_transaction():
            raise RuntimeError("the driver's connection is outside the transaction: its statements would autocommit")
        return cast("asyncpg.Connection[asyncpg.Record]", self._raw)

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

    def __init__(
        self, connection: AsyncConnection, raw: "RawConnection", context: Context, ids: IdBlocks | None = None
    ) -> None:
        super().__init__(connection, raw, context)
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

    async def widen(self, accommodation: int) -> None:
        """Let this unit see a property that it is about to create: row-level security checks new rows as well."""
        self.context = replace(self.context, scope=self.context.scope | {accommodation})
        await self.raw.execute("select set_config($1, $2, true)", SCOPE_SETTING, _scope_text(self.context.scope))

    async def start_over(self) -> None:
        """Undo everything, events and callbacks too, and go on in a new transaction of the same scope."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()
        raw = self.raw
        await raw.execute("rollback")
        await raw.execute("begin")
        await raw.execute("select set_config($1, $2, true)", SCOPE_SETTING, _scope_text(self.context.scope))
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
            "timezone": "UTC",
        }
        self.engine: AsyncEngine = create_async_engine(
            sqlalchemy_url(dsn),
            pool_size=pool_size,
            max_overflow=0,
            hide_parameters=True,
            pool_timeout=10,
            pool_use_lifo=True,
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
        async with self.engine.connect() as connection:
            raw = await _begin(connection, context, read_only=True)
            unit = ReadUnit(connection, raw, context)
            try:
                yield unit
            finally:
                await unit.close()
                await connection.rollback()

    @asynccontextmanager
    async def write(self, context: Context) -> AsyncIterator[WriteUnit]:
        """A transaction that commits when the block ends, and rolls back when it raises."""
        async with self.engine.connect() as connection:
            raw = await _begin(connection, context, read_only=False)
            unit = WriteUnit(connection, raw, context, self._ids)
            try:
                yield unit
                await unit.flush()
                await connection.commit()
            except BaseException:
                await connection.rollback()
                raise
            finally:
                await unit.close()
        if unit.recorded:
            self.wake()
        await unit.run_callbacks()


async def _keep(_: object) -> None:
    """Nothing on the gate pool changes its session, so the round trip of a reset would be wasted on every call."""


async def _begin(connection: AsyncConnection, context: Context, *, read_only: bool) -> "RawConnection":
    opening = "select set_config('roomrack.scope', $1, true), set_config('transaction_read_only', $2, true)"
    settings = (_scope_text(context.scope), "on" if read_only else "off")
    try:
        await connection.exec_driver_sql(opening, settings)
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
        # The database closed it while it lay in the pool (a restart, say). Nothing was done yet: take a new one.
        await connection.rollback()
        await connection.exec_driver_sql(opening, settings)
    pooled = await connection.get_raw_connection()
    raw = pooled.driver_connection
    if raw is None:
        raise RuntimeError("the pool handed out a closed connection")
    return cast("RawConnection", raw)


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
