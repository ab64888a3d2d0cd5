"""Processes keep the rules of a property; who asks after a change was acknowledged gets no older ones (ADR 0011)."""

import asyncio
import json
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from benchmarks.load import Connection, request
from roomrack.entrypoints import wiring
from tests.concurrency.arena import Arena, arena
from tests.harness.cluster import Urls

OUTDATED = "tests.entrypoints.outdated:create_app"
READERS = 6


@pytest.fixture(autouse=True)
def _slices() -> None:
    wiring.connect_slices()


async def stale(place: Arena, writes: int) -> tuple[int, int]:
    """Raise the city tax again and again, on each process in turn, while others read what a stay owes.

    How often they read, and how often less than had been acknowledged before they asked.
    """
    world = place.world
    hotel = await world.hotel()
    session = await world.session(hotel)
    room = await world.product(hotel)
    house = f"/connect/rest/v1/reservation/{hotel.id}"
    today = world.today(hotel)
    stay = {"checkin": str(today), "checkout": str(today + timedelta(1)), "totalGuest": 1}
    acknowledged = reads = old = 0
    async with AsyncExitStack() as stack:
        connections = [
            await stack.enter_async_context(Connection("127.0.0.1", place.ports[index % len(place.ports)]))
            for index in range(READERS + len(place.ports))
        ]

        async def send(connection: Connection, method: str, path: str, body: object = None) -> dict[str, object]:
            content = b"" if body is None else json.dumps(body).encode()
            answer = await connection.send(request(method, path, token=session.access_token, body=content))
            assert answer.status == 200, answer.body
            told: dict[str, object] = json.loads(answer.body)
            return told

        body = {"channelId": 288, "product": room, "guests": [{"familyName": "Lovelace"}], **stay}
        made = await send(connections[0], "POST", f"{house}?availability=false", body)
        writing = asyncio.Event()

        async def write() -> None:
            nonlocal acknowledged
            for amount in range(1, writes + 1):
                terms = {"cityTaxes": [{"name": "City", "amount": amount}]}
                connection = connections[READERS + amount % len(place.ports)]
                await send(connection, "PUT", f"/connect/rest/x1/offers/{hotel.id}/terms", terms)
                acknowledged = amount
            writing.set()

        async def read(connection: Connection) -> None:
            nonlocal reads, old
            while not writing.is_set():
                least = acknowledged
                shown = await send(connection, "GET", f"{house}/{made['id']}")
                reads += 1
                tax = shown["touristTax"]
                assert isinstance(tax, int | float)
                old += tax < least

        await asyncio.gather(write(), *(read(each) for each in connections[:READERS]))
    return reads, old


async def test_nobody_reads_rules_older_than_what_was_acknowledged(
    cluster: Urls, worker_id: str, environment: dict[str, str], session_folder: Path
) -> None:
    async with arena(cluster, f"rules_{worker_id}", environment, session_folder) as place:
        reads, old = await stale(place, 60)
    print(f"{reads} reads while rules changed 60 times")
    assert reads > 60
    assert old == 0


async def test_control_processes_that_ignore_the_version_show_old_rules(
    cluster: Urls, worker_id: str, environment: dict[str, str], session_folder: Path
) -> None:
    async with arena(cluster, f"stale_{worker_id}", environment, session_folder, application=OUTDATED) as place:
        _, old = await stale(place, 20)
    assert old > 0
