"""What becomes of units of work whose connection was lost while it lay in the pool."""

from collections.abc import AsyncIterator

import pytest
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
    assert await answer(database) == 42
    yield database
    await database.close()


async def answer(database: Database) -> object:
    async with database.write(CONTEXT) as unit:
        return await unit.raw.fetchval("select 42")


async def test_a_lost_connection_is_replaced_without_a_word(pool: Database, way: DatabaseProxy) -> None:
    await way.cut()
    await way.mend()
    assert await answer(pool) == 42


async def test_a_lost_connection_that_can_not_be_replaced_is_an_outage(pool: Database, way: DatabaseProxy) -> None:
    await way.cut()
    with pytest.raises((SQLAlchemyError, OSError)) as found:
        await answer(pool)
    assert is_unavailable(found.value)
    await way.mend()
    assert await answer(pool) == 42
