"""Use cases of offers.

- `searching` what can be sold, and what it costs · `why` why a stay can't be booked
- `quoting` one stay in full · `terms` discounts and city taxes · `exchanging` other currencies
- `shop` what is read once for all of these · `selling` what holds for stays that were sold
"""

from roomrack.domain.offers.service.exchanging import conversion_to, load_rates, rates
from roomrack.domain.offers.service.quoting import Chosen, Priced, Question, quote
from roomrack.domain.offers.service.searching import MAX_ROOM_DAYS, Offer, Search, search
from roomrack.domain.offers.service.selling import Selling, selling_of
from roomrack.domain.offers.service.terms import holds_amounts, product_guard, set_terms, terms_of
from roomrack.domain.offers.service.why import Verdict, why_not

__all__ = [
    "MAX_ROOM_DAYS",
    "Chosen",
    "Offer",
    "Priced",
    "Question",
    "Search",
    "Selling",
    "Verdict",
    "conversion_to",
    "holds_amounts",
    "load_rates",
    "product_guard",
    "quote",
    "rates",
    "search",
    "selling_of",
    "set_terms",
    "terms_of",
    "why_not",
]
