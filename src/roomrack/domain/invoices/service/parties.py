"""Who stands in the headings: the property, and whom a document is addressed to."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from roomrack.core.errors import NotFound
from roomrack.domain.guests import service as guests
from roomrack.domain.guests.rules.registry import Guest
from roomrack.domain.invoices.errors import UnknownCustomer
from roomrack.domain.invoices.rules.documents import Party, stored_party
from roomrack.domain.invoices.rules.settings import Settings
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reservations.rules.state import BOOKER, Reservation
from roomrack.domain.reservations.rules.state import Guest as Person
from roomrack.infra.db import ReadUnit


def issuer_of(place: Accommodation, settings: Settings) -> Party:
    """The property as its documents name it: what the settings say, else what it says of itself."""
    details = place.details
    own = Party(
        company=place.name,
        address=place.address,
        zip=place.zip_code,
        city=place.city,
        country=place.country,
        vat_code=_text(details.get("vatCode")),
        fiscal_code=_text(details.get("fiscalCode")),
        phone=place.phone,
        email=place.email,
    )
    return replace(own, **stored_party(settings.issuer))


async def registered(unit: ReadUnit, accommodation: int, guest: int, element: str) -> tuple[Party, str | None]:
    """Somebody of the registry, and his language. Raises `UnknownCustomer` at `element`."""
    try:
        found = await guests.get(unit, accommodation, guest)
    except NotFound:
        raise UnknownCustomer(element, guest) from None
    return _of_guest(found), _language(found.details.get("language"))


async def payer_of(unit: ReadUnit, rooms: Sequence[Reservation], *, agency: bool) -> tuple[Party, str | None] | None:
    """Whom the registry has as the payer of reservations, and his language; None where they name nobody.

    That is their `invoiceHolderId`, and with `agency` else their agency.
    """
    named = [room.details.get("invoice_holder_id") for room in rooms]
    if agency:
        named += [room.agency for room in rooms]
    for guest in dict.fromkeys(one for one in named if one is not None):
        try:
            return await registered(unit, rooms[0].accommodation, guest, "")
        except UnknownCustomer:
            continue  # Erased since, or an agency of the sender's own books.
    return None


def people_of(rooms: Sequence[Reservation]) -> list[tuple[Party, str | None]]:
    """The people of reservations who have names, and their languages: bookers first, each name once."""
    people = [person for room in rooms for person in room.guests if person.full_name]
    people.sort(key=lambda person: person.type != BOOKER)
    named = {person.full_name: person for person in reversed(people)}
    ordered = [person for person in people if named[person.full_name] is person]
    return [(_of_person(person), _language(person.details.get("language"))) for person in ordered]


def _of_guest(guest: Guest) -> Party:
    details = guest.details
    return Party(
        company=guest.company if guest.company or guest.real else guest.fullname or None,
        firstname=guest.firstname if guest.real or guest.company else None,
        lastname=guest.lastname if guest.real or guest.company else None,
        address=_text(details.get("address")),
        zip=_text(details.get("zip")),
        city=_text(details.get("city")),
        district=_text(details.get("district")),
        country=_text(details.get("country")),
        vat_code=_text(details.get("vat_code")),
        fiscal_code=_text(details.get("fiscal_code")),
        email=_text(details.get("email")),
        legal_mail=_text(details.get("legal_mail")),
        destination=_text(details.get("destination_office")),
        guest=guest.id,
    )


def _of_person(person: Person) -> Party:
    details = person.details
    named = bool(person.given_name or person.family_name)
    return Party(
        firstname=person.given_name,
        lastname=person.family_name if named else person.full_name,
        address=_text(details.get("address")),
        zip=_text(details.get("zip_code")),
        city=_text(details.get("city")),
        country=_text(details.get("residence_country")),
        email=person.email,
    )


def _text(value: Any) -> str | None:
    return str(value).strip() or None if value is not None else None


def _language(value: Any) -> str | None:
    return str(value).upper() if value else None
