"""The simulator's extranet in a real browser: without a script, in both themes, on a phone and at a desk."""

import os
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest
from playwright.async_api import Page, expect

from roomrack.adapters.http.client import AiohttpOutgoing
from roomrack.channels.simulator.adapter import SimulatorChannel
from roomrack.ports.channels import CalendarChange, CalendarValue, DayRange, Target
from tests.browser.axe import grave_faults
from tests.browser.test_console import DESKTOP, PHONE, complaints, requested
from tests.harness.simulator import ControlledHotel, Simulator

__all__ = ["complaints", "requested"]
pytestmark = pytest.mark.browser

TARGETS = (Target("DBL", "FLEX", 2), Target("DBL", "NONREF", 2), Target("SGL", None, 1))
SIZES = [(PHONE, "dark"), (DESKTOP, "light")]


@pytest.fixture(scope="module")
def simulator(session_folder: Path) -> Iterator[Simulator]:
    """A simulator of its own."""
    running = Simulator(session_folder / "extranet.log").start()
    yield running
    running.stop()


@pytest.fixture
async def hotel(simulator: Simulator) -> AsyncIterator[ControlledHotel]:
    """A hotel with an open calendar."""
    control, outgoing = simulator.control(), AiohttpOutgoing()
    hotel = await control.hotel("belvedere", TARGETS)
    channel = SimulatorChannel(outgoing.trusting(simulator.url), simulator.url)
    today = datetime.now(UTC).date()
    values = {
        CalendarValue.PRICE: Decimal("118.00"),
        CalendarValue.AVAILABILITY: 4,
        CalendarValue.MIN_STAY: 1,
        CalendarValue.MAX_STAY: 14,
        CalendarValue.CLOSED_TO_ARRIVAL: False,
        CalendarValue.STOP_SELL: False,
    }
    closed = today + timedelta(days=4)
    ranges = [
        DayRange(today, closed - timedelta(days=1), values),
        DayRange(closed, closed, {**values, CalendarValue.STOP_SELL: True}),
        DayRange(closed + timedelta(days=1), today + timedelta(days=90), values),
    ]
    await channel.push(hotel.account(), [CalendarChange(target, ranges) for target in TARGETS[:2]])
    yield hotel
    await outgoing.close()
    await control.close()


@pytest.mark.parametrize(("size", "scheme"), SIZES, ids=["phone-dark", "desktop-light"])
async def test_a_hotel_signs_in_and_its_guests_act(
    page: Page,
    simulator: Simulator,
    hotel: ControlledHotel,
    requested: list[str],
    complaints: list[str],
    size: dict[str, int],
    scheme: Literal["dark", "light"],
) -> None:
    await page.set_viewport_size({"width": size["width"], "height": size["height"]})
    await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    await page.goto(simulator.url)
    await _looks_right(page, f"sign-in-{scheme}")
    await page.get_by_label("Hotel id").fill(hotel.id)
    await page.get_by_label("User name").fill(hotel.username)
    await page.get_by_label("Password").fill(hotel.password)
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_role("heading", name="Hotel belvedere")).to_be_visible()
    await page.get_by_role("button", name="Book as a guest").click()
    await expect(page.get_by_role("status")).to_contain_text("Booked: ALB-")
    await page.get_by_role("button", name="One night more").first.click()
    await expect(page.get_by_role("status")).to_contain_text("stays one night more")
    await page.get_by_label("Message").fill("Is there a lift?")
    await page.get_by_role("button", name="Send message").click()
    await expect(page.get_by_text("Is there a lift?").first).to_be_visible()
    await page.get_by_label("What goes wrong").select_option("throttle")
    await page.get_by_label("How often").fill("3")
    await page.get_by_role("button", name="Let it go wrong").click()
    await expect(page.get_by_text("3 more times")).to_be_visible()
    await _looks_right(page, f"hotel-{scheme}")
    await page.get_by_role("button", name="Stop").first.click()
    await page.get_by_role("button", name="Cancel").first.click()
    await expect(page.get_by_role("status")).to_contain_text("Cancelled: ALB-")
    await page.get_by_role("button", name="Sign out").click()
    await expect(page.get_by_role("heading", name="Extranet")).to_be_visible()
    assert complaints == []
    assert {address.partition("?")[0].startswith(simulator.url) for address in requested} == {True}


async def _looks_right(page: Page, name: str) -> None:
    assert await grave_faults(page) == [], name
    assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), name
    folder = os.environ.get("ROOMRACK_SCREENSHOTS")
    if folder:
        await page.screenshot(path=Path(folder) / f"simulator-{name}.png", full_page=True)
