"""A person's properties in the console, in a real browser: the calendar's tools by keyboard, and every page judged."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page, expect

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
    """A hotel that has something for each page to show."""
    made = await world.hotel()
    session = await world.session(made)
    room = await world.product(made, name="Garden room")
    await world.sell(made, room)
    rule = {"parent": room, "availability": True, "price": "PERCENT", "priceValue": -10}
    saver = {"name": "Saver", "adults": 2, "derivedRule": rule, "closeNextDays": 1}
    house = made.id
    for path, body in (
        (f"/rest/v3/roomrates/{house}", saver),
        (f"/rest/v1/extra/bulk/{house}", [{"name": "Breakfast", "model": "PERSONDAY", "basePrice": 12}]),
        (f"/rest/x1/policy/{house}", {"stepType": "PAYMENT", "title": "Half", "valuePercent": 50, "days": 3}),
        (f"/rest/x1/policy/{house}", {"stepType": "CANCELLATION", "title": "Never", "notRefundable": True}),
        (f"/rest/v1/rateplans/{house}", {"internalLabel": "Half board", "priceModel": "PERCENT", "price": 12}),
    ):
        answer = await session.post(path, json=body)
        assert answer.status_code == 200, answer.text
    joined = await session.post(f"/rest/v1/connection/{house}", json={"channelId": 900_001, "hotelId": "H-1"})
    connection = joined.json()["id"]
    for number, occupancy in (("17", 3), ("18", 2)):
        offered = {"roomId": number, "roomName": f"Room {number}", "occupancy": occupancy}
        answer = await session.post(f"/rest/v1/connection/external/{house}/{connection}", json=offered)
        assert answer.status_code == 200, answer.text
    mapped = await session.post(
        f"/rest/v1/connection/mapping/{house}/{connection}", params={"product": room, "query": "17@@3"}
    )
    assert mapped.status_code == 200, mapped.text
    return made


async def test_days_are_changed_by_keyboard_and_undone(
    page: Page, requested: list[str], complaints: list[str], hotel: Hotel, world: World, server: ApiServer
) -> None:
    await sign_in(page, hotel, "/properties")
    await page.get_by_role("link", name=hotel.name).focus()
    await page.keyboard.press("Enter")
    await page.get_by_role("link", name="Calendar tools").click()
    await page.get_by_label("Product", exact=True).nth(1).select_option(label="Garden room")
    day = world.today(hotel)
    await page.get_by_label("First day").first.fill(str(day))
    await page.get_by_label("Last day").first.fill(str(day))
    await page.get_by_label("Price (EUR)").fill("200")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("2 days of products would change")).to_be_visible()
    await expect(page.get_by_role("region", name="Changes of Saver").get_by_text("180 EUR")).to_be_visible()
    await picture(page, "house-preview")
    await page.get_by_role("button", name="Write it").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("1 day of Garden room written.")).to_be_visible()
    await page.get_by_label("Product", exact=True).first.select_option(label="Saver")
    await page.get_by_role("button", name="Explain").click()
    await expect(page.get_by_text("Saver takes off 10 %: 180 EUR.")).to_be_visible()
    await page.get_by_role("button", name="Undo write").first.click()
    await expect(page.get_by_text("is undone.")).to_be_visible()
    assert {urlsplit(url).netloc for url in requested if not url.startswith("data:")} == {urlsplit(server.url).netloc}
    assert complaints == []


async def test_a_file_goes_out_and_comes_back(page: Page, complaints: list[str], hotel: Hotel, tmp_path: Path) -> None:
    await sign_in(page, hotel, f"/properties/{hotel.id}/calendar")
    async with page.expect_download() as started:
        await page.get_by_role("button", name="Download CSV").click()
    file = tmp_path / "calendar.csv"
    await (await started.value).save_as(file)
    lines = file.read_text().splitlines()
    price = lines[0].split(",").index("price")
    cells = lines[1].split(",")
    cells[price] = "123"
    file.write_text("\n".join([lines[0], ",".join(cells)]))
    await page.get_by_label("CSV or XLSX file").set_input_files(file)
    await page.get_by_role("button", name="Import").click()
    await expect(page.get_by_text("1 line read: 1 day of products changed.")).to_be_visible()
    cells[price] = "cheap"
    file.write_text("\n".join([lines[0], ",".join(cells)]))
    await page.get_by_label("CSV or XLSX file").set_input_files(file)
    await page.get_by_role("button", name="Import").click()
    row = page.get_by_role("region", name="What is wrong in the file").get_by_role("row").nth(1)
    await expect(row).to_have_text("line 2, column price'cheap' is not a price in EUR.")
    async with page.expect_download() as started:
        await page.get_by_role("button", name="Download XLSX").click()
    sheet = tmp_path / "calendar.xlsx"
    await (await started.value).save_as(sheet)
    await page.get_by_label("CSV or XLSX file").set_input_files(sheet)
    await page.get_by_role("button", name="Import").click()
    await expect(page.get_by_text("730 lines read: nothing differs.")).to_be_visible()
    assert [line for line in complaints if "400" not in line] == []


async def test_an_owner_deactivates_a_property_and_brings_it_back(
    page: Page, complaints: list[str], hotel: Hotel
) -> None:
    await sign_in(page, hotel, f"/properties/{hotel.id}")
    await page.get_by_text("Deactivate…").click()
    await page.get_by_role("button", name=f"Deactivate {hotel.name}").click()
    await expect(page.get_by_text("It keeps all its data")).to_be_visible()
    await page.get_by_role("button", name="Bring it back").click()
    await expect(page.get_by_text(f"{hotel.name} is back")).to_be_visible()
    assert complaints == []


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone-dark", "desktop-light"])
async def test_pages_fit_and_are_accessible_in_both_themes(
    page: Page, complaints: list[str], hotel: Hotel, world: World, size: dict[str, int], scheme: str
) -> None:
    await page.set_viewport_size({"width": size["width"], "height": size["height"]})
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    await sign_in(page, hotel, "/properties")
    base, day = f"/properties/{hotel.id}", world.today(hotel)
    await page.goto(f"{ROOT}{base}/calendar")
    room = await page.get_by_label("Product", exact=True).first.input_value()
    await page.goto(f"{ROOT}{base}/connections")
    simulator = await page.get_by_role("link", name="OTA simulator").get_attribute("href")
    assert simulator is not None
    for path in (
        *(f"{base}/connections", simulator.removeprefix(ROOT)),
        *("/paused", "/properties", base, f"{base}/products", f"{base}/terms", f"{base}/tasks", f"{base}/calendar"),
        *(f"{base}/photos", f"{base}/photos?of=property"),
        f"{base}/calendar?trace=1&product={room}&dateFrom={day}&dateTo={day}",
        f"{base}/calendar?trace=1&product=1",
    ):
        assert await page.goto(ROOT + path)
        for closed in await page.locator("main details:not([open]) > summary").all():
            await closed.click()
        assert await grave_faults(page) == [], path
        assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
        name = path.replace(base, "house").partition("?")[0].strip("/").replace("/", "-").rstrip("-0123456789")
        await picture(page, f"{name}-{'phone' if size is PHONE else 'desktop'}-{scheme}")
    assert [line for line in complaints if "400" not in line] == []
