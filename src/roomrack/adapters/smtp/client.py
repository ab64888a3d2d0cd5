"""The mailer that hands messages to an SMTP server, with the standard library beside the event loop."""

import asyncio
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from typing import Literal

from roomrack.core.clock import Clock
from roomrack.ports.mail import Mail, MailRefused

Security = Literal["starttls", "tls", "none"]
TIMEOUT_SECONDS = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where mail is handed in, and in whose name."""

    host: str
    port: int
    security: Security
    sender: str
    """An address, or a name with an address in angle brackets."""
    username: str | None = None
    password: str | None = None


class SmtpMailer:
    """Implements `ports.mail.Mailer`."""

    def __init__(self, server: Server, clock: Clock) -> None:
        self._server = server
        self._clock = clock

    async def send(self, mail: Mail) -> None:
        """Hand a message in, once for each address. Raises `MailRefused` when the server will never take it.

        Whatever else goes wrong raises OSError or SMTPException, and is worth another attempt.
        """
        messages = [self._message(mail, address) for address in mail.to]
        await asyncio.to_thread(self._hand_in, messages)

    def _message(self, mail: Mail, address: str) -> EmailMessage:
        message = EmailMessage()
        message["From"] = self._server.sender
        message["To"] = address
        message["Subject"] = " ".join(mail.subject.split())
        message["Date"] = format_datetime(self._clock.now())
        domain = parseaddr(self._server.sender)[1].rpartition("@")[2] or "localhost"
        message["Message-ID"] = mail.message_id or f"<{mail.reference}@{domain}>"
        if mail.references:
            message["In-Reply-To"] = mail.references[-1]
            message["References"] = " ".join(mail.references)
        if not mail.written_by_people:
            message["Auto-Submitted"] = "auto-generated"
        if mail.reply_to is not None:
            message["Reply-To"] = " ".join(mail.reply_to.split())
        message.set_content(mail.text)
        if mail.html is not None:
            message.add_alternative(mail.html, subtype="html")
        for attached in mail.attachments:
            kind, _, subtype = attached.media_type.partition("/")
            message.add_attachment(attached.content, maintype=kind, subtype=subtype, filename=attached.name)
        return message

    def _hand_in(self, messages: list[EmailMessage]) -> None:
        try:
            with self._connected() as connection:
                for message in messages:
                    connection.send_message(message)
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
            if any(400 <= code < 500 for code in _codes(error)):
                raise
            raise MailRefused(str(error)) from error

    def _connected(self) -> smtplib.SMTP:
        server = self._server
        if server.security == "tls":
            context = ssl.create_default_context()
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                server.host, server.port, timeout=TIMEOUT_SECONDS, context=context
            )
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS)
        try:
            if server.security == "starttls":
                connection.starttls(context=ssl.create_default_context())
            if server.username is not None:
                connection.login(server.username, server.password or "")
        except BaseException:
            connection.close()
            raise
        return connection


def _codes(error: smtplib.SMTPException) -> list[int]:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return [code for code, _ in error.recipients.values()]
    return [error.smtp_code] if isinstance(error, smtplib.SMTPResponseException) else []
