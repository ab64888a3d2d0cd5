"""What search, quotes and explanations read of a property, once a call."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from roomrack.core.money import MAX_MINOR, digits
from roomrack.domain.extras import service as extras
from roomrack.domain.extras.rules import Criteria, Extra
from roomrack.domain.offers import repository
from roomrack.domain.offers.rules.conditions import Named
from roomrack.domain.offers.rules.listing import Sellable
from roomrack.domain.offers.rules.pricing import House, rounded
from roomrack.domain.offers.rules.terms import Terms
from roomrack.domain.policies import service as policies
from roomrack.domain.policies.rules import Policy
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Catalog, Listing
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.rateplans import service as rateplans
from roomrack.domain.rateplans.rules import RatePlan
from roomrack.infra.db import ReadUnit
from roomrack.infra.keeping import Kept

_kept: Kept[int, Mapping[int, Sellable]] = Kept(20_000)
"""What is sellable, by property. The limit is in products."""
_MANY = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """A property as it sells now."""

    place: Accommodation
    house: House
    now: datetime
    today: date
    """The property's local day."""
    catalog: Catalog
    sellables: Mapping[int, Sellable]
    plans: Sequence[RatePlan]
    """In the order in which they are shown."""
    crosses: bool
    """Whether stays may cross the edges of plans."""
    extras: Mapping[int, Extra]
    policies: Sequence[Policy]


async def shop_of(unit: ReadUnit, place: Accommodation) -> Shop:
    """All that a price needs to know of a property beside its calendar."""
    now = unit.now(place.id)
    found, _ = await extras.find(unit, Criteria(accommodations=[place.id], enabled=True), limit=_MANY, offset=0)
    return Shop(
        place=place,
        house=house_of(place, await repository.terms(unit, place.id)),
        now=now,
        today=place.day_of(now),
        catalog=await products.catalog_of(unit, place),
        sellables=await sellables_of(unit, place),
        plans=await rateplans.plans(unit, place.id),
        crosses=bool(place.details.get("clpms", {}).get("activeRatePlanCross")),
        extras={extra.id: extra for extra in found},
        policies=await policies.find(unit, place.id),
    )


def house_of(place: Accommodation, terms: Terms) -> House:
    """What a property asks of every stay, by its own fields."""
    details = place.details
    included = details.get("taxIncluded")
    return House(
        currency=place.currency,
        zone=place.zone,
        vat=Decimal(str(details.get("taxes") or 0)),
        vat_included=True if included is None else bool(included),
        cleaning=_minor(details.get("cleaningCost"), place.currency),
        breakfast=_minor(details.get("breakfastPrice"), place.currency),
        breakfast_included=bool(details.get("breakfastIncluded")),
        terms=terms,
    )


def named_by(sellable: Sellable) -> Named:
    """What a product says of paying and cancelling."""
    return Named(sellable.payment_policy, sellable.cancellation_policy, sellable.not_refundable)


def _minor(amount: Any, currency: str) -> int:
    """An amount of a field whose decimals nobody checked, rounded halves up."""
    if not amount:
        return 0
    exact = Decimal(str(amount)).scaleb(digits(currency))
    return min(MAX_MINOR, rounded(Fraction(exact)))


async def sellables_of(unit: ReadUnit, place: Accommodation) -> Mapping[int, Sellable]:
    """What a property sells, by id; mostly without asking the database."""
    kept = _kept.find(place.id, place.products_version)
    if kept is None:
        kept = {listing.id: _sellable(listing) for listing in await products.find(unit, place.id)}
        if await properties.is_current(unit, place):
            _kept.keep(place.id, place.products_version, kept)
    return kept


def _sellable(listing: Listing) -> Sellable:
    details = listing.details
    return Sellable(
        id=listing.id,
        name=listing.product.name,
        is_base=listing.product.parent is None,
        adults=listing.product.adults,
        children=listing.children or 0,
        visible=details.get("bookingEngine") is not False,
        hides=frozenset(details.get("hideRooms") or ()),
        breakfast_included=bool(details.get("breakfastIncluded")),
        not_refundable=bool(details.get("notRefundable")),
        payment_policy=details.get("paymentPolicyId"),
        cancellation_policy=details.get("cancellationPolicyId"),
    )
