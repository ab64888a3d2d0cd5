"""How long credentials that ended are remembered. Scheduled by the worker."""

from roomrack.domain.identity import rules
from roomrack.domain.identity.repository import accounts, letters, sessions
from roomrack.domain.identity.rules import accounts as limits
from roomrack.domain.identity.rules import letters as texts
from roomrack.infra.db import WriteUnit


async def forget(unit: WriteUnit) -> None:
    """Delete what nobody can use any more: access tokens, codes, links, invitations, letters, sessions, failures."""
    now = unit.now()
    await sessions.purge(
        unit.raw,
        tokens=now - rules.TOKEN_RETENTION,
        codes=now - rules.CODE_RETENTION,
        sessions=now,
        failures=now - rules.FAILURE_RETENTION,
    )
    await accounts.purge(
        unit.raw,
        links=now - limits.LINK_RETENTION,
        invitations=now - limits.INVITATION_RETENTION,
        entries=now - limits.ENTRY_RETENTION,
    )
    await letters.forget(unit.raw, now - texts.RETENTION, now - texts.GIVEN_UP_AFTER)
