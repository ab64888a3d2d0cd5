"""Revisions of bookings.

**The number of a revision.** Channex counts none. It tells when it received a revision, to the microsecond, and tells
the same whenever it tells of it again, also when somebody has it sent once more. So the number is this instant in
microseconds since 1970, times four, plus the rank of its status, for two of the same instant: new, modified,
cancelled. A later revision of a booking is received later, so its number is higher.

**The id of a room.** `booking_room_id` is another one in each revision, so it names nothing. `ota_unique_id` does, and
the index that Booking.com gives to rooms; other OTAs give none. There it is the room's place in the booking, from 1.
If such a booking loses its first room, what was the second is told of as the first, and the second as gone: what is
booked stays right.

**Card data** is dropped: `guarantee` as a whole, and by name whatever may stand elsewhere. Numbers of cards in texts
are masked.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec

from roomrack.channels.channex.codec.catalog import Home
from roomrack.channels.channex.codec.shapes import instant, one, read, text
from roomrack.channels.channex.errors import unreadable
from roomrack.core.text import mask_card_numbers
from roomrack.ports.channels import BookingStatus, ChannelBooking, ChannelGuest, ChannelRoom, Target

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
STATUSES = {
    "new": BookingStatus.CONFIRMED,
    "modified": BookingStatus.CONFIRMED,
    "cancelled": BookingStatus.CANCELLED,
}
RANKS = {status: rank for rank, status in enumerate(STATUSES)}
"""More than four would need another factor."""

NOT_MAPPED = "not mapped at Channex"
"""Instead of a room type's id, for a room of which Channex does not know what it is."""

CARD_FIELDS = frozenset(
    {"guarantee", "card_number", "card_type", "cardholder_name", "cvv", "cvc", "expiration_date", "token"}
)
CARD_PREFIXES = ("virtual_card", "card_", "credit_card")


class _Occupancy(msgspec.Struct, frozen=True):
    adults: int | None = None
    children: int | None = None
    infants: int | None = None


class _Person(msgspec.Struct, frozen=True):
    name: str | None = None
    surname: str | None = None
    mail: str | None = None
    phone: str | None = None
    language: str | None = None
    country: str | None = None


class _Extra(msgspec.Struct, frozen=True):
    """A service or a tax."""

    name: str | None = None
    total_price: Decimal | None = None
    is_inclusive: bool | None = None


class _Room(msgspec.Struct, frozen=True):
    checkin_date: date | None = None
    checkout_date: date | None = None
    room_type_id: str | None = None
    rate_plan_id: str | None = None
    occupancy: _Occupancy | None = None
    guests: list[_Person] | None = None
    amount: Decimal | None = None
    days: dict[date, Decimal] | None = None
    services: list[_Extra] | None = None
    taxes: list[_Extra] | None = None
    meta: Any = None
    ota_unique_id: str | int | None = None
    is_cancelled: bool | None = None

    def detail(self, name: str) -> Any:
        """What else the OTA tells of it."""
        return self.meta.get(name) if isinstance(self.meta, dict) else None


class _Attributes(msgspec.Struct, frozen=True):
    status: str
    inserted_at: datetime
    booking_id: str
    unique_id: str | None = None
    property_id: str | None = None
    ota_name: str | None = None
    ota_reservation_code: str | None = None
    customer: _Person | None = None
    rooms: list[_Room] | None = None
    services: list[_Extra] | None = None
    arrival_date: date | None = None
    departure_date: date | None = None
    arrival_hour: str | None = None
    amount: Decimal | None = None
    currency: str | None = None
    notes: str | None = None
    payment_collect: str | None = None
    ota_commission: Decimal | None = None


class _Revision(msgspec.Struct, frozen=True):
    id: str
    attributes: _Attributes


class _Raw(msgspec.Struct, frozen=True):
    attributes: dict[str, Any]


class _PlacedRoom(msgspec.Struct, frozen=True):
    rate_plan_id: str | None = None


class _Placed(msgspec.Struct, frozen=True):
    class Attributes(msgspec.Struct, frozen=True):
        rooms: list[_PlacedRoom] | None = None

    attributes: Attributes


class _Named(msgspec.Struct, frozen=True):
    class Attributes(msgspec.Struct, frozen=True):
        unique_id: str | None = None

    id: str
    attributes: Attributes


def rates(item: msgspec.Raw) -> set[str]:
    """The ids of the rate plans, or of their options, that a revision names. Raises `ChannelUnavailable`."""
    rooms = read(item, _Placed).attributes.rooms or ()
    return {room.rate_plan_id for room in rooms if room.rate_plan_id is not None}


def booking(item: msgspec.Raw, property: str, currency: str, home: Home) -> ChannelBooking | None:
    """A revision of a booking; None if it is another property's. `currency` is that of amounts without one.

    Raises `ChannelUnavailable` for what can't be read.
    """
    revision = read(item, _Revision)
    told = revision.attributes
    status = STATUSES.get(told.status)
    if status is None:
        raise unreadable()
    if told.property_id not in {None, property}:
        return None
    rooms = told.rooms or ()
    received = instant(told.inserted_at)
    return ChannelBooking(
        reference=told.unique_id or told.booking_id,
        revision=(received - EPOCH) // MICROSECOND * 4 + RANKS[told.status],
        acknowledgement=revision.id,
        status=status,
        booked_at=received,
        currency=told.currency or currency,
        guest=_guest(told.customer or _Person()),
        rooms=tuple(_room(told, room, id, home) for room, id in zip(rooms, _ids(rooms), strict=True)),
        commission=told.ota_commission,
        notes=mask_card_numbers("\n".join(_notes(told, told.currency or currency))) or None,
        raw=_without_cards(read(item, _Raw).attributes),
    )


def reference(body: bytes) -> str:
    """What a booking is called here, of which Channex's own id is known."""
    told = read(one(body), _Named)
    return told.attributes.unique_id or told.id


def _ids(rooms: Sequence[_Room]) -> list[str]:
    """What names each room through all revisions."""
    for told in ([room.ota_unique_id for room in rooms], [room.detail("booking_com_room_index") for room in rooms]):
        names = [str(each) for each in told if isinstance(each, str | int) and each != ""]
        if len(set(names)) == len(rooms):
            return names
    return [str(number) for number, _ in enumerate(rooms, 1)]


def _room(told: _Attributes, room: _Room, id: str, home: Home) -> ChannelRoom:
    arrival, departure = room.checkin_date or told.arrival_date, room.checkout_date or told.departure_date
    if arrival is None or departure is None:
        raise unreadable()
    people = room.occupancy or _Occupancy()
    nightly = room.days or {}
    price = room.amount
    if price is None:
        alone = told.amount if len(told.rooms or ()) == 1 else None
        price = sum(nightly.values(), Decimal(0)) if nightly or alone is None else alone
    adults = max(people.adults or 0, 1)
    guest = next((_full_name(each) for each in room.guests or () if _full_name(each)), None)
    return ChannelRoom(
        id=id,
        target=_target(room, adults, home),
        arrival=arrival,
        departure=departure,
        adults=adults,
        children=max(people.children or 0, 0) + max(people.infants or 0, 0),
        price=price,
        nightly=nightly,
        guest_name=guest,
        cancelled=bool(room.is_cancelled),
    )


def _target(room: _Room, adults: int, home: Home) -> Target:
    """What was booked: a plan and a number of guests, though Channex may name the option of that number instead.

    A plan that is worked out from another one and is not sold itself leads to that one.
    """
    parent = room.detail("parent_rate_plan_id")
    for id in (room.rate_plan_id, parent):
        if not isinstance(id, str) or id not in home.by_option:
            continue
        plan, guests = home.by_option[id]
        if id == plan.id and adults in plan.options:
            guests = adults
        return Target(room.room_type_id or plan.room, plan.id, guests)
    return Target(room.room_type_id or NOT_MAPPED, room.rate_plan_id, adults)


def _guest(told: _Person) -> ChannelGuest:
    return ChannelGuest(
        given_name=text(told.name),
        family_name=text(told.surname),
        email=text(told.mail) or None,
        phone=text(told.phone) or None,
        language=text(told.language)[:2].upper() or None,
        country=text(told.country).upper() or None,
    )


def _full_name(told: _Person) -> str:
    return " ".join(part for part in (text(told.name), text(told.surname)) if part)


def _notes(told: _Attributes, currency: str) -> Iterator[str]:
    """What the property should read: where it was booked, what the guest says, and what the price is not."""
    if source := " ".join(part for part in (text(told.ota_name), text(told.ota_reservation_code)) if part):
        yield source
    if said := text(told.notes):
        yield said
    if hour := text(told.arrival_hour):
        yield f"Arrival: {hour}"
    if told.payment_collect == "ota":
        yield "The portal collects the payment."
    rooms = told.rooms or ()
    for extra in (*(told.services or ()), *(each for room in rooms for each in room.services or ())):
        yield _extra(extra, currency)
    for tax in (each for room in rooms for each in room.taxes or ()):
        if tax.is_inclusive is False:
            yield f"{_extra(tax, currency)}, not in the price"


def _extra(told: _Extra, currency: str) -> str:
    price = "" if told.total_price is None else f": {told.total_price} {currency}"
    return f"{text(told.name) or 'Service'}{price}"


def _without_cards(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _without_cards(member) for name, member in value.items() if not _is_of_card(name)}
    if isinstance(value, list):
        return [_without_cards(member) for member in value]
    return mask_card_numbers(value) if isinstance(value, str) else value


def _is_of_card(name: str) -> bool:
    plain = name.lower()
    return plain in CARD_FIELDS or plain.startswith(CARD_PREFIXES)
