"""Outgoing HTTP on behalf of customers: webhooks, and whatever else goes to a URL that somebody else chose.

An implementation refuses every address that `roomrack.core.network.may_connect` refuses, when a URL is saved and again
at each connect; it follows no redirect and uses no proxy of the environment.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


class OutgoingError(Exception):
    """A request that got no answer. `problem` is a short reason fit for showing to the owner of the URL."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class UrlRefused(OutgoingError):
    """The URL is malformed, or leads where the server does not go."""


class NoAnswer(OutgoingError):
    """No complete answer in time: unreachable, reset, too slow, or broken TLS."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other side said. `body` is cut at the limit that was asked for."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Outgoing(Protocol):
    """Sends requests."""

    async def check(self, url: str) -> None:
        """Raise `UrlRefused` unless a request to `url` could be allowed. A name that does not resolve now passes."""
        ...

    async def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str],
        body: bytes = b"",
        timeout_seconds: float = 5.0,
        limit: int = 65536,
    ) -> Answer:
        """Send one request and return its answer, redirects included. Raises `UrlRefused` and `NoAnswer`."""
        ...

    def trusting(self, url: str) -> "Outgoing":
        """What reaches the origin of `url`, wherever it is, and nothing else; it closes with this one.

        Only for a URL that the operator has set: a part of the installation. Raises `UrlRefused` when it is none.
        """
        ...

    async def close(self) -> None:
        """Close idle connections."""
        ...


class NullOutgoing:
    """Takes every URL and reaches none."""

    async def check(self, url: str) -> None:
        """Let every URL pass."""

    async def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str],
        body: bytes = b"",
        timeout_seconds: float = 5.0,
        limit: int = 65536,
    ) -> Answer:
        """Raise `NoAnswer`."""
        raise NoAnswer("outgoing HTTP is switched off")

    def trusting(self, url: str) -> Outgoing:
        """Reaches nothing either."""
        return self

    async def close(self) -> None:
        """Nothing is open."""
