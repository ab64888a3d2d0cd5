"""Content on the wire: bodies by section, and what is answered (docs/contract.md 9).

- `shapes` models of bodies, made from the contract's schemas · `shown` sections as they are answered
- here: what joins both to the sections, and the shapes of pushes
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError

from roomrack.core.errors import many
from roomrack.core.money import digits, fits
from roomrack.domain.connections.rules import Connection, Portal
from roomrack.domain.content.errors import AmenityUnknown, NotAnAddress
from roomrack.domain.content.rules import SECTIONS, Kind, Section, folded, taken
from roomrack.domain.content.service import Parcel, Place, Process, Read
from roomrack.domain.content.wire.shapes import Shape, model, schemas
from roomrack.domain.content.wire.shown import Around, amenities, item
from roomrack.domain.media import service as media
from roomrack.domain.products.errors import TooManyDecimals
from roomrack.domain.reference import rules as reference
from roomrack.infra.db import ReadUnit
from roomrack.infra.events import RecordedEvent
from roomrack.infra.http.responses import encode
from roomrack.infra.http.validation import from_validation
from roomrack.infra.tasks import Status

__all__ = [
    "TEXT_FIELDS",
    "Around",
    "Shape",
    "address",
    "addressee",
    "amenities",
    "amenity",
    "around",
    "body",
    "check",
    "closing",
    "code",
    "content",
    "item",
    "pages",
    "process",
    "read",
    "render_notified",
    "render_pushed",
    "section",
    "sections",
    "values",
]

MONEY = frozenset(
    {
        "childrenExtraPrice",
        "cleaningFee",
        "extraPrice",
        "petsDeposit",
        "petsNoRefundable",
        "price",
        "priceExtraPerson",
        "securityDeposit",
        "weekendPrice",
    }
)
"""Fields that hold an amount of the property's or the connection's currency, wherever they stand."""

TEXT_FIELDS = tuple(
    name
    for name, schema in schemas()["ExternalDescriptions"]["properties"].items()
    if schema.get("$ref", "").endswith("/LanguageMap") or "emptyValues" in schema.get("properties", {})
)
"""The fields of descriptions that have a text by language."""


def body(section: Section, *, of_patch: bool = False) -> type[Shape]:
    """The model of what is sent to a section."""
    if section.schema is None:
        raise ValueError(f"{section.name} has no body")
    return model(section.schema, partial=of_patch)


def values(section: Section, sent: Shape, currency: str) -> dict[str, Any]:
    """What was sent to a section, as it is kept or merged. Raises `TooManyDecimals` for every amount that has them."""
    found = sent.values()
    wrong = [
        TooManyDecimals(path, currency=currency, digits=digits(currency))
        for path, amount in _amounts(found)
        if not fits(amount, currency)
    ]
    if wrong:
        raise many(wrong)
    return _folded(section, found)


def read(section: Section, value: Any) -> dict[str, Any]:
    """A value as a whole section. Raises what is missing or wrong, field by field."""
    try:
        return _folded(section, body(section).model_validate(value).values())
    except ValidationError as error:
        raise from_validation(error, value) from None


def check(section: Section) -> Callable[[Any], Any]:
    """What judges a section after a merge."""
    return partial(read, section)


def section(declared: Section, found: Read, around: Around) -> Any:
    """A section as it is answered."""
    if declared.kind is Kind.LIST:
        return [item(declared, one, around) for one in found.value]
    return item(declared, found.value, around)


def amenity(text: str, element: str) -> dict[str, Any]:
    """An amenity that was named by its code or id. Raises `AmenityUnknown`."""
    for one in reference.amenities():
        if text.strip().upper() == one.code or text.strip() == str(one.id):
            return {"amenity": one.code}
    raise AmenityUnknown(element, amenity=text[:64])


def address(text: str, element: str) -> str:
    """The address of a document. Raises `NotAnAddress`."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        raise NotAnAddress(element) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotAnAddress(element)
    return text.strip()


def code(found: reference.ContentCode, portal: str) -> dict[str, Any]:
    """`ContentCodeMapping`."""
    return {
        "id": found.id,
        "portal": portal,
        "type": found.category.value,
        "title": found.names,
        "portalValue": found.code,
        "octorateValue": found.code,
    }


def pages(parcel: Parcel) -> dict[str, Any]:
    """The content of a parcel by page, as it is shown; None where nothing was filled in."""
    place = parcel.place
    found: dict[str, Any] = {one.page: None for one in SECTIONS if one.scope is parcel.scope}
    for one in SECTIONS:
        read = parcel.sections.get(one.name)
        if read is None or (found.get(one.page) and one.name == "fees"):
            continue
        around = Around(
            updated_at=read.updated_at,
            portal=parcel.portal.internal_name,
            portals=(parcel.portal.internal_name,),
            name=place.product.name if place.product is not None else None,
            currency=place.currency,
        )
        if one.name == "amenities":
            found[one.page] = read.value
        else:
            found[one.page] = section(one, read, around) or found[one.page]
    if place.product is not None:
        found["photos"] = [{"name": photo.name, "url": media.url_of(photo.name)} for photo in parcel.photos] or None
    return found


def sections(parcel: Parcel) -> dict[str, Any]:
    """What of a parcel its portal takes, by page, as JSON values."""
    metas = parcel.portal.content_metas
    taking = {page: value for page, value in pages(parcel).items() if value and taken(metas, page)}
    plain: dict[str, Any] = json.loads(encode(taking))
    return plain


def content(parcel: Parcel, process: int) -> str:
    """The content of CONTENT_PUSH, as JSON text."""
    place = parcel.place
    told: dict[str, Any] = {
        "process": process,
        "accommodation": str(place.owner.accommodation),
        "portal": parcel.portal.internal_name,
        "connection": parcel.connection.id,
        "octorateProduct": place.product.id if place.product is not None else None,
        "externalProduct": _target(parcel),
        "content": sections(parcel),
    }
    return encode({name: value for name, value in told.items() if value is not None}).decode()


async def render_pushed(unit: ReadUnit, found: Sequence[RecordedEvent]) -> Sequence[str | None]:
    """The content of CONTENT_PUSH."""
    return [event.payload["content"] for event in found]


async def render_notified(unit: ReadUnit, found: Sequence[RecordedEvent]) -> Sequence[str | None]:
    """The content of CONTENT_NOTIFICATION; without a product where the property's own content was pushed."""
    return [_notification(event.payload) for event in found]


def addressee(event: RecordedEvent) -> int:
    """The application that is the portal."""
    return int(event.payload["application"])


def process(found: Process) -> dict[str, Any]:
    """`ContentProcess`; `success` once it has ended."""
    shape = {
        "id": found.id,
        "status": found.status.value,
        "success": {Status.DONE: True, Status.FAILED: False}.get(found.status),
        "message": found.message,
        "portal": found.portal,
        "connection": found.connection,
        "octorateProduct": found.product,
        "createTime": found.created_at,
        "updateTime": found.updated_at,
    }
    return {name: value for name, value in shape.items() if value is not None}


def closing(connection: Connection, portal: Portal, product: int, *, open: bool) -> dict[str, Any]:
    """`PortalCalendar`."""
    return {"portal": portal.internal_name, "connection": connection.id, "product": product, "status": open}


def around(place: Place, read: Read | None, others: Mapping[str, Any] | None = None) -> Around:
    """What a section of a place is shown with."""
    return Around(
        updated_at=read.updated_at if read is not None else None,
        portal=place.portal.internal_name if place.portal is not None else None,
        portals=place.portals,
        name=place.product.name if place.product is not None else None,
        currency=place.currency,
        others=others or {},
    )


def _folded(section: Section, values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: folded(value) if name in section.by_portal and isinstance(value, Mapping) else value
        for name, value in values.items()
    }


def _amounts(value: Any, path: str = "$") -> Iterator[tuple[str, Decimal]]:
    """What of a value is money, with its path. What may be a percentage as well is not."""
    if isinstance(value, Mapping):
        for name, held in value.items():
            here = f"{path}.{name}"
            if name in MONEY and isinstance(held, Decimal):
                yield here, held
            else:
                yield from _amounts(held, here)
    elif isinstance(value, list):
        for index, held in enumerate(value):
            yield from _amounts(held, f"{path}[{index}]")


def _notification(payload: Mapping[str, Any]) -> str:
    told = {"message": payload["message"], "octorateProduct": payload["product"], "success": payload["success"]}
    return encode({name: value for name, value in told.items() if value is not None}).decode()


def _target(parcel: Parcel) -> dict[str, Any] | None:
    if parcel.target is None:
        return None
    return {"room": parcel.target.room, **({"rate": parcel.target.rate} if parcel.target.rate else {})}
