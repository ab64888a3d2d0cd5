"""What others hear of properties. Schema 1 of both payloads is `rules.snapshot`."""

from collections.abc import Mapping
from typing import Any

from roomrack.infra.events import Event

CREATED = "accommodation.created"
CHANGED = "accommodation.changed"


def created(snapshot: Mapping[str, Any]) -> Event:
    """A property was created."""
    return Event(CREATED, snapshot["id"], str(snapshot["id"]), snapshot)


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> Event:
    """A property's own data changed."""
    return Event(CHANGED, after["id"], str(after["id"]), after, before=before)
