"""What a group of operations is made of."""

from typing import Any, Protocol, TypeVar

from roomrack_client._flow import Call

T = TypeVar("T")


class Performer(Protocol):
    """A client that blocks, as its areas see it."""

    def perform(self, call: Call) -> Any:
        """Send a call and give the JSON of its answer."""


class AsyncPerformer(Protocol):
    """A client that awaits, as its areas see it."""

    async def perform(self, call: Call) -> Any:
        """Send a call and give the JSON of its answer."""


class Area:
    """Operations that block."""

    def __init__(self, client: Performer) -> None:
        self._client = client


class AsyncArea:
    """Operations to await."""

    def __init__(self, client: AsyncPerformer) -> None:
        self._client = client
