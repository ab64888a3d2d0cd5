"""`createDoubleHeadingInvoice`, `issueSummaryDocument` and `downloadSummaryDocument`: docs/contract.md 12."""

from typing import Any

import httpx2

from tests.api.invoices.support import find, guest, house, issue, ledger
from tests.api.reservations.support import Desk, done
from tests.factories import World

ADA = {"givenName": "Ada", "familyName": "Lovelace", "email": "ada@example.com"}


def double(at: Desk, refer: str) -> str:
    return f"/rest/v2/invoice/{at.hotel.id}/{refer}/createDoubleHeadingInvoice"


def summary(at: Desk, refer: str) -> str:
    return f"/rest/v2/invoice/{at.hotel.id}/summary/{refer}"


async def mails(world: World, at: Desk) -> list[tuple[str, str]]:
    """The kinds of documents that were mailed, and to whom."""
    async with world.unit() as unit:
        rows = await unit.raw.fetch(
            "select d.kind, m.address from message m join invoice d on d.id = m.subject "
            "where m.accommodation = $1 and m.kind = 'invoice' order by m.id",
            at.hotel.id,
        )
    return [(row["kind"], row["address"]) for row in rows]


async def test_the_payer_and_the_booker(world: World) -> None:
    at = await house(world)
    payer = await guest(at, company="Payer Ltd", category="CORPORATE", email="payer@example.com")
    room = await at.book(guests=[ADA], invoiceHolderId=payer)
    made = done(await at.session.post(double(at, room["refer"])))
    assert [one["name"] for one in made["customers"]] == ["Payer Ltd", "Ada Lovelace"]
    assert made["customer"] == made["customers"][0]
    assert (made["documentType"], made["grossAmount"], made["reservations"]) == ("INVOICE", 200, [room["id"]])
    assert await find(at) == [made]
    assert await mails(world, at) == []
    again = await at.session.post(double(at, room["refer"]))
    assert again.json()["message"] == "Nothing is left to put on this document."


async def test_the_agency_pays_and_mails_are_left_for_the_worker(world: World) -> None:
    at = await house(world)
    agency = await guest(at, company="Agency", category="TRAVEL_AGENCY")
    room = await at.book(guests=[ADA], agencyId=agency)
    flags = {"sendMailReceiptOwnercc": True, "sendMailReceiptGuestcc": True, "sendMailInvoiceGuestcc": True}
    made = done(await at.session.post(double(at, room["refer"]), params=flags))
    assert [one["name"] for one in made["customers"]] == ["Agency", "Ada Lovelace"]
    number = at.hotel.name.removeprefix("Hotel ")
    assert await mails(world, at) == [
        ("INVOICE", "ada@example.com"),
        ("SUMMARY_DOCUMENT", "ada@example.com"),
        ("SUMMARY_DOCUMENT", f"owner{number}@hotel{number}.example"),
    ]
    assert [row["documentType"] for row in await find(at)] == ["INVOICE", "SUMMARY_DOCUMENT"]


async def test_two_people_of_the_booking_where_nobody_else_pays(world: World) -> None:
    at = await house(world)
    await at.book(refer="TWO", guests=[ADA])
    await at.book(refer="TWO", guests=[ADA, {"givenName": "Mary", "familyName": "Somerville"}])
    made = done(await at.session.post(double(at, "TWO")))
    assert [one["name"] for one in made["customers"]] == ["Ada Lovelace", "Mary Somerville"]
    assert len(made["items"]) == 2


async def test_one_person_alone_is_refused(world: World) -> None:
    at = await house(world)
    room = await at.book(guests=[ADA])
    before = await ledger(world, at.hotel.id)
    answer = await at.session.post(double(at, room["refer"]))
    assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")
    assert answer.json()["message"].startswith("The booking names only one person")
    assert await ledger(world, at.hotel.id) == before


async def test_a_summary_shows_all_and_its_link_is_the_credential(world: World, client: httpx2.AsyncClient) -> None:
    at = await house(world)
    room = await at.book(guests=[{**ADA, "language": "DE"}])
    await issue(at, refer=room["refer"])
    made = done(await at.session.post(summary(at, room["refer"])))
    token = made["idDocumentEncrypted"]
    where = f"/connect/rest/v2/invoice/pdf/{at.hotel.id}/summary/{token}"
    assert made.keys() == {"url", "idDocumentEncrypted"}
    assert made["url"].startswith("http://127.0.0.1:")
    assert made["url"].endswith(where)
    row = (await find(at))[-1]
    assert (row["documentType"], row["documentNumber"]) == ("SUMMARY_DOCUMENT", f"S-1/{at.today.year}")
    assert (row["grossAmount"], row["language"]) == (200, "DE")
    own = await client.get(where.removeprefix("/connect"))
    assert (own.status_code, own.headers["content-type"]) == (200, "application/pdf")
    assert own.content.startswith(b"%PDF-")
    name = f"summary-document-S-1-{at.today.year}.pdf"
    assert own.headers["content-disposition"] == f'inline; filename="{name}"'
    assert own.headers["cache-control"] == "private, no-store"
    french = await client.get(where.removeprefix("/connect"), params={"language": "FR"})
    assert french.content not in (b"", own.content)
    wrong = await client.get(where.removeprefix("/connect"), params={"language": "XX"})
    assert (wrong.status_code, wrong.json()["element"]) == (400, "language")


async def test_other_links_lead_nowhere(world: World, client: httpx2.AsyncClient) -> None:
    at, other = await house(world), await house(world)
    room = await at.book()
    token = done(await at.session.post(summary(at, room["refer"])))["idDocumentEncrypted"]
    async with world.unit() as unit:
        sealed = unit.keyring.seal(f"{at.hotel.id}:{(await issue(at))['id']}".encode(), b"other")
    stray = sealed.blob.hex()
    for where, text in (
        (other.hotel.id, token),
        (at.hotel.id, token[:-2] + ("AA" if token[-2:] != "AA" else "BB")),
        (at.hotel.id, token[:20]),
        (at.hotel.id, "A" * 80),
        (at.hotel.id, stray),
        (at.hotel.id, "A" * 600),
        ("nowhere", token),
    ):
        answer = await client.get(f"/rest/v2/invoice/pdf/{where}/summary/{text}")
        assert (answer.status_code, answer.json()["element"]) == (404, "Document"), (where, text)


async def test_bookings_that_there_are_not_and_bodies_that_are_too_much(world: World) -> None:
    at, other = await house(world), await house(world)
    theirs = await other.book(guests=[ADA, {"familyName": "Two"}])
    before = await ledger(world, at.hotel.id)
    huge: Any = b"x" * 1_100_000
    for where in (double, summary):
        for refer in (theirs["refer"], "NONE"):
            answer = await at.session.post(where(at, refer))
            assert (answer.status_code, answer.json()["element"]) == (404, "Reservation")
        for content, media, status in ((huge, "application/json", 413), (b"x", "text/plain", 415)):
            answer = await at.session.post(where(at, "NONE"), content=content, headers={"content-type": media})
            assert answer.status_code == status, answer.text
    wrong = await at.session.post(double(at, "NONE"), params={"sendMailInvoiceGuestcc": "perhaps"})
    assert (wrong.status_code, wrong.json()["element"]) == (400, "sendMailInvoiceGuestcc")
    assert await ledger(world, at.hotel.id) == before


async def test_a_booking_of_cancelled_rooms_has_an_empty_summary(world: World) -> None:
    at = await house(world)
    room = await at.book()
    await at.cancel(room["id"])
    done(await at.session.post(summary(at, room["refer"])))
    [row] = await find(at)
    assert (row["items"], row["grossAmount"]) == ([], 0)
