"""Webhooks as a receiver checks them with the Python client."""

import hashlib
import hmac
import json
import time
from base64 import b64encode
from decimal import Decimal
from typing import Any

import pytest
from standardwebhooks import Webhook

import roomrack_client as sdk

CONTENT = json.dumps({"id": 1000007, "status": "CONFIRMED", "roomGross": 99.9})
BODY = {
    "id": 1000042,
    "type": "RESERVATION_CREATED",
    "reference": "1000007",
    "retry": 18,
    "createTime": "2026-11-24T12:00:00Z[UTC]",
    "hmac": hmac.new(b"secret", CONTENT.encode(), hashlib.sha1).hexdigest(),
    "content": CONTENT,
    "subscription": {"id": 1000000, "type": "RESERVATION_CREATED", "endpoint": "https://hooks.example/roomrack"},
}
RAW = json.dumps(BODY).encode()


def signed(secret: str = "secret", raw: bytes = RAW, at: float | None = None, id_: str = "msg_1") -> dict[str, str]:
    """Header fields as Standard Webhooks wants them, made without the code under test."""
    timestamp = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), f"{id_}.{timestamp}.".encode() + raw, hashlib.sha256).digest()
    signature = f"v1,{b64encode(digest).decode()}"
    return {"Webhook-Id": id_, "Webhook-Timestamp": timestamp, "Webhook-Signature": signature}


def test_a_signed_event_is_read() -> None:
    event = sdk.WebhookVerifier("secret").verify(RAW, signed())
    assert (event.id, event.type, event.reference, event.retry) == (1000042, "RESERVATION_CREATED", "1000007", 18)
    assert event.create_time is not None
    assert event.create_time.isoformat() == "2026-11-24T12:00:00+00:00"
    assert event.reservation is not None
    assert (event.reservation.id, event.reservation.room_gross) == (1000007, Decimal("99.9"))
    assert event.subscription is not None
    assert event.subscription.id == 1000000


def test_the_published_library_agrees() -> None:
    headers = {name.lower(): value for name, value in signed().items()}
    assert Webhook("whsec_" + b64encode(b"secret").decode()).verify(RAW, headers) == BODY


def test_one_of_two_secrets_and_one_of_several_signatures_suffice() -> None:
    headers = signed("old")
    headers["Webhook-Signature"] = f"v2,x v1,!!! {headers['Webhook-Signature']}"
    assert sdk.WebhookVerifier("new", "old").verify(RAW, headers).id == 1000042


def change(**fields: str) -> dict[str, str]:
    """Signed header fields, some of them tampered with."""
    return {**signed(), **{name.replace("_", "-").title(): value for name, value in fields.items()}}


@pytest.mark.parametrize(
    ("raw", "headers"),
    [
        pytest.param(RAW + b" ", signed(), id="body"),
        pytest.param(RAW, signed("other"), id="secret"),
        pytest.param(RAW, change(webhook_id="msg_2"), id="id"),
        pytest.param(RAW, change(webhook_signature="v1,"), id="empty"),
        pytest.param(RAW, change(webhook_signature=""), id="none"),
        pytest.param(RAW, change(webhook_timestamp="nan"), id="nan"),
        pytest.param(RAW, change(webhook_timestamp="soon"), id="words"),
        pytest.param(RAW, signed(at=time.time() - 3600), id="old"),
        pytest.param(RAW, signed(at=time.time() + 3600), id="future"),
        pytest.param(RAW, {}, id="unsigned"),
        pytest.param(b"{", signed(raw=b"{"), id="json"),
        pytest.param(b"[]", signed(raw=b"[]"), id="event"),
    ],
)
def test_anything_else_is_refused(raw: bytes, headers: dict[str, str]) -> None:
    with pytest.raises(sdk.WebhookInvalid):
        sdk.WebhookVerifier("secret").verify(raw, headers)


def test_the_originals_hmac_is_taken_where_it_is_asked_for() -> None:
    with pytest.raises(sdk.WebhookInvalid):
        sdk.WebhookVerifier("secret").verify(RAW, {})
    event = sdk.WebhookVerifier("secret", accept_hmac=True).verify(RAW, {})
    assert event.reservation is not None
    changes: list[dict[str, Any]] = [{"content": "{}"}, {"hmac": "0" * 40}, {"hmac": None}, {"hmac": "é"}]
    for wrong in changes:
        with pytest.raises(sdk.WebhookInvalid):
            sdk.WebhookVerifier("secret", accept_hmac=True).verify(json.dumps(BODY | wrong).encode(), {})


def test_an_event_about_something_else_is_data() -> None:
    raw = json.dumps({"type": "CONTENT_NOTIFICATION", "content": '{"success": true}'}).encode()
    event = sdk.WebhookVerifier("secret").verify(raw, signed(raw=raw))
    assert event.reservation is None
    assert event.data == {"success": True}


def test_a_verifier_needs_a_secret() -> None:
    for secrets in ((), ("",)):
        with pytest.raises(ValueError, match="secret"):
            sdk.WebhookVerifier(*secrets)
