"""Payments over HTTP (docs/contract.md 8)."""

from typing import Annotated

from fastapi import Path, Query
from pydantic import Field
from starlette.responses import Response

from roomrack.core.errors import NotFound
from roomrack.domain.payments import service
from roomrack.domain.payments.errors import PaymentNotFound
from roomrack.domain.payments.wire import (
    MethodBody,
    PaymentBody,
    RefundBody,
    SettingsBody,
    TakeBody,
    listed_shape,
    method_shape,
    movement_shape,
    settings_shape,
    shape,
)
from roomrack.domain.reservations.rules.ledger import PaymentType
from roomrack.infra.db import ReadUnit
from roomrack.infra.http.operation import Call, OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.responses import json_response
from roomrack.infra.http.values import Blank

entries = OperationRouter(tags=["Property: Reservations"])
router = OperationRouter(tags=["Property: Payments"])
desk = OperationRouter(tags=["Payment Desk"])

MAX_ID = 2**63 - 1

_Payment = Annotated[int, Path(alias="paymentId")]
_Reservation = Annotated[int, Path(alias="reservationId")]
_OptionalId = Annotated[Annotated[int, Field(ge=1, le=MAX_ID)] | None, Blank, Query()]


@entries.post(
    "/rest/v1/reservation/{accommodation}/{id}/payment", operation="addPaymentReservation", area="reservation"
)
async def add_payment(call: WriteCall, id: int, body: PaymentBody) -> Response:
    """Enter a payment."""
    shown = await service.add(call.unit, call.accommodation, _reservation(id), body.draft())
    return json_response(shape(shown))


@entries.put(
    "/rest/v1/reservation/{accommodation}/{id}/payment/{paymentId}",
    operation="updatePaymentReservation",
    area="reservation",
)
async def update_payment(call: WriteCall, id: int, payment: _Payment, body: PaymentBody) -> Response:
    """State a payment anew."""
    shown = await service.change(call.unit, call.accommodation, _reservation(id), _storable(payment), body.draft())
    return json_response(shape(shown))


@entries.delete(
    "/rest/v1/reservation/{accommodation}/{id}/payment/{paymentId}",
    operation="deletePaymentReservation",
    area="reservation",
)
async def delete_payment(call: WriteCall, id: int, payment: _Payment) -> Response:
    """Delete a payment; the answer is what it was."""
    shown = await service.remove(call.unit, call.accommodation, _reservation(id), _storable(payment))
    return json_response(shape(shown))


@router.delete("/rest/v1/payment/{accommodationId}/{paymentId}", operation="delete", area="reservation")
async def delete(call: WriteCall, payment: _Payment) -> Response:
    """Delete a payment of any reservation; the answer is what it was."""
    shown = await service.remove_anywhere(call.unit, call.accommodation, _storable(payment))
    return json_response(shape(shown))


@router.patch("/rest/v1/payment/{accommodationId}/{paymentId}/move", operation="move", area="reservation")
async def move(
    call: WriteCall,
    payment: _Payment,
    reservation: Annotated[int | None, Blank, Query(alias="reservationId")] = None,
) -> Response:
    """Move a payment to another reservation of the property."""
    target = None if reservation is None else _reservation(reservation)
    return json_response(shape(await service.move(call.unit, call.accommodation, _storable(payment), target)))


@desk.get("/rest/x1/payments/{accommodation}/settings", operation="readPaymentSettings", area="reservation")
async def read_payment_settings(call: ReadCall) -> Response:
    """How the property takes payments."""
    settings = await service.read_settings(call.unit, call.accommodation)
    return json_response(settings_shape(settings, _notices(call)))


@desk.patch("/rest/x1/payments/{accommodation}/settings", operation="changePaymentSettings", area="cardDetail")
async def change_payment_settings(call: WriteCall, body: SettingsBody) -> Response:
    """Change what was sent."""
    settings = await service.write_settings(call.unit, call.accommodation, body.values(), body.keys())
    return json_response(settings_shape(settings, _notices(call)))


@desk.get(
    "/rest/x1/payments/{accommodation}/reservations/{reservationId}/method",
    operation="readPaymentMethod",
    area="reservation",
)
async def read_payment_method(call: ReadCall, reservation: _Reservation) -> Response:
    """The stored card of a reservation."""
    return json_response(method_shape(await service.card_of(call.unit, call.accommodation, _reservation(reservation))))


@desk.put(
    "/rest/x1/payments/{accommodation}/reservations/{reservationId}/method",
    operation="setPaymentMethod",
    area="reservation",
)
async def set_payment_method(call: WriteCall, reservation: _Reservation, body: MethodBody) -> Response:
    """Give a reservation a card that the processor keeps."""
    card = await service.set_card(call.unit, call.accommodation, _reservation(reservation), body.method_of())
    return json_response(method_shape(card))


@desk.delete(
    "/rest/x1/payments/{accommodation}/reservations/{reservationId}/method",
    operation="removePaymentMethod",
    area="reservation",
)
async def remove_payment_method(call: WriteCall, reservation: _Reservation) -> Response:
    """Forget the card of a reservation; the answer is what it was."""
    card = await service.remove_card(call.unit, call.accommodation, _reservation(reservation))
    return json_response(method_shape(card))


@desk.get("/rest/x1/payments/{accommodation}/movements", operation="listPaymentMovements", area="reservation")
async def list_payment_movements(
    call: ReadCall, reservation: _OptionalId = None, payment: _OptionalId = None
) -> Response:
    """What is planned, and what processors were asked, with every attempt."""
    found = await service.movements(call.unit, call.accommodation, reservation=reservation, payment=payment)
    return json_response({"data": [listed_shape(one) for one in found]})


@desk.post("/rest/x1/payments/{accommodation}/movements", operation="takePayment", area="reservation")
async def take_payment(call: WriteCall, body: TakeBody) -> Response:
    """Take money from the stored card of a reservation now."""
    shown, work = await service.take(
        call.unit,
        call.accommodation,
        None if body.reservation is None else _reservation(body.reservation),
        payment=None if body.payment is None else _storable(body.payment),
        amount=body.amount,
        city_tax=body.city_tax_amount,
        type=body.type or PaymentType.NONE,
        description=body.description,
    )
    return json_response(movement_shape(shown, work))


@desk.post("/rest/x1/payments/{accommodation}/{paymentId}/refund", operation="refundPayment", area="reservation")
async def refund_payment(call: WriteCall, payment: _Payment, body: RefundBody) -> Response:
    """Give money back."""
    shown, work = await service.refund(call.unit, call.accommodation, _storable(payment), body.amount)
    return json_response(movement_shape(shown, work))


def _notices(call: Call[ReadUnit]) -> str:
    return service.notices_url(call.unit.keyring, call.accommodation)


def _reservation(id: int) -> int:
    """An id that no column could hold names nothing, as any other unknown id."""
    if not 1 <= id <= MAX_ID:
        raise NotFound("Reservation")
    return id


def _storable(id: int) -> int:
    if not 1 <= id <= MAX_ID:
        raise PaymentNotFound(id)
    return id
