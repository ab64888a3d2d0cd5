"""How a property takes payments."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class ProcessorName(StrEnum):
    """The processors that work here, by the words of the contract."""

    NONE = "NONE"
    DUMMY_PROCESSOR = "DUMMY_PROCESSOR"
    STRIPE = "STRIPE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a property has chosen."""

    processor: ProcessorName = ProcessorName.NONE
    automatic: bool = True
    """Whether charges are planned by the policies, and taken when they are due."""
    penalties: bool = False
    """Whether the penalty of a reservation that is left is planned too, and what is over goes back by itself."""
    ready: bool = False
    """Whether the processor's keys are known."""
    notices_ready: bool = False
    """Whether the secret that its notices are signed with is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A card of a reservation, which the processor keeps."""

    method: str
    customer: str | None = None
    scheme: str | None = None
    last4: str | None = None
    token: str | None = None
    """The card of the vault that it was made of; None where somebody stated it."""
    processor: ProcessorName | None = None
    """Who made it of that card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A card that a processor made of the vault's, and is to forget."""

    accommodation: int
    method: str
    processor: ProcessorName
    attempts: int

    @property
    def pause(self) -> timedelta:
        """How long after a failed attempt it is tried again: twice as long each time, a day at most."""
        return min(timedelta(minutes=2 ** min(self.attempts, 11)), timedelta(days=1))
