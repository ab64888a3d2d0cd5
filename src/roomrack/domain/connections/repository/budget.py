"""How often the accounts at channels were called lately."""

from datetime import datetime, timedelta

from roomrack.infra.db import WriteUnit

# What was counted by a worker whose clock is a little ahead counts too; what lies further ahead is of a clock that was
# set back. The row is locked before its condition is looked at, so no two workers take the last call.
_SPEND = """
insert into channel_budget as b (account, instants) values ($1, array[$2::timestamptz])
on conflict (account) do update
set instants = array(select i from unnest(b.instants) i where i > $3 and i <= $4 order by i) || excluded.instants
where (select count(*) from unnest(b.instants) i where i > $3 and i <= $4) < $5
returning true
"""

_SPENT = """
select array(select i from unnest(instants) i where i > $2 and i <= $3 order by i)
from channel_budget where account = $1
"""


async def spend(unit: WriteUnit, account: str, calls: int, seconds: float) -> timedelta | None:
    """Count a call of an account that may have so many in so many seconds, in any such time.

    Gives how long to wait instead, when it may not.
    """
    # The channel counts by the time of the world, whatever a sandbox's clock says.
    now, window = unit.server_now(), timedelta(seconds=seconds)
    if await unit.raw.fetchval(_SPEND, account, now, now - window, now + window, calls):
        return None
    # The statement above has locked the row.
    recent: list[datetime] = await unit.raw.fetchval(_SPENT, account, now - window, now + window)
    return recent[len(recent) - calls] + window - now
