"""The operations on properties (docs/contract.md 1 and 3)."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import Path, Query
from starlette.responses import Response

from roomrack.core.errors import FieldMissing, Forbidden, NotFound, many
from roomrack.core.rights import Permissions
from roomrack.domain.identity import service as identity
from roomrack.domain.properties import service
from roomrack.domain.properties.errors import NoMaster
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.properties.wire import people, shapes
from roomrack.domain.properties.wire.body import AccommodationChanges, NewAccommodation
from roomrack.infra import tasks
from roomrack.infra.http.caller import Area, Level, Scheme
from roomrack.infra.http.operation import Call, OperationRouter, ReadCall, WriteCall, accommodation_number
from roomrack.infra.http.paging import paging
from roomrack.infra.http.responses import empty_response, json_response
from roomrack.infra.http.values import Blank

router = OperationRouter(tags=["Property: Accommodations"])

people_router = OperationRouter(tags=["Property: People"])

PAGE_SIZE = 50
"""Properties on a page, when `page` is sent. The contract names no size; without `page` all are listed (ours)."""

Fields = Annotated[str | None, Query(max_length=2000)]
Bare = Annotated[list[str] | None, Query(alias="accommodation")]
Brackets = Annotated[list[str] | None, Query(alias="accommodation[]")]
NetworkName = Annotated[str, Path(max_length=255)]
PathId = Annotated[int, Path(ge=-(2**63), le=2**63 - 1)]


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
    return json_response(await _rendered(call, found, licensed=True))


@router.get("/rest/v1/accommodation/network", operation="getNetwork", area="accommodation")
async def get_network(
    call: ReadCall,
    accommodation_id: Annotated[str | None, Query(alias="accommodationId", max_length=20)] = None,
    exclude_current: Annotated[bool | None, Blank, Query(alias="excludeCurrent")] = None,
    fields: Fields = None,
) -> Response:
    """The properties of a property's network that the credential reaches; a property without one stands alone."""
    current = _named(call, accommodation_id)
    reach = [one for one in call.caller.reach if call.may(one, write=False)]
    whole = await service.find(call.unit, reach)
    known = {one.network for one in whole if one.network is not None and (current is None or one.id in current)}
    chosen = [
        one
        for one in whole
        if current is None or one.id in current or (one.network is not None and one.network in known)
    ]
    if exclude_current and current is not None:
        chosen = [one for one in chosen if one.id not in current]
    rows = await _rendered(call, chosen, licensed=fields is None or shapes.asks_for(fields, "license"))
    return json_response([shapes.narrowed(row, fields) for row in rows])


@router.post(
    "/rest/v1/accommodation/network", operation="createNetwork", area="accommodation", schemes=(Scheme.APPLICATION,)
)
async def create_network(call: WriteCall, bare: Bare = None, brackets: Brackets = None) -> Response:
    """Make a network of properties that the application reaches; the first of them leads it."""
    chosen = _all_named(call, bare, brackets)
    return json_response(shapes.joined(await service.found_network(call.unit, call.caller.application, chosen)))


@router.get(
    "/rest/v1/accommodation/network/{network}",
    operation="retrieveNetwork",
    area="accommodation",
    schemes=(Scheme.APPLICATION,),
)
async def retrieve_network(call: ReadCall, network: NetworkName, fields: Fields = None) -> Response:
    """The properties of a network of the application: what `fields` names, or their main fields."""
    found = await service.network_named(call.unit, network, call.caller.application)
    inside = [one for one in await service.members(call.unit, found.id) if call.may(one, write=False)]
    members = await service.find(call.unit, inside)
    rows = await _rendered(call, members, licensed=shapes.asks_for(fields, "license"))
    return json_response([shapes.selected(row, fields) for row in rows])


@router.post(
    "/rest/v1/accommodation/network/{network}",
    operation="addToNetwork",
    area="accommodation",
    schemes=(Scheme.APPLICATION,),
)
async def add_to_network(
    call: WriteCall, network: NetworkName, bare: Bare = None, brackets: Brackets = None
) -> Response:
    """Let properties that the application reaches join a network of its own."""
    chosen = _all_named(call, bare, brackets)
    joined = await service.add_to_network(call.unit, network, call.caller.application, chosen)
    return json_response(shapes.joined(joined))


@router.get("/rest/v1/accommodation/recentMessages", operation="getRecentMessages", area="accommodation")
async def get_recent_messages(call: ReadCall, property: Annotated[str | None, Query(max_length=20)] = None) -> Response:
    """The messages of the last day. There is no chat yet in which one could be written, so there is none."""
    _named(call, property)
    return json_response([])


@router.get("/rest/v1/accommodation/{accommodation}", operation="retrieveAccommodation", area="accommodation")
async def retrieve_accommodation(call: ReadCall, fields: Fields = None) -> Response:
    """One property: what `fields` names, or its main fields."""
    found = await service.get(call.unit, call.accommodation)
    (whole,) = await _rendered(call, [found], licensed=shapes.asks_for(fields, "license"))
    return json_response(shapes.selected(whole, fields))


@router.get(
    "/rest/v1/accommodation/{accommodation}/masterBilling",
    operation="retrieveMasterBillingAccommodation",
    area="accommodation",
)
async def retrieve_master_billing_accommodation(call: ReadCall, fields: Fields = None) -> Response:
    """The property that is billed for this one: the one that leads its network, or itself."""
    master = await service.master(call.unit, call.accommodation)
    if master != call.accommodation:
        await _require_granted(call, master)
        await call.unit.widen(master)
    found = await service.get(call.unit, master)
    networks = await service.networks(call.unit, [found])
    whole = shapes.rendered(found, networks.get(found.network or 0), call.unit.now(found.id))
    return json_response(shapes.selected(whole, fields))


@router.get("/rest/v1/accommodation/{accommodation}/queue", operation="queueAccommodation", area="accommodation")
async def queue_accommodation(call: ReadCall) -> Response:
    """The property's tasks, the newest first."""
    return json_response([shapes.task(one) for one in await tasks.newest(call.unit, call.accommodation)])


@router.get("/rest/v1/accommodation/{accommodation}/queue/{id}", operation="retrieveTask", area="accommodation")
async def retrieve_task(call: ReadCall, id: PathId) -> Response:
    """How far a task is, and why it failed if it did."""
    found = await tasks.get(call.unit, call.accommodation, id)
    if found is None:
        raise NotFound("Task")
    return json_response(shapes.task(found))


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
    return await _whole(call, found)


@router.patch(
    "/rest/v2/accommodation/{accommodation}/changeAdminUserAccess",
    operation="changeAdminUserAccess",
    area="accommodation",
)
async def change_admin_user_access(call: WriteCall, value: bool) -> Response:
    """Let whoever runs the server change who works for the property and with which levels, or no longer."""
    found, _ = await service.update(call.unit, call.accommodation, {"details": {"adminUserAccessGranted": value}})
    return await _whole(call, found)


@router.patch(
    "/rest/v2/accommodation/{accommodation}/changeGoodMorningEmail",
    operation="changeGoodMorningEmail",
    area="accommodation",
)
async def change_good_morning_email(call: WriteCall, value: bool) -> Response:
    """Send the mail of the morning, or no longer."""
    found, _ = await service.update(call.unit, call.accommodation, {"details": {"clpms": {"goodMorningEmail": value}}})
    return await _whole(call, found)


@router.patch(
    "/rest/v2/accommodation/{accommodation}/changeRatePlanCross", operation="changeRatePlanCross", area="accommodation"
)
async def change_rate_plan_cross(call: WriteCall, value: bool) -> Response:
    """Let rate plans be crossed, or no longer."""
    change = {"details": {"clpms": {"activeRatePlanCross": value}}}
    found, _ = await service.update(call.unit, call.accommodation, change)
    return await _whole(call, found)


@router.delete(
    "/rest/v1/accommodation/{accommodation}",
    operation="deleteAccommodation",
    area="accommodation",
    schemes=(Scheme.APPLICATION,),
)
async def delete_accommodation(call: WriteCall) -> Response:
    """Delete a property that has no stays left; answers it as it was."""
    before = await _whole(call, await service.get(call.unit, call.accommodation))
    await service.delete(call.unit, call.accommodation, call.caller.application)
    return before


@router.delete(
    "/rest/v1/accommodation/{accommodation}/account",
    operation="deleteAccount",
    area="accommodation",
    schemes=(Scheme.APPLICATION,),
)
async def delete_account(call: WriteCall) -> Response:
    """Deactivate a property: it keeps its data and answers to nobody but its owner."""
    return await _whole(call, await service.deactivate(call.unit, call.accommodation))


@people_router.get("/rest/x1/accommodation/{accommodation}/people", operation="listPeople", area="accommodation")
async def list_people(call: ReadCall) -> Response:
    """Who works for the property, for those who may know about its users."""
    found = await identity.staff(call.unit, call.accommodation, asking=_person(call))
    return json_response({"data": [people.rendered(one) for one in found]})


@people_router.patch(
    "/rest/x1/accommodation/{accommodation}/people/{id}", operation="changePerson", area="accommodation"
)
async def change_person(call: WriteCall, id: PathId, body: people.PersonChanges) -> Response:
    """Change somebody's levels, for those who may change users; nobody gives more than he has, nor changes his own."""
    changed = await identity.permit(
        call.unit, call.accommodation, id, body.levels(), asking=_person(call), within=_granted(call)
    )
    return json_response(people.rendered(changed))


@people_router.delete(
    "/rest/x1/accommodation/{accommodation}/people/{id}", operation="removePerson", area="accommodation"
)
async def remove_person(call: WriteCall, id: PathId) -> Response:
    """Let somebody work for the property no longer; answers the person as it was."""
    gone = await identity.remove_person(call.unit, call.accommodation, id, asking=_person(call))
    return json_response(people.rendered(gone))


@people_router.get(
    "/rest/x1/accommodation/{accommodation}/people/invitation", operation="listInvitations", area="accommodation"
)
async def list_invitations(call: ReadCall) -> Response:
    """Who was asked to work for the property and has not answered, for those who may know about its users."""
    found = await identity.invitations(call.unit, call.accommodation, asking=_person(call))
    return json_response({"data": [people.invitation(one) for one in found]})


@people_router.post(
    "/rest/x1/accommodation/{accommodation}/people/invitation", operation="invitePerson", area="accommodation"
)
async def invite_person(call: WriteCall, body: people.NewInvitation) -> Response:
    """Ask somebody to work for the property, by mail or with a link to hand over."""
    asking, place = _person(call), await service.get(call.unit, call.accommodation)
    asked, token = await identity.invite(
        call.unit,
        place.id,
        place.name,
        body.guest(),
        asking=asking,
        mails=_mails(call),
        sandbox=place.sandbox,
        within=_granted(call),
    )
    return json_response(people.invitation(asked, _link(call, token)))


@people_router.post(
    "/rest/x1/accommodation/{accommodation}/people/invitation/{id}",
    operation="sendInvitationAgain",
    area="accommodation",
)
async def send_invitation_again(call: WriteCall, id: PathId) -> Response:
    """Ask again, for seven more days; the link before ends."""
    asking, place = _person(call), await service.get(call.unit, call.accommodation)
    asked, token = await identity.invite_again(
        call.unit,
        place.id,
        place.name,
        id,
        asking=asking,
        mails=_mails(call),
        sandbox=place.sandbox,
        within=_granted(call),
    )
    return json_response(people.invitation(asked, _link(call, token)))


@people_router.delete(
    "/rest/x1/accommodation/{accommodation}/people/invitation/{id}", operation="revokeInvitation", area="accommodation"
)
async def revoke_invitation(call: WriteCall, id: PathId) -> Response:
    """Take an invitation back; its link ends. Answers it as it was."""
    asking = _person(call)
    asked = await identity.invitations(call.unit, call.accommodation, asking=asking)
    await identity.revoke_invitation(call.unit, call.accommodation, id, asking=asking)
    return json_response(people.invitation(next(one for one in asked if one.id == id)))


def _person(call: Call[Any]) -> int:
    """The person whose grant or key the call was made with. Raises `Forbidden` when there is none."""
    if call.caller.person is None:
        raise Forbidden
    return call.caller.person


def _granted(call: WriteCall) -> Permissions:
    """What the application was granted of the property of the path."""
    return call.caller.reach.get(call.accommodation, {})


def _mails(call: WriteCall) -> bool:
    return call.request.app.state.settings.smtp_host is not None


def _link(call: WriteCall, token: str | None) -> str | None:
    """The link of an invitation that no mail takes along."""
    public = str(call.request.app.state.settings.public_url).rstrip("/")
    return None if token is None else f"{public}{identity.ACCOUNT}/invitation/{token}"


async def _rendered(call: Call[Any], found: Sequence[Accommodation], *, licensed: bool) -> list[dict[str, Any]]:
    """Whole properties; with `licensed`, the licences of those whose licence the caller may see."""
    networks = await service.networks(call.unit, found)
    seen = [one.id for one in found if licensed and call.caller.level(one.id, Area.LICENSE) >= Level.READONLY]
    rooms = await service.rooms(call.unit, seen)
    return [
        shapes.rendered(one, networks.get(one.network or 0), call.unit.now(one.id), rooms=rooms.get(one.id))
        for one in found
    ]


async def _whole(call: WriteCall, found: Accommodation) -> Response:
    (whole,) = await _rendered(call, [found], licensed=True)
    return json_response(whole)


def _named(call: Call[Any], text: str | None) -> frozenset[int] | None:
    """The property that a parameter names; None when it is not sent. Raises `Forbidden` for one that is not granted."""
    if text is None or not text.strip():
        return None
    number = accommodation_number(text.strip())
    call.require(number, write=False)
    return frozenset({number})


def _all_named(call: WriteCall, bare: Sequence[str] | None, brackets: Sequence[str] | None) -> list[int]:
    """The properties of a list in the query, each once, in the order sent. Raises `FieldMissing`, `Forbidden`."""
    texts = [text.strip() for text in [*(bare or ()), *(brackets or ())] if text.strip()]
    if not texts:
        raise many([FieldMissing("accommodation")])
    numbers = list(dict.fromkeys(map(accommodation_number, texts)))
    for number in numbers:
        call.require(number, write=True)
    return numbers


async def _require_granted(call: ReadCall, accommodation: int) -> None:
    """Refuse a property that the caller's grant does not let it read. Raises `NoMaster`."""
    grant = call.caller.identity
    allowed = await identity.reach_of_grant(call.unit, grant, accommodation) if grant is not None else None
    if allowed is None or allowed.get(Area.ACCOMMODATION, Level.NONE) < Level.READONLY:
        raise NoMaster
