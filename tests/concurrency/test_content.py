"""Two people change one section of content at once: the second change goes into what the first left."""

import asyncio

import pytest

from roomrack.domain.content import repository, rules, service
from roomrack.domain.content.rules import Owner
from roomrack.infra.db import WriteUnit
from tests.factories import World

SECTION = rules.by_name("descriptions")


async def _race(world: World, owner: Owner) -> object:
    """Two patches that overlap; what is kept in the end."""
    begun, go = asyncio.Event(), asyncio.Event()

    async def write(unit: WriteUnit, language: str) -> None:
        change = {"description": {language: language}}
        await service.patch(unit, owner, SECTION, change, lambda value: value)

    async def first() -> None:
        async with world.unit() as unit:
            await write(unit, "EN")
            begun.set()
            await go.wait()

    async def second() -> None:
        await begun.wait()
        async with world.unit() as unit:
            release = asyncio.get_running_loop().call_later(0.3, go.set)
            await write(unit, "IT")
            release.cancel()
            go.set()

    await asyncio.gather(first(), second())
    async with world.unit() as unit:
        return (await service.get(unit, owner, SECTION)).value


async def _owner(world: World) -> Owner:
    hotel = await world.hotel()
    owner = Owner(hotel.id, product=await world.product(hotel))
    async with world.unit() as unit:
        await service.put(unit, owner, SECTION, {"directions": "Up"})
    return owner


async def test_no_change_is_lost(world: World) -> None:
    kept = await _race(world, await _owner(world))
    assert kept == {"directions": "Up", "description": {"EN": "EN", "IT": "IT"}}


async def test_a_section_is_filled_for_the_first_time_by_two(world: World) -> None:
    hotel = await world.hotel()
    kept = await _race(world, Owner(hotel.id, product=await world.product(hotel)))
    assert kept == {"description": {"EN": "EN", "IT": "IT"}}


async def test_without_the_lock_a_change_is_lost(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the lock is what keeps both, and so does inserting, which waits for a row that is being changed."""
    owner = await _owner(world)
    inserts_nothing = "select $1::bigint, $2::bigint, $3::bigint, $4::text, $5::timestamptz"
    monkeypatch.setattr(repository, "_BEGIN", inserts_nothing)
    monkeypatch.setattr(repository, "_HOLD", repository._HOLD.replace("for no key update", ""))
    kept = await _race(world, owner)
    assert kept == {"directions": "Up", "description": {"IT": "IT"}}
