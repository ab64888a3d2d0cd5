"""Assistants that answer guests in the property's name, in threads where somebody has switched them on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


class AssistantFailed(Exception):
    """The assistant did not answer. `problem` is a short reason fit for the operator's log, without personal data."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was said."""

    by_guest: bool
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Conversation:
    """What an assistant is told: what was said, the oldest first, and facts by the names of placeholders."""

    language: str | None
    """The guest's, such as EN."""
    said: Sequence[Said]
    facts: Mapping[str, str] = field(default_factory=dict)


class Assistant(Protocol):
    """Something that answers. Never called inside a transaction."""

    async def answer(self, conversation: Conversation) -> str | None:
        """What to tell the guest; None leaves it to people. Raises `AssistantFailed`."""
        ...


class NullAssistant:
    """Leaves everything to people."""

    async def answer(self, conversation: Conversation) -> str | None:
        """None."""
        return None
