"""A stay is split and cancelled at the same moment: it ends cancelled, and no night of it is held anywhere."""

import asyncio
import json
import random
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from benchmarks.load import Connection, request
from roomrack.entrypoints import wiring
from tests.concurrency.arena import Arena, arena
from tests.harness.cluster import Urls
from tests.scale import scaled

UNHELD = "tests.entrypoints.unheld:create_app"


async def torn(place: Arena, rounds: int) -> tuple[Counter[int], int]:
    """Split stays while they are cancelled; how the splits were answered, and how many stays ended in between."""
    world = place.world
    hotel = await world.hotel()
    double, single = await world.product(hotel), await world.product(hotel)
    for room in (double, single):
        await world.sell(hotel, room, allotment=1000)
    token = (await world.session(hotel)).access_token
    path = f"/connect/rest/v1/reservation/{hotel.id}"
    chance = random.Random(rounds)
    answers: Counter[int] = Counter()
    booked = []

    async def ask(connection: Connection, method: str, where: str, body: object = None, later: float = 0) -> bytes:
        await asyncio.sleep(later)
        content = b"" if body is None else json.dumps(body).encode()
        answer = await connection.send(request(method, where, token=token, body=content))
        if where.endswith("/split"):
            answers[answer.status] += 1
        else:
            assert answer.status == 200, answer.body
        return answer.body

    first = world.today(hotel)
    stay = {"checkin": f"{first + timedelta(10)}", "checkout": f"{first + timedelta(16)}"}
    body = {"channelId": 288, "product": double, "guests": [{"familyName": "Lovelace"}], **stay}
    split = {"splitRoom": {"id": single}, "splitStart": f"{first + timedelta(12)}"}
    left, right = [Connection("127.0.0.1", place.ports[index % len(place.ports)]) for index in range(2)]
    try:
        for _ in range(rounds):
            id = json.loads(await ask(left, "POST", path, body))["id"]
            booked.append(id)
            await asyncio.gather(
                ask(left, "POST", f"{path}/{id}/split", split, chance.random() * 0.01),
                ask(right, "DELETE", f"{path}/{id}", None, chance.random() * 0.01),
            )
    finally:
        for each in (left, right):
            await each.__aexit__()
    async with world.unit() as unit:
        torn = await unit.raw.fetchval(
            """
            select count(*) from reservation r
            where r.accommodation = $1 and r.id = any ($2::bigint[]) and (
                r.status <> 'CANCELLED'
                or exists (select from hold h where h.accommodation = $1 and h.reservation = r.id)
            )
            """,
            hotel.id,
            booked,
        )
    return answers, torn


@pytest.fixture(autouse=True)
def _slices() -> None:
    wiring.connect_slices()


@pytest.mark.soak
async def test_a_stay_that_is_split_and_cancelled_holds_nothing(
    cluster: Urls, worker_id: str, environment: dict[str, str], session_folder: Path
) -> None:
    async with arena(cluster, f"tear_{worker_id}", environment, session_folder) as place:
        answers, torn_stays = await torn(place, scaled(60, 5_000))
    print(f"splits: {dict(answers)}")
    assert torn_stays == 0
    assert set(answers) == {200, 400}, "now the one came first and now the other"


async def test_control_without_holding_the_reservation_it_is_torn(
    cluster: Urls, worker_id: str, environment: dict[str, str], session_folder: Path
) -> None:
    name = f"torn_{worker_id}"
    async with arena(cluster, name, environment, session_folder, application=UNHELD) as place:
        _, torn_stays = await torn(place, 60)
    assert torn_stays > 0
