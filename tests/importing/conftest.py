"""Two real servers: the session's is the source, one on a database of its own is what is imported into."""

import json
import os
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import pytest

from roomrack.core.clock import clock_from
from roomrack.domain.identity import service as identity
from roomrack.domain.products import service as products
from roomrack.domain.products.rules.parts import without_ids
from roomrack.domain.properties import service as properties
from roomrack.entrypoints import wiring
from roomrack.entrypoints.importing.model import KEEPING_IDS, SEQUENCES
from roomrack.infra import imported
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database
from tests.factories import Hotel, Session, World
from tests.factories.world import EVERYTHING
from tests.harness import forked
from tests.harness.cluster import Urls, copy_template, drop
from tests.harness.processes import ApiServer, ClockFile
from tests.importing.gate import Gate

OWNER = "keeper@new.example"
OWN_NUMBERS = 5_000_000
OWN_FIELDS = ("insertTime",)


@dataclass(frozen=True)
class Done:
    """How a run of the command ended."""

    code: int
    report: dict[str, Any]
    said: str


@dataclass
class Target:
    """The installation that is imported into."""

    urls: Urls
    server: ApiServer
    database: Database
    environment: dict[str, str]
    context: Context
    person: int

    def start(self, *arguments: str, **more: str) -> forked.Command:
        """An import as a process of its own."""
        return forked.Command(["import", "connect", *arguments], environment=self.environment | more)

    def run(self, source: "Account", *arguments: str, url: str | None = None, token: str | None = None) -> Done:
        """Import an account, and give what the command reported."""
        process = self.start(
            url or source.url,
            *("--owner", OWNER, "--attempts", "1", "--json"),
            *arguments,
            ROOMRACK_TOKEN=source.session.access_token if token is None else token,
        )
        out, said = process.communicate(timeout=120)
        assert process.returncode is not None
        return Done(process.returncode, json.loads(out) if out.strip() else {}, said)

    async def session(self, accommodation: int) -> "Reader":
        """Somebody who reads a property here through the API."""
        async with self.database.write(self.context) as unit:
            app, _ = await identity.create_application(
                unit, name="Reader", environment="PRODUCTION", call_limit=1_000_000, bulk_limit=1_000_000
            )
            pair = await identity.issue_tokens(unit, app.id, self.person, {accommodation: EVERYTHING})
        return Reader(self.server.url, pair.access_token, accommodation)

    async def count(self, statement: str, *values: object) -> int:
        """A number that the database knows."""
        connection = await asyncpg.connect(self.urls.superuser)
        try:
            return int(await connection.fetchval(statement, *values))
        finally:
            await connection.close()


class Reader:
    """Reads everything that a property has, through the API of either server."""

    def __init__(self, server: str, token: str, accommodation: int) -> None:
        self.accommodation = accommodation
        self._base = f"{server}/connect/rest"
        self._headers = {"Authorization": f"Bearer {token}"}

    def get(self, path: str, **params: Any) -> Any:
        """The JSON of an answer."""
        return self.request("GET", path, params=params)

    def request(self, method: str, path: str, **options: Any) -> Any:
        """The JSON of an answer."""
        answer = httpx2.request(
            method, self._base + path, headers=self._headers, timeout=60, trust_env=False, **options
        )
        assert answer.status_code == 200, answer.text
        return answer.json()

    def everything(self, today: date) -> dict[str, Any]:
        """All payloads, without what each server gives for itself: ids of further fields, parts of products."""
        number = self.accommodation
        house = next(one for one in self.get("/v1/accommodation") if one["id"] == str(number))
        calendar: list[Any] = []
        for ahead in range(0, 1095, 365):
            first = today + timedelta(ahead)
            page = self.get(f"/v1/calendar/{number}", dateFrom=str(first), dateTo=str(first + timedelta(364)), size=50)
            calendar.append(page["data"])
        found = self.get(f"/v1/reservation/{number}", size=200, sortBy="id")["data"]
        for row in found:
            for item in row.get("metaData", ()):
                item.pop("id")
        plans = self.get(f"/v1/rateplans/{number}")
        for plan in plans:
            for part in (*plan["ratePlanDates"], *plan["extras"]):
                part.pop("id")
                part.pop("createTime", None)
        extras = self.get(f"/v1/extra/{number}", includeMasterAccommodationExtras=False, size=200)["data"]
        for extra in extras:
            extra.pop("lastModifiedTime")
        listed = self.get(f"/v3/roomrates/{number}", includeRms=True)
        for row in [each for one in listed for each in (one, *one.get("aggregateChildren", ()))]:
            row.pop("images", None)  # They are fetched later, by a worker.
            row.pop("getiCalRandomName")
            row["ratePlans"] = [plan["id"] for plan in row.get("ratePlans", ())]
        return {
            "property": {name: value for name, value in house.items() if name not in OWN_FIELDS},
            "products": [_without_ids(product) for product in listed],
            "policies": self.get(f"/v1/policies/{number}")["data"],
            "extras": extras,
            "plans": plans,
            "rooms": self.get(f"/v1/pms/{number}", includeRoomsWithoutParent=True)["data"],
            "guests": self.get(f"/v1/guests/{number}/list", size=200)["data"],
            "checkin": self.get(f"/x1/checkin/{number}/settings"),
            "calendar": calendar,
            "reservations": found,
        }


def _without_ids(product: dict[str, Any]) -> dict[str, Any]:
    """A product whose sub-rooms are not numbered, those in suites included."""
    made = dict(product)
    for name in ("subRooms", "roomAmenities", "roomMaintenances"):
        if name in made:
            made[name] = without_ids({name: made[name]})[name]
            for bed in (bed for space in made[name] for bed in space.get("subRoomBeds", ())):
                bed.pop("parentId", None)
    if "aggregateChildren" in made:
        made["aggregateChildren"] = [_without_ids(room) for room in made["aggregateChildren"]]
    return made


@dataclass
class Account:
    """An account at the source."""

    world: World
    hotel: Hotel
    session: Session
    url: str
    today: date
    rooms: dict[str, int]
    reservations: dict[str, int]
    terms: dict[str, int]
    """Policies, extras and rate plans."""
    people: dict[str, int] = field(default_factory=dict)
    """Who is in the registry of guests."""

    def reader(self) -> Reader:
        """Somebody who reads it."""
        server = self.url.removesuffix("/connect")
        return Reader(server, self.session.access_token, self.hotel.id)

    def day(self, ahead: int) -> str:
        """A local day, so many days from today."""
        return (self.today + timedelta(ahead)).isoformat()

    async def patch(self, path: str, body: Any) -> None:
        """What a client changes."""
        answer = await self.session.request("PATCH", path, json=body)
        assert answer.status_code == 200, answer.text

    async def post(self, path: str, body: Any, **params: Any) -> Any:
        """What a client sends, and what is answered."""
        answer = await self.session.post(path, json=body, params=params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def book(self, room: str, arrival: int, nights: int, **fields: Any) -> int:
        """A reservation; gives its id."""
        keep = fields.pop("keep_calendar", False)
        body = {
            "channelId": 288,
            "product": self.rooms[room],
            "checkin": self.day(arrival),
            "checkout": self.day(arrival + nights),
            "guests": [{"givenName": "Ada", "familyName": "Lovelace", "email": "ada@example.com"}],
            **fields,
        }
        made = await self.post(f"/rest/v1/reservation/{self.hotel.id}", body, availability=not keep)
        return int(made["id"])


@pytest.fixture(scope="session")
async def target(
    cluster: Urls, worker_id: str, keys: str, clock_file: ClockFile, session_folder: Path, environment: dict[str, str]
) -> AsyncIterator[Target]:
    """An installation with a person and a property of its own."""
    urls = await copy_template(cluster, f"import_{worker_id}")
    own = environment | urls.environment()
    server = ApiServer(own, session_folder / "import-target.log").start()
    wiring.connect_slices()
    database = Database(urls.worker, pool_size=2, application_name="roomrack-tests")
    await database.open()
    context = Context(clock=clock_from(clock_file.setting), keyring=Keyring.parse(keys), actor={"kind": "test"})
    async with database.write(context) as unit:
        person = await identity.create_person(unit, username=OWNER, email=OWNER, name="The Keeper")
        # Its own numbers lie far from the source's: both would begin with the same ones.
        for kind in KEEPING_IDS:
            await imported.skip(unit, SEQUENCES[kind], [OWN_NUMBERS])
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("ROOMRACK_")}
    yield Target(urls, server, database, inherited | own, context, person.id)
    await database.close()
    server.stop()
    await drop(cluster, f"import_{worker_id}")


@pytest.fixture
def gate(server: ApiServer) -> Iterator[Gate]:
    """A way to the source that a test can stop, cut and have answer something else."""
    with Gate(server.url) as opened:
        yield opened


@pytest.fixture
async def account(world: World, server: ApiServer) -> Account:
    """A hotel with everything that exists so far."""
    return await make_account(world, server)


@pytest.fixture(scope="module")
async def copied(world: World, server: ApiServer, target: Target) -> tuple[Account, Done]:
    """An account that has come over, for tests that do not change it, and how that ended."""
    made = await make_account(world, server)
    return made, target.run(made)


async def make_account(world: World, server: ApiServer) -> Account:
    """A hotel with everything that exists so far."""
    hotel = await world.hotel(
        phone="+39 055 1", address="Via Roma 1", city="Firenze", zip_code="50100", latitude=43.77, longitude=11.25
    )
    session = await world.session(hotel)
    async with world.unit() as unit:
        await properties.gather(unit, f"Group of {hotel.id}", [hotel.id], root=hotel.id)
    made = Account(world, hotel, session, f"{server.url}/connect", world.today(hotel), {}, {}, {})
    await _products(made)
    await _terms(made)
    await _calendar(made)
    await _people(made)
    await _reservations(made)
    await _parts(made)
    return made


async def _products(account: Account) -> None:
    async def product(key: str, **body: Any) -> None:
        answer = await account.post(f"/rest/v3/roomrates/{account.hotel.id}", {"name": key, "adults": 2, **body})
        account.rooms[key] = answer[0]["data"]["id"]

    await product(
        "double",
        quantity=4,
        children=1,
        rateName={"EN": "Double", "IT": "Doppia"},
        squareMetersSize=22,
        minimumSellingPrice=40.5,
        location={"address": "Via Roma 3", "city": "Firenze", "country": "IT"},
        subRooms=[{"type": "BEDROOM", "subRoomBeds": [{"bedType": "KING", "quantity": 1}]}],
    )
    await product("single", adults=1, quantity=2)
    follow = {"availability": True, "stay": True, "restrictions": True, "stopSell": True}
    double = account.rooms["double"]
    rule = {"parent": double, **follow, "price": "PERCENT", "priceValue": -10, "priceRound": True}
    await product("saver", derivedRule=rule, notRefundable=True)
    rule = {"parent": account.rooms["saver"], **follow, "price": "INCREMENT", "priceValue": 12.5}
    await product("saver with breakfast", derivedRule=rule, breakfastIncluded=True)
    rule = {"parent": double, "availability": True, "restrictions": True, "stopSell": False, "price": "CALENDAR"}
    await product("corporate", derivedRule=rule, hideRooms=[account.rooms["saver"]])
    account.rooms["suite"] = await account.world.suite(
        account.hotel, double, account.rooms["single"], name="suite", adults=4
    )
    async with account.world.unit() as unit:
        room = await products.create_pms_room(
            unit, account.hotel.id, name="101", product=double, clean=True, notes="by the lift", cleaning_frequency=2
        )
        await products.create_pms_room(unit, account.hotel.id, name="cellar", product=None)
    account.rooms["101"] = room.id
    day = account.today + timedelta(300)
    work = {"title": "Paint", "roomId": room.id, "startDate": f"{day}T08:00:00Z", "completedDate": f"{day}T20:00:00Z"}
    later = {**work, "completedDate": f"{day + timedelta(2)}T12:00:00Z"}
    await account.patch(f"/rest/v3/roomrates/{account.hotel.id}/{double}", {"roomMaintenances": [work, later]})
    await account.world.photo(account.hotel)
    await account.world.photo(account.hotel)
    await account.world.photo(account.hotel, product=double)
    await account.world.photo(account.hotel, pms_room=room.id)


async def _terms(account: Account) -> None:
    """Policies, extras and rate plans, which name products and each other; products name policies."""
    house, rooms, terms = account.hotel.id, account.rooms, account.terms

    async def policy(key: str, **body: Any) -> None:
        terms[key] = (await account.post(f"/rest/x1/policy/{house}", {"title": key, **body}))["id"]

    await policy(
        "half before",
        stepType="PAYMENT",
        days=7,
        beforeCheckin=True,
        hour="12:00",
        valuePercent=50,
        calculateValues=["ROOM", "EXTRA"],
        roomIds=[rooms["double"], rooms["suite"]],
        checkinFrom="2030-05-01",
    )
    await policy(
        "first night",
        stepType="CANCELLATION",
        days=2,
        beforeCheckin=True,
        valueNights=1,
        valueFixed=12.5,
        cancellationTitle={"EN": "One night", "IT": "Una notte"},
        portalNames=["Booking", "Expedia"],
    )
    made = await account.post(
        f"/rest/v1/extra/bulk/{house}",
        [
            {
                "name": "Breakfast",
                "model": "PERSONDAY",
                "basePrice": 12.5,
                "taxPercent": 10,
                "title": {"EN": "Breakfast", "DE": "Frühstück"},
                "roomFilter": [{"id": rooms["double"]}, {"id": rooms["single"]}],
                "validDays": ["STAY", "CHECKOUT"],
                "enabled": True,
                "availability": 20,
                "unit": "ROOM",
            },
            {"name": "Cot", "model": "BOOKING", "conditions": "Ask first."},
            {"name": "Voucher", "model": "BOOKING", "category": "Discount"},
        ],
    )
    terms["breakfast"], terms["cot"], terms["voucher"] = (row["id"] for row in made["data"])
    plan = await account.post(
        f"/rest/v1/rateplans/{house}",
        {
            "internalLabel": "Half board",
            "title": {"EN": "Half board"},
            "treatment": "HALF_BOARD",
            "roomIds": [rooms["double"], rooms["saver"]],
            "priceModel": "FIXED_PAX_DAY",
            "price": 25.5,
            "ratePlanDates": [
                {"startDate": "2030-05-01", "endDate": "2030-06-30"},
                {"startDate": "2031-05-01T10:00:00Z"},
            ],
            "paymentPolicy": {"id": terms["half before"]},
            "cancellationPolicy": {"id": terms["first night"]},
            "extras": [{"productId": terms["breakfast"], "quantity": 2, "price": 10, "mandatory": True}],
            "priority": 3,
        },
    )
    terms["half board"] = plan["id"]
    policies = {"paymentPolicyId": terms["half before"], "cancellationPolicyId": terms["first night"]}
    await account.patch(f"/rest/v3/roomrates/{house}/{rooms['double']}", policies)


async def _calendar(account: Account) -> None:
    def item(room: str, first: int, last: int, **values: Any) -> dict[str, Any]:
        return {
            "room": account.rooms[room],
            "dateFrom": account.day(first),
            "dateTo": account.day(last),
            "values": values,
        }

    body = [
        item("double", 0, 500, availability=4, price=120.4, minstay=1, maxstay=28),
        item("double", 40, 50, price=180, minstay=3, closeToArrival=True, cutOffDays=2),
        item("double", 60, 61, stopSells=True),
        item("single", 0, 300, availability=2, price=80),
        item("corporate", 0, 200, price=99.9, minstay=2),
        item("corporate", 20, 25, stopSells=True),
        item("suite", 0, 300, price=250, maxstay=7),
    ]
    await account.post("/rest/v1/calendar/bulk", body)


async def _reservations(account: Account) -> None:
    made = account.reservations
    made["plain"] = await account.book("double", 3, 2, channelNotes="late arrival")
    made["rate"] = await account.book("saver with breakfast", 10, 4, channelRefer="OTA-1", channelId=77, totalGuest=2)
    made["suite"] = await account.book("suite", 5, 3, roomGross=777.77, deposit=100, totalPaid=100, cleaningFee=30)
    ledger = f"/rest/v1/reservation/{account.hotel.id}/{made['suite']}/payment"
    when = f"{account.day(-1)}T10:00:00Z"
    cash = {"paymentMode": "CASH", "referenceTime": when, "type": "DEPOSIT", "amount": 50, "cityTaxAmount": 2}
    await account.post(ledger, {**cash, "source": "PRIVATE", "description": "at the desk"})
    planned = {"scheduledTime": f"{account.day(4)}T10:00:00Z", "scheduledAmount": 60, "stopCron": True}
    await account.post(ledger, {"paymentMode": "CREDITCARD", "referenceTime": when, **planned})
    made["waiting"] = await account.book(
        "single", 12, 1, status="WAITING", paymentExpiration=f"{account.day(2)}T10:00:00Z"
    )
    made["cancelled"] = await account.book("double", 20, 5, privateNotes="asked for a cot")
    answer = await account.session.delete(f"/rest/v1/reservation/{account.hotel.id}/{made['cancelled']}")
    assert answer.status_code == 200, answer.text
    made["past"] = await account.book(
        "double",
        -30,
        3,
        keep_calendar=True,
        createTime="2025-01-02T03:04:05Z",
        completed=True,
        metaData=[{"labelText": "Car", "metaKey": "plate", "metaDataType": "TEXT", "value": "AB 123 CD"}],
        roomCode={"code": "4711", "locked": False},
        pmsProduct=account.rooms["101"],
        guests=[
            {"givenName": "Grace", "familyName": "Hopper", "type": "BOOKER", "language": "EN"},
            {"givenName": "Alan", "familyName": "Turing", "type": "GUEST", "birthDate": "1912-06-23", "sex": "MALE"},
        ],
    )
    rooms = [
        {
            "channelId": 5,
            "product": account.rooms[room],
            "checkin": account.day(30),
            "checkout": account.day(33),
            "guests": [{"givenName": "Emmy", "familyName": "Noether"}],
            "refer": "GROUP-1",
        }
        for room in ("double", "single")
    ]
    await account.post(f"/rest/v1/reservation/bulk/{account.hotel.id}", {"reservations": rooms})


async def _people(account: Account) -> None:
    """People and companies of the registry, one of which pays for another, and the rule of city tax."""
    house = account.hotel.id
    tax = {"amount": 2.5, "maxNights": 5, "bands": [{"fromAge": 0, "toAge": 11, "amount": 0}]}
    await account.patch(f"/rest/x1/checkin/{house}/settings", {"cityTax": tax, "retentionDays": 3650})

    async def person(key: str, body: dict[str, Any], **more: Any) -> None:
        account.people[key] = (await account.post(f"/rest/v1/guests/{house}", body))["id"]
        if more:
            await account.patch(f"/rest/x1/guests/{house}/{account.people[key]}", more)

    # The payer comes after who names him, in the list and by his number.
    await person(
        "ada",
        {
            "firstname": "Ada",
            "lastname": "Byron",
            "fiscalCode": "BYRDAA85T50Z114X",
            "birthCountry": "GB",
            "country": "GB",
            "city": "London",
            "zip": "SW1Y",
        },
        email="ada@example.com",
        documentId="4111111111111111",
        documentIssuePlace="London",
        documentCountry="GB",
        documentExpire="2035-01-02",
        birthDate="1985-12-10",
        sex="FEMALE",
        language="EN",
        notes="quiet room",
        excludeCityTax=False,
        suggestedPaymentMode="CREDITCARD",
    )
    await person("agency", {"category": "TRAVEL_AGENCY"} | {"lastname": "Tours"}, company="Tours", commission=12.5)
    await person("firm", {"category": "CORPORATE", "lastname": "?", "vatCode": "IT01234567890"}, company="Zuse AG")
    payer = {"invoiceTo": account.people["firm"]}
    await account.patch(f"/rest/x1/guests/{house}/{account.people['ada']}", payer)
    customer = {"company": "Zuse AG", "vatCode": "01234567890", "country": "IT"}
    lines = [{"description": "Meeting room", "price": 200, "vatPercent": 22}]
    invoice = {"documentType": "INVOICE", "customer": customer, "items": lines}
    await account.post(f"/rest/x1/invoice/{house}", invoice)


async def _parts(account: Account) -> None:
    """What was sold with reservations, who stays, and who pays."""
    house, made, terms = account.hotel.id, account.reservations, account.terms
    where = f"/rest/v1/reservation/{house}"
    sold = [
        {"product": terms["breakfast"], "quantity": 2, "price": 25, "externalId": "POS-1", "group": True},
        {"product": terms["breakfast"], "price": 12.5, "externalId": "POS-1", "day": account.day(6), "manual": True},
        {"product": terms["voucher"], "price": 40, "url": "https://example.com/v/1"},
    ]
    await account.post(f"{where}/{made['suite']}/extras", {"extras": sold})
    gone = (await account.post(f"/rest/v1/extra/bulk/{house}", [{"name": "Bicycle", "model": "BOOKING"}]))["data"][0][
        "id"
    ]
    await account.post(f"{where}/{made['plain']}/extras", {"extras": [{"product": gone, "price": 9.5}]})
    deleted = await account.session.delete(f"/rest/v1/extra/{house}/{gone}")
    assert deleted.status_code == 200, deleted.text
    terms["bicycle"] = gone
    guest: dict[str, Any] = {
        "type": "GUEST",
        "givenName": "Ada",
        "familyName": "Byron",
        "sex": "FEMALE",
        "checkin": account.day(3),
        "checkout": account.day(5),
        "birthDate": "1985-12-10",
        "birthCountry": "GB",
        "citizenship": "GB",
        "documentType": "PASSPORT",
        "documentCode": "4111111111111111",
        "documentIssuePlace": "London",
    }
    await account.post(f"/rest/v2/checkin/{house}/{made['plain']}/guest", guest)
    child = {**guest, "givenName": "Byron", "sex": "MALE", "birthDate": f"{account.today.year - 5}-01-01"}
    child |= {"documentType": None, "documentCode": None, "documentIssuePlace": None}
    await account.post(f"/rest/v2/checkin/{house}/{made['plain']}/guest", child)
    await account.patch(f"{where}/{made['rate']}", {"agencyId": account.people["agency"], "tagLabel": 2})
    await account.patch(f"{where}/{made['suite']}", {"invoiceHolderId": account.people["firm"]})
