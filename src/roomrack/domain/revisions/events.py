"""What others hear of feeds that nobody reads. Payloads hold ids and instants only."""

from datetime import datetime

from roomrack.infra.events import Event

UNREAD = "revision.unread"
"""A revision has waited for half an hour."""
READ = "revision.read"
"""What had waited so long was read."""


def unread(accommodation: int, application: int, revision: int, occurred_at: datetime) -> Event:
    """An application has not read a revision in time; it is the oldest that waits."""
    payload = {"application": application, "revision": revision, "occurred_at": occurred_at.isoformat()}
    return Event(UNREAD, accommodation, str(application), payload)


def read(accommodation: int, application: int) -> Event:
    """The application has read what was told of in the last `UNREAD`."""
    return Event(READ, accommodation, str(application), {"application": application})
