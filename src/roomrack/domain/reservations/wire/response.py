"""Reservations as answered and announced (schema ApiReservationRespDTO).

One function renders both: a webhook carries what `findReservation` returned at that moment.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from roomrack.core.localtime import format_instant, instant_of, start_of_day
from roomrack.core.money import from_minor, wire_number
from roomrack.domain.properties.rules import offset_text
from roomrack.domain.reservations.rules.ledger import described
from roomrack.domain.reservations.rules.parts import SoldExtra
from roomrack.domain.reservations.rules.payloads import read
from roomrack.domain.reservations.rules.prices import breakdown, payment_status, total_gross
from roomrack.domain.reservations.rules.state import BOOKER, Guest, Place, Reservation, View
from roomrack.domain.reservations.wire.extras import render_extra, render_within
from roomrack.domain.reservations.wire.guest import camel, render_guest
from roomrack.domain.reservations.wire.splits import render_splits
from roomrack.infra.db import ReadUnit
from roomrack.infra.events import RecordedEvent
from roomrack.infra.http.responses import encode_plain


async def render_events(_unit: ReadUnit, events: Sequence[RecordedEvent]) -> list[str | None]:
    """The JSON of each event's reservation as it was at the event: the renderer of `webhooks`."""
    return [encode_plain(render(read(event.payload, event.schema))).decode() for event in events]


def render(view: View, *, grouped: bool = False) -> dict[str, Any]:
    """A reservation as answered, its instants written; `grouped` adds what is shown of a whole booking."""
    room, place = view.reservation, view.place
    zone = place.zone
    shape: dict[str, Any] = {
        "id": room.id,
        "refer": room.refer,
        "channelId": room.channel_id,
        "status": room.status.value,
        "product": room.product,
        "checkin": _at(room.arrival, place.checkin_start, zone),
        "checkout": _at(room.departure, place.checkout, zone),
        "createTime": format_instant(room.create_time),
        "updateTime": format_instant(room.update_time),
        "guests": [render_guest(guest) for guest in room.guests],
        "totalGuest": room.total_guest,
        "totalChildren": room.total_children,
        "totalInfants": room.total_infants,
        "accommodation": _place(place, view.at),
        "grouped": len(view.group.ids) > 1,
        "rooms": len(view.group.ids),
        "noShow": room.no_show,
        "itemCompleted": room.completed,
        "arrivalTime": f"{place.checkin_start // 60 % 24:02d}:{place.checkin_start % 60:02d}:00",
        "payments": [described(payment, room.id, room.currency, view.at) for payment in room.payments],
        **_amounts(view),
        **render_splits(view),
        **camel(room.details),
    }
    if "cityTaxPrice" in shape:
        shape["cityTaxPrice"] = wire_number(Decimal(shape["cityTaxPrice"]))
    if grouped:
        shape["statusDisagree"] = view.group.disagree
    optional: Mapping[str, Any] = {
        "channelName": view.channel,
        "channelRefer": room.channel_refer,
        "pmsProduct": room.pms_product,
        "agencyId": room.agency,
        "privateNotes": room.private_notes,
        "channelNotes": room.channel_notes,
        "effectiveCheckin": room.effective_checkin and format_instant(room.effective_checkin),
        "effectiveCheckout": room.effective_checkout and format_instant(room.effective_checkout),
        "paymentExpiration": room.payment_expiration and format_instant(room.payment_expiration),
        "cancelledTime": room.cancelled_at and format_instant(room.cancelled_at),
        "cancelledBy": room.cancelled_by and room.cancelled_by.value,
        "roomName": view.product_name,
        "roomNameGuest": view.product_name,
        "housekeepingNotes": room.details.get("house_keeping_notes"),
        "guestsList": ", ".join(guest.full_name for guest in room.guests if guest.full_name) or None,
        "guestMailAddress": _mail(room.guests),
        "roomCode": _room_code(room),
        "creditCard": view.card,
        "cancelPenality": None if room.penalty is None else _money(room.penalty, room),
        "paidCancellation": format_instant(view.paid_from) if view.paid_from and room.holds_nights else None,
        "extra": [render_within(extra, room, place) for extra in room.extras] or None,
        "extras": [render_extra(extra, room) for extra in room.extras] or None,
        "metaData": [{**camel(item), "refer": room.refer} for item in room.metadata] or None,
        "linkedReservations": [id for id in view.group.ids if id != room.id] or None,
    }
    return shape | {name: value for name, value in optional.items() if value is not None}


def only(shape: Mapping[str, Any], fields: frozenset[str] | None) -> Mapping[str, Any]:
    """The first-level keys that `fields` names; all without it (docs/contract.md 1)."""
    return shape if fields is None else {name: value for name, value in shape.items() if name in fields}


def _amounts(view: View) -> dict[str, Any]:
    room = view.reservation
    total = total_gross(room)
    amounts: dict[str, Any] = {
        "currency": room.currency,
        "roomGross": _money(room.room_gross, room),
        "totalGross": _money(total, room),
        "totalPaid": _money(room.paid, room),
        "touristTax": _money(view.city_tax, room),
        "paymentType": room.details.get("payment_mode", "UNKNOWN"),
        "paymentStatus": payment_status(total=total, deposit=room.deposit_due, paid=room.paid).value,
        "freeCancellation": view.paid_from is None or view.at < view.paid_from,
        "priceBreakdown": _breakdown(view),
    }
    if room.cleaning_fee:
        amounts["cleaningFee"] = _money(room.cleaning_fee, room)
    if room.deposit:
        amounts["deposit"] = _money(room.deposit, room)
    return amounts


def _breakdown(view: View) -> list[dict[str, Any]]:
    room, zone = view.reservation, view.place.zone
    rows = []
    for row in breakdown(room, vat=Decimal(view.place.vat), city_tax=view.city_tax):
        shape: dict[str, Any] = {
            "type": row.type.value,
            "price": _money(row.price, room),
            "included": row.included,
        }
        if row.day is not None:
            shape["day"] = _start(row.day, zone)
        if row.extra is not None:
            shape |= _extra_row(row.extra)
        rows.append(shape)
    return rows


def _extra_row(extra: SoldExtra) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "createTime": format_instant(extra.created_at),
        "productionDate": extra.production_date and format_instant(extra.production_date),
        "quantity": extra.quantity,
        "name": extra.name,
        "reference": extra.url,
        "product": extra.product,
        "externalId": extra.external_id,
        "manual": extra.manual,
        "octorateExtraId": extra.id,
        "group": extra.group,
    }
    return {name: value for name, value in shape.items() if value is not None}


@lru_cache(maxsize=64)
def _place(place: Place, at: datetime) -> Mapping[str, Any]:
    shape: dict[str, Any] = {
        "id": str(place.id),
        "name": place.name,
        "currency": place.currency,
        "timeZone": place.time_zone,
        "timeZoneOffset": offset_text(place.zone, at),
        "checkinStart": place.checkin_start,
        "checkinEnd": place.checkin_end,
        "checkout": place.checkout,
    }
    optional = {
        "phoneNumber": place.phone,
        "address": place.address,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "zipCode": place.zip_code,
        "city": place.city,
    }
    return shape | {name: value for name, value in optional.items() if value is not None}


def _room_code(room: Reservation) -> dict[str, Any] | None:
    if room.room_code is None:
        return None
    shape: dict[str, Any] = {**camel(room.room_code), "reservation": room.id, "source": room.source.value}
    if room.pms_product is not None:
        shape["pmsProduct"] = room.pms_product
    return shape


def _mail(guests: Sequence[Guest]) -> str | None:
    """The booker's address, else the first that there is."""
    bookers_first = sorted(guests, key=lambda guest: guest.type != BOOKER)
    return next((guest.email for guest in bookers_first if guest.email), None)


# A page repeats its days and its property.
@lru_cache(maxsize=4096)
def _at(day: date, minutes: int, zone: ZoneInfo) -> str:
    return format_instant(instant_of(day, minutes, zone))


@lru_cache(maxsize=4096)
def _start(day: date, zone: ZoneInfo) -> str:
    return format_instant(start_of_day(day, zone))


def _money(minor: int, room: Reservation) -> Decimal:
    return from_minor(minor, room.currency)
