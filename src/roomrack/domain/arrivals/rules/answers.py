"""What the page asks of a person, how it reads what was sent, and what it may show of somebody.

What is asked is what `reservations` knows of the law (docs/contract.md 7); nothing else is. A link may be forwarded: of
people whom others wrote down the page shows the names alone, and numbers of documents are never shown whole again.
"""

import json
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any

from roomrack.core.localtime import parse_day
from roomrack.core.text import mask_card_numbers, mask_in_telephone
from roomrack.domain.reference.rules import country_codes
from roomrack.domain.reservations.rules import staying
from roomrack.domain.reservations.rules.drafts import GuestDraft
from roomrack.domain.reservations.rules.state import GUEST, Guest, Reservation

MOST_UNKNOWN = 10
"""People who may be added to a stay of which nobody said how many come."""
MAX_SHORT, MAX_CODE = 255, 100
PLACE = "accommodated_type"
NAMES = ("given_name", "family_name")
FIELDS = (
    *NAMES,
    "sex",
    "birth_date",
    "citizenship",
    "birth_country",
    "birth_city",
    "residence_country",
    "city",
    "zip_code",
    "address",
    "phone",
    "email",
    "document_type",
    "document_code",
    "document_support_number",
    "document_issue_place",
    "family_relationship_type",
    PLACE,
)
"""Everything that any country asks for, in the order of the page."""
ALWAYS = (*NAMES, "sex")
"""What a guest of a stay must have anywhere."""
DAYS = frozenset({"birth_date"})
COUNTRIES = frozenset({"citizenship", "birth_country", "residence_country"})
NUMBERS = frozenset({"document_code", "document_support_number"})
"""What is masked once it was sent."""
SEXES = ("FEMALE", "MALE")
PLACES = ("HEAD_OF_FAMILY", "RELATIVE", "SINGLE_GUEST", "HEAD_OF_GROUP", "MEMBER_GROUP")
RELATIONS = (
    "SON",
    "GRANDSON",
    "GREAT_GRANDSON",
    "BROTHER",
    "NEPHEW",
    "FATHER_OR_MOTHER",
    "GRANDFATHER",
    "GREAT_GRANDFATHER",
    "UNCLE",
    "SPOUSE",
    "BROTHER_IN_LAW",
    "FATHER_IN_LAW",
    "SON_IN_LAW_OR_DAUGHTER_IN_LAW",
    "CHILD_GUARDIAN",
    "OTHER",
)
_ALTERNATIVES = {"citizenship": "nationality", "address": "address_line1"}
_CODES = frozenset({"zip_code", *NUMBERS})
_OF_GUEST = frozenset({*NAMES, "email", "phone"})
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_PHONE = re.compile(r"\+?[\d\s()/.\-]{5,40}", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
_SHOWN_END = 3
_LONG = 8


@dataclass(frozen=True, slots=True)
class Answers:
    """What was sent of a person: values by name, None where one was emptied, and what is wrong with others, by name."""

    values: Mapping[str, str | None]
    faults: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who stays, as the page may show him."""

    id: int
    name: str
    lacks: Sequence[str]
    """What the law still wants to know."""
    own: bool
    """Whether the page wrote him down, and nobody has changed him since."""
    values: Mapping[str, str]
    """What is shown in the fields."""
    known: Mapping[str, str]
    """Fields that have a value which is not shown: a trace of it, or nothing."""

    @property
    def complete(self) -> bool:
        """Whether nothing is left to ask."""
        return not self.lacks


def fields_of(country: str | None) -> tuple[str, ...]:
    """What is asked of each person of a stay in a country, in the order of the page."""
    wanted = {*staying.asked(country), *ALWAYS, PLACE}
    return tuple(name for name in FIELDS if name in wanted)


def room_for(reservation: Reservation) -> int:
    """How many people may still be written down: those who were booked for, less those who are known."""
    booked = reservation.total_guest + reservation.total_children + reservation.total_infants
    there = sum(guest.type == GUEST for guest in reservation.guests)
    return max(0, (booked or MOST_UNKNOWN) - there)


def person_of(guest: Guest, country: str | None, *, own: bool) -> Person:
    """Somebody as the page may show him."""
    values, known = {}, {}
    for name in fields_of(country):
        value = value_of(guest, name)
        if not value:
            continue
        if name in NAMES or name == PLACE or (own and name not in NUMBERS):
            values[name] = value
        else:
            known[name] = masked(value) if own else ""
    lacks = [name for name in ALWAYS if not value_of(guest, name)]
    lacks += [name for name in staying.lacking(guest, country) if name not in lacks]
    return Person(guest.id, guest.full_name, lacks, own, values, known)


def value_of(guest: Guest, name: str) -> str:
    """What is known of somebody; empty when nothing is."""
    if name in _OF_GUEST:
        return getattr(guest, name) or ""
    found = guest.details.get(name) or guest.details.get(_ALTERNATIVES.get(name, ""))
    return str(found) if found else ""


def masked(number: str) -> str:
    """The number of a document as it is shown once it was sent: the end alone, and of a short one nothing."""
    return "•" * 4 + (number[-_SHOWN_END:] if len(number) >= _LONG else "")


def read(
    sent: Mapping[str, str], fields: Sequence[str], *, known: Collection[str] = (), documents: Collection[str] = ()
) -> Answers:
    """What a form says of a person. An empty field of those in `known` keeps what it has.

    `documents` are the codes of the documents that the property's country knows.
    """
    values: dict[str, str | None] = {}
    faults: dict[str, str] = {}
    for name in fields:
        text = plain(sent.get(name, ""))
        if not text and name in known:
            continue
        fault = _fault(name, text, documents)
        if fault:
            faults[name] = fault
        else:
            values[name] = text or None
    return Answers(values, faults)


def time_of(text: str) -> time | None:
    """A time of day as browsers send one; None for empty text. Raises ValueError for anything else."""
    wanted = plain(text)
    if not wanted:
        return None
    found = _TIME.fullmatch(wanted[:5])
    if found is None or len(wanted) > len("00:00:00"):
        raise ValueError(text)
    return time(int(found[1]), int(found[2]))


def draft_of(answers: Answers, *, whole: bool) -> GuestDraft:
    """The guest as `reservations` takes him; `whole` asks to be refused while the law wants more."""
    details: dict[str, Any] = {name: value for name, value in answers.values.items() if name not in _OF_GUEST}
    named: dict[str, Any] = {name: value for name, value in answers.values.items() if name in _OF_GUEST}
    if whole:
        details["draft"] = False
    draft: GuestDraft = {"type": GUEST, **named, "details": details}  # type: ignore[typeddict-item]
    return draft


def within(draft: GuestDraft, reservation: Reservation, old: Guest | None) -> GuestDraft:
    """The draft with the days of somebody's own: what they were, as far as the stay still has them, or all of it."""
    first, last = reservation.arrival, reservation.departure
    if old is not None and first <= old.checkin <= old.checkout <= last:
        first, last = old.checkin, old.checkout
    return {**draft, "checkin": first, "checkout": last}


def lacking(answers: Answers, reservation: Reservation, old: Guest | None, country: str | None) -> list[str]:
    """What the law would still want of somebody after what was sent."""
    stay: tuple[date, date] = (reservation.arrival, reservation.departure)
    was = old or Guest(id=0, type=GUEST, checkin=stay[0], checkout=stay[1])
    details = {**was.details, **{name: value for name, value in answers.values.items() if name not in _OF_GUEST}}
    named: dict[str, Any] = {name: value for name, value in answers.values.items() if name in _OF_GUEST}
    return staying.lacking(replace(was, details=details, **named), country)


def fingerprint(guest: Guest) -> str:
    """All that the page may have been told of somebody, as one text. The place in the party moves by itself."""
    return json.dumps([value_of(guest, name) for name in FIELDS if name != PLACE], ensure_ascii=False)


def plain(text: str) -> str:
    """Text on one line, without what can't be seen."""
    seen = "".join(each for each in text if each.isprintable() or each.isspace())
    return " ".join(unicodedata.normalize("NFC", seen).split())


def _fault(name: str, text: str, documents: Collection[str]) -> str | None:
    """What is wrong with a value, as the key of a text."""
    if not text:
        return "missing" if name in ALWAYS else None
    if len(text) > (MAX_CODE if name in _CODES else MAX_SHORT):
        return "long"
    if (mask_in_telephone(text) if name == "phone" else mask_card_numbers(text)) != text:
        return "card"
    if name in DAYS:
        return None if _is_day(text) else "date"
    choices = _choices(name, documents)
    if choices is not None:
        return None if text in choices else "choice"
    if name == "email":
        return None if _EMAIL.fullmatch(text) else "email"
    if name == "phone":
        return None if _PHONE.fullmatch(text) else "phone"
    return None


def _choices(name: str, documents: Collection[str]) -> Collection[str] | None:
    if name in COUNTRIES:
        return country_codes()
    known: Mapping[str, Collection[str]] = {
        "sex": SEXES,
        PLACE: PLACES,
        "family_relationship_type": RELATIONS,
        "document_type": documents,
    }
    return known.get(name)


def _is_day(text: str) -> bool:
    try:
        parse_day(text)
    except ValueError:
        return False
    return True
