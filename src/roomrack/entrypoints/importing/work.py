"""What all parts of an import share: transactions, and what was taken over before."""

import hashlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from roomrack.entrypoints.importing.model import SEQUENCES, Done, Kind, Left, Progress, Renumbered, Report
from roomrack.entrypoints.importing.source import Source
from roomrack.infra import imported
from roomrack.infra.db import Context, Database, ReadUnit, WriteUnit, is_retryable, sqlstate
from roomrack.infra.imported import Known

T = TypeVar("T")

FORM = 4
"""A number that changes when this code takes over more than before, so that everything is looked at again."""
ATTEMPTS = 5
LOCK_NOT_AVAILABLE = "55P03"
GONE = b"gone"
"""The digest of something that only old reservations name: it has an id here, and is nothing here."""


@dataclass(slots=True)
class House:
    """A property that is being taken over: its id there and here, and which id of its products and rooms is which."""

    source_id: str
    accommodation: int
    products: dict[int, int] = field(default_factory=dict)
    at_source: frozenset[int] = frozenset()
    """The products that the source lists, by their ids there."""
    listed: list[int] = field(default_factory=list)
    """Those of them that are here."""
    policies: dict[int, int] = field(default_factory=dict)
    extras: dict[int, int] = field(default_factory=dict)
    plans: dict[int, int] = field(default_factory=dict)
    rooms: dict[int, int] = field(default_factory=dict)
    guests: dict[int, int] = field(default_factory=dict)
    tags: dict[int, int] | None = None
    """Which tag of reservations is which; None until a reservation has one."""
    registry: bool = False
    """Whether the source tells its registry of guests."""

    @property
    def sold(self) -> dict[int, int]:
        """The products that are here, by their ids there; without those that only old reservations name."""
        return {number: self.products[number] for number in self.listed}


@dataclass(frozen=True, slots=True)
class Work:
    """An import at work."""

    database: Database
    context: Context
    source: Source
    report: Report
    progress: Progress
    owner: int
    """The person whom new properties belong to."""
    since: date
    """Reservations with a night from this day on are taken over."""

    @asynccontextmanager
    async def reading(self, accommodation: int | Collection[int] | None) -> AsyncIterator[ReadUnit]:
        """A reading transaction that sees one property, several, or none."""
        async with self.database.read(self._scoped(accommodation)) as unit:
            yield unit

    async def writing(
        self, accommodation: int | Collection[int] | None, work: Callable[[WriteUnit], Awaitable[T]]
    ) -> T:
        """Do something in a transaction that sees one property, several, or none; no other import writes meanwhile.

        Done again when the database has ended it in favour of another transaction.
        """
        for attempt in range(ATTEMPTS):
            try:
                async with self.database.write(self._scoped(accommodation)) as unit:
                    await imported.alone(unit)
                    return await work(unit)
            except Exception as error:
                passing = is_retryable(error) or sqlstate(error) == LOCK_NOT_AVAILABLE
                if not passing or attempt == ATTEMPTS - 1:
                    raise
        raise AssertionError("the last attempt gives or raises")

    async def skip(self, kind: Kind, wanted: Sequence[int]) -> None:
        """Keep the ids there from ever being given to others here, as far as that is still possible."""
        await self.writing(None, lambda unit: imported.skip(unit, SEQUENCES[kind], wanted))

    async def number(self, unit: WriteUnit, kind: Kind, wanted: Sequence[int]) -> dict[int, int]:
        """Ids here for things that are about to be made."""
        return await imported.keep(unit, SEQUENCES[kind], wanted)

    def numbered(self, accommodation: str, kind: Kind, source: int, here: int) -> None:
        """Tell which id a new thing got; once it is committed."""
        if source == here:
            self.report.kept[kind] += 1
        else:
            self.report.renumbered.append(Renumbered(accommodation, kind, source, here))

    def _scoped(self, accommodation: int | Collection[int] | None) -> Context:
        seen = {accommodation} if isinstance(accommodation, int) else accommodation or ()
        return replace(self.context, scope=frozenset(seen))


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one thing."""

    source_id: str
    done: Done
    left: Sequence[Left] = ()
    id: int | None = None
    digest: bytes = b""

    @property
    def known(self) -> Known:
        """What is remembered of it."""
        return Known(self.source_id, self.id, self.digest, [one.as_json() for one in self.left])


async def remember(unit: WriteUnit, accommodation: int, kind: Kind, taken: Iterable[Taken]) -> None:
    """Write down what is here now; what was refused is tried again the next time."""
    await imported.remember(
        unit, accommodation, SEQUENCES[kind], [one.known for one in taken if one.done is not Done.REFUSED]
    )


def tell(work: Work, house: str, kind: Kind, taken: Iterable[Taken]) -> None:
    """Count what was committed, and tell what was left out."""
    for one in taken:
        work.report.count(kind, one.done)
        for left in one.left:
            work.report.refuse(house, kind, one.source_id, left)
        if one.done is Done.CREATED and one.id is not None and one.source_id.isdigit():
            work.numbered(house, kind, int(one.source_id), one.id)


def digest(*parts: Any) -> bytes:
    """What a thing looks like at the source: equal for equal JSON, however its numbers are written."""
    text = json.dumps([FORM, *parts], sort_keys=True, default=_plain, separators=(",", ":"))
    return hashlib.sha256(text.encode()).digest()


def _plain(value: object) -> Any:
    if isinstance(value, Decimal):
        return str(value.normalize() + 0)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is not JSON")
