"""The link of the online check-in on the console's page of a stay."""

import re

import httpx2
import pytest

from roomrack.core.rights import Duty, Level
from tests.console.front import Front, colleague, faults, front, words
from tests.factories import World

ADA = {"givenName": "Ada", "familyName": "Lovelace", "email": "ada@example.com", "language": "IT"}


@pytest.fixture
async def house(world: World, plain: httpx2.AsyncClient) -> Front:
    return await front(world, plain)


def link_on(page: httpx2.Response) -> str | None:
    """The link that a page shows."""
    found = re.search(r"data-checkin-link>([^<]+)<", page.text)
    return found and found[1]


async def test_the_link_is_made_mailed_and_withdrawn(house: Front, plain: httpx2.AsyncClient) -> None:
    room = await house.at.book(guests=[ADA])
    page = f"/reservations/{room['id']}"
    fresh = await house.get(page)
    assert link_on(fresh) is None
    assert 'value="ada@example.com"' in fresh.text
    assert "The link is made." in await house.do(page, action="link-make")
    link = link_on(await house.get(page))
    assert link is not None
    opened = await plain.get(link[link.index("/connect/") :])
    assert opened.status_code == 200
    assert house.hotel.name in opened.text
    said = await house.do(page, action="link-mail", to="ada@example.com, b@example.com", language="")
    assert "The link goes out by mail." in said
    assert "ada@example.com waiting" in said
    assert "b@example.com waiting" in said
    path = f"/rest/x1/checkin/{house.hotel.id}/{room['id']}/online"
    mails = (await house.at.session.get(path)).json()["mails"]
    assert [(one["to"], one["language"]) for one in mails] == [("ada@example.com", "IT"), ("b@example.com", "IT")]
    await house.do(page, action="link-mail", to="", language="EN")
    assert (await house.at.session.get(path)).json()["mails"][2]["language"] == "EN"
    assert "The link works no longer." in await house.do(page, action="link-withdraw")
    assert link_on(await house.get(page)) is None
    assert (await plain.get(link[link.index("/connect/") :])).status_code == 404


async def test_what_can_not_be_mailed_is_told_at_its_field(house: Front) -> None:
    room = await house.at.book(guests=[{"givenName": "Ada", "familyName": "Lovelace"}])
    page = f"/reservations/{room['id']}"
    for to in ("nobody", ""):
        answer = await house.send(page, action="link-mail", to=to, language="")
        assert (answer.status_code, list(faults(answer))) == (400, ["link-mail-to"])
    assert link_on(await house.get(page)) is None


async def test_a_stay_that_ended_offers_no_link_and_takes_none(house: Front) -> None:
    room = await house.at.book(guests=[ADA])
    page = f"/reservations/{room['id']}"
    await house.at.cancel(room["id"])
    assert "Online check-in" not in words(await house.get(page))
    for action in ("link-make", "link-mail"):
        answer = await house.send(page, action=action, to="a@example.com")
        assert answer.status_code == 400
        assert "no online check-in" in words(answer)


async def test_who_may_only_read_sees_no_link(house: Front, world: World, plain: httpx2.AsyncClient) -> None:
    room = await house.at.book(guests=[ADA])
    page = f"/reservations/{room['id']}"
    await house.do(page, action="link-make")
    reader = await colleague(world, plain, house.at, **{Duty.RESERVATIONS.value: Level.READONLY})
    shown = await reader.get(page)
    assert "Link made" in words(shown)
    assert link_on(shown) is None
    assert "Mail the link" not in words(shown)
    assert (await reader.send(page, action="link-make")).status_code == 403


async def test_the_page_speaks_italian(house: Front) -> None:
    room = await house.at.book(guests=[ADA])
    house.browser.language = "it"
    said = await house.do(f"/reservations/{room['id']}", action="link-make")
    for text in ("Il link è creato.", "Check-in online", "Invia il link per e-mail", "Ritira il link", "Lingua"):
        assert text in said, text
