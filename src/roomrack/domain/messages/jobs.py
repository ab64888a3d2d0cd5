"""What the worker does for the outbox: sending what is due."""

from collections.abc import Iterable

import structlog

from roomrack.domain.messages import service
from roomrack.domain.messages.rules import Channel
from roomrack.domain.messages.service import Kind
from roomrack.infra.db import Context, Database
from roomrack.ports.mail import Mail, Mailer, MailRefused
from roomrack.ports.sms import Sms, SmsRefused, SmsSender

log = structlog.get_logger(__name__)


class Postman:
    """Sends the messages that are due. Several may run: a message is taken by one, for a while.

    A message is taken in one transaction, written and handed in outside of any, and noted in another. What fails is
    tried again, so nothing is lost while a carrier is down; a worker that dies leaves the message to the next attempt,
    whose mail has the same id. What has no carrier waits.
    """

    def __init__(
        self, database: Database, context: Context, kinds: Iterable[Kind], mailer: Mailer | None, texter: SmsSender
    ) -> None:
        self._database = database
        self._context = context
        self._kinds = {kind.name: kind for kind in kinds}
        self._mailer = mailer
        self._texter = texter

    async def run(self, _: bytes = b"") -> None:
        """Send what is due now; one that fails does not hold the others back."""
        carried = {Channel.MAIL: self._mailer is not None, Channel.TEXT: self._texter.ready}
        channels = [channel for channel, is_carried in carried.items() if is_carried]
        async with self._database.read(self._context) as unit:
            due = await service.due(unit, channels, self._kinds)
        for accommodation, kind, id in due:
            async with self._database.write(self._context) as unit:
                taken = await service.claim(unit, self._kinds, accommodation, kind, id)
            if taken is not None:
                await self._send(taken)

    async def again(self) -> None:
        """The same by the clock."""
        await self.run()

    async def _send(self, taken: service.Taken) -> None:
        message = taken.message
        problem, final, receipt = taken.problem, True, None
        if taken.compose is not None:
            told = {"kind": message.kind, "channel": message.channel.value, "accommodation": message.accommodation}
            try:
                receipt = await self._hand_in(await taken.compose())
            except (MailRefused, SmsRefused) as error:
                problem = str(error) or "refused"
                log.warning("a message was refused", **told)
            except Exception as error:
                problem, final = type(error).__name__, False
                log.warning("a message failed", **told, exc_info=True)
        async with self._database.write(self._context) as unit:
            if problem is None:
                await service.sent(unit, message, receipt)
            else:
                await service.failed(unit, message, problem, final=final)

    async def _hand_in(self, written: Mail | Sms) -> str | None:
        if isinstance(written, Sms):
            return await self._texter.send(written)
        if self._mailer is None:
            raise LookupError("mails are claimed only where somebody carries them")
        await self._mailer.send(written)
        return None
