"""What the simulator's refusals are to the port.

| the simulator says | the port hears |
|---|---|
| 401, 403 | `CredentialsRefused` |
| 429 | `ChannelThrottled`, with what Retry-After says |
| 408, 5xx, no answer, an answer that can't be read | `ChannelUnavailable` |
| any other | `ChannelRefused` |
"""

from email.utils import parsedate_to_datetime

from roomrack.ports.channels import (
    ChannelError,
    ChannelRefused,
    ChannelThrottled,
    ChannelUnavailable,
    CredentialsRefused,
)
from roomrack.ports.http import Answer

LONGEST_MESSAGE = 300


def unreadable() -> ChannelUnavailable:
    """An answer that is not what was asked for: cut off, or not the simulator's."""
    return ChannelUnavailable("the simulator's answer can't be read")


def unknown_hotel() -> CredentialsRefused:
    """A hotel that is not there, or is with other credentials."""
    return CredentialsRefused("the simulator does not know this hotel with these credentials")


def error_of(answer: Answer, message: str | None) -> ChannelError:
    """What an answer other than 2xx means; `message` is what the simulator says about it."""
    told = f": {message[:LONGEST_MESSAGE]}" if message else ""
    status = answer.status
    if status in {401, 403}:
        return unknown_hotel()
    if status == 429:
        return ChannelThrottled("the simulator's rate limit is reached", retry_after=retry_after(answer))
    if status == 408 or status >= 500:
        return ChannelUnavailable(f"the simulator answered {status}{told}", retry_after=retry_after(answer))
    return ChannelRefused(f"the simulator answered {status}{told}")


def retry_after(answer: Answer) -> float | None:
    """What Retry-After says, in seconds; a date counts from the answer's own."""
    headers = {name.lower(): value for name, value in answer.headers.items()}
    told = headers.get("retry-after", "").strip()
    if told.isascii() and told.isdecimal():
        return float(told)
    try:
        until, since = parsedate_to_datetime(told), parsedate_to_datetime(headers.get("date", ""))
        return max((until - since).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return None
