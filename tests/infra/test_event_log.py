"""The order of the event log, where the number of a transaction gets one more digit."""

import asyncpg
import pytest

from roomrack.domain.revisions import repository
from roomrack.infra import events as event_log
from tests.factories import Hotel, World
from tests.harness.cluster import Urls

# Numbers of transactions so low that no reader of the database has still to come to them.
NUMBERS = (9, 10, 99, 100)
TYPE = "test.happened"


@pytest.fixture
async def old(world: World, urls: Urls) -> Hotel:
    """A property with one event of each of those transactions, the last written first."""
    hotel = await world.hotel()
    owner = await asyncpg.connect(urls.owner)
    await owner.executemany(
        "insert into event (accommodation, xid, type, schema, reference, payload, actor, occurred_at)"
        " values ($1, $2::text::xid8, $3, 1, $2, '{}', '{}', now())",
        [(hotel.id, str(number), TYPE) for number in reversed(NUMBERS)],
    )
    await owner.close()
    return hotel


@pytest.mark.parametrize("size", [1, 2, 3, 4])
async def test_a_reader_sees_every_event_once_and_in_order(world: World, old: Hotel, size: int) -> None:
    position, seen = ("0", 0), []
    async with world.unit() as unit:
        while position[0] != str(NUMBERS[-1]):
            found = await event_log.read(unit.raw, position, size)
            seen += [event.reference for event in found if (event.accommodation, event.type) == (old.id, TYPE)]
            position = (found[-1].xid, found[-1].id)
    assert seen == [str(number) for number in NUMBERS]


@pytest.mark.parametrize("size", [1, 2, 3, 4])
async def test_so_does_a_replay(world: World, old: Hotel, size: int) -> None:
    position, seen = ("0", 0), []
    async with world.unit() as unit:
        while found := await repository.log(unit, [old.id], position, size):
            seen += [told.event.reference for told in found if told.event.type == TYPE]
            position = (found[-1].event.xid, found[-1].event.id)
    assert seen == [str(number) for number in NUMBERS]
