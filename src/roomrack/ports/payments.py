"""Processors of payments: who takes money from a stored card and gives it back.

No card number, security code or the like passes here: a card is named by what the processor calls it.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from roomrack.ports.vault import Charge as CardRequest
from roomrack.ports.vault import Charged as CardAnswer


class ProcessorRefused(Exception):
    """The processor, or the bank behind it, refused. `problem` is fit for the property's eyes.

    A `final` one would be refused again however often it was tried.
    """

    def __init__(self, problem: str, *, final: bool = False) -> None:
        super().__init__(problem)
        self.problem = problem
        self.final = final


class ProcessorUnavailable(Exception):
    """The processor gave no usable answer: whether it did what it was asked is not known."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class NoticeForged(Exception):
    """A notice whose signature is not the processor's."""


@dataclass(frozen=True, slots=True)
class Account:
    """A property's account at a processor."""

    secret_key: str = field(repr=False)
    notice_secret: str | None = field(default=None, repr=False)
    """What the processor signs its notices with."""


@dataclass(frozen=True, slots=True)
class StoredCard:
    """A card that the processor keeps."""

    method: str
    customer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultCard:
    """A card that the card vault keeps, and that no processor knows yet."""

    name: str
    """What it is called in keys and descriptions; nothing secret."""
    last4: str
    has_code: bool
    """Whether the vault should still have its security code."""
    send: Callable[[CardRequest], Awaitable[CardAnswer]]
    """Has the vault fill the card into a request and send it. Raises `VaultRefused` and `VaultAway`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """Money to take. Amounts are minor units of the currency."""

    key: str
    """Calls with the same key are one: the processor takes the money once and answers the same again."""
    amount: int
    currency: str
    card: StoredCard
    description: str
    return_url: str
    """Where the guest is sent after he has confirmed with his bank."""
    labels: Mapping[str, str]
    """What notices give back."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The money was taken."""

    reference: str
    """The processor's own number."""
    authenticated: bool = False
    """Whether the guest confirmed it with his bank."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The bank wants the guest to confirm first, at `url`."""

    reference: str
    url: str


class NoticeKind(StrEnum):
    """What a notice tells."""

    TAKEN = "TAKEN"
    REFUSED = "REFUSED"
    REFUNDED = "REFUNDED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something that the processor tells by itself."""

    kind: NoticeKind
    reference: str
    """The number of the charge that it is about."""
    labels: Mapping[str, str] = field(default_factory=dict)
    refunded: int = 0
    """What went back of the charge in all, in minor units."""
    problem: str = ""


class Processor(Protocol):
    """One processor. Never called inside a transaction.

    Every method raises `ProcessorRefused` and `ProcessorUnavailable`, but for `notice`.
    """

    async def keep(self, account: Account, card: VaultCard) -> StoredCard:
        """Have the vault give the processor a card to keep. No money moves, so that it may be done again.

        Raises `VaultRefused` and `VaultAway` besides.
        """
        ...

    async def forget(self, account: Account, method: str) -> None:
        """Forget a card that was made by `keep`; one that is forgotten or unknown is no error."""
        ...

    async def charge(self, account: Account, charge: Charge) -> Taken | Asked:
        """Take money from a card whose owner is not there."""
        ...

    async def look(self, account: Account, reference: str) -> Taken | Asked:
        """What became of a charge."""
        ...

    async def withdraw(self, account: Account, reference: str) -> Taken | None:
        """Give up a charge that waits for the guest; what it became if that is too late."""
        ...

    async def refund(self, account: Account, reference: str, amount: int, currency: str, key: str) -> str:
        """Give back a part of a charge, in minor units of its currency. Gives the refund's own number."""
        ...

    async def close(self) -> None:
        """Close idle connections."""
        ...

    def notice(self, account: Account, body: bytes, signature: str) -> Notice | None:
        """What a notice tells; None when it is about something else. Raises `NoticeForged`."""
        ...
