"""What is decided about webhooks without asking anybody: schedules, verdicts, signatures, coalescing.

docs/contract.md 10 is the source; docs/algorithms/delivery.md tells it as a whole.
"""

import base64
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

HOOKS = (
    "RESERVATION_CREATED",
    "RESERVATION_CHANGE",
    "RESERVATION_CANCELLED",
    "RESERVATION_CONFIRMED",
    "CONTENT_NOTIFICATION",
    "CONTENT_PUSH",
    "PORTAL_SUBSCRIPTION_CALENDAR",
    "XXX_NOT_USED_PORTAL_PROCESS_FAILED",
    "CHAT_MESSAGE_RECEIVED",
)
"""The events that can be subscribed to, in the contract's order."""

ANSWER_SECONDS = 5.0
"""A receiver that has not answered by then has failed this attempt."""

LEASE = timedelta(seconds=10)
"""How long a claimed delivery is a worker's own. Longer than an attempt with its recording; then it is due again."""

COALESCE = timedelta(minutes=5)
"""Equal content for the same reference goes once in this time."""

HOLD = timedelta(seconds=1)
"""How long a delivery waits, at most, before asking again whether the one ahead of it has gone."""

RETRY_DELAYS = tuple(
    timedelta(seconds=seconds)
    for seconds in (
        *(5, 15, 30, 60, 120, 300, 600, 1200, 2400),
        *(hours * 3600 for hours in (1, 2, 3, 4, 5, 6, 7, 8)),
        38_470,  # The last one makes it two days.
    )
)
"""The waits between one attempt and the next, growing; together exactly two days (ours)."""

RETENTION_DELIVERIES = timedelta(days=30)
"""Finished deliveries are kept so long, for the inspector and for questions; their content is personal data."""

RETENTION_EVENTS = timedelta(days=400)
"""Events are kept a little over a year: one season can be compared with the last."""


RETENTION_ATTEMPTS = timedelta(days=30)
"""Attempts are kept as long as the deliveries that they belong to."""

Hidden = tuple[int, str]
"""A property and a hook whose deliveries somebody may not see."""

TEST_KIND = "test"
"""What the reference of a test event is the id of: nothing that exists."""

ANSWER_KEPT = 4096
"""Characters of a receiver's answer that are kept."""


class Outcome(StrEnum):
    """How a delivery ended."""

    DELIVERED = "delivered"
    REFUSED = "refused"
    """The receiver answered 406: never again."""
    ABANDONED = "abandoned"
    """Two days of attempts failed."""
    WITHDRAWN = "withdrawn"
    """The subscription is gone, or the property no longer grants the application this."""


class Verdict(StrEnum):
    """What an answer means."""

    DONE = "done"
    STOP = "stop"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Previous:
    """The newest earlier delivery about the same reference to the same application."""

    subscription: int
    digest: bytes | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one attempt. Without an outcome the delivery is due again at `due_at`."""

    key: tuple[int, int]
    """(accommodation, id) of the delivery."""
    attempted: bool
    status: int | None
    problem: str | None
    outcome: Outcome | None
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Attempt:
    """What went out in one attempt, and what came back; headers and envelope as JSON text."""

    key: tuple[int, int]
    """(accommodation, id) of the delivery."""
    number: int
    """From 1."""
    started_at: datetime
    micros: int
    endpoint: str
    request_headers: str
    envelope: str
    status: int | None
    problem: str | None
    answer_headers: str | None
    answer_body: str | None
    answer_bytes: int | None


def answer_text(body: bytes) -> str:
    """The beginning of a receiver's answer as text that the database can hold."""
    return body[: ANSWER_KEPT * 4].decode("utf-8", "replace").replace("\0", "\ufffd")[:ANSWER_KEPT]


def succeeded(key: tuple[int, int], status: int) -> Result:
    """The receiver took the delivery."""
    return Result(key, attempted=True, status=status, problem=None, outcome=Outcome.DELIVERED, due_at=None)


def refused(key: tuple[int, int], status: int) -> Result:
    """The receiver wants this delivery never again."""
    return Result(key, attempted=True, status=status, problem=None, outcome=Outcome.REFUSED, due_at=None)


def failed(key: tuple[int, int], attempts: int, status: int | None, problem: str, instant: datetime) -> Result:
    """The attempt after `attempts` recorded ones failed at `instant`: again later, or abandoned after two days."""
    due_at = next_attempt(attempts + 1, instant)
    outcome = Outcome.ABANDONED if due_at is None else None
    return Result(key, attempted=True, status=status, problem=problem, outcome=outcome, due_at=due_at)


def withdrawn(key: tuple[int, int], problem: str) -> Result:
    """The delivery may not be sent any more."""
    return Result(key, attempted=False, status=None, problem=problem, outcome=Outcome.WITHDRAWN, due_at=None)


def verdict(status: int | None) -> Verdict:
    """Judge an HTTP status; None means that there was no answer in time. Redirects are failures: none is followed."""
    if status is not None and 200 <= status < 300:
        return Verdict.DONE
    if status == 406:
        return Verdict.STOP
    return Verdict.AGAIN


def retries_left(attempts: int) -> int:
    """What `retry` shows in the attempt after `attempts` recorded ones: how many more would follow it."""
    return max(0, len(RETRY_DELAYS) - attempts)


def next_attempt(attempts: int, instant: datetime) -> datetime | None:
    """When to try again after `attempts` recorded failures, the last of them at `instant`; None when it is enough."""
    if attempts > len(RETRY_DELAYS):
        return None
    return instant + RETRY_DELAYS[attempts - 1]


def digest(content: str) -> bytes:
    """What stands for a content when asking whether two are equal."""
    return hashlib.sha256(content.encode()).digest()


def repeats(previous: Previous | None, subscription: int, content: bytes, instant: datetime) -> bool:
    """Whether a delivery would only say again what was said last about the same reference.

    Only the newest earlier delivery counts, not any of the last five minutes: after A, B the content A is news again,
    and the final state always goes.
    """
    return (
        previous is not None
        and previous.subscription == subscription
        and previous.digest == content
        and instant - previous.created_at < COALESCE
    )


def signatures(secrets: Sequence[bytes], message: str, timestamp: int, body: bytes) -> str:
    """The `webhook-signature` header: one signature for each secret that works, parted by spaces."""
    return " ".join(standard_signature(secret, message, timestamp, body) for secret in secrets)


def content_signature(secret: bytes, content: str) -> str:
    """The body's `hmac`: HMAC-SHA1 of `content` in hex."""
    return hmac.new(secret, content.encode(), hashlib.sha1).hexdigest()


def standard_signature(secret: bytes, message: str, timestamp: int, body: bytes) -> str:
    """One signature of Standard Webhooks; receivers know the secret as `whsec_` + its base64."""
    signed = b".".join((message.encode(), str(timestamp).encode(), body))
    return "v1," + base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode()


@dataclass(frozen=True, slots=True)
class Subscription:
    """An application's wish to hear of one event at one URL."""

    id: int
    application: int
    hook: str
    endpoint: str
    priority: int
    enabled: bool
    created_at: datetime
    processed_at: datetime | None
