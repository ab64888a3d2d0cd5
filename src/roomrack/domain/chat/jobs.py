"""What the worker does for conversations: sending, assistants' answers, reading channels and mail, and forgetting."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from email.utils import parseaddr

import structlog

from roomrack.domain.chat.rules import files as file_rules
from roomrack.domain.chat.rules.state import Processor
from roomrack.domain.chat.service import assisting, files, inbound, outbox, privacy, pulling
from roomrack.domain.chat.service.outbox import Carried, Carrier, NotCarried, NotYet, Parcel
from roomrack.infra.db import Context, Database
from roomrack.ports.assistants import Assistant, AssistantFailed
from roomrack.ports.channels import (
    ChannelError,
    ChannelRefused,
    ChannelThrottled,
    ChannelUnavailable,
    CredentialsRefused,
)
from roomrack.ports.files import Files, StoreUnavailable
from roomrack.ports.mail import Attachment, Mail, Mailer, MailRefused
from roomrack.ports.mailbox import Mailbox, MailboxUnavailable
from roomrack.ports.whatsapp import WhatsApp, WhatsAppRefused, WhatsAppUnavailable

log = structlog.get_logger(__name__)

THROTTLED = timedelta(minutes=1)
"""How long a message waits for a channel that had too many and does not say for how long."""

FETCHED = 50
"""Mails that are read from a mailbox at once."""


class Postbox:
    """Sends the messages that are due. Several may run: a message is taken by one, for a while.

    A message is taken in one transaction, handed in outside of any, and noted in another. What fails is tried again.
    """

    def __init__(self, database: Database, context: Context, carriers: Mapping[Processor, Carrier]) -> None:
        self._database = database
        self._context = context
        self._carriers = carriers

    async def run(self, _: bytes = b"") -> None:
        """Send what is due now; one that fails does not hold the others back. What nobody carries waits."""
        async with self._database.read(self._context) as unit:
            due = await outbox.due(unit, self._carriers.keys())
        for accommodation, id in due:
            try:
                await self._send(accommodation, id)
            except Exception:
                log.exception("a message could not be sent", accommodation=accommodation, chat_message=id)

    async def again(self) -> None:
        """The same by the clock."""
        await self.run()

    async def _send(self, accommodation: int, id: int) -> None:
        async with self._database.write(self._context) as unit:
            taken = await outbox.claim(unit, accommodation, id)
        if not isinstance(taken, Parcel):
            return
        failure: NotCarried | None = None
        carried = Carried()
        try:
            carried = await self._carriers[taken.message.processor].carry(taken)
        except NotCarried as error:
            failure = error
        except Exception as error:
            failure = NotCarried(type(error).__name__, final=False)
            log.warning("a message failed", accommodation=accommodation, chat_message=id, exc_info=True)
        async with self._database.write(self._context) as unit:
            if failure is None:
                await outbox.sent(unit, taken, carried)
            elif isinstance(failure, NotYet):
                await outbox.postponed(unit, taken, failure.wait)
            else:
                log.warning("a message was not sent", accommodation=accommodation, chat_message=id, final=failure.final)
                await outbox.failed(unit, taken, failure)


class MailCarrier:
    """Carries messages by mail: one thread here is one thread in the guest's mailbox."""

    def __init__(self, mailer: Mailer, files: Files, sender: str) -> None:
        self._mailer = mailer
        self._files = files
        self._domain = parseaddr(sender)[1].rpartition("@")[2] or "localhost"

    async def carry(self, parcel: Parcel) -> Carried:
        """Hand a mail in. Raises `NotCarried`."""
        if parcel.guest is None or not parcel.guest.email:
            raise NotCarried("the guest has no e-mail address", final=True)
        message_id = f"<{parcel.key}@{self._domain}>"
        text, attachments = parcel.text, []
        attached = parcel.view.attachment
        if attached is not None:
            content = await self._content(attached.file)
            if content is None:
                text = "\n\n".join(part for part in (text, parcel.file_url) if part)
            else:
                media = file_rules.media_of(attached.file or "").partition(";")[0]
                attachments.append(Attachment(attached.name, media, content))
        mail = Mail(
            to=[parcel.guest.email],
            subject=f"{parcel.house} · {parcel.refer}" if parcel.refer else parcel.house,
            text=text + "\n",
            attachments=attachments,
            reply_to=parcel.reply_to or parcel.house_mail,
            reference=parcel.key,
            message_id=message_id,
            references=parcel.references,
            written_by_people=True,
        )
        try:
            await self._mailer.send(mail)
        except MailRefused as error:
            raise NotCarried("the mail server refused it", final=True) from error
        return Carried(message_id)

    async def _content(self, file: str | None) -> bytes | None:
        if file is None:
            return None
        try:
            return await self._files.get(file)
        except StoreUnavailable as error:
            raise NotCarried(error.problem, final=False) from error


class WhatsAppCarrier:
    """Carries messages to telephones: in any words while the guest has written lately, else by the template."""

    def __init__(self, texting: WhatsApp) -> None:
        self._texting = texting

    async def carry(self, parcel: Parcel) -> Carried:
        """Hand a text in. Raises `NotCarried`."""
        if parcel.line is None:
            raise NotCarried("the property has no number", final=True)
        if parcel.guest is None or not parcel.guest.phone:
            raise NotCarried("the guest has no telephone number", final=True)
        text = "\n".join(part for part in (parcel.text, parcel.file_url) if part)
        to = parcel.guest.phone
        try:
            if parcel.free_text:
                return Carried(await self._texting.send_text(parcel.line, to, text, parcel.key))
            if parcel.template is None:
                raise NotCarried("the guest has not written for a day, and the property has no template", final=True)
            language = (parcel.guest.language or "EN").lower()
            return Carried(
                await self._texting.send_template(parcel.line, to, parcel.template, language, text, parcel.key)
            )
        except WhatsAppRefused as error:
            raise NotCarried(error.problem, final=True) from error
        except WhatsAppUnavailable as error:
            raise NotCarried(error.problem, final=False) from error


class ChannelCarrier:
    """Carries messages to channels. A conversation of no connection belongs to an application, which hears of it."""

    def __init__(self, database: Database, context: Context) -> None:
        self._database = database
        self._context = context

    async def carry(self, parcel: Parcel) -> Carried:
        """Hand a message to the channel. Raises `NotCarried`."""
        external = parcel.external
        if external is None:
            raise NotCarried("the conversation is of no channel", final=True)
        if external.connection is None:
            return Carried()
        async with self._database.read(self._context) as unit:
            found = await pulling.connection(unit, parcel.message.accommodation, external.connection)
        if found is None:
            raise NotCarried("the connection is gone, or takes no messages", final=True)
        if found.speaker is None:
            return Carried()
        async with self._database.write(self._context) as write:
            wait = await pulling.spend(write, found)
        if wait is not None:
            raise NotYet("the channel takes no more calls for now", wait)
        channel, account = found.speaker
        text = "\n".join(part for part in (parcel.text, parcel.file_url) if part)
        try:
            return Carried(await channel.send_message(account, external.external_id, text, parcel.key))
        except CredentialsRefused as error:
            raise NotCarried(error.problem, final=False) from error
        except ChannelThrottled as error:
            wait = THROTTLED if error.retry_after is None else timedelta(seconds=min(error.retry_after, 86_400))
            raise NotYet(error.problem, wait) from error
        except ChannelUnavailable as error:
            wait = None if error.retry_after is None else timedelta(seconds=min(error.retry_after, 86_400))
            raise NotCarried(error.problem, final=False, retry_after=wait) from error
        except ChannelRefused as error:
            raise NotCarried(error.problem, final=True) from error
        except ChannelError as error:
            raise NotCarried(error.problem, final=False) from error


class Puller:
    """Reads what guests wrote at channels."""

    def __init__(self, database: Database, context: Context) -> None:
        self._database = database
        self._context = context

    async def run(self) -> None:
        """Read every connection that takes messages; one that fails does not hold the others back."""
        async with self._database.read(self._context) as unit:
            wanted = await pulling.wanted(unit)
        for accommodation, id in wanted:
            await self._try(accommodation, id)

    async def one(self, payload: bytes) -> None:
        """Read one connection now, as its channel asked for; the handler of `pulling.JOB`."""
        accommodation, _, id = payload.decode().partition(":")
        await self._try(int(accommodation), int(id))

    async def _try(self, accommodation: int, id: int) -> None:
        try:
            await self._pull(accommodation, id)
        except ChannelError as error:
            log.warning("messages of a channel could not be read", connection=id, problem=error.problem)
        except Exception:
            log.exception("messages of a channel could not be read", accommodation=accommodation, connection=id)

    async def _pull(self, accommodation: int, id: int) -> None:
        async with self._database.read(self._context) as unit:
            found = await pulling.connection(unit, accommodation, id)
            since = await pulling.since(unit, accommodation, id)
        if found is None or found.speaker is None:
            return
        async with self._database.write(self._context) as write:
            if await pulling.spend(write, found) is not None:
                return  # Others use the account just now; the next round reads what this one would have.
        channel, account = found.speaker
        messages = sorted(await channel.messages(account, since), key=lambda each: each.sent_at)
        read_up_to: datetime | None = None
        failed = False
        for message in messages:
            try:
                async with self._database.write(self._context) as write:
                    await inbound.receive_channel(write, accommodation, id, message)
            except Exception:
                # It is asked for again, and so is what comes behind it, which is known by then.
                failed = True
                log.exception("a message of a channel could not be stored", connection=id, chat_message=message.id)
            if not failed:
                read_up_to = message.sent_at
        if read_up_to is not None:
            async with self._database.write(self._context) as write:
                await pulling.read_up_to(write, accommodation, id, read_up_to)


class MailReader:
    """Reads a mailbox, if there is one. A mail is marked as seen only after what it says was stored."""

    def __init__(self, database: Database, context: Context, mailbox: Callable[[], Mailbox] | None) -> None:
        self._database = database
        self._context = context
        self._mailbox = mailbox

    async def run(self) -> None:
        """Read what came; a mail that is nobody's is left as seen."""
        if self._mailbox is None:
            return
        mailbox = self._mailbox()
        try:
            async with mailbox as box:
                for id, raw in await box.unseen(FETCHED):
                    try:
                        await inbound.receive_mail(self._database, self._context, raw)
                    except inbound.NotOurs:
                        log.info("a mail that answers nothing was left alone")
                    except Exception:
                        # It stays unread, and is read again with the next run.
                        log.exception("a mail could not be stored")
                        continue
                    await box.mark_seen(id)
        except MailboxUnavailable as error:
            log.warning("the mailbox could not be read", problem=error.problem)


class Helper:
    """Lets the assistant answer guests in threads where it is switched on."""

    def __init__(self, database: Database, context: Context, assistant: Assistant) -> None:
        self._database = database
        self._context = context
        self._assistant = assistant

    async def run(self, payload: bytes) -> None:
        """Answer one message, unless somebody has answered or written since."""
        accommodation, _, message = payload.decode().partition(":")
        async with self._database.read(self._context) as unit:
            asked = await assisting.asked(unit, int(accommodation), int(message))
        if asked is None:
            return
        try:
            text = await self._assistant.answer(asked.conversation)
        except AssistantFailed as error:
            log.warning("the assistant did not answer", accommodation=asked.accommodation, problem=error.problem)
            return
        if text:
            async with self._database.write(self._context) as write:
                await assisting.answer(write, asked, text)


class Forgetter:
    """Forgets conversations that ended long ago, and files that no message shows."""

    def __init__(self, database: Database, context: Context, store: Files) -> None:
        self._database = database
        self._context = context
        self._store = store

    async def run(self) -> None:
        """Forget whatever is due."""
        more = True
        while more:
            async with self._database.write(self._context) as unit:
                more = await privacy.forget(unit)

    async def sweep(self) -> None:
        """Delete lost files."""
        await files.sweep(self._database, self._context, self._store)
