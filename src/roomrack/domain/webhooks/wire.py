"""Shapes of the webhooks slice: the subscription, and the body that receivers get."""

from typing import Any

from roomrack.core.localtime import format_instant
from roomrack.domain.webhooks.rules import Subscription, content_signature, retries_left
from roomrack.domain.webhooks.service import Parcel


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
