"""Issuing documents: docs/contract.md 12."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import asyncpg
import pytest

from roomrack.domain.invoices import service as invoices
from roomrack.domain.invoices.rules.amounts import Rate
from roomrack.domain.invoices.rules.charges import Charge
from roomrack.domain.invoices.rules.documents import ItemKind
from roomrack.domain.properties import service as properties
from roomrack.domain.reservations.rules.state import Reservation
from roomrack.infra.db import ReadUnit
from tests.api.invoices.support import COMPANY, DINNER, FRENCH, PARKING, guest, house, issue, ledger, path, stranger
from tests.api.reservations.support import done
from tests.factories import World


async def test_an_invoice_of_items_is_answered_whole(world: World) -> None:
    at = await house(world, details={"vatCode": "01234567897", "fiscalCode": "01234567897"}, city="Genova")
    made = await issue(at, dueDate=at.day(30), paymentMode="CASH", notes="Thank you", language="EN", autoinvoice=True)
    assert made.pop("insertTime").endswith("Z[UTC]")
    number = at.hotel.name.removeprefix("Hotel ")
    customer = {"name": "Zoé Durand", **FRENCH}
    assert made == {
        "id": made["id"],
        "accommodationId": str(at.hotel.id),
        "documentType": "INVOICE",
        "documentNumber": f"1/{at.today.year}",
        "number": 1,
        "year": at.today.year,
        "documentDate": at.day(0),
        "dueDate": at.day(30),
        "currency": "EUR",
        "language": "EN",
        "issuer": {
            "name": at.hotel.name,
            "company": at.hotel.name,
            "city": "Genova",
            "country": "IT",
            "vatCode": "01234567897",
            "fiscalCode": "01234567897",
            "email": f"owner{number}@hotel{number}.example",
        },
        "customer": customer,
        "customers": [customer],
        "items": [
            {
                "type": "OTHER",
                "description": "Dinner",
                "quantity": 2,
                "price": 45.5,
                "amount": 91,
                "vatPercent": 10,
                "netAmount": 82.73,
                "vatAmount": 8.27,
                "grossAmount": 91,
            },
            {
                "type": "OTHER",
                "description": "Parking",
                "quantity": 1,
                "price": 15,
                "amount": 15,
                "vatPercent": 22,
                "netAmount": 12.3,
                "vatAmount": 2.7,
                "grossAmount": 15,
            },
        ],
        "vatSummary": [
            {"vatPercent": 10, "netAmount": 82.73, "vatAmount": 8.27, "grossAmount": 91},
            {"vatPercent": 22, "netAmount": 12.3, "vatAmount": 2.7, "grossAmount": 15},
        ],
        "pricesIncludeVat": True,
        "netAmount": 95.03,
        "vatAmount": 10.97,
        "cityTaxAmount": 0,
        "grossAmount": 106,
        "payments": [],
        "receivedAmount": 0,
        "balanceAmount": 106,
        "creditedAmount": 0,
        "reservations": [],
        "reservationRefers": [],
        "paymentMode": "CASH",
        "paid": False,
        "expired": False,
        "autoinvoice": True,
        "passive": False,
        "fiscalInvoiceGroup": "EMPTY",
        "notes": "Thank you",
    }


async def test_prices_without_vat(world: World) -> None:
    at = await house(world)
    made = await issue(at, pricesIncludeVat=False, items=[{"description": "Hall", "price": 100, "vatPercent": 22}])
    assert (made["netAmount"], made["vatAmount"], made["grossAmount"]) == (100, 22, 122)


async def test_each_kind_and_year_has_its_numbers_without_gaps(world: World) -> None:
    at = await house(world)
    kinds = ("INVOICE", "GENERICRECEIPT", "INVOICE", "PROFORMA", "GENERICRECEIPT")
    labels = [(await issue(at, kind))["documentNumber"] for kind in kinds]
    year = at.today.year
    assert labels == [f"1/{year}", f"R-1/{year}", f"2/{year}", f"P-1/{year}", f"R-2/{year}"]
    refused = await at.session.post(path(at), json={"documentType": "INVOICE", "customer": FRENCH})
    assert refused.status_code == 400
    assert (await issue(at))["documentNumber"] == f"3/{year}"


async def test_receipts_are_paid(world: World) -> None:
    at = await house(world)
    receipt = await issue(at, "GENERICRECEIPT")
    assert (receipt["paid"], receipt["paidDate"]) == (True, at.day(0))
    assert (await issue(at, "GENERICRECEIPT", paid=False))["paid"] is False
    assert (await issue(at, paid=True))["paidDate"] == at.day(0)


async def test_what_a_reservation_owes_stands_on_one_invoice(world: World) -> None:
    at = await house(world)
    room = await at.book(nights=3, cleaningFee=20, guests=[{"givenName": "Ada", "familyName": "Lovelace"}])
    staying = {"type": "GUEST", "givenName": "Ada", "familyName": "Lovelace", "sex": "FEMALE"}
    days = {"checkin": at.day(3), "checkout": at.day(6)}
    for name, tax in (("Ada", 7.5), ("Tom", 7.5), ("Kid", 0)):
        body = {**staying, **days, "givenName": name, "cityTaxPrice": tax}
        done(await at.session.post(f"/rest/v2/checkin/{at.hotel.id}/{room['id']}/guest", json=body))
    proforma = await issue(at, "PROFORMA", refer=room["refer"])
    made = await issue(at, refer=room["refer"], items=[PARKING])
    assert made["customer"] == {"name": "Ada Lovelace", "firstname": "Ada", "lastname": "Lovelace"}
    assert (made["reservations"], made["reservationRefers"]) == ([room["id"]], [room["refer"]])
    lines = [
        (line["type"], line["description"], line["quantity"], line["amount"], line["vatPercent"])
        for line in made["items"]
    ]
    assert lines == [
        ("ROOM", "Double", 3, 300, 10),
        ("CLEANING", "Cleaning", 1, 20, 10),
        ("CITY_TAX", "City tax", 2, 15, 0),
        ("OTHER", "Parking", 1, 15, 22),
    ]
    assert [line["description"] for line in proforma["items"]] == ["Double", "Cleaning", "City tax"]
    assert (made["items"][0]["firstDay"], made["items"][0]["lastDay"]) == (at.day(3), at.day(5))
    assert made["items"][2]["nature"] == "N1"
    assert (made["netAmount"], made["vatAmount"], made["cityTaxAmount"], made["grossAmount"]) == (
        303.21,
        31.79,
        15,
        350,
    )
    again = await at.session.post(path(at), json={"documentType": "GENERICRECEIPT", "refer": room["refer"]})
    assert (again.status_code, again.json()["type"]) == (400, "ApiValidationFailed")
    assert again.json()["message"] == "Nothing is left to put on this document."
    # What is owed since stands on the next one, alone.
    done(await at.session.patch(f"{at.path}/{room['id']}", json={"checkout": at.day(7)}))
    more = await issue(at, refer=room["refer"])
    assert [(line["firstDay"], line["amount"]) for line in more["items"]] == [(at.day(6), 100)]


async def test_only_rooms_that_are_not_cancelled_and_named_ones(world: World) -> None:
    at = await house(world, allotment=5)
    one, two, gone = [await at.book(refer="GROUP") for _ in range(3)]
    other = await at.book()
    await at.cancel(gone["id"])
    made = await issue(at, refer="GROUP", reservations=[other["id"], one["id"]])
    assert made["reservations"] == [one["id"], two["id"], gone["id"], other["id"]]
    assert [line["reservation"] for line in made["items"]] == [one["id"], two["id"], other["id"]]
    assert made["reservationRefers"] == ["GROUP", other["refer"]]
    only = await at.session.post(path(at), json={"documentType": "INVOICE", "reservations": [gone["id"]]})
    assert only.status_code == 400


async def test_others_tell_what_a_reservation_owes(world: World) -> None:
    async def extras(unit: ReadUnit, room: Reservation, language: str) -> Sequence[Charge]:
        charge = Charge(
            key=f"{room.id}:test-extra",
            kind=ItemKind.EXTRA,
            text=f"Sauna ({language})",
            amount=3_000,
            quantity=2,
            rate=Rate(Decimal(22)),
            reservation=room.id,
        )
        return [charge] if room.accommodation == at.hotel.id else []

    at = await house(world)
    room = await at.book(nights=1)
    invoices.charge_sources.append(extras)
    try:
        async with world.unit() as unit:
            draft = invoices.Draft(kind=invoices.Kind.INVOICE, refer=room["refer"], language="IT")
            made = await invoices.issue(unit, at.hotel.id, draft)
    finally:
        invoices.charge_sources.remove(extras)
    assert [(item.text, item.quantity, item.amount) for item in made.document.items] == [
        ("Double", Decimal(1), 10_000),
        ("Sauna (it)", Decimal(2), 3_000),
    ]


async def test_whom_it_is_addressed_to(world: World) -> None:
    at = await house(world, allotment=9)
    payer = await guest(at, company="Payer Ltd", category="CORPORATE", vatCode="GB123", language="FR")
    room = await at.book(invoiceHolderId=payer)
    held = await issue(at, refer=room["refer"])
    assert (held["customer"]["guestId"], held["customer"]["name"], held["language"]) == (payer, "Payer Ltd", "FR")
    named = await issue(at, "PROFORMA", refer=room["refer"], customer={"guestId": payer}, language="DE")
    assert (named["customer"]["vatCode"], named["language"]) == ("GB123", "DE")
    own = await issue(at, "PROFORMA", refer=room["refer"], customer=COMPANY)
    assert own["customer"] == {"name": COMPANY["company"], **COMPANY}
    # Somebody whom the registry does not know any more does not stand in the way.
    lost = await at.book(invoiceHolderId=7)
    assert (await issue(at, refer=lost["refer"]))["customer"]["name"] == "Ada Lovelace"


async def test_what_is_issued_stays_when_everything_else_changes(world: World) -> None:
    at = await house(world)
    room = await at.book()
    made = await issue(at, refer=room["refer"])
    async with world.unit() as unit:
        await properties.update(unit, at.hotel.id, {"name": "Other", "details": {"taxes": 22}})
    done(await at.session.patch(f"{at.path}/{room['id']}", json={"guests": [{"familyName": "King"}]}))
    assert done(await at.session.get(path(at, f"/{made['id']}"))) == made


async def test_the_database_refuses_to_change_or_delete_what_is_issued(world: World) -> None:
    at = await house(world)
    made = await issue(at)
    for statement in (
        "update invoice set gross = 1 where accommodation = $1 and id = $2",
        "delete from invoice where accommodation = $1 and id = $2",
    ):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            async with world.unit() as unit:
                await unit.raw.execute(statement, at.hotel.id, made["id"])


async def test_the_owner_of_the_database_is_refused_too(world: World, urls: Any) -> None:
    at = await house(world)
    made = await issue(at)
    owner = await asyncpg.connect(urls.superuser)
    try:
        for statement in (
            "update invoice set gross = 1 where id = $1",
            "delete from invoice where id = $1",
        ):
            with pytest.raises(asyncpg.RestrictViolationError, match="never changed"):
                await owner.execute(statement, made["id"])
        with pytest.raises(asyncpg.RestrictViolationError, match="never changed"):
            await owner.execute("truncate invoice")
    finally:
        await owner.close()


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({}, [("$.documentType", "ApiParamsExemption")]),
        ({"documentType": "CREDIT_NOTE"}, [("$.documentType", "ApiParamsExemption")]),
        (
            {"items": [{}], "customer": FRENCH},
            [
                ("$.items[0].description", "ApiParamsExemption"),
                ("$.items[0].price", "ApiParamsExemption"),
                ("$.items[0].vatPercent", "ApiParamsExemption"),
            ],
        ),
        ({"items": [{**DINNER, "vatPercent": 101}]}, [("$.items[0].vatPercent", "ApiParamsExemption")]),
        ({"items": [{**DINNER, "quantity": 0}]}, [("$.items[0].quantity", "ApiParamsExemption")]),
        ({"items": [{**DINNER, "price": 1e9}]}, [("$.items[0].price", "ApiParamsExemption")]),
        ({"items": [{**DINNER, "price": 1.005}]}, [("$.items[0].price", "ApiParamsExemption")]),
        ({"items": [{**DINNER, "nature": "N9"}]}, [("$.items[0].nature", "ApiParamsExemption")]),
        ({"items": [{**DINNER, "nature": "N1"}]}, [("$.items[0].nature", "ApiParamsExemption")]),
        (
            {"items": [{**DINNER, "price": 99_999_999, "quantity": 1_000_000}]},
            [("$.items[0].price", "ApiParamsExemption")],
        ),
        ({"items": [DINNER], "customer": {}}, [("$.customer", "ApiParamsExemption")]),
        ({"items": [DINNER], "customer": {"email": "x"}}, [("$.customer.email", "ApiParamsExemption")]),
        ({"items": [DINNER], "customer": {"country": "QQ"}}, [("$.customer.country", "ApiParamsExemption")]),
        (
            {"items": [DINNER], "customer": {"destinationOffice": "AB"}},
            [("$.customer.destinationOffice", "ApiParamsExemption")],
        ),
        ({"items": [DINNER], "dueDate": "soon"}, [("$.dueDate", "ApiParamsExemption")]),
        ({"items": [DINNER], "language": "XX"}, [("$.language", "ApiParamsExemption")]),
        ({"items": [DINNER], "paymentMode": "GOLD"}, [("$.paymentMode", "ApiParamsExemption")]),
        ({"items": [DINNER], "mailTo": ["nobody"]}, [("$.mailTo[0]", "ApiParamsExemption")]),
        ({"reservations": ["x"]}, [("$.reservations[0]", "ApiParamsExemption")]),
    ],
)
async def test_wrong_fields_are_named(world: World, body: dict[str, Any], fields: list[tuple[str, str]]) -> None:
    at = await house(world)
    before = await ledger(world, at.hotel.id)
    sent = body if not body or "documentType" in body else {"documentType": "INVOICE", **body}
    answer = await at.session.post(path(at), json=sent)
    assert answer.status_code == 400, answer.text
    assert [(item["element"], item["type"]) for item in answer.json()["nested"]] == fields
    assert await ledger(world, at.hotel.id) == before


async def test_rules_that_refuse(world: World) -> None:
    at = await house(world)
    room = await at.book()
    before = await ledger(world, at.hotel.id)
    off = {"description": "Less", "price": -500, "vatPercent": 10}
    for body, message in (
        ({"items": [DINNER, off], "customer": FRENCH}, "The items sum to -409.00 EUR. A credit note takes money back."),
        ({"customer": FRENCH}, "Nothing is left to put on this document."),
        (
            {"refer": room["refer"], "pricesIncludeVat": False},
            "What reservations owe includes VAT. Send items that include it too, or issue them by themselves.",
        ),
    ):
        answer = await at.session.post(path(at), json={"documentType": "INVOICE", **body})
        assert (answer.status_code, answer.json()["message"]) == (400, message)
    dollars = await at.book(currency="USD")
    if dollars["currency"] == "USD":
        ids = [room["id"], dollars["id"]]
        answer = await at.session.post(path(at), json={"documentType": "INVOICE", "reservations": ids})
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")
    assert await ledger(world, at.hotel.id) == before


async def test_what_is_another_property_s_is_unknown(world: World) -> None:
    at, other = await house(world), await house(world)
    room, payer = await other.book(), await guest(other)
    before = await ledger(world, at.hotel.id)
    unknown = await at.session.post(path(at), json={"documentType": "INVOICE", "refer": room["refer"]})
    assert (unknown.status_code, unknown.json()["element"]) == (404, "Reservation")
    for body, element in (
        ({"reservations": [room["id"]]}, "$.reservations[0]"),
        ({"items": [DINNER], "customer": {"guestId": payer}}, "$.customer.guestId"),
    ):
        answer = await at.session.post(path(at), json={"documentType": "INVOICE", **body})
        assert (answer.status_code, answer.json()["nested"][0]["element"]) == (422, element)
    assert await ledger(world, at.hotel.id) == before


async def test_documents_of_others_and_wrong_ids_and_bodies(world: World) -> None:
    at = await house(world)
    _, theirs = await stranger(world)
    mine = await issue(at)
    before = await ledger(world, at.hotel.id), await ledger(world, int(theirs["accommodationId"]))
    calls = (
        ("GET", ""),
        ("PATCH", ""),
        ("POST", "/credit"),
        ("GET", "/pdf"),
        ("GET", "/xml"),
        ("POST", "/mail"),
        ("GET", "/mail"),
    )
    for method, tail in calls:
        options = {} if method == "GET" else {"json": {"paid": True, "to": ["a@b.example"]}}
        for id in (theirs["id"], 1, 0, -5):
            answer = await at.session.request(method, path(at, f"/{id}{tail}"), **options)
            assert (answer.status_code, answer.json()["element"]) == (404, "Invoice"), (method, tail)
        answer = await at.session.request(method, path(at, f"/x{tail}"), **options)
        assert (answer.status_code, answer.json()["element"]) == (400, "invoiceId"), (method, tail)
    huge = b'{"reason": "' + b"x" * 1_100_000 + b'"}'
    for method, where in (
        ("POST", path(at)),
        ("PATCH", path(at, f"/{mine['id']}")),
        ("POST", path(at, f"/{mine['id']}/credit")),
        ("POST", path(at, f"/{mine['id']}/mail")),
        ("PATCH", path(at, "/settings")),
    ):
        for content, media, status in (
            (huge, "application/json", 413),
            (b"a=b", "application/x-www-form-urlencoded", 415),
            (b"{", "application/json", 400),
        ):
            answer = await at.session.request(method, where, content=content, headers={"content-type": media})
            assert answer.status_code == status, (method, where, answer.text)
    assert (await ledger(world, at.hotel.id), await ledger(world, int(theirs["accommodationId"]))) == before


async def test_a_year_begins_with_one_and_days_never_go_back(world: World) -> None:
    at = await house(world)
    made = await issue(at)
    day = date.fromisoformat(made["documentDate"])
    async with world.unit() as unit:
        await unit.raw.execute(
            "update invoice_series set day = $2 where accommodation = $1", at.hotel.id, day + timedelta(2)
        )
    later = await issue(at)
    assert (later["number"], later["documentDate"]) == (2, (day + timedelta(2)).isoformat())
