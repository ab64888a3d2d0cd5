"""What the system refuses about properties."""

from roomrack.core.errors import RuleError


class CurrencyInUse(RuleError):
    """The property holds amounts in a currency with other decimals."""

    code = "currency_in_use"
    template = "The property has amounts in {currency}; it can't change to {wanted}, which has other decimals"
