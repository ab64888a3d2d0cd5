"""The implementation of `ports.mailbox` with the standard library beside the event loop."""

import asyncio
import imaplib
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Literal, Self, TypeVar

from roomrack.ports.mailbox import MailboxUnavailable

Security = Literal["tls", "starttls", "none"]
TIMEOUT_SECONDS = 30.0
LARGEST = 25 * 1024 * 1024
"""Bytes of a mail that is read; a larger one is passed over."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where the mailbox is, and who reads it."""

    host: str
    port: int
    security: Security
    username: str
    password: str = field(repr=False)
    folder: str = "INBOX"


class ImapMailbox:
    """A mailbox by IMAP4rev1. Mails are named by their UIDs."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._connection: imaplib.IMAP4 | None = None

    async def __aenter__(self) -> Self:
        """Sign in and choose the folder."""
        self._connection = await _beside(lambda: _signed_in(self._server))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Sign out; a connection that is lost already is left."""
        connection, self._connection = self._connection, None
        if connection is not None:
            await asyncio.to_thread(_sign_out, connection)

    async def unseen(self, limit: int) -> Sequence[tuple[str, bytes]]:
        """See `Mailbox.unseen`."""
        connection = self._open()
        return await _beside(lambda: _unseen(connection, limit))

    async def mark_seen(self, id: str) -> None:
        """See `Mailbox.mark_seen`."""
        connection = self._open()
        await _beside(lambda: _checked(connection.uid("STORE", id, "+FLAGS", "(\\Seen)")))

    def _open(self) -> imaplib.IMAP4:
        if self._connection is None:
            raise MailboxUnavailable("the mailbox is not open")
        return self._connection


async def _beside(work: Callable[[], T]) -> T:
    try:
        return await asyncio.to_thread(work)
    except (OSError, imaplib.IMAP4.error, ssl.SSLError) as error:
        raise MailboxUnavailable(type(error).__name__) from error


def _signed_in(server: Server) -> imaplib.IMAP4:
    if server.security == "tls":
        connection: imaplib.IMAP4 = imaplib.IMAP4_SSL(
            server.host, server.port, ssl_context=ssl.create_default_context(), timeout=TIMEOUT_SECONDS
        )
    else:
        connection = imaplib.IMAP4(server.host, server.port, timeout=TIMEOUT_SECONDS)
    try:
        if server.security == "starttls":
            connection.starttls(ssl.create_default_context())
        connection.login(server.username, server.password)
        folder = '"' + server.folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
        _checked(connection.select(folder))
    except BaseException:
        _sign_out(connection)
        raise
    return connection


def _sign_out(connection: imaplib.IMAP4) -> None:
    try:
        connection.logout()
    except (OSError, imaplib.IMAP4.error):
        connection.shutdown()


def _unseen(connection: imaplib.IMAP4, limit: int) -> list[tuple[str, bytes]]:
    [found, *_] = _checked(connection.uid("SEARCH", "UNSEEN", "SMALLER", str(LARGEST)))
    ids = found.decode().split() if isinstance(found, bytes) else []
    mails = []
    for id in ids[:limit]:
        for part in _checked(connection.uid("FETCH", id, "(BODY.PEEK[])")):
            if isinstance(part, tuple) and len(part) == 2 and isinstance(part[1], bytes):
                mails.append((id, part[1]))
                break
    return mails


def _checked(answer: tuple[str, Sequence[object]]) -> Sequence[object]:
    status, content = answer
    if status != "OK":
        raise imaplib.IMAP4.error("the server said no")
    return content
