"""Payment cards over HTTP (docs/contract.md 8). Numbers go to the vault, which calls `addCard` here without them."""

import hmac
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import Path, Query
from fastapi.exceptions import RequestValidationError
from pydantic import Field, ValidationError
from starlette.requests import Request
from starlette.responses import Response

from roomrack.core.errors import NotFound
from roomrack.domain.cards import service
from roomrack.domain.cards.errors import RESERVATION_KIND
from roomrack.domain.cards.wire import AddedCard, PageLanguage, look_shape, shape
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.state import View
from roomrack.infra import locales
from roomrack.infra.http.caller import Scheme
from roomrack.infra.http.guard import CardDataRefused
from roomrack.infra.http.operation import OperationRouter, Outside, ReadCall, WriteCall
from roomrack.infra.http.responses import json_response
from roomrack.infra.http.values import MAX_EXACT, Blank
from roomrack.ports.vault import Viewer

router = OperationRouter(tags=["Property: Payments"])
audit = OperationRouter(tags=["Payment Cards"])

PROOF_HEADER = "X-Roomrack-Vault"
OAUTH = (Scheme.OAUTH,)
MAX_LOOKS = 500
DEFAULT_LOOKS = 100

Shape = Callable[[View], dict[str, Any]]

reservation_shapes: list[Shape] = []
"""How a reservation is answered: the wire of the slice that has them. Filled by `entrypoints`."""

ReservationId = Annotated[int, Path(alias="reservationId", ge=-(2**63), le=2**63 - 1)]


@router.post(
    "/rest/v1/payment/OCTORATE/{otaName}/addCard",
    operation="addCard",
    area="cardDetail",
    schemes=OAUTH,
    idempotent=False,
)
async def add_card(call: WriteCall, ota: Annotated[str, Path(alias="otaName", max_length=100)]) -> Response:
    """Take what may be known of a card from the vault, which took the card itself; refuse everybody else."""
    secret = service.vault_secret()
    proof = call.request.headers.get(PROOF_HEADER, "")
    if secret is None or not hmac.compare_digest(proof.encode(), secret.encode()):
        raise CardDataRefused
    body = await _added(call.request)
    naming = body.naming()
    accommodation, rooms = await service.locate(call.unit, call.caller.reach, naming)
    call.require(accommodation, write=True)
    await service.attach(call.unit, accommodation, rooms, body.description(), ota)
    view = await reservations.get(call.unit, accommodation, rooms[0] if naming.id is None else naming.id)
    return json_response(reservation_shapes[0](view))


@router.post("/rest/v1/payment/{propertyId}/register", operation="createUser", area="cardDetail", schemes=OAUTH)
async def create_user(call: WriteCall) -> Response:
    """Mail the property's contact a link to choose the PIN that a card is shown for, and say so by text."""
    language = locales.negotiate(call.request.headers.get("accept-language"))
    if call.brought is None:
        register = await service.registration(call.unit, call.accommodation, language)
        raise Outside(_true(register))
    await service.tell_of_link(call.unit, call.accommodation, language)
    return json_response({"status": "wait"})


@router.get("/rest/v1/payment/{propertyId}/register", operation="getUserStatus", area="cardDetail", schemes=OAUTH)
async def get_user_status(
    call: ReadCall, copy_network: Annotated[bool | None, Blank, Query(alias="copyNetwork")] = None
) -> Response:
    """Whether the property has a PIN; `copyNetwork` copies it to the properties of the network that it leads."""
    if call.brought is None:
        raise Outside(
            await service.registered(
                call.unit, call.accommodation, call.caller.identity, copy_network=copy_network is True
            )
        )
    return json_response({"status": call.brought})


@router.get("/rest/v1/payment/{reservationId}/detokenize", operation="detokenize", area="cardDetail", schemes=OAUTH)
async def detokenize(
    call: ReadCall,
    reservation: ReservationId,
    language: Annotated[PageLanguage | None, Blank, Query()] = None,
    ask_cvv: Annotated[bool | None, Blank, Query(alias="askCvv")] = None,
) -> Response:
    """The card of a reservation, with a link to a page of the vault that shows its number once."""
    if not 1 <= reservation <= MAX_EXACT:
        raise NotFound(RESERVATION_KIND)
    accommodation = await service.house_of(call.unit, call.caller.reach, reservation)
    call.require(accommodation, write=False)
    card = await service.get(call.unit, accommodation, reservation)
    if call.brought is None:
        raise Outside(
            await service.link(
                call.unit,
                card,
                ask_cvv=ask_cvv is True,
                language=(language or PageLanguage.EN).value,
                viewer=Viewer(
                    application=call.caller.application, person=call.caller.person, request_id=call.request_id
                ),
            )
        )
    return json_response({**shape(card, call.unit.now(card.accommodation)), "detokenizationUrl": call.brought})


@audit.get("/rest/x1/cards/{accommodation}/looks", operation="listCardLooks", area="cardDetail", schemes=OAUTH)
async def list_card_looks(
    call: ReadCall, size: Annotated[Annotated[int, Field(ge=1, le=MAX_LOOKS)] | None, Blank, Query()] = None
) -> Response:
    """Who looked at which card of the property, wrong PINs, and charges; the newest first."""
    if call.brought is None:
        raise Outside(lambda: service.looks(call.accommodation, size or DEFAULT_LOOKS))
    return json_response({"data": [look_shape(look) for look in call.brought]})


def _true(work: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[bool]]:
    async def done() -> bool:
        await work()
        return True

    return done


async def _added(request: Request) -> AddedCard:
    try:
        return AddedCard.model_validate(await request.json())
    except ValidationError as error:
        raise RequestValidationError([{**each, "loc": ("body", *each["loc"])} for each in error.errors()]) from None
