"""The stock engine: every path that sells goes through `move` (docs/algorithms/stock.md)."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from roomrack.domain.calendar.errors import Shortage, SoldOut
from roomrack.domain.calendar.repository import Step, StockRepository, imported
from roomrack.domain.calendar.repository.imported import Shared
from roomrack.infra.db import ReadUnit, WriteUnit

Unit = tuple[int, date]
"""One unit of a product on a local day; the product is one of `Catalog.stock`."""


@dataclass(frozen=True, slots=True)
class Move:
    """What one reservation gives back and takes."""

    reservation: int
    """Its id; an imported calendar's id with a minus, which takes units as reservations do."""
    give: Collection[Unit] = ()
    """Units that it does not hold are passed over."""
    take: Collection[Unit] = ()
    keep_anyway: bool = False
    """Take even what is not left, raising `oversold`: for reservations that are real already."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What was done, beyond what was asked for."""

    oversold: dict[int, list[Unit]] = field(default_factory=dict)
    """By reservation, the nights that `keep_anyway` left sold over their allotment."""


_repository = StockRepository()


def use(repository: StockRepository) -> None:
    """Put another repository in place of the one in use; for the race tests' controls."""
    global _repository  # noqa: PLW0603
    _repository = repository


async def move(unit: WriteUnit, accommodation: int, moves: Sequence[Move]) -> Moved:
    """Give back and take units for some reservations, all or nothing, with all locks taken once in key order.

    What a move both gives and takes stays as it is. Raises `SoldOut` with every night that is short, each move allotted
    before the next; the transaction must then be rolled back.
    """
    steps = []
    for wanted in moves:
        gives, takes = set(wanted.give), set(wanted.take)
        steps += [Step(wanted.reservation, *one, -1) for one in sorted(gives - takes)]
        steps += [Step(wanted.reservation, *one, 1, forced=wanted.keep_anyway) for one in sorted(takes - gives)]
    if not steps:
        return Moved()
    outcome = await _repository.move(unit, accommodation, steps)
    if outcome.refused:
        raise SoldOut(_shortages(steps, dict(outcome.refused)))
    over = set(outcome.oversold)
    oversold: dict[int, list[Unit]] = {}
    for step in steps:
        if step.forced and (step.product, step.day) in over:
            oversold.setdefault(step.reservation, []).append((step.product, step.day))
    return Moved(oversold)


async def held(unit: ReadUnit, accommodation: int, reservations: Collection[int]) -> dict[int, set[Unit]]:
    """The units that reservations hold, by reservation; those that hold none are absent."""
    return await _repository.held(unit, accommodation, reservations)


async def shared(unit: ReadUnit, accommodation: int, first: date) -> list[Shared]:
    """The nights from a day on of which an imported calendar and others hold units, by product and day."""
    return await imported.shared(unit, accommodation, first)


def _shortages(steps: Sequence[Step], left: dict[Unit, int]) -> list[Shortage]:
    """Which takes were one too many, given what was left of the nights that were short."""
    free = Counter(left)
    for step in steps:
        if step.amount < 0:
            free[step.product, step.day] += 1
    short = []
    for step in steps:
        one = (step.product, step.day)
        if step.amount > 0 and not step.forced and one in left:
            free[one] -= 1
            if free[one] < 0:
                short.append(Shortage(step.reservation, *one))
    return short
