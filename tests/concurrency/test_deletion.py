"""A product or a property is deleted, or it is booked, but never both, however the two meet."""

import asyncio
import json
import random
from pathlib import Path

import pytest

from benchmarks.load import Connection, request
from roomrack.entrypoints import wiring
from tests.concurrency.arena import Arena, arena
from tests.harness.cluster import Urls

UNDECIDED = "tests.entrypoints.undecided:create_app"
BOOKERS = 6


async def stranded(place: Arena, rounds: int) -> tuple[int, int]:
    """Delete products while they are booked; how many were deleted, and how many of those are booked all the same."""
    world = place.world
    hotel = await world.hotel()
    session = await world.session(hotel)
    path = f"/connect/rest/v1/reservation/{hotel.id}"
    chance = random.Random(rounds)
    deleted = booked = 0

    async def book(connection: Connection, room: int, later: float) -> int:
        await asyncio.sleep(later)
        stay = {"checkin": "2026-12-01", "checkout": "2026-12-02"}
        body = {"channelId": 288, "product": room, "guests": [{"familyName": "Lovelace"}], **stay}
        content = json.dumps(body).encode()
        # Taking no nights, it meets the deletion nowhere but in the question whether the product exists.
        wish = request("POST", f"{path}?availability=false", token=session.access_token, body=content)
        return (await connection.send(wish)).status

    async def delete(connection: Connection, room: int) -> int:
        where = f"/connect/rest/v1/roomrates/{hotel.id}/{room}"
        return (await connection.send(request("DELETE", where, token=session.access_token))).status

    bookers = [Connection("127.0.0.1", place.ports[index % len(place.ports)]) for index in range(BOOKERS)]
    deleter = Connection("127.0.0.1", place.ports[0])
    try:
        for _ in range(rounds):
            room = await world.product(hotel)
            statuses = await asyncio.gather(
                delete(deleter, room), *(book(each, room, chance.random() * 0.02) for each in bookers)
            )
            assert statuses[0] in {200, 400}
            assert set(statuses[1:]) <= {200, 422}
            if statuses[0] == 200:
                deleted += 1
                booked += 200 in statuses[1:]
    finally:
        for each in (*bookers, deleter):
            await each.__aexit__()
    return deleted, booked


async def homeless(place: Arena, rounds: int) -> tuple[int, int]:
    """The same for properties."""
    world = place.world
    app = await world.application()
    application = await world.application_session(app)
    chance = random.Random(rounds)
    deleted = booked = 0

    async def book(connection: Connection, path: str, token: str, room: int, later: float) -> int:
        await asyncio.sleep(later)
        stay = {"checkin": "2026-12-01", "checkout": "2026-12-02"}
        body = {"channelId": 288, "product": room, "guests": [{"familyName": "Lovelace"}], **stay}
        wish = request("POST", f"{path}?availability=false", token=token, body=json.dumps(body).encode())
        return (await connection.send(wish)).status

    async def delete(hotel: int) -> int:
        wish = request("DELETE", f"/connect/rest/v1/accommodation/{hotel}", token=application.access_token)
        return (await deleter.send(wish)).status

    bookers = [Connection("127.0.0.1", place.ports[index % len(place.ports)]) for index in range(BOOKERS)]
    deleter = Connection("127.0.0.1", place.ports[0])
    try:
        for _ in range(rounds):
            hotel = await world.hotel()
            session = await world.session(hotel, app=app)
            room = await world.product(hotel)
            path = f"/connect/rest/v1/reservation/{hotel.id}"
            statuses = await asyncio.gather(
                delete(hotel.id),
                *(book(each, path, session.access_token, room, chance.random() * 0.03) for each in bookers),
            )
            assert statuses[0] in {200, 400}
            assert set(statuses[1:]) <= {200, 403, 404}
            if statuses[0] == 200:
                deleted += 1
                booked += 200 in statuses[1:]
    finally:
        for each in (*bookers, deleter):
            await each.__aexit__()
    return deleted, booked


@pytest.fixture(autouse=True)
def _slices() -> None:
    wiring.connect_slices()


async def test_nobody_is_left_with_a_reservation_of_a_deleted_product(
    cluster: Urls, worker_id: str, environment: dict[str, str], session_folder: Path
) -> None:
    async with arena(cluster, f"delete_{worker_id}", environment, session_folder, processes=1) as place:
        deleted, booked = await stranded(place, 60)
    print(f"{deleted} deleted, {booked} of them booked")
    assert deleted > 0
    assert booked == 0


async def test_control_a_deletion_that_does_not_wait_strands_reservations(
    cluster: Urls, worker_id: str, environment: dict[str, str], session_folder: Path
) -> None:
    name = f"strand_{worker_id}"
    async with arena(cluster, name, environment, session_folder, application=UNDECIDED, processes=1) as place:
        _, booked = await stranded(place, 40)
    assert booked > 0


async def test_nobody_is_left_with_a_reservation_of_a_deleted_property(
    cluster: Urls, worker_id: str, environment: dict[str, str], session_folder: Path
) -> None:
    async with arena(cluster, f"raze_{worker_id}", environment, session_folder, processes=1) as place:
        deleted, booked = await homeless(place, 20)
    print(f"{deleted} deleted, {booked} of them booked")
    assert deleted > 0
    assert booked == 0


async def test_control_a_property_that_does_not_wait_is_booked_and_gone(
    cluster: Urls, worker_id: str, environment: dict[str, str], session_folder: Path
) -> None:
    name = f"ruin_{worker_id}"
    async with arena(cluster, name, environment, session_folder, application=UNDECIDED, processes=1) as place:
        _, booked = await homeless(place, 40)
    assert booked > 0
