"""What the worker does when the local day of a property begins (docs/algorithms/midnight.md)."""

import structlog

from roomrack.core.errors import NotFound
from roomrack.domain.properties import service
from roomrack.infra.db import Context, Database

log = structlog.get_logger(__name__)


async def begin_days(database: Database, context: Context) -> int:
    """Begin the day of every property that is behind, each in a transaction of its own; gives for how many.

    Any number of workers may do it at once. A property whose work fails stays behind and is tried again at the next
    call; it does not hold up the others.
    """
    async with database.read(context) as unit:
        waiting = await service.behind(unit)
    begun = 0
    for accommodation in waiting:
        try:
            async with database.write(context) as unit:
                begun += await service.begin_day(unit, accommodation)
        except NotFound:
            continue
        except Exception:
            log.exception("the nightly work of a property failed", accommodation=accommodation)
    return begun
