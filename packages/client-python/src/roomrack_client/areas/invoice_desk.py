"""Issuing, printing, mailing and taking back invoices, and the Italian electronic invoice. Roomrack's own.

Generated from the server's OpenAPI document: `make sdk` writes it anew.
"""

from collections.abc import Mapping
from typing import Any

from roomrack_client._area import Area, AsyncArea
from roomrack_client._flow import Call, path_value
from roomrack_client.codec import decode
from roomrack_client.models import (
    Invoice,
    InvoiceChange,
    InvoiceCredit,
    InvoiceMailRequest,
    InvoiceMails,
    InvoiceRequest,
    InvoiceSettings,
)


class InvoiceDesk(Area):
    """Issuing, printing, mailing and taking back invoices, and the Italian electronic invoice. Roomrack's own."""

    def change_settings(
        self, accommodation: str | int, body: InvoiceSettings | Mapping[str, Any], *, timeout: float | None = None
    ) -> InvoiceSettings:
        """Change what the property wants of its invoices.

        `issuer` stands in the heading instead of what the property says of itself. `series` are letters before the
        number; proformas and summaries need their own. `firstNumbers` is where a series begins in a year in which
        nothing was issued in it. With `electronic` invoices and credit notes are FatturaPA, and refused when
        something is missing that the exchange asks for.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `PATCH /rest/x1/invoice/{accommodation}/settings`
        """
        call = Call("PATCH", f"/rest/x1/invoice/{path_value(accommodation)}/settings", json=body, timeout=timeout)
        return decode(InvoiceSettings, self._client.perform(call))

    def change_state(
        self,
        accommodation: str | int,
        invoice_id: int,
        body: InvoiceChange | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> Invoice:
        """Note that a document was paid, or where it is on its way.

        The document itself never changes. `fiscalInvoiceGroup` is for whoever hands electronic invoices to the
        exchange.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `invoice_id`: The document's id.

        `PATCH /rest/x1/invoice/{accommodation}/{invoiceId}`
        """
        call = Call(
            "PATCH",
            f"/rest/x1/invoice/{path_value(accommodation)}/{path_value(invoice_id)}",
            json=body,
            timeout=timeout,
        )
        return decode(Invoice, self._client.perform(call))

    def credit(
        self,
        accommodation: str | int,
        invoice_id: int,
        body: InvoiceCredit | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Invoice:
        """Take a document back.

        All that is left of it, or of `items`, counted from 0, an `amount` each. Never more than there is. What is
        gone wholly may be invoiced anew.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `invoice_id`: The document's id.

        `POST /rest/x1/invoice/{accommodation}/{invoiceId}/credit`
        """
        call = Call(
            "POST",
            f"/rest/x1/invoice/{path_value(accommodation)}/{path_value(invoice_id)}/credit",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Invoice, self._client.perform(call))

    def get(self, accommodation: str | int, invoice_id: int, *, timeout: float | None = None) -> Invoice:
        """Get one document.

        As `getInvoices` shows it.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `invoice_id`: The document's id.

        `GET /rest/x1/invoice/{accommodation}/{invoiceId}`
        """
        call = Call("GET", f"/rest/x1/invoice/{path_value(accommodation)}/{path_value(invoice_id)}", timeout=timeout)
        return decode(Invoice, self._client.perform(call))

    def issue(
        self,
        accommodation: str | int,
        body: InvoiceRequest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Invoice:
        """Issue a proforma, an invoice of any sort or a receipt.

        Of the booking `refer` and of `reservations` what stands on no invoice or receipt yet: nights, cleaning,
        extras and city tax; then `items`. Without a `customer` it is addressed to `invoiceHolderId` of a
        reservation, else to the booker. Numbers have no gaps, for each series and year. An issued document never
        changes; a credit note takes it back. A CORRECTING_INVOICE names what it `corrects`, and its `items` are
        what is added or taken off. A SIMPLIFIED_INVOICE may come to as much as the law of the property's country
        allows.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/invoice/{accommodation}`
        """
        call = Call(
            "POST",
            f"/rest/x1/invoice/{path_value(accommodation)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Invoice, self._client.perform(call))

    def mail(
        self,
        accommodation: str | int,
        invoice_id: int,
        body: InvoiceMailRequest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> InvoiceMails:
        """Mail a document.

        To the addresses of `to`, else to its customers, as a PDF. The worker sends it at once and tries again for a
        day; the answer lists all mails of the document.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `invoice_id`: The document's id.

        `POST /rest/x1/invoice/{accommodation}/{invoiceId}/mail`
        """
        call = Call(
            "POST",
            f"/rest/x1/invoice/{path_value(accommodation)}/{path_value(invoice_id)}/mail",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(InvoiceMails, self._client.perform(call))

    def mails(self, accommodation: str | int, invoice_id: int, *, timeout: float | None = None) -> InvoiceMails:
        """List the mails of a document.

        To whom it was sent and how that ended, the oldest first.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `invoice_id`: The document's id.

        `GET /rest/x1/invoice/{accommodation}/{invoiceId}/mail`
        """
        call = Call(
            "GET", f"/rest/x1/invoice/{path_value(accommodation)}/{path_value(invoice_id)}/mail", timeout=timeout
        )
        return decode(InvoiceMails, self._client.perform(call))

    def settings(self, accommodation: str | int, *, timeout: float | None = None) -> InvoiceSettings:
        """Get what the property wants of its invoices.

        What was never set is shown as it holds by itself.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/x1/invoice/{accommodation}/settings`
        """
        call = Call("GET", f"/rest/x1/invoice/{path_value(accommodation)}/settings", timeout=timeout)
        return decode(InvoiceSettings, self._client.perform(call))


class AsyncInvoiceDesk(AsyncArea):
    """Issuing, printing, mailing and taking back invoices, and the Italian electronic invoice. Roomrack's own."""

    async def change_settings(
        self, accommodation: str | int, body: InvoiceSettings | Mapping[str, Any], *, timeout: float | None = None
    ) -> InvoiceSettings:
        """Change what the property wants of its invoices.

        `issuer` stands in the heading instead of what the property says of itself. `series` are letters before the
        number; proformas and summaries need their own. `firstNumbers` is where a series begins in a year in which
        nothing was issued in it. With `electronic` invoices and credit notes are FatturaPA, and refused when
        something is missing that the exchange asks for.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `PATCH /rest/x1/invoice/{accommodation}/settings`
        """
        call = Call("PATCH", f"/rest/x1/invoice/{path_value(accommodation)}/settings", json=body, timeout=timeout)
        return decode(InvoiceSettings, await self._client.perform(call))

    async def change_state(
        self,
        accommodation: str | int,
        invoice_id: int,
        body: InvoiceChange | Mapping[str, Any],
        *,
        timeout: float | None = None,
    ) -> Invoice:
        """Note that a document was paid, or where it is on its way.

        The document itself never changes. `fiscalInvoiceGroup` is for whoever hands electronic invoices to the
        exchange.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `invoice_id`: The document's id.

        `PATCH /rest/x1/invoice/{accommodation}/{invoiceId}`
        """
        call = Call(
            "PATCH",
            f"/rest/x1/invoice/{path_value(accommodation)}/{path_value(invoice_id)}",
            json=body,
            timeout=timeout,
        )
        return decode(Invoice, await self._client.perform(call))

    async def credit(
        self,
        accommodation: str | int,
        invoice_id: int,
        body: InvoiceCredit | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Invoice:
        """Take a document back.

        All that is left of it, or of `items`, counted from 0, an `amount` each. Never more than there is. What is
        gone wholly may be invoiced anew.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `invoice_id`: The document's id.

        `POST /rest/x1/invoice/{accommodation}/{invoiceId}/credit`
        """
        call = Call(
            "POST",
            f"/rest/x1/invoice/{path_value(accommodation)}/{path_value(invoice_id)}/credit",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Invoice, await self._client.perform(call))

    async def get(self, accommodation: str | int, invoice_id: int, *, timeout: float | None = None) -> Invoice:
        """Get one document.

        As `getInvoices` shows it.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `invoice_id`: The document's id.

        `GET /rest/x1/invoice/{accommodation}/{invoiceId}`
        """
        call = Call("GET", f"/rest/x1/invoice/{path_value(accommodation)}/{path_value(invoice_id)}", timeout=timeout)
        return decode(Invoice, await self._client.perform(call))

    async def issue(
        self,
        accommodation: str | int,
        body: InvoiceRequest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> Invoice:
        """Issue a proforma, an invoice of any sort or a receipt.

        Of the booking `refer` and of `reservations` what stands on no invoice or receipt yet: nights, cleaning,
        extras and city tax; then `items`. Without a `customer` it is addressed to `invoiceHolderId` of a
        reservation, else to the booker. Numbers have no gaps, for each series and year. An issued document never
        changes; a credit note takes it back. A CORRECTING_INVOICE names what it `corrects`, and its `items` are
        what is added or taken off. A SIMPLIFIED_INVOICE may come to as much as the law of the property's country
        allows.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `POST /rest/x1/invoice/{accommodation}`
        """
        call = Call(
            "POST",
            f"/rest/x1/invoice/{path_value(accommodation)}",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(Invoice, await self._client.perform(call))

    async def mail(
        self,
        accommodation: str | int,
        invoice_id: int,
        body: InvoiceMailRequest | Mapping[str, Any],
        *,
        idempotency_key: str | None = None,
        timeout: float | None = None,
    ) -> InvoiceMails:
        """Mail a document.

        To the addresses of `to`, else to its customers, as a PDF. The worker sends it at once and tries again for a
        day; the answer lists all mails of the document.

        Needs **READWRITE** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `invoice_id`: The document's id.

        `POST /rest/x1/invoice/{accommodation}/{invoiceId}/mail`
        """
        call = Call(
            "POST",
            f"/rest/x1/invoice/{path_value(accommodation)}/{path_value(invoice_id)}/mail",
            json=body,
            idempotency_key=idempotency_key,
            timeout=timeout,
        )
        return decode(InvoiceMails, await self._client.perform(call))

    async def mails(self, accommodation: str | int, invoice_id: int, *, timeout: float | None = None) -> InvoiceMails:
        """List the mails of a document.

        To whom it was sent and how that ended, the oldest first.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.
        `invoice_id`: The document's id.

        `GET /rest/x1/invoice/{accommodation}/{invoiceId}/mail`
        """
        call = Call(
            "GET", f"/rest/x1/invoice/{path_value(accommodation)}/{path_value(invoice_id)}/mail", timeout=timeout
        )
        return decode(InvoiceMails, await self._client.perform(call))

    async def settings(self, accommodation: str | int, *, timeout: float | None = None) -> InvoiceSettings:
        """Get what the property wants of its invoices.

        What was never set is shown as it holds by itself.

        Needs **READONLY** on **reservation**.

        `accommodation`: The property's id, a string of digits.

        `GET /rest/x1/invoice/{accommodation}/settings`
        """
        call = Call("GET", f"/rest/x1/invoice/{path_value(accommodation)}/settings", timeout=timeout)
        return decode(InvoiceSettings, await self._client.perform(call))
