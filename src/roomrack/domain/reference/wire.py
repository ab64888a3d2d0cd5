"""The lists on the wire (docs/contract.md 12)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from roomrack.domain.reference.rules import Amenity, City, Code, DocumentType, Tag

_FIRST = ("PASSPORT", "CARDID", "IDELE", "PATEN")
"""The documents that most guests show; the rest follow by id."""


class Category(StrEnum):
    """The categories of content."""

    FEE_PERSONAL = "FEE_PERSONAL"
    CHARGE_TYPE = "CHARGE_TYPE"
    IMAGE_TAGS = "IMAGE_TAGS"
    SERVICE = "SERVICE"
    PAYMENTS_CARD = "PAYMENTS_CARD"
    LANGUAGES = "LANGUAGES"
    BREAKFAST = "BREAKFAST"
    CANCEL_POLICY = "CANCEL_POLICY"
    ROOM_AMENITY = "ROOM_AMENITY"
    INTERNET_CONNECTION_TYPES = "INTERNET_CONNECTION_TYPES"
    INTERNET_CONNECTION_COVERAGE = "INTERNET_CONNECTION_COVERAGE"
    PARKING_TYPE = "PARKING_TYPE"
    BED_TYPE = "BED_TYPE"
    CONTACT_TYPE = "CONTACT_TYPE"
    CONTACT_LANGUAGE = "CONTACT_LANGUAGE"
    EXTRABED_GUEST_TYPE = "EXTRABED_GUEST_TYPE"
    BOOKING_ACCEPTED_GUESTS = "BOOKING_ACCEPTED_GUESTS"
    FEE_TAX = "FEE_TAX"
    RATE_OFFER = "RATE_OFFER"
    PRODUCT_BENEFIT = "PRODUCT_BENEFIT"
    ACCOMMODATION_CATEGORY = "ACCOMMODATION_CATEGORY"
    CITY_TAX_CATEGORY = "CITY_TAX_CATEGORY"
    CITY_TAX_NATURE = "CITY_TAX_NATURE"
    CANCEL_POLICY_DEPOSIT = "CANCEL_POLICY_DEPOSIT"
    ROOM_CATEGORY = "ROOM_CATEGORY"
    ROOM_CLASS = "ROOM_CLASS"
    BEDROOM_TYPE = "BEDROOM_TYPE"
    ROOM_NAMING = "ROOM_NAMING"
    PHOTO_TYPE = "PHOTO_TYPE"
    LISTING_EXPECTATION = "LISTING_EXPECTATION"
    PROPERTY_CHECKIN_METHOD = "PROPERTY_CHECKIN_METHOD"
    BATHROOM_LOCATION = "BATHROOM_LOCATION"


def label(names: Mapping[str, str], language: str) -> str:
    """The name in a language, else in English; the language in any case."""
    return names.get(language.upper(), names["EN"])


def amenity_shape(amenity: Amenity, language: str) -> dict[str, Any]:
    """`ApiAmenity`."""
    return {
        "id": amenity.id,
        "internalName": amenity.code,
        "internalLabel": amenity.names["EN"],
        "label": label(amenity.names, language),
        "values": amenity.names,
    }


def code_shape(code: Code, language: str) -> dict[str, Any]:
    """`MetaCode`."""
    return {"id": code.id, "code": code.code, "label": label(code.names, language), "values": code.names}


def document_shape(document: DocumentType, language: str, country: str | None = None) -> dict[str, Any]:
    """`PoliceDocumentTypeCountry`; without a country where the whole list is shown."""
    shape: dict[str, Any] = {
        "id": document.id,
        "documentType": document.code,
        "code": document.code,
        "label": label(document.names, language),
        "priority": _FIRST.index(document.code) + 1 if document.code in _FIRST else len(_FIRST) + document.id,
        "localDocument": not document.everywhere,
        "showCustomer": document.code in _FIRST,
    }
    if document.police is not None:
        shape["policeCode"] = document.police
    if country is not None:
        shape["country"] = country
    return shape


def tag_shape(tag: Tag, language: str) -> dict[str, Any]:
    """`CheckinTag`."""
    return {
        "id": tag.id,
        "code": tag.code,
        "label": label(tag.names, language),
        "color": tag.color,
        "values": tag.names,
    }


def city_shape(city: City, country: str) -> dict[str, Any]:
    """`CheckinCity`."""
    shape = {"id": city.id, "name": city.name, "country": country}
    return {**shape, "division": city.division} if city.division else shape
