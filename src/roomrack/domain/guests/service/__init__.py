"""Use cases of the registry.

- `registry`: finding, keeping and merging guests.
- `privacy`: giving out and forgetting what is known of a person.
- `police`: telling the Italian police who arrived.
- `settings`: what a property wants of its check-in.
"""

from roomrack.domain.guests.service import police
from roomrack.domain.guests.service.privacy import Export, erase, export, forget
from roomrack.domain.guests.service.registry import change, create, find, get, merge, remember
from roomrack.domain.guests.service.settings import read_settings, write_settings

__all__ = [
    "Export",
    "change",
    "create",
    "erase",
    "export",
    "find",
    "forget",
    "get",
    "merge",
    "police",
    "read_settings",
    "remember",
    "write_settings",
]
