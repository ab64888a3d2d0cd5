"""What goes out (docs/contract.md 1 and 3, schema ApiAccommodationDTO)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from roomrack.domain.properties.rules import Accommodation, Network, offset_text
from roomrack.domain.properties.service import Joined, Registration
from roomrack.infra.tasks import Task

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

_SWITCHES = {"activeRatePlanCross": False, "goodMorningEmail": False}
"""Switches of `clpms` that are off until somebody turns them on."""

_LICENSED = (
    "bookingEngine",
    "octoSite",
    "realPlanning",
    "versionPmsStats",
    "webConcierge",
    "chat",
    "smartOffer",
    "octoDaily",
    "rms",
    "businessIntelligence",
    "metaSearch",
    "octoSiteAdvanced",
    "rateChecker",
    "fiscalPrinter",
    "invoice",
)


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


def joined(network: Joined) -> dict[str, Any]:
    """The answer to making a network, or to adding to one (docs/contract.md 3)."""
    answer: dict[str, Any] = {"status": "created", "id": network.network.name}
    if network.refresh_token is not None:
        answer["refresh_token"] = network.refresh_token
        answer["refresh_properties"] = [str(accommodation) for accommodation in network.reached]
    return answer


def task(found: Task) -> dict[str, Any]:
    """One task of a queue (docs/contract.md 5)."""
    return _present(
        {
            "id": found.id,
            "type": found.kind,
            "status": found.status.value,
            "reason": found.reason,
            "product": found.product,
            "pmsRoom": found.subject.get("pmsRoom"),
            "url": found.subject.get("url"),
            "photo": found.subject.get("photo"),
            "createTime": found.created_at,
            "updateTime": found.updated_at,
        }
    )


def rendered(
    accommodation: Accommodation, network: Network | None, now: datetime, *, rooms: int | None = None
) -> dict[str, Any]:
    """A whole property; `now` decides the offset of its zone. Missing optional values are left out.

    `rooms` is how many it has, for its licence; without it no licence is shown.
    """
    details = {key: value for key, value in accommodation.details.items() if key not in _WRITE_ONLY}
    id = str(accommodation.id)
    whole = {
        "id": id,
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
        **_in_network(accommodation, network),
        "contact": _contact(accommodation, details.pop("contact", {})),
        "location": _location(accommodation, details.pop("location", {})),
        "license": None if rooms is None else license_of(rooms),
        "country": accommodation.country,
        "clpms": {"codice": id, **_SWITCHES, **details.pop("clpms", {})},
        "insertTime": accommodation.day_of(accommodation.created_at).isoformat(),
        "zip": accommodation.zip_code,
        "phone": accommodation.phone,
        "givenName": accommodation.given_name,
        "familyName": accommodation.family_name,
        "email": accommodation.email,
        "cod_promo": details.pop("codPromo", None),
        "sandboxProperty": accommodation.sandbox,
        "adminUserAccessGranted": details.pop("adminUserAccessGranted", False),
        **details,
    }
    for part in ("layout", "invoiceOptions"):
        if part in whole:
            whole[part] = {"accommodationId": id, **whole[part]}
    return _present(whole)


def _in_network(accommodation: Accommodation, network: Network | None) -> dict[str, Any]:
    if network is None:
        return {}
    leads = network.root == accommodation.id
    return {
        "networkInfo": {"accessNetwork": network.name, "accessRoot": leads, "accessEnabled": True},
        "networkActive": True,
        "billingNetworkMasterAccount": leads,
        "billingNetworkName": network.name,
    }


def _contact(accommodation: Accommodation, further: Mapping[str, Any]) -> dict[str, Any]:
    return _present(
        {
            "phoneNumber": accommodation.phone,
            "givenName": accommodation.given_name,
            "familyName": accommodation.family_name,
            **further,
            "email": accommodation.email,
        }
    )


def _location(accommodation: Accommodation, further: Mapping[str, Any]) -> dict[str, Any]:
    street = " ".join(filter(None, [accommodation.address, further.get("civicNumber")]))
    town = " ".join(filter(None, [accommodation.zip_code, accommodation.city]))
    return _present(
        {
            "placeType": "ACCOMODATION",
            "address": accommodation.address,
            "city": accommodation.city,
            "zipCode": accommodation.zip_code,
            "country": accommodation.country,
            "countryAlpha2": accommodation.country,
            "phone": accommodation.phone,
            "latitude": accommodation.latitude,
            "longitude": accommodation.longitude,
            "codice": str(accommodation.id),
            "fullAddress": ", ".join(filter(None, [street, town, accommodation.country])) or None,
            **{key: value for key, value in further.items() if key != "placeName"},
        }
    )


def license_of(rooms: int) -> dict[str, Any]:
    """What a property may use: everything, for nobody sells licences here (ours, docs/contract.md 3)."""
    return {"channelManager": "PREMIUM", **dict.fromkeys(_LICENSED, True), "roomsCount": rooms}


def asks_for(fields: str | None, name: str) -> bool:
    """Whether `fields` names a field."""
    return fields is not None and name in [one.strip() for one in fields.split(",")]


def narrowed(whole: Mapping[str, Any], fields: str | None) -> dict[str, Any]:
    """The first-level fields that `fields` asks for, all without it; unknown names are ignored."""
    return dict(whole) if fields is None or not fields.strip() else selected(whole, fields)


def selected(whole: Mapping[str, Any], fields: str | None) -> dict[str, Any]:
    """The first-level fields that `fields` asks for, the default ones without it; unknown names are ignored."""
    wanted = DEFAULT_FIELDS if fields is None or not fields.strip() else [name.strip() for name in fields.split(",")]
    return {name: value for name, value in whole.items() if name in wanted}


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
