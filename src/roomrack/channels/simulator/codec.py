"""Between the port's words and the simulator's. Pure.

The simulator's words are those of an OTA of its own: rate_plan, rooms_to_sell, no_arrival. Its money is decimal written
as text, its days are dates. What it adds to its answers in later versions is passed over.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, TypeVar

import msgspec

from roomrack.channels.simulator.errors import unreadable
from roomrack.ports.channels import (
    BookingStatus,
    CalendarChange,
    CalendarValue,
    ChannelBooking,
    ChannelGuest,
    ChannelMessage,
    ChannelRoom,
    ContentPiece,
    DayRange,
    ExternalProduct,
    Receipt,
    Target,
)

T = TypeVar("T")

FIELDS: Mapping[CalendarValue, str] = {
    CalendarValue.PRICE: "price",
    CalendarValue.AVAILABILITY: "rooms_to_sell",
    CalendarValue.MIN_STAY: "minimum_stay",
    CalendarValue.MAX_STAY: "maximum_stay",
    CalendarValue.CLOSED_TO_ARRIVAL: "no_arrival",
    CalendarValue.CLOSED_TO_DEPARTURE: "no_departure",
    CalendarValue.STOP_SELL: "closed",
    CalendarValue.CUT_OFF: "advance_days",
}

STATUSES = {
    "booked": BookingStatus.CONFIRMED,
    "requested": BookingStatus.WAITING,
    "cancelled": BookingStatus.CANCELLED,
}


class _Key(msgspec.Struct, frozen=True):
    room: str
    occupancy: int
    rate_plan: str = ""


class _Listing(msgspec.Struct, frozen=True):
    key: _Key
    room_name: str
    rate_name: str = ""
    editable: bool = True


class _Products(msgspec.Struct, frozen=True):
    currency: str
    listings: list[_Listing]


class _Refusal(msgspec.Struct, frozen=True):
    index: int
    reason: str


class _Taken(msgspec.Struct, frozen=True):
    reference: str
    refused: list[_Refusal]


class _Span(msgspec.Struct, frozen=True):
    date_from: date
    date_to: date
    price: Decimal | None = None
    rooms_to_sell: int | None = None
    minimum_stay: int | None = None
    maximum_stay: int | None = None
    no_arrival: bool | None = None
    no_departure: bool | None = None
    closed: bool | None = None
    advance_days: int | None = None


class _Change(msgspec.Struct, frozen=True):
    listing: _Key
    spans: list[_Span]


class _Calendar(msgspec.Struct, frozen=True):
    changes: list[_Change]


class _Guest(msgspec.Struct, frozen=True):
    first_name: str
    last_name: str
    email: str | None = None
    phone: str | None = None
    language: str | None = None
    country: str | None = None


class _Room(msgspec.Struct, frozen=True):
    id: str
    listing: _Key
    arrival: date
    departure: date
    adults: int
    total: Decimal
    children: int = 0
    nights: dict[date, Decimal] = {}
    guest: str | None = None
    cancelled: bool = False


class _Booking(msgspec.Struct, frozen=True):
    reference: str
    revision: int
    status: str
    booked_at: datetime
    currency: str
    guest: _Guest
    rooms: list[_Room]
    commission: Decimal | None = None
    remarks: str | None = None


class _Revision(msgspec.Struct, frozen=True):
    receipt: str
    booking: _Booking


class _RawRevision(msgspec.Struct, frozen=True):
    booking: dict[str, Any]


class _Feed(msgspec.Struct, frozen=True):
    revisions: list[msgspec.Raw]


class _Message(msgspec.Struct, frozen=True):
    id: str
    conversation: str
    author: str
    text: str
    sent_at: datetime
    guest: str | None = None
    booking: str | None = None


class _Messages(msgspec.Struct, frozen=True):
    messages: list[_Message]


class _Sent(msgspec.Struct, frozen=True):
    id: str


def products(body: bytes) -> list[ExternalProduct]:
    """What is sold."""
    told = _read(body, _Products)
    return [
        ExternalProduct(
            room=each.key.room,
            room_name=each.room_name,
            rate=each.key.rate_plan or None,
            rate_name=each.rate_name or None,
            occupancy=each.key.occupancy,
            currency=told.currency,
            manageable=each.editable,
        )
        for each in told.listings
    ]


def update(changes: Sequence[CalendarChange]) -> dict[str, Any]:
    """Changes of the calendar, in their order."""
    return {
        "changes": [
            {"listing": key(change.target), "spans": [_span(each) for each in change.ranges]} for change in changes
        ]
    }


def query(targets: Iterable[Target], first: date, last: date) -> dict[str, Any]:
    """What is read of the calendar."""
    return {"listings": [key(target) for target in targets], "date_from": first, "date_to": last}


def calendar(body: bytes) -> list[CalendarChange]:
    """The calendar as it was understood; days of which nothing was ever said are left out."""
    return [
        CalendarChange(
            _target(change.listing),
            tuple(DayRange(span.date_from, span.date_to, _values(span)) for span in change.spans),
        )
        for change in _read(body, _Calendar).changes
    ]


def receipt(body: bytes) -> Receipt:
    """What became of a call."""
    taken = _read(body, _Taken)
    return Receipt({each.index: each.reason for each in taken.refused}, taken.reference)


def bookings(body: bytes) -> list[ChannelBooking]:
    """Revisions of bookings, in the order in which they were told."""
    return [_booking(raw) for raw in _read(body, _Feed).revisions]


def messages(body: bytes) -> list[ChannelMessage]:
    """Messages of conversations."""
    return [
        ChannelMessage(
            id=each.id,
            thread=each.conversation,
            text=each.text,
            sent_at=_utc(each.sent_at),
            by_guest=each.author == "guest",
            guest_name=each.guest,
            booking=each.booking,
        )
        for each in _read(body, _Messages).messages
    ]


def sent(body: bytes) -> str:
    """The id of a message that was sent."""
    return _read(body, _Sent).id


def content(pieces: Sequence[ContentPiece]) -> dict[str, Any]:
    """Content, in its order."""
    return {
        "pieces": [
            {
                **({"listing": key(piece.target)} if piece.target is not None else {}),
                "sections": dict(piece.sections),
            }
            for piece in pieces
        ]
    }


def key(target: Target) -> dict[str, Any]:
    """Which room, rate plan and occupancy is meant."""
    return {"room": target.room, "rate_plan": target.rate or "", "occupancy": target.occupancy}


def _span(given: DayRange) -> dict[str, Any]:
    return {
        "date_from": given.first,
        "date_to": given.last,
        **{FIELDS[value]: content for value, content in given.values.items()},
    }


def _values(span: _Span) -> dict[CalendarValue, int | bool | Decimal]:
    told = {value: getattr(span, field) for value, field in FIELDS.items()}
    return {value: content for value, content in told.items() if content is not None}


def _target(told: _Key) -> Target:
    return Target(told.room, told.rate_plan or None, told.occupancy)


def _booking(raw: msgspec.Raw) -> ChannelBooking:
    revision = _read(raw, _Revision)
    booking = revision.booking
    status = STATUSES.get(booking.status)
    if status is None:
        raise unreadable()
    return ChannelBooking(
        reference=booking.reference,
        revision=booking.revision,
        acknowledgement=revision.receipt,
        status=status,
        booked_at=_utc(booking.booked_at),
        currency=booking.currency,
        guest=ChannelGuest(
            given_name=booking.guest.first_name,
            family_name=booking.guest.last_name,
            email=booking.guest.email,
            phone=booking.guest.phone,
            language=booking.guest.language,
            country=booking.guest.country,
        ),
        rooms=tuple(_room(each) for each in booking.rooms),
        commission=booking.commission,
        notes=booking.remarks,
        raw=_read(raw, _RawRevision).booking,
    )


def _room(told: _Room) -> ChannelRoom:
    return ChannelRoom(
        id=told.id,
        target=_target(told.listing),
        arrival=told.arrival,
        departure=told.departure,
        adults=told.adults,
        children=told.children,
        price=told.total,
        nightly=told.nights,
        guest_name=told.guest,
        cancelled=told.cancelled,
    )


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _read(body: bytes | msgspec.Raw, shape: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.DecodeError, RecursionError):
        raise unreadable() from None
