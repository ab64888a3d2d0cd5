"""What only other parts of the product ask for: reservations that are always kept, and what webhooks carry."""

import asyncio
import json
from collections.abc import Collection
from datetime import date, timedelta
from decimal import Decimal

import pytest

from roomrack.core.errors import RoomrackError
from roomrack.domain.reservations import service
from roomrack.domain.reservations.rules.changes import Method
from roomrack.domain.reservations.rules.drafts import Draft, Values
from roomrack.domain.reservations.wire import render, render_events
from roomrack.infra.db import ReadUnit
from roomrack.infra.events import RecordedEvent
from tests.api.reservations.support import Desk, desk, done
from tests.factories import World


def draft(at: Desk, arrival: int = 3, nights: int = 2, **values: object) -> Draft:
    least = Values(
        channel_id=288,
        product=at.room,
        checkin=at.today + timedelta(arrival),
        checkout=at.today + timedelta(arrival + nights),
        guests=[{"given_name": "Ada", "family_name": "Lovelace"}],
    )
    return Draft({**least, **values})  # type: ignore[typeddict-item]


async def recorded(world: World, at: Desk) -> list[RecordedEvent]:
    """The events of the hotel's reservations, in order."""
    async with world.unit() as unit:
        rows = await unit.raw.fetch(
            "select id, xid::text, type, schema, reference, payload::text, before::text, occurred_at from event"
            " where accommodation = $1 and type like 'reservation.%' order by id",
            at.hotel.id,
        )
    return [
        RecordedEvent(
            accommodation=at.hotel.id,
            id=row["id"],
            xid=row["xid"],
            type=row["type"],
            schema=row["schema"],
            reference=row["reference"],
            payload=json.loads(row["payload"]),
            before=None if row["before"] is None else json.loads(row["before"]),
            occurred_at=row["occurred_at"],
        )
        for row in rows
    ]


async def test_what_is_real_is_kept_and_flagged_and_told(world: World) -> None:
    at = await desk(world, allotment=1)
    await at.book(4, 1)
    async with world.unit() as unit:
        view = await service.create(unit, at.hotel.id, draft(at), keep_anyway=True)
    assert view.reservation.oversold
    assert await at.sold() == {at.day(3): 1, at.day(4): 2}
    calendar = done(
        await at.session.get(f"/rest/v1/calendar/{at.hotel.id}", params={"dateFrom": at.day(3), "dateTo": at.day(4)})
    )
    assert [day["availability"] for day in calendar["data"][0]["days"]] == [0, 0]
    events = await recorded(world, at)
    assert [event.payload["reservation"]["oversold"] for event in events] == [False, True]
    assert await at.find(status="TO_REVIEW") == [view.reservation.id]
    await at.cancel(view.reservation.id)
    assert await at.sold() == {at.day(4): 1}


async def test_what_is_kept_without_overselling_is_not_flagged(world: World) -> None:
    at = await desk(world, allotment=1)
    async with world.unit() as unit:
        view = await service.create(unit, at.hotel.id, draft(at), keep_anyway=True)
    assert not view.reservation.oversold
    assert await at.find(status="TO_REVIEW") == []


async def test_a_change_of_what_is_real_is_kept_too(world: World) -> None:
    at = await desk(world, allotment=1)
    room = await at.book()
    await at.book(5, 1)
    async with world.unit() as unit:
        wanted = Draft(Values(checkout=at.today + timedelta(6)))
        view = await service.update(unit, at.hotel.id, room["id"], wanted, method=Method.PATCH, keep_anyway=True)
    assert view.reservation.oversold
    assert await at.sold() == {at.day(3): 1, at.day(4): 1, at.day(5): 2}


async def test_only_the_owner_of_the_portal_is_always_kept(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    at = await desk(world, allotment=0)

    async def owner(_unit: ReadUnit, application: int, channels: Collection[int]) -> Collection[int]:
        return [channel for channel in channels if (application, channel) == (5, 700)]

    monkeypatch.setattr(service.portals, "portal_owners", [owner])
    async with world.unit() as unit:
        view = await service.create(unit, at.hotel.id, draft(at, channel_id=700), application=5)
    assert view.reservation.oversold
    for application, channel in ((6, 700), (5, 701), (None, 700)):
        with pytest.raises(RoomrackError) as caught:
            async with world.unit() as unit:
                await service.create(unit, at.hotel.id, draft(at, channel_id=channel), application=application)
        assert caught.value.type == "ApiValidationFailed"
    async with world.unit() as unit:
        gone = await service.delete(unit, at.hotel.id, view.reservation.id, application=5)
    assert gone.reservation.cancelled_by == "guest"


async def test_a_webhook_carries_what_find_reservation_returned_then(world: World) -> None:
    at = await desk(world)
    shown = [await at.book(refer="A", privateNotes="one")]
    path = f"{at.path}/{shown[0]['id']}"
    for body in ({"privateNotes": "two"}, {"checkout": at.day(6)}, {"guests": [{"familyName": "Byron"}]}):
        done(await at.session.patch(path, json=body))
        shown.append(done(await at.session.get(path)))
    await at.cancel(shown[0]["id"])
    shown.append(done(await at.session.get(path)))
    events = await recorded(world, at)
    async with world.unit() as unit:
        carried = await render_events(unit, events)
    assert [json.loads(text) for text in carried if text is not None] == shown
    assert [event.before is None for event in events] == [True, False, False, False, False]
    assert [event.before["private_notes"] for event in events if event.before] == ["one", "two", "two", "two"]


async def test_the_old_state_is_what_changes_are_told_against(world: World) -> None:
    at = await desk(world)
    room = await at.book()
    done(await at.patch(room["id"], checkout=at.day(6)))
    events = await recorded(world, at)
    assert events[1].before == events[0].payload["reservation"]


async def test_the_same_posted_at_once_is_made_once(world: World) -> None:
    at = await desk(world, allotment=1)
    answers = await asyncio.gather(*(at.post(channelRefer="X", totalGuest=n % 3) for n in range(12)))
    assert [answer.status_code for answer in answers] == [200] * 12
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert await at.sold() == {at.day(3): 1, at.day(4): 1}


async def test_bulks_with_the_same_rooms_in_another_order_do_not_lock_each_other_out(world: World) -> None:
    at = await desk(world, allotment=3)
    other = await world.product(at.hotel)
    await world.sell(at.hotel, other, allotment=3)
    rooms = [at.body(product=product, channelRefer=refer) for product in (at.room, other) for refer in ("A", "B")]
    path = f"/rest/v1/reservation/bulk/{at.hotel.id}"
    answers = await asyncio.gather(
        *(at.session.post(path, json={"reservations": rooms[::step]}) for step in (1, -1) * 4)
    )
    assert [answer.status_code for answer in answers] == [200] * 8
    assert len(await at.find()) == 4
    assert (await at.sold(), await at.sold(other)) == ({at.day(3): 2, at.day(4): 2},) * 2


async def test_the_last_units_are_sold_once(world: World) -> None:
    at = await desk(world, allotment=3)
    answers = await asyncio.gather(*(at.post(3 + n % 2, 2) for n in range(20)))
    sold = sorted(answer.status_code for answer in answers)
    assert set(sold) == {200, 400}
    assert all(units <= 3 for units in (await at.sold()).values())
    assert len(await at.find()) == sold.count(200)


async def test_a_draft_of_plain_values_is_enough_for_demo_data(world: World) -> None:
    at = await desk(world)
    async with world.unit() as unit:
        view = await service.create(unit, at.hotel.id, draft(at, room_gross=Decimal("99.90")), availability=True)
    shown = done(await at.session.get(f"{at.path}/{view.reservation.id}"))
    assert shown == json.loads(json.dumps(render(view), default=float))
    assert isinstance(view.reservation.arrival, date)
