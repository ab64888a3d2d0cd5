"""Who stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ADULT_AGE = 30
"""How old an adult of unknown age is taken to be (ours): in the band that pays most everywhere."""


class Exemption(StrEnum):
    """Why somebody owes no city tax."""

    TOO_YOUNG_RANGE1 = "TOO_YOUNG_RANGE1"
    TOO_YOUNG_RANGE2 = "TOO_YOUNG_RANGE2"
    TOO_OLD = "TOO_OLD"
    HOSPITALISED = "HOSPITALISED"
    HOSPITAL_HELPER = "HOSPITAL_HELPER"
    PATIENT_PARENT = "PATIENT_PARENT"
    POLICE = "POLICE"
    DRIVER = "DRIVER"
    TURIST_GUIDE = "TURIST_GUIDE"
    LONG_STAY = "LONG_STAY"
    STUDY_RELATED = "STUDY_RELATED"
    FESTIVALS = "FESTIVALS"
    OTHER = "OTHER"
    HANDICAPPED = "HANDICAPPED"
    DISABLED_HELPER = "DISABLED_HELPER"
    RESIDENCE_REASON = "RESIDENCE_REASON"
    LOW_SEASON = "LOW_SEASON"
    EMERGENCY = "EMERGENCY"
    HOTEL_WORKERS = "HOTEL_WORKERS"
    EXEMPTION_WORKERS = "EXEMPTION_WORKERS"
    FREQUENT_GUEST = "FREQUENT_GUEST"
    WANT_NOT_PAY = "WANT_NOT_PAY"
    PORTAL_PAID = "PORTAL_PAID"
    WORK_STAY = "WORK_STAY"
    SPIRITUAL_RETREAT = "SPIRITUAL_RETREAT"
    PET_CARE = "PET_CARE"
    INTERNATIONAL_PROTECTION = "INTERNATIONAL_PROTECTION"
    SEPARATED_PARENT = "SEPARATED_PARENT"
    FAMILY_CAREGIVER = "FAMILY_CAREGIVER"
    GENDER_VIOLENCE = "GENDER_VIOLENCE"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who stays, by age in whole years, or by birthday where it is known."""

    age: int = ADULT_AGE
    is_child: bool = False
    exemption: Exemption | None = None
    born: date | None = None
    exempt: bool = False
    """Whether the house says that no city tax is owed, for no reason of the list."""

    def age_on(self, day: date) -> int:
        """Whole years on a local day: a birthday within a stay counts."""
        if self.born is None:
            return self.age
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


@dataclass(frozen=True, slots=True)
class Party:
    """All who stay in one room."""

    people: tuple[Person, ...]

    @property
    def adults(self) -> int:
        """How many are not children."""
        return sum(not person.is_child for person in self.people)

    @property
    def children(self) -> int:
        """How many are children."""
        return sum(person.is_child for person in self.people)


def party_of(adults: int, ages: Sequence[int]) -> Party:
    """Adults of unknown age, and children of these ages. Raises ValueError for fewer than no adults or years."""
    if adults < 0 or any(age < 0 for age in ages):
        raise ValueError("neither people nor ages can be negative")
    return Party((Person(),) * adults + tuple(Person(age, is_child=True) for age in ages))


def fitted(party: Party, adults: int, children: int) -> Party:
    """As many of a party as a room has places for; children may take the places of adults that stay free."""
    grown = [person for person in party.people if not person.is_child][:adults]
    young = [person for person in party.people if person.is_child][: children + adults - len(grown)]
    return Party((*grown, *young))


def fits(party: Party, adults: int, children: int) -> bool:
    """Whether a whole party has places in a room."""
    return party.adults <= adults and len(party.people) <= adults + children
