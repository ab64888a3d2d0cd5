"""Simplified and correcting invoices and fiscal receipts: docs/contract.md 12."""

from typing import Any

import pytest

from roomrack.domain.invoices.rules.fatturapa import check
from tests.api.invoices.support import (
    COMPANY,
    DINNER,
    FRENCH,
    ISSUER,
    PARKING,
    find,
    house,
    issue,
    ledger,
    path,
    stranger,
)
from tests.api.invoices.test_desk import configure, credit
from tests.api.reservations.support import Desk, done
from tests.factories import World

SORTS = ("FISCALRECEIPT", "SIMPLIFIED_INVOICE", "CORRECTING_INVOICE")
LESS: dict[str, Any] = {"description": "Dinner", "quantity": 2, "price": -45.5, "vatPercent": 10}
MORE: dict[str, Any] = {**LESS, "price": 45.5, "vatPercent": 22}


async def refused(at: Desk, kind: str, **body: Any) -> tuple[int, str, str]:
    """What is answered to a document that can't be issued, and that nothing was written."""
    before = await ledger(at.world, at.hotel.id)
    answer = await at.session.post(path(at), json={"documentType": kind, **body})
    assert await ledger(at.world, at.hotel.id) == before
    whole = answer.json()
    first = (whole["nested"] or [whole])[0]
    return answer.status_code, first.get("element", ""), first["message"]


async def correct(at: Desk, id: int, **body: Any) -> dict[str, Any]:
    """Correct an invoice and be sure of it."""
    sent = {"documentType": "CORRECTING_INVOICE", "corrects": id, **body}
    made: dict[str, Any] = done(await at.session.post(path(at), json=sent))
    return made


async def test_each_sort_has_its_numbers_and_is_found_by_its_type(world: World) -> None:
    at = await house(world)
    year = at.today.year
    invoice = await issue(at)
    made = [
        await issue(at, "FISCALRECEIPT"),
        await issue(at, "SIMPLIFIED_INVOICE"),
        await correct(at, invoice["id"], items=[MORE]),
        await issue(at, "FISCALRECEIPT", paid=False),
    ]
    assert [one["documentNumber"] for one in made] == [f"F-1/{year}", f"SI-1/{year}", f"CI-1/{year}", f"F-2/{year}"]
    assert [one["paid"] for one in made] == [True, True, False, False]
    for kind in SORTS:
        rows = await find(at, **{"documentTypes[]": kind})
        assert [row["id"] for row in rows] == [one["id"] for one in made if one["documentType"] == kind]
    await configure(at, series={"SIMPLIFIED_INVOICE": "", "FISCALRECEIPT": "X"}, firstNumbers={"FISCALRECEIPT": 40})
    assert (await issue(at, "SIMPLIFIED_INVOICE"))["documentNumber"] == f"2/{year}"
    assert (await issue(at, "FISCALRECEIPT"))["documentNumber"] == f"X-40/{year}"
    shared = await at.session.patch(path(at, "/settings"), json={"series": {"SIMPLIFIED_INVOICE": "P"}})
    assert (shared.status_code, shared.json()["nested"][0]["element"]) == (400, "$.series.PROFORMA")


@pytest.mark.parametrize("kind", ["FISCALRECEIPT", "SIMPLIFIED_INVOICE"])
async def test_what_a_reservation_owes_stands_on_one_of_them(world: World, kind: str) -> None:
    at = await house(world)
    room = await at.book()
    made = await issue(at, kind, refer=room["refer"])
    assert made["reservations"] == [room["id"]]
    assert await refused(at, "INVOICE", refer=room["refer"]) == (400, "", "Nothing is left to put on this document.")
    note = await credit(at, made["id"])
    assert note["creditedInvoice"]["documentNumber"] == made["documentNumber"]
    assert "correctedInvoice" not in note
    assert (await issue(at, refer=room["refer"]))["grossAmount"] == made["grossAmount"]


@pytest.mark.parametrize(
    ("country", "highest"), [("IT", 400), ("ES", 400), ("AT", 400), ("DE", 250), ("FR", 100), ("IE", 100)]
)
async def test_a_simplified_invoice_has_a_limit(world: World, country: str, highest: int) -> None:
    at = await house(world)
    await configure(at, issuer={"country": country})
    line = {"description": "Stay", "price": highest, "vatPercent": 10}
    assert (await issue(at, "SIMPLIFIED_INVOICE", items=[line]))["grossAmount"] == highest
    over = {**line, "price": highest + 0.01}
    assert await refused(at, "SIMPLIFIED_INVOICE", items=[over], customer=FRENCH) == (
        400,
        "$.documentType",
        f"A simplified invoice may come to {highest} EUR at most, VAT included; this comes to {highest}.01.",
    )
    # Of a price without VAT, what is paid counts.
    net = {**line, "price": highest}
    assert (await refused(at, "SIMPLIFIED_INVOICE", items=[net], customer=FRENCH, pricesIncludeVat=False))[0] == 400


async def test_a_simplified_invoice_needs_no_name(world: World) -> None:
    at = await house(world)
    made = await issue(at, "SIMPLIFIED_INVOICE", customer={"vatCode": "IT00743110157"})
    assert made["customer"] == {"name": "", "vatCode": "IT00743110157"}
    pdf = await at.session.get(path(at, f"/{made['id']}/pdf"))
    assert (pdf.status_code, pdf.content[:5]) == (200, b"%PDF-")
    assert (await refused(at, "INVOICE", items=[DINNER], customer={"vatCode": "IT00743110157"}))[1] == "$.customer"
    assert (await refused(at, "SIMPLIFIED_INVOICE", items=[DINNER], customer={"phone": "1"}))[1] == "$.customer"


async def test_where_no_simplified_invoice_is_issued(world: World) -> None:
    at = await house(world)
    body = {"items": [DINNER], "customer": FRENCH}
    unknown = "No simplified invoices in EUR are known here in the property's country. Issue an invoice."
    for country in ("US", "CH", "GB"):
        await configure(at, issuer={"country": country})
        assert await refused(at, "SIMPLIFIED_INVOICE", **body) == (400, "$.documentType", unknown)


async def test_electronic_simplified_invoices_are_written_in_their_own_format(world: World) -> None:
    at = await house(world)
    await configure(at, issuer=ISSUER, electronic=True)
    made = await issue(at, "SIMPLIFIED_INVOICE", customer={"vatCode": "IT00743110157"})
    correction = await correct(at, made["id"], items=[LESS, MORE])
    note = await credit(at, made["id"])
    for document, sort in ((made, "TD07"), (note, "TD08"), (correction, "TD09")):
        assert document["fiscalInvoiceGroup"] == "BEFORE_SDI"
        file = await at.session.get(path(at, f"/{document['id']}/xml"))
        assert check(file.content) == []
        assert b"<FormatoTrasmissione>FSM10<" in file.content
        assert f"<TipoDocumento>{sort}<".encode() in file.content
    status, element, _ = await refused(at, "SIMPLIFIED_INVOICE", items=[DINNER], customer=FRENCH)
    assert (status, element) == (
        400,
        "FatturaElettronicaHeader/CessionarioCommittente/IdentificativiFiscali/CodiceFiscale",
    )


async def test_a_correcting_invoice_names_what_it_corrects(world: World) -> None:
    at = await house(world)
    room = await at.book()
    invoice = await issue(at, refer=room["refer"], items=[DINNER], customer=COMPANY, language="IT")
    made = await correct(at, invoice["id"], items=[LESS, MORE], reason="Wrong VAT rate")
    assert made["correctedInvoice"] == {
        "id": invoice["id"],
        "documentNumber": invoice["documentNumber"],
        "documentDate": invoice["documentDate"],
    }
    assert (made["reason"], made["grossAmount"]) == ("Wrong VAT rate", 0)
    assert made["vatSummary"] == [
        {"vatPercent": 10, "netAmount": -82.73, "vatAmount": -8.27, "grossAmount": -91},
        {"vatPercent": 22, "netAmount": 74.59, "vatAmount": 16.41, "grossAmount": 91},
    ]
    for name in ("customer", "reservations", "reservationRefers", "currency", "language"):
        assert made[name] == invoice[name], name
    assert done(await at.session.get(path(at, f"/{made['id']}"))) == made
    assert done(await at.session.get(path(at, f"/{invoice['id']}"))) == invoice
    assert [row["id"] for row in await find(at, **{"reservations[]": room["id"]})] == [invoice["id"], made["id"]]
    # It can be corrected and taken back itself.
    more = await correct(at, made["id"], items=[PARKING], customer=FRENCH)
    assert (more["customer"]["name"], more["correctedInvoice"]["id"]) == ("Zoé Durand", made["id"])
    assert (await credit(at, more["id"]))["grossAmount"] == 15
    pdf = await at.session.get(path(at, f"/{made['id']}/pdf"))
    assert (pdf.status_code, pdf.content[:5]) == (200, b"%PDF-")


async def test_what_can_not_be_corrected(world: World) -> None:
    at = await house(world)
    invoice, receipt = await issue(at), await issue(at, "FISCALRECEIPT")
    _, theirs = await stranger(world)
    room = await at.book()
    more = {"items": [MORE]}
    assert await refused(at, "CORRECTING_INVOICE", **more) == (
        400,
        "$.corrects",
        "A correcting invoice names the invoice that it corrects.",
    )
    for id in (theirs["id"], 1):
        answer = await refused(at, "CORRECTING_INVOICE", corrects=id, **more)
        assert answer == (422, "$.corrects", f"Invoice {id} not found.")
    only = "Only invoices are corrected by a correcting invoice. Take a receipt back by a credit note."
    note = await credit(at, invoice["id"], items=[{"item": 1}])
    for one in (receipt, note, await issue(at, "PROFORMA")):
        assert await refused(at, "CORRECTING_INVOICE", corrects=one["id"], **more) == (400, "$.corrects", only)
    wrong = "Only a CORRECTING_INVOICE corrects an invoice, and it takes items, no reservations."
    assert await refused(at, "INVOICE", corrects=invoice["id"], customer=FRENCH, **more) == (400, "$.corrects", wrong)
    for field, value in (("refer", room["refer"]), ("reservations", [room["id"]])):
        answer = await refused(at, "CORRECTING_INVOICE", corrects=invoice["id"], **{field: value}, **more)
        assert answer == (400, f"$.{field}", wrong)
    assert (await refused(at, "CORRECTING_INVOICE", corrects=invoice["id"]))[2] == (
        "Nothing is left to put on this document."
    )
    less = await refused(at, "CORRECTING_INVOICE", corrects=invoice["id"], items=[LESS])
    assert less[2] == "The items sum to -91.00 EUR. A credit note takes money back."
    assert (await refused(at, "CORRECTING_INVOICE", corrects="x", **more))[1] == "$.corrects"


async def test_an_electronic_correction_is_a_debit_note(world: World) -> None:
    at = await house(world)
    plain = await issue(at, customer=COMPANY)
    await configure(at, issuer=ISSUER, electronic=True)
    invoice = await issue(at, customer=COMPANY)
    made = await correct(at, invoice["id"], items=[LESS, MORE, PARKING])
    assert made["fiscalInvoiceGroup"] == "BEFORE_SDI"
    answer = await at.session.get(path(at, f"/{made['id']}/xml"))
    assert answer.status_code == 200
    for part in ("<TipoDocumento>TD05<", f"<IdDocumento>{invoice['documentNumber']}<"):
        assert part in answer.text
    # What was no electronic invoice is not corrected by one.
    on_paper = await correct(at, plain["id"], items=[MORE])
    receipt = await issue(at, "FISCALRECEIPT")
    for one in (on_paper, receipt):
        answer = await at.session.get(path(at, f"/{one['id']}/xml"))
        assert (answer.status_code, answer.json()["message"]) == (400, "This document is not an electronic invoice.")
