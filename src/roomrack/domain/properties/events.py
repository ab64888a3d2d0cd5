"""What others hear of properties. Schema 1 of a property's payload is `rules.snapshot`."""

from collections.abc import Mapping, Sequence
from typing import Any

from roomrack.infra.events import Event

CREATED = "accommodation.created"
CHANGED = "accommodation.changed"
MAIL_REQUESTED = "mail.requested"


def created(snapshot: Mapping[str, Any]) -> Event:
    """A property was created."""
    return Event(CREATED, snapshot["id"], str(snapshot["id"]), snapshot)


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> Event:
    """A property's own data changed."""
    return Event(CHANGED, after["id"], str(after["id"]), after, before=before)


def welcome_requested(accommodation: int, person: int, to: Sequence[str], language: str, *, new: bool) -> Event:
    """Somebody is to be welcomed by mail. The log is the outbox: what is not sent yet is not lost.

    No secret is in it. For a `new` person the sender makes the link with which a password is set.
    """
    payload = {"template": "welcome", "person": person, "to": list(to), "language": language, "new_person": new}
    return Event(MAIL_REQUESTED, accommodation, str(person), payload)
