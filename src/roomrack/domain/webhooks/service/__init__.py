"""What other slices and the entrypoints may ask of webhooks."""

from roomrack.domain.webhooks.service.deliveries import Claims, Parcel, claim, record
from roomrack.domain.webhooks.service.dispatch import Dispatched, dispatch
from roomrack.domain.webhooks.service.registry import Renderer, configure, renderers
from roomrack.domain.webhooks.service.subscriptions import subscribe, subscriptions, unsubscribe, update
from roomrack.domain.webhooks.service.tidying import forget, withdraw_orphans

__all__ = [
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
    "subscriptions",
    "unsubscribe",
    "update",
    "withdraw_orphans",
]
