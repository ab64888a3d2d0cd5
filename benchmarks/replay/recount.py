"""Books kept from the API's answers alone: what the server says of each reservation, counted by somebody else."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

Night = tuple[int, date]
"""A night of a product."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A reservation as answered."""

    id: int
    product: int
    nights: tuple[date, ...]
    cancelled: bool


def local_day(instant: str, zone: ZoneInfo) -> date:
    """The day on which an instant of the API falls in a zone."""
    moment = datetime.fromisoformat(instant.split("Z", maxsplit=1)[0])
    return moment.replace(tzinfo=UTC).astimezone(zone).date()


def entry(answer: Mapping[str, Any], zone: ZoneInfo) -> Entry:
    """What an answer says of a reservation."""
    arrival, departure = local_day(answer["checkin"], zone), local_day(answer["checkout"], zone)
    nights = tuple(arrival + timedelta(night) for night in range((departure - arrival).days))
    return Entry(answer["id"], answer["product"], nights, answer["status"] == "CANCELLED")


class Books:
    """One house's nights."""

    def __init__(self, zone: ZoneInfo, rooms: Mapping[int, int]) -> None:
        """`rooms` is how many there are of each product."""
        self.zone = zone
        self.rooms = rooms
        self.entries: dict[int, Entry] = {}
        self._taken: Counter[Night] = Counter()
        self._holding: dict[int, tuple[Night, ...]] = {}

    def keep(self, answer: Mapping[str, Any], *, takes: bool) -> Entry:
        """Write down what an answer says; `takes` is false for what was booked without taking a night."""
        told = entry(answer, self.zone)
        self._release(told.id)
        self.entries[told.id] = told
        if takes and not told.cancelled:
            nights = tuple((told.product, night) for night in told.nights)
            self._taken.update(nights)
            self._holding[told.id] = nights
        return told

    def _release(self, id: int) -> None:
        self._taken.subtract(self._holding.pop(id, ()))

    def short(self, product: int, nights: Collection[date], id: int | None = None) -> list[date]:
        """The nights on which no room of the product is left for a reservation, beside what it holds itself."""
        own = set(self._holding.get(id, ())) if id is not None else set()
        full = self.rooms[product]
        return [night for night in nights if (product, night) not in own and self._taken[product, night] >= full]

    def taken(self, product: int, night: date) -> int:
        """How many rooms of the product are taken that night."""
        return self._taken[product, night]


def recounted(found: Iterable[Mapping[str, Any]], books: Books, without: Collection[int]) -> Books:
    """Books made anew from what the API lists at the end; `without` took no night."""
    fresh = Books(books.zone, books.rooms)
    for answer in found:
        fresh.keep(answer, takes=answer["id"] not in without)
    return fresh
