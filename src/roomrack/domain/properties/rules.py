"""What a property is, and what may be changed about it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from roomrack.core.localtime import instant_of, local_day

DEFAULT_CURRENCY = "EUR"
DEFAULT_TIME_ZONE = "Europe/Rome"
DEFAULT_CHECKIN_START = 14 * 60
DEFAULT_CHECKIN_END = 22 * 60
DEFAULT_CHECKOUT = 10 * 60

MANDATORY = frozenset(
    {"name", "email", "given_name", "family_name", "currency", "time_zone", "checkin_start", "checkin_end", "checkout"}
)
"""What a property always has: an empty value in a change is skipped (docs/contract.md 1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Properties that are run together."""

    id: int
    name: str
    application: int | None
    root: int | None
    """The property that leads it, and is billed for all."""
    token_grant: int | None = None
    """The grant whose token reaches its properties; properties that join are added to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accommodation:
    """A property. Check-in and check-out times are minutes after local midnight."""

    id: int
    name: str
    email: str
    given_name: str
    family_name: str
    currency: str
    time_zone: str
    checkin_start: int
    checkin_end: int
    checkout: int
    phone: str | None = None
    address: str | None = None
    city: str | None = None
    zip_code: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    sandbox: bool
    network: int | None = None
    created_by_application: int | None = None
    details: Mapping[str, Any]
    """Further fields of the wire, by their names there."""
    created_at: datetime
    deactivated_at: datetime | None = None
    """Since when it answers only to its owner."""
    products_version: int = 0
    """Another one after each change of the property's products, its terms, policies and settings of payments."""

    @property
    def zone(self) -> ZoneInfo:
        """The rules of the property's time zone."""
        return ZoneInfo(self.time_zone)

    def day_of(self, instant: datetime) -> date:
        """The property's local day at an aware instant."""
        return local_day(instant, self.zone)

    def checkin_instant(self, arrival: date) -> datetime:
        """When check-in opens on a local arrival day, in UTC (docs/contract.md 1)."""
        return instant_of(arrival, self.checkin_start, self.zone)

    def checkout_instant(self, departure: date) -> datetime:
        """When the room must be left on a local departure day, in UTC (docs/contract.md 1)."""
        return instant_of(departure, self.checkout, self.zone)


CHANGEABLE = frozenset(field.name for field in fields(Accommodation)) - {
    "id",
    "sandbox",
    "network",
    "created_by_application",
    "created_at",
    "deactivated_at",
}


def changed(current: Accommodation, changes: Mapping[str, Any]) -> Accommodation:
    """The property after a change, equal to `current` when nothing changed.

    `changes` has the names of `CHANGEABLE`; `details` is merged key by key, where None removes one. An empty mandatory
    field is skipped, None clears an optional one (docs/contract.md 1). Raises ValueError for other names.
    """
    if unknown := changes.keys() - CHANGEABLE:
        raise ValueError(f"cannot change {sorted(unknown)}")
    values: dict[str, Any] = {}
    for name, value in changes.items():
        if name == "details":
            values[name] = merged(current.details, value)
        elif name in MANDATORY:
            if value not in (None, ""):
                values[name] = value
        else:
            values[name] = None if value == "" else value
    return replace(current, **values)


def merged(current: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Further fields after a change: None removes a key, objects are merged likewise, all else replaces."""
    result = dict(current)
    for key, value in changes.items():
        if value is None or value == "":
            result.pop(key, None)
        elif isinstance(value, Mapping):
            inner = merged(result[key] if isinstance(result.get(key), Mapping) else {}, value)
            if inner:
                result[key] = inner
            else:
                result.pop(key, None)
        else:
            result[key] = value
    return result


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
        "deactivated_at": accommodation.deactivated_at,
    }


def offset_text(zone: ZoneInfo, instant: datetime) -> str:
    """The zone's offset from UTC at an aware instant, as `+02:00`."""
    offset = instant.astimezone(zone).utcoffset() or timedelta()
    minutes = int(offset.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
