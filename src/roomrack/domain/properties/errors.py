"""What the system refuses about properties."""

from roomrack.core.errors import Forbidden, ParamsError, RuleError


class CurrencyInUse(RuleError):
    """The property holds amounts in a currency with other decimals."""

    code = "currency_in_use"
    template = "The property has amounts in {currency}; it can't change to {wanted}, which has other decimals."


class NotYourNetwork(ParamsError):
    """The network does not exist, or belongs to another application."""

    code = "not_your_network"
    template = "There is no network of this name that is yours."

    def __init__(self) -> None:
        """The element is the contract's, whatever the field was called."""
        super().__init__("$.networkName")


class InAnotherNetwork(RuleError):
    """A property stands in at most one network."""

    code = "in_another_network"
    template = "The property {accommodation} already stands in another network."


class NoMaster(Forbidden):
    """The property that is billed for this one was not granted to the caller."""

    code = "master_not_granted"
    template = "The property that is billed for this one was not granted to you."
