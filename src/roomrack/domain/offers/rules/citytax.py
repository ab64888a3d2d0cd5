"""What each person owes a city (docs/algorithms/pricing.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from roomrack.core.money import to_minor
from roomrack.core.stay import Stay
from roomrack.domain.offers.rules.party import Party, Person
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
            rule = next((one for one in here if _covers(one, night, person.age)), None)
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
    return person.exemption is not None and (not rule.exemptions or person.exemption in rule.exemptions)
