"""Mails with links to set a PIN, handed to an SMTP server with the standard library beside the event loop.

The vault sends them itself: a link must not pass through the server, whose database somebody else may read.
"""

import asyncio
import os
import secrets
import smtplib
import ssl
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from pathlib import Path

from roomrack_vault.settings import Settings

TIMEOUT_SECONDS = 20.0


class MailFailed(Exception):
    """The mail could not be handed in."""


class Mailer:
    """Sends through the server of the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def is_ready(self) -> bool:
        """Whether there is a mail server, or a folder in its place."""
        return self._settings.smtp_host is not None or self._settings.mail_folder is not None

    async def send(self, to: str, subject: str, text: str, now: datetime) -> None:
        """Hand in a mail. Raises `MailFailed`."""
        message = EmailMessage()
        message["From"] = self._settings.mail_from
        message["To"] = to
        message["Subject"] = " ".join(subject.split())
        message["Date"] = format_datetime(now)
        domain = parseaddr(self._settings.mail_from)[1].rpartition("@")[2] or "localhost"
        message["Message-ID"] = f"<{secrets.token_hex(16)}@{domain}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(text)
        try:
            await asyncio.to_thread(self._hand_in, message)
        except (smtplib.SMTPException, OSError):
            raise MailFailed from None

    def _hand_in(self, message: EmailMessage) -> None:
        settings = self._settings
        if settings.smtp_host is None and settings.mail_folder is not None:
            _write(settings.mail_folder, message)
            return
        if settings.smtp_security == "tls":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                settings.smtp_host or "",
                settings.smtp_port,
                timeout=TIMEOUT_SECONDS,
                context=ssl.create_default_context(),
            )
        else:
            connection = smtplib.SMTP(settings.smtp_host or "", settings.smtp_port, timeout=TIMEOUT_SECONDS)
        with connection:
            if settings.smtp_security == "starttls":
                connection.starttls(context=ssl.create_default_context())
            if settings.smtp_username is not None:
                word = settings.smtp_password
                connection.login(settings.smtp_username, word.get_secret_value() if word else "")
            connection.send_message(message)


def _write(folder: Path, message: EmailMessage) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = str(message["Message-ID"]).strip("<>").partition("@")[0]
    descriptor = os.open(folder / f"{name}.eml", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(message.as_bytes())
