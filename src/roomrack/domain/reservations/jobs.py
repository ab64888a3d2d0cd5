"""What the worker does for reservations by the clock: the mail of the morning, and proposals that have expired."""

import structlog

from roomrack.domain.reservations import service
from roomrack.infra.db import Context, Database
from roomrack.ports.mail import Mailer, MailRefused

log = structlog.get_logger(__name__)


class GoodMornings:
    """Sends the mails that are due. Several may run: a property's day is taken by one, for a while.

    A mail is loaded and taken in one transaction, handed in outside of any, and noted in another. A worker that dies in
    between leaves the day to the next attempt, whose message has the same id.
    """

    def __init__(self, database: Database, context: Context, mailer: Mailer) -> None:
        self._database = database
        self._context = context
        self._mailer = mailer

    async def run(self) -> None:
        """Send what is due now; one that fails does not hold the others back."""
        async with self._database.read(self._context) as unit:
            due = await service.mornings_due(unit)
        for accommodation, day in due:
            async with self._database.write(self._context) as unit:
                mail = await service.claim_morning(unit, accommodation, day)
            if mail is None:
                continue
            problem: str | None = None
            try:
                await self._mailer.send(mail)
            except MailRefused as error:
                problem = str(error)[:500]
                log.warning("the mail of the morning was refused", accommodation=accommodation)
            except Exception:
                log.warning("the mail of the morning failed", accommodation=accommodation, exc_info=True)
                continue
            async with self._database.write(self._context) as unit:
                await service.end_morning(unit, accommodation, day, problem)


class Expirer:
    """Cancels what waited too long. Several may run: each reservation is locked, and looked at again, on its own."""

    def __init__(self, database: Database, context: Context) -> None:
        self._database = database
        self._context = context

    async def run(self) -> int:
        """Cancel what has expired by now; gives how many. One that fails does not hold the others back."""
        async with self._database.read(self._context) as unit:
            found = await service.expired(unit)
        cancelled = 0
        for accommodation, id in found:
            try:
                async with self._database.write(self._context) as unit:
                    cancelled += await service.expire(unit, accommodation, id)
            except Exception:
                log.exception("an expired reservation could not be cancelled", accommodation=accommodation)
        return cancelled
