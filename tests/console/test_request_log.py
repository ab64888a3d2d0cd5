"""The request log: what is noted of a call, for whom, and that it never stands in the way."""

import asyncio
import time
from datetime import UTC, datetime
from typing import Any

from roomrack.infra import request_log
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Database
from roomrack.infra.request_log import Bodies, Filter, Logged, Noted, RequestLog
from tests.factories import Session, World


async def logged(world: World, session: Session, count: int, **wanted: Any) -> list[Logged]:
    """The calls of an application, newest first, once there are so many."""
    deadline = time.monotonic() + 10
    while True:
        async with world.unit() as unit:
            found = list(await request_log.calls(unit.raw, session.app.id, Filter(**wanted)))
        if len(found) >= count:
            return found
        assert time.monotonic() < deadline, found
        await asyncio.sleep(0.05)


async def bodies(world: World, keys: str, of: Logged) -> tuple[str, str] | None:
    async with world.unit() as unit:
        return await request_log.bodies(unit.raw, Keyring.parse(keys), of.application, of.id)


async def test_a_call_is_noted_with_what_it_was_and_how_it_went(world: World, keys: str) -> None:
    hotel = await world.hotel(sandbox=True)
    session = await world.session(hotel)
    answer = await session.get(
        f"/rest/v1/accommodation/{hotel.id}", params={"fields": "id,email", "email": "a@b.example"}
    )
    (call,) = await logged(world, session, 1)
    assert call == Logged(
        id=call.id,
        application=session.app.id,
        accommodation=hotel.id,
        happened_at=call.happened_at,
        request_id=answer.headers["X-Request-Id"],
        method="GET",
        route="/connect/rest/v1/accommodation/{accommodation}",
        operation="retrieveAccommodation",
        path=f"/connect/rest/v1/accommodation/{hotel.id}?fields=id,email&email=[personal]",
        status=200,
        micros=call.micros,
        error=None,
        request_bytes=0,
        answer_bytes=len(answer.content),
        has_bodies=True,
    )
    assert 0 < call.micros < 10_000_000
    assert await bodies(world, keys, call) == ("", f'{{"id":"{hotel.id}","email":"[personal]"}}')


async def test_bodies_of_production_are_kept_of_failures_only(world: World, keys: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    await session.get(f"/rest/v1/accommodation/{hotel.id}")
    refused = await session.post(
        f"/rest/v1/reservation/{hotel.id}",
        json={"channelId": 1, "guests": [{"givenName": "Ada", "familyName": "Lovelace"}], "secret": "hush"},
    )
    assert refused.status_code == 400
    failed, served = await logged(world, session, 2)
    assert (served.has_bodies, failed.has_bodies) == (False, True)
    assert failed.error == "ApiParamsExemption"
    assert await bodies(world, keys, served) is None
    kept = await bodies(world, keys, failed)
    assert kept is not None
    assert "Ada" not in kept[0]
    assert "hush" not in kept[0]
    assert '"givenName":"[personal]"' in kept[0]
    assert "ApiParamsExemption" in kept[1]


async def test_calls_without_a_credential_belong_to_nobody(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    await session.client.get(f"/rest/v1/accommodation/{hotel.id}")
    await session.get("/rest/v1/subscription")
    found = await logged(world, session, 1)
    assert [call.operation for call in found] == ["retrieveSubscriptions"]


async def test_calls_are_found_by_status_operation_property_and_id(world: World) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    answer = await session.get(f"/rest/v1/accommodation/{hotel.id}")
    await session.get("/rest/v1/subscription")
    await session.delete("/rest/v1/subscription/1")
    await logged(world, session, 3)
    assert [call.operation for call in await logged(world, session, 1, status=4)] == ["deleteSubscription"]
    assert [call.status for call in await logged(world, session, 1, operation="retrieveSubscriptions")] == [200]
    assert len(await logged(world, session, 1, accommodation=hotel.id)) == 1
    assert len(await logged(world, session, 1, request_id=answer.headers["x-request-id"])) == 1


async def test_another_application_sees_none_of_it(world: World) -> None:
    hotel = await world.hotel()
    session, other = await world.session(hotel), await world.session(hotel)
    await session.get("/rest/v1/subscription")
    (call,) = await logged(world, session, 1)
    async with world.unit() as unit:
        assert await request_log.calls(unit.raw, other.app.id, Filter()) == []
        assert await request_log.call(unit.raw, other.app.id, call.id) is None


def noted(**changes: Any) -> Noted:
    values: dict[str, Any] = {
        "application": 1,
        "sandbox": True,
        "accommodation": None,
        "happened_at": datetime(2026, 11, 1, tzinfo=UTC),
        "request_id": "r",
        "method": "GET",
        "route": "/x",
        "operation": "x",
        "path": "/x",
        "query": "",
        "status": 200,
        "seconds": 0.001,
        "request": b"",
        "request_media": "",
        "request_bytes": 0,
        "answer": b"{}",
        "answer_media": "application/json",
        "answer_bytes": 2,
    }
    return Noted(**values | changes)


async def test_a_full_queue_drops_what_comes(database: Database, keys: str) -> None:
    log = RequestLog(database, Keyring.parse(keys), Bodies.ALL, capacity=3)
    for number in range(5):
        log.note(noted(application=-7, request_id=str(number)))
    await log.close()
    async with database.gate.acquire() as connection:
        kept = await request_log.calls(connection, -7, Filter())
    assert [call.request_id for call in kept] == ["2", "1", "0"]


async def test_bodies_that_wait_take_a_bounded_part_of_memory(database: Database, keys: str, world: World) -> None:
    large = b'"' + b"x" * (request_log.MAX_RAW - 2) + b'"'
    fit = 3
    log = RequestLog(database, Keyring.parse(keys), Bodies.ALL, capacity_bytes=fit * len(large))
    for number in range(fit + 1):
        log.note(noted(application=-9, request_id=str(number), answer=large, answer_bytes=len(large)))
    log.note(noted(application=-9, request_id="none held", answer=None, answer_bytes=len(large)))
    await log.close()
    log.note(noted(application=-9, request_id="later", answer=large, answer_bytes=len(large)))
    await log.close()
    async with database.gate.acquire() as connection:
        kept = await request_log.calls(connection, -9, Filter(), limit=1000)
    assert len(kept) == fit + 3
    shown = {call.request_id: await bodies(world, keys, call) for call in kept}
    assert shown["later"] == shown["0"]
    assert shown["later"] != shown[str(fit)] == shown["none held"] == ("", "[not kept]")


async def test_no_body_is_held_that_will_not_be_written(database: Database, keys: str) -> None:
    for bodies_of, expected in ((Bodies.NONE, 0), (Bodies.FAILURES, 0), (Bodies.SANDBOX, 2), (Bodies.ALL, 4)):
        log = RequestLog(database, Keyring.parse(keys), bodies_of)
        looked_at = [log.looks_at_bodies(sandbox=sandbox, status=200) for sandbox in (True, False)]
        assert sum(looked_at) * 2 == expected
        assert log.looks_at_bodies(sandbox=False, status=400)
    assert request_log.portion(b"x" * request_log.MAX_RAW) is not None
    assert request_log.portion(b"x" * (request_log.MAX_RAW + 1)) is None


async def test_what_is_older_than_thirty_days_is_forgotten(world: World, database: Database, keys: str) -> None:
    log = RequestLog(database, Keyring.parse(keys), Bodies.NONE)
    log.note(noted(application=-8, happened_at=datetime(2026, 10, 1, tzinfo=UTC)))
    log.note(noted(application=-8, happened_at=datetime(2026, 10, 3, tzinfo=UTC)))
    await log.close()
    async with world.unit() as unit:
        assert await request_log.forget(unit.raw, datetime(2026, 11, 1, tzinfo=UTC)) is False
        kept = await request_log.calls(unit.raw, -8, Filter())
    assert [call.happened_at for call in kept] == [datetime(2026, 10, 3, tzinfo=UTC)]
