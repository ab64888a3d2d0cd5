"""Invoices in the console: found, read, downloaded, noted as paid, mailed and taken back."""

from typing import Any

import httpx2
import pytest

from roomrack.core.rights import Level
from tests.api.invoices.support import COMPANY, ISSUER, house, issue, ledger, path
from tests.api.reservations.support import done
from tests.console.conftest import Browser
from tests.console.front import Front, colleague, faults, front, words
from tests.factories import World

PAGE = "/invoices"


@pytest.fixture
async def office(world: World, plain: httpx2.AsyncClient) -> Front:
    at = await house(world)
    browser = Browser(plain)
    assert (await browser.sign_in(at.hotel)).status_code == 303
    return Front(at, browser)


def page_of(made: dict[str, Any]) -> str:
    return f"{PAGE}/{made['id']}"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["Zoé Durand", "Viaggi Galilei"]),
        ({"invoiceQuery": "durand"}, ["Zoé Durand"]),
        ({"documentType": "PROFORMA"}, ["Viaggi Galilei"]),
        ({"stands": "paid"}, ["Viaggi Galilei"]),
        ({"stands": "open"}, ["Zoé Durand"]),
        ({"dateType": "TODAY"}, ["Zoé Durand", "Viaggi Galilei"]),
        ({"dateType": "YESTERDAY"}, []),
        ({"startDate": "2001-01-01", "endDate": "2001-01-02"}, []),
    ],
    ids=lambda value: "-".join(value.values()) or "all" if isinstance(value, dict) else None,
)
async def test_filters(office: Front, query: dict[str, str], found: list[str]) -> None:
    await issue(office.at)
    await issue(office.at, "PROFORMA", customer=COMPANY, paid=True)
    said = words(await office.get(PAGE, **query))
    for name in ("Zoé Durand", "Viaggi Galilei"):
        assert (name in said) == (name in found), name


async def test_wrong_days_are_told_at_their_field(office: Front) -> None:
    answer = await office.browser.get(office.path(PAGE), startDate="2030-05-02", endDate="2030-05-01")
    assert (answer.status_code, set(faults(answer))) == (400, {"endDate"})
    answer = await office.browser.get(office.path(PAGE), startDate="soon")
    assert set(faults(answer)) == {"startDate"}


async def test_a_document_is_shown_and_downloaded(office: Front) -> None:
    made = await issue(office.at, dueDate=office.at.day(30), notes="Thank you")
    said = words(await office.get(page_of(made)))
    for text in (f"Invoice {made['documentNumber']} Not paid", "Zoé Durand 1 Rue de Rivoli 75001 Paris", "Thank you"):
        assert text in said, text
    assert "Dinner 2 10 % €91.00" in said
    assert "VAT €10.97 Total €106.00" in said
    assert "Download XML" not in said
    pdf = await office.get(f"{page_of(made)}/pdf")
    assert (pdf.content[:5], pdf.headers["content-type"]) == (b"%PDF-", "application/pdf")
    assert pdf.headers["cache-control"] == "no-store"
    assert (await office.browser.get(office.path(f"{page_of(made)}/xml"))).status_code == 400
    assert (await office.browser.get(office.path(f"{PAGE}/1"))).status_code == 404


async def test_what_was_paid_stands_below_the_total(office: Front) -> None:
    room = (await office.at.book())["id"]
    body = {"paymentMode": "CREDITCARD", "referenceTime": str(office.at.today), "amount": 60, "type": "DEPOSIT"}
    done(await office.at.session.post(f"{office.at.path}/{room}/payment", json=body))
    made = await issue(office.at, reservations=[room])
    said = words(await office.get(page_of(made)))
    assert "Total €200.00 Deposit paid, Card" in said
    assert "€60.00 Balance due €140.00" in said
    office.browser.language = "it"
    assert "Saldo dovuto" in words(await office.get(page_of(made)))


async def test_an_electronic_invoice_is_downloaded_as_xml(office: Front) -> None:
    done(await office.at.session.patch(path(office.at, "/settings"), json={"issuer": ISSUER, "electronic": True}))
    made = await issue(office.at, customer=COMPANY)
    assert "To be sent to the exchange" in words(await office.get(page_of(made)))
    xml = await office.get(f"{page_of(made)}/xml")
    assert xml.content.startswith(b"<?xml")
    assert xml.headers["content-disposition"].endswith('.xml"')


async def test_a_document_is_noted_as_paid_and_not(office: Front) -> None:
    made = await issue(office.at)
    day = office.at.day(-1)
    assert "It is noted as paid." in await office.do(page_of(made), action="paid", paidDate=day)
    assert done(await office.at.session.get(path(office.at, f"/{made['id']}")))["paid"] is True
    assert "It is noted as not paid." in await office.do(page_of(made), action="unpaid")
    before = await ledger(office.at.world, office.hotel.id)
    answer = await office.send(page_of(made), action="paid", paidDate="soon")
    assert (answer.status_code, set(faults(answer))) == (400, {"paid-paidDate"})
    assert await ledger(office.at.world, office.hotel.id) == before


async def test_a_document_is_taken_back_line_by_line(office: Front) -> None:
    made = await issue(office.at)
    before = await ledger(office.at.world, office.hotel.id)
    for typed, field in (
        ({"item": "0", "amount": "500"}, "amount"),
        ({"item": "0", "amount": "much"}, "amount"),
        ({"item": "7", "amount": ""}, "item"),
    ):
        answer = await office.send(page_of(made), action="credit", **typed)
        assert set(faults(answer)) == {f"credit-{field}"}, field
    assert await ledger(office.at.world, office.hotel.id) == before
    said = await office.do(page_of(made), action="credit", item="0", amount="41", reason="Cold soup")
    assert "Credit note C-1/" in said
    assert "Total €41.00" in said
    assert "Cold soup" in said
    assert "Total €65.00" in await office.do(page_of(made), action="credit", item="", amount="")
    page = words(await office.get(page_of(made)))
    assert "Credited €106.00" in page
    assert "Take it back" not in page
    answer = await office.send(page_of(made), action="credit")
    assert (answer.status_code, "Nothing" in words(answer)) == (400, True)


async def test_a_document_is_mailed(office: Front) -> None:
    made = await issue(office.at)
    said = await office.do(page_of(made), action="mail", to="one@example.com, two@example.com")
    assert "one@example.com" in said
    assert "two@example.com" in said
    before = await ledger(office.at.world, office.hotel.id)
    answer = await office.send(page_of(made), action="mail", to="nowhere")
    assert (answer.status_code, set(faults(answer))) == (400, {"mail-to"})
    assert (await office.send(page_of(made), action="burn")).status_code == 404
    assert await ledger(office.at.world, office.hotel.id) == before


async def test_others_documents_are_not_there(office: Front, world: World, plain: httpx2.AsyncClient) -> None:
    made = await issue(office.at)
    other = await front(world, plain)
    before = await ledger(world, office.hotel.id)
    for page in (PAGE, page_of(made), f"{page_of(made)}/pdf", f"{page_of(made)}/xml"):
        assert (await other.browser.get(office.path(page))).status_code == 404, page
        assert (await Browser(plain).get(office.path(page))).status_code == 303, page
    for page in (page_of(made), f"{page_of(made)}/pdf", f"{page_of(made)}/xml"):
        assert (await other.browser.get(other.path(page))).status_code == 404, page
    for at in (office.path(page_of(made)), other.path(page_of(made))):
        assert (await other.browser.post(at, action="credit")).status_code == 404
    assert await ledger(world, office.hotel.id) == before


async def test_who_may_only_read_sees_no_forms(office: Front, world: World, plain: httpx2.AsyncClient) -> None:
    made = await issue(office.at)
    before = await ledger(world, office.hotel.id)
    reader = await colleague(world, plain, office.at, invoices=Level.READONLY)
    for page in (PAGE, page_of(made)):
        assert (await reader.get(page)).text.count('method="post"') == 1  # signing out
    assert (await reader.get(f"{page_of(made)}/pdf")).content.startswith(b"%PDF-")
    assert (await reader.browser.post(reader.path(page_of(made)), action="credit")).status_code == 403
    assert await ledger(world, office.hotel.id) == before
