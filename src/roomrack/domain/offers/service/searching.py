"""What can be sold for some dates and people (docs/contract.md 7, docs/algorithms/pricing.md)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from roomrack.core.stay import Stay
from roomrack.domain.calendar import service as calendar
from roomrack.domain.calendar.errors import TooManyRoomDays
from roomrack.domain.calendar.rules import Columns, Finding, Obstacle, findings, hindered
from roomrack.domain.offers.rules.conditions import Conditions, conditions
from roomrack.domain.offers.rules.listing import Filter, Sellable, hidden, looked_at
from roomrack.domain.offers.rules.party import Party, fitted, party_of
from roomrack.domain.offers.rules.pricing import Asked, Quote, obligatory, price
from roomrack.domain.offers.service.shop import Shop, named_by, shop_of
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.rateplans.rules import RatePlan, is_offered
from roomrack.infra.db import ReadUnit

MAX_ROOM_DAYS = 150_000
"""As many as one reading of the calendar takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is searched for."""

    stay: Stay
    adults: int | None = None
    """None: each product is priced for the adults that it is for."""
    children: int = 0
    ages: Sequence[int] = ()
    """Of children, as far as they are known."""
    ids: frozenset[int] | None = None
    check_availability: bool = True
    discounts: bool = True
    show_hidden: bool = False
    show_rates: bool = True
    ignore_greater: bool = False
    show_lower: bool = False
    limit: int = MAX_ROOM_DAYS
    """How many days of all products together are read at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A product for a stay, under a plan or none: its price if it has one, and what stands against it."""

    sellable: Sellable
    plan: RatePlan | None
    guests: int
    left: int
    min_stay: int
    max_stay: int
    against: Sequence[Finding]
    quote: Quote | None
    conditions: Conditions | None


async def search(unit: ReadUnit, place: Accommodation, wanted: Search) -> list[Offer]:
    """The offers of a property, by product, without a plan first and then by plan. Raises `TooManyRoomDays`."""
    shop = await shop_of(unit, place)
    party = party_for(shop, wanted.adults, wanted.children, wanted.ages)
    chosen = looked_at(
        (one for one in shop.sellables.values() if one.id in shop.catalog),
        Filter(
            ids=wanted.ids,
            party=party,
            show_hidden=wanted.show_hidden,
            show_rates=wanted.show_rates,
            ignore_greater=wanted.ignore_greater,
            show_lower=wanted.show_lower,
        ),
    )
    if not chosen:
        return []
    stay = wanted.stay
    require_few(len(chosen) * len(stay), wanted.limit)
    shown = await calendar.read(
        unit, place.id, place.currency, shop.catalog, [one.id for one in chosen], stay.arrival, stay.departure
    )
    closed: list[bool] = hindered(shown, stay, shop.today).tolist()
    against = [_against(shown, row, wanted, shop) if closed[row] else [] for row in range(len(chosen))]
    if not wanted.show_hidden:
        gone = hidden(
            {one.id: one for one in chosen}, [one.id for one, found in zip(chosen, against, strict=True) if not found]
        )
    else:
        gone = set()
    left = np.min(shown.available[:, :-1], axis=1).tolist()
    prices = shown.price[:, :-1]
    priced: list[bool] = np.all(prices > 0, axis=1).tolist()
    nights = prices.tolist()
    least, most = shown.min_stay[:, 0].tolist(), shown.max_stay[:, 0].tolist()
    offers: list[Offer] = []
    for row, one in enumerate(chosen):
        if one.id in gone:
            continue
        there = fitted(party, one.adults, one.children) if party is not None else party_of(one.adults, ())
        plans = offered(shop, one, stay) if wanted.show_rates and not against[row] else []
        for plan in (None, *plans):
            quote = terms = None
            if priced[row]:
                asked = asked_of(shop, one, stay, nights[row], there, plan, discounts=wanted.discounts)
                quote = price(shop.house, asked)
                terms = conditions(shop.house, asked, quote, shop.policies, named_by(one), shop.now)
            offers.append(
                Offer(
                    sellable=one,
                    plan=plan,
                    guests=len(there.people),
                    left=left[row],
                    min_stay=least[row],
                    max_stay=most[row],
                    against=against[row],
                    quote=quote,
                    conditions=terms,
                )
            )
    return offers


def require_few(room_days: int, limit: int = MAX_ROOM_DAYS) -> None:
    """Refuse what would read more days of products than `limit`. Raises `TooManyRoomDays`."""
    if room_days > limit:
        raise TooManyRoomDays("checkout", limit=limit, asked=room_days)


def party_for(shop: Shop, adults: int | None, children: int, ages: Sequence[int]) -> Party | None:
    """Who is to stay, children of unknown age as the property takes them to be; None when nobody was named."""
    if adults is None and not children:
        return None
    unknown = [shop.house.terms.child_age] * (children - len(ages))
    return party_of(0 if adults is None else adults, [*ages, *unknown])


def offered(shop: Shop, one: Sellable, stay: Stay) -> list[RatePlan]:
    """The plans under which a product is offered for a stay, in order."""
    return [plan for plan in shop.plans if is_offered(plan, one.id, stay, shop.place.zone, cross=shop.crosses)]


def asked_of(
    shop: Shop,
    one: Sellable,
    stay: Stay,
    nights: Sequence[int],
    party: Party,
    plan: RatePlan | None,
    *,
    discounts: bool = True,
) -> Asked:
    """A stay as it is priced, with the extras that it has to take."""
    return Asked(
        product=one.id,
        stay=stay,
        nights=nights,
        party=party,
        plan=plan,
        extras=obligatory(shop.extras, plan, one.id, stay) if shop.extras else (),
        booked_on=shop.today,
        discounts=discounts,
        breakfast_included=one.breakfast_included,
    )


def _against(shown: Columns, row: int, wanted: Search, shop: Shop) -> list[Finding]:
    found = findings(shown, row, wanted.stay, shop.today)
    if wanted.check_availability:
        return found
    return [one for one in found if one.obstacle is not Obstacle.SOLD_OUT]
