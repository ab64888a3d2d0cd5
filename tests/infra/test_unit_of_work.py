"""The unit of work: one transaction for the session, the driver's own connection and the events."""

from collections.abc import AsyncIterator

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from roomrack.core.clock import SystemClock
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database, WriteUnit
from roomrack.infra.events import Event
from roomrack.infra.jobs import enqueue
from tests.factories import Hotel, World
from tests.harness.cluster import Urls

COUNT = """
select (select count(*) from event where accommodation = $1)
     + (select count(*) from pgqueuer where entrypoint = 'test.job')
"""


@pytest.fixture
async def app(urls: Urls) -> AsyncIterator[Database]:
    """A pool in the API's own role."""
    pool = Database(urls.app, pool_size=2, gate_pool_size=1)
    await pool.open()
    yield pool
    await pool.close()


def _context(*hotels: Hotel) -> Context:
    keyring = Keyring.parse(Keyring.generate("unit"))
    return Context(clock=SystemClock(), keyring=keyring, scope=frozenset(hotel.id for hotel in hotels))


async def _write_everywhere(unit: WriteUnit, hotel: Hotel) -> None:
    await unit.session.execute(
        text("update accommodation set name = 'Changed' where accommodation = :id"), {"id": hotel.id}
    )
    await unit.raw.execute("update accommodation set city = 'Changed' where accommodation = $1", hotel.id)
    await unit.record(Event("test.happened", hotel.id, "1", {"n": 1}))
    await enqueue(unit, "test.job")


async def _seen(world: World, hotel: Hotel) -> tuple[str, str | None, int]:
    async with world.unit() as unit:
        row = await unit.raw.fetchrow("select name, city from accommodation where accommodation = $1", hotel.id)
        count = await unit.raw.fetchval(COUNT, hotel.id)
        assert row is not None
        return row["name"], row["city"], count


async def test_rollback_takes_back_session_driver_events_and_jobs(app: Database, world: World) -> None:
    hotel = await world.hotel()
    before = await _seen(world, hotel)

    async def fail_after_writing() -> None:
        async with app.write(_context(hotel)) as unit:
            await _write_everywhere(unit, hotel)
            raise LookupError

    with pytest.raises(LookupError):
        await fail_after_writing()
    assert await _seen(world, hotel) == before


async def test_commit_keeps_all_of_it_and_runs_callbacks_afterwards(app: Database, world: World) -> None:
    hotel = await world.hotel()
    _, _, count = await _seen(world, hotel)
    ran: list[str] = []
    async with app.write(_context(hotel)) as unit:
        unit.after_commit(lambda: ran.append("after"))
        await _write_everywhere(unit, hotel)
        assert ran == []
    assert ran == ["after"]
    assert await _seen(world, hotel) == ("Changed", "Changed", count + 2)
    async with world.unit() as unit:
        await unit.raw.execute("delete from pgqueuer where entrypoint = 'test.job'")


async def test_driver_outside_the_transaction_is_refused(app: Database) -> None:
    async with app.write(_context()) as unit:
        await unit.raw.execute("rollback")
        with pytest.raises(RuntimeError, match="outside the transaction"):
            _ = unit.raw


async def test_reading_unit_cannot_write(app: Database, world: World) -> None:
    hotel = await world.hotel()
    async with app.read(_context(hotel)) as unit:
        with pytest.raises(DBAPIError, match="read-only"):
            await unit.session.execute(text("update accommodation set name = 'x'"))


async def test_scope_ends_with_the_transaction(app: Database, world: World) -> None:
    first, second = await world.hotel(), await world.hotel()
    count = "select count(*) from accommodation"
    async with app.read(_context(first, second)) as unit:
        assert await unit.raw.fetchval(count) == 2
    async with app.read(_context(second)) as unit:
        assert await unit.raw.fetchval(count) == 1
    async with app.read(_context()) as unit:
        assert await unit.raw.fetchval(count) == 0


async def test_an_error_that_was_passed_over_is_no_silent_rollback(app: Database, world: World) -> None:
    hotel = await world.hotel()
    before = await _seen(world, hotel)

    async def pass_over() -> None:
        async with app.write(_context(hotel)) as unit:
            await unit.raw.execute("update accommodation set city = 'Changed' where accommodation = $1", hotel.id)
            with pytest.raises(asyncpg.DivisionByZeroError):
                await unit.raw.execute("select 1 / 0")

    with pytest.raises(RuntimeError, match="nothing was committed"):
        await pass_over()
    assert await _seen(world, hotel) == before


async def test_what_a_lost_unit_left_open_is_not_met_by_the_next(app: Database) -> None:
    async def lose() -> None:
        async with app.write(_context()) as unit:
            await unit.raw.execute("select pg_terminate_backend(pg_backend_pid())")

    for _ in range(4):
        with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError)):
            await lose()
    async with app.read(_context()) as unit:
        assert await unit.raw.fetchval("select pg_current_xact_id_if_assigned() is null")


async def test_a_savepoint_takes_back_its_own_part_only(app: Database, world: World) -> None:
    hotel = await world.hotel()
    name, _, _ = await _seen(world, hotel)

    async def fail_within(unit: WriteUnit) -> None:
        async with unit.savepoint():
            await unit.session.execute(
                text("update accommodation set name = 'Lost' where accommodation = :id"), {"id": hotel.id}
            )
            await unit.raw.execute("select 1 / 0")

    async with app.write(_context(hotel)) as unit:
        await unit.raw.execute("update accommodation set city = 'Kept' where accommodation = $1", hotel.id)
        with pytest.raises(asyncpg.DivisionByZeroError):
            await fail_within(unit)
        async with unit.savepoint():
            await unit.raw.execute("update accommodation set name = name || '!' where accommodation = $1", hotel.id)
    assert (await _seen(world, hotel))[:2] == (f"{name}!", "Kept")


async def test_a_narrowed_unit_sees_no_more_than_before(app: Database, world: World) -> None:
    here, there, foreign = [await world.hotel() for _ in range(3)]
    seen = "select array_agg(accommodation) from accommodation where accommodation = any($1::bigint[])"
    async with app.write(_context(here, there)) as unit:
        await unit.narrow([here.id, foreign.id])
        assert await unit.raw.fetchval(seen, [here.id, there.id, foreign.id]) == [here.id]
        assert unit.scope == {here.id}
