"""An API process that changes reservations without holding them: the control of the race between split and cancel."""

from starlette.types import ASGIApp

from roomrack.domain.reservations.repository import writing
from roomrack.entrypoints.http.app import create_app as create


def create_app() -> ASGIApp:
    """The application without the lock on a reservation."""
    unlocked = writing._LOCK.replace("for update", "")
    if unlocked == writing._LOCK:
        raise RuntimeError("the lock is written differently now; this control would prove nothing")
    writing._LOCK = unlocked
    return create()
