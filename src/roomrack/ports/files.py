"""Where pictures are kept: whole files under names that are never given to anything else.

A name is lower-case letters, digits, `-` and one `.`; what a name stands for never changes, so that whatever was read
under it may be kept for good.
"""

import re
from typing import Protocol

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}\.[a-z0-9]{1,5}", re.ASCII)
"""What every name looks like: no implementation can be led anywhere else by one."""


class StoreUnavailable(Exception):
    """The store did not do what it was asked for; later it may. `problem` is a short reason for the operator's log."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class Files(Protocol):
    """A store of files. Every method raises `StoreUnavailable`, and `ValueError` for what is no name."""

    async def put(self, name: str, content: bytes, media: str) -> None:
        """Keep a file. It is there whole or not at all; the same one again changes nothing."""
        ...

    async def get(self, name: str) -> bytes | None:
        """The file's content; None when there is none."""
        ...

    async def delete(self, name: str) -> None:
        """Let go of a file; one that is not there is no error."""
        ...


class NullFiles:
    """Keeps nothing."""

    async def put(self, name: str, content: bytes, media: str) -> None:
        """Raise `StoreUnavailable`."""
        raise StoreUnavailable("no place for files is configured")

    async def get(self, name: str) -> bytes | None:
        """None: nothing was ever kept."""
        return None

    async def delete(self, name: str) -> None:
        """Nothing is there."""


def check_name(name: str) -> None:
    """Raise `ValueError` for what is no name of a file."""
    if NAME.fullmatch(name) is None:
        raise ValueError("not the name of a file")
