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
from roomrack.domain.webhooks.service.inspection import (
    REDELIVER_AT_ONCE,
    AttemptShown,
    Delivery,
    attempts,
    deliveries,
    delivery,
    redeliver,
    send_test,
)
from roomrack.domain.webhooks.service.registry import Renderer, configure, renderers
from roomrack.domain.webhooks.service.subscriptions import subscribe, subscriptions, unsubscribe, update
from roomrack.domain.webhooks.service.tidying import forget, withdraw_orphans

__all__ = [
    "BATCH",
    "REDELIVER_AT_ONCE",
    "AttemptShown",
    "Claims",
    "Delivery",
    "Dispatched",
    "Parcel",
    "Renderer",
    "attempts",
    "claim",
    "configure",
    "deliveries",
    "delivery",
    "dispatch",
    "forget",
    "record",
    "redeliver",
    "renderers",
    "send_test",
    "subscribe",
    "subscribing_applications",
    "subscriptions",
    "touch",
    "unsubscribe",
    "update",
    "withdraw_orphans",
]
