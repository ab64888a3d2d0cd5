"""What is refused about invoices."""

from roomrack.core.errors import FieldMissing, NotFound, ParamsError, RuleError, UnknownReference

KIND = "Invoice"
"""What a missing document is called in `element`."""
RESERVATION = "Reservation"
GUEST = "Guest"


class InvoiceNotFound(NotFound):
    """The document of the path does not exist, or is another property's."""

    code = "invoice_not_found"
    template = "{kind} {invoice} not found."

    def __init__(self, invoice: int) -> None:
        """`invoice` is the id that was asked for."""
        super().__init__(KIND, invoice=invoice)


class UnknownInvoicedReservation(UnknownReference):
    """An id in a body that names no reservation of this property."""

    code = "unknown_invoiced_reservation"
    template = "{kind} {reservation} not found."

    def __init__(self, element: str, reservation: int) -> None:
        """`element` is the JSON path of the id."""
        super().__init__(element, kind=RESERVATION, reservation=reservation)


class UnknownCustomer(UnknownReference):
    """An id in a body that names nobody in the registry of this property."""

    code = "unknown_customer"
    template = "{kind} {guest} not found."

    def __init__(self, element: str, guest: int) -> None:
        """`element` is the JSON path of the id."""
        super().__init__(element, kind=GUEST, guest=guest)


class InvoiceDatesReversed(ParamsError):
    """The interval ends before it begins."""

    code = "invoice_dates_reversed"
    template = "The interval ends before it begins."


class CustomerMissing(FieldMissing):
    """Nobody is named whom the document could be addressed to."""

    code = "invoice_customer_missing"
    template = "Nobody is named whom this document is addressed to."


class NothingToInvoice(RuleError):
    """No charge is left, and no item was sent."""

    code = "nothing_to_invoice"
    template = "Nothing is left to put on this document."


class TwoCurrencies(RuleError):
    """The reservations have different currencies."""

    code = "two_currencies"
    template = "These reservations have different currencies, so that they need documents of their own."


class NetPricesOfReservation(ParamsError):
    """What a reservation owes has VAT in it, so it can't stand beside items without."""

    code = "net_prices_of_reservation"
    template = "What reservations owe includes VAT. Send items that include it too, or issue them by themselves."


class SecondHeadingMissing(RuleError):
    """A double heading without two addressees."""

    code = "second_heading_missing"
    template = (
        "The booking names only one person, and nobody else who pays. Set invoiceHolderId or agencyId of a reservation "
        "to somebody of the registry of guests."
    )


class NegativeInvoice(RuleError):
    """The items sum to less than nothing."""

    code = "negative_invoice"
    template = "The items sum to {gross} {currency}. A credit note takes money back."


class NatureMissing(ParamsError):
    """A line with VAT that says why none is owed, or the reverse."""

    code = "vat_nature"
    template = "A nature is for items without VAT."


class AmountTooLarge(ParamsError):
    """An amount beyond what is kept exactly."""

    code = "invoice_amount_too_large"
    template = "This amount is too large."


class SeriesShared(RuleError):
    """A series of documents that are not for the tax office is used by others too."""

    code = "series_shared"
    template = "Proformas and summaries need a series of their own."


class SeriesFull(RuleError):
    """A series has no numbers left in its year."""

    code = "series_full"
    template = "Series {series} has no numbers left in {year}."


class NotCreditable(RuleError):
    """Only invoices and receipts can be taken back."""

    code = "not_creditable"
    template = "Only invoices and receipts can be taken back by a credit note."


class NothingToCredit(RuleError):
    """Everything was taken back already."""

    code = "nothing_to_credit"
    template = "Nothing is left of this document to take back."


class UnknownCreditItem(ParamsError):
    """An item that the document does not have, or that was named twice."""

    code = "unknown_credit_item"
    template = "The document has no item {item}, or it was named twice."


class CreditTooLarge(RuleError):
    """More is to be taken back than is left of an item."""

    code = "credit_too_large"
    template = "Only {left} {currency} are left of item {item}."


class SimplifiedTooLarge(RuleError):
    """A simplified invoice over the amount that the law of the property's country allows."""

    code = "simplified_too_large"
    template = "A simplified invoice may come to {limit} {currency} at most, VAT included; this comes to {gross}."


class SimplifiedUnknown(RuleError):
    """No law of simplified invoices is known of the property's country, or none in this currency."""

    code = "simplified_unknown"
    template = "No simplified invoices in {currency} are known here in the property's country. Issue an invoice."


class CorrectedMissing(FieldMissing):
    """A correcting invoice that names nothing that it corrects."""

    code = "corrected_missing"
    template = "A correcting invoice names the invoice that it corrects."


class CorrectsNothing(ParamsError):
    """A document that corrects nothing names one to correct, or a correction names reservations."""

    code = "corrects_nothing"
    template = "Only a CORRECTING_INVOICE corrects an invoice, and it takes items, no reservations."


class UnknownCorrected(UnknownReference):
    """An id in a body that names no document of this property."""

    code = "unknown_corrected_invoice"
    template = "{kind} {invoice} not found."

    def __init__(self, element: str, invoice: int) -> None:
        """`element` is the JSON path of the id."""
        super().__init__(element, kind=KIND, invoice=invoice)


class NotCorrectable(RuleError):
    """Only invoices are corrected by another invoice."""

    code = "not_correctable"
    template = "Only invoices are corrected by a correcting invoice. Take a receipt back by a credit note."


class FiscalDataWrong(RuleError):
    """The electronic invoice would break a rule of its format."""

    code = "fiscal_data_wrong"
    template = "The electronic invoice would be refused: {field}: {problem}"


class NotElectronic(RuleError):
    """A document that does not go to the tax office's exchange."""

    code = "not_electronic"
    template = "This document is not an electronic invoice."


class RecipientMissing(FieldMissing):
    """Nobody is named to whom the mail goes, and the customer has no address."""

    code = "invoice_recipient_missing"
    template = "The customer has no e-mail address; name one."
