"""The calendar on the wire.

- `contract` the contract's shapes · `tools` those of the tools beyond it · `files` tables as text
"""

from roomrack.domain.calendar.wire.contract import (
    BulkItem,
    Day,
    GuardedItem,
    MaybeDay,
    MaybeNumber,
    calendar,
    item_of,
    parsed,
    process,
    room_of,
)
from roomrack.domain.calendar.wire.tools import preview, price_trace

__all__ = [
    "BulkItem",
    "Day",
    "GuardedItem",
    "MaybeDay",
    "MaybeNumber",
    "calendar",
    "item_of",
    "parsed",
    "preview",
    "price_trace",
    "process",
    "room_of",
]
