"""What the shared core asks of the client that runs it.

The core (`_flow`, `auth`) is written once, as generators that do no I/O: they yield one of these and are sent its
outcome. `Client` carries them out by blocking, `AsyncClient` by awaiting.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

import httpx2

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Send:
    """Send a request and read the whole answer. The outcome is an httpx2.Response or a TransportError, never raised."""

    request: httpx2.Request


@dataclass(frozen=True, slots=True)
class Wait:
    """Let that many seconds pass."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Run:
    """Call something that may block, such as a token store; the outcome is what it returns."""

    function: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Alone:
    """Carry out other steps while nothing else of the same client does so; the outcome is what they return."""

    steps: "Steps[Any]"


Effect: TypeAlias = Send | Wait | Run | Alone
Steps: TypeAlias = Generator[Effect, Any, T]
