"""Ids that a process keeps in memory, when PostgreSQL dies and forgets that it has given them out."""

import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from roomrack.core.clock import SystemClock
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database
from roomrack.infra.postgres import EmbeddedPostgres
from tests.harness.demo import wait_for

pytestmark = pytest.mark.crash

CONTEXT = Context(clock=SystemClock(), keyring=Keyring.parse(Keyring.generate("ids")))


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[EmbeddedPostgres]:
    """A server that writes its log only when a transaction commits, with a sequence in it."""
    # Otherwise a background process writes it as well, every 200 ms, and the loss would be a matter of luck.
    with EmbeddedPostgres(tmp_path / "postgres", settings={"wal_writer_delay": "10s"}) as embedded:
        connection = await asyncpg.connect(embedded.info.url())
        await connection.execute("create sequence room_number")
        await connection.close()
        yield embedded


async def ids(database: Database, count: int) -> list[int]:
    async with database.write(CONTEXT) as unit:
        return await unit.new_ids("room_number", count)


async def ids_of_a_lost_transaction(database: Database, server: EmbeddedPostgres) -> None:
    async with database.write(CONTEXT) as unit:
        await unit.new_ids("room_number", 1)
        crash(server)


def crash(server: EmbeddedPostgres) -> None:
    assert server.pid is not None
    os.kill(server.pid, signal.SIGKILL)
    wait_for(lambda: server.pid is None)
    server.start()


async def test_no_id_is_given_out_twice(server: EmbeddedPostgres) -> None:
    database = Database(server.info.url(), pool_size=1)
    try:
        with pytest.raises(asyncpg.PostgresConnectionError):
            await ids_of_a_lost_transaction(database, server)
        given = [number for _ in range(30) for number in await ids(database, 7)]
    finally:
        await database.close()
    assert len(set(given)) == len(given) == 210


async def test_what_a_committed_transaction_leaves_is_used_up(server: EmbeddedPostgres) -> None:
    database = Database(server.info.url(), pool_size=1)
    try:
        first = await ids(database, 1)
        crash(server)
        assert await ids(database, 49) == list(range(first[0] + 1, first[0] + 50))
    finally:
        await database.close()
