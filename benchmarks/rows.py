"""A row of the table: what is measured, what it is measured against, and what it must reach."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

Measure = Callable[[], Awaitable[float]]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure."""

    key: str
    """What selects it on the command line; several rows can share it."""
    what: str
    unit: str
    figure: Measure
    floor: float | None = None
    """What the figure must reach; the most it may be where less is better."""
    less_is_better: bool = False
    ceiling: Measure | None = None
    against: str = ""
    """What the ceiling is."""
    share: float | None = None
    """The least that the figure must be of its ceiling."""
    prepare: Callable[[], Awaitable[None]] | None = None
    """Run before each repetition, unmeasured."""


@dataclass(slots=True)
class Outcome:
    """What a row came to: medians, and every repetition."""

    row: Row
    figures: list[float] = field(default_factory=list)
    ceilings: list[float] = field(default_factory=list)

    @property
    def figure(self) -> float:
        """The median of the figure."""
        return median(self.figures)

    @property
    def ceiling(self) -> float | None:
        """The median of the ceiling."""
        return median(self.ceilings) if self.ceilings else None

    @property
    def reached(self) -> bool | None:
        """Whether the figure is what it must be; None where nothing is asked of it."""
        row = self.row
        asked = []
        if row.floor is not None:
            asked.append(self.figure <= row.floor if row.less_is_better else self.figure >= row.floor)
        if row.share is not None and self.ceiling:
            asked.append(self.figure >= row.share * self.ceiling)
        return all(asked) if asked else None


async def interleaved(rows: Sequence[Row], runs: int, tell: Callable[[str], None]) -> list[Outcome]:
    """Measure some rows in turn, each right beside its ceiling, and all of them again until every one has its runs."""
    outcomes = [Outcome(row) for row in rows]
    for number in range(runs):
        for outcome in outcomes:
            row = outcome.row
            tell(f"{row.what} (run {number + 1} of {runs})")
            if row.prepare is not None:
                await row.prepare()
            outcome.figures.append(await row.figure())
            if row.ceiling is not None:
                await asyncio.sleep(0.2)
                outcome.ceilings.append(await row.ceiling())
    return outcomes
