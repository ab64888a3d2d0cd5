"""The online check-in in a real browser: what a guest does there on a phone."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page, expect

from tests.api.reservations.support import Desk, desk, done
from tests.browser.axe import grave_faults
from tests.browser.test_console import DESKTOP, PHONE, complaints, picture, requested
from tests.factories import World
from tests.harness.processes import ApiServer

__all__ = ["complaints", "requested"]
pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Stay:
    """A reservation in Italy, and the path of its page."""

    at: Desk
    id: int
    path: str

    async def people(self) -> list[dict[str, Any]]:
        """Who stays, as the reception sees it."""
        room = done(await self.at.session.get(f"{self.at.path}/{self.id}"))
        return [one for one in room["guests"] if one["type"] == "GUEST"]


@pytest.fixture
async def stay(world: World) -> Stay:
    at = await desk(world, country="IT", phone="+39 06 5550100")
    room = await at.book(totalGuest=2)
    link = done(await at.session.post(f"/rest/x1/checkin/{at.hotel.id}/{room['id']}/online"))["checkinLink"]
    return Stay(at, room["id"], urlsplit(link).path)


async def _looks_right(page: Page, name: str) -> None:
    assert await grave_faults(page) == [], name
    assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), name
    await picture(page, f"arrival-{name}")


async def _fill_in(page: Page) -> None:
    await page.get_by_label("First name").fill("Ada")
    await page.get_by_label("Last name").fill("Lovelace")
    await page.get_by_label("Sex").select_option(label="Female")
    await page.get_by_label("Date of birth").fill("1985-12-10")
    await page.get_by_label("Citizenship").select_option(label="United Kingdom")
    await page.get_by_label("Country of birth").select_option(label="United Kingdom")
    await page.get_by_label("Document", exact=True).select_option(label="Passport")
    await page.get_by_label("Where the document was issued").fill("United Kingdom")


async def test_a_guest_checks_in_without_a_script(
    page: Page, stay: Stay, requested: list[str], complaints: list[str], server: ApiServer
) -> None:
    await page.goto(stay.path)
    await page.get_by_role("link", name="Begin").click()
    await _fill_in(page)
    await page.get_by_role("button", name="Send").click()
    alert = page.get_by_role("alert")
    await expect(alert).to_contain_text("Number of the document")
    await alert.get_by_role("link", name="Number of the document").click()
    await expect(page.get_by_label("Number of the document")).to_be_focused()
    await page.keyboard.type("925076473")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status")).to_have_text("Saved. The reception has it.")
    await page.get_by_label("Expected time of arrival").fill("17:30")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("status")).to_contain_text("knows when you come")
    [ada] = await stay.people()
    assert (ada["documentCode"], ada["validated"]) == ("925076473", True)
    await page.get_by_role("link", name="Change Ada Lovelace").click()
    await expect(page.get_by_label("Number of the document")).to_have_value("")
    await expect(page.get_by_text("Known: ••••473.")).to_be_visible()
    await page.get_by_role("button", name="Remove this person").click()
    await expect(page.get_by_role("status")).to_have_text("Removed.")
    assert await stay.people() == []
    assert [each for each in complaints if "400" not in each] == []
    hosts = {urlsplit(url).netloc for url in requested if not url.startswith("data:")}
    assert hosts == {urlsplit(server.url).netloc}


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone-dark", "desktop-light"])
async def test_pages_fit_and_are_accessible_in_both_themes(
    page: Page, stay: Stay, complaints: list[str], size: dict[str, int], scheme: str
) -> None:
    await page.set_viewport_size({"width": size["width"], "height": size["height"]})
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    for language in ("en", "it"):
        await page.goto(f"{stay.path}/person?language={language}")
        await _looks_right(page, f"person-{language}-{scheme}")
    await page.goto(f"{stay.path}/person")
    await _fill_in(page)
    await page.get_by_role("button", name="Send").click()
    await _looks_right(page, f"refused-{scheme}")
    await page.get_by_role("button", name="Save, and finish later").click()
    await expect(page.get_by_text("Something is missing")).to_be_visible()
    for language in ("en", "it"):
        await page.goto(f"{stay.path}?language={language}")
        await _looks_right(page, f"stay-{language}-{scheme}")
    await page.goto(stay.path[:-1])
    await _looks_right(page, f"ended-{scheme}")
    assert [each for each in complaints if "40" not in each] == []
