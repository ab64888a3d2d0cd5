"""The front desk's pages in a real browser: a stay from the offer to the invoice, and every page judged."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page, expect

from tests.api.invoices.support import FRENCH
from tests.browser.axe import grave_faults
from tests.browser.test_console import DESKTOP, PHONE, ROOT, picture, sign_in
from tests.factories import Hotel, World
from tests.harness.processes import ApiServer

pytestmark = pytest.mark.browser


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


@pytest.fixture
async def hotel(world: World) -> Hotel:
    """A hotel with a double and a single on sale, an extra, and a policy that makes late cancelling cost."""
    made = await world.hotel()
    session = await world.session(made)
    for name in ("Double", "Single"):
        await world.sell(made, await world.product(made, name=name))
    parking = {"name": "Parking", "model": "QUANTITY", "basePrice": 12.5, "enabled": True}
    late = {"stepType": "CANCELLATION", "title": "Late", "days": 30, "beforeCheckin": True, "valueNights": 1}
    for path, body in ((f"/rest/v1/extra/bulk/{made.id}", [parking]), (f"/rest/x1/policy/{made.id}", late)):
        answer = await session.post(path, json=body)
        assert answer.status_code == 200, answer.text
    return made


async def test_a_stay_from_the_offer_to_the_invoice(
    page: Page, requested: list[str], complaints: list[str], hotel: Hotel, server: ApiServer, tmp_path: Path
) -> None:
    await sign_in(page, hotel, f"/properties/{hotel.id}/reservations")
    await page.get_by_role("link", name="New reservation…").focus()
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Find offers").focus()
    await page.keyboard.press("Enter")
    await page.get_by_label("Offer", exact=True).select_option(label="Single")
    await page.get_by_role("button", name="Book it").click()
    fault = page.locator("#book-familyName-fault")
    await expect(fault).to_have_text("A reservation needs at least one guest with a name.")
    await page.get_by_label("First name").fill("Ada")
    await page.get_by_label("Last name").fill("Lovelace")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Ada Lovelace Confirmed")
    await page.get_by_label("Sold as").select_option(label="Double")
    await page.get_by_role("button", name="Change", exact=True).first.click()
    await expect(page.get_by_role("status").first).to_have_text("The stay is changed.")
    await page.get_by_label("How many").fill("2")
    await page.get_by_role("button", name="Sell").click()
    await expect(page.get_by_text("2 × Parking")).to_be_visible()
    await page.get_by_label("Amount (EUR)").fill("20,50")
    await page.get_by_role("button", name="Enter the payment").click()
    await expect(page.get_by_role("region", name="Payments").get_by_text("€20.50")).to_be_visible()
    await page.get_by_role("button", name="Issue").click()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Invoice 1/")
    async with page.expect_download() as started:
        await page.get_by_role("link", name="Download PDF").click()
    file = tmp_path / "invoice.pdf"
    await (await started.value).save_as(file)
    assert file.read_bytes().startswith(b"%PDF-")
    await page.get_by_text("Credit note…").click()
    await page.get_by_role("button", name="Issue the credit note").click()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Credit note C-1/")
    await page.locator(f"main a[href*='/properties/{hotel.id}/reservations/']").click()
    await page.get_by_text("Cancel…").click()
    await expect(page.get_by_text("Cancelling costs €100.00")).to_be_visible()
    await page.get_by_role("button", name="Cancel the reservation").click()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Cancelled")
    assert {urlsplit(url).netloc for url in requested if not url.startswith("data:")} == {urlsplit(server.url).netloc}
    assert [line for line in complaints if "400" not in line] == []


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone-dark", "desktop-light"])
async def test_pages_fit_and_are_accessible_in_both_themes(
    page: Page, complaints: list[str], hotel: Hotel, world: World, size: dict[str, int], scheme: str
) -> None:
    session = await world.session(hotel)
    today = world.today(hotel)
    room = await world.product(hotel, name="Suite")
    await world.sell(hotel, room)
    stay = {"channelId": 1, "product": room, "checkin": str(today), "checkout": str(today + timedelta(2))}
    ada = [{"givenName": "Ada", "familyName": "Lovelace", "email": "ada@example.com"}]
    booked = (await session.post(f"/rest/v1/reservation/{hotel.id}", json={**stay, "guests": ada})).json()
    cot = [{"name": "Cot", "model": "QUANTITY", "basePrice": 8, "enabled": True}]
    extra = (await session.post(f"/rest/v1/extra/bulk/{hotel.id}", json=cot)).json()["data"][0]["id"]
    house, one = f"/rest/v1/reservation/{hotel.id}", booked["id"]
    guest = {"category": "INDIVIDUAL", "firstname": "Ada", "lastname": "Lovelace"}
    paid = {"paymentMode": "CASH", "referenceTime": str(today), "amount": 20}
    dinner = {"description": "Dinner", "price": 45, "vatPercent": 10}
    bill = {"documentType": "INVOICE", "customer": FRENCH, "items": [dinner]}
    made = []
    for path, body in (
        (f"{house}/{one}/extras", {"extras": [{"product": extra, "quantity": 2}]}),
        (f"{house}/{one}/payment", paid),
        (f"/rest/v1/guests/{hotel.id}", guest),
        (f"/rest/v1/guests/{hotel.id}", guest),
        (f"/rest/x1/invoice/{hotel.id}", bill),
        (f"/rest/x1/invoice/{hotel.id}", {"documentType": "INVOICE", "reservations": [one]}),
    ):
        answer = await session.post(path, json=body)
        assert answer.status_code == 200, answer.text
        made.append(answer.json())
    await page.set_viewport_size({"width": size["width"], "height": size["height"]})
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    base = f"/properties/{hotel.id}"
    await sign_in(page, hotel, f"{base}/reservations")
    for path, name in (
        (f"{base}/reservations", "reservations"),
        (f"{base}/reservations?startDate=soon", "reservations-wrong"),
        (f"{base}/reservations/{one}", "reservation"),
        (f"{base}/reservations/new?checkin={today}&checkout={stay['checkout']}&adults=2&children=0", "offers"),
        (f"{base}/reservations/new?checkin={today}&checkout={stay['checkout']}&adults=9&children=0", "no-offers"),
        (f"{base}/guests", "guests"),
        (f"{base}/guests/{made[2]['id']}", "guest"),
        (f"{base}/invoices", "invoices"),
        (f"{base}/invoices/{made[4]['id']}", "invoice"),
        (f"{base}/payments?reservation={one}", "payments"),
        (f"{base}/payment-settings", "payment-settings"),
        (f"{base}/cards", "cards"),
    ):
        assert await page.goto(ROOT + path)
        await page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
        assert await grave_faults(page) == [], name
        assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), name
        await picture(page, f"front-{name}-{'phone' if size is PHONE else 'desktop'}-{scheme}")
    assert [line for line in complaints if "400" not in line and "503" not in line] == []
