"""What Channex's refusals are to the port.

| Channex says | the port hears |
|---|---|
| 401, 403; 404 for the property itself | `CredentialsRefused` |
| 403 for messages: their application is not installed | `MessagesMissing`, a `ChannelRefused` |
| 429 | `ChannelThrottled`: Retry-After, or the minute that its documentation asks for |
| 408, 5xx, no answer, an answer that can't be read | `ChannelUnavailable` |
| any other, 422 and 400 among them | `ChannelRefused`, with its words |

A push answers 200 even if it refuses: what it refuses stands in `meta.warnings`.
"""

from email.utils import parsedate_to_datetime
from typing import Any

import msgspec

from roomrack.ports.channels import (
    ChannelError,
    ChannelRefused,
    ChannelThrottled,
    ChannelUnavailable,
    CredentialsRefused,
)
from roomrack.ports.http import Answer

LONGEST_WORDS = 300
PAUSE_SECONDS = 60.0
"""How long a property is left alone after its rate limit, where the answer does not tell."""


class MessagesMissing(ChannelRefused):
    """The property at Channex is without the application that messages need."""

    def __init__(self) -> None:
        super().__init__("the Messages application is not installed for this property at Channex")


class NotThere(ChannelRefused):
    """Channex does not know what was asked for."""


def unreadable() -> ChannelUnavailable:
    """An answer that is not what was asked for: cut off, or not Channex's."""
    return ChannelUnavailable("Channex's answer can't be read")


def unknown_property() -> CredentialsRefused:
    """A property that is not there, or not for this key."""
    return CredentialsRefused("Channex does not know this property with this API key")


def error_of(answer: Answer, words: str | None) -> ChannelError:
    """What an answer other than 2xx means; `words` is what Channex says about it."""
    told = f": {words}" if words else ""
    status = answer.status
    if status in {401, 403}:
        return CredentialsRefused("Channex does not accept this API key for this property")
    if status == 429:
        pause = retry_after(answer)
        return ChannelThrottled(
            "Channex's rate limit is reached", retry_after=PAUSE_SECONDS if pause is None else pause
        )
    if status == 408 or status >= 500:
        return ChannelUnavailable(f"Channex answered {status}{told}", retry_after=retry_after(answer))
    if status in {404, 410}:
        return NotThere(f"Channex answered {status}{told}")
    return ChannelRefused(f"Channex answered {status}{told}")


def words_of(body: bytes) -> str | None:
    """What the body of a refusal says: its title and what is wrong with which field."""
    try:
        told: Any = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError):
        return None
    errors = told.get("errors") if isinstance(told, dict) else None
    if not isinstance(errors, dict):
        return None
    title, details = errors.get("title") or errors.get("code"), listed(errors.get("details"))
    return ". ".join(str(part) for part in (title, details) if part)[:LONGEST_WORDS] or None


def listed(details: object) -> str:
    """What is wrong, by field or as a list, on one line."""
    if isinstance(details, dict):
        return "; ".join(f"{name}: {listed(member)}" for name, member in details.items())
    if isinstance(details, list):
        return ", ".join(listed(member) for member in details)
    return "" if details is None else str(details)


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
