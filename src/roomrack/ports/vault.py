"""The card vault, which alone sees card numbers (docs/guides/cards.md). Never called inside a transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


class VaultRefused(Exception):
    """The vault refused. `code` is its own name for why, such as `no_pin`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class VaultAway(Exception):
    """The vault gave no usable answer: the same call may succeed later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who asked for a link to a card, for the audit: ids only."""

    application: int | None
    person: int | None
    request_id: str | None


@dataclass(frozen=True, slots=True)
class Look:
    """Something that was done with a card or a PIN."""

    at: datetime
    what: str
    """SHOWN, WRONG_PIN, LOCKED, CHARGED or PIN_SET."""
    reservation: int | None
    with_cvv: bool
    processor: str | None
    application: int | None
    person: int | None
    request_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """A request to a payment processor into which the vault fills a card.

    `body` holds `{{number}}`, and any of `{{month}}`, `{{year}}`, `{{year2}}`, `{{cvv}}`, `{{holder}}`; what is filled
    in is escaped for `content_type`, a form or JSON. `processor` is a name of the vault's settings, `path` begins with
    a slash.
    """

    processor: str
    path: str
    body: str
    content_type: str = "application/x-www-form-urlencoded"
    method: str = "POST"
    headers: Mapping[str, str] = field(default_factory=dict)
    request_id: str | None = None


@dataclass(frozen=True, slots=True)
class Charged:
    """What the processor answered, the card taken out of it."""

    status: int
    content_type: str
    body: str
    cvv_cleared_at: datetime | None
    """When the vault dropped the security code, if it did so now."""


class CardVault(Protocol):
    """What the server asks of the vault. All calls raise `VaultRefused` and `VaultAway`."""

    async def link(
        self, accommodation: int, token: str, *, name: str, ask_cvv: bool, language: str, viewer: Viewer
    ) -> str:
        """A link that shows a card once, to somebody who knows the property's PIN."""
        ...

    async def register(self, accommodation: int, *, name: str, email: str, language: str) -> None:
        """Mail a property's contact a link to set a PIN."""
        ...

    async def status(self, accommodation: int, copies: Sequence[int] = ()) -> str:
        """`active`, `wait` or `none`; an active PIN is copied to the properties of `copies` that have none."""
        ...

    async def forget(self, tokens: Sequence[str]) -> None:
        """Remove cards."""
        ...

    async def looks(self, accommodation: int, limit: int) -> Sequence[Look]:
        """What was done with the cards of a property, the newest first."""
        ...

    async def charge(self, accommodation: int, token: str, charge: Charge) -> Charged:
        """Send a card to a payment processor."""
        ...

    async def close(self) -> None:
        """Close idle connections."""
        ...


class NullVault:
    """No vault was set up."""

    async def link(
        self, accommodation: int, token: str, *, name: str, ask_cvv: bool, language: str, viewer: Viewer
    ) -> str:
        """Raise `VaultAway`."""
        raise VaultAway

    async def register(self, accommodation: int, *, name: str, email: str, language: str) -> None:
        """Raise `VaultAway`."""
        raise VaultAway

    async def status(self, accommodation: int, copies: Sequence[int] = ()) -> str:
        """Raise `VaultAway`."""
        raise VaultAway

    async def forget(self, tokens: Sequence[str]) -> None:
        """Raise `VaultAway`."""
        raise VaultAway

    async def looks(self, accommodation: int, limit: int) -> Sequence[Look]:
        """Raise `VaultAway`."""
        raise VaultAway

    async def charge(self, accommodation: int, token: str, charge: Charge) -> Charged:
        """Raise `VaultAway`."""
        raise VaultAway

    async def close(self) -> None:
        """Nothing is open."""
