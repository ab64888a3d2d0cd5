"""Shapes of the webhooks slice: the subscription, the body that receivers get, and what the inspector shows."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, Field

from roomrack.core.localtime import format_instant
from roomrack.domain.webhooks.errors import CursorUnknown
from roomrack.domain.webhooks.rules import Subscription, content_signature, retries_left, signatures
from roomrack.domain.webhooks.service import REDELIVER_AT_ONCE, AttemptShown, Delivery, Heard, Parcel
from roomrack.infra.http.responses import encode

_CURSOR = re.compile(r"(\d{1,19})\.(\d{1,18})", re.ASCII)
WireId = Annotated[int, Field(ge=1, lt=2**63)]


def subscription_shape(subscription: Subscription) -> dict[str, Any]:
    """`WebhookSubscription`. The secret that signs is never part of it."""
    shape: dict[str, Any] = {
        "id": subscription.id,
        "apiMember": subscription.application,
        "type": subscription.hook,
        "createTime": format_instant(subscription.created_at),
        "endpoint": subscription.endpoint,
        "priority": subscription.priority,
        "enabled": subscription.enabled,
    }
    if subscription.processed_at is not None:
        shape["processTime"] = format_instant(subscription.processed_at)
    return shape


def delivery_body(parcel: Parcel) -> dict[str, Any]:
    """What is posted. `content` is JSON inside a string, and `hmac` is over exactly that string."""
    delivery = parcel.delivery
    return {
        "id": delivery.id,
        "type": delivery.hook,
        "reference": delivery.reference,
        "retry": retries_left(delivery.attempts),
        "createTime": format_instant(delivery.occurred_at),
        "hmac": content_signature(parcel.secrets[0], parcel.content),
        "content": parcel.content,
        "subscription": subscription_shape(parcel.subscription),
    }


def signed_headers(secrets: Sequence[bytes], message: str, instant: datetime, body: bytes) -> dict[str, str]:
    """The headers of a webhook, signed as Standard Webhooks says; `instant` is when it is sent."""
    timestamp = int(instant.timestamp())
    return {
        "Content-Type": "application/json",
        "webhook-id": message,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signatures(secrets, message, timestamp, body),
    }


def heard_shape(heard: Heard, secrets: Sequence[bytes], instant: datetime) -> dict[str, Any]:
    """An overheard event: the webhook as it would be posted, to the letter, and what it is about."""
    number = heard.position[1]
    body = encode(
        {
            "id": number,
            "type": heard.subscription.hook,
            "reference": heard.reference,
            "retry": retries_left(0),
            "createTime": format_instant(heard.occurred_at),
            "hmac": content_signature(secrets[0], heard.content),
            "content": heard.content,
            "subscription": subscription_shape(heard.subscription),
        }
    )
    return {
        "accommodation": str(heard.accommodation),
        "type": heard.subscription.hook,
        "reference": heard.reference,
        "createTime": format_instant(heard.occurred_at),
        "headers": signed_headers(secrets, f"evt_{number}", instant, body),
        "body": body.decode(),
        "cursor": cursor_of(heard.position),
    }


def inspected_shape(delivery: Delivery) -> dict[str, Any]:
    """A delivery as the inspector shows it."""
    optional = {
        "lastStatus": delivery.last_status,
        "lastProblem": delivery.last_problem,
        "outcome": delivery.outcome and delivery.outcome.upper(),
        "finishTime": delivery.finished_at and format_instant(delivery.finished_at),
        "redeliveryOf": delivery.redelivery_of,
    }
    return {
        "id": delivery.id,
        "accommodation": str(delivery.accommodation),
        "subscription": delivery.subscription,
        "type": delivery.hook,
        "reference": delivery.reference,
        "state": delivery.state.upper(),
        "attempts": delivery.attempts,
        "test": delivery.test,
        "eventTime": format_instant(delivery.occurred_at),
        "createTime": format_instant(delivery.created_at),
        "dueTime": format_instant(delivery.due_at),
        **{name: value for name, value in optional.items() if value is not None},
    }


def attempt_shape(attempt: AttemptShown) -> dict[str, Any]:
    """One attempt: what went out, and what came back."""
    optional = {
        "status": attempt.status,
        "problem": attempt.problem,
        "answerHeaders": attempt.answer_headers,
        "answerBody": attempt.answer_body,
        "answerBytes": attempt.answer_bytes,
    }
    return {
        "number": attempt.number,
        "startTime": format_instant(attempt.started_at),
        "milliseconds": attempt.micros / 1000,
        "endpoint": attempt.endpoint,
        "headers": dict(attempt.request_headers),
        "body": attempt.body,
        **{name: value for name, value in optional.items() if value is not None},
    }


class Chosen(BaseModel):
    """Which deliveries to send again."""

    ids: Annotated[list[WireId], Field(max_length=REDELIVER_AT_ONCE)]


class Trial(BaseModel):
    """Where a test event goes, and what it is about."""

    subscription: WireId
    accommodation: WireId


def position_of(text: str) -> tuple[str, int]:
    """The place in the event log that a cursor names. Raises `CursorUnknown`."""
    match = _CURSOR.fullmatch(text)
    if match is None:
        raise CursorUnknown("after")
    return match[1], int(match[2])


def cursor_of(position: tuple[str, int]) -> str:
    """How a place in the event log is written; readers keep it and know nothing of it."""
    return f"{position[0]}.{position[1]}"
