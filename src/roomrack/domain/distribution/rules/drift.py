"""Where a channel shows something else than it was told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from roomrack.domain.distribution.rules.deltas import NOTHING, Known
from roomrack.domain.distribution.rules.outward import VALUES, Told
from roomrack.domain.distribution.rules.spans import Spans, joined, within


@dataclass(frozen=True, slots=True)
class Drift:
    """A day of a product on which the channel shows something else."""

    product: int
    day: int
    """As an ordinal."""
    ours: Mapping[str, int]
    """What it should show, for each value that differs."""
    theirs: Mapping[str, int | None]
    """What it shows; None for nothing."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing one product came to."""

    drift: Sequence[Drift]
    late: Spans
    """Days on which the channel shows what it was told, but ours is another by now: they only wait to be sent."""


def compared(
    product: int, wanted: Told, known: Known, shown: Iterable[tuple[int, int, Mapping[str, int]]], pending: Spans
) -> Compared:
    """Compare what a channel shows of a product with what it should.

    `shown` are ranges with their values, both ends as ordinals; days that are `pending` are about to be sent and are
    passed over.
    """
    first = wanted.first.toordinal()
    days = wanted.values.shape[1]
    theirs = np.full((len(VALUES), days), NOTHING, dtype=np.int64)
    for begin, end, values in shown:
        for low, high in within(((begin, end),), first, first + days - 1):
            for value, number in values.items():
                theirs[VALUES.index(value), low - first : high - first + 1] = number
    differs = wanted.said & (theirs != wanted.values)
    for begin, end in within(pending, first, first + days - 1):
        differs[:, begin - first : end - first + 1] = False
    as_told = known.said & (theirs == known.values)
    found = [
        Drift(
            product,
            first + day,
            {VALUES[row]: int(wanted.values[row, day]) for row in np.flatnonzero(differs[:, day] & ~as_told[:, day])},
            {
                VALUES[row]: None if theirs[row, day] == NOTHING else int(theirs[row, day])
                for row in np.flatnonzero(differs[:, day] & ~as_told[:, day])
            },
        )
        for day in np.flatnonzero((differs & ~as_told).any(axis=0)).tolist()
    ]
    late = joined((first + day, first + day) for day in np.flatnonzero(differs.any(axis=0)).tolist())
    return Compared(found, late)
