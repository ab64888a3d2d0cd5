"""How often the accounts at channels were called lately."""

from datetime import datetime, timedelta

from roomrack.infra.db import WriteUnit

_SPENT = "select instants from channel_budget where account = $1 for update"

_SPEND = """
insert into channel_budget (account, instants) values ($1, $2)
on conflict (account) do update set instants = excluded.instants
"""


async def spend(unit: WriteUnit, account: str, calls: int, seconds: float) -> timedelta | None:
    """Count a call of an account that may have so many in so many seconds, in any such time.

    Gives how long to wait instead, when it may not.
    """
    now = unit.now()
    await unit.raw.execute("select pg_advisory_xact_lock(hashtextextended($1, 7))", account)
    spent: list[datetime] = await unit.raw.fetchval(_SPENT, account) or []
    window = timedelta(seconds=seconds)
    # What lies ahead is of a clock that was set back.
    recent = [instant for instant in spent if now - window < instant <= now]
    if len(recent) >= calls:
        return recent[len(recent) - calls] + window - now
    await unit.raw.execute(_SPEND, account, [*recent, now])
    return None
