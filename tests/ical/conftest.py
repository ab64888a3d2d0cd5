"""A site of its own, whose imports no other test's worker reads."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import httpx2
import pytest

from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.adapters.ical.reader import ProcessReader
from roomrack.core.clock import FixedClock, SystemClock
from roomrack.domain.ical.jobs import Importer
from roomrack.entrypoints import wiring
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database
from tests.contract.validation import check_response
from tests.factories import Hotel, Session, World
from tests.harness.cluster import Urls, copy_template, drop
from tests.harness.processes import ApiServer
from tests.ical.elsewhere import Elsewhere, elsewhere

EVERY = timedelta(minutes=15)


@dataclass
class Site:
    """A database, an API process on it, and a worker's importer."""

    database: Database
    context: Context
    world: World
    outgoing: AiohttpOutgoing
    urls: Urls
    url: str

    def importer(self, later: timedelta = timedelta()) -> Importer:
        """An importer whose clock stands still, so much later than now."""
        clock = FixedClock(datetime.now(UTC) + later)
        return Importer(self.database, replace(self.context, clock=clock), self.outgoing, ProcessReader(), EVERY)

    async def run(self, later: timedelta = timedelta()) -> int:
        """Read what is due."""
        return await self.importer(later).run()

    async def due(self) -> None:
        """Let everything be due."""
        async with self.world.unit() as unit:
            await unit.raw.execute("update ical_import set due_at = created_at, leased_until = null")

    async def again(self) -> None:
        """Read everything once more."""
        await self.due()
        await self.run()

    async def left(self, session: Session, hotel: Hotel, product: int, first: date, days: int) -> list[int]:
        """What is left on some days, as a client reads it."""
        answer = await session.get(
            f"/rest/v1/calendar/{hotel.id}",
            params={
                "product[]": product,
                "dateFrom": first.isoformat(),
                "dateTo": (first + timedelta(days - 1)).isoformat(),
            },
        )
        assert answer.status_code == 200, answer.text
        return [day["availability"] for day in answer.json()["data"][0]["days"]]

    async def room(self, hotel: Hotel, *urls: str, sold_from: date | None = None, **fields: Any) -> int:
        """A room on sale that imports some calendars."""
        product = await self.world.product(hotel, details={"icalUrls": list(urls)} if urls else {}, **fields)
        await self.world.sell(hotel, product, allotment=fields.get("quantity", 1), days=90, first=sold_from)
        return product

    async def imports(self, session: Session, hotel: Hotel) -> list[dict[str, Any]]:
        """The imports as their owner sees them."""
        answer = await session.get(f"/rest/x1/ical/{hotel.id}")
        assert answer.status_code == 200, answer.text
        return list(answer.json()["imports"])

    async def books_balance(self) -> None:
        """See that what is sold is what is held, on every day."""
        async with self.world.unit() as unit:
            wrong = await unit.raw.fetch(
                """
                select d.product, d.day, d.sold, count(h.reservation) from calendar_day d
                left join hold h using (accommodation, product, day)
                group by d.accommodation, d.product, d.day, d.sold having d.sold <> count(h.reservation)
                """
            )
        assert wrong == []


async def book(session: Session, hotel: Hotel, product: int, arrival: date, nights: int = 1) -> httpx2.Response:
    """Try to book."""
    return await session.post(
        f"/rest/v1/reservation/{hotel.id}",
        json={
            "channelId": 1,
            "product": product,
            "checkin": arrival.isoformat(),
            "checkout": (arrival + timedelta(nights)).isoformat(),
            "guests": [{"givenName": "Ada", "familyName": "Lovelace"}],
        },
    )


@pytest.fixture(scope="package")
async def site(
    cluster: Urls, worker_id: str, keys: str, environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Site]:
    """The site."""
    wiring.connect_slices()
    name = f"ical_{worker_id}"
    urls = await copy_template(cluster, name)
    folder: Path = tmp_path_factory.mktemp("ical")
    api = ApiServer({**environment, **urls.environment(), "ROOMRACK_CLOCK": "system"}, folder / "api.log").start()
    pool = Database(urls.worker, pool_size=8, application_name="roomrack-tests")
    await pool.open()
    context = Context(clock=SystemClock(), keyring=Keyring.parse(keys), actor={"kind": "worker"})
    outgoing = AiohttpOutgoing([ip_network("127.0.0.0/8")])
    hooks = {"response": [check_response]}
    async with httpx2.AsyncClient(
        base_url=f"{api.url}/connect", timeout=30, trust_env=False, event_hooks=hooks
    ) as http:
        world = World(pool, context.keyring, context.clock, http)
        yield Site(pool, context, world, outgoing, urls, api.url)
    await outgoing.close()
    await pool.close()
    api.stop()
    await drop(cluster, name)


@pytest.fixture
async def others() -> AsyncIterator[Elsewhere]:
    """A server of calendars of other sites."""
    async with elsewhere() as server:
        yield server
