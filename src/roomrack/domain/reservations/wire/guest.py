"""A guest on the wire (schema ApiReservationGuestDTO)."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field
from pydantic.alias_generators import to_camel

from roomrack.core.localtime import format_instant
from roomrack.core.money import wire_number
from roomrack.domain.reservations.rules.drafts import GuestDraft
from roomrack.domain.reservations.rules.state import GUEST, Guest
from roomrack.domain.reservations.wire import fields
from roomrack.domain.reservations.wire.fields import Amount, Body, Code, Country, Day, Id, Instant, Short
from roomrack.infra.http.values import Blank, Given


class GuestBody(Body):
    """A guest as sent; everything may be missing but a name."""

    id: Id | None = None
    type: Annotated[fields.GuestType | None, Blank] = None
    given_name: Short | None = None
    family_name: Short | None = None
    email: Short | None = None
    phone: Short | None = None
    checkin: Annotated[Day | None, Blank] = None
    checkout: Annotated[Day | None, Blank] = None
    customer_name: Short | None = None
    accommodated_type: Annotated[fields.AccommodatedType | None, Blank] = None
    birth_date: Annotated[Day | None, Blank] = None
    birth_country: Annotated[Country | None, Blank] = None
    birth_city: Short | None = None
    city: Short | None = None
    phone_available: bool | None = None
    email_available: bool | None = None
    skip_contact_info: bool | None = None
    address: Short | None = None
    zip_code: Code | None = None
    language: Annotated[fields.Language | None, Blank] = None
    document_code: Code | None = None
    document_type: Code | None = None
    document_issue_date: Annotated[Day | None, Blank] = None
    document_issue_place: Short | None = None
    nationality: Annotated[Country | None, Blank] = None
    residence_country: Annotated[Country | None, Blank] = None
    document_expire: Annotated[Instant | None, Blank] = None
    sex: Annotated[fields.Sex | None, Blank] = None
    address_line1: Short | None = None
    address_line2: Short | None = None
    invoice_agency: bool | None = None
    exclude_city_tax: bool | None = None
    exclude_city_tax_agency: bool | None = None
    travel_way: Annotated[fields.TravelWay | None, Blank] = None
    plate_number: Code | None = None
    tourism_type: Annotated[fields.TourismType | None, Blank] = None
    degree: Annotated[fields.Degree | None, Blank] = None
    travel_refer: Annotated[fields.TravelRefer | None, Blank] = None
    age_range: Annotated[fields.AgeRange | None, Blank] = None
    city_tax_exemption: Annotated[fields.CityTaxExemption | None, Blank] = None
    city_tax_relative_to_group: bool | None = None
    city_raw: Short | None = None
    previous_city: Short | None = None
    citizenship: Annotated[Country | None, Blank] = None
    family_relationship_type: Annotated[fields.Relationship | None, Blank] = None
    document_support_number: Code | None = None
    city_police_code: Code | None = None
    police_sent_time: Annotated[Instant | None, Blank] = None
    police_sent_status: bool | None = None
    draft: bool | None = None
    validated: bool | None = None
    validated_date: Annotated[Instant | None, Blank] = None
    city_tax_price: Annotated[Amount, Field(ge=0, le=1_000_000)] | None = None
    system_generated: bool | None = None


class StayingGuest(GuestBody):
    """Somebody who stays, as the check-in states him: with every field that the contract requires."""

    type: Annotated[fields.GuestType, Given]
    given_name: Annotated[Short, Given]
    family_name: Annotated[Short, Given]
    checkin: Annotated[Day, Given]
    checkout: Annotated[Day, Given]
    sex: Annotated[fields.Sex, Given]


_ZONED = frozenset({"police_sent_time", "validated_date"})
"""Instants among the details that are shown as all others are; `documentExpire` alone has no zone."""
_OWN = frozenset({"id", "type", "given_name", "family_name", "email", "phone", "checkin", "checkout"})


def guest_draft(body: GuestBody) -> GuestDraft:
    """The guest as the rules take him."""
    details = {
        name: format_instant(value) if name in _ZONED else _plain(value)
        for name in type(body).model_fields  # Answers show them in this order, whatever the order of a set.
        if name in body.model_fields_set - _OWN and (value := getattr(body, name)) is not None and value != ""
    }
    return GuestDraft(
        id=body.id,
        type=body.type,
        given_name=body.given_name,
        family_name=body.family_name,
        email=body.email,
        phone=body.phone,
        checkin=body.checkin,
        checkout=body.checkout,
        details=details,
    )


def render_guest(guest: Guest) -> dict[str, Any]:
    """A guest as answered. A booker has no id until he is saved as a guest of the stay (docs/contract.md 7).

    Both names are always there, because clients join them without looking.
    """
    shape: dict[str, Any] = {"id": guest.id} if guest.type == GUEST else {}
    shape |= {
        "type": guest.type,
        "source": guest.source.value,
        "givenName": guest.given_name or "",
        "familyName": guest.family_name or "",
        "checkin": guest.checkin.isoformat(),
        "checkout": guest.checkout.isoformat(),
    }
    for name, value in (
        ("email", guest.email),
        ("phone", guest.phone),
    ):
        if value is not None:
            shape[name] = value
    shape |= camel(guest.details)
    if "cityTaxPrice" in shape:
        shape["cityTaxPrice"] = wire_number(Decimal(shape["cityTaxPrice"]))
    return shape


def camel(details: Mapping[str, Any]) -> dict[str, Any]:
    """Details under their names on the wire."""
    return {to_camel(name): value for name, value in details.items()}


def _plain(value: Any) -> Any:
    """Details are kept as JSON, amounts as text. `documentExpire` has no zone on the wire."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value
