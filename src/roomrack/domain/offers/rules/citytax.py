"""What each person owes a city (docs/algorithms/pricing.md): in a search, in a stay and at the check-in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from roomrack.core.money import to_minor
from roomrack.core.stay import Stay
from roomrack.domain.offers.rules.party import ADULT_AGE, Party, Person
from roomrack.domain.offers.rules.terms import CityTax


@dataclass(frozen=True, slots=True)
class TaxLine:
    """What one rule asks: so many nights of people at so much, in minor units."""

    rule: int
    name: str
    nights: int
    """Nights of all people together."""
    each: int
    amount: int


def city_tax(rules: Sequence[CityTax], product: int, stay: Stay, party: Party, currency: str) -> tuple[TaxLine, ...]:
    """What a stay owes, a line for each rule that asks for something.

    For each person and night the first rule counts whose products, days and ages fit; it asks for nothing after its
    last night or when it lets the person off, and no later rule does instead.
    """
    here = [rule for rule in rules if not rule.room_ids or product in rule.room_ids]
    if not here:
        return ()
    counted: dict[int, int] = {}
    nights = stay.nights
    for person, times in _alike(party):
        for number, night in enumerate(nights):
            rule = next((one for one in here if _covers(one, night, person.age_on(night))), None)
            if rule is not None and (rule.max_nights is None or number < rule.max_nights) and not _off(rule, person):
                counted[rule.id] = counted.get(rule.id, 0) + times
    return tuple(
        TaxLine(rule.id, rule.name, counted[rule.id], each, each * counted[rule.id])
        for rule in here
        if rule.id in counted and (each := to_minor(rule.amount, currency))
    )


def _alike(party: Party) -> list[tuple[Person, int]]:
    found: dict[Person, int] = {}
    for person in party.people:
        found[person] = found.get(person, 0) + 1
    return list(found.items())


def _covers(rule: CityTax, night: date, age: int) -> bool:
    return (
        rule.from_age <= age
        and (rule.to_age is None or age <= rule.to_age)
        and (rule.date_from is None or rule.date_from <= night)
        and (rule.date_to is None or night <= rule.date_to)
    )


def _off(rule: CityTax, person: Person) -> bool:
    return person.exempt or (
        person.exemption is not None and (not rule.exemptions or person.exemption in rule.exemptions)
    )


OLDEST = 150
"""The last age of which anything is said."""
NAME = "City tax"


@dataclass(frozen=True, slots=True)
class Band:
    """Ages with an amount of their own, both ends included, in whole years."""

    from_age: int
    to_age: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Plain:
    """City tax as the settings of the check-in say it: an amount for each person and night, and others by age."""

    amount: Decimal
    max_nights: int | None = None
    bands: tuple[Band, ...] = ()


def rules_of(plain: Plain) -> tuple[CityTax, ...]:
    """The same as rules of the property's terms: the bands first, then everybody."""
    bands = [
        CityTax(
            id=number,
            name=NAME,
            amount=band.amount,
            from_age=band.from_age,
            to_age=band.to_age,
            max_nights=plain.max_nights,
        )
        for number, band in enumerate(plain.bands, 1)
    ]
    return (*bands, CityTax(id=len(bands) + 1, name=NAME, amount=plain.amount, max_nights=plain.max_nights))


def plain_of(rules: Sequence[CityTax]) -> Plain | None:
    """Rules of the terms as the check-in says them; None for no rules, and for rules that it has no words for.

    Those are rules of seasons, products or exemptions, and rules with different numbers of nights.
    """
    asking = [rule for rule in rules if rule.amount]
    if not rules or any(rule.date_from or rule.date_to or rule.room_ids or rule.exemptions for rule in rules):
        return None
    if len({rule.max_nights for rule in asking}) > 1:
        return None
    by_age = [_at_age(rules, age) for age in range(OLDEST + 1)]
    plain = by_age[ADULT_AGE]
    bands: list[Band] = []
    for age, amount in enumerate(by_age):
        if amount == plain:
            continue
        if bands and bands[-1].to_age == age - 1 and bands[-1].amount == amount:
            bands[-1] = Band(bands[-1].from_age, age, amount)
        else:
            bands.append(Band(age, age, amount))
    return Plain(plain, asking[0].max_nights if asking else None, tuple(bands))


def _at_age(rules: Sequence[CityTax], age: int) -> Decimal:
    found = (rule.amount for rule in rules if rule.from_age <= age and (rule.to_age is None or age <= rule.to_age))
    return next(found, Decimal(0))
