"""Receiving webhooks: is it from the server, and what does it say?

The server signs with the client secret, after Standard Webhooks (https://www.standardwebhooks.com/). The commercial
original signs only the content, in a field of the body; `accept_hmac=True` takes that too.
"""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from roomrack_client.codec import decode, instant
from roomrack_client.errors import WebhookInvalid
from roomrack_client.models import Reservation, WebhookSubscription
from roomrack_client.tokens import utc_now

TOLERANCE = 300.0
"""Seconds that a request may be old, or ahead of this clock."""

RESERVATION_EVENTS = frozenset(
    {"RESERVATION_CREATED", "RESERVATION_CHANGE", "RESERVATION_CANCELLED", "RESERVATION_CONFIRMED"}
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. An event may come more than once, with the same `id`."""

    id: int | None
    type: str
    reference: str | None
    """The id of what it is about, such as a reservation's."""
    retry: int | None
    """How many attempts would follow this one."""
    create_time: datetime | None
    content: str = field(repr=False)
    """JSON in a string, as it was sent."""
    subscription: WebhookSubscription | None = None

    @property
    def data(self) -> Any:
        """What `content` says, numbers with a fraction as Decimal. Raises WebhookInvalid where it is not JSON."""
        return _json(self.content)

    @property
    def reservation(self) -> Reservation | None:
        """The reservation, as it was when the event happened; None for events about something else."""
        return decode(Reservation, self.data) if self.type in RESERVATION_EVENTS else None


class WebhookVerifier:
    """Checks and reads what a receiver gets."""

    def __init__(self, *secrets: str, tolerance: float = TOLERANCE, accept_hmac: bool = False) -> None:
        """`secrets` are client secrets; give the old and the new one while a secret is being changed.

        `tolerance` is in seconds. `accept_hmac` takes requests that have no signature of Standard Webhooks but the
        older `hmac`, which does not say how old a request is. Raises ValueError without a secret.
        """
        if not secrets or not all(secrets):
            raise ValueError("A verifier needs a client secret.")
        self._keys = tuple(secret.encode() for secret in secrets)
        self._tolerance = tolerance
        self._accept_hmac = accept_hmac

    def __repr__(self) -> str:
        return f"{type(self).__name__}(...)"

    def verify(self, body: bytes, headers: Mapping[str, str]) -> Event:
        """Check a request and read it. `body` is exactly what came. Raises WebhookInvalid."""
        fields = {name.lower(): value for name, value in headers.items()}
        signed = [fields.get(name, "") for name in ("webhook-id", "webhook-timestamp", "webhook-signature")]
        if all(signed):
            self._check_signature(body, *signed)
            return _event(_json(body))
        read = _json(body)
        if not self._accept_hmac:
            raise WebhookInvalid("The request has no signature.")
        self._check_hmac(read)
        return _event(read)

    def _check_signature(self, body: bytes, id_: str, timestamp: str, signatures: str) -> None:
        try:
            sent = float(timestamp)
        except ValueError:
            raise WebhookInvalid("The timestamp is no number.") from None
        # Written so that NaN is refused.
        if not abs(utc_now().timestamp() - sent) <= self._tolerance:
            raise WebhookInvalid("The request is too old, or from the future.")
        message = f"{id_}.{timestamp}.".encode() + body
        wanted = [hmac.new(key, message, hashlib.sha256).digest() for key in self._keys]
        for each in signatures.split():
            version, _, value = each.partition(",")
            if version == "v1" and any(hmac.compare_digest(digest, _base64(value)) for digest in wanted):
                return
        raise WebhookInvalid("The signature is not made with this secret.")

    def _check_hmac(self, body: Any) -> None:
        content, given = (body.get(name) if isinstance(body, dict) else None for name in ("content", "hmac"))
        if not isinstance(content, str) or not isinstance(given, str):
            raise WebhookInvalid("The request has no signature.")
        # SHA-1 is what the original signs with; as an HMAC it still holds.
        wanted = [hmac.new(key, content.encode(), hashlib.sha1).hexdigest() for key in self._keys]
        if not any(hmac.compare_digest(digest.encode(), given.lower().encode()) for digest in wanted):
            raise WebhookInvalid("The signature is not made with this secret.")


def _base64(value: str) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _json(text: str | bytes) -> Any:
    try:
        return json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as wrong:
        raise WebhookInvalid("The request is not JSON.") from wrong


def _event(body: Any) -> Event:
    if not isinstance(body, dict) or not isinstance(body.get("type"), str):
        raise WebhookInvalid("The body is not an event.")
    reference, content, about = body.get("reference"), body.get("content"), body.get("subscription")
    return Event(
        id=_integer(body.get("id")),
        type=body["type"],
        reference=str(reference) if reference is not None else None,
        retry=_integer(body.get("retry")),
        create_time=_time(body.get("createTime")),
        content=content if isinstance(content, str) else json.dumps(content, default=str),
        subscription=decode(WebhookSubscription, about) if isinstance(about, dict) else None,
    )


def _integer(value: Any) -> int | None:
    return value if isinstance(value, int) else None


def _time(value: Any) -> datetime | None:
    try:
        read = instant(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return read if isinstance(read, datetime) else None
