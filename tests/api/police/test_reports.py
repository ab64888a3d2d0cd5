"""Reports to the Italian police, against a small service that checks every record (docs/contract.md 7)."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from ipaddress import ip_network
from typing import Any

import pytest

from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.adapters.police.alloggiati import AlloggiatiWeb
from roomrack.core.clock import clock_from
from roomrack.domain.guests.jobs import Reporter
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context
from roomrack.ports.police import Account, PoliceRefused, PoliceUnavailable
from tests.api.checkins.test_staying import add, guest
from tests.api.police.service import KEY, PASSWORD, USER, Police, start
from tests.api.reservations.support import Desk, desk, done
from tests.factories import World

ADULT: dict[str, Any] = {
    "birthDate": "1985-12-10",
    "birthCountry": "GB",
    "citizenship": "GB",
    "documentType": "PASSPORT",
    "documentCode": "GB 925-076473",
    "documentIssuePlace": "GB",
}
CHILD: dict[str, Any] = {"birthDate": "2015-02-03", "birthCountry": "IT", "birthCity": "Pisa", "citizenship": "IT"}


@dataclass
class Station:
    """A hotel in Italy with an account, the worker's reporter, and the police."""

    at: Desk
    police: Police
    reporter: Reporter

    @property
    def reports(self) -> str:
        """Where its reports are."""
        return f"/rest/x1/checkin/{self.at.hotel.id}/police/reports"

    async def file(self, day: str) -> list[str]:
        """The records of a day."""
        answer = await self.at.session.get(self.reports.replace("reports", "file"), params={"day": day})
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "text/plain; charset=us-ascii"
        assert answer.headers["content-disposition"] == f'attachment; filename="alloggiati-{day}.txt"'
        return answer.text.split("\r\n") if answer.text else []

    async def report(self, day: str) -> dict[str, Any]:
        """Have a day reported."""
        made: dict[str, Any] = done(await self.at.session.post(self.reports, json={"day": day}))
        return made

    async def last(self) -> dict[str, Any]:
        """The newest report."""
        newest: dict[str, Any] = done(await self.at.session.get(self.reports))["data"][0]
        return newest

    async def again(self) -> None:
        """Let the time until the next attempt pass, and make it."""
        async with self.at.world.unit() as unit:
            await unit.raw.execute(
                "update police_report set due_at = due_at - interval '1 day' where accommodation = $1", self.at.hotel.id
            )
        await self.reporter.run()


@pytest.fixture
async def police() -> AsyncIterator[Police]:
    made, server = start()
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture
async def station(world: World, keys: str, clock_file: Any, police: Police) -> AsyncIterator[Station]:
    outgoing = AiohttpOutgoing([ip_network("127.0.0.0/8")])
    context = Context(clock=clock_from(clock_file.setting), keyring=Keyring.parse(keys), actor={"kind": "worker"})
    at = await desk(world, country="IT")
    account = {"user": USER, "password": PASSWORD, "key": KEY}
    done(await at.session.patch(f"/rest/x1/checkin/{at.hotel.id}/settings", json={"police": account}))
    station = Station(at, police, Reporter(world.database, context, AlloggiatiWeb(outgoing, police.url)))
    await station.reporter.learn()
    yield station
    await outgoing.close()
    async with world.unit() as unit:
        await unit.raw.execute("delete from checkin_settings where accommodation = $1", at.hotel.id)
        await unit.raw.execute("delete from police_report where accommodation = $1", at.hotel.id)


async def test_a_family_is_reported_and_noted(station: Station) -> None:
    at = station.at
    room = await at.book()
    head = await add(at, room["id"], familyName="D’Àngelo-Müller", givenName="Zoë", **ADULT)
    child = await add(at, room["id"], familyName="D'Angelo", givenName="Tim", **{**CHILD, "sex": "MALE"})
    day = at.day(3)
    shown = "/".join(reversed(day.split("-")))
    expected = [
        f"17{shown}02" + "D'ANGELO MULLER".ljust(50) + "ZOE".ljust(30) + "210/12/1985" + " " * 11 + "100000219"
        "100000219" + "PASOR" + "GB925076473".ljust(20) + "100000219",
        f"19{shown}02" + "D'ANGELO".ljust(50) + "TIM".ljust(30) + "103/02/2015" + "409050026PI" + "100000100"
        "100000100" + " " * 34,
    ]
    assert await station.file(day) == expected
    assert {len(record) for record in expected} == {168}
    made = await station.report(day)
    assert made == {
        "id": made["id"],
        "day": day,
        "status": "WAITING",
        "guests": [head["id"], child["id"]],
        "createTime": made["createTime"],
        "attempts": [],
        "problems": [],
    }
    await station.reporter.run()
    assert station.police.records == [expected]
    told = await station.last()
    [attempt] = told["attempts"]
    assert (told["status"], told["sentTime"], attempt) == (
        "SENT",
        attempt["time"],
        {"number": 1, "time": attempt["time"], "accepted": 2},
    )
    guests = done(await at.session.get(f"{at.path}/{room['id']}"))["guests"][1:]
    assert [each["policeSentStatus"] for each in guests] == [True, True]
    assert [each["policeSentTime"].endswith("Z[UTC]") for each in guests] == [True, True]
    await station.again()
    assert len(station.police.records) == 1, "what was sent is not sent again"


async def test_whoever_travels_alone_and_whose_head_comes_later_is_single(station: Station) -> None:
    at = station.at
    room = await at.book()
    await add(at, room["id"], **ADULT, checkin=at.day(4))
    await add(at, room["id"], familyName="Later", **ADULT)
    group = await at.book()
    await add(at, group["id"], accommodatedType="HEAD_OF_GROUP", familyName="Guide", **ADULT)
    await add(at, group["id"], accommodatedType="MEMBER_GROUP", familyName="Member", **ADULT)
    assert [(record[:2], record[14:20].strip()) for record in await station.file(at.day(3))] == [
        ("16", "LATER"),
        ("18", "GUIDE"),
        ("20", "MEMBER"),
    ]
    assert [record[:2] for record in await station.file(at.day(4))] == ["16"]
    assert await station.file(at.day(5)) == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"birthDate": None}, "birthDate"),
        ({"birthCountry": None}, "birthCountry"),
        ({"birthCountry": "FR"}, "birthCountry"),
        ({"birthCountry": "IT", "birthCity": "Atlantis"}, "birthCity"),
        ({"birthCountry": "IT", "birthCity": "Castro"}, "birthCity"),
        ({"citizenship": None}, "citizenship"),
        ({"documentType": "OTHER"}, "documentType"),
        ({"documentCode": None}, "documentCode"),
        ({"documentIssuePlace": "Atlantis"}, "documentIssuePlace"),
    ],
)
async def test_whoever_lacks_something_is_named_and_left_out_with_his_party(
    station: Station, fields: dict[str, Any], field: str
) -> None:
    at = station.at
    room, other = await at.book(), await at.book()
    head = await add(at, room["id"], **{**ADULT, **fields})
    await add(at, room["id"], familyName="Child", **CHILD)
    whole = await add(at, other["id"], familyName="Whole", **ADULT)
    made = await station.report(at.day(3))
    assert (made["guests"], made["problems"]) == ([whole["id"]], [{"guest": head["id"], "field": field}])


async def test_places_are_found_by_name_province_or_code(station: Station) -> None:
    at = station.at
    room = await at.book()
    for family, town, issued, codes in (
        ("A", "castro (le)", "Roma", ("416075096LE", "412058091")),
        ("B", "Oldtown", "GERMANIA", ("409046099LU", "100000216")),
        ("C", "PISA", "403016065", ("409050026PI", "403016065")),
    ):
        fields = {**ADULT, "birthCountry": "IT", "birthCity": town, "documentIssuePlace": issued}
        await add(at, room["id"], familyName=family, accommodatedType="SINGLE_GUEST", **fields)
        record = (await station.file(at.day(3)))[-1]
        assert (record[105:116], record[-9:]) == codes


async def test_a_service_that_is_down_is_tried_again_and_every_attempt_is_kept(station: Station) -> None:
    at = station.at
    await add(at, (await at.book())["id"], **ADULT)
    await station.report(at.day(3))
    station.police.down = True
    await station.reporter.run()
    waiting = await station.last()
    assert (waiting["status"], waiting["attempts"][0]["problem"]) == ("WAITING", "status 503")
    await station.reporter.run()
    assert len((await station.last())["attempts"]) == 1, "the next attempt is not due yet"
    for _ in range(11):
        await station.again()
    failed = await station.last()
    assert (failed["status"], len(failed["attempts"]), "sentTime" in failed) == ("FAILED", 12, False)
    station.police.down = False
    await station.report(at.day(3))
    await station.reporter.run()
    assert (await station.last())["status"] == "SENT"


async def test_a_record_that_is_refused_is_told_and_the_others_count(station: Station) -> None:
    at = station.at
    bad = await add(at, (await at.book())["id"], familyName="Bad", **ADULT)
    good = await add(at, (await at.book())["id"], familyName="Good", **ADULT)
    station.police.refuse["BAD"] = "Numero documento errato"
    await station.report(at.day(3))
    await station.reporter.run()
    told = await station.last()
    assert (told["status"], told["attempts"][0]["accepted"]) == ("FAILED", 1)
    assert told["attempts"][0]["problem"] == f"guest {bad['id']}: Numero documento errato"
    station.police.refuse.clear()
    again = await station.report(at.day(3))
    assert again["guests"] == [bad["id"]]
    assert good["id"] not in again["guests"]


async def test_a_wrong_account_is_told_at_once(station: Station) -> None:
    at = station.at
    await add(at, (await at.book())["id"], **ADULT)
    wrong = {"user": USER, "password": "wrong", "key": KEY}
    done(await at.session.patch(f"/rest/x1/checkin/{at.hotel.id}/settings", json={"police": wrong}))
    await station.report(at.day(3))
    await station.reporter.run()
    told = await station.last()
    assert (told["status"], told["attempts"][0]["problem"]) == ("FAILED", "Credenziali non valide")
    assert station.police.records == []


async def test_guests_who_checked_in_are_reported_by_themselves_once(station: Station) -> None:
    at = station.at
    settings = f"/rest/x1/checkin/{at.hotel.id}/settings"
    done(await at.session.patch(settings, json={"police": {"automatic": True}}))
    dates = {"checkin": at.day(0), "checkout": at.day(2)}
    came, waits = await at.book(arrival=0), await at.book(arrival=0)
    one = await add(at, came["id"], **ADULT, **dates)
    await add(at, waits["id"], familyName="Waits", **ADULT, **dates)
    await at.session.put(f"/rest/v1/checkin/{at.hotel.id}/{came['id']}", params={"status": "CHECKIN_END"})
    station.police.refuse["LOVELACE"] = "no"
    for _ in range(2):
        await station.reporter.prepare()
        await station.reporter.run()
    assert [each["guests"] for each in done(await at.session.get(station.reports))["data"]] == [[one["id"]]]


async def test_whoever_was_taken_away_is_not_reported(station: Station) -> None:
    at = station.at
    room = await at.book()
    gone = await add(at, room["id"], **ADULT)
    await station.report(at.day(3))
    done(await at.session.delete(guest(at, room["id"], gone["id"])))
    await station.reporter.run()
    told = await station.last()
    assert (told["status"], station.police.records) == ("FAILED", [])
    assert told["attempts"][0]["problem"] == "nobody of this report can be reported any more"


async def test_refusals(world: World, station: Station) -> None:
    at = station.at
    bare = await desk(world, country="IT")
    path = f"/rest/x1/checkin/{bare.hotel.id}/police"
    room = await bare.book()
    nobody = {"day": bare.day(3), "guests": [], "attempts": [], "problems": []}
    assert done(await bare.session.post(f"{path}/reports", json={"day": bare.day(3)})) == nobody
    await add(bare, room["id"], **ADULT)
    unknown = await bare.session.post(f"{path}/reports", json={"day": bare.day(3)})
    assert (unknown.status_code, unknown.json()["type"]) == (400, "ApiValidationFailed")
    assert unknown.json()["message"] == "The property's account at the police's service is not known."
    drafts = await add(at, (await at.book())["id"])
    lacking = await station.report(at.day(3))
    assert ("id" in lacking, {each["guest"] for each in lacking["problems"]}) == (False, {drafts["id"]})
    assert len(lacking["problems"]) == 6
    bodies: list[dict[str, Any]] = [{}, {"day": None}, {"day": "tomorrow"}, {"day": "2030-02-30"}]
    for body in bodies:
        answer = await at.session.post(station.reports, json=body)
        assert (answer.status_code, answer.json()["element"]) == (400, "$.day")
    wrongs: list[dict[str, str]] = [{}, {"day": "tomorrow"}]
    for params in wrongs:
        answer = await at.session.get(station.reports.replace("reports", "file"), params=params)
        assert (answer.status_code, answer.json()["element"]) == (400, "day")
    huge = b'{"day": "' + b"x" * 1_100_000 + b'"}'
    for content, media, status in ((huge, "application/json", 413), (b"day=1", "text/plain", 415)):
        answer = await at.session.post(station.reports, content=content, headers={"content-type": media})
        assert answer.status_code == status


async def test_nothing_leaves_a_sandbox(world: World, station: Station) -> None:
    at = await desk(world, country="IT", sandbox=True)
    account = {"user": USER, "password": PASSWORD, "key": KEY}
    done(await at.session.patch(f"/rest/x1/checkin/{at.hotel.id}/settings", json={"police": account}))
    await add(at, (await at.book())["id"], **ADULT)
    inside = Station(at, station.police, station.reporter)
    await inside.report(at.day(3))
    await station.reporter.run()
    assert ((await inside.last())["status"], station.police.records) == ("FAILED", [])


async def test_without_the_table_of_places_nothing_can_be_written(world: World, station: Station) -> None:
    at = station.at
    await add(at, (await at.book())["id"], **ADULT)
    async with world.unit() as unit:
        await unit.raw.execute("delete from police_place")
    for answer in (
        await at.session.post(station.reports, json={"day": at.day(3)}),
        await at.session.get(station.reports.replace("reports", "file"), params={"day": at.day(3)}),
    ):
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")
    assert done(await at.session.get(station.reports))["data"] == []


async def test_the_adapter_tells_what_went_wrong(police: Police) -> None:
    outgoing = AiohttpOutgoing([ip_network("127.0.0.0/8")])
    service = AlloggiatiWeb(outgoing, police.url)
    good = Account(USER, PASSWORD, KEY)
    assert (await service.send(good, ["x"])).refused == {0: "1 characters"}
    with pytest.raises(PoliceRefused, match="Credenziali non valide"):
        await service.places(Account(USER, "no", KEY))
    police.down = True
    with pytest.raises(PoliceUnavailable, match="status 503"):
        await service.send(good, ["x"])
    with pytest.raises(PoliceUnavailable):
        await AlloggiatiWeb(outgoing, "http://127.0.0.1:9/").places(good)
    await outgoing.close()
