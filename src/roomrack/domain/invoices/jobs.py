"""What the worker does for invoices: sending the mails that carry them."""

import structlog

from roomrack.domain.invoices import service
from roomrack.domain.invoices.service import mailing
from roomrack.infra.db import Context, Database
from roomrack.ports.mail import Attachment, Mail, Mailer, MailRefused

log = structlog.get_logger(__name__)


class Postman:
    """Sends the mails that are due. Several may run: a mail is taken by one, for a while.

    A mail is taken in one transaction, printed and handed in outside of any, and noted in another. What fails is tried
    again, so nothing is lost while the mail server is down; a worker that dies leaves the mail to the next attempt,
    whose message has the same id.
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
                await self._send(self._mailer, taken)

    async def again(self) -> None:
        """The same by the clock."""
        await self.run()

    async def _send(self, mailer: Mailer, taken: mailing.Taken) -> None:
        problem: str | None = mailing.SANDBOX if taken.sandbox else None
        final = taken.sandbox
        if problem is None:
            try:
                await mailer.send(await self._written(taken))
            except MailRefused as error:
                problem, final = str(error) or "refused", True
                log.warning("a mail with an invoice was refused", accommodation=taken.mail.accommodation)
            except Exception as error:
                problem = type(error).__name__
                log.warning("a mail with an invoice failed", accommodation=taken.mail.accommodation, exc_info=True)
        async with self._database.write(self._context) as unit:
            if problem is None:
                await mailing.sent(unit, taken)
            else:
                await mailing.failed(unit, taken, problem, final=final)

    async def _written(self, taken: mailing.Taken) -> Mail:
        letter = mailing.letter(taken)
        content = await service.pdf(taken.document, taken.mail.language)
        return Mail(
            to=[taken.mail.address],
            subject=letter.subject,
            text=letter.text,
            attachments=[Attachment(letter.filename, "application/pdf", content)],
            reply_to=taken.document.issuer.email,
            reference=f"invoice-mail.{taken.mail.id}",
        )
