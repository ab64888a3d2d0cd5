"""A mailbox that is read by the server."""

from collections.abc import Sequence
from types import TracebackType
from typing import Protocol, Self


class MailboxUnavailable(Exception):
    """The mailbox could not be read. `problem` is a short reason fit for the operator's log."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class Mailbox(Protocol):
    """An open mailbox, within `async with`. Every method raises `MailboxUnavailable`."""

    async def __aenter__(self) -> Self:
        """Sign in."""
        ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Sign out."""
        ...

    async def unseen(self, limit: int) -> Sequence[tuple[str, bytes]]:
        """Mails that were not seen, as they came, with their ids in the mailbox; the oldest first."""
        ...

    async def mark_seen(self, id: str) -> None:
        """Note that a mail was dealt with."""
        ...
