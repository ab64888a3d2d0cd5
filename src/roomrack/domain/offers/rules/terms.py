"""What a property sets for its offers: discounts and city taxes (docs/algorithms/pricing.md). The wire knows none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from roomrack.domain.offers.rules.party import Exemption

CHILD_AGE = 10
"""How old a child of unknown age is taken to be, until the property says otherwise (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discount:
    """Something off the price of the room, for stays of some length, in some season, booked so long ahead."""

    id: int
    """Its position among the property's, from 1."""
    name: str
    description: str | None = None
    percent: Decimal | None = None
    amount: Decimal | None = None
    """In the property's currency, for the whole stay; one of the two is set."""
    min_nights: int = 1
    max_nights: int | None = None
    min_days_ahead: int = 0
    """Local days from the booking to the arrival."""
    max_days_ahead: int | None = None
    arrival_from: date | None = None
    arrival_to: date | None = None
    """Local days of arrival, both included."""
    room_ids: tuple[int, ...] = ()
    """The products that it is for; none means all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CityTax:
    """What a city asks for a person and night. The first of a property's that fits a person and night counts."""

    id: int
    """Its position among the property's, from 1."""
    name: str
    amount: Decimal
    """In the property's currency."""
    from_age: int = 0
    to_age: int | None = None
    """Whole years, both included."""
    max_nights: int | None = None
    """Only the first nights of a stay are taxed."""
    date_from: date | None = None
    date_to: date | None = None
    """The local days whose nights are taxed, both included."""
    room_ids: tuple[int, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    """The reasons that it lets off; none means all."""


@dataclass(frozen=True, slots=True)
class Terms:
    """All that a property has set."""

    discounts: Sequence[Discount] = ()
    city_taxes: Sequence[CityTax] = ()
    child_age: int = CHILD_AGE


NO_TERMS = Terms()
"""Of a property that has set nothing."""
