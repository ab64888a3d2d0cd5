"""Bookings of channels become reservations.

A booking of a channel is real whatever we think of it: it is never refused. What can't be placed waits in quarantine
and holds its nights meanwhile. Revisions may come late, twice and out of order; only what is later than what is stored
says something. A revision, its reservations and the word that the channel is owed are one transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import structlog
from pydantic import TypeAdapter

from roomrack.core.errors import RoomrackError
from roomrack.core.money import digits
from roomrack.core.stay import Stay
from roomrack.domain.calendar import service as calendar
from roomrack.domain.connections import service as connections
from roomrack.domain.connections.rules import Connection, LogType, Portal
from roomrack.domain.connections.rules import Mapping as Mapped
from roomrack.domain.distribution import events
from roomrack.domain.distribution.repository import bookings, figures, quarantine
from roomrack.domain.distribution.repository.bookings import NEVER, Placed
from roomrack.domain.distribution.repository.figures import Figures
from roomrack.domain.distribution.repository.quarantine import Quarantined, State
from roomrack.domain.distribution.rules.bookings import cut, is_news, references
from roomrack.domain.distribution.service.cleaning import cleaned
from roomrack.domain.products import service as products
from roomrack.domain.products.rules import Catalog
from roomrack.domain.properties import service as properties
from roomrack.domain.properties.rules import Accommodation
from roomrack.domain.reference.rules import LANGUAGES, country_codes
from roomrack.domain.reservations import service as reservations
from roomrack.domain.reservations.rules.changes import Method
from roomrack.domain.reservations.rules.drafts import Draft, GuestDraft, Values
from roomrack.domain.reservations.rules.state import Party, Source, Status, View
from roomrack.infra.db import WriteUnit
from roomrack.ports.channels import BookingStatus, ChannelBooking, ChannelRoom

BOOKING: TypeAdapter[ChannelBooking] = TypeAdapter(ChannelBooking)
"""How a booking is kept."""

NAME = 255
NOTES = 10_000
NO_NAME = "Guest"
UNMAPPED = "No product is mapped to what was booked."

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a booking goes."""

    home: Accommodation
    connection: Connection
    portal: Portal
    catalog: Catalog
    mappings: Sequence[Mapped]


async def take_in(unit: WriteUnit, connection: Connection, booking: ChannelBooking) -> bool:
    """Store one revision of a booking; gives whether it was news. The channel is owed a word either way."""
    accommodation = connection.accommodation
    booking = cleaned(booking)
    reference = cut(booking.reference, NAME) or NO_NAME
    known = await bookings.lock(unit, accommodation, connection.id, reference)
    await bookings.owe(unit, accommodation, connection.id, booking.acknowledgement)
    if not is_news(booking.revision, None if known == NEVER else known):
        return False
    await _apply(unit, await _place(unit, connection), reference, booking)
    await bookings.stored(unit, accommodation, connection.id, reference, booking.revision)
    await figures.add(unit, accommodation, connection.id, unit.now(accommodation).date(), Figures(bookings=1))
    text = f"Booking {reference} was read: {booking.status.value}, revision {booking.revision}."
    await connections.log(unit, connection, LogType.RESERVATION, text)
    return True


async def place_waiting(
    unit: WriteUnit, connection: Connection, one: Quarantined, product: int | None = None
) -> int | None:
    """Place a room that waits, by its mapping or on a product that somebody chose; gives the reservation.

    None when nothing is mapped to it still.
    """
    await bookings.lock(unit, one.accommodation, connection.id, one.reference)
    place = await _place(unit, connection)
    booking = BOOKING.validate_python(one.booking)
    room = next((each for each in booking.rooms if each.id == one.room), None)
    if room is None:
        return None
    found = _product_of(place, room) if product is None else product
    if found is None:
        return None
    async with unit.savepoint():
        await _release(unit, one)
        (made,) = await _create(unit, place, one.reference, booking, [(room, found)])
    await quarantine.end(unit, one, State.PLACED, made.reservation.id)
    await unit.record(_told(events.PLACED, one, reservation=made.reservation.id))
    return made.reservation.id


async def give_up(unit: WriteUnit, one: Quarantined, state: State = State.DISMISSED) -> None:
    """Let a room go that waits, with the nights that it holds."""
    await _release(unit, one)
    await quarantine.end(unit, one, state)
    await unit.record(_told(events.DISMISSED, one))


async def _place(unit: WriteUnit, connection: Connection) -> Place:
    home = await properties.get_to_sell(unit, connection.accommodation)
    portal = await connections.portal(unit, connection.portal)
    if portal is None:
        raise LookupError("portals are never deleted")
    return Place(
        home,
        connection,
        portal,
        await products.catalog_of(unit, home),
        await connections.mappings_of(unit, connection),
    )


async def _apply(unit: WriteUnit, place: Place, reference: str, booking: ChannelBooking) -> None:
    """Let our rooms of a booking be as it says."""
    home, connection = place.home, place.connection
    placed = {one.room: one for one in await bookings.rooms(unit, home.id, connection.id, reference)}
    waiting = {one.room: one for one in await quarantine.of_booking(unit, home.id, connection.id, reference)}
    live = {
        room.id: room
        for room in booking.rooms
        if not room.cancelled and booking.status is not BookingStatus.CANCELLED and room.departure > room.arrival
    }
    for id, one in placed.items():
        if id not in live:
            await reservations.delete(unit, home.id, one.reservation, by=Party.GUEST)
    for id, held in waiting.items():
        if id not in live:
            await give_up(unit, held, State.CANCELLED)
    new: list[tuple[ChannelRoom, int]] = []
    for id, room in live.items():
        if id in placed:
            await _change(unit, place, reference, booking, room, placed[id])
            continue
        product = _product_of(place, room)
        if product is None:
            await _set_aside(unit, place, reference, booking, room, UNMAPPED, waiting.get(id))
            continue
        if id in waiting:
            await _release(unit, waiting[id])
        new.append((room, product))
    if not new:
        return
    try:
        async with unit.savepoint():
            made = await _create(unit, place, reference, booking, new)
    except RoomrackError as error:
        # Whatever we would refuse of others: this one is real.
        log.warning("a channel's booking could not be placed", connection=connection.id, problem=str(error))
        for room, _ in new:
            await _set_aside(unit, place, reference, booking, room, str(error), waiting.get(room.id))
        return
    for (room, _), view in zip(new, made, strict=True):
        if room.id in waiting:
            await quarantine.end(unit, waiting[room.id], State.PLACED, view.reservation.id)
            await unit.record(_told(events.PLACED, waiting[room.id], reservation=view.reservation.id))


def _product_of(place: Place, room: ChannelRoom) -> int | None:
    """The product of what was booked, by its mapping; None when it is not mapped.

    An occupancy that is not sold falls back to the only mapping of the room and rate. Where the connection reads more
    than what is mapped, any rate of the room will do.
    """
    target = room.target
    rates = [one for one in place.mappings if one.external.room == target.room]
    exact = [one for one in rates if one.external.rate == target.rate]
    for one in exact:
        if one.external.occupancy == target.occupancy:
            return one.product
    if len(exact) == 1:
        return exact[0].product
    if place.connection.pull_mapped_only:
        return None
    return _near(rates)


def _near(rates: Sequence[Mapped]) -> int | None:
    """A product of the same room: whichever was mapped first."""
    return min(rates, key=lambda one: one.id).product if rates else None


async def _create(
    unit: WriteUnit, place: Place, reference: str, booking: ChannelBooking, rooms: Sequence[tuple[ChannelRoom, int]]
) -> list[View]:
    """Make reservations of rooms; those of one booking share a refer."""
    home, connection = place.home, place.connection
    placed = await bookings.rooms(unit, home.id, connection.id, reference)
    known = {one.room: one.channel_refer for one in placed}
    taken = [(one.room, one.product) for one in placed]
    refers = references(reference, [*taken, *((room.id, product) for room, product in rooms)], known)
    refer = (await reservations.get(unit, home.id, placed[0].reservation)).reservation.refer if placed else None
    drafts = []
    for room, product in rooms:
        values = _values(place, booking, room, product)
        values["channel_id"] = place.portal.id
        values["channel_refer"] = refers[room.id]
        values["create_time"] = booking.booked_at
        values["guests"] = [_guest(booking, room)]
        if refer is not None:
            values["refer"] = refer
        drafts.append(Draft(values))
    made = await reservations.create_many(unit, home.id, drafts, source=Source.PORTAL, keep_anyway=True)
    for (room, product), view in zip(rooms, made, strict=True):
        await bookings.place(
            unit, home.id, connection.id, reference, Placed(room.id, product, refers[room.id], view.reservation.id)
        )
        await _tell_oversold(unit, place, reference, view)
    return made


async def _change(
    unit: WriteUnit, place: Place, reference: str, booking: ChannelBooking, room: ChannelRoom, placed: Placed
) -> None:
    """Let a reservation be as its room is now; it stays in its product where what is booked now is not mapped."""
    home, connection = place.home, place.connection
    current = (await reservations.get(unit, home.id, placed.reservation)).reservation
    product = _product_of(place, room)
    if product is None:
        text = f"Booking {reference} was changed to what is not mapped; it stays in its product."
        await connections.log(unit, connection, LogType.RESERVATION, text, executed=False)
        product = placed.product
    values = _values(place, booking, room, product)
    if current.status is not Status.WAITING:
        values["status"] = Status.CONFIRMED
    if product != placed.product:
        # It may not be told from another room of that product by the booking's reference alone any more.
        others = [one for one in await bookings.rooms(unit, home.id, connection.id, reference) if one.room != room.id]
        rooms = [*((one.room, one.product) for one in others), (room.id, product)]
        known = {one.room: one.channel_refer for one in others}
        values["channel_refer"] = references(reference, rooms, known)[room.id]
    guest = _guest(booking, room)
    if current.guests and (guest["given_name"], guest["family_name"]) != (
        current.guests[0].given_name,
        current.guests[0].family_name,
    ):
        values["guests"] = [{**guest, "id": current.guests[0].id}]
    try:
        async with unit.savepoint():
            view = await reservations.update(
                unit, home.id, placed.reservation, Draft(values), method=Method.PATCH, keep_anyway=True
            )
    except RoomrackError as error:
        text = f"Booking {reference} was changed, and its reservation could not follow: {error}"
        await connections.log(unit, connection, LogType.RESERVATION, text, executed=False)
        await connections.mail_error(unit, connection, text)
        return
    refer = values.get("channel_refer") or placed.channel_refer
    await bookings.place(unit, home.id, connection.id, reference, Placed(room.id, product, refer, placed.reservation))
    if not current.oversold:
        await _tell_oversold(unit, place, reference, view)


def _values(place: Place, booking: ChannelBooking, room: ChannelRoom, product: int) -> Values:
    values: Values = {
        "status": Status.WAITING if booking.status is BookingStatus.WAITING else Status.CONFIRMED,
        "product": product,
        "checkin": room.arrival,
        "checkout": room.departure,
        "total_guest": max(room.adults + room.children, 0),
        "total_children": max(room.children, 0),
    }
    rate = _rate(place, booking.currency)
    notes = [booking.notes or ""]
    if rate is None:
        # The calendar's price stands in for one that can't be converted.
        notes.append(f"Price at the portal: {room.price} {booking.currency}")
    else:
        currency = place.home.currency
        values["room_gross"] = _amount(room.price / rate, currency)
        nightly = {
            night: _amount(price / rate, currency)
            for night, price in room.nightly.items()
            if room.arrival <= night < room.departure
        }
        if nightly:
            values["daily"] = nightly
    text = cut("\n".join(part for part in notes if part), NOTES)
    if text:
        values["channel_notes"] = text
    return values


def _rate(place: Place, currency: str) -> Decimal | None:
    """What an amount of the booking is divided by to be one of the property; None where nobody knows."""
    one = place.connection
    if currency == place.home.currency:
        return Decimal(1)
    if currency == one.currency and one.correction_ratio and not one.correction_fixed:
        return one.correction_ratio
    return None


def _amount(amount: Decimal, currency: str) -> Decimal:
    whole = amount.quantize(Decimal(1).scaleb(-digits(currency)), rounding=ROUND_HALF_UP)
    return max(whole, Decimal(0))


def _guest(booking: ChannelBooking, room: ChannelRoom) -> GuestDraft:
    one = booking.guest
    given, family = cut(one.given_name, NAME), cut(one.family_name, NAME)
    details: dict[str, Any] = {}
    if room.guest_name is not None and (name := cut(room.guest_name, NAME)):
        details["customer_name"] = name
    if one.language is not None and one.language.upper() in LANGUAGES:
        details["language"] = one.language.upper()
    if one.country is not None and one.country.upper() in country_codes():
        details["nationality"] = one.country.upper()
    return {
        "given_name": given,
        "family_name": family if given or family else NO_NAME,
        "email": cut(one.email, NAME),
        "phone": cut(one.phone, NAME),
        "details": details,
    }


async def _set_aside(
    unit: WriteUnit,
    place: Place,
    reference: str,
    booking: ChannelBooking,
    room: ChannelRoom,
    reason: str,
    known: Quarantined | None,
) -> None:
    """Put a room into quarantine, or change what waits there, and hold its nights where its room can be told."""
    home, connection = place.home, place.connection
    if known is not None:
        await _release(unit, known)
    id = known.id if known is not None else (await unit.new_ids("reservation_id", 1))[0]
    product = _near([one for one in place.mappings if one.external.room == room.target.room])
    oversold = False
    if product is not None and product in place.catalog:
        nights = Stay(room.arrival, room.departure).nights
        units = {(owner, night) for owner in place.catalog.stock(product) for night in nights}
        moved = await calendar.move(unit, home.id, [calendar.Move(reservation=id, take=units, keep_anyway=True)])
        oversold = bool(moved.oversold)
    kept = Quarantined(
        accommodation=home.id,
        id=id,
        connection=connection.id,
        reference=reference,
        room=room.id,
        revision=booking.revision,
        external_room=room.target.room,
        external_rate=room.target.rate,
        occupancy=room.target.occupancy,
        arrival=room.arrival,
        departure=room.departure,
        booking=BOOKING.dump_python(booking, mode="json"),
        reason=reason,
        held_product=product,
        oversold=oversold,
        created_at=unit.now() if known is None else known.created_at,
    )
    await quarantine.store(unit, kept)
    await unit.record(_told(events.QUARANTINED, kept, before=known))
    text = f"Booking {reference}: room {room.target.room} waits in quarantine. {reason}"
    await connections.log(unit, connection, LogType.RESERVATION, text, executed=False)
    await connections.mail_error(unit, connection, text)


async def _release(unit: WriteUnit, one: Quarantined) -> None:
    """Give back the nights that a room holds which waits."""
    held = (await calendar.held(unit, one.accommodation, [one.id])).get(one.id)
    if held:
        await calendar.move(unit, one.accommodation, [calendar.Move(reservation=one.id, give=held)])


async def _tell_oversold(unit: WriteUnit, place: Place, reference: str, view: View) -> None:
    room = view.reservation
    if not room.oversold:
        return
    payload = {
        "connection": place.connection.id,
        "booking": reference,
        "product": room.product,
        "arrival": room.arrival,
        "departure": room.departure,
    }
    await unit.record(events.oversold(place.home.id, room.id, payload))
    text = f"Booking {reference} was kept although nothing was left of product {room.product}."
    await connections.log(unit, place.connection, LogType.RESERVATION, text, executed=False)
    await connections.mail_error(unit, place.connection, text)


def _told(type: str, one: Quarantined, *, before: Quarantined | None = None, reservation: int | None = None) -> Any:
    payload: dict[str, Any] = {
        "connection": one.connection,
        "booking": one.reference,
        "room": one.room,
        "arrival": one.arrival,
        "departure": one.departure,
        "oversold": one.oversold,
    }
    if before is not None:
        payload["before"] = {"arrival": before.arrival, "departure": before.departure}
    if reservation is not None:
        payload["reservation"] = reservation
    return events.quarantine(type, one.accommodation, one.id, payload)
