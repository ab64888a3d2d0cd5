"""Ids of things that come from elsewhere, while the server gives out its own."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from roomrack.core.clock import SystemClock
from roomrack.infra import imported
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database
from roomrack.infra.imported import MAX_KEPT, Known
from tests.harness.cluster import Urls, copy_template, drop

SEQUENCE = "product_id"
PROPERTY = 7
CONTEXT = Context(clock=SystemClock(), keyring=Keyring.parse(Keyring.generate("kept")), scope=frozenset({PROPERTY}))


@pytest.fixture
async def database(cluster: Urls, worker_id: str) -> AsyncIterator[Database]:
    """A fresh database, as the API's role sees it."""
    name = f"kept_{worker_id}"
    urls = await copy_template(cluster, name)
    pool = Database(urls.app, pool_size=6)
    yield pool
    await pool.close()
    await drop(cluster, name)


async def own(database: Database, count: int) -> list[int]:
    async with database.write(CONTEXT) as unit:
        return await unit.new_ids(SEQUENCE, count)


async def kept(database: Database, wanted: list[int], kind: str = SEQUENCE) -> dict[int, int]:
    async with database.write(CONTEXT) as unit:
        await imported.skip(unit, kind, wanted)
    async with database.write(CONTEXT) as unit:
        await imported.alone(unit)
        got = await imported.keep(unit, kind, wanted)
        known = [Known(str(there), here, b"") for there, here in got.items()]
        await imported.remember(unit, PROPERTY, kind, known)
        return got


async def test_an_id_is_kept_where_nobody_has_it_nor_will(database: Database) -> None:
    first = await own(database, 3)
    below, above = 5, 12_000_000
    got = await kept(database, [below, first[0], above])
    assert (got[below], got[above]) == (below, above)
    assert got[first[0]] not in {below, above, *first}
    # Those between were skipped, so that a second import has them; one that an import has, none gets again.
    assert await kept(database, [above - 1, above + 1]) == {above - 1: above - 1, above + 1: above + 1}
    assert (await kept(database, [above]))[above] not in {below, above, *first, *got.values()}


async def test_ids_that_would_use_up_the_numbers_are_not_kept(database: Database) -> None:
    got = await kept(database, [MAX_KEPT + 1, 0, -3])
    assert all(2_000_000 > here >= 1_000_000 for here in got.values())


async def test_other_sequences_stay_as_they_are(database: Database) -> None:
    with pytest.raises(Exception, match="ids of event_id are not kept"):
        await kept(database, [9_000_000], "event_id")


async def test_nobody_gets_the_same_id_while_both_go_on(database: Database) -> None:
    """The server gives ids out while an import has the sequence skip others, just ahead of it."""
    given: list[int] = []

    async def serve() -> None:
        for _ in range(60):
            given.extend(await own(database, 7))

    async def take_over() -> None:
        for _ in range(25):
            near = max(given, default=1_000_000)
            wanted = [near + step for step in (1, 40, 51, 200)]
            given.extend((await kept(database, wanted)).values())

    await asyncio.gather(serve(), serve(), serve(), take_over())
    assert len(given) == len(set(given)) == 3 * 60 * 7 + 25 * 4
