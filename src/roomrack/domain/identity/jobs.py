"""What the worker does for identity: letters to people."""

import structlog

from roomrack.domain.identity.service import letters
from roomrack.infra.db import Context, Database
from roomrack.ports.mail import Mail, Mailer, MailRefused

log = structlog.get_logger(__name__)


class Letters:
    """Sends the letters that are due. Several may run: a letter is taken by one, for a while.

    A letter is taken and its link made in one transaction, handed in outside of any, and noted in another. What fails
    is tried again, so nothing is lost while the mail server is down; a link that was never delivered is replaced.
    """

    def __init__(self, database: Database, context: Context, mailer: Mailer, public_url: str) -> None:
        self._database = database
        self._context = context
        self._mailer = mailer
        self._public_url = public_url

    async def run(self) -> None:
        """Send what is due now; one that fails does not hold the others back."""
        while True:
            async with self._database.write(self._context) as unit:
                taken = await letters.take(unit, self._public_url)
            if taken is None:
                return
            if taken.mail is not None:
                await self._send(taken, taken.mail)

    async def _send(self, taken: letters.Taken, mail: Mail) -> None:
        refusal: str | None = None
        failure: str | None = None
        try:
            await self._mailer.send(mail)
        except MailRefused as error:
            refusal = str(error)[:500] or "refused"
            log.warning("a letter was refused", letter=taken.letter)
        except Exception as error:
            failure = type(error).__name__
            log.warning("a letter failed", letter=taken.letter, attempts=taken.attempts, exc_info=True)
        async with self._database.write(self._context) as unit:
            if refusal is not None:
                await letters.refused(unit, taken, refusal)
            elif failure is not None:
                await letters.failed(unit, taken, failure)
            else:
                await letters.sent(unit, taken)
