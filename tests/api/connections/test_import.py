"""Asking a portal what it sells, at a real simulator: docs/contract.md 9."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx2
import pytest

from roomrack.ports.channels import Target
from tests.api.connections.support import SIMULATOR, connected, mapped
from tests.contract.validation import check_response
from tests.factories.world import Hotel, Session, World
from tests.harness.processes import ApiServer
from tests.harness.simulator import Control, ControlledHotel, Simulator

DOUBLE, SINGLE, SAVER = Target("DBL", "STD", 2), Target("SGL", None, 1), Target("DBL", "NR", 2)


@pytest.fixture(scope="module")
def simulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    """A simulator of OTAs."""
    running = Simulator(tmp_path_factory.mktemp("simulator") / "simulator.log").start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
async def control(simulator: Simulator) -> AsyncIterator[Control]:
    """Who controls it."""
    control = simulator.control()
    await control.ota("alba")
    yield control
    await control.close()


@pytest.fixture(scope="module")
def joined(
    environment: dict[str, str], simulator: Simulator, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ApiServer]:
    """A server that reaches the simulator."""
    log = tmp_path_factory.mktemp("joined") / "api.log"
    server = ApiServer({**environment, "ROOMRACK_SIMULATOR_URL": simulator.url}, log).start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
async def client(joined: ApiServer) -> AsyncIterator[httpx2.AsyncClient]:
    hooks = {"response": [check_response]}
    base = f"{joined.url}/connect"
    async with httpx2.AsyncClient(base_url=base, timeout=30, trust_env=False, event_hooks=hooks) as http:
        yield http


class Scene:
    """A sandbox property that is connected to a hotel at the simulator."""

    def __init__(self, hotel: Hotel, session: Session, there: ControlledHotel, connection: int) -> None:
        self.hotel, self.session, self.there, self.connection = hotel, session, there, connection

    async def act(self, action: str) -> httpx2.Response:
        """executeAction."""
        return await self.session.post(f"/rest/v1/connection/{action}/{self.hotel.id}/{self.connection}")

    async def sold(self) -> list[dict[str, Any]]:
        """What the portal is known to sell."""
        answer = await self.session.get(f"/rest/v1/connection/external/{self.hotel.id}/{self.connection}")
        rows: list[dict[str, Any]] = answer.json()["data"]
        return rows

    async def shown(self) -> dict[str, Any]:
        """The connection."""
        answer = await self.session.get("/rest/v1/connection", params={"id[]": self.connection})
        row: dict[str, Any] = answer.json()["data"][0]
        return row


@pytest.fixture
async def scene(world: World, client: httpx2.AsyncClient, control: Control) -> Scene:
    hotel = await world.hotel(sandbox=True)
    granted = await world.session(hotel)
    session = Session(client, granted.headers, granted.app)
    there = await control.hotel(f"h{hotel.id}", [DOUBLE, SINGLE])
    row = await connected(
        session, hotel, SIMULATOR, hotelId=there.at_channel, username=there.username, password=there.password
    )
    return Scene(hotel, session, there, row["id"])


async def test_rooms_are_read_and_what_is_gone_is_told(scene: Scene, world: World, control: Control) -> None:
    answer = await scene.act("IMPORT_ROOMS")
    assert answer.status_code == 200, answer.text
    assert answer.json()["data"] == []
    rows = await scene.sold()
    assert [(row["roomId"], row.get("rateId"), row["occupancy"]) for row in rows] == [
        ("DBL", "STD", 2),
        ("SGL", None, 1),
    ]
    shown = await scene.shown()
    assert (shown["status"], shown["userLogged"], shown["hasBasicRooms"]) == ("ENABLED", True, True)
    double = await world.product(scene.hotel, name="Double")
    mapping = await mapped(scene.session, scene.hotel, scene.connection, double, rows[0]["id"])
    again = await scene.act("IMPORT_ROOMS")
    assert again.json()["data"] == [mapping]
    assert await scene.sold() == rows
    there = scene.there
    await control.hotel(there.id, [SINGLE, SAVER], username=there.username, password=there.password)
    assert (await scene.act("IMPORT_ROOMS")).status_code == 200
    assert [row["rateId"] for row in await scene.sold() if row["roomId"] == "DBL"] == ["NR"]
    lint = await scene.session.get(f"/rest/x1/connection/{scene.hotel.id}/{scene.connection}/lint")
    assert lint.json()["data"][0]["code"] == "EXTERNAL_GONE"
    path = f"/rest/v1/connection/{scene.hotel.id}/{scene.connection}"
    refused = await scene.session.patch(path, json={"updateCalendar": True})
    assert (refused.status_code, refused.json()["type"]) == (400, "ApiValidationFailed")
    other = await world.product(scene.hotel)
    gone = await scene.session.post(
        f"/rest/v1/connection/mapping/{scene.hotel.id}/{scene.connection}",
        params={"product": double, "query": "DBL:NR"},
    )
    assert gone.status_code == 400
    unmap = f"/rest/v1/connection/mapping/{scene.hotel.id}/{scene.connection}/{mapping['id']}"
    assert (await scene.session.delete(unmap)).status_code == 200
    nowhere = await scene.session.post(
        f"/rest/v1/connection/mapping/{scene.hotel.id}/{scene.connection}",
        params={"product": other, "externalProduct": rows[0]["id"]},
    )
    assert (nowhere.status_code, nowhere.json()["type"]) == (400, "ApiValidationFailed")


async def test_what_the_portal_refuses_is_told_in_its_words_and_changes_nothing(scene: Scene) -> None:
    path = f"/rest/v1/connection/{scene.hotel.id}/{scene.connection}"
    assert (await scene.session.patch(path, json={"password": "wrong"})).status_code == 200
    before = await scene.shown()
    for action in ("IMPORT_ROOMS", "MARK_CONNECTED"):
        refused = await scene.act(action)
        assert (refused.status_code, refused.json()["type"]) == (550, "ApiPartnerServerError"), refused.text
        [item] = refused.json()["nested"]
        assert item["message"] == "the simulator does not know this hotel with these credentials"
        assert "wrong" not in refused.text
    assert await scene.shown() == before
    assert await scene.sold() == []


async def test_an_account_is_checked_before_it_counts_as_connected(scene: Scene) -> None:
    answer = await scene.act("MARK_CONNECTED")
    assert answer.status_code == 200, answer.text
    shown = await scene.shown()
    assert (shown["status"], shown["userLogged"]) == ("ENABLED", True)
    assert shown["lastPortalAcceptLog"]["type"] == "PORTAL_ACCEPT"


async def test_a_portal_that_hangs_holds_no_transaction(scene: Scene, world: World) -> None:
    await scene.there.fault("delay", seconds=3)
    asked = asyncio.create_task(scene.act("IMPORT_ROOMS"))
    await asyncio.sleep(1)
    async with world.unit() as unit:
        idle = await unit.raw.fetchval(
            "select count(*) from pg_stat_activity where datname = current_database()"
            " and application_name = 'roomrack-api' and state = 'idle in transaction'"
        )
    path = f"/rest/v1/connection/{scene.hotel.id}/{scene.connection}"
    changed = await scene.session.patch(path, json={"commission": 7})
    assert (changed.status_code, asked.done(), idle) == (200, False, 0)
    assert (await asked).status_code == 200
    assert (await scene.shown())["commission"] == 7
