"""What operations cost beside the call: the page of each tells what its answers really charge (docs/contract.md 4).

That an operation charges without telling is found by tests.contract.validation, in whichever test meets its answer.
"""

import html
import re
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from urllib.parse import quote

import httpx2
import pytest

from roomrack.web.portal.contract import descriptions
from tests.contract import validation
from tests.factories import Session, World
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


async def guarded_writes_cost_what_their_words_say(world: World, words: str) -> None:
    """As those that nothing guards."""
    assert words == COSTS["bulk"]
    session, room, first = await _room(world)
    item = {"room": room, "dateFrom": first.isoformat(), "values": {"price": 100}}
    for days, due in ((15, 1), (16, 2)):
        last = (first + timedelta(days - 1)).isoformat()
        answer = await session.post("/rest/x1/calendar/bulk", json=[{**item, "dateTo": last}])
        assert (answer.status_code, answer.headers[COST]) == (200, str(due)), answer.text


async def undoing_costs_what_its_words_say(world: World, words: str) -> None:
    """As much as the write that it takes back."""
    assert words == COSTS["bulk"]
    session, room, first = await _room(world)
    last = (first + timedelta(15)).isoformat()
    item = {"room": room, "dateFrom": first.isoformat(), "dateTo": last, "values": {"price": 100}}
    written = await session.post("/rest/v1/calendar/bulk", json=[item])
    (process,) = written.json()["process"]
    answer = await session.post(f"/rest/x1/calendar/write/{process}/undo")
    assert (answer.status_code, answer.headers[COST]) == (200, "2"), answer.text


async def importing_costs_what_its_words_say(world: World, words: str) -> None:
    """Only the room-days that change."""
    assert words == COSTS["bulk"].replace("room-days cost", "room-days that change cost")
    session, room, first = await _room(world)
    hotel = (await session.get("/rest/v1/accommodation")).json()[0]["id"]
    path = f"/rest/x1/calendar/{hotel}/file"
    lines = [f"{room},{first + timedelta(offset)},100" for offset in range(16)]
    table = "\n".join(["product,date,price", *lines]) + "\n"
    for due in ("2", None):
        answer = await session.put(path, content=table, headers={"Content-Type": "text/csv"})
        assert (answer.status_code, answer.headers.get(COST)) == (200, due), answer.text


async def _room(world: World) -> tuple[Session, int, date]:
    hotel = await world.hotel()
    return await world.session(hotel), await world.product(hotel), world.today(hotel)


CHARGED: dict[str, Callable[[World, str], Awaitable[None]]] = {
    "bulk": bulk_costs_what_its_words_say,
    "writeCalendarGuarded": guarded_writes_cost_what_their_words_say,
    "undoCalendarWrite": undoing_costs_what_its_words_say,
    "importCalendar": importing_costs_what_its_words_say,
}


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
