"""Invoices over HTTP: the operations of the contract, and the desk that issues them (docs/contract.md 12)."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Annotated, Any, TypeVar

from fastapi import Path, Query
from pydantic import AfterValidator, Field
from starlette.responses import Response

from roomrack.domain.invoices import service
from roomrack.domain.invoices.rules import fatturapa
from roomrack.domain.invoices.rules.documents import Document, FiscalGroup, Kind
from roomrack.domain.invoices.rules.finding import Criteria, DateType, Direction, Order
from roomrack.domain.invoices.rules.letters import filename
from roomrack.domain.invoices.service import mailing
from roomrack.domain.invoices.wire import (
    ChangeBody,
    CreditBody,
    IssueBody,
    MailBody,
    SettingsBody,
    mail_shape,
    only,
    settings_shape,
    shape,
)
from roomrack.domain.reference.rules import language_code
from roomrack.infra.http.operation import Call, OperationRouter, Outside, ReadCall, WriteCall
from roomrack.infra.http.paging import page_info, paging
from roomrack.infra.http.responses import json_response
from roomrack.infra.http.values import MAX_EXACT, Blank

router = OperationRouter(tags=["Property: Invoices"])
desk = OperationRouter(tags=["Invoice Desk"])

DEFAULT_SIZE = 20
PDF = "application/pdf"
XML = "application/xml"
T = TypeVar("T")
Ids = list[Annotated[int, Query(ge=-MAX_EXACT, le=MAX_EXACT)]] | None
InvoiceId = Annotated[int, Path(alias="invoiceId", ge=-(2**63), le=2**63 - 1)]
Flag = Annotated[bool | None, Blank, Query()]
Wanted = Annotated[Annotated[str, Field(max_length=2), AfterValidator(language_code)] | None, Blank, Query()]


@router.get("/rest/v2/invoice/{codice}", operation="getInvoices", area="reservation")
async def get_invoices(
    call: ReadCall,
    ids: Annotated[Ids, Query(alias="ids[]")] = None,
    bare_ids: Annotated[Ids, Query(alias="ids")] = None,
    reservations: Annotated[Ids, Query(alias="reservations[]")] = None,
    bare_reservations: Annotated[Ids, Query(alias="reservations")] = None,
    refers: Annotated[list[str] | None, Query(alias="reservationRefers[]")] = None,
    bare_refers: Annotated[list[str] | None, Query(alias="reservationRefers")] = None,
    customer: Annotated[str | None, Query(max_length=200)] = None,
    date_type: Annotated[DateType | None, Blank, Query(alias="dateType")] = None,
    start: Annotated[date | None, Blank, Query(alias="startDate")] = None,
    end: Annotated[date | None, Blank, Query(alias="endDate")] = None,
    kinds: Annotated[list[Kind] | None, Query(alias="documentTypes[]")] = None,
    bare_kinds: Annotated[list[Kind] | None, Query(alias="documentTypes")] = None,
    paid: Flag = None,
    expired: Flag = None,
    fiscal_group: Annotated[FiscalGroup | None, Blank, Query(alias="fiscalInvoiceGroup")] = None,
    autoinvoice: Flag = None,
    passive: Flag = None,
    text: Annotated[str | None, Query(alias="invoiceQuery", max_length=200)] = None,
    sort: Annotated[Order | None, Blank, Query()] = None,
    sort_order: Annotated[Direction | None, Blank, Query(alias="sortOrder")] = None,
    fields: Annotated[str | None, Query(max_length=2000)] = None,
    size: Annotated[int | None, Blank, Query()] = None,
    page: Annotated[int | None, Blank, Query()] = None,
) -> Response:
    """The documents that all filters match, a page at a time."""
    wanted = paging(page, size, default_size=DEFAULT_SIZE)
    criteria = Criteria(
        ids=_both(ids, bare_ids),
        reservations=_both(reservations, bare_reservations),
        refers=_both(refers, bare_refers),
        customer=customer,
        date_type=date_type or DateType.ALL,
        start=start,
        end=end,
        kinds=_both(kinds, bare_kinds),
        paid=paid,
        expired=expired,
        fiscal_group=fiscal_group,
        autoinvoice=autoinvoice,
        passive=bool(passive),
        text=text,
        order=sort or Order.ID,
        descending=sort_order is Direction.DESC,
    )
    found, total, today = await service.find(
        call.unit, call.accommodation, criteria, limit=wanted.size, offset=wanted.offset
    )
    rows = [only(shape(one, today), fields) for one in found]
    return json_response({"data": rows, "page": page_info(call.request, wanted, total)})


@router.post(
    "/rest/v2/invoice/{codice}/{refer}/createDoubleHeadingInvoice",
    operation="createDoubleHeadingInvoice",
    area="reservation",
)
async def create_double_heading_invoice(
    call: WriteCall,
    refer: str,
    receipt_to_owner: Annotated[bool | None, Blank, Query(alias="sendMailReceiptOwnercc")] = None,
    receipt_to_guest: Annotated[bool | None, Blank, Query(alias="sendMailReceiptGuestcc")] = None,
    invoice_to_guest: Annotated[bool | None, Blank, Query(alias="sendMailInvoiceGuestcc")] = None,
) -> Response:
    """Invoice a booking to two addressees."""
    made = await service.issue_double_heading(
        call.unit,
        call.accommodation,
        refer,
        invoice_to_guest=bool(invoice_to_guest),
        receipt_to_guest=bool(receipt_to_guest),
        receipt_to_owner=bool(receipt_to_owner),
    )
    return json_response(shape(made, made.document.day))


@router.post("/rest/v2/invoice/{accommodationId}/summary/{refer}", operation="issueSummaryDocument", area="reservation")
async def issue_summary_document(call: WriteCall, refer: str) -> Response:
    """Sum a booking up; answers where the document is read."""
    made = await service.issue_summary(call.unit, call.accommodation, refer)
    token = service.summary_token(call.unit.keyring, made.document)
    return json_response({"url": service.summary_url(made.document, token), "idDocumentEncrypted": token})


@router.get(
    "/rest/v2/invoice/pdf/{accommodationId}/summary/{idDocumentEncrypted}",
    operation="downloadSummaryDocument",
    schemes=(),
)
async def download_summary_document(
    call: ReadCall,
    document: Annotated[str, Path(alias="idDocumentEncrypted")],
    language: Wanted = None,
) -> Response:
    """A summary by its link, which is the credential."""
    if call.brought is None:
        found = await service.summary(call.unit, call.request.path_params["accommodationId"], document)
        raise Outside(partial(_printed, found, language))
    return _file(call)


@desk.post("/rest/x1/invoice/{accommodation}", operation="issueInvoice", area="reservation")
async def issue_invoice(call: WriteCall, body: IssueBody) -> Response:
    """Issue a proforma, an invoice of any sort or a receipt."""
    made = await service.issue(call.unit, call.accommodation, body.draft())
    return json_response(shape(made, made.document.day))


@desk.get("/rest/x1/invoice/{accommodation}/{invoiceId}", operation="getInvoice", area="reservation")
async def get_invoice(call: ReadCall, invoice: InvoiceId) -> Response:
    """One document."""
    found = await service.get(call.unit, call.accommodation, invoice)
    return json_response(shape(found, await service.today_of(call.unit, call.accommodation)))


@desk.patch("/rest/x1/invoice/{accommodation}/{invoiceId}", operation="changeInvoiceState", area="reservation")
async def change_invoice_state(call: WriteCall, invoice: InvoiceId, body: ChangeBody) -> Response:
    """Note that a document was paid, or where it is on its way to the exchange."""
    found = await service.change_state(call.unit, call.accommodation, invoice, body.values())
    return json_response(shape(found, await service.today_of(call.unit, call.accommodation)))


@desk.post("/rest/x1/invoice/{accommodation}/{invoiceId}/credit", operation="creditInvoice", area="reservation")
async def credit_invoice(call: WriteCall, invoice: InvoiceId, body: CreditBody) -> Response:
    """Take a document back, in part or all that is left."""
    made = await service.credit(
        call.unit, call.accommodation, invoice, body.parts(), reason=body.reason or None, mail_to=body.mail_to or ()
    )
    return json_response(shape(made, made.document.day))


@desk.get("/rest/x1/invoice/{accommodation}/{invoiceId}/pdf", operation="getInvoicePdf", area="reservation")
async def get_invoice_pdf(call: ReadCall, invoice: InvoiceId, language: Wanted = None) -> Response:
    """A document as a PDF."""
    if call.brought is None:
        found = await service.get(call.unit, call.accommodation, invoice)
        raise Outside(partial(_printed, found.document, language))
    return _file(call)


@desk.get("/rest/x1/invoice/{accommodation}/{invoiceId}/xml", operation="getInvoiceXml", area="reservation")
async def get_invoice_xml(call: ReadCall, invoice: InvoiceId) -> Response:
    """A document as FatturaPA."""
    document = await service.electronic(call.unit, call.accommodation, invoice)
    headers = {"Content-Disposition": f'attachment; filename="{fatturapa.filename(document)}"'}
    return Response(fatturapa.write(document), media_type=XML, headers=headers)


@desk.post("/rest/x1/invoice/{accommodation}/{invoiceId}/mail", operation="mailInvoice", area="reservation")
async def mail_invoice(call: WriteCall, invoice: InvoiceId, body: MailBody) -> Response:
    """Have a document mailed; answers all its mails."""
    found = await mailing.mail(call.unit, call.accommodation, invoice, body.to or (), body.language or None)
    return json_response({"data": [mail_shape(each) for each in found]})


@desk.get("/rest/x1/invoice/{accommodation}/{invoiceId}/mail", operation="listInvoiceMails", area="reservation")
async def list_invoice_mails(call: ReadCall, invoice: InvoiceId) -> Response:
    """The mails of a document."""
    found = await mailing.mails(call.unit, call.accommodation, invoice)
    return json_response({"data": [mail_shape(each) for each in found]})


@desk.get("/rest/x1/invoice/{accommodation}/settings", operation="readInvoiceSettings", area="reservation")
async def read_invoice_settings(call: ReadCall) -> Response:
    """What the property wants of its invoices."""
    return json_response(settings_shape(await service.read_settings(call.unit, call.accommodation)))


@desk.patch("/rest/x1/invoice/{accommodation}/settings", operation="changeInvoiceSettings", area="reservation")
async def change_invoice_settings(call: WriteCall, body: SettingsBody) -> Response:
    """Change what was sent."""
    settings = await service.write_settings(call.unit, call.accommodation, body.values())
    return json_response(settings_shape(settings))


async def _printed(document: Document, language: str | None) -> tuple[str, bytes]:
    return filename(document, "pdf"), await service.pdf(document, language)


def _file(call: Call[Any]) -> Response:
    name, content = call.brought
    headers = {
        "Content-Disposition": f'inline; filename="{name}"',
        "Cache-Control": "private, no-store",
        "X-Robots-Tag": "noindex",
    }
    return Response(content, media_type=PDF, headers=headers)


def _both(bracketed: Sequence[T] | None, bare: Sequence[T] | None) -> tuple[T, ...]:
    return (*(bracketed or ()), *(bare or ()))
