"""The pages of people and accounts in a real browser: what an owner and somebody new do there."""

from urllib.parse import urlsplit

import pyotp
import pytest
from playwright.async_api import Page, expect

from roomrack.core.clock import clock_from
from roomrack.domain.identity import service as identity
from tests.browser.axe import grave_faults
from tests.browser.test_console import DESKTOP, PHONE, ROOT, complaints, hotel, picture, requested, sign_in
from tests.factories import Hotel, World
from tests.harness.processes import ApiServer, ClockFile

__all__ = ["complaints", "hotel", "requested"]
pytestmark = pytest.mark.browser
PASSWORD = "a long walk at dusk"


@pytest.fixture
async def house(world: World) -> Hotel:
    return await world.hotel()


async def _accessible(page: Page, name: str) -> None:
    closed = page.locator("main details:not([open]) > summary")
    while await closed.count():
        await closed.first.click()
    assert await grave_faults(page) == [], name
    assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), name
    await picture(page, name)


async def test_somebody_is_invited_joins_and_gets_other_levels(
    page: Page, house: Hotel, requested: list[str], complaints: list[str], server: ApiServer
) -> None:
    await sign_in(page, house, f"/properties/{house.id}/people")
    await page.get_by_label("E-mail").fill(f"bo{house.id}@desk.example")
    await page.get_by_label("First name").fill("Bo")
    await page.keyboard.press("Enter")
    link = await page.locator("[data-link]").inner_text()
    await page.get_by_role("button", name="Sign out").click()
    await page.goto(urlsplit(link).path)
    await page.get_by_label("New password").fill(PASSWORD)
    await page.get_by_label("The same again").fill(PASSWORD)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status")).to_contain_text("Sign in to begin.")
    await sign_in(page, house, f"/properties/{house.id}/people")
    await page.get_by_role("link", name="Change what Bo may do").click()
    await page.get_by_role("button", name="Housekeeping", exact=True).click()
    await page.get_by_role("radio", name="Chat: Nothing").focus()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("radio", name="Chat: See")).to_be_checked()
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("What Bo may do is saved.")).to_be_visible()
    assert complaints == []
    hosts = {urlsplit(url).netloc for url in requested if not url.startswith("data:")}
    assert hosts == {urlsplit(server.url).netloc}


async def test_a_second_factor_is_set_up_and_asked_for(
    page: Page, house: Hotel, complaints: list[str], clock_file: ClockFile
) -> None:
    await sign_in(page, house, "/account")
    await page.get_by_text("Set it up…").click()
    await page.locator("#begin-password").fill(f"correct horse {house.name.removeprefix('Hotel ')}")
    await page.get_by_role("button", name="Begin").click()
    await expect(page.get_by_role("img", name="QR code of the secret below")).to_be_visible()
    await _accessible(page, "enrolment")
    totp = pyotp.TOTP(await page.locator("[data-factor]").inner_text())
    await page.get_by_label("Code of your device", exact=True).fill(totp.at(clock_from(clock_file.setting).now()))
    await page.get_by_role("button", name="Turn it on").click()
    codes = (await page.locator("[data-codes]").inner_text()).split()
    assert len(codes) == 10
    await _accessible(page, "account")
    await page.get_by_role("button", name="Sign out", exact=True).click()
    await sign_in_again(page, house)
    await expect(page.get_by_label("Code of your device, or a recovery code")).to_be_focused()
    await _accessible(page, "code")
    await page.get_by_label("Code of your device, or a recovery code").fill(codes[0])
    await page.keyboard.press("Enter")
    await page.wait_for_url(lambda url: "sign-in" not in url)
    assert complaints == []


async def sign_in_again(page: Page, house: Hotel) -> None:
    number = house.name.removeprefix("Hotel ")
    await page.get_by_label("User name or e-mail").fill(f"owner{number}@hotel{number}.example")
    await page.get_by_label("Password").fill(f"correct horse {number}")
    await page.keyboard.press("Enter")


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone-dark", "desktop-light"])
async def test_pages_fit_and_are_accessible_in_both_themes(
    page: Page, complaints: list[str], house: Hotel, world: World, size: dict[str, int], scheme: str
) -> None:
    await page.set_viewport_size({"width": size["width"], "height": size["height"]})
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    async with world.unit() as unit:
        await unit.widen(house.id)
        desk = await identity.create_person(unit, username=f"desk@{house.id}.example", name="Bo Desk")
        await identity.add_membership(unit, desk.id, house.id, "STAFF")
        guest = identity.Guest(f"new@{house.id}.example", "Jo", "New")
        _, token = await identity.invite(unit, house.id, house.name, guest, asking=house.person, mails=False)
        link = await identity.link_for(unit, desk.id)
    for path in (f"invitation/{token}", f"password/{link}", "password/gone", "forgotten"):
        await page.goto(f"{identity.ACCOUNT}/{path}")
        await _accessible(page, f"{path.partition('/')[0]}-{scheme}")
    assert [each for each in complaints if "404" not in each] == []
    await world.session(house)
    await sign_in(page, house, f"/properties/{house.id}/people")
    for path in (f"/properties/{house.id}/people", f"/properties/{house.id}/people/{desk.id}", "/account"):
        await page.goto(ROOT + path)
        await _accessible(page, f"{path.strip('/').replace('/', '-')}-{scheme}")
    assert [each for each in complaints if "404" not in each] == []
