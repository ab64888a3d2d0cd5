"""Offers on the wire: `shapes` what goes out, `bodies` what comes in."""

from roomrack.domain.offers.wire.bodies import MAX_NIGHTS, MAX_PEOPLE, QuoteBody, TermsBody
from roomrack.domain.offers.wire.shapes import Showing, priced, result, terms, verdict

__all__ = [
    "MAX_NIGHTS",
    "MAX_PEOPLE",
    "QuoteBody",
    "Showing",
    "TermsBody",
    "priced",
    "result",
    "terms",
    "verdict",
]
