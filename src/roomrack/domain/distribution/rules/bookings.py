"""What to make of a channel's booking: which news is old, and how rooms are told apart."""

import hashlib
from collections.abc import Iterable, Mapping

from roomrack.core.text import storable

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
