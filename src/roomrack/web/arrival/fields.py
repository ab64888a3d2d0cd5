"""What the page shows of a stay, and the fields of a person's form, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from babel.dates import format_date
from babel.numbers import format_currency

from roomrack.core.money import from_minor
from roomrack.domain.arrivals import service as arrivals
from roomrack.domain.arrivals.rules import answers as rules
from roomrack.domain.arrivals.rules.answers import Person
from roomrack.domain.reference.rules import DocumentType
from roomrack.domain.reference.rules.lists import Kind, codes_of
from roomrack.domain.reservations.rules import staying

_COMPLETE: Mapping[str, str] = {
    "given_name": "given-name",
    "family_name": "family-name",
    "birth_date": "bday",
    "city": "address-level2",
    "zip_code": "postal-code",
    "address": "street-address",
    "phone": "tel",
    "email": "email",
    "residence_country": "country",
}
"""What browsers call a field."""
_TYPES: Mapping[str, str] = {"birth_date": "date", "phone": "tel", "email": "email"}
_COMMON_DOCUMENTS = ("CARDID", "PASSPORT")
_UNSENT = frozenset({"card"})
"""What is wrong so that it isn't shown again."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form."""

    name: str
    label: str
    type: str
    """Of the input; `select` for a list."""
    value: str
    autocomplete: str
    required: bool
    limit: int
    options: Sequence[tuple[str, str]] = ()
    hint: str | None = None
    known: str | None = None
    """Said of a value that is known and not shown."""
    fault: str | None = None


def country_name(code: str | None, language: str) -> str:
    """What a country is called."""
    return dict(_countries(language)).get(code or "", code or "")


def facts(arrival: arrivals.Arrival, texts: Mapping[str, str], language: str) -> list[tuple[str, str]]:
    """What the stay is, as terms and what is said of them."""
    room, place = arrival.view.reservation, arrival.view.place
    nights = (room.departure - room.arrival).days
    booked = room.total_guest + room.total_children + room.total_infants
    start = f"{place.checkin_start // 60 % 24:02d}:{place.checkin_start % 60:02d}"
    shown = [
        (texts["fact_arrival"], f"{format_date(room.arrival, 'full', locale=language)}, {texts['from']} {start}"),
        (texts["fact_departure"], format_date(room.departure, "full", locale=language)),
        (texts["fact_nights"], str(nights)),
        (texts["fact_room"], arrival.view.product_name or ""),
        (texts["fact_people"], str(booked) if booked else ""),
        (texts["fact_refer"], room.refer),
        (
            texts["fact_owed"],
            format_currency(from_minor(arrival.owed, room.currency), room.currency, locale=language)
            if arrival.owed
            else texts["nothing_owed"],
        ),
    ]
    return [(term, text) for term, text in shown if text]


def form(
    arrival: arrivals.Arrival,
    person: Person | None,
    texts: Mapping[str, str],
    language: str,
    *,
    sent: Mapping[str, str] | None,
    faults: Mapping[str, str],
) -> list[Field]:
    """The fields of a person, with what is known of him, or else with what was sent just now."""
    given, family = arrival.booker
    values: Mapping[str, str] = {"given_name": given, "family_name": family, rules.PLACE: arrival.place}
    known: Mapping[str, str] = {}
    if person is not None:
        values, known = person.values, person.known
    if sent is not None:
        values = {
            name: "" if faults.get(name) in _UNSENT else rules.plain(sent.get(name, ""))[: rules.MAX_SHORT]
            for name in arrival.fields
        }
    made = []
    for name in arrival.fields:
        options = _options(name, arrival.documents, texts, language)
        fault = faults.get(name)
        made.append(
            Field(
                name=name,
                label=texts[f"field_{name}"],
                type="select" if options else _TYPES.get(name, "text"),
                value=values.get(name, ""),
                autocomplete=_COMPLETE.get(name, "off"),
                required=name in rules.ALWAYS and name not in known,
                limit=rules.MAX_SHORT,
                options=options,
                hint=_hint(name, arrival, texts),
                known=_known(known.get(name), texts),
                fault=texts[f"fault_{fault}"] if fault else None,
            )
        )
    return made


def _known(trace: str | None, texts: Mapping[str, str]) -> str | None:
    if trace is None:
        return None
    return texts["known_as"].format(value=trace) if trace else texts["known"]


def _hint(name: str, arrival: arrivals.Arrival, texts: Mapping[str, str]) -> str | None:
    """What somebody should know who fills a field in."""
    if name == "document_type":
        age = staying.document_age(arrival.country)
        return texts["hint_document_leader"] if age is None else texts["hint_document_age"].format(age=age)
    if name == "phone" and "email" in arrival.fields:
        return texts["hint_phone"]
    return texts.get(f"hint_{name}")


def _options(
    name: str, documents: Sequence[DocumentType], texts: Mapping[str, str], language: str
) -> Sequence[tuple[str, str]]:
    """What may be chosen, with the words for it."""
    if name in rules.COUNTRIES:
        return _countries(language)
    if name == "document_type":
        ordered = sorted(documents, key=lambda one: (one.code not in _COMMON_DOCUMENTS, not one.everywhere, one.id))
        return [(one.code, one.names.get(language.upper()) or one.names["EN"]) for one in ordered]
    listed = {"sex": rules.SEXES, rules.PLACE: rules.PLACES, "family_relationship_type": rules.RELATIONS}
    return [(code, texts[f"choice_{code}"]) for code in listed.get(name, ())]


@cache
def _countries(language: str) -> Sequence[tuple[str, str]]:
    names = [(one.code, one.names.get(language.upper()) or one.names["EN"]) for one in codes_of(Kind.COUNTRIES)]
    return sorted(names, key=lambda pair: pair[1].casefold())
