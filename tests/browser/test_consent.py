"""The authorization page in a real browser, as its users meet it."""

import os
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.async_api import Page, expect

from tests.browser.pages import barriers, fits
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


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser complains of: errors of scripts, and what the policy forbids."""
    heard: list[str] = []
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("console", lambda message: heard.append(message.text) if message.type == "error" else None)
    return heard


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


async def _looks_right(page: Page, name: str) -> None:
    """The page is no wider than its window, and holds nobody back."""
    await _picture(page, name)
    assert await fits(page)
    assert await barriers(page) == []


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
    complaints: list[str],
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
    await _looks_right(page, f"sign-in-{name}")
    await _sign_in(page, hotel)
    choice = page.get_by_role("checkbox", name=hotel.name)
    await expect(choice).to_be_checked()
    await _looks_right(page, f"consent-{name}")
    paper, ink = await page.evaluate(
        "[getComputedStyle(document.querySelector('main')).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert (paper, ink) == (
        ("rgb(24, 32, 41)", "rgb(233, 238, 244)") if scheme == "dark" else ("rgb(255, 255, 255)", "rgb(22, 32, 44)")
    )
    assert complaints == []
    await page.locator("button[value=allow]").click()
    await page.wait_for_url(f"{client_address}?*")
    sent = parse_qs(urlsplit(page.url).query)
    assert sent["state"] == ["xyz"]
    form = {"client_id": app.client_id, "client_secret": app.client_secret, "redirect_uri": client_address}
    answer = await world.client.post("/rest/v1/identity/token", data={**form, "code": sent["code"][0]})
    assert answer.status_code == 200
    hosts = {urlsplit(url).netloc for url in requested if not url.startswith("data:")}
    assert hosts == {urlsplit(str(world.client.base_url)).netloc}


async def test_refusals_look_right_too(page: Page, app: App, client_address: str, world: World) -> None:
    """A wrong password, a client that nobody knows, and somebody without a property; in Italian, on a phone."""
    await page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    await page.set_extra_http_headers({"Accept-Language": "it"})
    await page.goto(_address(app, client_address))
    await page.get_by_label("Password").fill("wrong")
    await page.locator("#username").fill("nobody@nowhere.example")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_be_visible()
    await _looks_right(page, "wrong-password")
    await page.goto(f"{PAGE}?client_id=nobody&redirect_uri=x")
    await expect(page.get_by_role("alert")).to_be_visible()
    await _looks_right(page, "unknown-client")
    await page.goto(_address(app, client_address))
    await _sign_in(page, await world.hotel(sandbox=True))
    await expect(page.locator("button[value=refuse]")).to_be_visible()
    await _looks_right(page, "no-property")


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
