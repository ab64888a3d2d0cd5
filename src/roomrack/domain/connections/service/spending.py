"""The rate limits of channels: every call of an account counts, whatever it is about and whoever makes it."""

import hashlib
from datetime import timedelta

from roomrack.domain.connections.repository import budget as repository
from roomrack.domain.connections.rules import Connection, Portal
from roomrack.infra.db import WriteUnit
from roomrack.ports.channels import Abilities


async def spend(unit: WriteUnit, connection: Connection, portal: Portal, abilities: Abilities) -> timedelta | None:
    """Count a call of the account; gives how long to wait where its limit is reached. The unit ends before the call."""
    limit = abilities.limit
    if limit is None:
        return None
    return await repository.spend(unit, _account(connection, portal), limit.calls, limit.seconds)


def _account(connection: Connection, portal: Portal) -> str:
    """What is limited at a channel: an account, which several connections may use."""
    name = f"{connection.hotel or connection.id}\0{connection.username or ''}"
    return hashlib.sha256(f"{portal.channel}\0{name}".encode()).hexdigest()
