"""Rate plans over HTTP (docs/contract.md 5)."""

from typing import Annotated

from fastapi import Path, Query
from starlette.responses import Response

from roomrack.core.rights import Area
from roomrack.domain.identity import service as identity
from roomrack.domain.properties import service as properties
from roomrack.domain.rateplans import service
from roomrack.domain.rateplans.wire import NewRatePlan, RatePlanChanges, only, shape
from roomrack.infra.http.bodies import ExactId
from roomrack.infra.http.operation import OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.responses import json_response
from roomrack.infra.http.values import Blank

router = OperationRouter(tags=["ARI: RatePlan Info"])

PathId = Annotated[int, Path(ge=-(2**63), le=2**63 - 1)]


@router.get("/rest/v1/rateplans/{accommodation}", operation="getRatePlans", area="accommodation")
async def get_rate_plans(
    call: ReadCall,
    check_multiaccount: Annotated[bool | None, Blank, Query(alias="checkMultiaccount")] = None,
    fields: Annotated[str | None, Query(max_length=2000)] = None,
    ids: Annotated[list[ExactId] | None, Query(alias="ids[]")] = None,
    bare_ids: Annotated[list[ExactId] | None, Query(alias="ids")] = None,
) -> Response:
    """The rate plans of a property, or of all its network that the credential reaches, as a bare array."""
    where = [call.accommodation]
    if check_multiaccount:
        network = (await properties.get(call.unit, call.accommodation)).network
        if network is not None:
            await identity.see(call.unit, call.caller.identity, Area.ACCOMMODATION)
            where = await properties.members(call.unit, network)
    chosen = None if ids is None and bare_ids is None else [*(ids or ()), *(bare_ids or ())]
    found = await service.find(call.unit, where, chosen)
    return json_response([only(shape(view), fields) for view in found])


@router.post("/rest/v1/rateplans/{accommodation}", operation="saveRatePlan", area="accommodation")
async def save_rate_plan(call: WriteCall, body: NewRatePlan) -> Response:
    """Create a rate plan."""
    return json_response(shape(await service.create(call.unit, call.accommodation, body.draft())))


@router.put("/rest/v1/rateplans/{accommodation}/{id}", operation="updateRatePlan", area="accommodation")
async def update_rate_plan(call: WriteCall, id: PathId, body: RatePlanChanges) -> Response:
    """Change what was sent."""
    return json_response(shape(await service.update(call.unit, call.accommodation, id, body.draft())))


@router.delete("/rest/v1/rateplans/{accommodation}/{id}", operation="deleteRatePlan", area="accommodation")
async def delete_rate_plan(call: WriteCall, id: PathId) -> Response:
    """Delete a rate plan; the answer is what it was."""
    return json_response(shape(await service.delete(call.unit, call.accommodation, id)))
