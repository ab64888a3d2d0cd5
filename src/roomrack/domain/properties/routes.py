"""The operations on properties (docs/contract.md 1 and 3)."""

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from roomrack.domain.properties import service
from roomrack.domain.properties.rules import Network
from roomrack.domain.properties.wire import shapes
from roomrack.domain.properties.wire.body import AccommodationChanges, NewAccommodation
from roomrack.infra.http.caller import Scheme
from roomrack.infra.http.operation import OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.paging import paging
from roomrack.infra.http.responses import empty_response, json_response
from roomrack.infra.http.values import Blank

router = OperationRouter(tags=["Property: Accommodations"])

PAGE_SIZE = 50
"""Properties on a page, when `page` is sent. The contract names no size; without `page` all are listed (ours)."""

Fields = Annotated[str | None, Query(max_length=2000)]


@router.get(
    "/rest/v1/accommodation",
    operation="retrieveAccommodations",
    area="accommodation",
    schemes=(Scheme.APPLICATION, Scheme.OAUTH),
)
async def retrieve_accommodations(
    call: ReadCall, page: Annotated[int | None, Blank] = None, name: str | None = None, mail: str | None = None
) -> Response:
    """Every property that the credential reaches."""
    reach = [accommodation for accommodation in call.caller.reach if call.may(accommodation, write=False)]
    wanted = paging(page, None, default_size=PAGE_SIZE)
    found = await service.find(
        call.unit,
        reach,
        name=name or None,
        mail=mail or None,
        limit=None if page is None else wanted.size,
        offset=wanted.offset,
    )
    networks = await service.networks(call.unit, found)
    return json_response(
        [shapes.rendered(one, _network(one.network, networks), call.unit.now(one.id)) for one in found]
    )


@router.get("/rest/v1/accommodation/{accommodation}", operation="retrieveAccommodation", area="accommodation")
async def retrieve_accommodation(call: ReadCall, fields: Fields = None) -> Response:
    """One property: what `fields` names, or its main fields."""
    found = await service.get(call.unit, call.accommodation)
    networks = await service.networks(call.unit, [found])
    whole = shapes.rendered(found, _network(found.network, networks), call.unit.now(found.id))
    return json_response(shapes.selected(whole, fields))


@router.post(
    "/rest/v2/accommodation", operation="createAccommodation", area="accommodation", schemes=(Scheme.APPLICATION,)
)
async def create_accommodation(call: WriteCall, body: NewAccommodation) -> Response:
    """Create a property in the environment of the application."""
    registration = await service.register(
        call.unit,
        call.caller.application,
        body.fields(),
        sandbox=call.caller.environment == "SANDBOX",
        network_name=body.network_name,
        accept_duplicates=body.accept_duplicates is not False,
        welcome=body.welcome_user is not False,
        alternative_mail=body.welcome_alternative_email,
    )
    return json_response(shapes.registered(registration))


@router.patch(
    "/rest/v2/accommodation/{accommodation}",
    operation="updateAccommodation",
    area="accommodation",
    schemes=(Scheme.APPLICATION,),
)
async def update_accommodation(call: WriteCall, body: AccommodationChanges) -> Response:
    """Change what was sent; 304 without a body when that changes nothing."""
    found, changed = await service.update(call.unit, call.accommodation, body.changes())
    if not changed:
        return empty_response(304)
    networks = await service.networks(call.unit, [found])
    return json_response(shapes.rendered(found, _network(found.network, networks), call.unit.now(found.id)))


def _network(key: int | None, networks: dict[int, Network]) -> Network | None:
    return None if key is None else networks.get(key)
