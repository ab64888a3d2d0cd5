"""The documents of a property: finding them, reading one, taking it back, mailing it, and noting that it was paid.

They are issued where their reservation is.
"""

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from roomrack.core.errors import NotFound, RoomrackError
from roomrack.core.rights import Level
from roomrack.domain.invoices import service as invoices
from roomrack.domain.invoices.rules import fatturapa
from roomrack.domain.invoices.rules.documents import CREDITABLE, OWED, FiscalGroup, Issued, PaymentMode
from roomrack.domain.invoices.rules.finding import Criteria, DateType, Order
from roomrack.domain.invoices.rules.letters import filename
from roomrack.domain.invoices.service import Kind, mailing
from roomrack.domain.messages.rules import Status
from roomrack.infra.db import WriteUnit
from roomrack.web.console.desk import Desk, desk_of
from roomrack.web.console.forms import answered, checked, day_of, decimal_text, pages_of, readers
from roomrack.web.console.tongue import labels, mark
from roomrack.web.console.visit import Visit, signed_in

PAGE = "/invoices"
ROWS = 25

KINDS: Mapping[str, str] = {
    Kind.PROFORMA: mark("Proforma"),
    Kind.INVOICE: mark("Invoice"),
    Kind.GENERICRECEIPT: mark("Receipt"),
    Kind.CREDIT_NOTE: mark("Credit note"),
    Kind.SUMMARY_DOCUMENT: mark("Summary"),
    Kind.FISCALRECEIPT: mark("Fiscal receipt"),
    Kind.CORRECTING_INVOICE: mark("Correcting invoice"),
    Kind.SIMPLIFIED_INVOICE: mark("Simplified invoice"),
}
MODES: Mapping[str, str] = {
    PaymentMode.CASH: mark("Cash"),
    PaymentMode.CREDITCARD: mark("Card"),
    PaymentMode.BANKTRANSFER: mark("Bank transfer"),
    PaymentMode.PREPAID: mark("Paid to the portal"),
    PaymentMode.PAYPAL: mark("PayPal"),
    PaymentMode.CHEQUE: mark("Cheque"),
    PaymentMode.TRAVELCHEQUE: mark("Traveller's cheque"),
    PaymentMode.BONCADEAU: mark("Voucher"),
    PaymentMode.TREASURY_OFFICE: mark("Treasury office"),
    PaymentMode.TREASURY_RECEIPT: mark("Treasury receipt"),
    PaymentMode.COMMISSION: mark("Kept as commission"),
    PaymentMode.NOTPAID: mark("Not paid"),
    PaymentMode.UNKNOWN: mark("Unknown"),
}
PERIODS: Mapping[str, str] = {
    DateType.TODAY: mark("Today"),
    DateType.YESTERDAY: mark("Yesterday"),
    DateType.MONTH: mark("This month"),
    DateType.PREVIOUS_MONTH: mark("Last month"),
    DateType.THIS_YEAR: mark("This year"),
    DateType.PREVIOUS_YEAR: mark("Last year"),
}
STANDS: Mapping[str, str] = {"paid": mark("Paid"), "open": mark("Not paid"), "expired": mark("Overdue")}
GROUPS: Mapping[str, str] = {
    FiscalGroup.EMPTY: mark("Goes nowhere"),
    FiscalGroup.BEFORE_SDI: mark("To be sent to the exchange"),
    FiscalGroup.REJECTED_BEFORE: mark("Refused before the exchange"),
    FiscalGroup.SDI_PROCESSING: mark("With the exchange"),
    FiscalGroup.SDI_REJECTED: mark("Refused by the exchange"),
    FiscalGroup.DONE: mark("Delivered by the exchange"),
}
MAILS: Mapping[str, str] = {
    Status.WAITING: mark("waiting"),
    Status.SENT: mark("sent"),
    Status.FAILED: mark("not delivered"),
}


@signed_in
async def listed(visit: Visit) -> Response:
    """The documents that the filters keep, the newest first, a page at a time."""
    desk = await desk_of(visit, PAGE)
    error: RoomrackError | None = None
    pages = pages_of(visit, ROWS)
    names = ("invoiceQuery", "documentType", "dateType", "startDate", "endDate", "stands")
    typed = {name: visit.asked(name) or "" for name in names}
    found: list[Issued] = []
    total = 0
    async with visit.read(desk.scope) as unit:
        today = await invoices.today_of(unit, desk.place.id)
        try:
            found, total, _ = await invoices.find(
                unit, desk.place.id, _criteria(visit, typed), limit=ROWS, offset=pages.offset
            )
        except RoomrackError as refused:
            error = refused
    kept = {name: value for name, value in typed.items() if value}
    content = {
        "found": [(one, one.expired(today)) for one in found],
        "total": total,
        "typed": typed,
        "kinds": labels(visit.language, KINDS),
        "issued": {kind.value: visit.say(KINDS[kind]) for kind in Kind},
        "periods": labels(visit.language, PERIODS),
        "stands": labels(visit.language, STANDS),
        "owed": OWED,
        **pages.links(desk.base + PAGE, total, **kept),
    }
    return answered(visit, desk, "bills.html", content, error=error, query=True)


def _criteria(visit: Visit, typed: Mapping[str, str]) -> Criteria:
    """Raises `FieldWrong` for what is no day."""
    stands = typed["stands"]
    return Criteria(
        text=typed["invoiceQuery"] or None,
        kinds=[Kind(typed["documentType"])] if typed["documentType"] in KINDS else [],
        date_type=DateType(typed["dateType"]) if typed["dateType"] in PERIODS else DateType.ALL,
        start=day_of(visit, typed["startDate"], "startDate"),
        end=day_of(visit, typed["endDate"], "endDate"),
        paid={"paid": True, "open": False}.get(stands),
        expired=True if stands == "expired" else None,
        order=Order.ID,
        descending=True,
    )


@signed_in
async def one(visit: Visit) -> Response:
    """A document as it was issued, and the little that may change of it."""
    desk = await desk_of(visit, PAGE)
    id = visit.path_id("invoice")
    error: RoomrackError | None = None
    if visit.request.method == "POST":
        desk.require(PAGE, Level.READWRITE)
        try:
            return await _act(visit, desk, id)
        except NotFound:
            raise
        except RoomrackError as refused:
            error = refused
    async with visit.read(desk.scope) as unit:
        found = await invoices.get(unit, desk.place.id, id)
        mails = await mailing.mails(unit, desk.place.id, id)
        today = await invoices.today_of(unit, desk.place.id)
    document = found.document
    content = {
        "document": document,
        "state": found.state,
        "expired": found.expired(today),
        "kinds": labels(visit.language, KINDS),
        "modes": labels(visit.language, MODES),
        "groups": labels(visit.language, GROUPS),
        "statuses": labels(visit.language, MAILS),
        "mails": mails,
        "today": today,
        "owed": document.kind in OWED,
        "creditable": document.kind in CREDITABLE and found.state.credited < document.gross,
        "lines": {str(place): item.text for place, item in enumerate(document.items)},
        "to": ", ".join(party.email for party in document.addressees if party.email),
        "here_path": f"{desk.base}{PAGE}",
        "may_write": desk.may(PAGE, Level.READWRITE),
    }
    return answered(visit, desk, "bill.html", content, error=error)


async def _act(visit: Visit, desk: Desk, id: int) -> Response:
    """Do what the form asks for. Raises `NotFound` for what no form asks for."""
    here = f"{desk.base}{PAGE}/{id}"
    house = desk.place.id
    async with visit.write(desk.scope) as unit:
        match visit.field("action"):
            case "paid":
                values = checked(readers().state, {"paid": True, "paidDate": visit.field("paidDate") or None})
                await invoices.change_state(unit, house, id, values)
                return visit.go(here, done=visit.say("It is noted as paid."))
            case "unpaid":
                await invoices.change_state(unit, house, id, checked(readers().state, {"paid": False}))
                return visit.go(here, done=visit.say("It is noted as not paid."))
            case "mail":
                addresses, language = checked(readers().addresses, _letter(visit))
                await mailing.mail(unit, house, id, addresses, language)
                return visit.go(here, done=visit.say("The document goes out by mail."))
            case "credit":
                made = await _credit(visit, unit, house, id)
                words = visit.say("Credit note {label} is issued.", label=made.document.label)
                return visit.go(f"{desk.base}{PAGE}/{made.document.id}", done=words)
    raise NotFound("Page")


def _letter(visit: Visit) -> dict[str, Any]:
    return {"to": visit.field("to").replace(",", " ").split()}


async def _credit(visit: Visit, unit: WriteUnit, house: int, id: int) -> Issued:
    body: dict[str, Any] = {"reason": visit.field("reason")}
    if visit.field("item"):
        body["items"] = [{"item": visit.field("item"), "amount": decimal_text(visit.field("amount"))}]
    parts, reason = checked(readers().credit, body)
    return await invoices.credit(unit, house, id, parts, reason=reason)


@signed_in
async def pdf(visit: Visit) -> Response:
    """A document as a PDF, in its own language."""
    desk = await desk_of(visit, PAGE)
    async with visit.read(desk.scope) as unit:
        found = await invoices.get(unit, desk.place.id, visit.path_id("invoice"))
    # Setting a page takes a tenth of a second, for which no connection is kept.
    content = await invoices.pdf(found.document)
    return _file(content, filename(found.document, "pdf"), "application/pdf")


@signed_in
async def xml(visit: Visit) -> Response:
    """A document as FatturaPA."""
    desk = await desk_of(visit, PAGE)
    async with visit.read(desk.scope) as unit:
        document = await invoices.electronic(unit, desk.place.id, visit.path_id("invoice"))
    return _file(fatturapa.write(document), fatturapa.filename(document), "application/xml")


def _file(content: bytes, name: str, media: str) -> Response:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, media_type=media, headers=headers)
