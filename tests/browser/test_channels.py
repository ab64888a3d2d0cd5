"""Channels and the sandbox clock in the console, in a real browser: what is under way is followed, pages judged."""

import httpx2
import pytest
from playwright.async_api import Page, expect

from roomrack.domain.distribution import service as distribution
from roomrack.domain.distribution.repository import figures
from roomrack.domain.distribution.rules.drift import Drift
from roomrack.infra import tasks
from roomrack.infra.tasks import Status
from tests.api.connections.support import SIMULATOR
from tests.browser.axe import grave_faults
from tests.browser.test_console import DESKTOP, PHONE, ROOT, picture, sign_in
from tests.console.front import Front, front
from tests.console.portals import Line, line
from tests.factories import World
from tests.harness.processes import ApiServer, Worker

pytestmark = pytest.mark.browser


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains of: errors of scripts, and what the policy forbids."""
    heard: list[str] = []
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    return heard


@pytest.fixture
async def house(world: World, server: ApiServer) -> Front:
    """A sandbox hotel; who is signed in here is not the browser of the test."""
    async with httpx2.AsyncClient(base_url=server.url, timeout=30, trust_env=False) as plain:
        return await front(world, plain, sandbox=True)


@pytest.fixture
async def there(world: World, house: Front) -> Line:
    return await line(world, house, SIMULATOR, on=False)


async def test_the_clock_is_put_ahead_by_keyboard_and_what_was_due_is_followed_until_it_is_done(
    page: Page, complaints: list[str], house: Front, worker_process: Worker
) -> None:
    await sign_in(page, house.hotel, house.path("/clock"))
    await page.get_by_role("button", name="By a day").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("The clock is ahead by 1 day.")).to_be_visible()
    # Nobody reloads the page: it reads again what is under way.
    await expect(page.get_by_text("all done")).to_be_visible(timeout=90_000)
    await expect(page.get_by_text("The clock of this sandbox property is ahead by 1 day.")).to_be_visible()
    assert complaints == []


async def test_the_progress_of_sending_everything_goes_on_without_reloading(
    page: Page, complaints: list[str], world: World, house: Front, there: Line
) -> None:
    async with world.unit() as unit:
        asked = await tasks.add(unit, house.hotel.id, distribution.TASK, {"connection": there.connection})
    await sign_in(page, house.hotel, house.path(there.page))
    await expect(page.get_by_role("progressbar")).to_be_visible()
    for status, outcome, text in (
        (Status.RUNNING, {"sent": 300, "left": 430}, "300 product-days sent, 430 to go."),
        (Status.DONE, {"sent": 730, "left": 0}, ": 730 product-days."),
    ):
        async with world.unit() as unit:
            await tasks.move(unit, house.hotel.id, asked, status, outcome=outcome)
        await expect(page.get_by_text(text)).to_be_visible(timeout=30_000)
    await expect(page.get_by_role("progressbar")).to_have_count(0)
    assert complaints == []


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone-dark", "desktop-light"])
async def test_pages_fit_and_are_accessible_in_both_themes(
    page: Page,
    complaints: list[str],
    world: World,
    house: Front,
    there: Line,
    size: dict[str, int],
    scheme: str,
) -> None:
    await there.book("R9")
    await there.book("R1", rate="LATE")
    ours, theirs = {"PRICE": 10_000, "AVAILABILITY": 2}, {"PRICE": 9_950, "AVAILABILITY": None}
    async with world.unit() as unit:
        drift = [Drift(house.at.room, there.day(ahead).toordinal(), ours, theirs) for ahead in (2, 3)]
        await figures.found(unit, house.hotel.id, there.connection, drift)
        await tasks.add(unit, house.hotel.id, distribution.TASK, {"connection": there.connection})
    clock = await house.at.session.post(f"/rest/x1/sandbox/{house.hotel.id}/clock", json={"seconds": 3_600})
    assert clock.status_code == 200
    await page.set_viewport_size({"width": size["width"], "height": size["height"]})
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    await sign_in(page, house.hotel, house.path())
    for name, path in (
        ("overview", ""),
        ("connection", there.page),
        ("drift", f"{there.page}/drift"),
        ("quarantine", "/quarantine"),
        ("clock", "/clock"),
        ("check-in", "/check-in"),
    ):
        assert await page.goto(ROOT + house.path(path))
        closed = page.locator("main details:not([open]) > summary")
        while await closed.count():
            await closed.first.click()
        assert await grave_faults(page) == [], path
        assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
        await picture(page, f"channels-{name}-{'phone' if size is PHONE else 'desktop'}-{scheme}")
    assert complaints == []
