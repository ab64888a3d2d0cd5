"""What the tables hold, as rows read by name."""

from dataclasses import dataclass
from datetime import UTC, datetime

from roomrack_simulator.shapes import Fault, Plan


@dataclass(frozen=True, slots=True)
class Ota:
    """An OTA, its rate limit, and whether a cancellation puts rooms back on sale."""

    ota: str
    name: str
    calls: int
    seconds: float
    replenishes: bool


@dataclass(frozen=True, slots=True)
class Hotel:
    """A hotel at an OTA."""

    id: int
    ota: str
    hotel: str
    name: str
    currency: str
    username: str
    salt: bytes
    proof: bytes
    ahead: float
    """Seconds that its clock is ahead of the machine's."""
    plan: Plan
    planned: int
    """How many steps of the plan were taken."""
    plan_from: datetime | None
    """Since when the plan runs, by the hotel's clock."""


@dataclass(frozen=True, slots=True)
class StoredFault:
    """A fault with how often it may still happen, and how often it was asked about."""

    fault: Fault
    left: int | None
    seen: int


@dataclass(frozen=True, slots=True)
class Call:
    """A line of the log."""

    at: datetime
    told_at: datetime
    operation: str
    status: int | None
    """None where the answer was lost on purpose."""
    fault: str | None
    micros: int
    summary: str


def text_of_instant(moment: datetime) -> str:
    """An instant as it is kept: text that sorts."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment_of(text: str) -> datetime:
    """The instant of such a text."""
    return datetime.fromisoformat(text)
