"""Sections as they are answered: what was sent, what follows from it, and what only others know."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from roomrack.domain.content.rules import Section, resolved
from roomrack.domain.reference import rules as reference
from roomrack.domain.reference import service as codes
from roomrack.domain.reference.rules import Category

_AGES = (6, 12, 16)
"""Up to which ages the contract has a word for an extra bed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a section is shown with."""

    updated_at: datetime | None = None
    portal: str | None = None
    """The portal of the connection."""
    portals: Collection[str] = ()
    """Those that the property is connected to."""
    name: str | None = None
    """The product's."""
    currency: str | None = None
    others: Mapping[str, Any] = field(default_factory=dict)
    """Further sections of the same owner."""


def item(section: Section, value: Mapping[str, Any], around: Around) -> dict[str, Any]:
    """A section, or one item of a list."""
    shown = dict(value)
    for name in section.by_portal:
        if name in shown:
            shown[name] = resolved(shown[name], around.portals, whole=name == "headline")
    match section.name:
        case "accommodationconf":
            shown |= _accommodation(around)
        case "contacts" | "services" | "roomfees" if section.category is not None:
            shown["codeType"] = section.category.value
        case "extrabeds":
            shown = _extra_bed(value)
        case "fees":
            shown = _fee(value, around.portal)
        case "cancellationPolicies":
            deposit = bool(value.get("applyOnDeposit"))
            category = Category.CANCEL_POLICY_DEPOSIT if deposit else Category.CANCEL_POLICY
            shown |= {"codeType": category.value, "deletable": True, "editable": True}
        case "rentalagreement":
            shown["updateTime"] = around.updated_at
        case "cancellation":
            shown = _cancellation(value, around)
        case "listing":
            shown |= {"lastEdit": around.updated_at, "internalName": around.name}
        case "pricing":
            shown |= {"pricingUpdate": around.updated_at, "currency": around.currency}
    if section.name in ("contacts", "extrabeds", "fees", "services") and around.portal is not None:
        shown.setdefault("portal", around.portal)
    return {name: held for name, held in shown.items() if held is not None}


def amenities(value: Collection[Mapping[str, Any]], language: str) -> list[dict[str, Any]]:
    """The amenities of a product, as `ApiAmenity`."""
    known = {one.code: one for one in reference.amenities()}
    return [
        {
            "id": one.id,
            "internalName": one.code,
            "internalLabel": one.names["EN"],
            "label": one.names.get(language.upper(), one.names["EN"]),
            "values": one.names,
        }
        for one in (known[held["amenity"]] for held in value)
    ]


def _accommodation(around: Around) -> dict[str, Any]:
    """What only the other sections of the connection know."""
    policies = [one for one in around.others.get("cancellationPolicies") or () if one.get("applyOnDeposit")]
    agreement = around.others.get("rentalagreement")
    return {
        "lastUpdate": around.updated_at,
        "depositPolicies": policies or None,
        "extraBeds": around.others.get("extrabeds") or None,
        "contacts": around.others.get("contacts") or None,
        "rentalAgreement": agreement and agreement["url"],
    }


def _extra_bed(value: Mapping[str, Any]) -> dict[str, Any]:
    """`ExternalAccommodationExtraBed` of what was asked for."""
    age = value.get("ageRestriction")
    return {
        "applyGuestRange": age,
        "applyGuestBooking": f"MAX_AGE_{age}" if age in _AGES else None,
        "children": age is not None,
        "quantity": value.get("quantityAvailable"),
        "price": value.get("price"),
        "codeType": Category.EXTRABED_GUEST_TYPE.value,
        "deletable": True,
        "editable": True,
    }


def _fee(value: Mapping[str, Any], portal: str | None) -> dict[str, Any]:
    """`ExternalFee` of what was asked for."""
    internet = _present(
        {
            "internetType": _code(Category.INTERNET_CONNECTION_TYPES, value.get("internetType"), portal),
            "internetCoverage": _code(Category.INTERNET_CONNECTION_COVERAGE, value.get("internetCoverage"), portal),
        }
    )
    parking = _present(
        {
            "needReservation": value.get("parkingNeedReservation"),
            "publicArea": value.get("parkingPublicArea"),
            "parkingType": _code(Category.PARKING_TYPE, value.get("parkingType"), portal),
        }
    )
    exclusive = bool(value.get("exclusive"))
    return {
        "portalValue": value["portalValue"],
        "chargeTypeValue": value["chargeType"],
        "amount": value["amount"],
        "configuration": "EXCLUSIVE" if exclusive else "INCLUSIVE",
        "inclusive": not exclusive,
        "category": value.get("category"),
        "internetDetails": internet or None,
        "parkingDetails": parking or None,
        "internetFee": bool(internet),
        "parkingFee": bool(parking),
        "codeType": Category.FEE_TAX.value,
        "deletable": True,
        "editable": True,
    }


def _code(category: Category, value: str | None, portal: str | None) -> dict[str, Any] | None:
    """A code that a fee names, with its names where it is one of ours."""
    if value is None:
        return None
    shown: dict[str, Any] = {"type": category.value, "portalValue": value}
    if portal is not None:
        shown["portal"] = portal
    known = next((one for one in codes.content_codes([category]) if one.code == value), None)
    return shown if known is None else {**shown, "id": known.id, "title": known.names, "octorateValue": known.code}


def _cancellation(value: Mapping[str, Any], around: Around) -> dict[str, Any]:
    """What each portal is told of how a product is cancelled."""
    got = resolved(value, around.portals, whole=False)["portalValues"]
    return {"value": value.get("fallback"), "portalValues": got or None, "updateTime": around.updated_at}


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
