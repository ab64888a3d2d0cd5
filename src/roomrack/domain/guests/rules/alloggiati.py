"""The records that the Italian police takes: 168 characters for each guest (decree of 7 January 2013, annex).

    place in the party 2 · day of arrival 10 · nights 2 · family name 50 · given name 30 · sex 1 · birthday 10 ·
    municipality of birth 9 · its province 2 · state of birth 9 · citizenship 9 · document: type 5, number 20, place 9

Days are dd/mm/yyyy. A member's record follows that of his head and has no document.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale

from roomrack.domain.guests.rules.registry import folded
from roomrack.domain.reference.rules import document_types
from roomrack.domain.reservations.rules.state import Guest

LENGTH = 168
MAX_NIGHTS = 30
"""Longer stays are reported as so many nights."""

ITALY = "100000100"
_SINGLE = "16"
_KINDS = {
    "SINGLE_GUEST": _SINGLE,
    "HEAD_OF_FAMILY": "17",
    "HEAD_OF_GROUP": "18",
    "RELATIVE": "19",
    "MEMBER_GROUP": "20",
}
MEMBER_KINDS = frozenset({"19", "20"})
"""The places in a party whose records follow that of a head."""
_MEMBERS = {"HEAD_OF_FAMILY": "RELATIVE", "HEAD_OF_GROUP": "MEMBER_GROUP"}
_CODE = re.compile(r"\d{9}", re.ASCII)
_WITH_PROVINCE = re.compile(r"(.+?)\s*\(([A-Za-z]{2})\)")
_NAMES = {"GB": "regno unito", "US": "stati uniti d america", "CZ": "repubblica ceca", "KR": "corea del sud"}
"""States that the police calls otherwise than Unicode's Italian does."""


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality or state: nine digits, and two letters of which ES is a state's."""

    code: str
    province: str
    ended: bool = False

    @property
    def state(self) -> bool:
        """Whether it is a state."""
        return self.province == "ES"


Places = Mapping[str, Sequence[Place]]
"""The places of each folded name."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a guest can't be reported yet."""

    guest: int
    field: str
    """His field on the wire."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A guest with his place in the party, as the record has it."""

    guest: Guest
    kind: str


def listed(guests: Sequence[Guest], day: date) -> list[Listed]:
    """The guests of one stay who arrive on a day, each head before his members.

    A head without members, and a member whose head comes another day, travel alone.
    """
    arriving = [guest for guest in guests if guest.type == "GUEST" and guest.checkin == day]
    ordered: list[Listed] = []
    for head, member in _MEMBERS.items():
        heads = [guest for guest in arriving if _place(guest) == head]
        members = [guest for guest in arriving if _place(guest) == member]
        if heads and members:
            ordered.append(Listed(heads[0], _KINDS[head]))
            ordered += [Listed(guest, _KINDS[member]) for guest in members]
    known = {one.guest.id for one in ordered}
    return ordered + [Listed(guest, _SINGLE) for guest in arriving if guest.id not in known]


def wanted_names(guests: Sequence[Guest]) -> set[str]:
    """The folded names of all places that the records of some guests need."""
    names: set[str] = set()
    for guest in guests:
        details = guest.details
        for field in ("birth_country", "citizenship", "nationality"):
            if details.get(field):
                names.add(_state_name(str(details[field])))
        for field in ("birth_city", "document_issue_place"):
            text = str(details.get(field) or "")
            names |= {folded(_apart(text)[0]), _state_name(text.upper())}
    return names - {""}


def record(one: Listed, places: Places) -> str | list[Problem]:
    """The record of a guest, or everything that it lacks."""
    guest = one.guest
    problems: list[Problem] = []

    def need(field: str, value: str | None) -> str:
        if not value:
            problems.append(Problem(guest.id, field))
        return value or ""

    details = {name: str(value) for name, value in guest.details.items() if value is not None}
    born = details.get("birth_date")
    country = details.get("birth_country", "")
    citizen = details.get("citizenship") or details.get("nationality") or ""
    birth_state = need("birthCountry", _state(country, places))
    comune = province = ""
    if country == "IT":
        found = _municipality(details.get("birth_city", ""), places)
        comune, province = need("birthCity", found.code if found else None), found.province if found else ""
    nights = min(max((guest.checkout - guest.checkin).days, 1), MAX_NIGHTS)
    parts = [
        one.kind,
        _day(guest.checkin),
        f"{nights:02d}",
        _fill(need("familyName", _letters(guest.family_name or "")), 50),
        _fill(need("givenName", _letters(guest.given_name or "")), 30),
        need("sex", {"MALE": "1", "FEMALE": "2"}.get(details.get("sex", ""))),
        need("birthDate", born and _day(date.fromisoformat(born))),
        _fill(comune, 9),
        _fill(province, 2),
        birth_state,
        need("citizenship", _state(citizen, places)),
        *_document(one, details, places, need),
    ]
    return problems or "".join(parts)


def _document(
    one: Listed, details: Mapping[str, str], places: Places, need: Callable[[str, str | None], str]
) -> list[str]:
    if one.kind in MEMBER_KINDS:
        return [" " * 34]
    number = re.sub(r"[^A-Z0-9]", "", details.get("document_code", "").upper())
    return [
        need("documentType", _document_type(details.get("document_type", ""))),
        _fill(need("documentCode", number[:20]), 20),
        need("documentIssuePlace", _issuer(details.get("document_issue_place", ""), places)),
    ]


def _place(guest: Guest) -> str:
    return str(guest.details.get("accommodated_type") or "SINGLE_GUEST")


def _day(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def _fill(text: str, length: int) -> str:
    return text[:length].ljust(length)


def _letters(text: str) -> str:
    """A name in the letters that the service takes: Latin capitals, apostrophes and spaces."""
    apart = unicodedata.normalize("NFKD", text).upper().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    plain = "".join(character for character in apart if not unicodedata.combining(character))
    for letter, latin in (("Ø", "O"), ("Ł", "L"), ("Đ", "D"), ("Æ", "AE"), ("Œ", "OE"), ("Þ", "TH")):
        plain = plain.replace(letter, latin)
    return " ".join(re.sub(r"[^A-Z' ]", " ", plain).split())


def _document_type(code: str) -> str | None:
    for one in document_types():
        if code in (one.code, str(one.id), one.police):
            return one.police
    return None


def _state(country: str, places: Places) -> str | None:
    if country == "IT":
        return ITALY
    found = [place for place in places.get(_state_name(country), ()) if place.state] if country else []
    return min(found, key=lambda place: (place.ended, place.code)).code if found else None


def _municipality(text: str, places: Places) -> Place | None:
    """A municipality by name, by name and province ("Castro (LE)"), or None where the name alone is not enough."""
    name, province = _apart(text)
    found = [place for place in places.get(folded(name), ()) if not place.state]
    if province:
        found = [place for place in found if place.province == province]
    living = [place for place in found if not place.ended] or found
    if len({place.province for place in living}) != 1:
        return None
    return min(living, key=lambda place: place.code)


def _issuer(text: str, places: Places) -> str | None:
    """Where a document was issued: nine digits as they are, a country's code, or the name of a place."""
    if _CODE.fullmatch(text):
        return text
    if len(text) == 2 and (state := _state(text.upper(), places)):
        return state
    found = _municipality(text, places)
    if found is not None:
        return found.code
    states = [place for place in places.get(folded(text), ()) if place.state]
    return states[0].code if states else None


def _apart(text: str) -> tuple[str, str]:
    match = _WITH_PROVINCE.fullmatch(text.strip())
    return (match[1], match[2].upper()) if match else (text.strip(), "")


@cache
def _state_name(country: str) -> str:
    """What the police calls a country, folded; empty for a text that is no country's code."""
    if country in _NAMES:
        return _NAMES[country]
    return folded(Locale("it").territories.get("XK" if country == "XJ" else country, "")) if len(country) == 2 else ""
