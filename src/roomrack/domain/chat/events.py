"""What others hear of conversations. Payloads hold ids only: what was said is read when it is told."""

from typing import Any

from roomrack.infra.events import Event

RECEIVED = "chat.message_received"
"""A guest has written."""
WRITTEN = "chat.message_written"
"""The property has."""
SENT = "chat.message_sent"
FAILED = "chat.message_failed"
CHANGED = "chat.thread_changed"
MEMBERS = "chat.members_changed"
WITHDRAWN = "chat.offer_withdrawn"
SETTINGS = "chat.settings_changed"
TEMPLATES = "chat.templates_changed"


def message_event(type: str, accommodation: int, thread: int, message: int, **more: Any) -> Event:
    """Something happened to a message."""
    return Event(type, accommodation, str(message), {"thread": thread, "message": message, **more})


def thread_event(type: str, accommodation: int, thread: int, **more: Any) -> Event:
    """Something happened to a thread."""
    return Event(type, accommodation, str(thread), {"thread": thread, **more})


def property_event(type: str, accommodation: int, **more: Any) -> Event:
    """Something happened to how a property talks with guests."""
    return Event(type, accommodation, str(accommodation), dict(more))
