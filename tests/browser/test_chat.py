"""The guest's page of a conversation in a real browser: live, on a phone, and without a script."""

from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Page, expect

from tests.api.chat.support import Chat, chat, text_of
from tests.api.reservations.support import done
from tests.browser.axe import grave_faults
from tests.browser.test_console import PHONE, complaints, picture, requested
from tests.factories import World
from tests.harness.processes import ApiServer

__all__ = ["complaints", "requested"]
pytestmark = pytest.mark.browser


async def _opened(world: World) -> tuple[Chat, int, str]:
    at = await chat(world)
    thread = await at.thread(text="Is there a lift?")
    link = done(await at.session.post(f"/rest/x1/chat/{at.hotel.id}/threads/{thread}/link"))["chatLink"]
    return at, thread, urlsplit(link).path


async def test_a_guest_and_a_hotel_talk_live(
    page: Page, world: World, requested: list[str], complaints: list[str], server: ApiServer
) -> None:
    at, thread, path = await _opened(world)
    await page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    await page.goto(path)
    await expect(page.get_by_text("Is there a lift?")).to_be_visible()
    done(await at.write(threadId=thread, processor="DIRECT", attributes=[{"value": "There is one, and stairs."}]))
    await expect(page.get_by_text("There is one, and stairs.")).to_be_visible(timeout=15_000)
    await page.get_by_label("Your message").fill("Thank you!")
    await page.get_by_role("button", name="Send").click()
    await expect(page.get_by_role("listitem").filter(has_text="Thank you!")).to_be_visible()
    await expect(page.get_by_role("status")).to_have_text("Sent.")
    assert text_of((await at.messages(thread))[-1]) == "Thank you!"
    assert await grave_faults(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    await picture(page, "chat-phone")
    await page.get_by_role("link", name="Italiano").click()
    await expect(page.get_by_label("Il tuo messaggio")).to_be_visible()
    assert complaints == []
    assert all(url.startswith(server.url) for url in requested)


async def test_it_works_without_a_script(browser: Browser, world: World, server: ApiServer) -> None:
    at, thread, path = await _opened(world)
    context = await browser.new_context(base_url=server.url, java_script_enabled=False)
    page = await context.new_page()
    await page.goto(path)
    await page.get_by_label("Your message").fill("Without a script")
    await page.get_by_role("button", name="Send").click()
    await expect(page.get_by_text("Without a script")).to_be_visible()
    assert text_of((await at.messages(thread))[-1]) == "Without a script"
    await context.close()
