"""What to make of a channel's booking: which news is old, and how rooms are told apart."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from roomrack.core.text import mask_card_numbers, storable
from roomrack.ports.channels import ChannelBooking, ChannelGuest, ChannelRoom, Target

MAX_REFERENCE = 255
"""Characters of a reservation's `channelRefer`."""


def is_news(revision: int, known: int | None) -> bool:
    """Whether a revision says something: one that is not later than what is known is old news, whenever it comes."""
    return known is None or revision > known


def references(reference: str, rooms: Iterable[tuple[str, int]], known: Mapping[str, str]) -> dict[str, str]:
    """The `channelRefer` of each room of a booking, given as its id there and its product.

    It is the booking's reference. Of several rooms of one product the later ones have their own id behind it, since
    channel, `channelRefer` and product name one reservation (docs/contract.md 7). A `known` room keeps what it has.
    """
    found: dict[str, str] = {}
    taken: set[tuple[str, int]] = set()
    ordered = sorted(rooms, key=lambda room: room[0] not in known)
    for room, product in ordered:
        refer = known.get(room, shortened(reference))
        if room not in known and (refer, product) in taken:
            refer = shortened(f"{reference}/{room}")
        taken.add((refer, product))
        found[room] = refer
    return found


def shortened(text: str) -> str:
    """A reference that fits; what is too long keeps its beginning and gets a digest of the whole."""
    if len(text) <= MAX_REFERENCE:
        return text
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    return f"{text[: MAX_REFERENCE - 17]}~{digest}"


def cut(text: str | None, limit: int) -> str | None:
    """A text as it can be kept: without what a database can't store, and no longer than a limit."""
    if text is None:
        return None
    return storable(text).strip()[:limit] or None


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
