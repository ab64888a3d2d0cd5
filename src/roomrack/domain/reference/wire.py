"""The lists on the wire (docs/contract.md 12)."""

from collections.abc import Mapping
from typing import Any

from roomrack.domain.reference.rules import Amenity, City, Code, ContentCode, DocumentType, Tag

_FIRST = ("PASSPORT", "CARDID", "IDELE", "PATEN")
"""The documents that most guests show; the rest follow by id."""


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


def content_shape(item: ContentCode, portal: str | None = None) -> dict[str, Any]:
    """`ContentCodeMapping`: a code of content as a portal understands it, or ours alone."""
    shape: dict[str, Any] = {"id": item.id, "type": item.category.value, "title": item.names}
    if portal is not None:
        shape |= {"portal": portal, "portalValue": item.code}
    return {**shape, "octorateValue": item.code}


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
