"""Use cases of the registry.

- `registry`: finding, keeping and merging guests.
- `privacy`: giving out and forgetting what is known of a person.
- `police`: telling the Italian police who arrived.
- `settings`: what a property wants of its check-in.
"""

from roomrack.domain.guests.service import police
from roomrack.domain.guests.service.privacy import Export, erase, erasers, export, exporters, forget
from roomrack.domain.guests.service.registry import adopt, change, create, find, get, known, merge, recognize, remember
from roomrack.domain.guests.service.settings import link_days, read_settings, write_settings

__all__ = [
    "Export",
    "adopt",
    "change",
    "create",
    "erase",
    "erasers",
    "export",
    "exporters",
    "find",
    "forget",
    "get",
    "known",
    "link_days",
    "merge",
    "police",
    "read_settings",
    "recognize",
    "remember",
    "write_settings",
]
