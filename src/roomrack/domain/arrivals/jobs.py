"""What the worker does for the online check-in: having links mailed some days before arrival."""

import structlog

from roomrack.domain.arrivals.service import mailing
from roomrack.infra.db import Context, Database

log = structlog.get_logger(__name__)


class Inviter:
    """Has links mailed where properties want that. Several may run: each reservation is offered its link once."""

    def __init__(self, database: Database, context: Context) -> None:
        self._database = database
        self._context = context

    async def run(self) -> None:
        """Leave the mails that are due now; a reservation that fails does not hold the others back."""
        async with self._database.read(self._context) as unit:
            wanted = await mailing.wanted(unit)
        for accommodation, reservation in wanted:
            try:
                async with self._database.write(self._context) as unit:
                    await mailing.offer(unit, accommodation, reservation)
            except Exception:
                log.exception("no check-in link could be mailed", accommodation=accommodation, reservation=reservation)
