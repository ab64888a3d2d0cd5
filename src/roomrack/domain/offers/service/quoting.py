"""One stay in full: every charge, what is due when, and what cancelling costs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from roomrack.core.errors import RoomrackError, many
from roomrack.core.stay import Stay
from roomrack.domain.calendar import service as calendar
from roomrack.domain.calendar.rules import findings
from roomrack.domain.extras.rules import is_offered as extra_is_offered
from roomrack.domain.offers.errors import PartyTooLarge, UnknownOffer
from roomrack.domain.offers.rules.conditions import Conditions, conditions
from roomrack.domain.offers.rules.listing import Sellable
from roomrack.domain.offers.rules.party import Exemption, Party, Person, fits
from roomrack.domain.offers.rules.pricing import Asked, Quote, Taken, planned, price
from roomrack.domain.offers.service.searching import asked_of, offered
from roomrack.domain.offers.service.shop import named_by, shop_of
from roomrack.domain.products.errors import UnknownProduct
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.rateplans.rules import RatePlan
from roomrack.infra.db import ReadUnit


@dataclass(frozen=True, slots=True)
class Chosen:
    """An extra that a guest takes, and where in the request it stands."""

    id: int
    path: str
    quantity: int | None = None
    days: Collection[date] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A stay to be priced."""

    product: int
    stay: Stay
    people: Sequence[tuple[int | None, bool, Exemption | None]]
    """Each person's age, whether a child, and why no city tax is owed; a child's missing age is the property's."""
    plan: int | None = None
    extras: Sequence[Chosen] = ()
    discounts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """The answer. Without a price on every night there is no quote."""

    sellable: Sellable
    plan: RatePlan | None
    asked: Asked | None
    quote: Quote | None
    conditions: Conditions | None
    reasons: Sequence[RoomrackError]
    """What stands against it: the calendar's, then too many people."""


async def quote(unit: ReadUnit, place: Accommodation, question: Question) -> Priced:
    """What a stay costs. Raises, for all fields together, `UnknownProduct` and `UnknownOffer`."""
    shop = await shop_of(unit, place)
    one = shop.sellables.get(question.product)
    if one is None or one.id not in shop.catalog:
        raise UnknownProduct("$.product", question.product)
    stay = question.stay
    plan = next((each for each in offered(shop, one, stay) if each.id == question.plan), None)
    errors: list[RoomrackError] = []
    if question.plan is not None and plan is None:
        errors.append(UnknownOffer("$.ratePlan", "RatePlan", question.plan))
    for chosen in question.extras:
        extra = shop.extras.get(chosen.id)
        if extra is None or not extra_is_offered(extra, one.id, stay):
            errors.append(UnknownOffer(chosen.path, "Extra", chosen.id))
    if errors:
        raise many(errors)
    shown = await calendar.read(unit, place.id, place.currency, shop.catalog, [one.id], stay.arrival, stay.departure)
    party = _party(question, shop.house.terms.child_age)
    reasons = [calendar.refusal(found) for found in findings(shown, 0, stay, shop.today)]
    if not fits(party, one.adults, one.children):
        reasons.append(PartyTooLarge(adults=one.adults, children=one.children))
    nights = shown.price[0, :-1].tolist()
    if not all(nights):
        return Priced(sellable=one, plan=plan, asked=None, quote=None, conditions=None, reasons=reasons)
    bare = asked_of(shop, one, stay, nights, party, plan)
    taken = {each.extra.id: each for each in bare.extras}
    for chosen in question.extras:
        taken[chosen.id] = Taken(planned(shop.extras[chosen.id], plan), chosen.quantity, chosen.days)
    asked = Asked(
        product=bare.product,
        stay=stay,
        nights=nights,
        party=bare.party,
        plan=plan,
        extras=tuple(taken[id] for id in sorted(taken)),
        booked_on=shop.today,
        discounts=question.discounts,
        breakfast_included=bare.breakfast_included,
    )
    made = price(shop.house, asked)
    terms = conditions(shop.house, asked, made, shop.policies, named_by(one), shop.now)
    return Priced(sellable=one, plan=plan, asked=asked, quote=made, conditions=terms, reasons=reasons)


def _party(question: Question, child_age: int) -> Party:
    return Party(
        tuple(
            Person(exemption=off)
            if age is None and not child
            else Person(child_age if age is None else age, child, off)
            for age, child, off in question.people
        )
    )
