"""The developer console in a real browser: what an integrator does there on the first day."""

import os
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page, expect

from roomrack.domain.webhooks import service as webhooks
from tests.browser.axe import grave_faults
from tests.factories import App, Hotel, World
from tests.harness.processes import ApiServer, Worker
from tests.webhooks.receiver import Receiver

pytestmark = pytest.mark.browser
ROOT = "/connect/console"
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}


@pytest.fixture
async def hotel(world: World) -> Hotel:
    return await world.hotel(sandbox=True)


@pytest.fixture
async def app(world: World, hotel: Hotel) -> App:
    return await world.application(environment="SANDBOX", owner=hotel.person)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    started = await Receiver().start()
    yield started
    await started.stop()


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


async def sign_in(page: Page, hotel: Hotel, path: str = "") -> None:
    await page.goto(ROOT + path)
    number = hotel.name.removeprefix("Hotel ")
    await page.get_by_label("User name or e-mail").fill(f"owner{number}@hotel{number}.example")
    await page.get_by_label("Password").fill(f"correct horse {number}")
    await page.keyboard.press("Enter")
    await page.wait_for_url(lambda url: "sign-in" not in url)


async def picture(page: Page, name: str) -> None:
    """Keep a picture where ROOMRACK_SCREENSHOTS says, for people to look at."""
    folder = os.environ.get("ROOMRACK_SCREENSHOTS")
    if folder:
        await page.screenshot(path=Path(folder) / f"console-{name}.png", full_page=True)


async def reload_until(page: Page, text: str) -> None:
    """Reload the page until it shows a text."""
    for _ in range(60):
        if await page.get_by_text(text).count():
            return
        await page.wait_for_timeout(200)
        await page.reload()
    await expect(page.get_by_text(text).first).to_be_visible()


async def test_first_day(
    page: Page, requested: list[str], complaints: list[str], hotel: Hotel, world: World, server: ApiServer
) -> None:
    await sign_in(page, hotel)
    await expect(page.get_by_text("You have none yet")).to_be_visible()
    await page.get_by_role("link", name="New application").click()
    await page.get_by_label("Name").fill("Door locks")
    await page.get_by_label("Redirect URIs").fill("https://locks.example/callback")
    await page.get_by_role("button", name="Make it").click()
    first = await page.locator("[data-secret]").inner_text()
    await picture(page, "secret")
    await page.reload()
    await expect(page.locator("[data-secret]")).to_have_count(0)
    await page.get_by_text("Rotate the secret…").click()
    await page.get_by_role("button", name="Make a new secret").click()
    second = await page.locator("[data-secret]").inner_text()
    assert first != second
    client_id = await page.locator("main code").nth(1).inner_text()
    for secret in (first, second):
        form = {"client_id": client_id, "client_secret": secret}
        assert (await world.client.post("/rest/v1/identity/apilogin", data=form)).status_code == 200, secret
    await page.get_by_role("link", name="Properties", exact=True).click()
    await page.get_by_label("Name").fill("Sandbox Inn")
    await page.get_by_role("button", name="Make it").click()
    token = await page.locator("[data-token]").inner_text()
    await expect(page.get_by_role("cell", name="Sandbox Inn")).to_be_visible()
    answer = await world.client.get("/rest/v1/accommodation", headers={"Authorization": f"Bearer {token}"})
    await page.get_by_role("link", name="Request log").click()
    await reload_until(page, "retrieveAccommodations")
    await page.get_by_role("row").nth(1).get_by_role("link").click()
    await expect(page.get_by_text(answer.headers["x-request-id"])).to_be_visible()
    await expect(page.get_by_text("Sandbox Inn")).to_be_visible()
    await page.get_by_role("link", name="Events").click()
    await page.get_by_text("accommodation.created").last.click()
    await expect(page.get_by_text('"email": "[personal]"')).to_be_visible()
    assert {urlsplit(url).netloc for url in requested if not url.startswith("data:")} == {urlsplit(server.url).netloc}
    assert complaints == []


async def test_webhook_inspector_shows_a_real_delivery_and_sends_again(
    page: Page, complaints: list[str], hotel: Hotel, app: App, world: World, receiver: Receiver, worker_process: Worker
) -> None:
    session = await world.session(hotel, app=app)
    room = await world.product(hotel)
    await world.sell(hotel, room)
    day = world.today(hotel)
    await sign_in(page, hotel, f"/applications/{app.id}/webhooks")
    await page.get_by_label("Event").select_option("RESERVATION_CREATED")
    await page.get_by_label("URL").fill(receiver.answers("/hook", 406))
    await page.get_by_role("button", name="Subscribe").click()
    await expect(page.get_by_text("Subscribed.")).to_be_visible()
    booking = {
        "channelId": 1,
        "product": room,
        "checkin": day.isoformat(),
        "checkout": (day + timedelta(1)).isoformat(),
        "guests": [{"givenName": "Ada", "familyName": "Lovelace", "email": "ada@example.com"}],
    }
    booked = await session.post(f"/rest/v1/reservation/{hotel.id}", json=booking)
    assert booked.status_code == 200, booked.text
    await receiver.wait_for("/hook", 1)
    await page.get_by_role("link", name="Deliveries").click()
    await page.get_by_label("State").select_option("dead")
    await page.get_by_role("button", name="Filter").click()
    await reload_until(page, "refused")
    await picture(page, "dead-letters")
    receiver.answers("/hook", 200)
    await page.get_by_label("Choose all").check()
    await page.get_by_text("Redeliver the chosen…").click()
    await page.get_by_role("button", name="Redeliver").click()
    await expect(page.get_by_text("One on the way again.")).to_be_visible()
    refused, delivered = await receiver.wait_for("/hook", 2)
    assert delivered.content == refused.content
    await reload_until(page, "delivered")
    await page.get_by_role("row").nth(1).get_by_role("link").click()
    await reload_until(page, "Attempt 1")
    signature = delivered.headers["webhook-signature"]
    await expect(page.get_by_text(signature)).to_be_visible()
    await expect(page.locator("pre").first).to_have_text(delivered.raw.decode())
    await picture(page, "delivery")
    await page.get_by_text("Redeliver…").click()
    await page.get_by_role("button", name="Redeliver").click()
    await receiver.wait_for("/hook", 3)
    await page.get_by_role("link", name="Webhooks").click()
    await page.get_by_role("button", name="Send a test event").click()
    await receiver.wait_for("/hook", 4)
    await reload_until(page, "Attempt 1")
    await expect(page.get_by_text("roomrack-test", exact=True)).to_be_visible()
    async with world.unit() as unit:
        for subscription in await webhooks.subscriptions(unit, app.id):
            await webhooks.unsubscribe(unit, app.id, subscription.id)
    assert complaints == []


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone-dark", "desktop-light"])
async def test_pages_fit_and_are_accessible_in_both_themes(
    page: Page, complaints: list[str], hotel: Hotel, app: App, world: World, size: dict[str, int], scheme: str
) -> None:
    session = await world.session(hotel, app=app)
    await session.get(f"/rest/v1/accommodation/{hotel.id}")
    await session.post("/rest/v1/subscription/RESERVATION_CREATED", data={"url": "http://127.0.0.1:1/hook"})
    await session.delete("/rest/v1/subscription/1")
    async with world.unit() as unit:
        (subscription,) = await webhooks.subscriptions(unit, app.id)
        unit.context = replace(unit.context, scope=frozenset({hotel.id}))
        delivery = await webhooks.send_test(unit, app.id, subscription.id, hotel.id)
    await page.set_viewport_size({"width": size["width"], "height": size["height"]})
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    form = f"{'phone' if size is PHONE else 'desktop'}-{scheme}"
    await page.goto(f"{ROOT}/sign-in")
    assert await grave_faults(page) == []
    await picture(page, f"sign-in-{form}")
    base = f"/applications/{app.id}"
    await sign_in(page, hotel, f"{base}/calls")
    await reload_until(page, "deleteSubscription")
    call = await page.get_by_role("row").nth(1).get_by_role("link").get_attribute("href")
    assert call
    paths = [
        *("", "/applications/new", base, f"{base}/settings", f"{base}/grants", f"{base}/calls", f"{base}/quota"),
        *(f"{base}/webhooks", f"{base}/deliveries", f"{base}/deliveries/{delivery}", f"{base}/properties"),
        *(f"{base}/events", call.removeprefix(ROOT)),
    ]
    for path in paths:
        answer = await page.goto(ROOT + path)
        assert answer
        for closed in await page.locator("main details:not([open]) > summary").all():
            await closed.click()
        assert await grave_faults(page) == [], path
        assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
        name = re.sub(r"/applications/\d+|/applications", "/app", path).strip("/") or "home"
        name = re.sub(r"/\d+$", "-one", name).replace("/", "-")
        await picture(page, f"{name}-{form}")
    assert [line for line in complaints if "404" not in line] == []
    async with world.unit() as unit:
        await webhooks.unsubscribe(unit, app.id, subscription.id)
