"""readCalendarVersions and writeCalendarGuarded (docs/guides/calendar-tools.md)."""

import asyncio
from datetime import date, timedelta
from typing import Any

from roomrack.domain.calendar import service
from roomrack.domain.calendar.service import Move
from tests.api.calendar.shapes import day, days_of, item, problem
from tests.factories.world import Hotel, Session, World

BULK = "/rest/x1/calendar/bulk"


async def version_of(session: Session, hotel: Hotel, room: int, first: date, days: int = 1) -> str:
    last = first + timedelta(days - 1)
    answer = await session.get(
        f"/rest/x1/calendar/{hotel.id}",
        params={"product[]": room, "dateFrom": first.isoformat(), "dateTo": last.isoformat()},
    )
    assert answer.status_code == 200, answer.text
    return str(answer.json()["data"][0]["version"])


def guarded(version: str | None, *arguments: Any, **values: Any) -> dict[str, Any]:
    return {**item(*arguments, **values), "ifVersion": version}


async def test_the_read_is_the_contracts_with_versions(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    rate = await world.product(hotel, parent=room, follows_availability=True)
    session = await world.session(hotel)
    await world.sell(hotel, room, days=3)
    params = {"product[]": [room, rate], "dateTo": (world.today(hotel) + timedelta(3)).isoformat()}
    plain = await session.get(f"/rest/v1/calendar/{hotel.id}", params=params)
    versioned = (await session.get(f"/rest/x1/calendar/{hotel.id}", params=params)).json()
    marks = [each.pop("version") for each in versioned["data"]]
    assert versioned["data"] == plain.json()["data"]
    assert len(set(marks)) == 2
    assert all(len(mark) == 24 for mark in marks)
    empty = await session.get(f"/rest/x1/calendar/{hotel.id}", params={"product[]": 999, "page": 0})
    assert empty.json()["data"] == []
    wrong = await session.get(f"/rest/x1/calendar/{hotel.id}", params={"size": 501})
    assert (wrong.status_code, wrong.json()["message"]) == (400, "errPageSize")


async def test_a_version_changes_with_what_is_stored_for_its_days_and_with_nothing_else(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    rate = await world.product(hotel, parent=room, follows_stay=True)
    session = await world.session(hotel)
    today = world.today(hotel)
    seen = [await version_of(session, hotel, room, today, 2)]
    for change in ({"price": 5}, {"availability": 2}, {"stopSells": True}, {"minstay": 2}, {"cutOffDays": 1}):
        await session.post("/rest/v1/calendar/bulk", json=[item(room, today + timedelta(1), **change)])
        seen.append(await version_of(session, hotel, room, today, 2))
    async with world.unit() as unit:
        await service.move(unit, hotel.id, [Move(1, take=[(room, today + timedelta(1))])])
    seen.append(await version_of(session, hotel, room, today, 2))
    assert len(set(seen)) == len(seen)
    of_rate = await version_of(session, hotel, rate, today, 2)
    await session.post("/rest/v1/calendar/bulk", json=[item(room, today + timedelta(2), price=9)])
    await session.post("/rest/v1/calendar/bulk", json=[item(room, today, minstay=1, price=0)])
    assert await version_of(session, hotel, room, today, 2) == seen[-1]
    await session.post("/rest/v1/calendar/bulk", json=[item(room, today, minstay=3)])
    assert await version_of(session, hotel, rate, today, 2) == of_rate


async def test_a_write_goes_through_once(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    version = await version_of(session, hotel, room, today, 2)
    body = [guarded(version, room, today, 2, price=50), item(room, today + timedelta(1), price=60)]
    answer = await session.post(BULK, json=body)
    assert answer.status_code == 200
    assert answer.json() == {"process": answer.json()["process"], "success": True}
    assert answer.headers["X-RateLimit-Additional-Cost"] == "1"
    written = [day(today, price=50), day(today + timedelta(1), price=60)]
    assert await days_of(session, hotel.id, room, today, 2) == written
    again = await session.post(BULK, json=body)
    assert again.status_code == 400
    present = await version_of(session, hotel, room, today, 2)
    message = f"These days of product {room} have changed; their version is now {present}."
    wrong = {**problem("ApiValidationFailed", message, "$[0].ifVersion"), "human_name": "If version"}
    assert again.json()["nested"] == [wrong]
    assert await days_of(session, hotel.id, room, today, 2) == written


async def test_every_changed_item_is_named_and_nothing_is_written(world: World) -> None:
    hotel, second = await world.hotel(), await world.hotel()
    rooms = [await world.product(hotel), await world.product(hotel), await world.product(second)]
    session = await world.session(hotel, second)
    today = world.today(hotel)
    fresh = await version_of(session, hotel, rooms[0], today)
    body = [
        guarded(fresh, rooms[0], today, price=1),
        guarded("stale", rooms[1], today, price=2),
        guarded("stale", rooms[2], today, price=3),
        guarded(None, rooms[0], today + timedelta(1), price=4),
    ]
    answer = await session.post(BULK, json=body)
    assert answer.status_code == 400
    assert [each["element"] for each in answer.json()["nested"]] == ["$[1].ifVersion", "$[2].ifVersion"]
    assert await days_of(session, hotel.id, rooms[0], today, 2) == [day(today), day(today + timedelta(1))]


async def test_of_many_who_read_the_same_one_writes(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    today = world.today(hotel)
    await world.sell(hotel, room, days=1)
    version = await version_of(session, hotel, room, today)
    answers = await asyncio.gather(
        *(session.post(BULK, json=[guarded(version, room, today, price=price)]) for price in range(200, 208))
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [400] * 7


async def test_a_version_of_the_wrong_type(world: World) -> None:
    hotel = await world.hotel()
    room = await world.product(hotel)
    session = await world.session(hotel)
    body = [{**item(room, world.today(hotel), price=1), "ifVersion": 7}]
    answer = await session.post(BULK, json=body)
    assert answer.status_code == 400
    assert (answer.json()["type"], answer.json()["nested"][0]["element"]) == ("ApiParamsExemption", "$[0].ifVersion")
    # The contract's own bulk write knows no such field.
    assert (await session.post("/rest/v1/calendar/bulk", json=body)).status_code == 200
