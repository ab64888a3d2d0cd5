"""What a property wants of its check-in."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from roomrack.domain.offers.rules.citytax import Band, Plain

MIN_RETENTION_DAYS = 30
MAX_RETENTION_DAYS = 36_500
MAX_LINK_DAYS = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one property; what is None was never set."""

    city_tax: Plain | None = None
    """As the property's terms have it, where these can be said so; None where there is none too."""
    retention_days: int | None = None
    """How long people are kept after their last stay; for ever when None."""
    link_days: int | None = None
    """So many days before they arrive guests are mailed the link of the online check-in; never when None."""
    police_user: str | None = None
    police_automatic: bool = False
    """Whether arrivals are reported by themselves."""
    police_ready: bool = False
    """Whether the password and the key of the police's service are known."""


def bands_apart(bands: Sequence[Band]) -> bool:
    """Whether each age is in one band at most."""
    ordered = sorted(bands, key=lambda band: band.from_age)
    right = all(band.from_age <= band.to_age for band in ordered)
    return right and all(one.to_age < two.from_age for one, two in pairwise(ordered))
