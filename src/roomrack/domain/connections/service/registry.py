"""Who speaks with portals, and what slices above do with a connection. Filled by `entrypoints`."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol

from roomrack.domain.connections.rules import Action, Connection
from roomrack.infra.db import ReadUnit, WriteUnit
from roomrack.ports.channels import Channel

channels: dict[str, Channel] = {}
"""By name what speaks with portals of a channel. `api` is none of them: an API portal is spoken with by webhooks."""


class Recorder(Protocol):
    """Writes down what an action came to."""

    async def __call__(self, unit: WriteUnit, connection: Connection, found: Any) -> None: ...


@dataclass(frozen=True, slots=True)
class ActionSteps:
    """How a slice above carries out an action: load, close, send, record (docs/adr/0006).

    `prepare` reads, judges and refuses, and gives what is to be done outside, or None when there is nothing; what it
    writes is undone if there is. The work runs without a transaction and may raise `ChannelError`, which the caller
    gets as 550. `record` writes what came of it in a new transaction (None without work); the connection is read anew.
    """

    prepare: Callable[[ReadUnit, Connection], Awaitable[Callable[[], Awaitable[Any]] | None]]
    record: Recorder


actions: dict[Action, ActionSteps] = {}
"""What `distribution` does: IMPORT_RESERVATIONS, IMPORT_RESA_DECREMENT_AVAIL and IMPORT_CALENDAR. An action that is
not here, and that is none of this slice's own, is refused."""
