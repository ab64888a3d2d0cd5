"""Telling the Italian police who sleeps where: the service Alloggiati Web (TULPS 109, decree of 7 January 2013)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


class PoliceRefused(Exception):
    """The service refused the account or the whole call. `problem` is fit for the property's eyes."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class PoliceUnavailable(Exception):
    """The service gave no usable answer: the same call may succeed later."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Account:
    """A property's account at the service."""

    user: str
    password: str
    key: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of the records of one call."""

    refused: Mapping[int, str]
    """Why records were not taken, by their place in the call from 0."""


@dataclass(frozen=True, slots=True)
class PolicePlace:
    """A municipality or state as the police numbers it."""

    code: str
    """Nine digits."""
    name: str
    province: str
    """Two letters; ES for a state."""
    ended: bool
    """Whether it exists no more."""


class PoliceService(Protocol):
    """The service of the police. Never called inside a transaction."""

    async def send(self, account: Account, records: Sequence[str]) -> Receipt:
        """Hand in records of 168 characters. Raises `PoliceRefused` and `PoliceUnavailable`."""
        ...

    async def places(self, account: Account) -> Sequence[PolicePlace]:
        """All places that the service knows. Raises `PoliceRefused` and `PoliceUnavailable`."""
        ...


class NullPolice:
    """Tells nobody."""

    async def send(self, account: Account, records: Sequence[str]) -> Receipt:
        """Raise `PoliceUnavailable`."""
        raise PoliceUnavailable("reports to the police are switched off")

    async def places(self, account: Account) -> Sequence[PolicePlace]:
        """Raise `PoliceUnavailable`."""
        raise PoliceUnavailable("reports to the police are switched off")
