"""What others hear of policies. Schema 1 of every payload is `rules.snapshot`."""

from collections.abc import Mapping
from typing import Any

from roomrack.infra.events import Event

CREATED = "policy.created"
CHANGED = "policy.changed"
DELETED = "policy.deleted"


def created(accommodation: int, snapshot: Mapping[str, Any]) -> Event:
    """A policy was created."""
    return Event(CREATED, accommodation, str(snapshot["id"]), snapshot)


def changed(accommodation: int, before: Mapping[str, Any], after: Mapping[str, Any]) -> Event:
    """A policy changed."""
    return Event(CHANGED, accommodation, str(after["id"]), after, before=before)


def deleted(accommodation: int, snapshot: Mapping[str, Any]) -> Event:
    """A policy was deleted."""
    return Event(DELETED, accommodation, str(snapshot["id"]), snapshot)
