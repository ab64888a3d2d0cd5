"""Taking back, state, settings, PDFs, mails and the electronic invoice: docs/contract.md 12."""

from collections.abc import Iterator
from typing import Any

import pytest

from roomrack.adapters.typst.printer import TypstPrinter
from roomrack.core.clock import clock_from
from roomrack.domain.invoices import service as invoices
from roomrack.domain.invoices.rules.fatturapa import check
from roomrack.domain.messages.jobs import Postman
from roomrack.infra.crypto import Keyring
from roomrack.infra.db import Context, Database
from roomrack.ports.printing import NullPrinter
from roomrack.ports.sms import NullSmsSender
from tests.api.invoices.support import COMPANY, DINNER, FRENCH, ISSUER, PARKING, find, house, issue, ledger, path
from tests.api.reservations.support import Desk, done
from tests.factories import World
from tests.harness.processes import ClockFile
from tests.mail.receiver import Receiver, receiving
from tests.mail.test_smtp import mailer_to


async def credit(at: Desk, id: int, **body: Any) -> dict[str, Any]:
    """Take a document back and be sure of it."""
    made: dict[str, Any] = done(await at.session.post(path(at, f"/{id}/credit"), json=body))
    return made


async def state(at: Desk, id: int, **body: Any) -> dict[str, Any]:
    """Change what may change, and be sure of it."""
    made: dict[str, Any] = done(await at.session.patch(path(at, f"/{id}"), json=body))
    return made


async def configure(at: Desk, **body: Any) -> dict[str, Any]:
    """Change the settings and be sure of it."""
    made: dict[str, Any] = done(await at.session.patch(path(at, "/settings"), json=body))
    return made


async def test_a_credit_note_takes_all_that_is_left(world: World) -> None:
    at = await house(world)
    made = await issue(at)
    note = await credit(at, made["id"], reason="Never came")
    same = ("customer", "vatSummary", "netAmount", "vatAmount", "grossAmount", "currency", "language")
    assert {name: note[name] for name in same} == {name: made[name] for name in same}
    assert (note["documentType"], note["documentNumber"]) == ("CREDIT_NOTE", f"C-1/{at.today.year}")
    assert note["creditedInvoice"] == {
        "id": made["id"],
        "documentNumber": made["documentNumber"],
        "documentDate": made["documentDate"],
    }
    assert note["reason"] == "Never came"
    assert [line["creditedItem"] for line in note["items"]] == [0, 1]
    assert done(await at.session.get(path(at, f"/{made['id']}"))) == {**made, "creditedAmount": 106}
    again = await at.session.post(path(at, f"/{made['id']}/credit"), json={})
    assert (again.status_code, again.json()["message"]) == (400, "Nothing is left of this document to take back.")


async def test_parts_are_taken_back_and_never_more_than_there_is(world: World) -> None:
    at = await house(world)
    made = await issue(at)
    first = await credit(at, made["id"], items=[{"item": 0, "amount": 30.33}])
    assert (first["grossAmount"], first["items"][0]["quantity"], first["items"][0]["price"]) == (30.33, 1, 30.33)
    before = await ledger(world, at.hotel.id)
    for items, element, kind in (
        ([{"item": 0, "amount": 60.68}], "$.items[0].amount", "ApiValidationFailed"),
        ([{"item": 0, "amount": -1}], "$.items[0].amount", "ApiValidationFailed"),
        ([{"item": 0, "amount": 0}], "$.items[0].amount", "ApiValidationFailed"),
        ([{"item": 2}], "$.items[0].item", "ApiParamsExemption"),
        ([{"item": 1}, {"item": 1}], "$.items[1].item", "ApiParamsExemption"),
        ([{}], "$.items[0].item", "ApiParamsExemption"),
        ([{"item": 1, "amount": "x"}], "$.items[0].amount", "ApiParamsExemption"),
    ):
        answer = await at.session.post(path(at, f"/{made['id']}/credit"), json={"items": items})
        assert answer.status_code == 400, answer.text
        assert [(one["element"], one["type"]) for one in answer.json()["nested"]] == [(element, kind)]
    assert await ledger(world, at.hotel.id) == before
    second = await credit(at, made["id"], items=[{"item": 0}])
    last = await credit(at, made["id"])
    notes = (first, second, last)
    assert [note["grossAmount"] for note in notes] == [30.33, 60.67, 15]
    for name in ("netAmount", "vatAmount", "grossAmount"):
        assert round(sum(note[name] for note in notes), 2) == made[name]
    [row, *_] = await find(at)
    assert row["creditedAmount"] == 106


async def test_what_was_taken_back_can_be_invoiced_anew(world: World) -> None:
    at = await house(world)
    room = await at.book(nights=2, cleaningFee=20)
    made = await issue(at, refer=room["refer"])
    await credit(at, made["id"], items=[{"item": 1}])
    assert [line["type"] for line in (await issue(at, refer=room["refer"]))["items"]] == ["CLEANING"]
    await credit(at, made["id"], items=[{"item": 0, "amount": 100}])
    refused = await at.session.post(path(at), json={"documentType": "INVOICE", "refer": room["refer"]})
    assert refused.status_code == 400
    await credit(at, made["id"])
    assert [line["amount"] for line in (await issue(at, refer=room["refer"]))["items"]] == [200]


async def test_only_invoices_and_receipts_are_taken_back(world: World) -> None:
    at = await house(world)
    receipt = await issue(at, "GENERICRECEIPT")
    note = await credit(at, receipt["id"])
    proforma = await issue(at, "PROFORMA")
    for id in (note["id"], proforma["id"]):
        answer = await at.session.post(path(at, f"/{id}/credit"), json={})
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")


async def test_state(world: World) -> None:
    at = await house(world)
    made = await issue(at, dueDate=at.day(-1))
    paid = await state(at, made["id"], paid=True)
    assert paid == {**made, "paid": True, "paidDate": at.day(0), "expired": False}
    assert (await state(at, made["id"], paid=True, paidDate=at.day(-3)))["paidDate"] == at.day(-3)
    assert (await state(at, made["id"]))["paidDate"] == at.day(-3)
    open_again = await state(at, made["id"], paid=False)
    assert (open_again["paid"], open_again["expired"], "paidDate" in open_again) == (False, True, False)
    for body, element in (
        ({"paid": "perhaps"}, "$.paid"),
        ({"paidDate": "soon"}, "$.paidDate"),
        ({"fiscalInvoiceGroup": "EMPTY"}, "$.fiscalInvoiceGroup"),
        ({"fiscalInvoiceGroup": "DONE"}, "$.fiscalInvoiceGroup"),
    ):
        answer = await at.session.patch(path(at, f"/{made['id']}"), json=body)
        assert (answer.status_code, answer.json()["element"]) == (400, element)


SETTINGS: dict[str, Any] = {
    "issuer": {**ISSUER, "email": "info@locanda.example", "phone": "+39 010 123456"},
    "taxRegime": "RF19",
    "exemption": "N2.2",
    "paymentDays": 30,
    "paymentMode": "BANKTRANSFER",
    "iban": "IT60X0542811101000000123456",
    "notes": "Reg. imprese Genova",
    "electronic": True,
}
PLAIN: dict[str, Any] = {
    "issuer": {},
    "taxRegime": "RF01",
    "series": {
        "PROFORMA": "P",
        "INVOICE": "",
        "FISCALRECEIPT": "F",
        "GENERICRECEIPT": "R",
        "CREDIT_NOTE": "C",
        "CORRECTING_INVOICE": "CI",
        "SIMPLIFIED_INVOICE": "SI",
        "SUMMARY_DOCUMENT": "S",
    },
    "firstNumbers": {},
    "paymentDays": 0,
    "paymentMode": "UNKNOWN",
    "electronic": False,
}


async def test_every_setting_is_kept_and_shown_and_null_gives_back_what_holds_by_itself(world: World) -> None:
    at = await house(world)
    assert done(await at.session.get(path(at, "/settings"))) == PLAIN
    sent = {**SETTINGS, "series": {"INVOICE": "a", "CREDIT_NOTE": "a"}, "firstNumbers": {"INVOICE": 120}}
    sent["iban"] = "it60 x054 2811 1010 0000 0123 456"
    expected = {
        **SETTINGS,
        "series": {**PLAIN["series"], "INVOICE": "A", "CREDIT_NOTE": "A"},
        "firstNumbers": {"INVOICE": 120},
    }
    assert await configure(at, **sent) == expected
    assert await configure(at, notes="Other", series={"INVOICE": None}, firstNumbers={"INVOICE": None}) == {
        **expected,
        "notes": "Other",
        "series": {**PLAIN["series"], "CREDIT_NOTE": "A"},
        "firstNumbers": {},
    }
    assert await configure(at, **dict.fromkeys(PLAIN), exemption=None, iban=None, notes=None) == PLAIN


async def test_series_and_first_numbers(world: World) -> None:
    at = await house(world)
    year = at.today.year
    await configure(at, series={"INVOICE": "WEB"}, firstNumbers={"INVOICE": 120}, paymentDays=10)
    made = [await issue(at), await issue(at)]
    assert [one["documentNumber"] for one in made] == [f"WEB-120/{year}", f"WEB-121/{year}"]
    assert (made[0]["series"], made[0]["number"], made[0]["dueDate"]) == ("WEB", 120, at.day(10))
    await configure(at, series={"INVOICE": ""}, firstNumbers={"INVOICE": None})
    assert (await issue(at))["documentNumber"] == f"1/{year}"
    await configure(at, series={"INVOICE": "WEB"}, firstNumbers={"INVOICE": 1})
    assert (await issue(at))["documentNumber"] == f"WEB-122/{year}"
    async with world.unit() as unit:
        await unit.raw.execute("update invoice_series set number = 999999 where accommodation = $1", at.hotel.id)
    body = {"documentType": "INVOICE", "items": [DINNER], "customer": FRENCH}
    full = await at.session.post(path(at), json=body)
    assert (full.status_code, full.json()["message"]) == (400, f"Series WEB has no numbers left in {year}.")


@pytest.mark.parametrize(
    ("body", "element"),
    [
        ({"series": {"PROFORMA": ""}}, "$.series.PROFORMA"),
        ({"series": {"INVOICE": "A-B"}}, "$.series.INVOICE"),
        ({"series": {"INVOICE": "ABCDEFGHI"}}, "$.series.INVOICE"),
        ({"firstNumbers": {"INVOICE": 0}}, "$.firstNumbers.INVOICE"),
        ({"iban": "IT60X0542811101000000123457"}, "$.iban"),
        ({"taxRegime": "RF03"}, "$.taxRegime"),
        ({"exemption": "N2"}, "$.exemption"),
        ({"paymentDays": 366}, "$.paymentDays"),
        ({"paymentMode": "GOLD"}, "$.paymentMode"),
        ({"issuer": {"email": "x"}}, "$.issuer.email"),
        ({"electronic": "perhaps"}, "$.electronic"),
    ],
)
async def test_settings_that_are_refused(world: World, body: dict[str, Any], element: str) -> None:
    at = await house(world)
    answer = await at.session.patch(path(at, "/settings"), json=body)
    assert (answer.status_code, answer.json()["element"]) == (400, element), answer.text
    assert done(await at.session.get(path(at, "/settings"))) == PLAIN


async def test_pdfs(world: World) -> None:
    at = await house(world)
    made = await issue(at)
    answer = await at.session.get(path(at, f"/{made['id']}/pdf"))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["content-disposition"] == f'inline; filename="invoice-1-{at.today.year}.pdf"'
    assert answer.content.startswith(b"%PDF-")
    again = await at.session.get(path(at, f"/{made['id']}/pdf"))
    german = await at.session.get(path(at, f"/{made['id']}/pdf"), params={"language": "DE"})
    assert again.content == answer.content != german.content
    wrong = await at.session.get(path(at, f"/{made['id']}/pdf"), params={"language": "XX"})
    assert (wrong.status_code, wrong.json()["element"]) == (400, "language")


async def test_electronic_invoices_keep_the_rules_and_lead_to_the_exchange(world: World) -> None:
    at = await house(world)
    plain = await issue(at)
    await configure(at, issuer=ISSUER, electronic=True)
    made = await issue(at, customer=COMPANY)
    note = await credit(at, made["id"])
    proforma = await issue(at, "PROFORMA", customer=COMPANY)
    assert [one["fiscalInvoiceGroup"] for one in (plain, made, note, proforma)] == [
        *("EMPTY", "BEFORE_SDI", "BEFORE_SDI", "EMPTY"),
    ]
    for document in (made, note):
        answer = await at.session.get(path(at, f"/{document['id']}/xml"))
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/xml")
        assert answer.headers["content-disposition"].startswith('attachment; filename="IT01234567897_')
        assert check(answer.content) == []
    assert (await state(at, made["id"], fiscalInvoiceGroup="SDI_PROCESSING"))["fiscalInvoiceGroup"] == "SDI_PROCESSING"
    assert [row["id"] for row in await find(at, fiscalInvoiceGroup="SDI_PROCESSING")] == [made["id"]]
    for document in (plain, proforma):
        answer = await at.session.get(path(at, f"/{document['id']}/xml"))
        assert (answer.status_code, answer.json()["type"]) == (400, "ApiValidationFailed")
    before = await ledger(world, at.hotel.id)
    body = {"documentType": "INVOICE", "items": [{**PARKING, "vatPercent": 0}], "customer": {"lastname": "X"}}
    refused = await at.session.post(path(at), json=body)
    assert (refused.status_code, refused.json()["type"]) == (400, "ApiValidationFailed")
    paths = [item["element"] for item in refused.json()["nested"]]
    assert "FatturaElettronicaHeader/CessionarioCommittente/Sede/Nazione" in paths
    assert await ledger(world, at.hotel.id) == before


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as running:
        yield running


@pytest.fixture
def postman(database: Database, keys: str, clock_file: ClockFile, receiver: Receiver) -> Iterator[Postman]:
    context = Context(clock=clock_from(clock_file.setting), keyring=Keyring.parse(keys), actor={"kind": "worker"})
    invoices.configure(printer=TypstPrinter(), public_url="http://127.0.0.1:8480")
    yield Postman(database, context, [invoices.mailing.KIND], mailer_to(receiver), NullSmsSender())
    invoices.configure(printer=NullPrinter(), public_url="http://127.0.0.1:8480")


async def outbox(at: Desk, id: int) -> list[tuple[str, str, int]]:
    """The mails of a document: to whom, how they stand, and how often they were tried."""
    rows = done(await at.session.get(path(at, f"/{id}/mail")))["data"]
    return [(row["to"], row["status"], row["attempts"]) for row in rows]


async def due_now(world: World, at: Desk) -> None:
    """Let the time until the next attempt pass."""
    async with world.unit() as unit:
        await unit.raw.execute(
            "update message set due_at = due_at - interval '1 day' where accommodation = $1", at.hotel.id
        )


async def test_mails_carry_the_pdf(world: World, postman: Postman, receiver: Receiver) -> None:
    at = await house(world)
    made = await issue(at, language="IT", mailTo=["boss@example.com"])
    [mail, other] = done(await at.session.post(path(at, f"/{made['id']}/mail"), json={"language": "EN"}))["data"]
    assert mail.pop("createTime").endswith("Z[UTC]")
    assert mail == {"id": mail["id"], "to": "boss@example.com", "language": "IT", "status": "WAITING", "attempts": 0}
    assert (other["to"], other["language"]) == ("zoe@example.com", "EN")
    await postman.run()
    [first] = receiver.to("boss@example.com")
    [second] = receiver.to("zoe@example.com")
    assert first["Subject"] == f"{at.hotel.name}: Fattura {made['documentNumber']}"
    number = at.hotel.name.removeprefix("Hotel ")
    assert first["Reply-To"] == f"owner{number}@hotel{number}.example"
    body = second.get_body(("plain",))
    assert body is not None
    assert body.get_content().startswith(f"Please find attached: Invoice {made['documentNumber']}")
    [attached] = second.iter_attachments()
    assert (attached.get_content_type(), attached.get_filename()) == (
        "application/pdf",
        f"invoice-1-{at.today.year}.pdf",
    )
    assert attached.get_content().startswith(b"%PDF-")
    assert await outbox(at, made["id"]) == [("boss@example.com", "SENT", 1), ("zoe@example.com", "SENT", 1)]
    await due_now(world, at)
    await postman.run()
    assert len(receiver.to("boss@example.com")) == 1


async def test_what_fails_is_tried_again_and_what_is_refused_is_not(
    world: World, postman: Postman, receiver: Receiver
) -> None:
    at = await house(world)
    made = await issue(at, mailTo=["late@example.com"])
    receiver.refusals[:] = ["451 later"]
    await postman.run()
    assert await outbox(at, made["id"]) == [("late@example.com", "WAITING", 1)]
    await postman.run()
    assert receiver.to("late@example.com") == []
    await due_now(world, at)
    await postman.run()
    assert len(receiver.to("late@example.com")) == 1
    assert await outbox(at, made["id"]) == [("late@example.com", "SENT", 2)]
    receiver.refusals[:] = ["550 never"]
    done(await at.session.post(path(at, f"/{made['id']}/mail"), json={"to": ["no@example.com"]}))
    await postman.run()
    rows = done(await at.session.get(path(at, f"/{made['id']}/mail")))["data"]
    assert (rows[1]["status"], "never" in rows[1]["problem"]) == ("FAILED", True)


async def test_nothing_leaves_a_sandbox_and_nothing_is_lost_without_a_server(
    world: World, database: Database, postman: Postman, receiver: Receiver
) -> None:
    at = await house(world, sandbox=True)
    made = await issue(at, mailTo=["inside@example.com"])
    await Postman(database, postman._context, [invoices.mailing.KIND], None, NullSmsSender()).run()
    assert await outbox(at, made["id"]) == [("inside@example.com", "WAITING", 0)]
    await postman.run()
    assert receiver.to("inside@example.com") == []
    assert await outbox(at, made["id"]) == [("inside@example.com", "FAILED", 1)]


async def test_mails_that_can_not_be_asked_for(world: World) -> None:
    at = await house(world)
    made = await issue(at, customer={"lastname": "Nobody"})
    for body, element in (({}, "$.to"), ({"to": ["x"]}, "$.to[0]"), ({"language": "XX"}, "$.language")):
        answer = await at.session.post(path(at, f"/{made['id']}/mail"), json=body)
        assert (answer.status_code, answer.json()["element"]) == (400, element)
    assert await outbox(at, made["id"]) == []


async def test_extras_stand_on_one_invoice_and_stay_as_they_are_until_it_is_taken_back(world: World) -> None:
    at = await house(world)
    [breakfast] = done(
        await at.session.post(
            f"/rest/v1/extra/bulk/{at.hotel.id}",
            json=[{"name": "Breakfast", "model": "QUANTITY", "basePrice": 12.2, "taxPercent": 22, "enabled": True}],
        )
    )["data"]
    room = await at.book(nights=1)
    extras = f"{at.path}/{room['id']}/extras"
    sold = {"product": breakfast["id"], "quantity": 2, "price": 24.4}
    [added] = done(await at.session.post(extras, json={"extras": [sold]}))["data"]
    made = await issue(at, refer=room["refer"])
    shown = [(line["type"], line["description"], line["amount"], line["vatPercent"]) for line in made["items"]]
    assert shown == [("ROOM", "Double", 100, 10), ("EXTRA", "Breakfast", 24.4, 22)]
    again = await at.session.post(path(at), json={"documentType": "INVOICE", "refer": room["refer"]})
    assert again.status_code == 400
    where = f"{at.path}/{room['id']}/extra/{added['id']}"
    refused = await at.session.delete(where)
    assert (refused.status_code, refused.json()["type"]) == (400, "ApiValidationFailed")
    await credit(at, made["id"])
    assert (await at.session.delete(where)).status_code == 200
