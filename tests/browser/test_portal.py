"""The portal in a real browser, as its readers meet it."""

import re
from collections.abc import AsyncIterator
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Page, expect
from playwright.async_api import TimeoutError as TooSlow

from roomrack.web.portal import library
from tests.browser.pages import DESKTOP, PHONE, THEMES, barriers, fits, picture
from tests.harness.demo import Demo
from tests.harness.processes import ApiServer

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/connect/",
    "guides": "/connect/guides",
    "errors": "/connect/errors",
    "missing": "/connect/nothing",
    **{
        path.removesuffix(".md").removeprefix("docs/").replace("/", "-").lower(): library.address_of(path) or ""
        for path in library.everything()
    },
}


@pytest.fixture
async def asked(page: Page, base_url: str) -> AsyncIterator[list[str]]:
    """What the page asks for; nothing of it may go elsewhere, and nothing may be refused by the page's own policy."""
    found: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield found
    origins = {urlsplit(url).netloc for url in found if urlsplit(url).scheme not in {"data", "blob"}}
    assert len(origins) == 1, origins
    assert [text for text in complaints if "404" not in text] == []


@pytest.mark.parametrize("half", [0, 1], ids=["even", "odd"])
async def test_pages_have_no_barriers_and_fit(page: Page, asked: list[str], half: int) -> None:
    """Each page is loaded once, and judged as it is in either theme and in both windows."""
    found = []
    for name, address in list(PAGES.items())[half::2]:
        await page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
        await page.goto(address)
        grounds = set()
        for theme in THEMES:
            await page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
            grounds.add(await page.evaluate("getComputedStyle(document.body).backgroundColor"))
            await picture(page, f"{name}-phone-{theme}")
            if not await fits(page):
                found.append(f"{address} is wider than a phone")
        assert len(grounds) == len(THEMES), address
        await page.set_viewport_size({"width": DESKTOP["width"], "height": DESKTOP["height"]})
        for theme in reversed(THEMES):
            await page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
            await picture(page, f"{name}-desktop-{theme}")
            barring = await barriers(page, colours_only=theme == "dark")
            found += [f"{address} {theme}: {barrier}" for barrier in barring]
    assert found == []


async def test_search_with_the_keyboard_alone(page: Page, asked: list[str]) -> None:
    await page.goto("/connect/")
    assert not any("search.json" in url for url in asked)
    await page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Search the documentation")
    await expect(box).to_be_focused()
    await page.keyboard.type("cancel a resrvation")
    options = page.get_by_role("option")
    await expect(options.first).to_contain_text("Cancel a reservation")
    await expect(box).to_have_attribute("aria-expanded", "true")
    await expect(options.first).to_have_attribute("aria-selected", "true")
    await expect(options.locator("mark").first).to_be_visible()
    assert await barriers(page) == []
    await picture(page, "search-desktop-light")
    await page.keyboard.press("ArrowDown")
    await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    await expect(box).to_have_attribute("aria-activedescendant", "found-1")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowUp")
    await expect(options.last).to_have_attribute("aria-selected", "true")
    await page.keyboard.press("Escape")
    await expect(options.first).to_be_hidden()
    await expect(box).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("sold out night", r"/connect/errors#\w*sold_out$"),
        ("ApiQuotaException", r"/connect/errors#ApiQuotaException$"),
        ("createSubscription", r"/connect/reference/createSubscription$"),
        ("standard webhooks signature", r"/connect/guides/webhooks#checking-the-signature$"),
    ],
)
async def test_search_leads_to_what_was_meant(page: Page, words: str, address: str) -> None:
    await page.goto("/connect/guides")
    await page.keyboard.press("/")
    await page.keyboard.type(words)
    await expect(page.get_by_role("option").first).to_be_visible()
    await page.keyboard.press("Enter")
    await page.wait_for_url(re.compile(address))


async def test_search_on_a_phone_says_when_it_finds_nothing(page: Page, asked: list[str]) -> None:
    await page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    await page.goto("/connect/guides/booking")
    box = page.get_by_role("combobox")
    await box.fill("rates")
    await expect(page.get_by_role("option").first).to_be_visible()
    assert await fits(page)
    await picture(page, "search-phone-light")
    await box.fill("<img src=x onerror=alert(1)> zzzzqqqq")
    await expect(page.get_by_role("option")).to_have_text("Nothing found for “<img src=x onerror=alert(1)> zzzzqqqq”.")
    assert await page.locator("#found img").count() == 0
    await box.fill("rates")
    await page.get_by_role("option").first.click()
    await page.wait_for_url(re.compile("/connect/(guides|details|errors|reference)"))


async def test_slash_in_a_field_is_a_slash(page: Page) -> None:
    await page.goto("/connect/")
    box = page.get_by_role("combobox")
    await box.focus()
    await page.keyboard.type("a/b")
    await expect(box).to_have_value("a/b")


async def test_theme_is_remembered_and_painted_at_once(page: Page, asked: list[str]) -> None:
    await page.emulate_media(color_scheme="light")
    await page.goto("/connect/")
    switch = page.get_by_role("button", name="Theme")
    await expect(switch).to_have_accessible_name("Theme: Auto")
    light = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    await switch.click()
    await expect(switch).to_have_accessible_name("Theme: Light")
    await switch.click()
    await expect(switch).to_have_accessible_name("Theme: Dark")
    dark = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    await page.goto("/connect/errors")
    assert await page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    await expect(page.get_by_role("button", name="Theme")).to_have_accessible_name("Theme: Dark")
    await page.get_by_role("button", name="Theme").click()
    assert await page.evaluate("getComputedStyle(document.body).backgroundColor") == light


async def test_copy_button_copies_the_code(page: Page, asked: list[str]) -> None:
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await page.goto("/connect/guides/quickstart")
    block = page.locator(".code").filter(has_text="make demo").first
    await block.get_by_role("button", name="Copy").click()
    await expect(block.get_by_role("button")).to_have_text("Copied")
    await expect(page.locator("[data-announcer]")).to_have_text("Copied to the clipboard")
    assert await page.evaluate("navigator.clipboard.readText()") == "make demo\n"


async def test_keyboard_can_skip_to_the_content(page: Page) -> None:
    await page.goto("/connect/guides/booking")
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("main")).to_be_focused()


async def test_page_is_readable_without_scripts(browser: Browser, server: ApiServer) -> None:
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(f"{server.url}/connect/guides/booking")
    await expect(page.get_by_role("heading", name="Book a room", exact=False)).to_be_visible()
    await expect(page.get_by_role("navigation", name="Documentation")).to_be_visible()
    await expect(page.get_by_role("button")).to_have_count(0)
    await context.close()


@pytest.mark.parametrize("theme", THEMES)
async def test_call_is_made_from_the_console(page: Page, asked: list[str], demo: Demo, theme: str) -> None:
    again = theme == "dark"
    await page.emulate_media(color_scheme="dark" if again else "light")
    await page.goto(f"{demo.url}/connect/try")
    await expect(page.locator("#console").get_by_text("Read the calendar").first).to_be_visible(timeout=30_000)
    await picture(page, f"try-desktop-{theme}")
    assert await barriers(page, colours_only=again) == []
    await page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    assert await fits(page)
    assert await barriers(page, colours_only=again) == []
    await page.set_viewport_size({"width": DESKTOP["width"], "height": DESKTOP["height"]})
    test = page.get_by_role("button", name=re.compile(r"Test Request.*user.info"))
    for _ in range(6):
        # The console draws an operation when it comes into view, and on a busy machine scrolls past it now and then.
        await page.goto(f"{demo.url}/connect/try#tag/user-information/GET/rest/v1/user/info")
        await page.reload()
        with suppress(TooSlow):
            await test.scroll_into_view_if_needed(timeout=15_000)
            break
    await test.click()
    send = page.get_by_role("button", name=re.compile("^Send")).first
    await expect(send).to_be_visible()
    assert await barriers(page, colours_only=again) == []
    async with page.expect_response(lambda answer: answer.url.endswith("/rest/v1/user/info")) as waited:
        await send.click()
    answer = await waited.value
    assert answer.status == 200
    assert (await answer.json())["application"]["clientId"] == "demo-production"
    assert (await answer.request.all_headers())["authorization"] == f"Bearer {demo.known()['property_token']}"
    await expect(page.get_by_text("demo-production").first).to_be_visible()
    await picture(page, f"try-answer-{theme}")
    assert await barriers(page, colours_only=again) == []
    # The token stays on the page: the browser keeps it nowhere.
    kept = await page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert demo.known()["property_token"] not in kept
