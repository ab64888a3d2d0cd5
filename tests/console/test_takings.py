"""Money that processors move, and looks at cards, in the console."""

import asyncio
from collections.abc import AsyncIterator

import httpx2
import pytest

from roomrack.core.rights import Level
from tests.api.payments.support import Till, till
from tests.console.conftest import Browser
from tests.console.front import Front, colleague, faults, front, words
from tests.factories import World
from tests.harness.processes import ClockFile, Vault
from tests.mail.receiver import Receiver
from tests.vault import support as vault_support

PAGE, CARDS = "/payments", "/cards"


@pytest.fixture
async def shop(world: World, keys: str, clock_file: ClockFile) -> AsyncIterator[Till]:
    """A hotel with the processor of demos, and its worker."""
    made = await till(world, keys, clock_file)
    yield made
    await made.clear()


@pytest.fixture
async def counter(shop: Till, plain: httpx2.AsyncClient) -> Front:
    browser = Browser(plain)
    assert (await browser.sign_in(shop.at.hotel)).status_code == 303
    return Front(shop.at, browser)


async def _moved(shop: Till, counter: Front, text: str) -> str:
    """The page once it says so: a worker of another test may have taken the movement, and is about to end it."""
    said = ""
    for _ in range(50):
        await shop.run()
        said = words(await counter.get(PAGE))
        if text in said:
            break
        await asyncio.sleep(0.1)
    assert text in said
    return said


async def test_money_is_taken_and_given_back(shop: Till, counter: Front) -> None:
    room = await shop.at.book()
    await shop.card(room["id"], last4="4242", scheme="VISA")
    page = f"{PAGE}?reservation={room['id']}"
    form = {"reservation": str(room["id"]), "amount": "120,50", "cityTaxAmount": "3", "description": "Minibar"}
    said = await counter.do(page, action="take", **form)
    assert "The card is charged within moments." in said
    assert "€120.50 and €3.00 city tax Charge" in said
    assert "VISA •••• 4242" in said
    assert "taken" in await _moved(shop, counter, "Charge Done")
    [payment] = await shop.payments(room["id"])
    number = str(payment["id"])
    answer = await counter.send(PAGE, action="refund", id=number, amount="500")
    assert (answer.status_code, set(faults(answer))) == (400, {f"refund-{number}-amount"})
    said = await counter.do(PAGE, action="refund", id=number, amount="20,50")
    assert "The money goes back within moments." in said
    await _moved(shop, counter, "Refund Done")
    [payment] = await shop.payments(room["id"])
    assert payment["refundedAmount"] == 20.5


async def test_a_planned_charge_is_taken_at_once(shop: Till, counter: Front) -> None:
    await shop.policy(days=1, beforeCheckin=True, valuePercent=50)
    room = await shop.at.book(20, 2)
    said = words(await counter.get(PAGE, reservation=str(room["id"])))
    assert "€100.00 Planned" in said
    [payment] = await shop.payments(room["id"])
    answer = await counter.send(PAGE, action="now", id=str(payment["id"]))
    assert (answer.status_code, "has no stored card" in words(answer)) == (400, True)
    await shop.card(room["id"])
    assert "charged within moments" in await counter.do(PAGE, action="now", id=str(payment["id"]))
    await shop.run()
    assert "Charge Done" in words(await counter.get(PAGE))


async def test_what_is_wrong_is_told_at_its_field(shop: Till, counter: Front) -> None:
    room = await shop.at.book()
    before = await shop.room(room["id"])
    number = str(room["id"])
    for typed, field in (
        ({"reservation": "", "amount": "1"}, "reservation"),
        ({"reservation": "that one", "amount": "1"}, "reservation"),
        ({"reservation": number, "amount": "much"}, "amount"),
        ({"reservation": number, "amount": "-1"}, "amount"),
        ({"reservation": number, "amount": "1", "cityTaxAmount": "0.001"}, "cityTaxAmount"),
    ):
        answer = await counter.send(PAGE, action="take", **typed)
        assert (answer.status_code, set(faults(answer))) == (400, {f"take-{field}"}), field
    assert (await counter.send(PAGE, action="take", reservation="1", amount="1")).status_code == 404
    assert (await counter.send(PAGE, action="refund", id="1", amount="")).status_code == 404
    assert (await counter.send(PAGE, action="steal")).status_code == 404
    assert await shop.room(room["id"]) == before
    assert await shop.movements() == []


async def test_others_money_is_not_there(shop: Till, counter: Front, world: World, plain: httpx2.AsyncClient) -> None:
    room = await shop.at.book()
    await shop.card(room["id"])
    other = await front(world, plain)
    for page in (PAGE, CARDS):
        assert (await other.browser.get(counter.path(page))).status_code == 404
        assert (await Browser(plain).get(counter.path(page))).status_code == 303
    form = {"action": "take", "reservation": str(room["id"]), "amount": "1"}
    assert (await other.browser.post(counter.path(PAGE), **form)).status_code == 404
    assert (await other.browser.post(other.path(PAGE), **form)).status_code == 404
    assert await shop.movements() == []


async def test_who_may_only_read_sees_no_forms(
    shop: Till, counter: Front, world: World, plain: httpx2.AsyncClient
) -> None:
    room = await shop.at.book()
    reader = await colleague(world, plain, counter.at, reservations=Level.READONLY, sensitiveData=Level.NONE)
    assert (await reader.get(PAGE)).text.count('method="post"') == 1  # signing out
    form = {"action": "take", "reservation": str(room["id"]), "amount": "1"}
    assert (await reader.browser.post(reader.path(PAGE), **form)).status_code == 403
    assert (await reader.browser.get(reader.path(CARDS))).status_code == 403
    assert f'{reader.path(CARDS)}"' not in (await reader.get(PAGE)).text
    assert await shop.movements() == []


async def test_looks_at_cards_are_listed(
    world: World, vault: Vault, vault_mail: Receiver, plain: httpx2.AsyncClient
) -> None:
    async with httpx2.AsyncClient(timeout=30, trust_env=False) as http:
        made = await vault_support.till(world, vault, http)
        browser = Browser(plain)
        await browser.sign_in(made.desk.hotel)
        desk = Front(made.desk, browser)
        assert "There are none yet." in words(await desk.get(CARDS))
        await made.register(vault_mail)
        room = await made.booked_with()
        await made.enter(await made.link(room["id"]))
        said = words(await desk.get(CARDS))
        assert f"The card was shown an application {room['id']}" in said
        assert "A PIN was chosen" in said
        vault.stop()
        try:
            answer = await browser.get(desk.path(CARDS))
            assert (answer.status_code, "The card vault can't be reached" in words(answer)) == (503, True)
        finally:
            vault.start()
