"""How a property takes payments."""

from dataclasses import dataclass
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
