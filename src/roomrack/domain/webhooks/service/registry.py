"""What webhooks must be told from outside: how an event looks on the wire, and how requests leave the server.

`entrypoints` fills it at start. A producer of events knows nothing of webhooks, and webhooks nothing of reservations.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from roomrack.core.rights import Area
from roomrack.infra.db import ReadUnit
from roomrack.infra.events import RecordedEvent
from roomrack.ports.http import NullOutgoing, Outgoing

Render = Callable[[ReadUnit, Sequence[RecordedEvent]], Awaitable[Sequence[str | None]]]
"""Gives the JSON text of `content` for each event, in their order; None for an event that is not announced."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """How events of one type are announced."""

    hook: str
    """The event's name on the wire."""
    area: Area
    """What an application must have been granted to hear of it."""
    render: Render
    addressee: Callable[[RecordedEvent], int] | None = None
    """The only application that is told of an event; without it, all that may be and want to."""


renderers: dict[str, Renderer] = {}
"""By event type, such as "reservation.created". Events of other types are not announced."""


class _Registry:
    outgoing: Outgoing = NullOutgoing()


def configure(*, outgoing: Outgoing) -> None:
    """Say how requests leave this process; also used to check a URL when it is saved."""
    _Registry.outgoing = outgoing


def outgoing() -> Outgoing:
    """What `configure` was given; reaches nothing before that."""
    return _Registry.outgoing


def area_of(hook: str) -> Area | None:
    """What an application must have been granted to hear of a hook; None when nothing announces it."""
    return next((renderer.area for renderer in renderers.values() if renderer.hook == hook), None)
