"""Texts with placeholders, filled in from a reservation."""

import re
from collections.abc import Mapping

PLACEHOLDERS = (
    "guest.name",
    "guest.firstname",
    "guest.lastname",
    "property.name",
    "property.phone",
    "property.address",
    "property.city",
    "property.checkin",
    "property.checkout",
    "reservation.refer",
    "reservation.room",
    "reservation.arrival",
    "reservation.departure",
    "reservation.nights",
    "reservation.guests",
    "reservation.total",
)
"""What may stand in double braces. What is not known is left out."""
_PLACE = re.compile(r"\{\{\s*([^{}]{0,100}?)\s*\}\}")


def unknown(text: str) -> list[str]:
    """The placeholders of a text that nothing fills, in order."""
    return [name for name in dict.fromkeys(_PLACE.findall(text)) if name not in PLACEHOLDERS]


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders filled in; what stands in a value is not looked at again."""
    return _PLACE.sub(lambda found: values.get(found[1], ""), text)


def time_of(minutes: int) -> str:
    """Minutes after midnight as people write them."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
