"""How a connection stands, and where the portal shows something else, in the console."""

import re
from datetime import timedelta

import httpx2
import pytest

from roomrack.core.rights import Level
from roomrack.domain.distribution import service as distribution
from roomrack.domain.distribution.repository import figures, work
from roomrack.domain.distribution.repository.figures import Figures
from roomrack.domain.distribution.repository.work import Kind
from roomrack.domain.distribution.rules import latency
from roomrack.domain.distribution.rules.drift import Drift
from roomrack.infra import tasks
from roomrack.infra.tasks import Status
from tests.api.connections.support import SIMULATOR, VALUES, portal
from tests.api.reservations.support import done
from tests.console.conftest import Browser
from tests.console.front import Front, colleague, front, words
from tests.console.portals import Line, line
from tests.factories import World

LEASE = timedelta(minutes=1)


@pytest.fixture
async def house(world: World, plain: httpx2.AsyncClient) -> Front:
    return await front(world, plain)


@pytest.fixture
async def there(world: World, house: Front) -> Line:
    return await line(world, house, SIMULATOR)


async def _drift(there: Line, *found: Drift) -> None:
    async with there.world.unit() as unit:
        await figures.found(unit, there.house.hotel.id, there.connection, found)


async def test_what_was_sent_what_waits_and_what_failed_are_shown(world: World, house: Front) -> None:
    # It is switched off, so that no worker touches what is made up here.
    there = await line(world, house, SIMULATOR, on=False)
    counted = latency.counted([0.1] * 98 + [3.0, 300.0])
    async with world.unit() as unit:
        more = Figures(7, 2, 4_380, counted, drift_found=5, drift_mended=3, bookings=9)
        await figures.add(unit, house.hotel.id, there.connection, unit.now().date(), more)
        later = unit.now() + timedelta(hours=5)
        for kind, failures, problem in ((Kind.PUSH, 6, "The portal is away."), (Kind.PULL, 0, None)):
            await work.hasten(unit, kind, house.hotel.id, there.connection, unit.now())
            claim = await work.claim_one(unit, kind, house.hotel.id, there.connection, LEASE)
            assert claim is not None
            await work.end(unit, kind, claim, wanted=True, due=later, failures=failures, problem=problem)
    await _drift(there, Drift(house.at.room, there.day(2).toordinal(), {"AVAILABILITY": 2}, {"AVAILABILITY": 9}))
    said = words(await house.get(there.page))
    for text in (
        "Sending the calendar Interrupted 6 failures in a row",
        "The portal is away.",
        "Reading bookings Scheduled",
        "Half of the changes were there within 111 ms 99 of 100 within 3.5 s",
        "Times sent 7 Failures 2 Product-days sent 4380 Bookings read 9 Differences found 5 Differences mended 3",
        "Differs there 1 Differences",
    ):
        assert text in said, text
    house.browser.language = "it"
    said = words(await house.get(there.page))
    for text in ("Invio del calendario Interrotto 6 errori di fila", "3,5 s", "Diverso sul portale 1"):
        assert text in said, text


async def test_a_connection_that_was_never_used_says_so(world: World, house: Front) -> None:
    fresh = await line(world, house, SIMULATOR, on=False)
    page = await house.get(fresh.page)
    said = words(page)
    assert "Waits to be sent nothing Differs there nothing that is known" in said
    assert "99 of 100 within –" in said
    assert "Send everything again" not in said
    answer = await house.send(fresh.page, action="push")
    assert (answer.status_code, "The connection does not send its calendar." in words(answer)) == (400, True)


async def test_everything_is_sent_again(world: World, house: Front, there: Line, banner: str) -> None:
    # This server is set to reach no simulator, so that nothing is sent there.
    assert 'value="push"' not in (await house.get(there.page)).text
    _, made = await portal(world, banner, calendarValues=VALUES)
    there = await line(world, house, made["id"])
    assert 'value="push"' in (await house.get(there.page)).text
    assert "Everything is sent again." in await house.do(there.page, action="push")
    async with world.unit() as unit:
        [asked] = [one for one in await tasks.newest(unit, house.hotel.id) if one.kind == distribution.TASK]
    assert asked.subject["connection"] == there.connection


async def test_the_progress_of_sending_everything_is_followed(world: World, house: Front) -> None:
    # It is switched off, so that no worker touches what is made up here.
    there = await line(world, house, SIMULATOR, on=False)
    assert "data-live" not in (await house.get(there.page)).text
    async with world.unit() as unit:
        asked = await tasks.add(unit, house.hotel.id, distribution.TASK, {"connection": there.connection})
        await tasks.add(unit, house.hotel.id, distribution.TASK, {"connection": there.connection + 1})
    page = await house.get(there.page)
    assert '<section aria-labelledby="sync" id="sync-state" data-live>' in page.text
    assert '<progress aria-labelledby="everything"></progress>' in page.text
    async with world.unit() as unit:
        await tasks.move(unit, house.hotel.id, asked, Status.RUNNING, outcome={"sent": 300, "left": 430})
    page = await house.get(there.page)
    assert '<progress aria-labelledby="everything" value="300" max="730"></progress>' in page.text
    assert "300 product-days sent, 430 to go." in words(page)
    async with world.unit() as unit:
        await tasks.move(unit, house.hotel.id, asked, Status.DONE, outcome={"sent": 730, "left": 0})
    page = await house.get(there.page)
    assert "data-live" not in page.text
    assert re.search(r"Everything was sent again at .*: 730 product-days\.", words(page))
    async with world.unit() as unit:
        failed = await tasks.add(unit, house.hotel.id, distribution.TASK, {"connection": there.connection})
        await tasks.move(unit, house.hotel.id, failed, Status.FAILED, reason="Switched off meanwhile.")
    said = words(await house.get(there.page))
    assert re.search(r"Failed Sending everything again ended at .*\. Switched off meanwhile\.", said)


async def test_differences_are_shown_by_product_and_night_with_what_became_of_them(
    world: World, house: Front, there: Line
) -> None:
    page = f"{there.page}/drift"
    assert "None: as far as is known, the portal shows what it was told." in words(await house.get(page))
    assert "None was found" in words(await house.get(page, mended="yes"))
    first, second = there.day(2), there.day(3)
    await _drift(
        there,
        Drift(
            house.at.room,
            first.toordinal(),
            {"PRICE": 10_000, "AVAILABILITY": 2, "STOPSELL": 0},
            {"PRICE": 9_950, "AVAILABILITY": None, "STOPSELL": 1},
        ),
        Drift(house.at.room, second.toordinal(), {"MINSTAY": 1}, {"MINSTAY": 4}),
    )
    said = words(await house.get(page))
    assert re.search(r"Double .* Price €100\.00 €99\.50 .* not yet Availability 2 nothing Stop sell no yes", said)
    assert re.search(r"Minimum stay 1 4 .* not yet", said)
    async with world.unit() as unit:
        days = {house.at.room: ((first.toordinal(), first.toordinal()),)}
        await figures.add(unit, house.hotel.id, there.connection, first, Figures(), days)
    said = words(await house.get(page))
    assert "Price" not in said
    assert "Minimum stay 1 4" in said
    said = words(await house.get(page, mended="yes"))
    assert re.search(r"Price €100\.00 €99\.50 .* mended", said)
    house.browser.language = "it"
    said = words(await house.get(page, mended="yes"))
    for text in ("Prezzo 100,00 € 99,50 €", "corretta", "non ancora", "Soggiorno minimo 1 4"):
        assert text in said, text


async def test_many_differences_are_read_a_page_at_a_time(house: Front, there: Line) -> None:
    await _drift(
        there,
        *(
            Drift(house.at.room, there.day(ahead).toordinal(), {"AVAILABILITY": 2}, {"AVAILABILITY": 9})
            for ahead in range(51)
        ),
    )
    page = f"{there.page}/drift"
    first = await house.get(page)
    assert first.text.count("<tbody>") == 50
    [product, night] = re.findall(r'product=(\d+)&amp;night=([\d-]+)" rel="next"', first.text)[0]
    last = await house.get(page, product=product, night=night)
    assert last.text.count("<tbody>") == 1
    assert "First page" in words(last)
    beyond = await house.get(page, product=str(2**62), night="never")
    assert "There are no more." in words(beyond)


async def test_the_simulator_is_introduced_and_other_portals_are_not(
    world: World, house: Front, there: Line, banner: str
) -> None:
    said = words(await house.get(there.page))
    assert "This portal is no real agency: it plays one" in said
    # This server is set to reach none.
    assert "No simulator is set for this server" in said
    assert "Open its extranet" not in said
    _, made = await portal(world, banner)
    other = await line(world, house, made["id"], on=False)
    assert "no real agency" not in words(await house.get(other.page))


async def test_who_may_not_read_the_calendar_sees_no_state_and_who_may_only_read_sends_nothing(
    world: World, plain: httpx2.AsyncClient, house: Front, there: Line
) -> None:
    drift = f"{there.page}/drift"
    reader = await colleague(world, plain, house.at, channelManager=Level.READONLY)
    page = await reader.get(there.page)
    assert "How it stands" in words(page)
    assert 'name="action"' not in page.text.partition("<main")[2]
    assert (await reader.send(there.page, action="push")).status_code == 403
    assert (await reader.browser.get(reader.path(drift))).status_code == 200
    blind = await colleague(world, plain, house.at, prices=Level.NONE)
    page = await blind.get(there.page)
    assert "How it stands" not in words(page)
    assert "/drift" not in page.text
    assert (await blind.send(there.page, action="push")).status_code == 403
    assert (await blind.browser.get(blind.path(drift))).status_code == 403
    outsider = await colleague(world, plain, house.at, channelManager=Level.NONE)
    assert (await outsider.browser.get(outsider.path(drift))).status_code == 403
    stranger = Browser(plain)
    await stranger.sign_in(await world.hotel())
    assert (await stranger.get(house.path(drift))).status_code == 404
    assert (await house.browser.get(house.path("/connections/1/drift"))).status_code == 404
    assert (await house.browser.post(house.path(there.page), csrf="x", action="push")).status_code == 403
    session = await world.session(house.hotel)
    found = done(await session.get(f"/rest/x1/connection/{house.hotel.id}/{there.connection}/sync"))
    assert "everything" not in found
