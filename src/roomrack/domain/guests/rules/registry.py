"""What a guest of the registry is, and how names are compared."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any


class Category(StrEnum):
    """What kind of guest."""

    INDIVIDUAL = "INDIVIDUAL"
    TRAVEL_AGENCY = "TRAVEL_AGENCY"
    CORPORATE = "CORPORATE"
    EXTERNAL_OTA = "EXTERNAL_OTA"


class Status(StrEnum):
    """Whether lists show a guest. Of one that is DELETED nothing is shown."""

    VISIBLE = "VISIBLE"
    HIDDEN = "HIDDEN"
    DELETED = "DELETED"


_UNNAMED = ("firstname", "lastname", "company")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n"}
)
"""Letters that Unicode does not take apart."""
_GAP = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """A person or company that a property knows."""

    accommodation: int
    id: int
    category: Category = Category.INDIVIDUAL
    status: Status = Status.VISIBLE
    firstname: str | None = None
    lastname: str | None = None
    company: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    """Further facts as JSON values, by snake-case names."""
    merged_into: int | None = None
    """The guest that this one turned out to be."""
    created_at: datetime
    updated_at: datetime

    @property
    def real(self) -> bool:
        """Whether it is a person rather than a company."""
        return self.category is Category.INDIVIDUAL

    @property
    def fullname(self) -> str:
        """The name as it is written on an envelope."""
        person = " ".join(part for part in (self.firstname, self.lastname) if part)
        return (person or self.company or "") if self.real else (self.company or person)

    @property
    def search(self) -> str:
        """What searches by name look through."""
        return folded(" ".join(part for part in (self.firstname, self.lastname, self.company) if part))


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay of a guest: the reservation, and the id that he has in it."""

    reservation: int
    person: int


def folded(text: str) -> str:
    """A text without what people leave out when they search: accents, case, punctuation."""
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    plain = "".join(character for character in apart if not unicodedata.combining(character))
    return _GAP.sub(" ", plain).strip()


def named(guest: Guest) -> bool:
    """Whether a guest has any name."""
    return any(getattr(guest, name) for name in _UNNAMED)


def changed(guest: Guest, values: Mapping[str, Any]) -> Guest:
    """The guest after a change: by the names of `Guest`, further facts under their own; None clears."""
    own = {name: values[name] for name in ("firstname", "lastname", "company") if name in values}
    if values.get("category") is not None:
        own["category"] = Category(values["category"])
    if values.get("status") is not None:
        own["status"] = Status(values["status"])
    others = {name: value for name, value in values.items() if name not in (*_UNNAMED, "category", "status")}
    details = {name: value for name, value in {**guest.details, **others}.items() if value is not None}
    return replace(guest, details=details, **own)


def merged(guest: Guest, doubles: Sequence[Guest]) -> Guest:
    """The guest with what he lacks taken from his doubles, the first that has it."""
    values: dict[str, Any] = {}
    for double in reversed(doubles):
        values |= {name: value for name in _UNNAMED if (value := getattr(double, name))} | dict(double.details)
    values |= {name: value for name in _UNNAMED if (value := getattr(guest, name))} | dict(guest.details)
    return changed(guest, values)


def erased(guest: Guest, now: datetime) -> Guest:
    """What is left of somebody who is forgotten: an id that nothing is known of."""
    return replace(
        guest, status=Status.DELETED, firstname=None, lastname=None, company=None, details={}, updated_at=now
    )
