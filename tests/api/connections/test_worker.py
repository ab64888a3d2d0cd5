"""What the worker does for connections: mails to the property's contact, and forgetting."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from roomrack.core.clock import clock_from
from roomrack.domain.connections import service as connections
from roomrack.domain.connections.jobs import Messenger
from roomrack.domain.connections.rules import LogType
from roomrack.domain.connections.rules.letters import DELAYS
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database
from tests.api.connections.support import SIMULATOR, connected, portal, portal_body, sold
from tests.factories.world import Hotel, World
from tests.harness.processes import ClockFile
from tests.mail.receiver import Receiver, receiving
from tests.mail.test_smtp import mailer_to


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as running:
        yield running


@pytest.fixture
def context(keys: str, clock_file: ClockFile) -> Context:
    return Context(clock=clock_from(clock_file.setting), keyring=Keyring.parse(keys), actor={"kind": "worker"})


@pytest.fixture
def messenger(database: Database, context: Context, receiver: Receiver) -> Messenger:
    return Messenger(database, context, mailer_to(receiver))


async def _helped(world: World, channel: int, **hotel: Any) -> tuple[Hotel, int, str]:
    """A property that asked for help with a connection: the connection, and where the mail goes."""
    made = await world.hotel(**hotel)
    session = await world.session(made)
    connection = (await connected(session, made, channel, hotelId="H"))["id"]
    answer = await session.post(f"/rest/v1/connection/EMAIL_HELP_CUSTOMER/{made.id}/{connection}")
    assert answer.status_code == 200, answer.text
    number = made.name.removeprefix("Hotel ")
    return made, connection, f"owner{number}@hotel{number}.example"


async def _mails(world: World, hotel: Hotel) -> list[tuple[int, bool, str | None]]:
    """The attempts of each mail, whether it has ended, and the problem."""
    async with world.unit() as unit:
        rows = await unit.raw.fetch(
            "select attempts, ended_at, problem from connection_mail where accommodation = $1 order by id", hotel.id
        )
    return [(row["attempts"], row["ended_at"] is not None, row["problem"]) for row in rows]


async def _make_due(world: World, hotel: Hotel) -> None:
    async with world.unit() as unit:
        await unit.raw.execute(
            "update connection_mail set due_at = $2 where accommodation = $1", hotel.id, unit.now() - timedelta(1)
        )


async def test_help_comes_by_mail_once(
    world: World, messenger: Messenger, receiver: Receiver, database: Database, context: Context
) -> None:
    hotel, _, address = await _helped(world, SIMULATOR)
    await Messenger(database, context, None).run()
    await messenger.run()
    await messenger.again()
    [mail] = receiver.to(address)
    assert mail["Subject"] == f"{hotel.name}: the connection to OTA simulator"
    plain = mail.get_body(("plain",))
    assert plain is not None
    assert "- No product is mapped yet. Import the rooms of OTA simulator, then map" in plain.get_content()
    assert await _mails(world, hotel) == [(1, True, None)]


async def test_what_fails_is_tried_again_and_given_up_in_the_end(
    world: World, messenger: Messenger, receiver: Receiver
) -> None:
    hotel, _, address = await _helped(world, SIMULATOR)
    for _ in range(len(DELAYS) + 1):
        receiver.refusals[:] = ["451 later"]
        await messenger.run()
        await _make_due(world, hotel)
    [(attempts, ended, problem)] = await _mails(world, hotel)
    assert (attempts, ended, bool(problem)) == (len(DELAYS) + 1, True, True)
    assert receiver.to(address) == []
    receiver.refusals[:] = ["550 never"]
    other, _, _ = await _helped(world, SIMULATOR)
    await messenger.run()
    assert [(row[0], row[1]) for row in await _mails(world, other)] == [(1, True)]


async def test_nothing_is_mailed_from_a_sandbox(world: World, messenger: Messenger, receiver: Receiver) -> None:
    hotel, _, address = await _helped(world, SIMULATOR, sandbox=True)
    await messenger.run()
    assert receiver.to(address) == []
    assert await _mails(world, hotel) == [(1, True, "nothing leaves a sandbox")]


async def test_trouble_is_told_rarely_and_only_where_it_is_wanted(world: World, banner: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    _, made = await portal(world, banner)
    id = (await connected(session, hotel, made["id"]))["id"]
    async with world.unit() as unit:
        connection = await connections.get(unit, hotel.id, id)
        assert await connections.mail_error(unit, connection, "The token was refused.") is False
    await session.patch(f"/rest/v1/connection/{hotel.id}/{id}", json={"mailOnError": True})
    async with world.unit() as unit:
        connection = await connections.get(unit, hotel.id, id)
        assert await connections.mail_error(unit, connection, "The token was refused.") is True
        assert await connections.mail_error(unit, connection, "The token was refused.") is False
        rows = await unit.raw.fetch("select content from connection_mail where accommodation = $1", hotel.id)
    assert ["has trouble: The token was refused." in row["content"] for row in rows] == [True]


async def test_refused_credentials_disable_until_they_change(world: World, banner: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    _, made = await portal(world, banner)
    id = (await connected(session, hotel, made["id"], password="old"))["id"]
    path = f"/rest/v1/connection/{hotel.id}/{id}"
    room = await sold(session, hotel, id)
    await session.post(
        f"/rest/v1/connection/mapping/{hotel.id}/{id}",
        params={"product": await world.product(hotel), "externalProduct": room["id"]},
    )
    assert (await session.patch(path, json={"updateCalendar": True})).json()["status"] == "ENABLED"
    async with world.unit() as unit:
        refused = await connections.refuse_credentials(unit, hotel.id, id, "401: unknown token.")
        assert not refused.pushes
    assert (await session.patch(path, json={"commission": 1})).json()["status"] == "DISABLED"
    assert (await session.patch(path, json={"password": "new"})).json()["status"] == "ENABLED"
    [line] = (
        await session.get(f"/rest/x1/connection/{hotel.id}/{id}/log", params={"logType": "PORTAL_EXPIRED"})
    ).json()["data"]
    assert (line["content"], line["result"]) == ("401: unknown token.", "NOT_EXECUTED")


async def test_old_lines_and_mails_are_forgotten(world: World, banner: str) -> None:
    hotel, id, _ = await _helped(world, SIMULATOR)
    async with world.unit() as unit:
        connection = await connections.get(unit, hotel.id, id)
        await connections.log(unit, connection, LogType.CALENDAR, "Long ago.")
        old = unit.now() - connections.LOG_KEPT - timedelta(1)
        await unit.raw.execute(
            "update connection_log set happened_at = $2 where accommodation = $1 and content = 'Long ago.'",
            hotel.id,
            old,
        )
        await unit.raw.execute("update connection_mail set ended_at = $2 where accommodation = $1", hotel.id, old)
    async with world.unit() as unit:
        assert await connections.forget(unit) is False
        await connections.forget_mails(unit)
        lines = await connections.lines(unit, await connections.get(unit, hotel.id, id))
    assert [line.type for line in lines] == [LogType.NOTIFY, LogType.CONNECT]
    assert await _mails(world, hotel) == []


async def test_two_at_a_time_map_the_same_only_once(world: World, banner: str) -> None:
    hotel = await world.hotel()
    session = await world.session(hotel)
    _, made = await portal(world, banner)
    id = (await connected(session, hotel, made["id"]))["id"]
    room = await sold(session, hotel, id)
    products = [await world.product(hotel) for _ in range(6)]
    answers = await asyncio.gather(
        *(
            session.post(
                f"/rest/v1/connection/mapping/{hotel.id}/{id}",
                params={"product": product, "externalProduct": room["id"]},
            )
            for product in products
        )
    )
    assert sorted(answer.status_code for answer in answers) == [200, 400, 400, 400, 400, 400]
    made_twice = await asyncio.gather(
        *(session.post(f"/rest/v1/connection/{hotel.id}", json={"channelId": SIMULATOR}) for _ in range(4))
    )
    assert sorted(answer.status_code for answer in made_twice) == [200, 400, 400, 400]


async def test_an_application_becomes_one_portal_however_often_it_asks_at_once(world: World, banner: str) -> None:
    session = await world.application_session()
    answers = await asyncio.gather(
        *(session.post("/rest/v1/portal/apiportal", json=portal_body(banner)) for _ in range(4))
    )
    assert sorted(answer.status_code for answer in answers) == [200, 400, 400, 400]
