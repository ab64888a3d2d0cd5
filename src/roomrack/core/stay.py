"""Spans of local days: the nights of a stay, and closed ranges of the calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days from ``first`` to ``last``, both included; raises ValueError when they are reversed."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"the range ends on {self.last}, before it starts on {self.first}")

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range(len(self)))

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay from its local arrival day to its local departure day; raises ValueError for less than one night."""

    arrival: date
    departure: date

    def __post_init__(self) -> None:
        if self.departure <= self.arrival:
            raise ValueError(f"a stay from {self.arrival} to {self.departure} has no night")

    def __len__(self) -> int:
        return (self.departure - self.arrival).days

    @property
    def nights(self) -> list[date]:
        """The local days from arrival to the day before departure (docs/contract.md 1)."""
        return [self.arrival + timedelta(days=n) for n in range(len(self))]
