"""The operations on products and physical rooms (docs/contract.md 1 and 5)."""

from collections.abc import Callable, Collection, Sequence
from typing import Annotated, Any

from fastapi import Path, Query
from starlette.responses import Response

from roomrack.core.errors import FieldMissing, Forbidden
from roomrack.domain.identity import service as identity
from roomrack.domain.products import service
from roomrack.domain.products.errors import UnknownDestination
from roomrack.domain.products.rules import Listing, missing_texts
from roomrack.domain.products.service import NewPlace
from roomrack.domain.products.service.copying import DESTINATION_PATH
from roomrack.domain.products.wire import management, shapes
from roomrack.domain.products.wire.body import NewProduct, ProductChanges
from roomrack.domain.products.wire.management import Management, Selection
from roomrack.domain.products.wire.parts import Id, Language
from roomrack.domain.products.wire.shapes import Around
from roomrack.domain.properties import service as properties
from roomrack.infra.db import ReadUnit
from roomrack.infra.http.caller import Area, Level, Scheme
from roomrack.infra.http.operation import Call, OperationRouter, Outside, ReadCall, WriteCall
from roomrack.infra.http.paging import paging
from roomrack.infra.http.responses import empty_response, encode_plain, encoded, json_response
from roomrack.infra.http.values import Blank

router = OperationRouter(tags=["ARI: Rooms & Rates"])
rooms_router = OperationRouter(tags=["ARI: PMS Rooms"])

PAGE_SIZE = 50
"""Products on a page when `page` is sent without `size`; without both all are listed (docs/contract.md 1)."""

PathId = Annotated[int, Path(ge=-(2**63), le=2**63 - 1)]
Ids = Annotated[list[Id] | None, Query(alias="ids[]")]
BareIds = Annotated[list[Id] | None, Query(alias="ids")]
PathLanguage = Annotated[Language, Path()]
Children = Annotated[list[Id] | None, Query(alias="children[]")]
BareChildren = Annotated[list[Id] | None, Query(alias="children")]
Fields = Annotated[str | None, Query(max_length=2000)]
MaybeNumber = Annotated[int | None, Blank]
IncludeRms = Annotated[bool | None, Blank, Query(alias="includeRms")]


@router.post(
    "/rest/v1/roomrates/{accommodation}", operation="createRoomRate", area="accommodation", schemes=(Scheme.OAUTH,)
)
async def create_room_rate(call: WriteCall, body: NewProduct) -> Response:
    """Create a product; without a derived rule it is a base room."""
    listing, around = await _create(call, body)
    return json_response(shapes.created(shapes.v1(listing, around), _href(call, listing)))


@router.post(
    "/rest/v3/roomrates/{accommodation}", operation="createRoomRateV3", area="accommodation", schemes=(Scheme.OAUTH,)
)
async def create_room_rate_v3(call: WriteCall, body: NewProduct) -> Response:
    """Create a product; without a derived rule it is a base room."""
    listing, around = await _create(call, body)
    return json_response(shapes.created(shapes.v3(listing, around), _href(call, listing)))


@router.get(
    "/rest/v1/roomrates/{accommodation}/{roomid}", operation="getRoom", area="accommodation", schemes=(Scheme.OAUTH,)
)
async def get_room(call: ReadCall, roomid: PathId) -> Response:
    """One product."""
    listing = await service.get(call.unit, call.accommodation, roomid)
    return json_response(shapes.v1(listing, await _around(call)))


@router.patch(
    "/rest/v1/roomrates/{accommodation}/{id}", operation="updateRoom", area="accommodation", schemes=(Scheme.OAUTH,)
)
async def update_room(call: WriteCall, id: PathId, body: ProductChanges) -> Response:
    """Change what was sent; 304 without a body when that changes nothing."""
    listing, changed = await service.update(call.unit, call.accommodation, id, body.changes(call.accommodation))
    return json_response(shapes.v1(listing, await _around(call))) if changed else empty_response(304)


@router.patch(
    "/rest/v3/roomrates/{accommodation}/{id}", operation="updateRoomV3", area="accommodation", schemes=(Scheme.OAUTH,)
)
async def update_room_v3(call: WriteCall, id: PathId, body: ProductChanges) -> Response:
    """Change what was sent; 304 without a body when that changes nothing."""
    listing, changed = await service.update(call.unit, call.accommodation, id, body.changes(call.accommodation))
    if not changed:
        return empty_response(304)
    return await _whole_v3(call, listing)


@router.patch(
    "/rest/v2/roomrates/{accommodationId}/{roomRateId}", operation="update the room rate", area="accommodation"
)
async def update_the_room_rate(
    call: WriteCall, product: Annotated[PathId, Path(alias="roomRateId")], body: ProductChanges
) -> Response:
    """Change what was sent; the contract knows no 304 here, so the product is answered whether it changed or not."""
    listing, _ = await service.update(call.unit, call.accommodation, product, body.changes(call.accommodation))
    return json_response(shapes.v2(listing, await _around(call, [listing.id])))


@router.post("/rest/v1/roomrates/{accommodation}/{product}/suite", operation="createSuite", area="accommodation")
async def create_suite(
    call: WriteCall, product: PathId, children: Children = None, bare_children: BareChildren = None
) -> Response:
    """Make a product a suite of base rooms; answers the suite, then its rooms."""
    chosen = [*(children or ()), *(bare_children or ())]
    suite = await service.create_suite(call.unit, call.accommodation, product, chosen)
    rooms = await service.find(call.unit, call.accommodation, ids=suite.product.children)
    around = await _around(call)
    return json_response([shapes.v1(listing, around) for listing in (suite, *rooms)])


@router.delete("/rest/v1/roomrates/{accommodation}/{productId}", operation="deleteProduct", area="accommodation")
async def delete_product(call: WriteCall, product: Annotated[PathId, Path(alias="productId")]) -> Response:
    """Delete a product on which nothing depends."""
    listing = await service.delete(call.unit, call.accommodation, product)
    return json_response(shapes.v1(listing, await _around(call)))


@router.get("/rest/v1/roomrates/{accommodation}", operation="getListingsV1", area="accommodation")
async def get_listings_v1(
    call: ReadCall,
    fields: Fields = None,
    ids: Ids = None,
    bare_ids: BareIds = None,
    page: MaybeNumber = None,
    size: MaybeNumber = None,
    include_rms: IncludeRms = None,
) -> Response:
    """The products of a property, as clients that are older than the contract ask for them."""
    found = await _find(call, ids, bare_ids, page, size, include_rms=bool(include_rms))
    return await _listed(call, found, fields, shapes.v1)


@router.get("/rest/v2/roomrates/{accommodation}", operation="getListings", area="accommodation")
async def get_listings(
    call: ReadCall,
    fields: Fields = None,
    ids: Ids = None,
    bare_ids: BareIds = None,
    page: MaybeNumber = None,
    size: MaybeNumber = None,
    include_rms: IncludeRms = None,
) -> Response:
    """The products of a property."""
    found = await _find(call, ids, bare_ids, page, size, include_rms=bool(include_rms))
    return await _listed(call, found, fields, shapes.v2, _photographed(found, fields))


@router.get("/rest/v3/roomrates/{accommodation}", operation="getListingsV3", area="accommodation")
async def get_listings_v3(
    call: ReadCall,
    fields: Fields = None,
    ids: Ids = None,
    bare_ids: BareIds = None,
    page: MaybeNumber = None,
    size: MaybeNumber = None,
    include_rms: IncludeRms = None,
) -> Response:
    """The products of a property, suites with the rooms that they are made of."""
    found = await _find(call, ids, bare_ids, page, size, include_rms=bool(include_rms))
    rooms = await _suite_rooms(call.unit, found)
    photographed = _photographed(rooms.values(), fields)
    return await _listed(call, found, fields, lambda listing, around: shapes.v3(listing, around, rooms), photographed)


@router.post("/rest/v2/roomrates/{accommodation}/copy", operation="copy", area="accommodation")
async def copy(call: WriteCall, body: Management | None = None) -> Response:
    """Copy products within the property, to another one of the network, or to a new one."""
    return await _copy(call, body or Management())


@router.post("/rest/v3/roomrates/{accommodation}/copy", operation="copyV3", area="accommodation")
async def copy_v3(call: WriteCall, body: Management | None = None) -> Response:
    """Copy products within the property, to another one of the network, or to a new one."""
    return await _copy(call, body or Management())


@router.post("/rest/v2/roomrates/{accommodation}/move", operation="move_1", area="accommodation")
async def move(call: WriteCall, body: Management | None = None) -> Response:
    """Move products to another property of the network, or to a new one."""
    return await _move(call, body or Management())


@router.post("/rest/v3/roomrates/{accommodation}/move", operation="moveV3", area="accommodation")
async def move_v3(call: WriteCall, body: Management | None = None) -> Response:
    """Move products to another property of the network, or to a new one."""
    return await _move(call, body or Management())


@router.post("/rest/v2/roomrates/{accommodation}/runRules", operation="runRules", area="accommodation")
async def run_rules(call: WriteCall, body: Selection | None = None) -> Response:
    """Do now what the night would do to the calendar of some products, or of all."""
    rooms = body.rooms if body else []
    return json_response(management.run(await service.run_rules(call.unit, call.accommodation, rooms)))


@router.post("/rest/v3/roomrates/{accommodation}/runRules", operation="runRulesV3", area="accommodation")
async def run_rules_v3(call: WriteCall, body: Selection | None = None) -> Response:
    """Do now what the night would do to the calendar of some products, or of all."""
    rooms = body.rooms if body else []
    return json_response(management.run(await service.run_rules(call.unit, call.accommodation, rooms)))


@router.patch(
    "/rest/v1/roomrates/{accommodation}/{roomid}/translateMissingDescriptions/{language}",
    operation="translateMissingDescriptions",
    area="accommodation",
    schemes=(Scheme.OAUTH,),
)
async def translate_missing_descriptions(
    call: WriteCall, roomid: PathId, language: PathLanguage, body: ProductChanges
) -> Response:
    """Change what was sent, then fill in the texts that a language lacks."""
    listing = await _translated(call, roomid, language, body)
    return json_response(shapes.v1(listing, await _around(call)))


@router.patch(
    "/rest/v3/roomrates/{accommodation}/{roomid}/translateMissingDescriptions/{language}",
    operation="translateMissingDescriptionsV3",
    area="accommodation",
    schemes=(Scheme.OAUTH,),
)
async def translate_missing_descriptions_v3(
    call: WriteCall, roomid: PathId, language: PathLanguage, body: ProductChanges
) -> Response:
    """Change what was sent, then fill in the texts that a language lacks."""
    listing = await _translated(call, roomid, language, body)
    return await _whole_v3(call, listing)


@router.get("/rest/v2/roomrates/{accommodation}/connections", operation="getConnections", area="accommodation")
async def get_connections(
    call: ReadCall,
    ids: Ids = None,
    bare_ids: BareIds = None,
    page: MaybeNumber = None,
    size: MaybeNumber = None,
    include_rms: IncludeRms = None,
) -> Response:
    """The products that are sold over connections."""
    found = await _find(call, await _mapped(call, ids, bare_ids), None, page, size, include_rms=bool(include_rms))
    return await _listed(call, found, None, shapes.v2, _photographed(found, None))


@router.get("/rest/v3/roomrates/{accommodation}/connections", operation="getConnectionsV3", area="accommodation")
async def get_connections_v3(
    call: ReadCall,
    ids: Ids = None,
    bare_ids: BareIds = None,
    page: MaybeNumber = None,
    size: MaybeNumber = None,
    include_rms: IncludeRms = None,
) -> Response:
    """The products that are sold over connections, suites with the rooms that they are made of."""
    found = await _find(call, await _mapped(call, ids, bare_ids), None, page, size, include_rms=bool(include_rms))
    rooms = await _suite_rooms(call.unit, found)
    photographed = _photographed(rooms.values(), None)
    return await _listed(call, found, None, lambda listing, around: shapes.v3(listing, around, rooms), photographed)


@rooms_router.get("/rest/v1/pms", operation="findAllPmsRoom", area="accommodation")
async def find_all_pms_room(call: ReadCall) -> Response:
    """The physical rooms of every property that the credential reaches."""
    reach = [accommodation for accommodation in call.caller.reach if call.may(accommodation, write=False)]
    rooms = await service.pms_rooms(call.unit, reach)
    return json_response(shapes.pms_rooms(rooms, await properties.zones(call.unit, reach)))


@rooms_router.get("/rest/v1/pms/{accommodation}", operation="findPmsRoom", area="accommodation")
async def find_pms_room(
    call: ReadCall,
    name: str | None = None,
    id: Annotated[Id | None, Blank, Query()] = None,
    include_without_parent: Annotated[bool | None, Blank, Query(alias="includeRoomsWithoutParent")] = None,
) -> Response:
    """The physical rooms of a property; those without a product only when asked for."""
    rooms = await service.pms_rooms(
        call.unit, [call.accommodation], id=id, name=name or None, include_without_parent=bool(include_without_parent)
    )
    return json_response(shapes.pms_rooms(rooms, await properties.zones(call.unit, [call.accommodation])))


async def _create(call: WriteCall, body: NewProduct) -> tuple[Listing, Around]:
    listing = await service.create(call.unit, call.accommodation, **body.fields(call.accommodation))
    return listing, await _around(call)


async def _copy(call: WriteCall, body: Management) -> Response:
    where = await _destination(call, body)
    copying = await service.copy(
        call.unit, call.accommodation, body.rooms, call.accommodation if where is None else where
    )
    return json_response(management.copied(copying, body.rooms))


async def _move(call: WriteCall, body: Management) -> Response:
    where = await _destination(call, body)
    if where is None:
        raise FieldMissing(DESTINATION_PATH)
    return json_response(
        management.copied(await service.move(call.unit, call.accommodation, body.rooms, where), body.rooms)
    )


async def _destination(call: WriteCall, body: Management) -> int | NewPlace | None:
    """Where products go, if the caller may write there. Raises `UnknownDestination` and `Forbidden`."""
    where = body.destination(call.caller.identity)
    if not isinstance(where, int) or where == call.accommodation:
        return where
    level = None
    if call.caller.identity is not None:
        level = await identity.level_at(call.unit, call.caller.identity, where, Area.ACCOMMODATION)
    if level is None:
        raise UnknownDestination(DESTINATION_PATH)
    if level < Level.READWRITE:
        raise Forbidden
    return where


async def _translated(call: WriteCall, product: int, language: str, body: ProductChanges) -> Listing:
    listing, _ = await service.update(call.unit, call.accommodation, product, body.changes(call.accommodation))
    missing = missing_texts(listing.details, language)
    if missing and call.brought is None:
        raise Outside(lambda: service.translate(missing))
    return await service.fill_in(call.unit, listing, language, call.brought or {})


async def _around(call: Call[Any], photographed: Sequence[int] = ()) -> Around:
    """What products are shown with, with the photos of some. Plans are encoded once, though many products have them."""
    currency = (await properties.get(call.unit, call.accommodation)).currency
    plans = await service.rate_plans(call.unit, call.accommodation)
    images = await service.images(call.unit, call.accommodation, photographed) if photographed else {}
    name = await service.calendar_name(call.unit, call.accommodation)
    return Around(currency, [(rooms, encoded(plan)) for rooms, plan in plans], images, name)


def _href(call: WriteCall, listing: Listing) -> str:
    """Where the product is: getRoom is the only operation that reads one, whatever the version."""
    path = f"/connect/rest/v1/roomrates/{call.accommodation}/{listing.id}"
    return str(call.request.url.replace(path=path, query="", fragment=""))


async def _find(
    call: ReadCall,
    ids: Sequence[int] | None,
    bare_ids: Sequence[int] | None,
    page: int | None,
    size: int | None,
    *,
    include_rms: bool,
) -> list[Listing]:
    wanted = paging(page, size, default_size=PAGE_SIZE)
    chosen = None if ids is None and bare_ids is None else [*(ids or ()), *(bare_ids or ())]
    return await service.find(
        call.unit,
        call.accommodation,
        ids=chosen,
        with_revenue_managed=include_rms or chosen is not None,
        limit=None if page is None and not size else wanted.size,
        offset=wanted.offset,
        only_to_show=True,
    )


async def _mapped(call: ReadCall, ids: Sequence[int] | None, bare_ids: Sequence[int] | None) -> list[int]:
    """The products that are sold over connections: all, or those of some ids."""
    mapped = await service.mapped(call.unit, call.accommodation)
    wanted = mapped if ids is None and bare_ids is None else {*(ids or ()), *(bare_ids or ())}
    return sorted(mapped & wanted)


async def _suite_rooms(unit: ReadUnit, listings: Sequence[Listing]) -> dict[int, Listing]:
    """The rooms of all suites among the products, by id; one more query only where some are not among them."""
    known = {listing.id: listing for listing in listings}
    missing = {room for listing in listings for room in listing.product.children if room not in known}
    if missing:
        accommodation = listings[0].product.accommodation
        rooms = await service.find(unit, accommodation, ids=missing, only_to_show=True)
        known.update({room.id: room for room in rooms})
    return known


async def _whole_v3(call: WriteCall, listing: Listing) -> Response:
    rooms = await _suite_rooms(call.unit, [listing])
    return json_response(shapes.v3(listing, await _around(call, list(rooms)), rooms))


def _photographed(found: Collection[Listing], fields: str | None) -> list[int]:
    """The products whose photos are shown: all, or none if `fields` leaves them out, which a suite's rooms can't be."""
    shown = shapes.selected({"images": None, "aggregateChildren": None}, fields)
    return [listing.id for listing in found] if shown else []


async def _listed(
    call: ReadCall,
    found: Sequence[Listing],
    fields: str | None,
    shape: Callable[[Listing, Around], dict[str, Any]],
    photographed: Sequence[int] = (),
) -> Response:
    around = await _around(call, photographed)
    return json_response(encode_plain([shapes.selected(shape(listing, around), fields) for listing in found]))
