"""Portals and connections over HTTP (docs/contract.md 9)."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import Field
from starlette.responses import Response

from roomrack.domain.connections import service
from roomrack.domain.connections.errors import MappingIncomplete
from roomrack.domain.connections.rules import Action, Connection, LogType, Portal
from roomrack.domain.connections.wire.connections import (
    ConnectionChanges,
    NewConnection,
    connection_shape,
    log_shape,
)
from roomrack.domain.connections.wire.mapping import (
    MappingBody,
    NewExternal,
    external_shape,
    finding_shape,
    mapping_shape,
    named_of,
)
from roomrack.domain.connections.wire.portals import NewPortal, PortalChanges, portal_shape
from roomrack.domain.products import service as products
from roomrack.domain.properties import service as properties
from roomrack.infra.db import ReadUnit
from roomrack.infra.http.caller import Scheme
from roomrack.infra.http.operation import Call, OperationRouter, Outside, ReadCall, WriteCall, accommodation_number
from roomrack.infra.http.responses import empty_response, json_response
from roomrack.infra.http.values import Blank
from roomrack.infra.locales import negotiate

portals = OperationRouter(tags=["Portals (OTA)"])
lists = OperationRouter(tags=["Utilities: Enums, Metas, Fields"])
router = OperationRouter(tags=["Property: Portal Connections"])
rooms = OperationRouter(tags=["Property: Accommodations"])

MAX_ID = 2**63 - 1
LOG_SIZE = 50

_OAUTH = (Scheme.OAUTH,)
_APPLICATION = (Scheme.APPLICATION,)
PathId = Annotated[int, Path(ge=-(2**63), le=MAX_ID)]
ConnectionId = Annotated[int, Path(alias="connection", ge=-(2**63), le=MAX_ID)]
_Id = Annotated[int, Field(ge=-(2**63), le=MAX_ID)]
_OptionalId = Annotated[_Id | None, Blank, Query()]
_Ids = Annotated[list[_Id] | None, Query(alias="id[]")]
_BareIds = Annotated[list[_Id] | None, Query(alias="id")]
_Text = Annotated[Annotated[str, Field(max_length=255)] | None, Blank, Query()]


# --- portals ---------------------------------------------------------------------------------------------------------


@portals.post("/rest/v1/portal/apiportal", operation="createPortal", schemes=_APPLICATION)
async def create_portal(call: WriteCall, body: NewPortal) -> Response:
    """Let the application be a portal."""
    draft = body.draft()
    work = service.work_on_pictures(draft, None)
    if work is not None and call.brought is None:
        await service.check_new(call.unit, call.caller.application, draft["internal_name"])
        raise Outside(work)
    return _portal(await service.create_portal(call.unit, call.caller.application, draft, call.brought))


@portals.put("/rest/v1/portal/apiportal", operation="updatePortal", schemes=_APPLICATION)
async def update_portal(call: WriteCall, body: PortalChanges) -> Response:
    """Change what was sent of the portal that the application is."""
    draft = body.draft()
    current = await service.current_portal(call.unit, call.caller.application)
    service.check_name(current, draft)
    work = service.work_on_pictures(draft, current)
    if work is not None and call.brought is None:
        raise Outside(work)
    return _portal(await service.update_portal(call.unit, call.caller.application, draft, call.brought))


@lists.get("/rest/v1/meta/portals", operation="OTAs List", schemes=_APPLICATION)
async def list_portals(call: ReadCall) -> Response:
    """The portals that properties of the application's environment can be connected to."""
    found = await service.list_portals(call.unit, sandbox=call.caller.environment == "SANDBOX")
    return json_response([portal_shape(one, served=service.is_served(one)) for one in found])


# --- connections -----------------------------------------------------------------------------------------------------


@router.get("/rest/v1/connection", operation="retrieveConnectionDetail", area="accommodation", schemes=_OAUTH)
async def retrieve_connection_detail(
    call: ReadCall,
    name: _Text = None,
    accommodation: _Text = None,
    hotel: Annotated[Annotated[str, Field(max_length=255)] | None, Blank, Query(alias="hotelId")] = None,
    ids: _Ids = None,
    bare_ids: _BareIds = None,
    fields: Annotated[str | None, Query(max_length=2000)] = None,
) -> Response:
    """The connections of every property that the credential reaches, or those with these names and ids."""
    reach: Sequence[int] = [one for one in call.caller.reach if call.may(one, write=False)]
    if accommodation is not None:
        wanted = accommodation_number(accommodation.strip())
        call.require(wanted, write=False)
        reach = [wanted]
    chosen = None if ids is None and bare_ids is None else [*(ids or ()), *(bare_ids or ())]
    found = await service.find(call.unit, reach, ids=chosen, name=name, hotel=hotel)
    return json_response({"data": [_selected(shape, fields) for shape in await _shapes(call, found)]})


@router.post("/rest/v1/connection/{accommodation}", operation="createConnection", area="accommodation", schemes=_OAUTH)
async def create_connection(call: WriteCall, body: NewConnection) -> Response:
    """Connect the property to a portal."""
    made = await service.create(call.unit, call.accommodation, body.draft(), grant=call.caller.identity)
    return await _shown(call, made)


@router.patch(
    "/rest/v1/connection/{accommodation}/{connection}",
    operation="updateConnection",
    area="accommodation",
    schemes=_OAUTH,
)
async def update_connection(call: WriteCall, connection: ConnectionId, body: ConnectionChanges) -> Response:
    """Change what was sent; 304 without a body when that changes nothing."""
    after, changed = await service.update(call.unit, call.accommodation, connection, body.draft())
    return await _shown(call, after) if changed else empty_response(304)


@router.delete(
    "/rest/v1/connection/{accommodation}/{connection}",
    operation="deleteConnection",
    area="accommodation",
    schemes=_OAUTH,
)
async def delete_connection(call: WriteCall, connection: ConnectionId) -> Response:
    """Delete a connection with its mappings; the answer is what it was."""
    await products.hold(call.unit, call.accommodation)  # The first lock of whoever touches mappings.
    current = await service.hold(call.unit, call.accommodation, connection)
    [shape] = await _shapes(call, [current])
    await service.delete(call.unit, call.accommodation, connection)
    return json_response(shape)


@router.post(
    "/rest/v1/connection/{action}/{accommodation}/{connection}",
    operation="executeAction",
    area="accommodation",
    schemes=_OAUTH,
)
async def execute_action(call: WriteCall, action: Action, connection: ConnectionId) -> Response:
    """Do something with a connection; answers its mappings."""
    work = await service.perform(call.unit, call.accommodation, connection, action, call.brought)
    if work is not None:
        raise Outside(work)
    held = await service.get(call.unit, call.accommodation, connection)
    about = {
        "actionPerformed": action.value,
        "connectionId": held.id,
        "prepertyId": str(held.accommodation),
        "apiId": call.caller.application,
        "time": call.unit.now(held.accommodation),
    }
    mappings = [mapping_shape(one) for one in await service.mappings_of(call.unit, held)]
    return json_response({"data": mappings, "additionalInfo": about})


# --- what portals sell, and which product is which -------------------------------------------------------------------


@router.get(
    "/rest/v1/connection/external/{accommodation}/{connection}",
    operation="getExternalProducts",
    area="accommodation",
    schemes=_OAUTH,
)
async def get_external_products(call: ReadCall, connection: ConnectionId) -> Response:
    """What the portal sells."""
    held = await service.get(call.unit, call.accommodation, connection)
    return json_response({"data": [external_shape(one) for one in await service.externals_of(call.unit, held)]})


@router.post(
    "/rest/v1/connection/external/{accommodation}/{connection}",
    operation="createExternalProduct",
    area="accommodation",
    schemes=_OAUTH,
)
async def create_external_product(call: WriteCall, connection: ConnectionId, body: NewExternal) -> Response:
    """Enter what the portal sells."""
    made = await service.add_external(call.unit, call.accommodation, connection, body.draft())
    return json_response(external_shape(made))


@router.get(
    "/rest/v1/connection/mapping/{accommodation}/{connection}",
    operation="getMapping",
    area="accommodation",
    schemes=_OAUTH,
)
async def get_mapping(call: ReadCall, connection: ConnectionId) -> Response:
    """The mappings of a connection."""
    held = await service.get(call.unit, call.accommodation, connection)
    return json_response({"data": [mapping_shape(one) for one in await service.mappings_of(call.unit, held)]})


@router.post(
    "/rest/v1/connection/mapping/{accommodation}/{connection}",
    operation="pushMapping",
    area="accommodation",
    schemes=_OAUTH,
)
async def push_mapping(
    call: WriteCall,
    connection: ConnectionId,
    product: _OptionalId = None,
    external: Annotated[_Id | None, Blank, Query(alias="externalProduct")] = None,
    query: Annotated[Annotated[str, Field(max_length=600)] | None, Blank, Query()] = None,
    body: MappingBody | None = None,
) -> Response:
    """Map a product: by two ids, by an id and the portal's own names, or by a body with two ids."""
    wanted: tuple[int, int | service.Named]
    if product is not None and external is not None:
        wanted, paths = (product, external), ("product", "externalProduct")
    elif product is not None and query is not None:
        wanted, paths = (product, named_of(query)), ("product", "query")
    elif body is not None and body.both is not None:
        wanted, paths = body.both, ("$.product", "$.external")
    else:
        raise MappingIncomplete("externalProduct" if product is not None else "product")
    mapping = await service.map_product(call.unit, call.accommodation, connection, *wanted, paths=paths)
    return json_response(mapping_shape(mapping))


@router.delete(
    "/rest/v1/connection/mapping/{accommodation}/{connection}/{mappingId}",
    operation="deleteMapping",
    area="accommodation",
    schemes=_OAUTH,
)
async def delete_mapping(
    call: WriteCall, connection: ConnectionId, mapping: Annotated[PathId, Path(alias="mappingId")]
) -> Response:
    """Delete a mapping; the answer is what it was."""
    return json_response(mapping_shape(await service.unmap(call.unit, call.accommodation, connection, mapping)))


@rooms.get(
    "/rest/v2/accommodation/{accommodation}/mappedRooms",
    operation="getMappedRooms",
    area="accommodation",
    schemes=_OAUTH,
)
async def get_mapped_rooms(call: ReadCall) -> Response:
    """What portals sell that products of the property are mapped to."""
    await properties.get(call.unit, call.accommodation)
    found = await service.mapped_externals(call.unit, call.accommodation)
    return json_response({"data": [external_shape(one) for one in found]})


# --- beyond the contract ---------------------------------------------------------------------------------------------


@router.get(
    "/rest/x1/connection/{accommodation}/{connection}/lint",
    operation="lintConnection",
    area="accommodation",
    schemes=_OAUTH,
)
async def lint_connection(call: ReadCall, connection: ConnectionId) -> Response:
    """What is wrong with the mapping of a connection, and how to mend it."""
    held = await service.get(call.unit, call.accommodation, connection)
    language = negotiate(call.request.headers.get("accept-language"))
    found = await service.findings(call.unit, held)
    return json_response({"data": [finding_shape(one, language) for one in found]})


@router.get(
    "/rest/x1/connection/{accommodation}/{connection}/log",
    operation="readConnectionLog",
    area="accommodation",
    schemes=_OAUTH,
)
async def read_connection_log(
    call: ReadCall,
    connection: ConnectionId,
    type: Annotated[LogType | None, Blank, Query(alias="logType")] = None,
    before: Annotated[_Id | None, Blank, Query(alias="olderThan")] = None,
) -> Response:
    """What happened on a connection, the newest first, 50 lines at a time."""
    held = await service.get(call.unit, call.accommodation, connection)
    found = await service.lines(call.unit, held, type=type, before=before, limit=LOG_SIZE)
    return json_response({"data": [log_shape(one) for one in found]})


def _portal(portal: Portal) -> Response:
    return json_response(portal_shape(portal, served=service.is_served(portal)))


async def _shown(call: Call[Any], connection: Connection) -> Response:
    [shape] = await _shapes(call, [connection])
    return json_response(shape)


async def _shapes(call: Call[Any], found: Sequence[Connection]) -> list[dict[str, Any]]:
    unit: ReadUnit = call.unit
    return [connection_shape(one, unit.now(one.connection.accommodation)) for one in await service.shown(unit, found)]


def _selected(shape: dict[str, Any], fields: str | None) -> dict[str, Any]:
    """Only the first-level fields that were asked for; unknown names are ignored."""
    wanted = {name.strip() for name in (fields or "").split(",") if name.strip()}
    return {name: value for name, value in shape.items() if name in wanted} if wanted else shape
