"""A property that is connected to Channex over the API, as a hotel does it."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx2
import pytest

from roomrack.domain.chat import service as chat
from roomrack.domain.distribution.repository import work
from roomrack.domain.distribution.repository.work import Kind
from tests.api.connections.support import CHANNEX, SIMULATOR, connected, mapped, sold
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


async def selling(world: World, http: httpx2.AsyncClient, hotel: Hotel) -> tuple[Session, str, int, str]:
    """A connection that reads bookings and messages in an hour: whose it is, and where notices go."""
    house = await world.hotel()
    granted = await world.session(house)
    session = Session(http, granted.headers, granted.app)
    id = (await connected(session, house, CHANNEX, hotelId=hotel.id, password=hotel.key))["id"]
    external = await sold(session, house, id)
    await mapped(session, house, id, await world.product(house), external["id"])
    on = await session.patch(f"/rest/v1/connection/{house.id}/{id}", json={"pullReservations": True, "messages": True})
    assert on.status_code == 200, on.text
    assert (await session.post(f"/rest/v1/connection/MARK_CONNECTED/{house.id}/{id}")).status_code == 200
    async with world.unit() as unit:
        await work.want(unit, Kind.PULL, [(house.id, id, False)], unit.now() + timedelta(hours=1))
    shown = (await session.get(f"/rest/x1/connection/{house.id}/{id}/sync")).json()
    return session, str(house.id), id, shown["noticesUrl"]


async def wait_of(world: World, connection: int) -> timedelta:
    """How long the bookings of a connection wait to be read."""
    async with world.unit() as unit:
        query = "select due_at from channel_work where connection = $1 and kind = $2"
        due: datetime = await unit.raw.fetchval(query, connection, Kind.PULL)
        return max(due - unit.now(), timedelta(0))


async def test_a_notice_has_bookings_and_messages_read_at_once(
    world: World, http: httpx2.AsyncClient, joined: ApiServer, hotel: Hotel
) -> None:
    _, _, id, url = await selling(world, http, hotel)
    assert await wait_of(world, id) > timedelta(minutes=30)
    address = url.rpartition("/")[2]
    async with httpx2.AsyncClient(base_url=joined.url, trust_env=False) as channel:
        for body in (b'{"event": "booking"}', b"", b"[]"):
            told = await channel.post(f"/channels/notices/{address}", content=body)
            assert (told.status_code, told.json()) == (200, {"received": True}), told.text
    assert await wait_of(world, id) == timedelta(0)
    async with world.unit() as unit:
        jobs = await unit.raw.fetch("select payload from pgqueuer where entrypoint = $1", chat.READ_JOB)
    assert len([row for row in jobs if row["payload"].decode().endswith(f":{id}")]) == 1


async def test_a_notice_does_not_wear_out_a_channel_that_fails(
    world: World, http: httpx2.AsyncClient, joined: ApiServer, hotel: Hotel
) -> None:
    _, _, id, url = await selling(world, http, hotel)
    async with world.unit() as unit:
        await unit.raw.execute("update channel_work set failures = 1 where connection = $1", id)
    async with httpx2.AsyncClient(base_url=joined.url, trust_env=False) as channel:
        assert (await channel.post(f"/channels/notices/{url.rpartition('/')[2]}")).status_code == 200
    assert await wait_of(world, id) > timedelta(minutes=30)


async def test_an_address_of_notices_cannot_be_guessed(
    world: World, http: httpx2.AsyncClient, joined: ApiServer, hotel: Hotel
) -> None:
    session, house, id, url = await selling(world, http, hotel)
    digest = url.rpartition("-")[2]
    other = await world.hotel()
    async with httpx2.AsyncClient(base_url=joined.url, trust_env=False) as channel:

        async def status(address: str) -> int:
            return (await channel.post(f"/channels/notices/{address}")).status_code

        for address in (
            f"{house}-{id}-{digest[:-1]}{'0' if digest[-1] != '0' else '1'}",
            f"{house}-{id}-",
            f"{house}-{id}",
            f"{house}-{id + 1}-{digest}",
            f"{other.id}-{id}-{digest}",
            f"0{house}-{id}-{digest}",
            f"{'9' * 30}-{id}-{digest}",
            f"{house}-{id}-{digest}-1",
            "\u00b2-1-a",
        ):
            assert await status(address) == 404, address
        assert (await channel.get(f"/channels/notices/{house}-{id}-{digest}")).status_code == 405
        assert await wait_of(world, id) > timedelta(minutes=30)
        assert (await session.delete(f"/rest/v1/connection/{house}/{id}")).status_code == 200
        assert await status(f"{house}-{id}-{digest}") == 404


async def test_a_channel_without_notices_is_given_no_address(world: World) -> None:
    house = await world.hotel()
    session = await world.session(house)
    id = (await connected(session, house, SIMULATOR, hotelId=f"alba/{house.id}"))["id"]
    assert "noticesUrl" not in (await session.get(f"/rest/x1/connection/{house.id}/{id}/sync")).json()
