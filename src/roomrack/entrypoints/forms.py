"""What the forms of the console are read by: the bodies of the API, so that the same is refused in the same words."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from roomrack.domain.connections.wire import connections
from roomrack.domain.guests import wire as guests
from roomrack.domain.invoices import wire as invoices
from roomrack.domain.invoices.service import Draft as InvoiceDraft
from roomrack.domain.invoices.service import Part
from roomrack.domain.payments import wire as payments
from roomrack.domain.payments.service import Draft as PaymentDraft
from roomrack.domain.properties.wire import clocks
from roomrack.domain.reservations import wire as reservations
from roomrack.domain.reservations.rules.drafts import Draft as ReservationDraft
from roomrack.domain.reservations.rules.drafts import GuestDraft
from roomrack.domain.reservations.rules.extras import ExtraDraft
from roomrack.domain.reservations.rules.ledger import PaymentType
from roomrack.web.console.forms import Body, Readers


def readers() -> Readers:
    """One reader for each kind of body. All raise pydantic's `ValidationError`."""
    return Readers(
        reservation=_reservation,
        staying=_staying,
        extra=_extra,
        payment=_payment,
        take=_take,
        refund=_refund,
        paying=_paying,
        guest=_guest,
        exported=guests.export_shape,
        invoice=_invoice,
        credit=_credit,
        state=_state,
        addresses=_addresses,
        connection=_connection,
        connection_change=_connection_change,
        clock=_clock,
        checkin=_checkin,
    )


def _reservation(body: Body) -> ReservationDraft:
    return reservations.draft_of(reservations.ReservationBody.model_validate(body))


def _staying(body: Body) -> GuestDraft:
    return reservations.guest_draft(reservations.StayingGuest.model_validate(body))


def _extra(body: Body) -> ExtraDraft:
    return reservations.ExtraBody.model_validate(body).draft()


def _payment(body: Body) -> PaymentDraft:
    return payments.PaymentBody.model_validate(body).draft()


def _take(body: Body) -> Mapping[str, Any]:
    read = payments.TakeBody.model_validate(body)
    return {
        "reservation": read.reservation,
        "amount": read.amount,
        "city_tax": read.city_tax_amount,
        "type": read.type or PaymentType.NONE,
        "description": read.description,
    }


def _refund(body: Body) -> Decimal | None:
    return payments.RefundBody.model_validate(body).amount


def _paying(body: Body) -> tuple[Mapping[str, Any], Mapping[str, str | None]]:
    read = payments.SettingsBody.model_validate(body)
    return read.values(), read.keys()


def _guest(body: Body) -> Mapping[str, Any]:
    return guests.values_of(guests.WholeGuestBody.model_validate(body))


def _invoice(body: Body) -> InvoiceDraft:
    return invoices.IssueBody.model_validate(body).draft()


def _credit(body: Body) -> tuple[Sequence[Part], str | None]:
    read = invoices.CreditBody.model_validate(body)
    return read.parts(), read.reason or None


def _state(body: Body) -> Mapping[str, Any]:
    return invoices.ChangeBody.model_validate(body).values()


def _addresses(body: Body) -> tuple[Sequence[str], str | None]:
    read = invoices.MailBody.model_validate(body)
    return read.to or (), read.language or None


def _connection(body: Body) -> Mapping[str, Any]:
    return connections.NewConnection.model_validate(body).draft()


def _connection_change(body: Body) -> Mapping[str, Any]:
    return connections.ConnectionChanges.model_validate(body).draft()


def _clock(body: Body) -> Callable[[datetime], timedelta]:
    read = clocks.Advance.model_validate(body)
    clocks.named(read)
    return lambda shown: clocks.step(read, shown)


def _checkin(body: Body) -> Mapping[str, Any]:
    return guests.SettingsBody.model_validate(body).values()
