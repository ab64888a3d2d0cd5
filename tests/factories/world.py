"""Making what tests need, and speaking to the API in somebody's name."""

import itertools
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import httpx2
from argon2 import PasswordHasher

from roomrack.core.clock import Clock
from roomrack.core.localtime import local_day
from roomrack.core.rights import Area, Level, Permissions
from roomrack.domain.identity import service as identity
from roomrack.domain.identity.repository import people
from roomrack.domain.media import service as media
from roomrack.domain.media.rules import Kind, Place, Size
from roomrack.domain.policies import service as policies
from roomrack.domain.policies.rules import StepType
from roomrack.domain.products import service as products
from roomrack.domain.properties import service as properties
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database, WriteUnit

EVERYTHING: Permissions = dict.fromkeys(Area, Level.READWRITE)
READ_ONLY: Permissions = dict.fromkeys(Area, Level.READONLY)
REDIRECT_URI = "https://client.example/callback"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Hashes are checked by what they say of themselves; those of the server cost more than the rest of a property."""
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class App:
    """An application that integrates with Roomrack."""

    id: int
    client_id: str
    client_secret: str
    environment: str


@dataclass(frozen=True, slots=True)
class Hotel:
    """A property, with the person who owns it."""

    id: int
    name: str
    zone: ZoneInfo
    currency: str
    person: int
    sandbox: bool


@dataclass(frozen=True, slots=True)
class Session:
    """Someone with a credential. Paths begin below /connect."""

    client: httpx2.AsyncClient
    headers: Mapping[str, str]
    app: App
    access_token: str = ""
    refresh_token: str = ""

    async def request(self, method: str, path: str, **options: Any) -> httpx2.Response:
        """Send a request with the credential; `headers` add to it."""
        headers = {**self.headers, **options.pop("headers", {})}
        return await self.client.request(method, path, headers=headers, **options)

    async def get(self, path: str, **options: Any) -> httpx2.Response:
        """GET with the credential."""
        return await self.request("GET", path, **options)

    async def post(self, path: str, **options: Any) -> httpx2.Response:
        """POST with the credential."""
        return await self.request("POST", path, **options)

    async def put(self, path: str, **options: Any) -> httpx2.Response:
        """PUT with the credential."""
        return await self.request("PUT", path, **options)

    async def patch(self, path: str, **options: Any) -> httpx2.Response:
        """PATCH with the credential."""
        return await self.request("PATCH", path, **options)

    async def delete(self, path: str, **options: Any) -> httpx2.Response:
        """DELETE with the credential."""
        return await self.request("DELETE", path, **options)


class World:
    """Makes things. Names are unique over the run, so tests never meet each other's."""

    def __init__(self, database: Database, keyring: Keyring, clock: Clock, client: httpx2.AsyncClient) -> None:
        self.database = database
        self.client = client
        self._context = Context(clock=clock, keyring=keyring, actor={"kind": "test"})
        self._clock = clock

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[WriteUnit]:
        """A transaction that sees every property."""
        async with self.database.write(self._context) as unit:
            yield unit

    def today(self, hotel: Hotel) -> date:
        """The hotel's local day."""
        return local_day(self._clock.now(hotel.id), hotel.zone)

    async def application(
        self, *, environment: str = "PRODUCTION", redirect_uri: str = REDIRECT_URI, **options: Any
    ) -> App:
        """An application with one redirect URI and no limit that a test would meet, unless it asks for one."""
        options = {"call_limit": 1_000_000, "bulk_limit": 1_000_000, **options}
        async with self.unit() as unit:
            made, secret = await identity.create_application(
                unit,
                name=f"Application {next(_numbers)}",
                environment=environment,
                redirect_uris=[redirect_uri],
                **options,
            )
        return App(made.id, made.client_id, secret, environment)

    async def hotel(
        self, *, time_zone: str = "Europe/Rome", currency: str = "EUR", sandbox: bool = False, **optional: Any
    ) -> Hotel:
        """A property with its owner."""
        number = next(_numbers)
        async with self.unit() as unit:
            person = await identity.create_person(
                unit,
                username=f"owner{number}@hotel{number}.example",
                name=f"Owner {number}",
                email=f"owner{number}@hotel{number}.example",
            )
            await people.set_password_hash(unit.raw, person.id, CHEAP.hash(f"correct horse {number}"))
            made = await properties.create(
                unit,
                name=f"Hotel {number}",
                email=f"owner{number}@hotel{number}.example",
                given_name="Ada",
                family_name=f"Owner{number}",
                currency=currency,
                time_zone=time_zone,
                sandbox=sandbox,
                **optional,
            )
            await identity.add_membership(unit, person.id, made.id)
        return Hotel(made.id, made.name, ZoneInfo(time_zone), currency, person.id, sandbox)

    async def session(self, *hotels: Hotel, permissions: Permissions = EVERYTHING, app: App | None = None) -> Session:
        """An application that was granted some properties, with an OAuth token."""
        app = app or await self.application(environment="SANDBOX" if hotels[0].sandbox else "PRODUCTION")
        async with self.unit() as unit:
            pair = await identity.issue_tokens(
                unit, app.id, hotels[0].person, {hotel.id: permissions for hotel in hotels}
            )
        headers = {"Authorization": f"Bearer {pair.access_token}"}
        return Session(self.client, headers, app, pair.access_token, pair.refresh_token or "")

    async def key_session(self, *hotels: Hotel, app: App | None = None) -> Session:
        """Someone with the API key of the first hotel's owner."""
        app = app or await self.application()
        async with self.unit() as unit:
            for hotel in hotels[1:]:
                await identity.add_membership(unit, hotels[0].person, hotel.id)
            key = await identity.issue_api_key(unit, app.id, hotels[0].person)
        return Session(self.client, {"key": key}, app, key)

    async def application_session(self, app: App | None = None) -> Session:
        """The application itself, signed in with its client id and secret."""
        app = app or await self.application()
        answer = await self.client.post(
            "/rest/v1/identity/apilogin", data={"client_id": app.client_id, "client_secret": app.client_secret}
        )
        token = answer.json()["access_token"]
        return Session(self.client, {"Authorization": f"Bearer {token}"}, app, token)

    async def product(self, hotel: Hotel, **fields: Any) -> int:
        """A product; a base room unless `parent` and its rules are given. Gives its id."""
        fields = {"name": f"Room {next(_numbers)}", "adults": 2, **fields}
        async with self.unit() as unit:
            made = await products.create(unit, hotel.id, **fields)
        return made.id

    async def suite(self, hotel: Hotel, *children: int, **fields: Any) -> int:
        """A product that aggregates base rooms."""
        made = await self.product(hotel, **fields)
        async with self.unit() as unit:
            await products.create_suite(unit, hotel.id, made, list(children))
        return made

    async def policy(self, hotel: Hotel, kind: StepType = StepType.CANCELLATION) -> int:
        """A policy; gives its id."""
        async with self.unit() as unit:
            draft = policies.Draft({"step_type": kind, "title": f"Policy {next(_numbers)}"})
            return (await policies.create(unit, hotel.id, draft)).id

    async def pms_room(self, hotel: Hotel, product: int | None = None, *, name: str = "101") -> int:
        """A physical room. Gives its id."""
        async with self.unit() as unit:
            return (await products.create_pms_room(unit, hotel.id, name=name, product=product)).id

    async def photo(
        self, hotel: Hotel, *, product: int | None = None, pms_room: int | None = None, content: bytes | None = None
    ) -> tuple[str, int]:
        """A photo as if it had been fetched, without files. Gives its name and id. Equal content is one picture."""
        content = content or f"picture {next(_numbers)}".encode()
        async with self.unit() as unit:
            picture = await media.promise(unit, content, Kind.JPEG, [Size(800, 600, 20_000), Size(320, 240, 4_000)])
            place = Place(hotel.id, product, pms_room)
            shown = await media.show(unit, place, picture, "https://photos.example/1.jpg")
        return shown.name, shown.id

    async def sell(
        self,
        hotel: Hotel,
        product: int,
        *,
        allotment: int = 5,
        price: Decimal | int = 100,
        first: date | None = None,
        days: int = 60,
        **values: Any,
    ) -> None:
        """Put a base room on sale for some days from today, through the API as a client would."""
        start = first or self.today(hotel)
        session = await self.session(hotel)
        body = [
            {
                "room": product,
                "dateFrom": start.isoformat(),
                "dateTo": (start + timedelta(days - 1)).isoformat(),
                "values": {"availability": allotment, "price": float(price), **values},
            }
        ]
        answer = await session.post("/rest/v1/calendar/bulk", json=body)
        assert answer.status_code == 200, answer.text
