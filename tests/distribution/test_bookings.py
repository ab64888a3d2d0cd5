"""Bookings at the channel become reservations here, once each, whatever happens on the way."""

from datetime import timedelta
from typing import Any

import pytest

from roomrack.domain.connections import service as connections
from roomrack.domain.connections.rules import Status
from roomrack.domain.distribution.jobs import Distributor
from roomrack.domain.distribution.repository.quarantine import State
from roomrack.domain.distribution.service import quarantine
from roomrack.domain.products import service as products
from roomrack.domain.reservations import service as reservations
from roomrack.ports.channels import Target
from tests.distribution.stage import LEFT, House, Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def selling(stage: Stage, rooms: int = 2, *, mapped: int | None = None, units: int = 2, **more: Any) -> House:
    """A house on sale, whose bookings are read."""
    house = await stage.house(rooms, mapped=mapped, **more)
    for product in house.products:
        await stage.write(house, product, 0, 60, availability=units, price=10_000)
    await stage.change(house, pull_reservations=True)
    await stage.push()
    await stage.pull()
    return house


async def stays(stage: Stage, house: House) -> list[Any]:
    """The reservations of a house, by id."""
    return list(
        await stage.rows(
            "select id, product, status, arrival, departure, channel_refer, refer, oversold, channel_id, source,"
            " cancelled_by"
            " from reservation where accommodation = $1 order by id",
            house.id,
        )
    )


async def left(stage: Stage, house: House, product: int, day: int) -> int:
    """What is left of a product on a day from today."""
    rows = await stage.rows(
        "select allotment - sold from calendar_day where accommodation = $1 and product = $2 and day = $3",
        house.id,
        product,
        stage.today(house) + timedelta(day),
    )
    return int(rows[0][0])


async def again(stage: Stage) -> None:
    """Read bookings once more, two minutes later."""
    stage.wait(120)
    await stage.pull()


async def test_a_booking_becomes_a_reservation_and_takes_its_nights(stage: Stage) -> None:
    house = await selling(stage)
    today = stage.today(house)
    booked = await house.there.book([(house.targets[0], today + timedelta(3), today + timedelta(5))])
    await again(stage)
    (stay,) = await stays(stage, house)
    assert (stay["product"], stay["status"]) == (house.products[0], "CONFIRMED")
    assert (stay["arrival"], stay["departure"]) == (today + timedelta(3), today + timedelta(5))
    assert (stay["channel_id"], stay["channel_refer"], stay["source"]) == (900_001, booked["reference"], "PORTAL")
    assert await left(stage, house, house.products[0], 3) == 1
    await again(stage)
    assert len(await stays(stage, house)) == 1
    assert await stage.rows("select from channel_acknowledgement where connection = $1", house.connection) == []
    await stage.push()
    assert (await stage.shown(house))[today + timedelta(3)][LEFT] == 1


async def test_several_rooms_of_a_product_are_one_booking(stage: Stage) -> None:
    house = await selling(stage)
    today = stage.today(house)
    stay = (today + timedelta(3), today + timedelta(5))
    await house.there.book([(house.targets[0], *stay), (house.targets[0], *stay), (house.targets[1], *stay)])
    await again(stage)
    found = await stays(stage, house)
    assert len(found) == 3
    assert len({one["refer"] for one in found}) == 1
    assert len({(one["channel_refer"], one["product"]) for one in found}) == 3


async def test_changes_and_cancellations_follow(stage: Stage) -> None:
    house = await selling(stage)
    today = stage.today(house)
    booked = await house.there.book([(house.targets[0], today + timedelta(3), today + timedelta(5))])
    await again(stage)
    (before,) = await stays(stage, house)
    room = booked["rooms"][0]["id"]
    await house.there.modify(booked["reference"], room=room, departure=(today + timedelta(6)).isoformat())
    await again(stage)
    (after,) = await stays(stage, house)
    assert (after["id"], after["departure"]) == (before["id"], today + timedelta(6))
    assert await left(stage, house, house.products[0], 5) == 1
    await house.there.cancel(booked["reference"])
    await again(stage)
    (gone,) = await stays(stage, house)
    assert (gone["status"], gone["cancelled_by"]) == ("CANCELLED", "guest")
    assert await left(stage, house, house.products[0], 5) == 2


async def test_revisions_twice_and_out_of_order_end_the_same(stage: Stage) -> None:
    house = await selling(stage)
    today = stage.today(house)
    booked = await house.there.book([(house.targets[0], today + timedelta(3), today + timedelta(5))])
    room = booked["rooms"][0]["id"]
    await house.there.modify(booked["reference"], room=room, departure=(today + timedelta(7)).isoformat())
    await house.there.fault("duplicate")
    await house.there.fault("reorder")
    for _ in range(3):
        await again(stage)
    (stay,) = await stays(stage, house)
    assert stay["departure"] == today + timedelta(7)


async def test_lost_acknowledgements_are_sent_again(stage: Stage) -> None:
    house = await selling(stage)
    today = stage.today(house)
    await house.there.fault("error", calls=["acknowledge"])
    await house.there.book([(house.targets[0], today + timedelta(3), today + timedelta(5))])
    await again(stage)
    assert len(await stays(stage, house)) == 1
    assert len(await stage.rows("select from channel_acknowledgement where connection = $1", house.connection)) == 1
    await house.there.mend()
    await again(stage)
    assert await stage.rows("select from channel_acknowledgement where connection = $1", house.connection) == []
    assert len(await stays(stage, house)) == 1


async def test_a_booking_of_what_is_sold_out_is_kept_and_told(stage: Stage) -> None:
    house = await selling(stage, units=1)
    today = stage.today(house)
    await house.there.fault("sell_closed")
    for _ in range(2):
        await house.there.book([(house.targets[0], today + timedelta(3), today + timedelta(4))])
    await again(stage)
    assert [one["oversold"] for one in await stays(stage, house)] == [False, True]
    told = await stage.rows("select from event where accommodation = $1 and type = 'channelbooking.oversold'", house.id)
    assert len(told) == 1


async def unmapped(stage: Stage) -> tuple[House, int]:
    """A house with a booking of a rate that is not mapped, whose room is sold at another rate; and its id."""
    house = await selling(stage, 1)
    target = Target("R0", "NR", 2)
    there = await stage.control.hotel(house.there.id, [*house.targets, target])
    house.there.username, house.there.password = there.username, there.password
    await stage.change(house, username=there.username, password=there.password)
    async with stage.unit() as unit:
        await connections.set_status(unit, house.id, house.connection, Status.ENABLED, "Again.")
    today = stage.today(house)
    await there.fault("sell_closed")
    await there.book([(target, today + timedelta(3), today + timedelta(5))])
    await again(stage)
    (row,) = await stage.rows("select id from quarantine where connection = $1", house.connection)
    return house, row[0]


async def test_an_unmapped_room_waits_holds_its_nights_and_is_placed_when_mapped(stage: Stage) -> None:
    house, id = await unmapped(stage)
    assert await stays(stage, house) == []
    assert await left(stage, house, house.products[0], 3) == 1
    async with stage.unit() as unit:
        rate = await products.create(unit, house.id, name="Not refundable", parent=house.products[0])
        external = await connections.add_external(
            unit,
            house.id,
            house.connection,
            {"room": "R0", "room_name": "R0", "rate": "NR", "occupancy": 2},
        )
        await connections.map_product(
            unit, house.id, house.connection, rate.id, external.id, paths=("product", "externalProduct")
        )
    await stage.mark()
    await Distributor(stage.database, stage.context).replay(
        b'{"accommodation": %d, "connection": %d}' % (house.id, house.connection)
    )
    (stay,) = await stays(stage, house)
    assert stay["product"] == rate.id
    (row,) = await stage.rows("select state, reservation, held_product from quarantine where id = $1", id)
    assert tuple(row) == ("PLACED", stay["id"], None)
    assert await stage.rows("select from hold where accommodation = $1 and reservation = $2", house.id, id) == []


async def test_a_room_can_be_placed_by_hand_or_given_up(stage: Stage) -> None:
    house, id = await unmapped(stage)
    async with stage.unit() as unit:
        (placed,) = await quarantine.replay(unit, house.id, house.connection, [id], house.products[0])
    assert placed.state is State.PLACED
    assert await left(stage, house, house.products[0], 3) == 1
    async with stage.unit() as unit:
        assert placed.reservation is not None
        assert (await reservations.get(unit, house.id, placed.reservation)).reservation.product == house.products[0]
    house, id = await unmapped(stage)
    async with stage.unit() as unit:
        (gone,) = await quarantine.dismiss(unit, house.id, house.connection, [id])
    assert gone.state is State.DISMISSED
    assert await left(stage, house, house.products[0], 3) == 2
