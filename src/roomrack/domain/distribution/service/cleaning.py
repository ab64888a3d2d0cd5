"""What of a channel's booking can be kept."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from roomrack.core.text import mask_card_numbers, storable
from roomrack.ports.channels import ChannelBooking, ChannelGuest, ChannelRoom, Target


def cleaned(booking: ChannelBooking) -> ChannelBooking:
    """A booking with nothing in it that a database can't store, and without card numbers in what people wrote.

    It is the guest's whatever stands in it, so that what can't be kept is left out rather than refused. Names that the
    channel goes by (references, rooms, rates) are no prose: a number there is no card's.
    """
    guest = booking.guest
    return replace(
        booking,
        reference=storable(booking.reference),
        acknowledgement=storable(booking.acknowledgement),
        currency=storable(booking.currency),
        guest=ChannelGuest(
            given_name=_prose(guest.given_name),
            family_name=_prose(guest.family_name),
            email=_maybe(guest.email),
            phone=None if guest.phone is None else storable(guest.phone),
            language=_maybe(guest.language),
            country=_maybe(guest.country),
        ),
        rooms=[_cleaned_room(room) for room in booking.rooms],
        notes=_maybe(booking.notes),
        raw=_cleaned(booking.raw),
    )


def _cleaned_room(room: ChannelRoom) -> ChannelRoom:
    target = room.target
    rate = None if target.rate is None else storable(target.rate)
    return replace(
        room,
        id=storable(room.id),
        target=Target(storable(target.room), rate, target.occupancy),
        guest_name=_maybe(room.guest_name),
    )


def _prose(text: str) -> str:
    return mask_card_numbers(storable(text))


def _maybe(text: str | None) -> str | None:
    return None if text is None else _prose(text)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return _prose(value)
    if isinstance(value, Mapping):
        return {storable(name): _cleaned(member) for name, member in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(member) for member in value]
    return value
