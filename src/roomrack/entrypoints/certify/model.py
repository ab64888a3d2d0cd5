"""What a check is, and what can come of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from roomrack.entrypoints.certify.subject import Subject


class Level(StrEnum):
    """What a check may do to the account."""

    READ = "read"
    """Only reads, and requests that carry no valid credential."""
    WRITE = "write"
    """Writes into a sandbox property, and takes away what it made."""


class Outcome(StrEnum):
    """How a check ended."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"
    """The server does not offer what the check is about, or something that it needs was not given."""
    BROKEN = "broken"
    """The check could not be carried out: the server did not answer at all."""


class Violation(Exception):
    """The server did something else than the contract says."""

    def __init__(self, expected: str, got: str) -> None:
        super().__init__(f"expected {expected}, got {got}")
        self.expected = expected
        self.got = got


class Skipped(Exception):
    """The check can't be carried out here; the text says why."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that the contract says, and the code that looks whether it is so."""

    id: str
    """Its group and its name: `errors.unknown-path`."""
    section: str
    """The section of docs/contract.md that it rests on."""
    title: str
    """What must hold, as a sentence."""
    level: Level
    extension: bool
    """Whether it is about something that Roomrack offers beyond the contract."""
    run: Callable[["Subject"], None]

    @property
    def group(self) -> str:
        """The part of the id before the point."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a check."""

    id: str
    section: str
    title: str
    outcome: Outcome
    seconds: float
    expected: str = ""
    got: str = ""
    reason: str = ""
    """Why it was skipped or could not be carried out."""
    repeat: tuple[str, ...] = ()
    """Commands that send the requests of a failed check again, the last one being that which was judged."""
    request_id: str = ""

    @property
    def group(self) -> str:
        """The part of the id before the point."""
        return self.id.partition(".")[0]

    def as_json(self) -> dict[str, Any]:
        """All of it, in JSON's types; empty texts are left out."""
        shown: dict[str, Any] = {
            "id": self.id,
            "group": self.group,
            "section": self.section,
            "title": self.title,
            "outcome": self.outcome.value,
            "seconds": round(self.seconds, 3),
        }
        for name in ("expected", "got", "reason", "request_id"):
            if value := getattr(self, name):
                shown[name] = value
        if self.repeat:
            shown["repeat"] = list(self.repeat)
        return shown


@dataclass(slots=True)
class Registry:
    """The checks in the order in which they are run."""

    checks: list[Check] = field(default_factory=list)

    def add(
        self, id: str, section: str, title: str, *, level: Level = Level.READ, extension: bool = False
    ) -> Callable[[Callable[["Subject"], None]], Callable[["Subject"], None]]:
        """Register a function as a check. Raises `ValueError` for an id that is taken."""
        if any(each.id == id for each in self.checks):
            raise ValueError(f"there are two checks {id}")

        def register(run: Callable[["Subject"], None]) -> Callable[["Subject"], None]:
            self.checks.append(Check(id, section, title, level, extension, run))
            return run

        return register


registry = Registry()
"""Filled by the modules in `checks`."""
