"""Taking and giving back units: all or nothing, exact under concurrency, `sold` always the number of holds."""

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta

import asyncpg
import pytest

from roomrack.core.stay import DateRange
from roomrack.domain.calendar import service
from roomrack.domain.calendar.errors import Shortage, SoldOut
from roomrack.domain.calendar.repository import StockRepository
from roomrack.domain.calendar.rules import Column, Item
from roomrack.domain.calendar.service import Move, Moved
from roomrack.domain.products import service as products
from tests.factories import Hotel, World

Unit = tuple[int, date]


async def allot(world: World, hotel: Hotel, room: int, left: int, first: date, days: int = 3) -> None:
    """Set what is left, as a bulk write does."""
    item = Item(hotel.id, room, DateRange(first, first + timedelta(days - 1)), {Column.AVAILABILITY: left})
    async with world.unit() as unit:
        catalogs = {hotel.id: await products.catalog(unit, hotel.id)}
        await service.write(unit, [item], catalogs, {hotel.id: world.today(hotel)})


async def move(world: World, hotel: Hotel, *moves: Move) -> Moved:
    async with world.unit() as unit:
        return await service.move(unit, hotel.id, moves)


async def books(world: World, hotel: Hotel) -> dict[Unit, tuple[int, int, int]]:
    """Allotment, sold and oversold of each stored day, checked against the holds."""
    async with world.unit() as unit:
        days = await unit.raw.fetch(
            "select product, day, allotment, sold, oversold from calendar_day where accommodation = $1", hotel.id
        )
        holds = await unit.raw.fetch(
            "select product, day, count(*) as held from hold where accommodation = $1 group by product, day", hotel.id
        )
    found = {(row["product"], row["day"]): (row["allotment"], row["sold"], row["oversold"]) for row in days}
    held = {(row["product"], row["day"]): row["held"] for row in holds}
    assert {one: held.get(one, 0) for one in found} == {one: sold for one, (_, sold, _) in found.items()}
    assert held.keys() <= found.keys()
    return found


def nights(room: int, first: date, count: int) -> list[Unit]:
    return [(room, first + timedelta(n)) for n in range(count)]


@pytest.fixture
async def hotel(world: World) -> Hotel:
    return await world.hotel()


async def test_a_stay_takes_one_of_each_night_and_gives_them_back(world: World, hotel: Hotel) -> None:
    room, first = await world.product(hotel), world.today(hotel)
    await allot(world, hotel, room, 2, first)
    stay = nights(room, first, 2)
    assert await move(world, hotel, Move(7, take=stay)) == Moved()
    third = (room, first + timedelta(2))
    assert await books(world, hotel) == {stay[0]: (2, 1, 0), stay[1]: (2, 1, 0), third: (2, 0, 0)}
    async with world.unit() as unit:
        assert await service.held(unit, hotel.id, [7, 8]) == {7: set(stay)}
    await move(world, hotel, Move(7, give=stay))
    assert await books(world, hotel) == {stay[0]: (2, 0, 0), stay[1]: (2, 0, 0), third: (2, 0, 0)}
    await move(world, hotel, Move(7, give=stay))
    assert {sold for _, sold, _ in (await books(world, hotel)).values()} == {0}


async def test_one_night_short_takes_nothing_and_names_the_night(world: World, hotel: Hotel) -> None:
    room, first = await world.product(hotel), world.today(hotel)
    await allot(world, hotel, room, 1, first, days=2)
    with pytest.raises(SoldOut) as refusal:
        await move(world, hotel, Move(7, take=nights(room, first, 4)))
    late = [first + timedelta(2), first + timedelta(3)]
    assert refusal.value.shortages == tuple(Shortage(7, room, night) for night in late)
    assert str(refusal.value) == f"Nothing is left of product {room} on {late[0]}."
    assert {sold for _, sold, _ in (await books(world, hotel)).values()} == {0}


async def test_several_reservations_are_allotted_in_their_order(world: World, hotel: Hotel) -> None:
    room, first = await world.product(hotel), world.today(hotel)
    await allot(world, hotel, room, 2, first, days=1)
    one = nights(room, first, 1)
    with pytest.raises(SoldOut) as refusal:
        await move(world, hotel, *(Move(reservation, take=one) for reservation in (5, 6, 7)))
    assert refusal.value.shortages == (Shortage(7, room, first),)
    await move(world, hotel, Move(5, take=one), Move(6, take=one))
    assert await books(world, hotel) == {one[0]: (2, 2, 0)}
    # What one gives back, another takes in the same call.
    await move(world, hotel, Move(6, give=one), Move(7, take=one))
    assert await books(world, hotel) == {one[0]: (2, 2, 0)}
    async with world.unit() as unit:
        assert await service.held(unit, hotel.id, [5, 6, 7]) == {5: set(one), 7: set(one)}


async def test_changing_dates_gives_and_takes_in_one_step(world: World, hotel: Hotel) -> None:
    room, first = await world.product(hotel), world.today(hotel)
    await allot(world, hotel, room, 1, first)
    await move(world, hotel, Move(7, take=nights(room, first, 2)))
    shifted = nights(room, first + timedelta(1), 2)
    await move(world, hotel, Move(7, give=nights(room, first, 2), take=shifted))
    assert [sold for _, sold, _ in (await books(world, hotel)).values()].count(1) == 2
    async with world.unit() as unit:
        assert await service.held(unit, hotel.id, [7]) == {7: set(shifted)}


async def test_what_is_real_already_is_kept_and_raises_oversold(world: World, hotel: Hotel) -> None:
    room, first = await world.product(hotel), world.today(hotel)
    await allot(world, hotel, room, 1, first, days=1)
    known, unknown = (room, first), (room, first + timedelta(1))
    await move(world, hotel, Move(5, take=[known]))
    assert await move(world, hotel, Move(6, take=[known, unknown], keep_anyway=True)) == Moved({6: [known, unknown]})
    assert await books(world, hotel) == {known: (1, 2, 1), unknown: (0, 1, 1)}
    with pytest.raises(SoldOut):
        await move(world, hotel, Move(7, take=[known]))
    # Giving back lowers `oversold` first: the night stays full.
    await move(world, hotel, Move(5, give=[known]))
    assert await books(world, hotel) == {known: (1, 1, 0), unknown: (0, 1, 1)}
    with pytest.raises(SoldOut):
        await move(world, hotel, Move(7, take=[known]))


async def test_setting_what_is_left_keeps_what_is_sold(world: World, hotel: Hotel) -> None:
    room, first = await world.product(hotel), world.today(hotel)
    await allot(world, hotel, room, 1, first, days=1)
    one = (room, first)
    await move(world, hotel, Move(5, take=[one]), Move(6, take=[one], keep_anyway=True))
    assert await books(world, hotel) == {one: (1, 2, 1)}
    await allot(world, hotel, room, 3, first, days=1)
    assert await books(world, hotel) == {one: (5, 2, 0)}
    await allot(world, hotel, room, 0, first, days=1)
    assert await books(world, hotel) == {one: (2, 2, 0)}


async def test_the_check_is_the_last_wall(world: World, hotel: Hotel) -> None:
    room, first = await world.product(hotel), world.today(hotel)
    await allot(world, hotel, room, 1, first, days=1)
    with pytest.raises(asyncpg.CheckViolationError):
        async with world.unit() as unit:
            await unit.raw.execute("update calendar_day set sold = 2 where accommodation = $1", hotel.id)


async def take_last_units(
    world: World, hotel: Hotel, stays: Sequence[Sequence[Unit]]
) -> tuple[int, list[BaseException]]:
    """Everybody at once; gives how many got their nights, and how the others failed."""

    async def book(reservation: int, stay: Sequence[Unit]) -> None:
        await move(world, hotel, Move(reservation, take=stay))

    results = await asyncio.gather(
        *(book(reservation, stay) for reservation, stay in enumerate(stays, 1)), return_exceptions=True
    )
    failed = [result for result in results if result is not None]
    return len(results) - len(failed), failed


async def test_a_hundred_on_the_last_ten_units(world: World, hotel: Hotel) -> None:
    room, first = await world.product(hotel), world.today(hotel)
    await allot(world, hotel, room, 10, first)
    taken, failed = await take_last_units(world, hotel, [nights(room, first, 3)] * 100)
    assert taken == 10
    assert {type(error) for error in failed} == {SoldOut}
    assert set((await books(world, hotel)).values()) == {(10, 10, 0)}


async def test_crossing_stays_and_bulk_writes_do_not_deadlock(world: World, hotel: Hotel) -> None:
    first = world.today(hotel)
    rooms = [await world.product(hotel) for _ in range(3)]
    for room in rooms:
        await allot(world, hotel, room, 40, first)

    async def write(number: int) -> None:
        for room in rooms if number % 2 else reversed(rooms):
            await allot(world, hotel, room, 40, first)

    async def book(reservation: int) -> None:
        stay = [one for room in rooms for one in nights(room, first, 3)]
        await move(world, hotel, Move(reservation, take=stay if reservation % 2 else stay[::-1]))
        await move(world, hotel, Move(reservation, give=stay[::3]))

    await asyncio.gather(*(book(number) for number in range(1, 41)), *(write(number) for number in range(10)))
    # Everybody gave the first nights back.
    assert {sold for _, sold, _ in (await books(world, hotel)).values()} == {0, 40}


class Unlocked(StockRepository):
    """The control: what the engine is without its lock."""

    MOVE = StockRepository.MOVE.replace("for update of d", "")
    TAKE = StockRepository.TAKE.replace("for update of d", "")


async def test_control_without_the_lock_only_the_check_stands(world: World, hotel: Hotel) -> None:
    assert Unlocked.MOVE != StockRepository.MOVE
    assert Unlocked.TAKE != StockRepository.TAKE
    room, first = await world.product(hotel), world.today(hotel)
    await allot(world, hotel, room, 10, first)
    service.stock.use(Unlocked())
    try:
        taken, failed = await take_last_units(world, hotel, [nights(room, first, 3)] * 100)
    finally:
        service.stock.use(StockRepository())
    assert taken == 10
    assert asyncpg.CheckViolationError in {type(error) for error in failed}
    assert set((await books(world, hotel)).values()) == {(10, 10, 0)}
