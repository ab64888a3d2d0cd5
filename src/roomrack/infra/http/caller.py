"""Who is calling, and what a credential lets them do. `domain.identity` fills it in; every slice reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from roomrack.core.rights import Area, Level, Permissions

__all__ = ["Area", "Caller", "Level", "Permissions", "Quota", "Scheme"]


class Scheme(StrEnum):
    """The ways in (docs/contract.md 3), named as the contract's security schemes."""

    OAUTH = "OAuthLogin"
    APPLICATION = "ApiOperations"
    KEY = "Key"


@dataclass(frozen=True, slots=True)
class Quota:
    """The caller's plain budget after this call was counted, and the window it stands in."""

    limit: int
    used: int
    reset_seconds: int
    bulk_limit: int


@dataclass(frozen=True, slots=True)
class Caller:
    """An identified caller."""

    application: int
    application_name: str
    environment: str
    """SANDBOX or PRODUCTION."""
    scheme: Scheme
    quota: Quota
    identity: int | None = None
    """The grant behind an OAuth token."""
    person: int | None = None
    """Who granted it, or who owns the key."""
    reach: Mapping[int, Permissions] = field(default_factory=dict)
    """What the caller may touch. With an accommodation in the path: that one, if granted; else all that are granted."""

    def level(self, accommodation: int, area: Area) -> Level:
        """The level granted for one area of one accommodation; NONE where nothing was."""
        return self.reach.get(accommodation, {}).get(area, Level.NONE)

    def actor(self) -> dict[str, Any]:
        """What an event keeps of the caller: ids only."""
        known = {"application": self.application, "identity": self.identity, "person": self.person}
        return {"kind": self.scheme.value, **{name: value for name, value in known.items() if value is not None}}
