"""What others hear of offers. Schema 1 of the payload is `service.terms.snapshot`."""

from collections.abc import Mapping
from typing import Any

from roomrack.infra.events import Event

TERMS_CHANGED = "offers.terms_changed"


def terms_changed(accommodation: int, before: Mapping[str, Any], after: Mapping[str, Any]) -> Event:
    """A property set other discounts or city taxes."""
    return Event(TERMS_CHANGED, accommodation, str(accommodation), after, before=before)
