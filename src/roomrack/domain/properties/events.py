"""What others hear of properties. Schema 1 of both payloads is `snapshot`."""

from typing import Any

from roomrack.domain.properties.rules import Accommodation
from roomrack.infra.events import Event

CREATED = "accommodation.created"
CHANGED = "accommodation.changed"


def snapshot(accommodation: Accommodation) -> dict[str, Any]:
    """The whole property as an event keeps it."""
    return {
        "id": accommodation.id,
        "name": accommodation.name,
        "email": accommodation.email,
        "given_name": accommodation.given_name,
        "family_name": accommodation.family_name,
        "currency": accommodation.currency,
        "time_zone": accommodation.time_zone,
        "checkin_start": accommodation.checkin_start,
        "checkin_end": accommodation.checkin_end,
        "checkout": accommodation.checkout,
        "phone": accommodation.phone,
        "address": accommodation.address,
        "city": accommodation.city,
        "zip_code": accommodation.zip_code,
        "country": accommodation.country,
        "latitude": accommodation.latitude,
        "longitude": accommodation.longitude,
        "sandbox": accommodation.sandbox,
        "network": accommodation.network,
        "created_by_application": accommodation.created_by_application,
        "details": dict(accommodation.details),
        "created_at": accommodation.created_at,
    }


def created(accommodation: Accommodation) -> Event:
    """A property was created."""
    return Event(CREATED, accommodation.id, str(accommodation.id), snapshot(accommodation))


def changed(before: Accommodation, after: Accommodation) -> Event:
    """A property's own data changed."""
    return Event(CHANGED, after.id, str(after.id), snapshot(after), before=snapshot(before))
