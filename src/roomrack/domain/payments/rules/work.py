"""Asking a processor to move money, until it is known whether it did (docs/algorithms/payments.md)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LEASE = timedelta(minutes=10)
"""How long an attempt is its worker's own. Longer than a processor is waited for."""
LOOK_EVERY = timedelta(minutes=15)
"""How often a processor is asked what became of a charge that waits for the guest: a notice mostly comes first."""
CONFIRM_WITHIN = timedelta(hours=24)
"""How long a guest has for confirming."""

UNANSWERED_PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 120, 240, 360))
"""After attempts without an answer. Together they stay below the 24 hours for which processors know a key again."""
REFUSED_PAUSES = tuple(timedelta(hours=hours) for hours in (6, 24, 48))
"""After refusals that may not be the last word."""


class WorkKind(StrEnum):
    """Which way the money goes."""

    CHARGE = "CHARGE"
    REFUND = "REFUND"


class WorkStatus(StrEnum):
    """How far it is."""

    WAITING = "WAITING"
    RUNNING = "RUNNING"
    """A worker asks the processor, or died while it did."""
    ACTION = "ACTION"
    """The guest must confirm."""
    DONE = "DONE"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


class Outcome(StrEnum):
    """How an attempt ended."""

    STARTED = "STARTED"
    """It has not, or its worker died."""
    TAKEN = "TAKEN"
    REFUNDED = "REFUNDED"
    ACTION = "ACTION"
    REFUSED = "REFUSED"
    UNANSWERED = "UNANSWERED"
    POSTPONED = "POSTPONED"
    """Nobody was asked: the card can't be charged yet, or could not be given to the processor."""
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try."""

    number: int
    at: datetime
    outcome: Outcome = Outcome.STARTED
    problem: str | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Money to move, and how far that is. Amounts are minor units of the reservation's currency."""

    accommodation: int
    id: int
    kind: WorkKind
    payment: int
    reservation: int
    amount: int
    """Of a charge what is for the stay; of a refund all."""
    city_tax: int = 0
    base: int = 0
    """What had gone back of the payment before this refund."""
    status: WorkStatus = WorkStatus.WAITING
    attempts: int = 0
    refusals: int = 0
    unanswered: int = 0
    """Attempts without an answer since the last refusal."""
    automatic: bool = False
    """Whether the rules want it, and no person: a refund of what is over when a reservation is left."""
    withdrawn: bool = False
    """Whether it is not wanted any more although the guest may still confirm."""
    due_at: datetime
    action_since: datetime | None = None
    processor: str | None = None
    method: str | None = None
    """What the processor calls the card that it is asked to charge, and `customer` whose that is."""
    customer: str | None = None
    reference: str | None = None
    action_url: str | None = None
    description: str | None = None
    created_at: datetime
    ended_at: datetime | None = None
    log: tuple[Attempt, ...] = ()

    @property
    def key(self) -> str:
        """The key of the next call to the processor.

        It stays the same until the processor has refused: an attempt whose end nobody knows is repeated under its own
        key, so that the money moves once.
        """
        return f"roomrack-{self.accommodation}-{self.id}-{self.refusals}"


def after_refusal(refusals: int, *, final: bool) -> timedelta | None:
    """How long to wait after the refusal of this number, from 1; None when it was the last."""
    if final or refusals > len(REFUSED_PAUSES):
        return None
    return REFUSED_PAUSES[refusals - 1]


def after_silence(unanswered: int) -> timedelta | None:
    """How long to wait after the attempt without an answer of this number, from 1; None when it was the last."""
    return UNANSWERED_PAUSES[unanswered - 1] if unanswered <= len(UNANSWERED_PAUSES) else None
