"""Up to which amount an invoice may be a simplified one: without the name and address of the customer."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from roomrack.domain.invoices.rules.fatturapa.pieces import UNION


@dataclass(frozen=True, slots=True)
class Limit:
    """The highest amount, VAT included."""

    amount: Decimal
    currency: str


_LIMITS: Mapping[str, Limit] = {
    "AT": Limit(Decimal(400), "EUR"),
    "CH": Limit(Decimal(400), "CHF"),
    "DE": Limit(Decimal(250), "EUR"),
    "ES": Limit(Decimal(400), "EUR"),
    "GB": Limit(Decimal(250), "GBP"),
    "IT": Limit(Decimal(400), "EUR"),
}
"""By country of the property: UStG 11 (6) (AT), MWSTV 57 (CH), UStDV 33 (DE), Real Decreto 1619/2012 4.1.a (ES), VAT
Regulations 1995 reg. 16A (GB), DM 10 May 2019 (IT)."""
_UNION = Limit(Decimal(100), "EUR")
"""What every member of the European Union allows (directive 2006/112/EC, article 220a)."""


def simplified(country: str | None) -> Limit | None:
    """The limit in a country; None where no such invoices are known here."""
    code = (country or "").upper()
    return _LIMITS.get(code, _UNION if code in UNION else None)
