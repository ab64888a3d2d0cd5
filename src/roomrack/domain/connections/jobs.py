"""What the worker does for connections: sending mails to the property's contact."""

import structlog

from roomrack.domain.connections.repository.mails import Waiting
from roomrack.domain.connections.service import mailing
from roomrack.infra.db import Context, Database
from roomrack.ports.mail import Mail, Mailer, MailRefused

log = structlog.get_logger(__name__)


class Messenger:
    """Sends the mails that are due. Several may run: a mail is taken by one, for a while.

    A mail is taken in one transaction, handed in outside of any, and noted in another. What fails is tried again, so
    nothing is lost while the mail server is down; a worker that dies leaves the mail to the next attempt, whose
    message has the same id.
    """

    def __init__(self, database: Database, context: Context, mailer: Mailer | None) -> None:
        self._database = database
        self._context = context
        self._mailer = mailer

    async def run(self, _: bytes = b"") -> None:
        """Send what is due now; one that fails does not hold the others back. Without a mail server all of it waits."""
        if self._mailer is None:
            return
        async with self._database.read(self._context) as unit:
            due = await mailing.due(unit)
        for accommodation, id in due:
            async with self._database.write(self._context) as unit:
                taken = await mailing.claim(unit, accommodation, id)
            if taken is not None:
                await self._send(self._mailer, *taken)

    async def again(self) -> None:
        """The same by the clock."""
        await self.run()

    async def _send(self, mailer: Mailer, taken: Waiting, problem: str | None) -> None:
        final = True
        if problem is None:
            mail = Mail(
                to=[taken.address], subject=taken.subject, text=taken.content, reference=f"connection-mail.{taken.id}"
            )
            try:
                await mailer.send(mail)
            except MailRefused as error:
                problem = str(error) or "refused"
                log.warning("a mail about a connection was refused", accommodation=taken.accommodation)
            except Exception as error:
                problem, final = type(error).__name__, False
                log.warning("a mail about a connection failed", accommodation=taken.accommodation, exc_info=True)
        async with self._database.write(self._context) as unit:
            if problem is None:
                await mailing.sent(unit, taken)
            else:
                await mailing.failed(unit, taken, problem, final=final)
