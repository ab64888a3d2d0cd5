"""What offers refuse.

ParamsError
├── UnknownCurrency, TermsReversed, OneOfTwo
RuleError
├── NoExchangeRate
└── NamedByTerms
UnknownReference
└── UnknownOffer
NotBookable (reasons that are told, never raised)
└── PartyTooLarge, NotShown, HiddenByOthers
"""

from roomrack.core.errors import NotBookable, ParamsError, RuleError, UnknownReference


class UnknownCurrency(ParamsError):
    """A currency that ISO 4217 does not know."""

    code = "unknown_currency"
    template = "This is not a currency of ISO 4217; send a three-letter code, such as EUR."


class TermsReversed(ParamsError):
    """The upper end of a span of a discount or city tax is below its lower end."""

    code = "terms_reversed"
    template = "This must not be below {least}."


class OneOfTwo(ParamsError):
    """A discount with both a percentage and an amount, or with neither."""

    code = "discount_one_of_two"
    template = "A discount has either a percentage or an amount."


class NoExchangeRate(RuleError):
    """A currency for which the server has no rate."""

    code = "no_exchange_rate"
    template = "There is no exchange rate between {source} and {target} on this server."


class NamedByTerms(RuleError):
    """A product that a discount or city tax of its property is for."""

    code = "named_by_terms"
    template = "A discount or city tax of the property names this product."


class UnknownOffer(UnknownReference):
    """A plan or extra that a quote names and that is not offered for this stay, or does not exist."""

    code = "unknown_offer"
    template = "{kind} {id} is not offered for this stay."

    def __init__(self, element: str, kind: str, id: int) -> None:
        """`kind` is what was named, such as `RatePlan`."""
        super().__init__(element, kind=kind, id=id)


class PartyTooLarge(NotBookable):
    """More people than there are places."""

    code = "not_bookable_party"
    template = "Too many people: there are places for {adults} adults and {children} children."


class NotShown(NotBookable):
    """The booking engine does not show the product."""

    code = "not_bookable_not_shown"
    template = "Hidden: the booking engine is switched off for this product."


class HiddenByOthers(NotBookable):
    """The product is hidden while others can be booked."""

    code = "not_bookable_hidden"
    template = "Hidden: it is not shown while {products} can be booked."
