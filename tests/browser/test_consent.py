"""The authorization page in a real browser, as its users meet it."""

import os
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.async_api import Page, expect

from tests.factories import App, Hotel, World
from tests.harness.processes import ApiServer

pytestmark = pytest.mark.browser
PAGE = "/octobook/identity/oauth.xhtml"
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}


@pytest.fixture
def client_address(server: ApiServer) -> str:
    """Where the client waits: a page on loopback, because browsers do not let redirects be answered by a test."""
    return f"{server.url}/health"


@pytest.fixture
async def app(world: World, client_address: str) -> App:
    return await world.application(redirect_uri=client_address)


@pytest.fixture
async def hotel(world: World) -> Hotel:
    return await world.hotel()


@pytest.fixture
def requested(page: Page) -> list[str]:
    """Every address that the page asks for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def _address(app: App, back: str) -> str:
    return f"{PAGE}?{urlencode({'client_id': app.client_id, 'redirect_uri': back, 'state': 'xyz'})}"


async def _sign_in(page: Page, hotel: Hotel) -> None:
    number = hotel.name.removeprefix("Hotel ")
    await (
        page.get_by_label("User name")
        .or_(page.get_by_label("E-mail"))
        .first.fill(f"owner{number}@hotel{number}.example")
    )
    await page.get_by_label("Password").fill(f"correct horse {number}")
    await page.keyboard.press("Enter")


async def _picture(page: Page, name: str) -> None:
    """Keep a picture where ROOMRACK_SCREENSHOTS says, for people to look at."""
    folder = os.environ.get("ROOMRACK_SCREENSHOTS")
    if folder:
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_owner_signs_in_chooses_and_agrees(
    page: Page,
    requested: list[str],
    app: App,
    client_address: str,
    hotel: Hotel,
    world: World,
    size: dict[str, int],
    scheme: str,
) -> None:
    name = f"{'phone' if size is PHONE else 'desktop'}-{scheme}"
    await page.set_viewport_size({"width": size["width"], "height": size["height"]})
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    await page.goto(_address(app, client_address))
    await _picture(page, f"sign-in-{name}")
    await _sign_in(page, hotel)
    choice = page.get_by_role("checkbox", name=hotel.name)
    await expect(choice).to_be_checked()
    await _picture(page, f"consent-{name}")
    fits = await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert fits
    await page.locator("button[value=allow]").click()
    await page.wait_for_url(f"{client_address}?*")
    sent = parse_qs(urlsplit(page.url).query)
    assert sent["state"] == ["xyz"]
    form = {"client_id": app.client_id, "client_secret": app.client_secret, "redirect_uri": client_address}
    answer = await world.client.post("/rest/v1/identity/token", data={**form, "code": sent["code"][0]})
    assert answer.status_code == 200
    hosts = {urlsplit(url).netloc for url in requested if not url.startswith("data:")}
    assert hosts == {urlsplit(str(world.client.base_url)).netloc}


async def test_owner_refuses_with_the_keyboard_alone(page: Page, app: App, client_address: str, hotel: Hotel) -> None:
    await page.goto(_address(app, client_address))
    await _sign_in(page, hotel)
    await expect(page.locator("button[value=refuse]")).to_be_visible()
    for _ in range(10):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement.value") == "refuse":
            break
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"{client_address}?*")
    assert parse_qs(urlsplit(page.url).query) == {"error": ["access_denied"], "state": ["xyz"]}
