"""What goes out (docs/contract.md 1 and 3, schema ApiAccommodationDTO)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from roomrack.domain.properties.rules import Accommodation, Network, offset_text
from roomrack.domain.properties.service import Registration

DEFAULT_FIELDS = (
    "id",
    "name",
    "currency",
    "timeZone",
    "timeZoneOffset",
    "phoneNumber",
    "address",
    "latitude",
    "longitude",
    "zipCode",
    "city",
    "checkinStart",
    "checkinEnd",
    "checkout",
)
"""What `retrieveAccommodation` answers without `fields` (docs/contract.md 1)."""

_WRITE_ONLY = frozenset({"taxIncluded"})


def registered(registration: Registration) -> dict[str, Any]:
    """The answer to a creation (docs/contract.md 3)."""
    answer: dict[str, Any] = {
        "status": "created" if registration.network else "CREATED_ACCOMMODATION",
        "id": str(registration.accommodation.id),
        "refresh_token": registration.refresh_token,
    }
    if registration.network:
        answer["refresh_properties"] = [str(accommodation) for accommodation in registration.reached]
    return answer


def rendered(accommodation: Accommodation, network: Network | None, now: datetime) -> dict[str, Any]:
    """A whole property; `now` decides the offset of its zone. Missing optional values are left out."""
    details = {key: value for key, value in accommodation.details.items() if key not in _WRITE_ONLY}
    contact = {
        "phoneNumber": accommodation.phone,
        "givenName": accommodation.given_name,
        "familyName": accommodation.family_name,
        **details.pop("contact", {}),
        "email": accommodation.email,
    }
    location = {
        "placeType": "ACCOMODATION",
        "address": accommodation.address,
        "city": accommodation.city,
        "zipCode": accommodation.zip_code,
        "country": accommodation.country,
        "phone": accommodation.phone,
        "latitude": accommodation.latitude,
        "longitude": accommodation.longitude,
        "codice": str(accommodation.id),
        **details.pop("location", {}),
    }
    whole = {
        "id": str(accommodation.id),
        "name": accommodation.name,
        "currency": accommodation.currency,
        "timeZone": accommodation.time_zone,
        "timeZoneOffset": offset_text(accommodation.zone, now),
        "phoneNumber": accommodation.phone,
        "address": accommodation.address,
        "latitude": accommodation.latitude,
        "longitude": accommodation.longitude,
        "zipCode": accommodation.zip_code,
        "city": accommodation.city,
        "checkinStart": accommodation.checkin_start,
        "checkinEnd": accommodation.checkin_end,
        "checkout": accommodation.checkout,
        "networkInfo": network
        and {"accessNetwork": network.name, "accessRoot": network.root == accommodation.id, "accessEnabled": True},
        "contact": _present(contact),
        "location": _present(location),
        "country": accommodation.country,
        "insertTime": accommodation.day_of(accommodation.created_at).isoformat(),
        "zip": accommodation.zip_code,
        "phone": accommodation.phone,
        "givenName": accommodation.given_name,
        "familyName": accommodation.family_name,
        "email": accommodation.email,
        "sandboxProperty": accommodation.sandbox,
        **details,
    }
    return _present(whole)


def selected(whole: Mapping[str, Any], fields: str | None) -> dict[str, Any]:
    """The first-level fields that `fields` asks for, the default ones without it; unknown names are ignored."""
    wanted = DEFAULT_FIELDS if fields is None or not fields.strip() else [name.strip() for name in fields.split(",")]
    return {name: value for name, value in whole.items() if name in wanted}


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
