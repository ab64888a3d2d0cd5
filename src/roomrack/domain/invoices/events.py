"""What others hear of invoices. Payloads hold ids only: documents keep their names themselves."""

from collections.abc import Mapping
from typing import Any

from roomrack.infra.events import Event

ISSUED = "invoice.issued"
CREDITED = "invoice.credited"
CHANGED = "invoice.changed"
MAILED = "invoice.mail_requested"
SETTINGS_CHANGED = "invoice.settings_changed"


def event(type: str, accommodation: int, reference: int, **more: Any) -> Event:
    """Something happened to a document."""
    payload: Mapping[str, Any] = {"id": reference, **more}
    return Event(type, accommodation, str(reference), payload)
