"""Content over HTTP (docs/contract.md 9): routes made from the declared sections, and others."""

import inspect
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import Field
from starlette.responses import Response

from roomrack.core.errors import FieldMissing, RoomrackError, many
from roomrack.domain.connections import service as connections
from roomrack.domain.content import rules, service, wire
from roomrack.domain.content.errors import ContentEmpty, PortalUnknown, TextFieldUnknown
from roomrack.domain.content.rules import Kind, Scope, Section
from roomrack.domain.content.service import Place, Read
from roomrack.domain.reference import service as reference
from roomrack.domain.reference.rules import Category
from roomrack.infra.http.caller import Level, Scheme
from roomrack.infra.http.operation import Call, OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.responses import json_response
from roomrack.infra.http.values import Blank
from roomrack.infra.locales import negotiate

portals = OperationRouter(tags=["Content: Portals"])
products = OperationRouter(tags=["Content: Rooms / Apartment"])

_ROUTERS = {Scope.CONNECTION: portals, Scope.PRODUCT: products}
_PLACES = {
    Scope.CONNECTION: "/rest/v1/content/connections/{connection}",
    Scope.PRODUCT: "/rest/v1/content/products/{accommodation}/{productId}",
}
_OAUTH: dict[str, Any] = {"area": "content", "schemes": (Scheme.OAUTH,)}

_Id = Annotated[int, Path(ge=-(2**63), le=2**63 - 1)]
ConnectionId = Annotated[_Id, Path(alias="connection")]
ProductId = Annotated[_Id, Path(alias="productId")]
ProcessId = Annotated[_Id, Path(alias="processId")]
PortalName = Annotated[str, Path(alias="portalname")]
_Text = Annotated[Annotated[str, Field(max_length=255)] | None, Blank]
_Count = Annotated[Annotated[int, Field(ge=0, le=100_000)] | None, Blank]
_Flag = Annotated[bool | None, Blank]
MinWords = Annotated[_Count, Query(alias="minWords")]
MaxWords = Annotated[_Count, Query(alias="maxWords")]

_POLICIES = rules.by_name("cancellationPolicies")
_ACCOMMODATION = rules.by_name("accommodationconf")
_RENTAL = rules.by_name("rentalagreement")
_DESCRIPTIONS = rules.by_name("descriptions")
_AMENITIES = rules.by_name("amenities")
_CANCELLATION = rules.by_name("cancellation")
_OF_THE_SAME_CONNECTION = ("cancellationPolicies", "extrabeds", "contacts", "rentalagreement")
"""What the configuration of the property shows beside what is its own."""


# --- what is made from the declarations ------------------------------------------------------------------------------

Given = Mapping[str, Any]
Step = Callable[[Call[Any], Section, Place, Given], Awaitable[Any]]


async def _get(call: ReadCall, section: Section, place: Place, given: Given) -> Any:
    return await _shown(call, section, place, await service.get(call.unit, place.owner, section))


async def _put(call: WriteCall, section: Section, place: Place, given: Given) -> Any:
    read = await service.put(call.unit, place.owner, section, wire.values(section, given["body"], place.currency))
    return await _shown(call, section, place, read)


async def _add(call: WriteCall, section: Section, place: Place, given: Given) -> Any:
    value = wire.values(section, given["body"], place.currency)
    read = await service.add(call.unit, place.owner, section, value)
    return wire.item(section, value, wire.around(place, read))


async def _patch(call: WriteCall, section: Section, place: Place, given: Given) -> Any:
    value = wire.values(section, given["body"], place.currency)
    read = await service.patch(call.unit, place.owner, section, value, wire.check(section))
    return await _shown(call, section, place, read)


async def _delete(call: WriteCall, section: Section, place: Place, given: Given) -> Any:
    remove = service.delete_at if section.key is None else service.delete_keyed
    gone = await remove(call.unit, place.owner, section, given["key"])
    return wire.item(section, gone, wire.around(place, None))


_STEPS: Mapping[tuple[Kind, str], Step] = {
    (Kind.OBJECT, "get"): _get,
    (Kind.OBJECT, "post"): _put,
    (Kind.OBJECT, "patch"): _patch,
    (Kind.LIST, "get"): _get,
    (Kind.LIST, "post"): _add,
    (Kind.LIST, "delete"): _delete,
}


def _parameters(section: Section, verb: str) -> list[inspect.Parameter]:
    """What the handler of an operation takes beside the call."""
    kinds: dict[str, Any] = {"owner": ConnectionId if section.scope is Scope.CONNECTION else ProductId}
    if verb in ("post", "patch"):
        kinds["body"] = wire.body(section, of_patch=verb == "patch")
    if verb == "delete" and section.key is None:
        kinds["key"] = Annotated[int, Path(alias=section.key_parameter, ge=0, le=2**31 - 1)]
    elif verb == "delete":
        kinds["key"] = Annotated[str, Path(alias=section.key_parameter)]
    return [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=kind) for name, kind in kinds.items()]


def _serve(section: Section, verb: str, operation: str) -> None:
    step = _STEPS[section.kind, verb]

    async def handler(call: Call[Any], **given: Any) -> Response:
        place = await _place(call, section.scope, given["owner"])
        return json_response(await step(call, section, place, given))

    first = inspect.Parameter("call", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Call)
    signature = inspect.Signature([first, *_parameters(section, verb)], return_annotation=Response)
    handler.__signature__ = signature  # type: ignore[attr-defined]
    path = f"{_PLACES[section.scope]}/{section.path or section.name}"
    if verb == "delete":
        path += f"/{{{section.key_parameter}}}"
    _ROUTERS[section.scope].declare(verb.upper(), path, operation=operation, **_OAUTH)(handler)


for _section in rules.SECTIONS:
    for _verb, _operation in _section.operations.items():
        _serve(_section, _verb, _operation)


# --- of a connection -------------------------------------------------------------------------------------------------


@portals.get(
    "/rest/v1/content/connections/{connection}/accommodationconf", operation="retrieveAccommodationListing", **_OAUTH
)
async def retrieve_accommodation_listing(call: ReadCall, connection: ConnectionId) -> Response:
    """The configuration of the property on a portal, with the rest of what was said of it there."""
    place = await _place(call, Scope.CONNECTION, connection)
    found = await service.others(call.unit, place.owner, (_ACCOMMODATION.name, _RENTAL.name))
    if not found:
        raise ContentEmpty(_ACCOMMODATION.title)
    newest = max(read.updated_at for read in found.values())
    own = found.get(_ACCOMMODATION.name)
    return json_response(await _shown(call, _ACCOMMODATION, place, Read(own.value if own else {}, newest)))


@portals.post(
    "/rest/v1/content/connections/{connection}/cancellationPolicies", operation="pushCancellationPolicy", **_OAUTH
)
async def push_cancellation_policy(
    call: WriteCall,
    connection: ConnectionId,
    policy: Annotated[_Text, Query()] = None,
    on_deposit: Annotated[_Flag, Query(alias="ApplyOnDeposit")] = None,
) -> Response:
    """Add a cancellation policy of the portal; the same one again is replaced."""
    place = await _place(call, Scope.CONNECTION, connection)
    if policy is None:
        raise FieldMissing("policy")
    value = {"portalValue": policy, "applyOnDeposit": bool(on_deposit)}
    read = await service.add(call.unit, place.owner, _POLICIES, value)
    return json_response(wire.item(_POLICIES, value, wire.around(place, read)))


@portals.post("/rest/v1/content/connections/{connection}/rentalagreement", operation="pushRental", **_OAUTH)
async def push_rental(
    call: WriteCall,
    connection: ConnectionId,
    url: Annotated[Annotated[str, Field(max_length=2048)] | None, Blank, Query()] = None,
) -> Response:
    """Say where the rental agreement is; it is never fetched from here."""
    place = await _place(call, Scope.CONNECTION, connection)
    if url is None:
        raise FieldMissing("url")
    read = await service.put(call.unit, place.owner, _RENTAL, {"url": wire.address(url, "url")})
    return json_response(await _shown(call, _RENTAL, place, read))


@portals.post("/rest/v1/content/connections/{connection}/push", operation="pushAccommodation", **_OAUTH)
async def push_accommodation(call: WriteCall, connection: ConnectionId) -> Response:
    """Queue the pushing of the property's content to the portal of a connection."""
    place = await _place(call, Scope.CONNECTION, connection)
    if place.connection is None:
        raise LookupError("a place of a connection has it")
    parcel = await service.push_property(call.unit, place.connection)
    return json_response(wire.process(await service.request(call.unit, parcel, wire.pages(parcel))))


@portals.get("/rest/v1/content/connections/meta/{portal}", operation="retrieveMetaPortal", **_OAUTH)
async def retrieve_meta_portal(
    call: ReadCall,
    portal: str,
    categories: Annotated[list[Category] | None, Query(alias="category[]")] = None,
    bare_categories: Annotated[list[Category] | None, Query(alias="category")] = None,
) -> Response:
    """The codes that content for a portal may name."""
    if await connections.portal_named(call.unit, portal) is None:
        raise PortalUnknown(portal)
    found = reference.content_codes([*(categories or ()), *(bare_categories or ())])
    return json_response([wire.code(item, portal) for item in found])


# --- of a product ----------------------------------------------------------------------------------------------------


@products.get(
    "/rest/v1/content/products/{accommodation}/{productId}/amenities", operation="listRoomAmenities", **_OAUTH
)
async def list_room_amenities(call: ReadCall, product: ProductId, portal: Annotated[_Text, Query()] = None) -> Response:
    """The amenities of a product, which are the same on every portal."""
    place = await _place(call, Scope.PRODUCT, product)
    read = await service.get(call.unit, place.owner, _AMENITIES)
    return json_response(wire.amenities(read.value, _language(call)))


@products.post("/rest/v1/content/products/{accommodation}/{productId}/amenities", operation="addRoomAmenity", **_OAUTH)
async def add_room_amenity(
    call: WriteCall,
    product: ProductId,
    amenities: Annotated[list[str] | None, Query(alias="amenity[]")] = None,
    bare_amenities: Annotated[list[str] | None, Query(alias="amenity")] = None,
) -> Response:
    """Add amenities by code or id; answers all that the product has now."""
    place = await _place(call, Scope.PRODUCT, product)
    items = _each([*(amenities or ()), *(bare_amenities or ())], "amenity", wire.amenity)
    read = await service.add(call.unit, place.owner, _AMENITIES, *items)
    return json_response(wire.amenities(read.value, _language(call)))


@products.post(
    "/rest/v1/content/products/{accommodation}/{productId}/cancellation", operation="setRoomCancellation", **_OAUTH
)
async def set_room_cancellation(
    call: WriteCall,
    product: ProductId,
    value: Annotated[_Text, Query()] = None,
    portal: Annotated[_Text, Query()] = None,
) -> Response:
    """Say by which policy a product is cancelled: on one portal, or on all that have none of their own."""
    place = await _place(call, Scope.PRODUCT, product)
    if value is None:
        raise FieldMissing("value")
    if portal is not None and await connections.portal_named(call.unit, portal) is None:
        raise PortalUnknown(portal)
    read = await service.set_for_portal(call.unit, place.owner, _CANCELLATION, value, portal)
    return json_response(await _shown(call, _CANCELLATION, place, read))


@products.post(
    "/rest/v1/content/products/{accommodation}/{productId}/pushQueue/{portalname}",
    operation="pushRoomPortal",
    **_OAUTH,
)
async def push_room_portal(call: WriteCall, product: ProductId, portal: PortalName) -> Response:
    """Queue the pushing of a product's content to a portal."""
    parcel = await service.push_product(call.unit, call.accommodation, product, portal)
    return json_response(wire.process(await service.request(call.unit, parcel, wire.pages(parcel))))


@products.get("/rest/v1/content/products/{accommodation}/process/{processId}", operation="readContentProcess", **_OAUTH)
async def read_content_process(call: ReadCall, process: ProcessId) -> Response:
    """How far a push is, and how it ended."""
    return json_response(wire.process(await service.process(call.unit, call.accommodation, process)))


@products.post(
    "/rest/v1/content/products/{accommodation}/{productId}/{portalname}/calendar",
    operation="calendarCloseOpen",
    **_OAUTH,
)
async def calendar_close_open(
    call: WriteCall, product: ProductId, portal: PortalName, status: Annotated[_Flag, Query()] = None
) -> Response:
    """Open (`true`) or close (`false`) the calendar of a product on one portal."""
    await _place(call, Scope.PRODUCT, product)
    if status is None:
        raise FieldMissing("status")
    connection, found = await service.switch(call.unit, call.accommodation, product, portal, open=status)
    return json_response(wire.closing(connection, found, product, open=status))


# --- random texts ----------------------------------------------------------------------------------------------------


@products.post(
    "/rest/v1/content/products/{accommodation}/{productId}/addTextToField", operation="addTextToField", **_OAUTH
)
async def add_text_to_field(
    call: WriteCall,
    product: ProductId,
    body: dict[str, Any],
    least: MinWords = None,
    most: MaxWords = None,
    field: Annotated[_Text, Query()] = None,
) -> Response:
    """Write one of the texts into a field of the descriptions."""
    place = await _place(call, Scope.PRODUCT, product)
    if field is None:
        raise FieldMissing("field")
    if field not in wire.TEXT_FIELDS:
        raise TextFieldUnknown("field", allowed=", ".join(wire.TEXT_FIELDS))
    return await _written(call, place, field, rules.from_texts(body), least, most)


@products.post(
    "/rest/v1/content/products/{accommodation}/{productId}/addTextToHouseRules", operation="createDescription", **_OAUTH
)
async def add_text_to_house_rules(
    call: WriteCall,
    product: ProductId,
    body: dict[str, Any],
    least: MinWords = None,
    most: MaxWords = None,
) -> Response:
    """Write one of the texts into the house rules."""
    place = await _place(call, Scope.PRODUCT, product)
    return await _written(call, place, "houseRules", _texts(body), least, most)


@products.post(
    "/rest/v1/content/products/{accommodation}/addNeighborhoodod", operation="createNeighborhoodod", **_OAUTH
)
async def add_neighborhood(
    call: WriteCall,
    body: dict[str, Any],
    product: Annotated[Annotated[int, Field(ge=-(2**63), le=2**63 - 1)] | None, Blank, Query(alias="productId")] = None,
    listing: Annotated[_Text, Query(alias="listingId")] = None,
    ownership: Annotated[_Flag, Query()] = None,
    least: MinWords = None,
    most: MaxWords = None,
) -> Response:
    """Write one of the texts into what is said of the neighbourhood, of a product or of what a portal calls so."""
    if product is None:
        if listing is None:
            raise FieldMissing("productId")
        product = await service.named_by_listing(call.unit, call.accommodation, listing)
    place = await _place(call, Scope.PRODUCT, product)
    replace = ownership is not False
    return await _written(call, place, "neightboorHood", _texts(body), least, most, replace=replace)


# --- what they have in common ----------------------------------------------------------------------------------------


async def _place(call: Call[Any], scope: Scope, id: int) -> Place:
    """Whose content it is: the caller may touch it. Raises `ConnectionNotFound`, `Forbidden`, `ProductNotFound`."""
    if scope is Scope.PRODUCT:
        return await service.at_product(call.unit, call.accommodation, id)
    connection = await connections.locate(call.unit, id)
    call.require(connection.accommodation, write=call.operation.level > Level.READONLY)
    return await service.at_connection(call.unit, connection)


async def _shown(call: Call[Any], section: Section, place: Place, read: Read) -> Any:
    others: dict[str, Any] = {}
    if section is _ACCOMMODATION:
        found = await service.others(call.unit, place.owner, _OF_THE_SAME_CONNECTION)
        for name, other in found.items():
            others[name] = wire.section(rules.by_name(name), other, wire.around(place, other))
    return wire.section(section, read, wire.around(place, read, others))


async def _written(
    call: WriteCall,
    place: Place,
    field: str,
    sent: Sequence[rules.Candidate],
    least: int | None,
    most: int | None,
    *,
    replace: bool = True,
) -> Response:
    read = await service.write_text(
        call.unit, place.owner, field, sent, wire.check(_DESCRIPTIONS), least=least, most=most, replace=replace
    )
    return json_response(await _shown(call, _DESCRIPTIONS, place, read))


def _texts(body: dict[str, Any]) -> list[rules.Candidate]:
    return rules.from_descriptions(wire.read(_DESCRIPTIONS, body))


def _each(texts: Sequence[str], name: str, read: Callable[[str, str], dict[str, Any]]) -> list[dict[str, Any]]:
    """Each of several values of a parameter. Raises what is wrong with any, all at once."""
    if not texts:
        raise FieldMissing(name)
    found: list[dict[str, Any]] = []
    wrong: list[RoomrackError] = []
    for index, text in enumerate(texts):
        try:
            found.append(read(text, f"{name}[{index}]"))
        except RoomrackError as error:
            wrong.append(error)
    if wrong:
        raise many(wrong)
    return found


def _language(call: Call[Any]) -> str:
    return negotiate(call.request.headers.get("accept-language"))
