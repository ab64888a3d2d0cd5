"""What a property wants of its check-in."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from roomrack.domain.guests.rules.citytax import Band, CityTax

MIN_RETENTION_DAYS = 30
MAX_RETENTION_DAYS = 36_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one property; what is None was never set."""

    city_tax: CityTax | None = None
    retention_days: int | None = None
    """How long people are kept after their last stay; for ever when None."""
    police_user: str | None = None
    police_automatic: bool = False
    """Whether arrivals are reported by themselves."""
    police_ready: bool = False
    """Whether the password and the key of the police's service are known."""


def stored(tax: CityTax | None) -> dict[str, Any] | None:
    """A rule as JSON, amounts as text."""
    if tax is None:
        return None
    bands = [{"from_age": band.from_age, "to_age": band.to_age, "amount": str(band.amount)} for band in tax.bands]
    return {"amount": str(tax.amount), "max_nights": tax.max_nights, "bands": bands}


def loaded(value: Mapping[str, Any] | None) -> CityTax | None:
    """The reverse of `stored`."""
    if value is None:
        return None
    bands = tuple(Band(band["from_age"], band["to_age"], Decimal(band["amount"])) for band in value["bands"])
    return CityTax(Decimal(value["amount"]), value["max_nights"], bands)
