"""What other slices and the entrypoints may ask of webhooks."""

from roomrack.domain.webhooks.service.deliveries import (
    Claims,
    Parcel,
    claim,
    record,
    subscribing_applications,
    touch,
)
from roomrack.domain.webhooks.service.dispatch import BATCH, Dispatched, dispatch
from roomrack.domain.webhooks.service.registry import Renderer, configure, renderers
from roomrack.domain.webhooks.service.subscriptions import subscribe, subscriptions, unsubscribe, update
from roomrack.domain.webhooks.service.tidying import forget, withdraw_orphans

__all__ = [
    "BATCH",
    "Claims",
    "Dispatched",
    "Parcel",
    "Renderer",
    "claim",
    "configure",
    "dispatch",
    "forget",
    "record",
    "renderers",
    "subscribe",
    "subscribing_applications",
    "subscriptions",
    "touch",
    "unsubscribe",
    "update",
    "withdraw_orphans",
]
