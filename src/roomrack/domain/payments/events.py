"""What is recorded of how a property takes payments. Changes of payments are changes of their reservations."""

from collections.abc import Mapping
from typing import Any

from roomrack.infra.events import Event

SETTINGS_CHANGED = "payments.settings_changed"


def settings_changed(accommodation: int, before: Mapping[str, Any], after: Mapping[str, Any]) -> Event:
    """The processor or its keys became others; the keys themselves are not told."""
    return Event(SETTINGS_CHANGED, accommodation, str(accommodation), after, before=before)
