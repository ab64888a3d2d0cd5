"""queueAccommodation, retrieveTask, and the lists that are empty until chat and portals: docs/contract.md 1."""

from datetime import timedelta
from typing import Any

from roomrack.core.localtime import format_instant
from roomrack.core.rights import Area, Level
from roomrack.infra import tasks
from tests.factories.world import READ_ONLY, Hotel, World

FORBIDDEN = (403, "ApiSecurityException")


async def _task(world: World, hotel: Hotel, *, product: int | None = None) -> int:
    async with world.unit() as unit:
        await unit.widen(hotel.id)
        return await tasks.add(unit, hotel.id, "PHOTO", {"url": "https://img.example/1.jpg"}, product=product)


async def _move(world: World, hotel: Hotel, id: int, status: tasks.Status, reason: str | None = None) -> None:
    async with world.unit() as unit:
        await unit.widen(hotel.id)
        await tasks.move(unit, hotel.id, id, status, reason=reason)


async def test_a_property_without_tasks(world: World) -> None:
    hotel = await world.hotel()
    for session in (await world.session(hotel, permissions=READ_ONLY), await world.key_session(hotel)):
        answer = await session.get(f"/rest/v1/accommodation/{hotel.id}/queue")
        assert (answer.status_code, answer.json()) == (200, [])


async def test_tasks_from_the_newest_with_how_far_they_are(world: World) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    session = await world.session(hotel)
    first, second, third = [await _task(world, hotel, product=product) for product in (None, 7, None)]
    await _task(world, other)
    await _move(world, hotel, first, tasks.Status.FAILED, "It is no image.")
    await _move(world, hotel, first, tasks.Status.DONE)
    await _move(world, hotel, second, tasks.Status.RUNNING)
    async with world.unit() as unit:
        await unit.widen(hotel.id)
        stored = {one.id: one for one in await tasks.newest(unit, hotel.id)}
        about = [one.id for one in await tasks.newest(unit, hotel.id, product=7)]

    def shown(id: int, status: str, **more: Any) -> dict[str, Any]:
        created, updated = stored[id].created_at, stored[id].updated_at
        return {
            "id": id,
            "type": "PHOTO",
            "status": status,
            "url": "https://img.example/1.jpg",
            **more,
            "createTime": format_instant(created.replace(microsecond=created.microsecond // 1000 * 1000)),
            "updateTime": format_instant(updated.replace(microsecond=updated.microsecond // 1000 * 1000)),
        }

    expected = [
        shown(third, "WAITING"),
        shown(second, "RUNNING", product=7),
        shown(first, "FAILED", reason="It is no image."),
    ]
    assert (await session.get(f"/rest/v1/accommodation/{hotel.id}/queue")).json() == expected
    assert about == [second]
    for one in expected:
        answer = await session.get(f"/rest/v1/accommodation/{hotel.id}/queue/{one['id']}")
        assert (answer.status_code, answer.json()) == (200, one)


async def test_an_unknown_task_and_another_propertys_are_404(world: World) -> None:
    hotel, other = await world.hotel(), await world.hotel()
    theirs = await _task(world, other)
    session = await world.session(hotel)
    for id in (theirs, 1, -1, 2**62):
        body = (answer := await session.get(f"/rest/v1/accommodation/{hotel.id}/queue/{id}")).json()
        assert (answer.status_code, body["type"], body["element"]) == (404, "ApiResourceMissing", "Task")
    for wrong in ("x", str(2**63)):
        body = (answer := await session.get(f"/rest/v1/accommodation/{hotel.id}/queue/{wrong}")).json()
        assert (answer.status_code, body["type"], body["element"]) == (400, "ApiParamsExemption", "id")


async def test_tasks_that_ended_are_dropped_after_a_month(world: World) -> None:
    hotel = await world.hotel()
    ended, waiting, fresh = [await _task(world, hotel) for _ in range(3)]
    await _move(world, hotel, ended, tasks.Status.DONE)
    await _move(world, hotel, fresh, tasks.Status.DONE)
    async with world.unit() as unit:
        await unit.widen(hotel.id)
        await unit.raw.execute(
            "update task set updated_at = $1 where accommodation = $2 and id = any($3::bigint[])",
            unit.now() - tasks.RETENTION - timedelta(seconds=1),
            hotel.id,
            [ended, waiting],
        )
        await tasks.forget(unit)
        assert {one.id for one in await tasks.newest(unit, hotel.id)} == {waiting, fresh}


async def test_no_messages_before_there_is_chat(world: World) -> None:
    hotel, stranger = await world.hotel(), await world.hotel()
    for session in (await world.session(hotel, permissions=READ_ONLY), await world.key_session(hotel)):
        for params in ({}, {"property": ""}, {"property": str(hotel.id)}):
            answer = await session.get("/rest/v1/accommodation/recentMessages", params=params)
            assert (answer.status_code, answer.json()) == (200, [])
        for other in (stranger.id, "x"):
            answer = await session.get("/rest/v1/accommodation/recentMessages", params={"property": other})
            assert (answer.status_code, answer.json()["type"]) == FORBIDDEN
    blind = await world.session(hotel, permissions={Area.RESERVATION: Level.READWRITE})
    answer = await blind.get("/rest/v1/accommodation/recentMessages", params={"property": hotel.id})
    assert (answer.status_code, answer.json()["type"]) == FORBIDDEN
    answer = await blind.get("/rest/v1/accommodation/recentMessages", params={"property": "1" * 21})
    assert (answer.status_code, answer.json()["element"]) == (400, "property")


async def test_no_mapped_rooms_before_there_are_portals(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel, permissions=READ_ONLY)
    answer = await session.get(f"/rest/v2/accommodation/{hotel.id}/mappedRooms")
    assert (answer.status_code, answer.json()) == (200, {"data": []})
