"""Special offers and pre-approvals."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from babel.dates import format_date

from roomrack.domain.chat.rules.state import OfferType

LIFE = timedelta(hours=24)
"""How long a guest can take one: ours."""

_TEXTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "SPECIAL_OFFER": "We have a special offer for you: {nights} night(s) from {start} for {price} {currency}.",
        "PREAPPROVAL": "Your stay is approved in advance: {nights} night(s) from {start}. You can book it now.",
        "PREAPPROVAL_PLAIN": "Your request is approved in advance. You can book it now.",
        "WITHDRAWN": "Our offer of {start} is no longer available.",
        "WITHDRAWN_PLAIN": "Our offer is no longer available.",
    },
    "it": {
        "SPECIAL_OFFER": "Abbiamo un'offerta speciale per te: {nights} notte/i dal {start} a {price} {currency}.",
        "PREAPPROVAL": "Il tuo soggiorno è preapprovato: {nights} notte/i dal {start}. Puoi prenotarlo ora.",
        "PREAPPROVAL_PLAIN": "La tua richiesta è preapprovata. Puoi prenotare ora.",
        "WITHDRAWN": "La nostra offerta del {start} non è più disponibile.",
        "WITHDRAWN_PLAIN": "La nostra offerta non è più disponibile.",
    },
}


def words(type: OfferType, terms: Mapping[str, Any], language: str | None) -> str:
    """What a guest is told of an offer."""
    return _words(type.value, terms, language)


def withdrawal(terms: Mapping[str, Any], language: str | None) -> str:
    """What a guest is told when an offer ends."""
    return _words("WITHDRAWN", terms, language)


def _words(kind: str, terms: Mapping[str, Any], language: str | None) -> str:
    code = (language or "").lower()
    code = code if code in _TEXTS else "en"
    if "startDate" not in terms:
        return _TEXTS[code].get(f"{kind}_PLAIN", _TEXTS[code][kind])
    return _TEXTS[code][kind].format(
        nights=terms.get("nights", 1),
        start=format_date(date.fromisoformat(terms["startDate"]), "long", locale=code),
        price=terms.get("totalPrice", ""),
        currency=terms.get("nativeCurrency", ""),
    )
