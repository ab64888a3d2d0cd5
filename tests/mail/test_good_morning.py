"""The mail of the morning: docs/guides/properties.md."""

import asyncio
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from roomrack.core.clock import clock_from
from roomrack.core.localtime import instant_of
from roomrack.domain.properties import service as properties
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.jobs import GoodMornings
from roomrack.domain.reservations.rules import morning as rules
from roomrack.domain.reservations.rules.morning import Morning, Stay
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database
from tests.factories import Hotel, World
from tests.harness.processes import ClockFile
from tests.mail.receiver import Receiver, receiving
from tests.mail.test_smtp import mailer_to


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as running:
        yield running


@pytest.fixture
def worker(database: Database, keys: str, clock_file: ClockFile, receiver: Receiver) -> GoodMornings:
    context = Context(clock=clock_from(clock_file.setting), keyring=Keyring.parse(keys), actor={"kind": "worker"})
    return GoodMornings(database, context, mailer_to(receiver))


def _address(hotel: Hotel) -> str:
    number = hotel.name.removeprefix("Hotel ")
    return f"owner{number}@hotel{number}.example"


async def _hotel(world: World, **fields: Any) -> Hotel:
    details = {"clpms": {"goodMorningEmail": True}, **fields.pop("details", {})}
    return await world.hotel(details=details, **fields)


def _stand(clock: ClockFile, hotel: Hotel, day: date, minutes: int) -> None:
    clock.stand(instant_of(day, minutes, hotel.zone))


async def test_who_comes_who_leaves_who_stays_and_what_asks_for_attention(
    world: World, clock: ClockFile, worker: GoodMornings, receiver: Receiver
) -> None:
    hotel = await _hotel(world, details={"language": "IT"})
    room = await world.product(hotel, name="Camera")
    await world.sell(hotel, room)
    session = await world.session(hotel)
    day = world.today(hotel) + timedelta(3)

    async def book(name: str, first: int, last: int, **more: Any) -> dict[str, Any]:
        body = {
            "channelId": 1,
            "refer": name,
            "product": room,
            "checkin": (day + timedelta(first)).isoformat(),
            "checkout": (day + timedelta(last)).isoformat(),
            "totalGuest": 2,
            "guests": [{"givenName": name, "familyName": "Ospite"}],
            **more,
        }
        answer = await session.post(f"/rest/v1/reservation/{hotel.id}", json=body)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    await book("Comes", 0, 2)
    await book("Leaves", -1, 0)
    await book("Stays", -1, 1)
    await book("Later", 5, 6)
    await book("Waits", 7, 8, status="WAITING")
    gone = await book("Cancelled", 0, 1)
    await session.delete(f"/rest/v1/reservation/{hotel.id}/{gone['id']}")
    _stand(clock, hotel, day, 6 * 60)
    await worker.run()
    [mail] = receiver.to(_address(hotel))
    assert mail["Subject"] == f"{hotel.name}: 1 arrivi, 1 partenze il {day}"
    assert mail["Message-ID"] == f"<good-morning.{hotel.id}.{day}@roomrack.example>"
    moved = [day + timedelta(ahead) for ahead in range(-1, 9)]
    assert mail.get_content().replace("\r\n", "\n") == (
        f"{hotel.name}, {day}\n\n"
        f"In attesa della vostra conferma: 1\n- Waits Ospite (2), Camera, {moved[8]} - {moved[9]}, Waits\n\n"
        f"Arrivi: 1\n- Comes Ospite (2), Camera, {day} - {moved[3]}, Comes\n\n"
        f"Partenze: 1\n- Leaves Ospite (2), Camera, {moved[0]} - {day}, Leaves\n\n"
        f"In casa: 1\n- Stays Ospite (2), Camera, {moved[0]} - {moved[2]}, Stays\n"
    )


async def test_one_mail_a_morning_whoever_and_however_often_asks(
    world: World, clock: ClockFile, worker: GoodMornings, receiver: Receiver
) -> None:
    hotel = await _hotel(world, time_zone="Asia/Kathmandu")
    day = world.today(hotel) + timedelta(1)
    for minutes, count in ((5 * 60 + 59, 0), (6 * 60, 1), (6 * 60 + 30, 1), (11 * 60, 1)):
        _stand(clock, hotel, day, minutes)
        await asyncio.gather(*(worker.run() for _ in range(3)))
        assert len(receiver.to(_address(hotel))) == count
    _stand(clock, hotel, day + timedelta(1), 9 * 60)
    await worker.run()
    assert len(receiver.to(_address(hotel))) == 2
    _stand(clock, hotel, day + timedelta(2), 12 * 60)
    await worker.run()
    assert len(receiver.to(_address(hotel))) == 2


async def test_only_who_asked_for_it_and_is_in_use_gets_mail(
    world: World, clock: ClockFile, worker: GoodMornings, receiver: Receiver
) -> None:
    off = await world.hotel()
    sandbox = await _hotel(world, sandbox=True)
    paused, deleted = await _hotel(world), await _hotel(world)
    switched = await _hotel(world)
    async with world.unit() as unit:
        await unit.widen(paused.id, deleted.id)
        await properties.deactivate(unit, paused.id)
        await properties.delete(unit, deleted.id)
    session = await world.session(switched)
    path = f"/rest/v2/accommodation/{switched.id}/changeGoodMorningEmail"
    await session.patch(path, params={"value": False})
    _stand(clock, off, world.today(off) + timedelta(1), 8 * 60)
    await worker.run()
    for hotel in (off, sandbox, paused, deleted, switched):
        assert receiver.to(_address(hotel)) == []


async def test_a_failure_is_tried_again_and_a_refusal_is_not(
    world: World, clock: ClockFile, worker: GoodMornings, receiver: Receiver
) -> None:
    hotel = await _hotel(world, time_zone="Pacific/Chatham")
    day = world.today(hotel) + timedelta(1)
    _stand(clock, hotel, day, 7 * 60)
    receiver.refusals[:] = ["451 later"] * 50
    await worker.run()
    receiver.refusals.clear()
    await worker.run()
    assert receiver.to(_address(hotel)) == []
    _stand(clock, hotel, day, 7 * 60 + 10)
    await worker.run()
    assert len(receiver.to(_address(hotel))) == 1
    _stand(clock, hotel, day + timedelta(1), 7 * 60)
    receiver.refusals[:] = ["550 never"] * 50
    await worker.run()
    receiver.refusals.clear()
    _stand(clock, hotel, day + timedelta(1), 8 * 60)
    await worker.run()
    assert len(receiver.to(_address(hotel))) == 1
    async with world.unit() as unit:
        rows = await unit.raw.fetch(
            "select attempts, ended_at is not null as ended, problem from good_morning where accommodation = $1 "
            "order by day",
            hotel.id,
        )
    assert [(row["attempts"], row["ended"]) for row in rows] == [(2, True), (1, True)]
    assert (rows[0]["problem"], "never" in rows[1]["problem"]) == (None, True)


async def test_after_five_attempts_a_morning_is_left(
    world: World, clock: ClockFile, worker: GoodMornings, receiver: Receiver
) -> None:
    hotel = await _hotel(world, time_zone="Pacific/Marquesas")
    day = world.today(hotel) + timedelta(1)
    for attempt in range(7):
        _stand(clock, hotel, day, 6 * 60 + 10 * attempt)
        receiver.refusals[:] = ["451 later"] * 50
        await worker.run()
    receiver.refusals.clear()
    _stand(clock, hotel, day, 9 * 60)
    await worker.run()
    assert receiver.to(_address(hotel)) == []
    clock.run((rules.LEASE + reservations.RETENTION + timedelta(3)).total_seconds())
    async with world.unit() as unit:
        await reservations.forget_mornings(unit)
        assert await unit.raw.fetchval("select count(*) from good_morning where accommodation = $1", hotel.id) == 0


def test_a_long_list_ends_and_a_name_stays_on_its_line() -> None:
    stay = Stay("R1", "Ada\r\nBcc: x", "Room", date(2026, 1, 1), date(2026, 1, 2), 2)
    many = [stay] * (rules.LISTED + 3)
    written = rules.text(Morning(1, "House", date(2026, 1, 1), "XX", many, [], [], [], [stay]))
    assert written.splitlines()[:3] == ["House, 2026-01-01", "", "Oversold: 1"]
    assert "- Ada Bcc: x (2), Room, 2026-01-01 - 2026-01-02, R1" in written
    assert f"Arrivals: {rules.LISTED + 3}\n" in written
    assert "- and 3 more\n" in written
    assert "Departures: nobody\n" in written
