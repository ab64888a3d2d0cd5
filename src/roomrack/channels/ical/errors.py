"""What the refusals of a calendar's server are to the port.

| the server says | the port hears |
|---|---|
| 401, 403 | `CredentialsRefused`: the link was renewed there |
| 429 | `ChannelThrottled`, with what Retry-After says in seconds |
| 408, 5xx, no answer | `ChannelUnavailable` |
| any other, and what is no calendar | `ChannelRefused` |
"""

from roomrack.ports.calendars import header
from roomrack.ports.channels import (
    ChannelError,
    ChannelRefused,
    ChannelThrottled,
    ChannelUnavailable,
    CredentialsRefused,
)
from roomrack.ports.http import Answer


def refused(problem: str) -> ChannelRefused:
    """A calendar that would not be read."""
    return ChannelRefused(f"a calendar can't be read: {problem}")


def error_of(answer: Answer) -> ChannelError:
    """What an answer other than 200 means."""
    status = answer.status
    if status in {401, 403}:
        return CredentialsRefused("a calendar's server does not know this link any more")
    if status == 429:
        return ChannelThrottled("a calendar's server was asked too often", retry_after=_retry_after(answer))
    if status == 408 or status >= 500:
        return ChannelUnavailable(f"a calendar's server answered {status}", retry_after=_retry_after(answer))
    return refused(f"the server answered {status}")


def _retry_after(answer: Answer) -> float | None:
    told = (header(answer, "Retry-After") or "").strip()
    return float(told) if told.isascii() and told.isdecimal() else None
