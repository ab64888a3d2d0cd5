"""What becomes of units of work whose connection was lost while it lay in the pool."""

import asyncio
from collections.abc import AsyncIterator
from threading import Thread

import asyncpg
import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from roomrack.core.clock import SystemClock
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database
from roomrack.infra.http.errors import is_unavailable
from tests.harness.cluster import Urls
from tests.harness.proxy import DatabaseProxy

CONTEXT = Context(clock=SystemClock(), keyring=Keyring.parse(Keyring.generate("lost")))


@pytest.fixture
async def way(urls: Urls) -> AsyncIterator[DatabaseProxy]:
    async with DatabaseProxy(urls.app) as proxy:
        yield proxy


@pytest.fixture
async def pool(way: DatabaseProxy) -> AsyncIterator[Database]:
    """A pool whose only connection goes through the proxy and was used once."""
    database = Database(way.url, pool_size=1)
    assert await read(database) == 42
    yield database
    await database.close()


async def read(database: Database) -> object:
    async with database.write(CONTEXT) as unit:
        return await unit.raw.fetchval("select 42")


async def test_a_lost_connection_is_replaced_without_a_word(pool: Database, way: DatabaseProxy) -> None:
    await way.cut()
    await way.mend()
    assert await read(pool) == 42


async def test_a_lost_connection_that_can_not_be_replaced_is_an_outage(pool: Database, way: DatabaseProxy) -> None:
    await way.cut()
    with pytest.raises((SQLAlchemyError, OSError)) as found:
        await read(pool)
    assert is_unavailable(found.value)
    await way.mend()
    assert await read(pool) == 42


@pytest.mark.parametrize("turns", range(5))
async def test_a_connection_that_the_server_ends_at_any_moment(urls: Urls, turns: int) -> None:
    """Its last words and its end reach the driver in two turns of the loop, and a query may come in between."""
    database = Database(urls.app, pool_size=1, gate_pool_size=1)
    await database.open()
    try:
        backend = await database.gate.fetchval("select pg_backend_pid()")
        end = Thread(target=asyncio.run, args=(terminate(urls, backend),))
        end.start()
        end.join()  # The loop stands still meanwhile.
        for _ in range(turns):
            await asyncio.sleep(0)
        answers: list[object] = await asyncio.gather(database.gate.fetchval("select 42"), return_exceptions=True)
        got = answers[0]
        assert is_unavailable(got) if isinstance(got, BaseException) else got == 42
        assert await database.gate.fetchval("select 42") == 42
    finally:
        await database.close()


async def terminate(urls: Urls, backend: int) -> None:
    connection = await asyncpg.connect(urls.superuser)
    await connection.execute("select pg_terminate_backend($1, 5000)", backend)
    await connection.close()


async def test_a_server_that_takes_no_more_connections_is_an_outage(urls: Urls) -> None:
    superuser = await asyncpg.connect(urls.superuser)
    await superuser.execute("create role crowd login connection limit 0 password 'crowd'")
    url = make_url(urls.app).set(username="crowd", password="crowd")
    database = Database(url.render_as_string(hide_password=False), pool_size=1)
    try:
        with pytest.raises(asyncpg.TooManyConnectionsError) as found:
            await read(database)
        assert is_unavailable(found.value)
    finally:
        await database.close()
        await superuser.execute("drop role crowd")
        await superuser.close()
