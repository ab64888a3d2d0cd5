"""The API reference in a real Chromium: what it remembers, what it fills in, and how it looks."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.pages import THEMES, barriers
from tests.harness.processes import ApiServer

pytestmark = pytest.mark.browser
CALENDAR = "/connect/reference/readCalendar"
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1440, "height": 900}


async def _open(page: Page, address: str = CALENDAR) -> None:
    await page.goto(address)
    await expect(page.locator("#language")).to_be_visible()


async def test_language_is_remembered_across_pages(page: Page) -> None:
    await _open(page)
    await page.locator("#language").select_option("go")
    await expect(page.locator("[data-sample]")).to_contain_text("package main")
    await _open(page, "/connect/reference/bulk")
    await expect(page.locator("#language")).to_have_value("go")
    await expect(page.locator("[data-sample]")).to_contain_text("package main")


async def test_environment_fills_base_url_and_token_into_every_sample(page: Page, server: ApiServer) -> None:
    await _open(page)
    code = page.locator("[data-sample]")
    await page.locator("#environment").select_option("production")
    await page.locator("#base").fill("https://pms.example/connect")
    await page.locator("#secret-token").fill("abc-123")
    await expect(code).to_contain_text("https://pms.example/connect/rest/v1/calendar/100001")
    await expect(code).to_contain_text("Bearer abc-123")
    await page.locator("#language").select_option("python-http-client")
    await expect(code).to_contain_text('http.client.HTTPSConnection("pms.example")')
    await page.locator("#environment").select_option("demo")
    await expect(code).to_contain_text('http.client.HTTPConnection("127.0.0.1", 8480)')
    await expect(code).not_to_contain_text("abc-123")
    await page.reload()
    await expect(page.locator("#environment")).to_have_value("demo")
    await page.locator("#environment").select_option("production")
    await expect(code).to_contain_text("abc-123")
    kept = await page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    assert "abc-123" not in kept.split("},{")[0]
    assert "abc-123" in kept


async def test_what_could_end_a_string_is_not_filled_in(page: Page) -> None:
    await _open(page)
    await page.locator("#secret-token").fill("a'; rm -rf /")
    await expect(page.locator("#secret-token")).to_have_attribute("aria-invalid", "true")
    await expect(page.locator("[data-sample]")).not_to_contain_text("rm -rf")
    await page.locator("#base").fill("javascript:alert(1)")
    await expect(page.locator("#base")).to_have_attribute("aria-invalid", "true")
    await expect(page.locator("[data-sample]")).not_to_contain_text("alert")


async def test_layout_is_remembered(page: Page) -> None:
    await page.set_viewport_size({"width": 1440, "height": 900})
    await _open(page)
    button = page.get_by_role("button", name="Two columns")
    await expect(button).to_have_attribute("aria-pressed", "true")
    code, facts = page.locator(".trials"), page.locator(".facts")
    assert await _left(code) > await _left(facts)
    await button.click()
    await expect(button).to_have_attribute("aria-pressed", "false")
    await page.reload()
    await expect(button).to_have_attribute("aria-pressed", "false")
    assert await _left(code) == await _left(facts)


async def _left(locator: Any) -> float:
    box = await locator.bounding_box()
    assert box
    return float(box["x"])


async def test_sample_is_copied_as_it_is_shown(page: Page) -> None:
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await _open(page)
    await page.locator("#secret-token").fill("abc-123")
    await page.locator("[data-sample]").get_by_role("button", name="Copy").click()
    await expect(page.locator("[data-sample]").get_by_role("button", name="Copied")).to_be_visible()
    copied = await page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("curl --location")
    assert "Bearer abc-123" in copied


async def test_schema_opens_level_by_level(page: Page) -> None:
    await _open(page, "/connect/reference/findReservation")
    guests = page.locator("#answer ~ details summary", has_text=re.compile("^guests ")).first
    inner = page.locator("#answer ~ details .leaf", has_text=re.compile("^familyName ")).first
    await expect(inner).to_be_hidden()
    await guests.click()
    await expect(inner).to_be_visible()


async def test_section_has_an_address_and_pages_follow_each_other(page: Page) -> None:
    await _open(page, f"{CALENDAR}#errors")
    await expect(page.locator("#errors")).to_be_in_viewport()
    await page.locator("a[rel=next]").click()
    await expect(page.locator("h1")).to_have_text("Ask whether a stay can be booked")


async def test_filter_narrows_the_list(page: Page) -> None:
    await page.goto("/connect/reference")
    await page.get_by_label("Filter").fill("delete group")
    await expect(page.locator("[data-words]:visible")).to_have_count(2)
    await expect(page.locator("[data-filter-count]")).to_have_text("2 operations")


async def test_it_can_be_read_without_scripts(browser: Browser, server: ApiServer) -> None:
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(f"{server.url}{CALENDAR}")
    await expect(page.locator("[data-sample]")).to_contain_text("curl --location")
    await expect(page.locator("#language")).to_be_hidden()
    await context.close()


@pytest.mark.parametrize("address", ["/connect/reference", CALENDAR, "/connect/reference/createSingleReservation"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_page_is_accessible_and_asks_nobody_else(page: Page, server: ApiServer, address: str, size: Any) -> None:
    """Loaded once, and judged in both themes."""
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    await page.set_viewport_size(size)
    await page.emulate_media(color_scheme="light")
    await page.goto(address)
    await page.wait_for_load_state("networkidle")
    for theme in THEMES:
        await page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), theme
        folder = os.environ.get("ROOMRACK_SCREENSHOTS")
        if folder:
            name = f"reference-{address.rpartition('/')[2]}-{theme}-{size['width']}.png"
            await page.screenshot(path=Path(folder) / name, full_page=True)
        assert await barriers(page, colours_only=theme == "dark") == [], theme
    assert all(url.startswith((server.url, "data:")) for url in asked)
    assert faults == []
