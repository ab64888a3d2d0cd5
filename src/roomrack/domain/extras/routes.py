"""Extras over HTTP (docs/contract.md 5)."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Path, Query
from starlette.responses import Response

from roomrack.core.rights import Area
from roomrack.domain.extras import service
from roomrack.domain.extras.rules import Criteria, Extra, Order, order_of
from roomrack.domain.extras.wire import Bulk, ChangedExtra, ExtraChanges, NewExtra, only, shape
from roomrack.domain.identity import service as identity
from roomrack.domain.products import service as products
from roomrack.domain.properties import service as properties
from roomrack.infra.http.bodies import ExactId
from roomrack.infra.http.operation import Call, OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.paging import page_info, paging
from roomrack.infra.http.responses import empty_response, json_response
from roomrack.infra.http.values import Blank

router = OperationRouter(tags=["Property: Extra/Products"])

PAGE_SIZE = 20

PathId = Annotated[int, Path(alias="productId", ge=-(2**63), le=2**63 - 1)]
_OptionalId = Annotated[ExactId | None, Blank, Query()]
_OptionalFlag = Annotated[bool | None, Blank]
_OptionalNumber = Annotated[int | None, Blank, Query()]


@router.get("/rest/v1/extra/{accommodation}", operation="findExtras", area="accommodation")
async def find_extras(
    call: ReadCall,
    id: _OptionalId = None,
    sort_by: Annotated[str | None, Query(alias="sortBy")] = None,
    enabled: Annotated[_OptionalFlag, Query()] = None,
    name: str | None = None,
    category: Annotated[ExactId | None, Blank, Query(alias="extraCategoryId")] = None,
    with_generated: Annotated[_OptionalFlag, Query(alias="includeGeneratedExtra")] = None,
    with_master: Annotated[_OptionalFlag, Query(alias="includeMasterAccommodationExtras")] = None,
    accommodations: Annotated[list[str] | None, Query(alias="accommodations[]")] = None,
    bare_accommodations: Annotated[list[str] | None, Query(alias="accommodations")] = None,
    fields: str | None = None,
    size: _OptionalNumber = None,
    page: _OptionalNumber = None,
) -> Response:
    """The extras of a property and of the one that leads its network, a page at a time."""
    wanted = paging(page, size, default_size=PAGE_SIZE)
    order, falls = order_of(sort_by) if sort_by and sort_by.strip() else (Order.PRIORITY, False)
    named = [*(accommodations or ()), *(bare_accommodations or ())]
    criteria = Criteria(
        accommodations=await _where(call, named, with_master=with_master is not False),
        id=id,
        name=name or None,
        enabled=enabled,
        category=category,
        with_generated=with_generated is not False,
        order=order,
        falls=falls,
    )
    found, total = await service.find(call.unit, criteria, limit=wanted.size, offset=wanted.offset)
    rows = [only(row, fields) for row in await _shapes(call, found)]
    return json_response({"data": rows, "page": page_info(call.request, wanted, total)})


@router.post("/rest/v1/extra/bulk/{accommodation}", operation="createExtraProducts", area="accommodation")
async def create_extra_products(call: WriteCall, body: Bulk[NewExtra]) -> Response:
    """Create extras, all or none."""
    made = await service.create(call.unit, call.accommodation, body.drafts())
    return json_response({"data": await _shapes(call, made)})


@router.put("/rest/v1/extra/{accommodation}/updateAll", operation="updateExtraProductBulk", area="accommodation")
async def update_extra_product_bulk(call: WriteCall, body: Bulk[ChangedExtra]) -> Response:
    """Change extras, all or none."""
    changed = await service.update_many(call.unit, call.accommodation, body.drafts())
    return json_response({"data": await _shapes(call, changed)})


@router.put("/rest/v1/extra/{accommodation}/{productId}", operation="updateExtraProduct", area="accommodation")
async def update_extra_product(call: WriteCall, extra: PathId, body: ExtraChanges) -> Response:
    """Change what was sent; 304 without a body when that changes nothing."""
    after, changed = await service.update(call.unit, call.accommodation, extra, body.draft())
    return json_response((await _shapes(call, [after]))[0]) if changed else empty_response(304)


@router.delete("/rest/v1/extra/{accommodation}/{productId}", operation="deleteExtraProduct", area="accommodation")
async def delete_extra_product(call: WriteCall, extra: PathId) -> Response:
    """Delete an extra that nothing names; the answer is what it was."""
    return json_response((await _shapes(call, [await service.delete(call.unit, call.accommodation, extra)]))[0])


async def _where(call: ReadCall, named: Sequence[str], *, with_master: bool) -> list[int]:
    """The properties whose extras are listed; what the credential does not reach has none."""
    if named:
        wanted = [int(text) for text in named if text.isascii() and text.isdigit() and len(text) <= 15]
        return await identity.see(call.unit, call.caller.identity, Area.ACCOMMODATION, wanted)
    masters = await service.masters(call.unit, call.accommodation) if with_master else []
    if masters:
        masters = await identity.see(call.unit, call.caller.identity, Area.ACCOMMODATION, masters)
    return [call.accommodation, *masters]


async def _shapes(call: Call[Any], extras: Sequence[Extra]) -> list[dict[str, Any]]:
    """Extras of one or several properties as they go out."""
    places = {one: await properties.get(call.unit, one) for one in {extra.accommodation for extra in extras}}
    names: dict[int, str] = {}
    for one in places:
        named = {product for extra in extras if extra.accommodation == one for product in extra.room_filter}
        if named:
            names |= {product.id: product.name for product in (await products.catalog(call.unit, one, named)).values()}
    return [shape(extra, places[extra.accommodation], names, call.unit.now(extra.accommodation)) for extra in extras]
