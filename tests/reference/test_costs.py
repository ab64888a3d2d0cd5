"""What operations cost beside the call: the page of each tells what its answers really charge (docs/contract.md 4).

That an operation charges without telling is found by tests.contract.validation, in whichever test meets its answer.
"""

import html
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from urllib.parse import quote

import httpx2
import pytest

from roomrack.web.portal.contract import descriptions
from tests.contract import validation
from tests.factories import World
from tests.harness.processes import ApiServer

COST = "X-RateLimit-Additional-Cost"
COSTS = descriptions()["costs"]


async def bulk_costs_what_its_words_say(world: World, words: str) -> None:
    """One unit for each so many room-days begun, whether of one product or of several."""
    found = re.match(r"Each (\d+) room-days cost one unit", words)
    assert found, words
    unit = int(found[1])
    hotel = await world.hotel()
    rooms = [await world.product(hotel), await world.product(hotel)]
    session = await world.session(hotel)
    first = world.today(hotel)
    for days, due in (([1], 1), ([unit], 1), ([unit + 1], 2), ([2 * unit, 1], 3), ([unit - 1, unit + 1], 2)):
        items = [
            {
                "room": room,
                "dateFrom": first.isoformat(),
                "dateTo": (first + timedelta(length - 1)).isoformat(),
                "values": {"price": 100},
            }
            for room, length in zip(rooms, days, strict=False)
        ]
        answer = await session.post("/rest/v1/calendar/bulk", json=items)
        assert (answer.status_code, answer.headers[COST]) == (200, str(due)), days


CHARGED: dict[str, Callable[[World, str], Awaitable[None]]] = {"bulk": bulk_costs_what_its_words_say}


def test_every_cost_that_is_told_is_checked_here() -> None:
    assert set(CHARGED) == set(COSTS)


@pytest.mark.parametrize("name", CHARGED)
async def test_operation_charges_what_its_page_says(name: str, world: World, server: ApiServer) -> None:
    page = httpx2.get(f"{server.url}/connect/reference/{quote(name)}", trust_env=False, timeout=30).text
    assert html.escape(COSTS[name], quote=False) in page
    await CHARGED[name](world, COSTS[name])


def test_cost_that_no_page_tells_of_is_found() -> None:
    listed = validation.find("GET", "/connect/rest/v1/subscription/list")
    assert listed is not None
    body, plain = b'["RESERVATION_CREATED"]', {"Content-Type": "application/json"}
    validation.check(listed, 200, body, plain)
    with pytest.raises(validation.ContractViolation, match="additional cost"):
        validation.check(listed, 200, body, {**plain, COST: "1"})
