"""Searching a large property: every product of it, for two weeks and two people."""

import time
from datetime import timedelta

from benchmarks import load
from benchmarks.seed import Property
from benchmarks.site import Site, Visitor
from roomrack.core.stay import Stay
from roomrack.domain.offers import service as offers
from roomrack.domain.offers.service import Search
from roomrack.domain.properties import service as properties

ROOMS, RATES = 20, 240
NIGHTS = 14


async def over_http(address: tuple[str, int], visitor: Visitor, house: Property, seconds: float) -> float:
    """Milliseconds of a search over HTTP, p50, by one client."""
    first, last = house.today + timedelta(1), house.today + timedelta(1 + NIGHTS)
    path = f"/connect/rest/v1/reservation/search/hotel?id={house.id}&checkin={first}&checkout={last}&adults=2"
    prepared = load.request("GET", path, token=visitor.token)
    result = await load.run(*address, clients=1, seconds=seconds, make=lambda *_: prepared)
    result.require_success()
    return 1000 * result.percentile(0.5)


async def in_the_service(site: Site, house: Property, seconds: float) -> float:
    """Milliseconds of the same in the service, p50: reading and pricing, without HTTP and rendering."""
    wanted = Search(stay=Stay(house.today + timedelta(1), house.today + timedelta(1 + NIGHTS)), adults=2)
    taken: list[float] = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        async with site.database.read(site.context) as unit:
            started = time.perf_counter()
            place = await properties.get(unit, house.id)
            found = await offers.search(unit, place, wanted)
            taken.append(time.perf_counter() - started)
        if len(found) != house.products:
            raise RuntimeError(f"{len(found)} offers of {house.products} products")
    return 1000 * load.percentile(taken, 0.5)
