"""How long credentials that ended are remembered. Scheduled by the worker."""

from roomrack.domain.identity import rules
from roomrack.domain.identity.repository import sessions
from roomrack.infra.db import WriteUnit


async def forget(unit: WriteUnit) -> None:
    """Delete access tokens, codes, browser sessions and counted failures that nobody can use any more."""
    now = unit.now()
    await sessions.purge(
        unit.raw,
        tokens=now - rules.TOKEN_RETENTION,
        codes=now - rules.CODE_RETENTION,
        sessions=now,
        failures=now - rules.FAILURE_RETENTION,
    )
