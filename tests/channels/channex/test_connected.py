"""A property that is connected to Channex over the API, as a hotel does it."""

from collections.abc import AsyncIterator, Iterator
from typing import Any
from uuid import uuid4

import httpx2
import pytest

from tests.api.connections.support import CHANNEX, connected
from tests.channels.channex.server import Channex, Hotel
from tests.contract.validation import check_response
from tests.factories import World
from tests.factories.world import Session
from tests.harness.processes import ApiServer


@pytest.fixture(scope="module")
def joined(
    environment: dict[str, str], channex: Channex, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ApiServer]:
    """A server that reaches what plays Channex."""
    log = tmp_path_factory.mktemp("joined") / "api.log"
    running = ApiServer({**environment, "ROOMRACK_CHANNEX_URL": channex.url}, log).start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
async def http(joined: ApiServer) -> AsyncIterator[httpx2.AsyncClient]:
    hooks = {"response": [check_response]}
    base = f"{joined.url}/connect"
    async with httpx2.AsyncClient(base_url=base, timeout=30, trust_env=False, event_hooks=hooks) as opened:
        yield opened


async def test_a_hotel_connects_and_sees_what_it_sells_there(
    world: World, http: httpx2.AsyncClient, hotel: Hotel
) -> None:
    house = await world.hotel()
    granted = await world.session(house)
    session = Session(http, granted.headers, granted.app)
    row = await connected(session, house, CHANNEX, hotelId=hotel.id, password=hotel.key)
    assert hotel.key not in str(row)

    async def act(action: str) -> httpx2.Response:
        return await session.post(f"/rest/v1/connection/{action}/{house.id}/{row['id']}")

    assert (await act("MARK_CONNECTED")).status_code == 200
    assert (await act("IMPORT_ROOMS")).status_code == 200
    answer = await session.get(f"/rest/v1/connection/external/{house.id}/{row['id']}")
    sold: list[dict[str, Any]] = answer.json()["data"]
    assert {(each["roomId"], each["rateId"], each["occupancy"], each["roomName"]) for each in sold} == {
        (plan.room, plan.id, option.occupancy, hotel.rooms[plan.room])
        for plan in hotel.plans.values()
        for option in plan.options
    }
    shown = (await session.get("/rest/v1/connection", params={"id[]": row["id"]})).json()["data"][0]
    assert (shown["status"], shown["userLogged"]) == ("ENABLED", True)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"password": "uAnother"}, "Channex does not accept this API key for this property"),
        ({"hotelId": str(uuid4())}, "Channex does not know this property with this API key"),
        ({"hotelId": "not an id"}, "Channex does not know this property with this API key"),
    ],
)
async def test_what_channex_refuses_is_told(
    world: World, http: httpx2.AsyncClient, hotel: Hotel, changed: dict[str, str], words: str
) -> None:
    house = await world.hotel()
    granted = await world.session(house)
    session = Session(http, granted.headers, granted.app)
    row = await connected(session, house, CHANNEX, **{"hotelId": hotel.id, "password": hotel.key, **changed})
    refused = await session.post(f"/rest/v1/connection/MARK_CONNECTED/{house.id}/{row['id']}")
    assert (refused.status_code, refused.json()["type"]) == (550, "ApiPartnerServerError"), refused.text
    assert [each["message"] for each in refused.json()["nested"]] == [words]
    assert "uAnother" not in refused.text
