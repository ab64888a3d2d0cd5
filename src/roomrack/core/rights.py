"""What a grant allows: levels by area. Pure, so that rules may speak of them."""

from collections.abc import Mapping
from enum import IntEnum, StrEnum


class Level(IntEnum):
    """What a grant allows in an area; a higher one includes the lower."""

    NONE = 0
    READONLY = 1
    READWRITE = 2


class Area(StrEnum):
    """The areas that a grant's permissions speak of (docs/contract.md 3)."""

    ACCOMMODATION = "accommodation"
    RESERVATION = "reservation"
    CONTENT = "content"
    CARD_DETAIL = "cardDetail"
    LICENSE = "license"


Permissions = Mapping[Area, Level]
"""Levels by area; an area that is missing has NONE."""
