"""The photos of a property in a real browser: asked for by keyboard, fetched by a real worker, seen and deleted."""

from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page, expect

from tests.browser.axe import grave_faults
from tests.browser.test_console import DESKTOP, PHONE, complaints, picture, reload_until, requested, sign_in
from tests.factories import Hotel, World
from tests.harness.processes import ApiServer, Worker
from tests.media.source import Source, serving
from tests.media.source import picture as painted

__all__ = ["complaints", "requested"]
pytestmark = pytest.mark.browser


@pytest.fixture
async def source() -> AsyncIterator[Source]:
    async with serving() as source:
        yield source


@pytest.fixture
async def house(world: World) -> Hotel:
    hotel = await world.hotel()
    room = await world.product(hotel, name="Garden room")
    await world.pms_room(hotel, room, name="101")
    return hotel


async def _ask(page: Page, of: str, url: str) -> None:
    await page.get_by_label("Photo of").select_option(label=of)
    await page.get_by_label("URL").fill(url)
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("The photo is asked for.")).to_be_visible()


async def test_photos_arrive_are_looked_at_and_deleted(
    page: Page,
    requested: list[str],
    complaints: list[str],
    house: Hotel,
    source: Source,
    worker_process: Worker,
    server: ApiServer,
) -> None:
    await sign_in(page, house, f"/properties/{house.id}")
    await page.get_by_role("link", name="Photos").click()
    await _ask(page, house.name, source.put("/house.jpg", painted(size=(1600, 900))))
    await _ask(page, "Garden room", source.put("/room.png", painted("PNG", (640, 480))))
    await _ask(page, "Room 101", source.put("/door.webp", painted("WEBP", (300, 400))))
    await _ask(page, "Room 101", source.put("/text.jpg", b"no picture"))
    await reload_until(page, "The file is not a JPEG, PNG or WebP picture.")
    for _ in range(60):
        if await page.locator("main img").count() == 3:
            break
        await page.wait_for_timeout(200)
        await page.reload()
    await expect(page.locator("main img")).to_have_count(3)
    for image in await page.locator("main img").all():
        await image.scroll_into_view_if_needed()
        await expect(image).to_have_js_property("complete", True)
        assert await image.evaluate("image => image.naturalWidth") in {320, 240}
    assert await page.locator("main h2").all_inner_texts() == [
        *("Add a photo", "Asked for and not here"),
        *(house.name, "Garden room", "Room 101"),
    ]
    for size, scheme in ((PHONE, "dark"), (DESKTOP, "light")):
        await page.set_viewport_size({"width": size["width"], "height": size["height"]})
        await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
        assert await grave_faults(page) == [], scheme
        assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        await picture(page, f"house-photos-{scheme}")
    garden = page.get_by_role("region", name="Garden room")
    await garden.get_by_text("Delete… photo").focus()
    await page.keyboard.press("Enter")
    await garden.get_by_role("button", name="Delete it").focus()
    assert await grave_faults(page) == []
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("The photo is deleted.")).to_be_visible()
    await expect(page.locator("main img")).to_have_count(2)
    hosts = {urlsplit(url).netloc for url in requested if not url.startswith("data:")}
    assert hosts == {urlsplit(server.url).netloc}
    assert complaints == []
