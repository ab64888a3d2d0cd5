"""What is refused about payments (docs/contract.md 8)."""

from roomrack.core.errors import Forbidden, NotFound, ParamsError, RuleError

KIND = "Payment"
"""What a missing payment is called in `element`."""


class PaymentNotFound(NotFound):
    """The payment of the path does not exist, or is another reservation's or property's."""

    code = "payment_not_found"
    template = "{kind} {payment} not found."

    def __init__(self, payment: int) -> None:
        """`payment` is the id that was asked for."""
        super().__init__(KIND, payment=payment)


class MoneyWrong(ParamsError):
    """An amount that the reservation's currency can't have, or one below 0 where none can be."""

    code = "payment_amount"
    template = "This must be an amount with at most {digits} decimals, as {currency} has, and not below {least}."


class PlanIncomplete(ParamsError):
    """A planned payment without its amount, or an amount without its time."""

    code = "payment_plan"
    template = "A planned payment needs a scheduledTime and a scheduledAmount above 0."


class BalanceNegative(RuleError):
    """More would have gone back than came in."""

    code = "payment_balance"
    template = "More would be given back than was paid: {balance} {currency}."


class PaymentSettled(RuleError):
    """A processor has moved the money, so the entry can't be deleted or its amounts changed."""

    code = "payment_settled"
    template = "Payment {payment} was taken by {processor}; give the money back instead."


class PaymentInvoiced(RuleError):
    """The payment stands in an invoice."""

    code = "payment_invoiced"
    template = "Payment {payment} stands in an invoice, so it can't be deleted, moved or given another amount."


class PaymentBusy(RuleError):
    """The processor was asked and has not answered, or the guest must confirm."""

    code = "payment_busy"
    template = "Payment {payment} is with the processor; wait until that is over."


class PaymentOfPolicy(RuleError):
    """A payment that a policy plans belongs to the reservation that the policy is about."""

    code = "payment_of_policy"
    template = "Payment {payment} is planned by policy {policy}, so it can't be moved."


class RefundTooHigh(RuleError):
    """More than is left of a payment."""

    code = "refund_too_high"
    template = "At most {left} {currency} of payment {payment} can go back."


class NotPlanned(RuleError):
    """A payment that is not to be taken by a processor."""

    code = "payment_not_planned"
    template = "Payment {payment} is not planned, so it can't be charged."


class ProcessorMissing(RuleError):
    """The property has no processor that could move money."""

    code = "processor_missing"
    template = "The property has no payment processor."


class CardMissing(RuleError):
    """The reservation has no card that a processor keeps."""

    code = "stored_card_missing"
    template = "Reservation {reservation} has no stored card."


class ProcessorInSandbox(RuleError):
    """Nothing of a sandbox property leaves the server."""

    code = "processor_in_sandbox"
    template = "A sandbox property takes payments with DUMMY_PROCESSOR only."


class NoticeRefused(Forbidden):
    """A notice that the processor has not signed."""

    code = "payment_notice"
    template = "The signature of this notice is not the processor's."
