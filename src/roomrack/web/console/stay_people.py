"""The people of a stay, as the check-in writes them down."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic.alias_generators import to_camel

from roomrack.core.errors import NotFound
from roomrack.domain.reference import service as reference
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.state import GUEST, Guest, Reservation
from roomrack.domain.reservations.rules.staying import lacking
from roomrack.infra.db import ReadUnit
from roomrack.web.console.desk import Desk
from roomrack.web.console.tongue import labels, mark
from roomrack.web.console.visit import Visit

_JUDGED = frozenset({"draft", "validated", "validated_date"})
"""What the server says of a guest whenever he is stated."""

SEXES: Mapping[str, str] = {"FEMALE": mark("Female"), "MALE": mark("Male")}
FIELDS: Mapping[str, tuple[str, str, str]] = {
    "givenName": ("given_name", mark("First name"), "text"),
    "familyName": ("family_name", mark("Last name"), "text"),
    "sex": ("sex", mark("Sex"), "sex"),
    "birthDate": ("birth_date", mark("Birthday"), "date"),
    "birthCountry": ("birth_country", mark("Country of birth (two letters)"), "text"),
    "birthCity": ("birth_city", mark("Place of birth"), "text"),
    "citizenship": ("citizenship", mark("Citizenship (two letters)"), "text"),
    "residenceCountry": ("residence_country", mark("Country of residence (two letters)"), "text"),
    "city": ("city", mark("City"), "text"),
    "address": ("address", mark("Address"), "text"),
    "zipCode": ("zip_code", mark("Postcode"), "text"),
    "email": ("email", mark("E-mail"), "text"),
    "phone": ("phone", mark("Telephone"), "text"),
    "documentType": ("document_type", mark("Document"), "document"),
    "documentCode": ("document_code", mark("Number of the document"), "text"),
    "documentIssuePlace": ("document_issue_place", mark("Place of issue"), "text"),
}
"""What a form asks for, by its name on the wire: its name in a reservation, its label and its kind of field."""


async def content(unit: ReadUnit, visit: Visit, desk: Desk, room: Reservation) -> dict[str, Any]:
    """What the page shows of them, and what their forms offer."""
    _, documents = await reference.documents_of(unit, desk.place.id)
    named = {stored: visit.say(label) for stored, label, _ in FIELDS.values()}
    return {
        "people": [
            {
                "guest": guest,
                "lacks": [named.get(name, name) for name in _lacks(guest, desk)],
                "fields": _fields(visit, guest),
            }
            for guest in room.guests
        ],
        "fresh": _fields(visit, None),
        "sexes": labels(visit.language, SEXES),
        "document_types": {one.code: one.names.get(visit.language, one.code) for one in documents},
    }


def _lacks(guest: Guest, desk: Desk) -> Sequence[str]:
    return lacking(guest, desk.place.country) if guest.type == GUEST else ()


def _fields(visit: Visit, guest: Guest | None) -> list[tuple[str, str, str, Any]]:
    return [(wire, visit.say(label), kind, _value(guest, stored)) for wire, (stored, label, kind) in FIELDS.items()]


def _value(guest: Guest | None, stored: str) -> Any:
    if guest is None:
        return None
    own = stored in ("given_name", "family_name", "email", "phone")
    return getattr(guest, stored) if own else guest.details.get(stored)


async def body_of(
    unit: ReadUnit, visit: Visit, accommodation: int, reservation: int, guest: int | None
) -> Mapping[str, Any]:
    """What the API would be sent of somebody: what is known of him, and what was typed over it.

    Raises `NotFound` for somebody who does not stay there.
    """
    room = (await reservations.get(unit, accommodation, reservation)).reservation
    typed = {name: visit.field(name) or None for name in FIELDS if name in visit.form}
    known: dict[str, Any] = {"checkin": room.arrival.isoformat(), "checkout": room.departure.isoformat()}
    if guest is not None:
        old = next((one for one in room.guests if one.id == guest and one.type == GUEST), None)
        if old is None:
            raise NotFound("Guest")
        known = {"checkin": old.checkin.isoformat(), "checkout": old.checkout.isoformat()}
        known |= {to_camel(name): value for name, value in old.details.items() if name not in _JUDGED}
        known |= {"givenName": old.given_name, "familyName": old.family_name, "email": old.email, "phone": old.phone}
    return {**known, **typed, "type": GUEST}
