"""What the worker does for revisions by the clock: telling of those that wait too long."""

import structlog

from roomrack.domain.revisions import service
from roomrack.infra.db import Context, Database

log = structlog.get_logger(__name__)


class Watch:
    """Begins and ends alerts. Several may run: each reader is locked and looked at anew."""

    def __init__(self, database: Database, context: Context) -> None:
        self._database = database
        self._context = context

    async def run(self) -> None:
        """Look at every reader once; one that fails does not hold the others back."""
        async with self._database.read(self._context) as unit:
            found = await service.changed(unit)
        for accommodation, application in found:
            try:
                async with self._database.write(self._context) as unit:
                    await service.settle(unit, application, [accommodation])
            except Exception:
                log.warning("an alert could not be settled", accommodation=accommodation, exc_info=True)
