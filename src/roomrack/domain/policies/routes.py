"""Policies over HTTP: the contract lists them (docs/contract.md 5); making and changing them lies beyond it (`x1`)."""

from typing import Annotated

from fastapi import Path
from starlette.responses import Response

from roomrack.domain.policies import service
from roomrack.domain.policies.wire import NewPolicy, PolicyChanges, shape
from roomrack.infra.http.operation import OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.responses import json_response

router = OperationRouter(tags=["Property: Cancellation policies"])

PathId = Annotated[int, Path(ge=-(2**63), le=2**63 - 1)]


@router.get("/rest/v1/policies/{accommodation}", operation="getPolicies", area="accommodation")
async def get_policies(call: ReadCall) -> Response:
    """The policies of a property."""
    return json_response({"data": [shape(policy) for policy in await service.find(call.unit, call.accommodation)]})


@router.post("/rest/x1/policy/{accommodation}", operation="createPolicy", area="accommodation")
async def create_policy(call: WriteCall, body: NewPolicy) -> Response:
    """Create a policy."""
    return json_response(shape(await service.create(call.unit, call.accommodation, body.draft())))


@router.patch("/rest/x1/policy/{accommodation}/{id}", operation="updatePolicy", area="accommodation")
async def update_policy(call: WriteCall, id: PathId, body: PolicyChanges) -> Response:
    """Change what was sent."""
    return json_response(shape(await service.update(call.unit, call.accommodation, id, body.draft())))


@router.delete("/rest/x1/policy/{accommodation}/{id}", operation="deletePolicy", area="accommodation")
async def delete_policy(call: WriteCall, id: PathId) -> Response:
    """Delete a policy that nothing names; the answer is what it was."""
    return json_response(shape(await service.delete(call.unit, call.accommodation, id)))
