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
from roomrack.domain.webhooks.service.listening import Heard, Overheard, listen
from roomrack.domain.webhooks.service.registry import Renderer, area_of, configure, renderers
from roomrack.domain.webhooks.service.subscriptions import subscribe, subscriptions, unsubscribe, update
from roomrack.domain.webhooks.service.tidying import forget, withdraw_orphans

__all__ = [
    "BATCH",
    "REDELIVER_AT_ONCE",
    "AttemptShown",
    "Claims",
    "Delivery",
    "Dispatched",
    "Heard",
    "Overheard",
    "Parcel",
    "Renderer",
    "area_of",
    "attempts",
    "claim",
    "configure",
    "deliveries",
    "delivery",
    "dispatch",
    "forget",
    "listen",
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
