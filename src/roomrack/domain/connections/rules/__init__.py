"""What portals, connections and mappings are, and what may be decided about them without asking anybody. Pure.

- `shapes` the things themselves · `prices` what of a price and an availability goes to a channel
- `linting` what is wrong with a mapping
"""

from roomrack.domain.connections.rules.prices import corrected, shared
from roomrack.domain.connections.rules.shapes import (
    API,
    SIMULATOR,
    Action,
    Connection,
    External,
    LogLine,
    LogType,
    Mapping,
    Portal,
    Status,
    Wanted,
    portal_snapshot,
    sent_values,
    snapshot,
)

__all__ = [
    "API",
    "SIMULATOR",
    "Action",
    "Connection",
    "External",
    "LogLine",
    "LogType",
    "Mapping",
    "Portal",
    "Status",
    "Wanted",
    "corrected",
    "portal_snapshot",
    "sent_values",
    "shared",
    "snapshot",
]
