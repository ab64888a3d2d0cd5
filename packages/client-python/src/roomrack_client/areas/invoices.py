"""Invoices and their kin, and summaries of stays.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import date
from typing import Literal, TypeAlias

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode
from roomrack_client.models import Invoice, SummaryLink
from roomrack_client.paging import Page, each_row, each_row_async

InvoicesFindDateType: TypeAlias = Literal[
    "TODAY",
    "YESTERDAY",
    "LAST_SIXTY_DAYS",
    "MONTH",
    "PREVIOUS_MONTH",
    "LAST_THREE_MONTHS",
    "LAST_SIX_MONTHS",
    "THIS_YEAR",
    "PREVIOUS_YEAR",
    "LAST_TWO_YEARS",
    "ALL",
]
InvoicesFindDocumentTypes: TypeAlias = Literal[
    "PROFORMA",
    "INVOICE",
    "FISCALRECEIPT",
    "GENERICRECEIPT",
    "CREDIT_NOTE",
    "CORRECTING_INVOICE",
    "SIMPLIFIED_INVOICE",
    "SUMMARY_DOCUMENT",
]
InvoicesFindFiscalInvoiceGroup: TypeAlias = Literal[
    "EMPTY", "REJECTED_BEFORE", "BEFORE_SDI", "SDI_PROCESSING", "SDI_REJECTED", "DONE"
]
InvoicesFindSort: TypeAlias = Literal[
    "ID", "DOCUMENT_DATE", "ACCOMMODATION", "DOCUMENT_TYPE", "NUMBER", "CUSTOMER", "GROSS_AMOUNT"
]
InvoicesFindSortOrder: TypeAlias = Literal["ASC", "DESC"]


class Invoices(Area):
    """Invoices and their kin, and summaries of stays."""

    def create_double_heading(
        self,
        codice: str,
        refer: str,
        *,
        send_mail_receipt_ownercc: bool | None = None,
        send_mail_receipt_guestcc: bool | None = None,
        send_mail_invoice_guestcc: bool | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Invoice:
        """Invoice a booking to two addressees.

        The first is who pays: `invoiceHolderId` of a reservation, else its agency, both of the registry of guests;
        the second is the booker. Where the registry knows no payer, they are the first two people of the booking,
        bookers first. Whatever of the booking stands on no invoice or receipt yet is put on it. The receipt that
        can be mailed is the summary of the stay.

        Needs **READWRITE** on **reservation**.

        `codice`: The property's id, a string of digits.
        `refer`: The reference that groups the rooms of one booking.
        `send_mail_receipt_ownercc`: Whether the property gets the summary of the stay by mail.
        `send_mail_receipt_guestcc`: Whether the guest gets the summary of the stay by mail.
        `send_mail_invoice_guestcc`: Whether the guest gets the invoice by mail.

        `POST /rest/v2/invoice/{codice}/{refer}/createDoubleHeadingInvoice`
        """
        call = Call(
            "POST",
            f"/rest/v2/invoice/{path_value(codice)}/{path_value(refer)}/createDoubleHeadingInvoice",
            params={
                "sendMailReceiptOwnercc": send_mail_receipt_ownercc,
                "sendMailReceiptGuestcc": send_mail_receipt_guestcc,
                "sendMailInvoiceGuestcc": send_mail_invoice_guestcc,
            },
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Invoice, self._client.perform(call))

    def find(
        self,
        codice: str,
        *,
        fields: str | None = None,
        ids: Sequence[int] | None = None,
        reservations: Sequence[int] | None = None,
        reservation_refers: Sequence[str] | None = None,
        customer: str | None = None,
        date_type: InvoicesFindDateType | None = None,
        start_date: date | None = None,
        end_date: date | None = None,
        document_types: Sequence[InvoicesFindDocumentTypes] | None = None,
        paid: bool | None = None,
        expired: bool | None = None,
        fiscal_invoice_group: InvoicesFindFiscalInvoiceGroup | None = None,
        autoinvoice: bool | None = None,
        passive: bool | None = None,
        invoice_query: str | None = None,
        size: int | None = None,
        page: int | None = None,
        sort: InvoicesFindSort | None = None,
        sort_order: InvoicesFindSortOrder | None = None,
        timeout: float | None = None,
    ) -> Page[Invoice]:
        """Find invoices and their kin.

        Everything that was issued, with its items and its VAT by rate. `ids[]` excludes all other filters; the
        others must all match. `startDate` and `endDate` bound the day of issue within what `dateType` leaves.
        Amounts of credit notes are positive.

        Needs **READONLY** on **reservation**.

        `codice`: The property's id, a string of digits.
        `fields`: First-level keys to keep in the answer, separated by commas.
        `ids`: Only these ids. When finding reservations it excludes all other filters.
        `reservations`: Only documents of these reservations, by their ids.
        `reservation_refers`: Only documents of these bookings.
        `customer`: Words of the names of the customers; accents and case do not count.
        `date_type`: On which days a document was issued, told from the property's today. ALL when missing.
        `start_date`: The first local day of the interval.
        `end_date`: The last local day of the interval; for an availability check, the day of departure.
        `document_types`: Only these kinds of documents.
        `paid`: Only documents that were paid, or that were not.
        `expired`: Only documents that should have been paid by now and were not, or only the others.
        `fiscal_invoice_group`: Only documents that are there on their way to the Italian tax office's exchange;
          EMPTY are those that do not go there.
        `autoinvoice`: Only documents that the property issued to itself, or only the others.
        `passive`: Documents of suppliers. None are kept here, so with true nothing is found.
        `invoice_query`: Words, or their beginnings, of the number, a customer's name, tax codes or address, a
          booking or the notes.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `page`: The page wanted, counted from 0.
        `sort`: What the documents are sorted by; ID when missing.
        `sort_order`: ASC or DESC; ASC when missing.

        `GET /rest/v2/invoice/{codice}`
        """
        call = Call(
            "GET",
            f"/rest/v2/invoice/{path_value(codice)}",
            params={
                "fields": fields,
                "ids[]": ids,
                "reservations[]": reservations,
                "reservationRefers[]": reservation_refers,
                "customer": customer,
                "dateType": date_type,
                "startDate": start_date,
                "endDate": end_date,
                "documentTypes[]": document_types,
                "paid": paid,
                "expired": expired,
                "fiscalInvoiceGroup": fiscal_invoice_group,
                "autoinvoice": autoinvoice,
                "passive": passive,
                "invoiceQuery": invoice_query,
                "size": size,
                "page": page,
                "sort": sort,
                "sortOrder": sort_order,
            },
            timeout=timeout,
        )
        return decode(Page[Invoice], self._client.perform(call))

    def find_all(
        self,
        codice: str,
        *,
        fields: str | None = None,
        ids: Sequence[int] | None = None,
        reservations: Sequence[int] | None = None,
        reservation_refers: Sequence[str] | None = None,
        customer: str | None = None,
        date_type: InvoicesFindDateType | None = None,
        start_date: date | None = None,
        end_date: date | None = None,
        document_types: Sequence[InvoicesFindDocumentTypes] | None = None,
        paid: bool | None = None,
        expired: bool | None = None,
        fiscal_invoice_group: InvoicesFindFiscalInvoiceGroup | None = None,
        autoinvoice: bool | None = None,
        passive: bool | None = None,
        invoice_query: str | None = None,
        size: int = 200,
        sort: InvoicesFindSort | None = None,
        sort_order: InvoicesFindSortOrder | None = None,
        timeout: float | None = None,
    ) -> Iterator[Invoice]:
        """Every row of `find`, page after page as they are needed."""
        return each_row(
            lambda page: self.find(
                codice,
                fields=fields,
                ids=ids,
                reservations=reservations,
                reservation_refers=reservation_refers,
                customer=customer,
                date_type=date_type,
                start_date=start_date,
                end_date=end_date,
                document_types=document_types,
                paid=paid,
                expired=expired,
                fiscal_invoice_group=fiscal_invoice_group,
                autoinvoice=autoinvoice,
                passive=passive,
                invoice_query=invoice_query,
                size=size,
                page=page,
                sort=sort,
                sort_order=sort_order,
                timeout=timeout,
            ),
            size,
        )

    def issue_summary(
        self,
        accommodation_id: str | int,
        refer: str,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> SummaryLink:
        """Sum a booking up.

        A document that is no invoice, with all that the rooms of the booking owe, invoiced or not. `url` needs no
        credential: whoever has it can read the document. `idDocumentEncrypted` is its last part.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `refer`: The reference that groups the rooms of one booking.

        `POST /rest/v2/invoice/{accommodationId}/summary/{refer}`
        """
        call = Call(
            "POST",
            f"/rest/v2/invoice/{path_value(accommodation_id)}/summary/{path_value(refer)}",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(SummaryLink, self._client.perform(call))


class AsyncInvoices(AsyncArea):
    """Invoices and their kin, and summaries of stays."""

    async def create_double_heading(
        self,
        codice: str,
        refer: str,
        *,
        send_mail_receipt_ownercc: bool | None = None,
        send_mail_receipt_guestcc: bool | None = None,
        send_mail_invoice_guestcc: bool | None = None,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Invoice:
        """Invoice a booking to two addressees.

        The first is who pays: `invoiceHolderId` of a reservation, else its agency, both of the registry of guests;
        the second is the booker. Where the registry knows no payer, they are the first two people of the booking,
        bookers first. Whatever of the booking stands on no invoice or receipt yet is put on it. The receipt that
        can be mailed is the summary of the stay.

        Needs **READWRITE** on **reservation**.

        `codice`: The property's id, a string of digits.
        `refer`: The reference that groups the rooms of one booking.
        `send_mail_receipt_ownercc`: Whether the property gets the summary of the stay by mail.
        `send_mail_receipt_guestcc`: Whether the guest gets the summary of the stay by mail.
        `send_mail_invoice_guestcc`: Whether the guest gets the invoice by mail.

        `POST /rest/v2/invoice/{codice}/{refer}/createDoubleHeadingInvoice`
        """
        call = Call(
            "POST",
            f"/rest/v2/invoice/{path_value(codice)}/{path_value(refer)}/createDoubleHeadingInvoice",
            params={
                "sendMailReceiptOwnercc": send_mail_receipt_ownercc,
                "sendMailReceiptGuestcc": send_mail_receipt_guestcc,
                "sendMailInvoiceGuestcc": send_mail_invoice_guestcc,
            },
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Invoice, await self._client.perform(call))

    async def find(
        self,
        codice: str,
        *,
        fields: str | None = None,
        ids: Sequence[int] | None = None,
        reservations: Sequence[int] | None = None,
        reservation_refers: Sequence[str] | None = None,
        customer: str | None = None,
        date_type: InvoicesFindDateType | None = None,
        start_date: date | None = None,
        end_date: date | None = None,
        document_types: Sequence[InvoicesFindDocumentTypes] | None = None,
        paid: bool | None = None,
        expired: bool | None = None,
        fiscal_invoice_group: InvoicesFindFiscalInvoiceGroup | None = None,
        autoinvoice: bool | None = None,
        passive: bool | None = None,
        invoice_query: str | None = None,
        size: int | None = None,
        page: int | None = None,
        sort: InvoicesFindSort | None = None,
        sort_order: InvoicesFindSortOrder | None = None,
        timeout: float | None = None,
    ) -> Page[Invoice]:
        """Find invoices and their kin.

        Everything that was issued, with its items and its VAT by rate. `ids[]` excludes all other filters; the
        others must all match. `startDate` and `endDate` bound the day of issue within what `dateType` leaves.
        Amounts of credit notes are positive.

        Needs **READONLY** on **reservation**.

        `codice`: The property's id, a string of digits.
        `fields`: First-level keys to keep in the answer, separated by commas.
        `ids`: Only these ids. When finding reservations it excludes all other filters.
        `reservations`: Only documents of these reservations, by their ids.
        `reservation_refers`: Only documents of these bookings.
        `customer`: Words of the names of the customers; accents and case do not count.
        `date_type`: On which days a document was issued, told from the property's today. ALL when missing.
        `start_date`: The first local day of the interval.
        `end_date`: The last local day of the interval; for an availability check, the day of departure.
        `document_types`: Only these kinds of documents.
        `paid`: Only documents that were paid, or that were not.
        `expired`: Only documents that should have been paid by now and were not, or only the others.
        `fiscal_invoice_group`: Only documents that are there on their way to the Italian tax office's exchange;
          EMPTY are those that do not go there.
        `autoinvoice`: Only documents that the property issued to itself, or only the others.
        `passive`: Documents of suppliers. None are kept here, so with true nothing is found.
        `invoice_query`: Words, or their beginnings, of the number, a customer's name, tax codes or address, a
          booking or the notes.
        `size`: Rows on a page. Up to 500 is accepted; more is an error, never a shorter page.
        `page`: The page wanted, counted from 0.
        `sort`: What the documents are sorted by; ID when missing.
        `sort_order`: ASC or DESC; ASC when missing.

        `GET /rest/v2/invoice/{codice}`
        """
        call = Call(
            "GET",
            f"/rest/v2/invoice/{path_value(codice)}",
            params={
                "fields": fields,
                "ids[]": ids,
                "reservations[]": reservations,
                "reservationRefers[]": reservation_refers,
                "customer": customer,
                "dateType": date_type,
                "startDate": start_date,
                "endDate": end_date,
                "documentTypes[]": document_types,
                "paid": paid,
                "expired": expired,
                "fiscalInvoiceGroup": fiscal_invoice_group,
                "autoinvoice": autoinvoice,
                "passive": passive,
                "invoiceQuery": invoice_query,
                "size": size,
                "page": page,
                "sort": sort,
                "sortOrder": sort_order,
            },
            timeout=timeout,
        )
        return decode(Page[Invoice], await self._client.perform(call))

    def find_all(
        self,
        codice: str,
        *,
        fields: str | None = None,
        ids: Sequence[int] | None = None,
        reservations: Sequence[int] | None = None,
        reservation_refers: Sequence[str] | None = None,
        customer: str | None = None,
        date_type: InvoicesFindDateType | None = None,
        start_date: date | None = None,
        end_date: date | None = None,
        document_types: Sequence[InvoicesFindDocumentTypes] | None = None,
        paid: bool | None = None,
        expired: bool | None = None,
        fiscal_invoice_group: InvoicesFindFiscalInvoiceGroup | None = None,
        autoinvoice: bool | None = None,
        passive: bool | None = None,
        invoice_query: str | None = None,
        size: int = 200,
        sort: InvoicesFindSort | None = None,
        sort_order: InvoicesFindSortOrder | None = None,
        timeout: float | None = None,
    ) -> AsyncIterator[Invoice]:
        """Every row of `find`, page after page as they are needed."""
        return each_row_async(
            lambda page: self.find(
                codice,
                fields=fields,
                ids=ids,
                reservations=reservations,
                reservation_refers=reservation_refers,
                customer=customer,
                date_type=date_type,
                start_date=start_date,
                end_date=end_date,
                document_types=document_types,
                paid=paid,
                expired=expired,
                fiscal_invoice_group=fiscal_invoice_group,
                autoinvoice=autoinvoice,
                passive=passive,
                invoice_query=invoice_query,
                size=size,
                page=page,
                sort=sort,
                sort_order=sort_order,
                timeout=timeout,
            ),
            size,
        )

    async def issue_summary(
        self,
        accommodation_id: str | int,
        refer: str,
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> SummaryLink:
        """Sum a booking up.

        A document that is no invoice, with all that the rooms of the booking owe, invoiced or not. `url` needs no
        credential: whoever has it can read the document. `idDocumentEncrypted` is its last part.

        Needs **READWRITE** on **reservation**.

        `accommodation_id`: The property's id, a string of digits.
        `refer`: The reference that groups the rooms of one booking.

        `POST /rest/v2/invoice/{accommodationId}/summary/{refer}`
        """
        call = Call(
            "POST",
            f"/rest/v2/invoice/{path_value(accommodation_id)}/summary/{path_value(refer)}",
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(SummaryLink, await self._client.perform(call))
