"""What the guests of a reservation owe the city, by the rules of the property's terms (docs/algorithms/pricing.md)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from roomrack.core.money import digits, to_minor
from roomrack.core.stay import Stay
from roomrack.domain.offers.rules.citytax import city_tax
from roomrack.domain.offers.rules.party import Exemption, Party, Person
from roomrack.domain.offers.rules.terms import CityTax, Terms
from roomrack.domain.reservations.rules.extras import people_of
from roomrack.domain.reservations.rules.state import GUEST, Guest, Reservation

_EXCLUDING = ("exclude_city_tax", "exclude_city_tax_agency")


def tax_of_guest(rules: Sequence[CityTax], reservation: Reservation, guest: Guest, child_age: int) -> int:
    """What one guest owes for his own nights, in minor units."""
    if guest.checkout <= guest.checkin:
        return 0
    party = Party((_person(guest, child_age),))
    lines = city_tax(rules, reservation.product, Stay(guest.checkin, guest.checkout), party, reservation.currency)
    return sum(line.amount for line in lines)


def tourist_tax(terms: Terms, reservation: Reservation, places: int) -> int:
    """What all guests owe, in minor units: each who is written down for himself, and those who are not yet by rule.

    An amount that the booking states stands instead, and nothing is owed where it says so or gives a reason.
    """
    details = reservation.details
    if details.get("city_tax_price") is not None:
        return _minor(details["city_tax_price"], reservation.currency)
    if details.get("city_tax_zero") or details.get("city_tax_exemption"):
        return 0
    registered = [guest for guest in reservation.guests if guest.type == GUEST]
    total = 0
    for guest in registered:
        stated = guest.details.get("city_tax_price")
        if stated is not None:
            total += _minor(stated, reservation.currency)
        elif terms.city_taxes:
            total += tax_of_guest(terms.city_taxes, reservation, guest, terms.child_age)
    if not terms.city_taxes:
        return total
    people = people_of(reservation, places)
    young = sum(_is_child(guest) for guest in registered)
    adults = max(0, people.adults - (len(registered) - young))
    children = max(0, people.children - young)
    rest = Party((Person(),) * adults + (Person(terms.child_age, is_child=True),) * children)
    lines = city_tax(terms.city_taxes, reservation.product, reservation.stay, rest, reservation.currency)
    return total + sum(line.amount for line in lines)


def _person(guest: Guest, child_age: int) -> Person:
    born, reason = guest.details.get("birth_date"), guest.details.get("city_tax_exemption")
    young = _is_child(guest)
    return Person(
        **({"age": child_age} if young else {}),
        is_child=young,
        exemption=Exemption(reason) if reason else None,
        born=None if born is None else date.fromisoformat(born),
        exempt=any(guest.details.get(name) for name in _EXCLUDING),
    )


def _is_child(guest: Guest) -> bool:
    return guest.details.get("age_range") in ("CHILD", "BABY")


def _minor(amount: object, currency: str) -> int:
    """A stated amount, rounded to the decimals of the currency."""
    return to_minor(Decimal(str(amount)).quantize(Decimal(1).scaleb(-digits(currency))), currency)
