"""What others hear of properties. Schema 1 of a property's payload is `rules.snapshot`."""

from collections.abc import Mapping, Sequence
from typing import Any

from roomrack.infra.events import Event

CREATED = "accommodation.created"
CHANGED = "accommodation.changed"
DEACTIVATED = "accommodation.deactivated"
ACTIVATED = "accommodation.activated"
DELETED = "accommodation.deleted"
MAIL_REQUESTED = "mail.requested"


def created(snapshot: Mapping[str, Any]) -> Event:
    """A property was created."""
    return Event(CREATED, snapshot["id"], str(snapshot["id"]), snapshot)


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> Event:
    """A property's own data changed."""
    return Event(CHANGED, after["id"], str(after["id"]), after, before=before)


def deactivated(before: Mapping[str, Any], after: Mapping[str, Any]) -> Event:
    """A property answers to nobody but its owner from now on."""
    return Event(DEACTIVATED, after["id"], str(after["id"]), after, before=before)


def activated(before: Mapping[str, Any], after: Mapping[str, Any]) -> Event:
    """A property that was deactivated is back."""
    return Event(ACTIVATED, after["id"], str(after["id"]), after, before=before)


def deleted(snapshot: Mapping[str, Any]) -> Event:
    """A property was deleted; the payload is what it was."""
    return Event(DELETED, snapshot["id"], str(snapshot["id"]), snapshot)


def welcome_requested(accommodation: int, person: int, to: Sequence[str], language: str, *, new: bool) -> Event:
    """Somebody is to be welcomed by mail. The log is the outbox: what is not sent yet is not lost.

    No secret is in it. For a `new` person the sender makes the link with which a password is set.
    """
    payload = {"template": "welcome", "person": person, "to": list(to), "language": language, "new_person": new}
    return Event(MAIL_REQUESTED, accommodation, str(person), payload)
