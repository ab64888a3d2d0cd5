"""Use cases of revisions.

- `feed`: what an application has not acknowledged, its acknowledgements, and who changed what.
- `alerts`: telling of what waits too long.
- `log`: all events of properties, from any point on.
- `registry`: what `entrypoints` tells this slice.
"""

from roomrack.domain.revisions.service.alerts import TASK, alerts, changed, settle
from roomrack.domain.revisions.service.feed import Acknowledged, acknowledge, forget, history_of, unread
from roomrack.domain.revisions.service.log import Page, Position, Replayed, begin, replay
from roomrack.domain.revisions.service.registry import areas, renderers

__all__ = [
    "TASK",
    "Acknowledged",
    "Page",
    "Position",
    "Replayed",
    "acknowledge",
    "alerts",
    "areas",
    "begin",
    "changed",
    "forget",
    "history_of",
    "renderers",
    "replay",
    "settle",
    "unread",
]
